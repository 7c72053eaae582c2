// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// The people to house in each week of a scenario, and what they follow from.
public struct HousingPlan: Sendable {
  /// What the first half-year brings in all.
  public let number: Figure
  /// What had been housed of it by the origin, in the months of which that was known then; unknown when it was of none.
  public let housed: Figure
  /// The days of the half-year before the origin of which it was not known what was housed.
  public let unknownDays: Int
  /// What is still to come from the origin on (R1.20).
  public let rest: Figure
  /// What each later half-year brings: the target, of which no later one is known.
  public let later: Figure
  /// The balance at the start of the half-year: arrears below zero, an advance above.
  public let opening: Figure
  /// Those to be housed first; nil when there is no hurry.
  public let faster: Faster?
  /// Those who are housed on top of all that, in homes of projects; nil when the scenario has none.
  public var homes: ScenarioHomes?

  /// People of the plan who are housed before the others.
  public struct Faster: Sendable {
    /// How many are still to come.
    public let number: Figure
    /// The first day of the weeks for it, or the origin when that is later.
    public let from: Day
    /// The day by which they are to be housed.
    public let until: Day
  }

  /// The people wanted in each of `count` weeks from `start` on.
  func weekly(from start: Day, count: Int) -> [Double] {
    let pieces = pieces(from: start, until: start.adding(days: count * 7))
    var wanted = (0..<count).map { week in
      let (first, last) = (Double(week * 7), Double(week * 7 + 7))
      return pieces.reduce(0) { people, piece in
        people + max(0, min(last, piece.until) - max(first, piece.from)) * piece.perDay
      }
    }
    for home in homes?.counted ?? [] {
      let days = start.days(until: home.day)
      if days >= 0, days / 7 < count { wanted[days / 7] += Double(home.people) }
    }
    return wanted
  }

  /// A stretch of days from the start on with the same number of people a day.
  private struct Piece {
    let from: Double
    let until: Double
    let perDay: Double
  }

  private func pieces(from start: Day, until end: Day) -> [Piece] {
    var pieces: [Piece] = []
    var (first, people) = (start, max(0, rest.whole ?? 0))
    while first < end {
      let next = HalfYear(containing: first).next.firstDay
      pieces += self.pieces(Double(people), first: first, next: next, start: start)
      (first, people) = (next, max(0, later.whole ?? 0))
    }
    return pieces
  }

  /// A half-year, or what is left of it: those in a hurry lie within its number, and the others at an even pace in the days
  /// outside the hurry.
  private func pieces(_ people: Double, first: Day, next: Day, start: Day) -> [Piece] {
    func piece(_ from: Day, _ until: Day, _ people: Double) -> [Piece] {
      let days = Double(from.days(until: until))
      guard days > 0 else { return [] }
      let before = Double(start.days(until: from))
      return [Piece(from: before, until: before + days, perDay: people / days)]
    }
    guard let faster, max(first, faster.from) < min(next, faster.until) else { return piece(first, next, people) }
    let (from, until) = (max(first, faster.from), min(next, faster.until))
    let part = Double(from.days(until: until)) / Double(faster.from.days(until: faster.until))
    let hurried = min(people, Double(max(0, faster.number.whole ?? 0)) * part)
    let (before, after) = (Double(first.days(until: from)), Double(until.days(until: next)))
    guard before + after > 0 else { return piece(from, until, people) }
    let others = people - hurried
    return piece(first, from, others * before / (before + after)) + piece(from, until, hurried)
      + piece(until, next, others * after / (before + after))
  }
}
