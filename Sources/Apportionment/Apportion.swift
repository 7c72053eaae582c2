// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Divides `total` over the parties in proportion to their weights, exactly.
///
/// What bounds mean: each number is the middle one of its minimum, its maximum, and what the method gives for one
/// divisor that is the same for all. So a bound changes the number of the party that it binds, and the others share
/// the rest in proportion as if that party were not there. With the largest remainder the middle one is taken of the
/// quotas, weight × one factor, before they are rounded. The two methods that round each quota on its own keep the
/// rounded number within the bounds and move nothing to others.
///
/// A party without weight gets its minimum. When there is too little to give each of several equal claims one,
/// the greater weight goes before, and then the party that was given first; `ties` tells it. With Adams, Dean and
/// Huntington-Hill the claims on a first unit are all equal, and before any other.
///
/// - Throws: a fault when a number is out of range, or when bounds and total conflict.
public func apportion(
  _ total: Int, over parties: [Party], by method: ApportionmentMethod
) throws(ApportionmentFault) -> Apportionment {
  try Limits.check(total: total, parties)
  guard total > 0 || method.isExact else { return QuotaRounding.nothing(over: parties) }
  if parties.allSatisfy({ $0.weight == 0 }), total > 0 { throw .noWeight }
  switch method {
  case .roundingUp, .arithmetic:
    return QuotaRounding.apportion(total, over: parties, up: method == .roundingUp)
  case .largestRemainder:
    try Limits.checkSums(total: total, parties)
    return LargestRemainder.apportion(total, over: parties)
  case .sainteLague: return try divide(total, over: parties, by: .middle)
  case .dHondt: return try divide(total, over: parties, by: .upper)
  case .huntingtonHill: return try divide(total, over: parties, by: .geometric)
  case .adams: return try divide(total, over: parties, by: .lower)
  case .dean: return try divide(total, over: parties, by: .harmonic)
  }
}

private func divide(
  _ total: Int, over parties: [Party], by signpost: Signpost
) throws(ApportionmentFault) -> Apportionment {
  try Limits.checkSums(total: total, parties)
  return DivisorMethod.apportion(total, over: parties, by: signpost)
}
