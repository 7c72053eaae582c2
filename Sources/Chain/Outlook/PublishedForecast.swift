// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Journal
public import Rulebook
import Territory

/// A forecast that somebody published (prognose), kept to be laid beside what happened.
public struct PublishedForecast: Hashable, Sendable {
  /// The name under which it stays the same, such as `capaciteitsbesluit-2022-05`.
  public var id: Slug
  /// Who published it.
  public var publisher: String
  /// The day on which it was published.
  public var published: Day
  /// What it forecasts for the country: places needed or people in reception.
  public var measure: Measure
  /// What it says, by day.
  public var points: [Point]
  /// What a reader should know besides; empty when there is nothing.
  public var remark: String
  /// How sure it is that this was published.
  public var certainty: Certainty

  /// What a forecast says of one day: one number, and the band around it when it has one.
  public struct Point: Hashable, Sendable {
    /// The day it is about.
    public var day: Day
    /// The number, or the middle of the band.
    public var value: Int
    /// How the number was given.
    public var qualifier: Qualifier
    /// The band; nil for a number alone.
    public var band: Band?

    /// What a forecast says of `day`.
    public init(day: Day, value: Int, qualifier: Qualifier = .exact, band: Band? = nil) {
      self.day = day
      self.value = value
      self.qualifier = qualifier
      self.band = band
    }
  }

  /// The numbers that stay under the outcome with a chance of 5, 25, 75 and 95 percent.
  public struct Band: Hashable, Sendable {
    /// Five percent lies below it.
    public var p5: Int
    /// A quarter lies below it.
    public var p25: Int
    /// A quarter lies above it.
    public var p75: Int
    /// Five percent lies above it.
    public var p95: Int

    /// A band, from low to high.
    public init(p5: Int, p25: Int, p75: Int, p95: Int) {
      self.p5 = p5
      self.p25 = p25
      self.p75 = p75
      self.p95 = p95
    }
  }

  /// A forecast with all that it says.
  public init(
    id: Slug, publisher: String, published: Day, measure: Measure, points: [Point], remark: String = "",
    certainty: Certainty = .reported
  ) {
    self.id = id
    self.publisher = publisher
    self.published = published
    self.measure = measure
    self.points = points
    self.remark = remark
    self.certainty = certainty
  }
}

/// What can be recorded about what is to come (vooruitblik).
public enum OutlookFact: Hashable, Sendable {
  /// Somebody published a forecast.
  case published(PublishedForecast)
}

/// What the journal says about what is to come.
struct OutlookState: Equatable, Sendable {
  var forecasts = RecordTable<Slug, PublishedForecast>()

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(_ fact: OutlookFact, _ envelope: Envelope) -> CorrectionTarget {
    switch fact {
    case .published(let forecast):
      forecasts.insert(forecast, envelope, forecast.id)
      return .forecast(forecast.id)
    }
  }
}

extension ChainState {
  /// The forecast that stands under a name, with the entry that recorded it; nil when the name is free.
  public func publishedForecast(_ id: Slug) -> (forecast: PublishedForecast, source: FactSource)? {
    outlook.forecasts.current(id, at: .endOfTime).map { ($0.content, source(of: $0.version)) }
  }
}

// How these facts are spelled in the journal.
extension OutlookFact {
  /// The kind of journal entry.
  var kind: String { OutlookFact.publishedKind }
  static let publishedKind = "prognose-gepubliceerd"

  func write(to writer: inout PayloadWriter) {
    guard case .published(let forecast) = self else { return }
    writer.text("gepubliceerd", forecast.published.description)
    writer.text("grootheid", forecast.measure.rawValue)
    if !forecast.remark.isEmpty { writer.text("opmerking", forecast.remark) }
    writer.text("prognose", forecast.id.text)
    writer.list("punten", forecast.points) { point, inner in
      inner.text("dag", point.day.description)
      if point.qualifier != .exact { inner.text("kwalificatie", point.qualifier.rawValue) }
      if let band = point.band {
        inner.whole("p25", band.p25)
        inner.whole("p5", band.p5)
        inner.whole("p75", band.p75)
        inner.whole("p95", band.p95)
      }
      inner.whole("waarde", point.value)
    }
    writer.text("uitgever", forecast.publisher)
    if forecast.certainty != .reported { writer.text("zekerheid", forecast.certainty.rawValue) }
  }

  init(_ reader: inout PayloadReader) throws {
    let published = try Fact.day(try reader.text("gepubliceerd"))
    let measure = try Fact.field(try reader.text("grootheid"), Measure.init(rawValue:))
    let remark = try Fact.optional("opmerking", &reader, { $0 }, usually: "")
    let id = try Fact.slug(try reader.text("prognose"))
    let points = try reader.list("punten", OutlookFact.point)
    let publisher = try reader.text("uitgever")
    let certainty = try Fact.optional("zekerheid", &reader, Certainty.init(rawValue:), usually: .reported)
    self = .published(
      PublishedForecast(
        id: id, publisher: publisher, published: published, measure: measure, points: points, remark: remark,
        certainty: certainty))
  }

  private static func point(_ reader: inout PayloadReader) throws -> PublishedForecast.Point {
    let day = try Fact.day(try reader.text("dag"))
    let qualifier = try Fact.optional("kwalificatie", &reader, Qualifier.init(rawValue:), usually: .exact)
    var band: PublishedForecast.Band?
    if let p25 = try reader.optionalWhole("p25") {
      band = PublishedForecast.Band(
        p5: try reader.whole("p5"), p25: p25, p75: try reader.whole("p75"), p95: try reader.whole("p95"))
    }
    return PublishedForecast.Point(
      day: day, value: try Fact.count(try reader.whole("waarde")), qualifier: qualifier, band: band)
  }
}
