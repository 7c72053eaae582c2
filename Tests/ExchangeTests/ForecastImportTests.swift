// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Foundation
import Office
import Rulebook
import Territory
import Testing

@Suite struct ForecastImportTests {
  private let importing: Importing
  private let header = "prognose;uitgever;gepubliceerd;grootheid;dag;waarde"

  init() throws {
    importing = try Importing()
  }

  private func fault(_ more: String, _ rows: String) throws -> Fault {
    let faults = importing.faults("\(header)\(more)\n\(rows)", .forecasts)
    #expect(faults.count == 1, "\(faults)")
    return try #require(faults.first)
  }

  @Test func `rows of one forecast are put together`() throws {
    let text = """
      # Een toelichting boven het bestand.
      prognose;uitgever;gepubliceerd;grootheid;dag;waarde;p5;p25;p75;p95;kwalificatie;zekerheid;bron;opmerking
      mpp-1;COA;2022-06-27;behoefte;2022-07-01;45.000;;;;;;gepubliceerd;COA;Besluit. Met 96 %.
      mpp-1;COA;27-6-2022;Behoefte;2022-10-01;48.000;40000;45000;50000;55000;ruim;afgeleid;COA;Besluit. Met 96 %. Geschat.
      mpp-1;;;;2023-01-01;-;;;;;;;;Vervalt.
      mpp-2;J&V;2022-07-01;bewoners;2023-01-01;42000;;;;;;;;
      """
    let checked = try importing.read(text, .forecasts)
    let first = PublishedForecast(
      id: try slug("mpp-1"), publisher: "COA", published: try day("2022-06-27"), measure: .need,
      points: [
        .init(day: try day("2022-07-01"), value: 45_000),
        .init(
          day: try day("2022-10-01"), value: 48_000, qualifier: .amply,
          band: .init(p5: 40_000, p25: 45_000, p75: 50_000, p95: 55_000)),
      ], remark: "Besluit. Met 96 %. Geschat.", certainty: .derived)
    let second = PublishedForecast(
      id: try slug("mpp-2"), publisher: "J&V", published: try day("2022-07-01"), measure: .residents,
      points: [.init(day: try day("2023-01-01"), value: 42_000)])
    #expect(checked.facts.map(\.fact) == [.outlook(.published(first)), .outlook(.published(second))])
    #expect(checked.facts.map(\.line) == [3, 6])
    #expect(
      checked.notices == [
        "Boven de kop overgeslagen: regel 1.", "Niet opgenomen omdat het getal niet bekend is: regel 5.",
        "De kolom bron is niet opgenomen: de bron is die van de hele import.",
      ])
  }

  @Test func `each fault with its place`() throws {
    let row = "a;COA;2022-06-27;behoefte;2022-07-01;5"
    let cases: [(more: String, rows: String, code: FaultCode, place: String)] = [
      ("", "A B;COA;2022-06-27;behoefte;2022-07-01;5", .unreadableSlug, "regel 2, kolom prognose"),
      ("", "a;;2022-06-27;behoefte;2022-07-01;5", .nameMissing, "regel 2, kolom uitgever"),
      ("", "a;COA;;behoefte;2022-07-01;5", .missingPeriod, "regel 2, kolom gepubliceerd"),
      ("", "a;COA;2022-06;behoefte;2022-07-01;5", .unreadablePeriod, "regel 2, kolom gepubliceerd"),
      ("", "a;COA;2022-06-27;plaatsen;2022-07-01;5", .unreadableMeasure, "regel 2, kolom grootheid"),
      ("", "a;COA;2022-06-27;behoefte;;5", .missingPeriod, "regel 2, kolom dag"),
      ("", "a;COA;2022-06-27;behoefte;2022-07-01;1,5", .fractionalPeople, "regel 2, kolom waarde"),
      ("", "\(row)\na;;;;1-7-2022;6", .duplicateRow, "regel 3"),
      ("", "\(row)\na;J&V;;;2023-07-01;6", .contradictingRows, "regel 3, kolom uitgever"),
      ("", "\(row)\na;;2022-06-28;;2023-07-01;6", .contradictingRows, "regel 3, kolom gepubliceerd"),
      ("", "\(row)\na;;;bewoners;2023-07-01;6", .contradictingRows, "regel 3, kolom grootheid"),
      (";p5;p25;p75;p95", "\(row);1;2;;4", .forecastUnreadable, "regel 2"),
      (";p5;p25;p75;p95", "\(row);1;2;veel;9", .unreadableNumber, "regel 2, kolom p75"),
      (";kwalificatie", "\(row);zowat", .unreadableQualifier, "regel 2, kolom kwalificatie"),
      (";zekerheid", "\(row);zeker", .unreadableCertainty, "regel 2, kolom zekerheid"),
    ]
    for (more, rows, code, place) in cases {
      let fault = try fault(more, rows)
      #expect(fault.code == code && fault.place == place, "\(rows): \(fault)")
    }
    #expect(importing.codes("\(header)\na;COA;2022-06-27;behoefte;2022-07-01;x", .forecasts) == [.nothingToImport])
    #expect(importing.codes("\(header);opmerking\n\(row);bel 123456782", .forecasts) == [.personalNumber])
  }

  @Test func `the supplied files are read as they are`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Exchange/Resources")
    func bytes(_ file: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: file))) }
    let forecasts = try FileImport.read(
      bytes("prognoses-2022-2026.csv"), kind: .forecasts, territory: importing.territory)
    #expect(forecasts.facts.count == 10)
    // Two numbers of the same month: as it was first told, and as it was told later. A file of one source has only one.
    let found = faults { () throws(Faults) in
      try FileImport.read(
        (try? bytes("opvang-2015-2026.csv")) ?? [], kind: .reception, territory: importing.territory)
    }
    #expect(Set(found.map(\.code)) == [.duplicateRow])
  }
}

@Suite struct SuppliedJournalTests {
  /// The numbers of a measure for the country on a day that the case of summer 2022 leads with.
  private func numbers(_ measure: Measure, _ on: String) throws -> [Count] {
    let day = try day(on)
    return try SuppliedJournal.facts2022().compactMap { sourced in
      guard case .reception(.count(measure, .netherlands, .day(day), let count, .leading)) = sourced.fact else {
        return nil
      }
      return count
    }
  }

  @Test func `what was published of reception in 2022`() throws {
    #expect(try numbers(.residents, "2022-06-27") == [Count(42_301, certainty: .published)])
    let portfolio = try SuppliedJournal.facts2022().compactMap { sourced -> Int? in
      if case .reception(.count(.portfolio, _, _, let count, .leading)) = sourced.fact { count.value } else { nil }
    }
    for places in [42_732, 41_827, 34_524, 31_607, 30_066] { #expect(portfolio.contains(places), "\(places)") }
    let letter = try SuppliedJournal.facts2022().compactMap { sourced -> Count? in
      guard case .reception(.count(_, _, _, let count, _)) = sourced.fact, count.certainty == .letter else {
        return nil
      }
      return count
    }
    #expect(letter == [Count(43_000, .amply, certainty: .letter), Count(14_500, .circa, certainty: .letter)])
  }

  @Test func `forecasts with the source of their rows`() throws {
    let forecasts = try SuppliedJournal.facts2022().compactMap { sourced -> (SourcedFact, PublishedForecast)? in
      if case .outlook(.published(let forecast)) = sourced.fact { (sourced, forecast) } else { nil }
    }
    #expect(forecasts.count == 10)
    let (sourced, decision) = try #require(forecasts.first { $0.1.id.text == "capaciteitsbesluit-2022-05" })
    #expect(sourced.source == "COA, weekcijfers capaciteit, stand 27 juni 2022")
    #expect(sourced.known == Moment(startOf: try day("2022-06-27")))
    #expect(decision.points.map(\.value) == [45_000, 48_000, 51_000])
    #expect(decision.remark.components(separatedBy: "Besluit van mei 2022").count == 2)
    let (joined, spring) = try #require(forecasts.first { $0.1.id.text == "prognose-2023-voorjaar" })
    #expect(
      joined.source == "Ministerie van J&V, brief over de provinciale opgave, 24 mei 2023; nieuws.nl, 28 april 2023")
    #expect(spring.points.map(\.qualifier) == [.exact, .amply])
    for (sourced, forecast) in forecasts { #expect(forecast.remark.count <= 500 && sourced.source.count <= 500) }
  }

  @Test func `the facts about housing stay in front`() throws {
    let facts = try SuppliedJournal.facts2022()
    let firstOther = try #require(facts.firstIndex { if case .housing = $0.fact { false } else { true } })
    #expect(facts[firstOther...].allSatisfy { if case .housing = $0.fact { false } else { true } })
    let series = try SuppliedJournal.nationalSeries()
    #expect(facts.suffix(facts.count - firstOther) == series.suffix(facts.count - firstOther))
  }
}
