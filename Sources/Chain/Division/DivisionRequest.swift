// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Territory

/// What somebody asks to be divided (verdeelvraag).
public struct DivisionRequest: Hashable, Sendable {
  /// The least and the most that somebody gets besides what stands.
  public struct Limits: Hashable, Sendable {
    /// The least.
    public var minimum: Int
    /// The most; nil for no limit.
    public var maximum: Int?

    /// Limits for one that takes part.
    public init(minimum: Int = 0, maximum: Int? = nil) {
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// How much is divided, on top of what stands.
  public var total: Int
  /// Over which kind of area.
  public var level: AreaKind
  /// Within which area: the country, a province or a safety region.
  public var within: AreaCode
  /// The name of a key in the rule files, or a key in words.
  public var key: String
  /// A table of weights by code, that takes the place of what the key weighs; nil for none.
  public var table: [String: Fraction]?
  /// The method; nil for the one that belongs to the key.
  public var method: DivisionMethod?
  /// Limits by code.
  public var limits: [String: Limits]
  /// What stands by code; nil when nobody says so.
  public var standing: [String: Int]?
  /// For how much each sort of effort that is recorded counts as standing; nil when it does not count.
  public var credit: DivisionCredit?
  /// The smallest site: a number besides nothing. One for no such limit.
  public var smallestSite: Int

  /// A question with nothing but a number and a level.
  public init(total: Int, level: AreaKind = .municipality, key: String = "inwoners") {
    self.total = total
    self.level = level
    self.key = key
    within = .netherlands
    limits = [:]
    smallestSite = 1
  }

  /// The same question about another number.
  public func with(total: Int) -> DivisionRequest {
    var other = self
    other.total = total
    return other
  }

  /// The largest number that can be divided.
  public static let most = 10_000_000
}

/// For how much what a municipality does already counts (R4.8), as the table has agreed: hundredths for each sort.
public struct DivisionCredit: Hashable, Sendable {
  /// A sort of effort.
  public enum Sort: String, CaseIterable, Sendable {
    /// Places in regular reception.
    case regular = "regulier"
    /// Places in emergency reception by COA.
    case emergency = "noodopvang"
    /// Crisis places of municipalities and safety regions.
    case crisis
    /// Places for people from Ukraine.
    case ukraine = "oekraine"
    /// Status holders housed above target: the advance.
    case advance = "voorsprong"
  }

  /// How many hundredths a place or a person of each sort counts for.
  public var percentages: [Sort: Int]
  /// From how many years on places count in full; shorter ones in proportion. Zero when the duration does not matter.
  public var fullYears: Int

  /// Percentages by sort, and the years from which places count in full.
  public init(percentages: [Sort: Int], fullYears: Int = 0) {
    self.percentages = percentages
    self.fullYears = fullYears
  }

  /// Percentages as people write them: `regulier=100,noodopvang=50`, or `ja` for all places in full; nil when it is
  /// neither.
  public init?(_ text: String, fullYears: Int = 0) {
    self.init(percentages: [:], fullYears: fullYears)
    if text == "ja" {
      percentages = DivisionCredit.whole.percentages
      return
    }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=").map { $0.filter { $0 != " " } }
      guard sides.count == 2, let sort = Sort(rawValue: sides[0]), let percent = Int(sides[1]),
        (0...1000).contains(percent)
      else { return nil }
      percentages[sort] = percent
    }
  }

  /// Everything that stands counts in full.
  public static let whole = DivisionCredit(
    percentages: [.regular: 100, .emergency: 100, .crisis: 100, .ukraine: 100, .advance: 0])
}

extension LocationKind {
  /// Which sort of effort places of this kind are.
  public var creditSort: DivisionCredit.Sort {
    switch self {
    case .emergency, .smallEmergency, .ship, .land: .emergency
    case .crisis: .crisis
    case .municipalUkraine, .privateUkraine: .ukraine
    default: .regular
    }
  }
}
