// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// Neighbouring days with the same number of realised places (plekken).
public struct PlaceRun: Hashable, Sendable {
  /// The first day.
  public let from: Day
  /// The first day after it.
  public let until: Day
  /// The places; nil while nobody reported any.
  public let places: Int?
  /// The report that they come from.
  let report: Version?

  /// Days with so many places.
  public init(from: Day, until: Day, places: Int?) {
    self.init(from: from, until: until, places: places, report: nil)
  }

  init(from: Day, until: Day, places: Int?, report: Version?) {
    self.from = from
    self.until = until
    self.places = places
    self.report = report
  }
}

/// What is paid for neighbouring days with the same places and the same tariff (R6.22).
public struct PlacePay: Sendable {
  /// The first day.
  public let from: Day
  /// The first day after it.
  public let until: Day
  /// The places; nil while nobody reported any.
  public let places: Int?
  /// The tariff; nil when no rule gave one.
  public let tariff: Tariff.Segment?
  let report: Version?

  /// How many calendar days.
  public var days: Int { from.days(until: until) }

  /// Places times days times tariff; nil when one of them is unknown.
  public var amount: Money? {
    guard let places, let tariff else { return nil }
    return tariff.amount * (places * days)
  }

  /// What is paid for these days: the runs are cut where the tariff changes.
  ///
  /// - Parameters:
  ///   - runs: in order, without overlap.
  ///   - period: only days from its first up to and not including its last count.
  public static func pay(_ runs: [PlaceRun], _ tariff: Tariff, from first: Day, until last: Day) -> [PlacePay] {
    var pays: [PlacePay] = []
    var index = 0
    for run in runs {
      var day = max(run.from, first)
      let end = min(run.until, last)
      while day < end {
        while index < tariff.segments.count, let until = tariff.segments[index].until, until <= day { index += 1 }
        let segment = index < tariff.segments.count ? tariff.segments[index] : nil
        let holds = segment.map { $0.from <= day } ?? false
        let stop = min(end, (holds ? segment?.until : segment?.from) ?? end)
        pays.append(
          PlacePay(from: day, until: stop, places: run.places, tariff: holds ? segment : nil, report: run.report))
        day = stop
      }
    }
    return pays
  }

  /// What is known of the sum.
  public static func total(_ pays: [PlacePay]) -> Money { pays.reduce(.zero) { $0 + ($1.amount ?? .zero) } }
}
