// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The best levelling among all choices of who takes part.
///
/// `LevelAttempt` is never worse than the best, because it looks past the maximums of those who just take part and
/// past a rest without a place. Where it did so, one of these is settled both ways, taking part or not, and each way
/// is tried again.
struct LevelSearch {
  private let problem: LevelProblem
  private var leader: LevelAttempt?
  /// How many more attempts may be made.
  private var attempts: Int
  /// False when the search was broken off.
  private(set) var isProven = true

  init(_ problem: LevelProblem) {
    self.problem = problem
    attempts = max(32, 1_000_000 / max(1, problem.seekers.count))
  }

  mutating func best() -> LevelAttempt {
    search(problem.seekers)
    return leader ?? fallback()
  }

  private mutating func search(_ seekers: [Seeker]) {
    guard StepReach(seekers, step: problem.step, total: problem.total).isReachable else { return }
    guard attempts > 0 else {
      isProven = false
      return
    }
    attempts -= 1
    let attempt = LevelAttempt(seekers, step: problem.step, total: problem.total)
    if let leader, !attempt.isBetter(than: leader) { return }
    guard let doubtful = attempt.doubtful else {
      leader = attempt
      return
    }
    if let with = LevelSearch.settled(seekers, doubtful, takesPart: true, total: problem.total) { search(with) }
    if let without = LevelSearch.settled(seekers, doubtful, takesPart: false, total: problem.total) { search(without) }
  }

  /// One taken as taking part, and all who then surely do as well; or as staying out, likewise.
  private static func settled(_ seekers: [Seeker], _ one: Int, takesPart: Bool, total: Int) -> [Seeker]? {
    var result = seekers
    for index in seekers.indices where seekers[index].step > 0 {
      let follows =
        takesPart ? goesBefore(index, one, in: seekers) : goesBefore(one, index, in: seekers)
      guard follows || index == one else { continue }
      if takesPart { result[index].lowest = seekers[index].step } else { result[index].highest = 0 }
      result[index].step = 0
    }
    let lowest = result.reduce(Int128(0)) { $0 + Int128($1.lowest) }
    return lowest <= total ? result : nil
  }

  /// Whether there is a best division in which `one` takes part if `other` does: it can take the whole of the other's
  /// amount, and stands lower, or as low and is lifted no less by it.
  private static func goesBefore(_ one: Int, _ other: Int, in seekers: [Seeker]) -> Bool {
    let (left, right) = (seekers[one], seekers[other])
    guard one != other, left.highest >= right.highest else { return false }
    let leftLoad = Signpost.lower.claim(weight: left.weight, amount: left.standing)
    let rightLoad = Signpost.lower.claim(weight: right.weight, amount: right.standing)
    guard leftLoad == rightLoad else { return leftLoad < rightLoad }
    return (left.weight, right.highest, one) < (right.weight, left.highest, other)
  }

  /// Some division that keeps every bound: those with the greatest maximums take part.
  private func fallback() -> LevelAttempt {
    var seekers = problem.seekers
    let reach = StepReach(seekers, step: problem.step, total: problem.total)
    for (rank, index) in reach.ranked.enumerated() {
      if rank < reach.number { seekers[index].lowest = problem.step } else { seekers[index].highest = 0 }
      seekers[index].step = 0
    }
    return LevelAttempt(seekers, step: problem.step, total: problem.total)
  }
}
