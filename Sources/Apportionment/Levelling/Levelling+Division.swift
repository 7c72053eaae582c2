// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Divides `total` over the parties so that their loads, (standing + added) ÷ weight, are levelled from below
/// (leximin).
///
/// Of all divisions in whole numbers that keep the bounds and add up to the total, it is the one of which the lowest
/// load is highest, and of those the one of which the second lowest is highest, and so on: of the loads in ascending
/// order the first that differs is the higher one. So nobody gets one more while another with room for it stands
/// lower. Of two that stand equally low, the lighter one goes before, because one unit lifts it higher; so ties are
/// left only between equal weights.
///
/// What is guaranteed:
/// - without steps the answer is always this one, exactly;
/// - with steps, of one size beside any number of parties without: likewise, unless `isProven` is false. The one case
///   that takes a search is that maximums bind those who just take part: too little is left for another step and no
///   room to place it, or such a maximum is below two steps. The search then looks at one million parties together
///   and after that gives the best it has found, which keeps every bound;
/// - whether any division exists at all is always answered exactly;
/// - steps of two sizes are a fault. A step of a party with a minimum above zero, or with a maximum below the step,
///   is no matter of choice and does not count as one.
///
/// A party without weight has no load and gets its minimum only.
///
/// - Throws: a fault when a number is out of range, or when bounds, steps and total conflict.
public func level(_ total: Int, over parties: [LevelParty]) throws(ApportionmentFault) -> Levelling {
  let problem = try LevelProblem(total, over: parties)
  var search = LevelSearch(problem)
  let outcome = search.best()
  var added = problem.fixed
  for (index, amount) in zip(problem.weighty, outcome.amounts) { added[index] = amount }
  let ties = outcome.ties.map { tie in
    Tie(tie.parties.map { problem.weighty[$0] }, winners: tie.winners.map { problem.weighty[$0] })
  }
  return Levelling(added: added, ties: ties, isProven: search.isProven)
}
