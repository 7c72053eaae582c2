// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Journal
public import Territory

/// What can be recorded about the crisis measures of 2022 (crisismaatregelen).
public enum CrisisFact: Hashable, Sendable {
  /// Crisis places that stand in a safety region on a day (crisisplaatsen, R3.2).
  case places(region: AreaCode, day: Day, count: Count)
  /// Status holders assigned to a safety region, out of those to be housed faster, in an official table of a day (R3.5).
  case assigned(region: AreaCode, day: Day, count: Count)
  /// Of those assigned to a safety region, how many have been placed up to and including a day (geplaatst, R3.6).
  case placed(region: AreaCode, day: Day, count: Count)
  /// A safety region decides to wind its crisis places down from a day on, or to keep or open them again (R3.6).
  case windDown(WindDown)
}

/// The decision about the crisis places of a safety region (afbouw).
public struct WindDown: Hashable, Sendable {
  /// The safety region.
  public var region: AreaCode
  /// The first day on which it holds.
  public var day: Day
  /// Wound down, or open again.
  public var isWoundDown: Bool

  /// A decision that holds from `day` on.
  public init(region: AreaCode, day: Day, isWoundDown: Bool) {
    self.region = region
    self.day = day
    self.isWoundDown = isWoundDown
  }
}

extension CrisisFact {
  /// The safety region.
  public var region: AreaCode {
    switch self {
    case .places(let region, _, _), .assigned(let region, _, _), .placed(let region, _, _): region
    case .windDown(let decision): decision.region
    }
  }

  /// The names of the figures that the fact says something about.
  public var references: [FigureReference] {
    switch self {
    case .places(let region, let day, _): [.measure(.crisisPlaces, region, .day(day))]
    case .assigned(let region, let day, _): [.measure(.assigned, region, .day(day))]
    case .placed(let region, let day, _): [.measure(.placed, region, .day(day))]
    case .windDown(let decision): [.measure(.crisisPlaces, decision.region, .day(decision.day))]
    }
  }

  /// The number that the fact records; nil for a decision.
  public var count: Count? {
    switch self {
    case .places(_, _, let count), .assigned(_, _, let count), .placed(_, _, let count): count
    case .windDown: nil
    }
  }

  /// The first day on which what it says can have happened; nil for decisions.
  public var firstDayCounted: Day? {
    switch self {
    case .places(_, let day, _), .placed(_, let day, _): day
    case .assigned, .windDown: nil
    }
  }

  /// The key under which the folded state keeps the number; nil for a decision.
  var seriesKey: SeriesKey? {
    switch self {
    case .places(let region, let day, _): SeriesKey(.crisisPlaces, region, day.number)
    // One number for a region, whatever the day of the table: the table that became known last counts.
    case .assigned(let region, _, _): SeriesKey(.assigned, region, 0)
    case .placed(let region, let day, _): SeriesKey(.placed, region, day.number)
    case .windDown: nil
    }
  }
}

// How these facts are spelled in the journal.
extension CrisisFact {
  /// The kind of journal entry.
  var kind: String {
    switch self {
    case .places: "crisisplaatsen-gemeld"
    case .assigned: "toegewezen-vastgesteld"
    case .placed: "geplaatst-gemeld"
    case .windDown: "crisisafbouw-besloten"
    }
  }

  /// Whether a journal entry of this kind is about the crisis measures.
  static func reads(_ kind: String) -> Bool {
    switch kind {
    case "crisisplaatsen-gemeld", "toegewezen-vastgesteld", "geplaatst-gemeld", "crisisafbouw-besloten": true
    default: false
    }
  }

  func write(to writer: inout PayloadWriter) {
    switch self {
    case .places(let region, let day, let count), .placed(let region, let day, let count),
      .assigned(let region, let day, let count):
      CountFields(region, .day(day), count, .leading).write(to: &writer)
    case .windDown(let decision):
      writer.text("besluit", decision.isWoundDown ? "afbouwen" : "open")
      writer.text("dag", decision.day.description)
      writer.text("gebied", decision.region.description)
    }
  }

  init(kind: String, _ reader: inout PayloadReader) throws {
    switch kind {
    case "crisisafbouw-besloten":
      let word = try reader.text("besluit")
      guard word == "afbouwen" || word == "open" else { throw UnreadableField(text: word) }
      let day = try Fact.day(try reader.text("dag"))
      let region: AreaCode = try Fact.field(try reader.text("gebied")) { AreaCode(written: $0) }
      self = .windDown(WindDown(region: region, day: day, isWoundDown: word == "afbouwen"))
    default:
      let fields = try CountFields(&reader)
      guard case .day(let day) = fields.period, fields.role == .leading else { throw UnreadableField(text: kind) }
      switch kind {
      case "crisisplaatsen-gemeld": self = .places(region: fields.area, day: day, count: fields.count)
      case "toegewezen-vastgesteld": self = .assigned(region: fields.area, day: day, count: fields.count)
      case "geplaatst-gemeld": self = .placed(region: fields.area, day: day, count: fields.count)
      default: throw UnreadableField(text: kind)
      }
    }
  }
}
