// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// One of those who take units in the order of their claims.
struct Seeker {
  /// Above zero.
  var weight: Int
  /// What it has before it takes anything, in units.
  var standing = 0
  /// It takes at least so many.
  var lowest: Int
  /// It takes at most so many.
  var highest: Int
  /// Above zero: it takes nothing, or at least so many. Its lowest is then zero and its highest no less than the step.
  var step = 0
}

/// All claims are met, from the lowest on, as far as the total goes.
///
/// It stops at the first claim that can't be met for all who have it. First two levels on both sides of that claim are
/// found by halving, over all doubles; what lies between them is done claim by claim, exactly.
struct Rise {
  /// What each seeker takes.
  private(set) var amounts: [Int]
  /// What is left: too little for all of the next, or more than anyone may take.
  private(set) var rest: Int
  /// Who is next and takes one unit at a time.
  private(set) var next: [Int] = []
  /// Who is next and takes a whole step first.
  private(set) var nextByStep: [Int] = []

  private let seekers: [Seeker]
  private let signpost: Signpost

  private struct Candidate: Comparable {
    var claim: Claim
    var seeker: Int

    static func < (left: Candidate, right: Candidate) -> Bool { left.claim < right.claim }
  }

  /// - Precondition: all `lowest` together are at most the total.
  init(_ seekers: [Seeker], by signpost: Signpost, total: Int) {
    (self.seekers, self.signpost) = (seekers, signpost)
    (amounts, rest) = ([], total)
    let highest = seekers.map(\.highest)
    if Rise.fits(highest, total) {
      amounts = highest
      rest -= highest.reduce(0, +)
      return
    }
    let (low, high) = bracket(total)
    let (under, over) = (Level(number: low), Level(number: high))
    amounts = seekers.map { amount($0, under, halves: signpost.greatestHalves) }
    rest -= amounts.reduce(0, +)
    let isSure = signpost.leastHalves == signpost.greatestHalves
    let reach = isSure ? seekers.map { amount($0, over, halves: signpost.leastHalves) } : highest
    climb(to: reach)
  }

  private static func fits(_ amounts: [Int], _ total: Int) -> Bool {
    var sum = 0
    for amount in amounts {
      sum += amount
      if sum > total { return false }
    }
    return true
  }

  /// So few units between two levels are quicker done one by one.
  private static let few = 32

  /// Two levels: below the first everything fits, below the second it does not, and between them lie few claims or one.
  private func bracket(_ total: Int) -> (low: UInt64, high: UInt64) {
    if taken(Level(number: Level.lowest), total) > total { return (0, Level.lowest) }
    var (low, high) = (Level.lowest, Level.highest)
    var (below, above) = (0, Int.max)
    while high - low > 1, above - below > Rise.few {
      let middle = (low + high) / 2
      let sum = taken(Level(number: middle), total)
      if sum <= total { (low, below) = (middle, sum) } else { (high, above) = (middle, sum) }
    }
    return (low, high)
  }

  /// What all take when every claim below the level is met; or something far above the total.
  private func taken(_ level: Level, _ total: Int) -> Int {
    let halves = signpost.leastHalves
    var sum = 0
    for seeker in seekers {
      sum &+= amount(seeker, level, halves: halves)
      if sum > total + ApportionmentFault.greatest { return Int.max }
    }
    return sum
  }

  /// What a seeker takes when every claim below the level is met.
  @inline(__always)
  private func amount(_ seeker: Seeker, _ level: Level, halves: Int) -> Int {
    let wanted = ((level.doubled(times: seeker.weight) &- halves &+ 1) >> 1) &- seeker.standing
    if seeker.step > 0 { return wanted <= 0 ? 0 : min(max(wanted, seeker.step), seeker.highest) }
    return min(max(wanted, seeker.lowest), seeker.highest)
  }

  private func candidate(_ seeker: Int) -> Candidate {
    let amount = seekers[seeker].standing + amounts[seeker]
    return Candidate(claim: signpost.claim(weight: seekers[seeker].weight, amount: amount), seeker: seeker)
  }

  /// Meets claim after claim; nobody needs more than `reach` before the total is used up.
  private mutating func climb(to reach: [Int]) {
    var heap = Heap(seekers.indices.filter { amounts[$0] < reach[$0] }.map(candidate))
    while let first = heap.least {
      next = []
      nextByStep = []
      while let least = heap.least, least.claim == first.claim, let taken = heap.removeLeast() {
        if seekers[taken.seeker].step > 0, amounts[taken.seeker] == 0 {
          nextByStep.append(taken.seeker)
        } else {
          next.append(taken.seeker)
        }
      }
      let cost = nextByStep.reduce(Int128(next.count)) { $0 + Int128(seekers[$1].step) }
      guard cost <= rest else { return }
      rest -= Int(cost)
      for seeker in next { amounts[seeker] += 1 }
      for seeker in nextByStep { amounts[seeker] = seekers[seeker].step }
      for seeker in next + nextByStep where amounts[seeker] < reach[seeker] { heap.insert(candidate(seeker)) }
    }
    next = []
    nextByStep = []
  }
}
