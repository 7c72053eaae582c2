// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A levelling that is at least as good as the best one for these seekers, and is that one when nothing is doubtful.
///
/// From below, claims are met until the next ones can't be met for all. Nobody below that level could be better off,
/// and to leave as few as can be at it, units go to those who take one at a time before they go to those who need a
/// whole step. Of the latter, who all stand equally low, the lightest take part; what is left after that is less than
/// a step, so nobody else can, and it levels the loads of those who do.
struct LevelAttempt {
  /// What each seeker takes.
  private(set) var amounts: [Int]
  private(set) var ties: [Tie] = []
  /// A seeker that takes more than it may, or that may have to take part so that everything is placed.
  private(set) var doubtful: Int?

  private var seekers: [Seeker]

  init(_ seekers: [Seeker], step: Int, total: Int) {
    self.seekers = seekers
    let rise = Rise(seekers, by: .lower, total: total)
    amounts = rise.amounts
    let left = rise.rest - rise.next.count
    guard left > 0, !rise.nextByStep.isEmpty else {
      finish(rise)
      return
    }
    let (number, unused) = left.quotientAndRemainder(dividingBy: step)
    resume(rise, raising: rise.next, number, step: step, total: total)
    // As few stay at the level when one unit is taken from those who take one at a time, if just that makes another
    // step.
    guard unused == step - 1, let last = rise.next.max(by: { goesBefore($0, $1) }) else { return }
    var other = self
    (other.amounts, other.ties, other.doubtful) = (rise.amounts, [], nil)
    other.resume(rise, raising: rise.next.filter { $0 != last }, number + 1, step: step, total: total)
    if other.isBetter(than: self) { self = other }
  }

  private func goesBefore(_ one: Int, _ other: Int) -> Bool {
    (seekers[one].weight, one) < (seekers[other].weight, other)
  }

  /// Gives the last units, too few for all who are next, to the lightest of them.
  private mutating func finish(_ rise: Rise) {
    amounts = rise.amounts
    let order = rise.next.sorted(by: goesBefore)
    for seeker in order.prefix(rise.rest) { amounts[seeker] += 1 }
    addTie(among: order, first: rise.rest)
  }

  /// The same with who takes part settled: all who do already, and the `number` lightest of those whose turn it is.
  private mutating func resume(_ rise: Rise, raising raised: [Int], _ number: Int, step: Int, total: Int) {
    var settled = seekers
    for index in seekers.indices {
      settled[index].lowest = amounts[index]
      if seekers[index].step > 0, amounts[index] == 0 { settled[index].highest = 0 }
      settled[index].step = 0
    }
    for seeker in raised { settled[seeker].lowest += 1 }
    let order = rise.nextByStep.sorted(by: goesBefore)
    for seeker in order.prefix(number) {
      settled[seeker].lowest = step
      // What is left is less than a step, so this is room enough for all of it.
      settled[seeker].highest = max(seekers[seeker].highest, 2 * step - 1)
    }
    finish(Rise(settled, by: .lower, total: total))
    addTie(among: order, first: number, tradingAmounts: true)
    if amounts.reduce(0, +) < total { doubtful = order[number] }
    if let overfull = order.prefix(number).first(where: { amounts[$0] > seekers[$0].highest }) { doubtful = overfull }
  }

  /// Equal weights around the place where an order is cut: another choice among them would be as good.
  private mutating func addTie(among order: [Int], first count: Int, tradingAmounts: Bool = false) {
    guard count > 0, count < order.count else { return }
    let weight = seekers[order[count]].weight
    let winners = order.prefix(count).filter { seekers[$0].weight == weight }
    guard let least = winners.map({ amounts[$0] }).min() else { return }
    let losers = order.dropFirst(count).filter { loser in
      // There must be room for one more, or where whole amounts would be traded for such an amount.
      seekers[loser].weight == weight && seekers[loser].highest >= (tradingAmounts ? least : amounts[loser] + 1)
    }
    if !losers.isEmpty { ties.append(Tie(winners + losers, winners: winners)) }
  }

  /// Whether of the loads in ascending order the first that differs is the higher one here.
  func isBetter(than other: LevelAttempt) -> Bool {
    // Those with equal amounts have equal loads in both and decide nothing.
    let changed = amounts.indices.filter { amounts[$0] != other.amounts[$0] }
    let (mine, others) = (loads(of: changed), other.loads(of: changed))
    for (one, another) in zip(mine, others) where one != another { return another < one }
    return false
  }

  private func loads(of chosen: [Int]) -> [Claim] {
    chosen.map { Signpost.lower.claim(weight: seekers[$0].weight, amount: seekers[$0].standing + amounts[$0]) }.sorted()
  }
}
