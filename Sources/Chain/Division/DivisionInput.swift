// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
public import Exact

/// One that takes part, as the engine calls it.
private typealias Claim = Party
/// An equal claim, as the engine calls it.
private typealias EqualClaim = Tie

extension DivisionInput.Tie {
  fileprivate init(_ tie: EqualClaim) { self.init(parties: tie.parties, winners: tie.winners) }
}

/// How something is divided (methode). The raw value is the Dutch name on the command line and in addresses.
public enum DivisionMethod: String, CaseIterable, Sendable {
  /// Each share rounded up by itself; together they can be more than the whole.
  case up = "naar-boven"
  /// Each share rounded arithmetically by itself (R5.10); the sum can differ from the whole.
  case arithmetic = "rekenkundig"
  /// Rounded down, and one more for the largest remainders.
  case largestRemainder = "grootste-rest"
  /// The divisor method with halves: favours neither large nor small.
  case sainteLague = "sainte-lague"
  /// The divisor method that rounds down: favours large areas.
  case dHondt = "d-hondt"
  /// The divisor method with the geometric mean.
  case huntingtonHill = "huntington-hill"
  /// The divisor method that rounds up: favours small areas.
  case adams
  /// The divisor method with the harmonic mean.
  case dean
  /// Levels what each carries: nobody gets one more while another with room carries less.
  case leximin

  /// The method of the engine; nil for levelling, which is another sum.
  var apportionment: ApportionmentMethod? {
    switch self {
    case .up: .roundingUp
    case .arithmetic: .arithmetic
    case .largestRemainder: .largestRemainder
    case .sainteLague: .sainteLague
    case .dHondt: .dHondt
    case .huntingtonHill: .huntingtonHill
    case .adams: .adams
    case .dean: .dean
    case .leximin: nil
    }
  }

  /// Whether the shares always add up to the whole.
  public var addsUp: Bool { self != .up && self != .arithmetic }
}

/// All that a division is made from: the same input gives the same shares, now and later.
public struct DivisionInput: Hashable, Sendable {
  /// One that takes part, such as a municipality.
  public struct Party: Hashable, Sendable {
    /// The code of an area, or the name in a table of the user's own.
    public var code: String
    /// What it weighs; zero or more.
    public var weight: Fraction
    /// What it has already, in the unit that is divided.
    public var standing: Int
    /// The least that it gets besides.
    public var minimum: Int
    /// The most that it gets besides; nil for no limit.
    public var maximum: Int?

    /// One that takes part.
    public init(code: String, weight: Fraction, standing: Int = 0, minimum: Int = 0, maximum: Int? = nil) {
      self.code = code
      self.weight = weight
      self.standing = standing
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// How much is divided, on top of what stands.
  public var total: Int
  /// How.
  public var method: DivisionMethod
  /// The smallest number that somebody without anything standing can get, besides nothing: a site of that size. One
  /// for no such limit. With sites the highest load is kept as low as can be first.
  public var smallestSite: Int
  /// Who takes part, in a fixed order.
  public var parties: [Party]

  /// The input of a division.
  public init(total: Int, method: DivisionMethod, smallestSite: Int = 1, parties: [Party]) {
    self.total = total
    self.method = method
    self.smallestSite = smallestSite
    self.parties = parties
  }

  /// Parties with an equal claim on the last places, which were too few for all of them.
  public struct Tie: Hashable, Sendable {
    /// All that had the claim, by their place.
    public let parties: [Int]
    /// Those of them that got a place.
    public let winners: [Int]
  }

  /// What each party gets besides what it has, in their order.
  ///
  /// - Throws: RT-290 to RT-299, when it cannot be done.
  public func shares() throws(Fault) -> [Int] { try outcome().shares }

  /// What each party gets, where parties had an equal claim, and whether no better division exists.
  ///
  /// - Throws: RT-290 to RT-299, when it cannot be done.
  public func outcome() throws(Fault) -> (shares: [Int], ties: [Tie], isProven: Bool) {
    let weights = try wholeWeights()
    do {
      guard let apportionment = method.apportionment else { return try levelled(weights) }
      if smallestSite > 1 { throw needsLevelling }
      if !method.addsUp, parties.contains(where: { $0.standing > 0 }) { throw roundsEachApart }
      let standing = parties.reduce(0) { $0 + $1.standing }
      // Divided together with what stands, of which nobody loses any.
      let claims = zip(parties, weights).map { party, weight in
        Claim(
          weight: weight, minimum: party.standing + party.minimum, maximum: party.maximum.map { $0 + party.standing })
      }
      let whole = try apportion(total + standing, over: claims, by: apportionment)
      return (zip(whole.shares, parties).map { $0 - $1.standing }, whole.ties.map(Tie.init), true)
    } catch let fault as ApportionmentFault {
      throw explained(fault)
    } catch let fault as Fault {
      throw fault
    } catch {
      preconditionFailure("the engine throws its own faults only: \(error)")
    }
  }

  private func levelled(_ weights: [Int]) throws -> (shares: [Int], ties: [Tie], isProven: Bool) {
    let claims = zip(parties, weights).map { party, weight in
      LevelParty(
        weight: weight, standing: party.standing, minimum: party.minimum, maximum: party.maximum,
        smallestStep: party.standing == 0 && smallestSite > 1 ? smallestSite : 0)
    }
    let free = try level(total, over: claims)
    let best = smallestSite > 1 ? evenlySited(claims) ?? free : free
    return (best.added, best.ties.map(Tie.init), best.isProven)
  }

  /// Levels with sites of a smallest size: first the highest load is made as low as can be, and then the lowest as high.
  ///
  /// Levelling alone would send sites to the smallest places, which one site lifts highest. So nobody gets more than its
  /// part of a number that is the smallest with which everything can still be placed, found by halving.
  private func evenlySited(_ claims: [LevelParty]) -> Levelling? {
    let weight = claims.reduce(0) { $0 + $1.weight }
    func attempt(_ ceiling: Int) -> Levelling? {
      let held = claims.map { claim in
        var held = claim
        let part = Rounding.down.divide(product: ceiling, claim.weight, by: weight) - claim.standing
        // A minimum below a site counts as a site.
        let least = claim.minimum == 0 ? 0 : max(claim.minimum, claim.smallestStep)
        let most = max(least, min(claim.maximum ?? part, part))
        held.maximum = most < max(1, claim.smallestStep) && claim.minimum == 0 ? 0 : most
        return held
      }
      return try? level(total, over: held)
    }
    var (low, high) = (0, max(1, total))
    while attempt(high) == nil {
      guard high < DivisionInput.heaviest else { return nil }
      (low, high) = (high, high * 2)
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if attempt(middle) == nil { low = middle } else { high = middle }
    }
    return attempt(high)
  }
}
