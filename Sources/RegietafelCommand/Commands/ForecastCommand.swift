// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Foundation
import Office
import Reports
import Rulebook
import Territory

/// `regietafel prognose`: the communicating vessels of reception and housing.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prognose",
    abstract: "Reken vooruit hoeveel mensen er in de opvang zijn, bij verschillende scenario's.",
    discussion: """
      Scenario's: taakstelling (de opgave van het halfjaar, achterstand erbij), niets-extra (alleen de taakstelling),
      7500-versneld (de opgave, met de 7.500 vóór de laatste dag van hun termijn) en een getal, zoals 20000
      (zoveel mensen in het halfjaar).
      Wat in het halfjaar al is gehuisvest, gaat van het aantal af. Na het eerste halfjaar houdt elk scenario het tempo
      van de taakstelling aan.

      Alle scenario's krijgen dezelfde toevalsgetallen. Hetzelfde zaad geeft dezelfde uitkomst, met elk aantal draden.
      De prognose gebruikt alleen wat bekend was op de dag van --vanaf.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @Option(name: .customLong("vanaf"), help: ArgumentHelp("De dag vanaf waar vooruit wordt gekeken.", valueName: "dag"))
  var from: String?
  @Option(
    name: .customLong("bekend-op"),
    help: ArgumentHelp("Gebruik voor de plannen wat op deze dag bekend was.", valueName: "dag"))
  var known: String?
  @Option(
    name: .customLong("weken"), help: ArgumentHelp("Hoeveel weken vooruit: 1 tot en met 260.", valueName: "weken"))
  var weeks = 130
  @Option(
    name: .customLong("scenario"),
    help: ArgumentHelp(
      "Eén of meer scenario's, met komma's. Zonder deze optie: \(HousingScenario.standard.map(\.name).joined(separator: ","))"
        + ", voor zover ze die dag bestaan. Ook: een aantal mensen, of woonprojecten.", valueName: "scenario's"))
  var scenarios: String?
  @Option(
    name: .customLong("paden"), help: ArgumentHelp("Hoeveel keer het toeval wordt nagespeeld.", valueName: "aantal"))
  var paths: WholeNumber = 10_000
  @Option(name: .customLong("zaad"), help: ArgumentHelp("Welke toevalsgetallen.", valueName: "getal"))
  var seed = 1
  @Option(name: .customLong("draden"), help: ArgumentHelp("Hoeveel draden tegelijk rekenen.", valueName: "aantal"))
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var record: RecordOptions
  @Option(
    name: .customLong("publiceer"),
    help: ArgumentHelp(
      "Leg de prognose van het eerste scenario vast onder dit kenmerk, om later naast de uitkomst te leggen.",
      valueName: "kenmerk"))
  var publication: String?

  func run() async throws {
    let format = try output.format()
    let slug = try publication.map(ForecastCommand.slug)
    let scenarios = try self.scenarios.map(ForecastCommand.scenarios)
    try ForecastCommand.check("--weken", weeks, 1...ChainBook.mostWeeks)
    let paths = try self.paths.number("--paden")
    try ForecastCommand.check("--paden", paths, 1...65_536)
    try ForecastCommand.check("--draden", threads, 1...256)
    try ForecastCommand.check("--zaad", seed, 0...Int.max)
    let office = try await journal.office()
    let desk = try await office.desk()
    let perspective = try ClockOptions.perspective(day: from, "--vanaf", known: known, desk.defaultDay)
    let forecast = try await ForecastCommand.made(
      desk.book(perspective), scenarios, weeks: weeks, paths: paths, seed: UInt64(seed), threads: threads)
    for line in VesselWords.skipped(forecast) where format != .table { Terminal.warn(line) }
    if let slug { try await publish(forecast, slug, office) }
    switch format {
    case .json: Terminal.say(ForecastCommand.json(forecast).text(pretty: true))
    case .csv: sheet(forecast, everyWeek: true).write(.csv)
    case .table:
      var sheet = sheet(forecast, everyWeek: false)
      sheet.remarks = VesselWords.sentences(forecast) + ["", "Aannames:"] + VesselWords.assumptions(forecast)
      sheet.write(.table)
    }
  }

  private static func slug(_ text: String) throws -> Slug {
    guard let slug = Slug(text) else {
      throw Faults(
        Fault(
          .unreadableSlug, place: "--publiceer", problem: "'\(text.prefix(40))' is geen kenmerk.",
          expected: "Kleine letters, cijfers en streepjes, zoals prognose-2022-07.", advice: "Kies een ander kenmerk."))
    }
    return slug
  }

  /// Records what the first scenario says of the people in reception at the start of each quarter.
  private func publish(_ forecast: VesselsForecast, _ slug: Slug, _ office: Office) async throws {
    guard let outcome = forecast.scenarios.first, let series = outcome.series.first(where: { $0.measure == .residents })
    else { return }
    let points = VesselWords.quarterly(series.points) { $0.day }.map { point in
      PublishedForecast.Point(
        day: point.day, value: point.p50,
        band: PublishedForecast.Band(p5: point.p5, p25: point.p25, p75: point.p75, p95: point.p95))
    }
    guard !points.isEmpty else {
      throw Faults(
        Fault(
          .badScenario, place: "--weken",
          problem:
            "In \(DutchText.count(weeks, "week", "weken")) valt geen begin van een kwartaal. Er is niets om vast te leggen.",
          expected: "Ten minste \(ForecastCommand.weeksToQuarter(from: forecast.origin)) weken.",
          advice: "Neem meer weken."))
    }
    let published = PublishedForecast(
      id: slug, publisher: record.submitter.name, published: forecast.origin, measure: .residents, points: points,
      remark: "Scenario \(outcome.scenario.name), zaad \(forecast.seed), \(forecast.paths) paden", certainty: .derived)
    let fact = SourcedFact(.outlook(.published(published)), source: "regietafel prognose")
    let outcomeOfRecord = try await office.handle(record.submission(.record([fact])))
    let desk = try await office.desk()
    Terminal.warn(OutcomeText(outcomeOfRecord, desk).text)
    if desk.now.dutchDay > forecast.origin { Terminal.warn(OutlookWords.madeAfterwards) }
  }

  /// How many weeks a forecast must be long to have the start of a quarter in it.
  private static func weeksToQuarter(from origin: Day) -> Int {
    let weeks = (1...14).map { ($0, origin.adding(days: $0 * 7)) }
    return VesselWords.quarterly(weeks) { $0.1 }.first?.0 ?? weeks.count
  }

  /// - Parameter scenarios: nil for the usual ones, of which those that the day has not are left out.
  static func made(
    _ book: ChainBook, _ scenarios: [HousingScenario]?, weeks: Int, paths: Int, seed: UInt64, threads: Int
  ) async throws -> VesselsForecast {
    do {
      return try await book.vessels(
        scenarios ?? HousingScenario.standard, skipping: scenarios == nil, weeks: weeks, paths: paths, seed: seed,
        threads: threads)
    } catch let fault as VesselsFault {
      throw Faults(VesselWords.fault(fault))
    }
  }

  static func check(_ option: String, _ value: Int, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw Faults(
        Fault(
          .badScenario, place: option, problem: "\(value) kan hier niet.",
          expected: "Een getal van \(range.lowerBound) tot en met \(range.upperBound).", advice: "Kies een ander getal."
        ))
    }
  }

  /// The scenarios in a text with commas, each once.
  static func scenarios(_ text: String) throws -> [HousingScenario] {
    var faults: [Fault] = []
    var found: [HousingScenario] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = name.filter { !$0.isWhitespace }
      guard let scenario = HousingScenario(typed: name) else {
        faults.append(VesselWords.badScenario(name, place: "--scenario"))
        continue
      }
      if !found.contains(scenario) { found.append(scenario) }
    }
    guard faults.isEmpty else { throw Faults(faults) }
    return found
  }

  private static func json(_ forecast: VesselsForecast) -> JSONValue {
    .object([
      ("zaad", .whole(Int(clamping: forecast.seed))), ("paden", .whole(forecast.paths)),
      ("vanaf", .string(forecast.origin.description)), ("weken", .whole(forecast.weeks)),
      ("scenarios", .array(forecast.scenarios.map(json))),
      ("overgeslagen", .array(VesselWords.skipped(forecast).map { .string($0) })),
      (
        "aannames",
        .array(
          forecast.assumptions.map { assumption in
            .object([
              ("naam", .string(assumption.name)), ("figuur", .string(assumption.figure.reference.description)),
              ("waarde", .string(VesselWords.figure(of: assumption).number)),
              ("eenheid", .string(VesselWords.figure(of: assumption).unit)),
              ("gerekendMet", .string(VesselWords.used(assumption))),
              ("bron", .string(VesselWords.source(assumption.figure))),
            ])
          })
      ),
    ])
  }

  private static func json(_ outcome: ScenarioOutcome) -> JSONValue {
    let chances = VesselWords.monthly(outcome.chance) { $0.day }.map { point in
      JSONValue.object([
        ("datum", .string(point.day.description)),
        ("kans", .decimal(Fraction(Int((point.share * 10_000).rounded()), 10_000), digits: 4)),
      ])
    }
    let fewer = outcome.fewer.map { difference in
      JSONValue.object([
        ("datum", .string(difference.day.description)), ("p5", .whole(difference.low)),
        ("p50", .whole(difference.middle)), ("p95", .whole(difference.high)),
      ])
    }
    let homes: [(String, JSONValue)] = outcome.plan.homes.map { [("woonprojecten", json($0))] } ?? []
    return .object(
      [
        ("naam", .string(outcome.scenario.name)), ("reeksen", .array(outcome.series.map(json))),
        ("kansOpTekort", .array(chances)), ("minderMensen", .array(fewer)),
      ] + homes)
  }

  /// The homes of projects that a scenario reckons with, and those that it leaves out.
  private static func json(_ homes: ScenarioHomes) -> JSONValue {
    .object([
      ("mensen", .count(homes.people.whole)),
      (
        "meegeteld",
        .array(
          homes.counted.map { counted in
            .object([
              ("project", .string(counted.view.project.id.text)), ("dag", .string(counted.day.description)),
              ("mensen", .whole(counted.people)),
            ])
          })
      ),
      (
        "nietMeegeteld",
        .array(
          homes.leftOut.map { left in
            .object([("project", .string(left.view.project.id.text)), ("reden", .string(left.reason.rawValue))])
          })
      ),
    ])
  }

  private static func json(_ series: VesselSeries) -> JSONValue {
    let points = series.points.map { point in
      JSONValue.object([
        ("datum", .string(point.day.description)), ("p5", .whole(point.p5)), ("p25", .whole(point.p25)),
        ("p50", .whole(point.p50)), ("p75", .whole(point.p75)), ("p95", .whole(point.p95)),
      ])
    }
    return .object([("grootheid", .string(series.measure.rawValue)), ("waarden", .array(points))])
  }

  private func sheet(_ forecast: VesselsForecast, everyWeek: Bool) -> Sheet {
    var sheet = Sheet(["scenario", "grootheid", "datum", "p5", "p25", "p50", "p75", "p95"])
    for outcome in forecast.scenarios {
      for series in outcome.series {
        let points = everyWeek ? series.points : VesselWords.quarterly(series.points) { $0.day }
        for point in points {
          sheet.rows.append(
            [
              .string(outcome.scenario.name), .string(series.measure.rawValue), .string(point.day.description),
            ] + [point.p5, point.p25, point.p50, point.p75, point.p95].map { .whole($0) })
        }
      }
    }
    return sheet
  }
}
