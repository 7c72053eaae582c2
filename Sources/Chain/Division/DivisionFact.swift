// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Journal
public import Territory

/// What can be recorded about dividing (verdelen).
public enum DivisionFact: Hashable, Sendable {
  /// The score of CBS for prosperity, education and work of a municipality in a year (SES-WOA, R5.13): the count is in
  /// thousandths, and can be below zero.
  case score(municipality: AreaCode, year: Int, thousandths: Count)
  /// A division that somebody wants to keep, with all that it was made from (verdeling).
  case kept(KeptDivision)
}

/// A division that is kept: what was asked, what it was made from, and what came out.
public struct KeptDivision: Hashable, Sendable {
  /// The name under which it stays the same.
  public var id: Slug
  /// What it is for, in words.
  public var title: String
  /// The reference day of the numbers that it was made from.
  public var day: Day
  /// The key, by its name or in words.
  public var key: String
  /// What the numbers were asked for: municipalities, or larger areas of which each is the sum.
  public var level: AreaKind
  /// All that it was made from.
  public var input: DivisionInput
  /// What came out, in the order of the parties.
  public var shares: [Int]

  /// The most parties of a division that is kept: far more than there are municipalities.
  public static let mostParties = 2000

  /// A division to keep.
  public init(
    id: Slug, title: String, day: Day, key: String, level: AreaKind, input: DivisionInput, shares: [Int]
  ) {
    self.id = id
    self.title = title
    self.day = day
    self.key = key
    self.level = level
    self.input = input
    self.shares = shares
  }

  /// Whether the same sum gives the same shares again.
  public var isReproduced: Bool { (try? input.shares()) == shares }
}

/// What the journal says about dividing besides the numbers.
struct DivisionState: Equatable, Sendable {
  var kept = RecordTable<Slug, KeptDivision>()
  /// The years of which there is a score, in order.
  private(set) var scoreYears: [Int] = []

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(_ fact: DivisionFact, _ envelope: Envelope, _ numbers: inout SeriesTable) -> CorrectionTarget {
    switch fact {
    case .score(let municipality, let year, let thousandths):
      if !scoreYears.contains(year) { scoreYears = (scoreYears + [year]).sorted() }
      return numbers.insert(thousandths, envelope, DivisionFact.key(municipality, year))
    case .kept(let division):
      kept.insert(division, envelope, division.id)
      return .division(division.id)
    }
  }
}

extension DivisionFact {
  /// The names of the figures that the fact says something about.
  public var references: [FigureReference] {
    switch self {
    case .score(let municipality, let year, _): [.measure(.prosperity, municipality, .year(year))]
    case .kept(let division): [.dossier(.divided, division.id, .day(division.day))]
    }
  }

  /// The key under which the folded state keeps the number; nil for a division.
  var seriesKey: SeriesKey? {
    if case .score(let municipality, let year, _) = self { DivisionFact.key(municipality, year) } else { nil }
  }

  static func key(_ municipality: AreaCode, _ year: Int) -> SeriesKey {
    SeriesKey(.prosperity, municipality, Int32(year))
  }

  /// The number that the fact records; nil for a division.
  public var count: Count? {
    if case .score(_, _, let count) = self { count } else { nil }
  }
}
