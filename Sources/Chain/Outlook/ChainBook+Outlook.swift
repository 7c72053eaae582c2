// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// A published forecast beside what happened (terugblik).
public struct ScoredForecast: Sendable {
  /// The forecast.
  public let forecast: PublishedForecast
  /// The entry that recorded it.
  public let source: FactSource
  /// What it said of each day, beside what happened.
  public let points: [ScoredPoint]

  /// Whether it was recorded as known only after the day on which it starts: whoever made it may have known more by then.
  public var isMadeAfterwards: Bool { source.known.dutchDay > forecast.published }
}

/// One day of a published forecast beside what happened.
public struct ScoredPoint: Sendable {
  /// What the forecast said.
  public let point: PublishedForecast.Point
  /// What happened: the people in reception of that day; unknown when nobody reported them.
  public let happened: Figure
  /// The people in reception that were known when it was published: what a random walk says.
  public let lastKnown: Figure

  /// What the forecast said less what happened; nil when that is not known.
  public var error: Int? { happened.whole.map { point.value - $0 } }
  /// What a random walk said less what happened.
  public var walkError: Int? {
    guard let happened = happened.whole, let last = lastKnown.whole else { return nil }
    return last - happened
  }
  /// Whether what happened lies in the band of 90 percent; nil without a band or an outcome.
  public var isInBand: Bool? {
    guard let band = point.band, let happened = happened.whole else { return nil }
    return (band.p5...band.p95).contains(happened)
  }
  /// The continuous ranked probability score, in people: how far the whole band lay off. Of a forecast without a band it
  /// is the distance. Lower is better.
  public var score: Double? {
    guard let happened = happened.whole else { return nil }
    guard let band = point.band else { return Double((point.value - happened).magnitude) }
    let quantiles: [(share: Double, value: Int)] = [
      (0.05, band.p5), (0.25, band.p25), (0.5, point.value), (0.75, band.p75), (0.95, band.p95),
    ]
    // Twice the mean pinball loss over the shares, each with the part of the line from 0 to 1 that lies nearest to it.
    let widths = [0.15, 0.225, 0.25, 0.225, 0.15]
    return zip(quantiles, widths).reduce(0) { sum, next in
      let (quantile, width) = next
      let error = Double(happened - quantile.value)
      return sum + 2 * width * max(quantile.share * error, (quantile.share - 1) * error)
    }
  }
}

/// How forecasts of one publisher of one measure did (terugblik), over all days of which the outcome is known. Forecasts that
/// were made afterwards do not count.
public struct ForecastSummary: Sendable {
  /// Who published them.
  public let publisher: String
  /// What they forecast: places needed or people in reception.
  public let measure: Measure
  /// How many days could be compared, with a random walk beside.
  public let count: Int
  /// The mean score, in people.
  public let score: Double
  /// The mean score of a random walk for the same days.
  public let walkScore: Double
  /// The mean of forecast less outcome: above zero is too high.
  public let bias: Double
  /// The share of outcomes in the band of 90 percent; nil when no forecast had a band.
  public let coverage: Double?

  /// Whether the forecasts did better than a random walk. Of places needed it says nothing: what happened is people.
  public var beatsRandomWalk: Bool { score < walkScore }
}

/// Published forecasts and what became of them.
extension ChainBook {
  /// The forecasts that were published by the reference moment, the newest first. What happened is what is known then.
  public func scoredForecasts() -> [ScoredForecast] {
    state.outlook.forecasts.all(at: known).map { _, record in
      let forecast = record.content
      let before = seen(
        from: Perspective(day: forecast.published, known: min(known, Moment(endOf: forecast.published))))
      let last = before.lastResidents(on: forecast.published)
      return ScoredForecast(
        forecast: forecast, source: state.source(of: record.version),
        points: forecast.points.map { ScoredPoint(point: $0, happened: happened($0.day), lastKnown: last) })
    }.sorted { ($0.forecast.published, $0.forecast.id) > ($1.forecast.published, $1.forecast.id) }
  }

  /// How each publisher did with each measure, in the order of their names.
  public func forecastSummaries(_ scored: [ScoredForecast]) -> [ForecastSummary] {
    let counted = scored.filter { !$0.isMadeAfterwards }
    let groups = Dictionary(grouping: counted) { [$0.forecast.publisher, $0.forecast.measure.rawValue] }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, forecasts in
      guard let first = forecasts.first?.forecast else { return nil }
      let points = forecasts.flatMap(\.points).filter { $0.walkError != nil && $0.score != nil }
      guard !points.isEmpty else { return nil }
      func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
      let inBand = points.compactMap(\.isInBand)
      return ForecastSummary(
        publisher: first.publisher, measure: first.measure, count: points.count,
        score: mean(points.compactMap(\.score)),
        walkScore: mean(points.compactMap { $0.walkError.map { Double($0.magnitude) } }),
        bias: mean(points.compactMap { $0.error.map(Double.init) }),
        coverage: inBand.isEmpty ? nil : mean(inBand.map { $0 ? 1 : 0 }))
    }
  }

  /// The people in reception on a day: reported for it, or for a day at most a week away on either side.
  private func happened(_ day: Day) -> Figure {
    let days = state.reception.reportedDays[.init(measure: .residents, area: .netherlands)] ?? []
    let near = days.filter { abs($0.days(until: day)) <= 7 }.sorted {
      (abs($0.days(until: day)), $0) < (abs($1.days(until: day)), $1)
    }
    for candidate in near {
      guard let key = SeriesKey(.residents, .netherlands, .day(candidate)),
        let figure = recorded(key, as: .measure(.residents, .netherlands, .day(candidate)))
      else { continue }
      return figure
    }
    return Figure(.measure(.residents, .netherlands, .day(day)), unknown: .notReported)
  }

  /// The last number of people in reception that was reported up to a day, however long ago.
  func lastResidents(on day: Day) -> Figure {
    let days = state.reception.reportedDays[.init(measure: .residents, area: .netherlands)] ?? []
    for candidate in days.reversed() where candidate <= day {
      guard let key = SeriesKey(.residents, .netherlands, .day(candidate)),
        let figure = recorded(key, as: .measure(.residents, .netherlands, .day(candidate)))
      else { continue }
      return figure
    }
    return Figure(.measure(.residents, .netherlands, .day(day)), unknown: .notReported)
  }
}
