// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory
import Testing

@testable import Exchange

@Suite struct ProjectImportTests {
  private let importing: Importing
  private let header = "project;naam;gemeente;soort;fase;woningen"
  private let row = "brug;De Brug;Ede;flex;besloten;40"

  init() throws {
    importing = try Importing()
  }

  private func fault(_ more: String, _ row: String) throws -> Fault {
    let faults = importing.faults("\(header)\(more)\n\(row)", .projects)
    #expect(faults.count == 1, "\(faults)")
    return try #require(faults.first)
  }

  @Test func `rows of one project are put together`() throws {
    let text = """
      project;naam;gemeente;soort;fase;woningen;doelgroep;mensen;vanaf;tot;knelpunt;bedrag;besluit;zekerheid
      brug;De Brug;Ede;flex;In aanbouw;40;statushouders;60;1-9-2022;2032-09-01;"Geen
      stroom";1.250.000;Raad, 1 juni 2022;gepubliceerd
      brug;;;;;;spoedzoekers;20;;;;1250000,00;;
      hotel;Hotel;GM0281;HAR;idee;x;;;;;;;;
      poort;De Poort;Tiel;tv;gereed;0;statushouders;-;;;;;;
      """
    let checked = try importing.read(text, .projects)
    let bridge = HomeProject(
      id: try slug("brug"), name: "De Brug", municipality: gm(228), kind: .flex, phase: .building, homes: 40,
      people: [.init(group: .statusHolders, number: 60), .init(group: .urgent, number: 20)],
      available: try period("2022-09-01", "2032-09-01"), obstacle: "Geen stroom", cents: 125_000_000,
      decision: "Raad, 1 juni 2022", certainty: .published)
    let gate = HomeProject(
      id: try slug("poort"), name: "De Poort", municipality: gm(281), kind: .interim, phase: .ready, homes: 0,
      people: [])
    #expect(checked.facts.map(\.fact) == [.homes(.project(bridge)), .homes(.project(gate))])
    #expect(checked.facts.map(\.line) == [2, 6])
    #expect(checked.notices == ["Niet opgenomen omdat het getal niet bekend is: regels 5, 6."])
  }

  @Test func `each fault with its place`() throws {
    let cases: [(row: String, code: FaultCode, column: String)] = [
      ("De Brug;De Brug;Ede;flex;besloten;40", .unreadableSlug, "project"),
      ("brug;;Ede;flex;besloten;40", .nameMissing, "naam"),
      ("brug;De Brug;;flex;besloten;40", .missingArea, "gemeente"),
      ("brug;De Brug;Bergen;flex;besloten;40", .ambiguousArea, "gemeente"),
      ("brug;De Brug;VR01;flex;besloten;40", .areaKindNotAllowed, "gemeente"),
      ("brug;De Brug;Ede;azc;besloten;40", .unreadableKind, "soort"),
      ("brug;De Brug;Ede;kasteel;besloten;40", .unreadableKind, "soort"),
      ("brug;De Brug;Ede;;besloten;40", .unreadableKind, "soort"),
      ("brug;De Brug;Ede;flex;bijna;40", .unreadableKind, "fase"),
      ("brug;De Brug;Ede;flex;besloten;-40", .negativeNumber, "woningen"),
    ]
    for (row, code, column) in cases {
      let fault = try fault("", row)
      #expect(fault.code == code && fault.place == "regel 2, kolom \(column)", "\(row): \(fault)")
    }
    #expect(try fault("", "brug;De Brug;Ede;azc;besloten;40").advice.contains("--soort locaties"))
    let more: [(columns: String, cells: String, code: FaultCode, place: String)] = [
      (";vanaf;tot", ";2022-09-01;2022-09-01", .datesTurned, "regel 2, kolom tot"),
      (";vanaf;tot", ";;2022-09-01", .missingPeriod, "regel 2, kolom vanaf"),
      (";doelgroep;mensen", ";;5", .unreadableGroup, "regel 2, kolom doelgroep"),
      (";doelgroep;mensen", ";koningen;5", .unreadableGroup, "regel 2, kolom doelgroep"),
      (";doelgroep;mensen", ";studenten;5\nbrug;;;;;;studenten;5", .duplicateRow, "regel 3"),
      (";doelgroep", ";studenten", .missingColumn, "regel 1"),
      (";bedrag", ";1.25", .unreadableNumber, "regel 2, kolom bedrag"),
      (";bedrag", ";-5", .negativeNumber, "regel 2, kolom bedrag"),
      (";bedrag", ";9999999999999", .numberTooLarge, "regel 2, kolom bedrag"),
      (";bedrag", ";5\nbrug;;;;;;6", .contradictingRows, "regel 3, kolom bedrag"),
      (";knelpunt", ";\nbrug;;;;;;stroom", .contradictingRows, "regel 3, kolom knelpunt"),
    ]
    for (columns, cells, code, place) in more {
      let fault = try fault(columns, row + cells)
      #expect(fault.code == code && fault.place == place, "\(cells): \(fault)")
    }
    #expect(
      importing.codes("\(header);bedrag\nBrug 123456782;;Edde;azc;bijna;veel;1,2", .projects) == [
        .personalNumber, .unknownArea, .unreadableKind, .unreadableKind, .unreadableNumber, .unreadableNumber,
      ])
  }

  @Test func `amounts of money`() {
    let amounts: [(String, Int)] = [
      ("1.250.000", 125_000_000), ("1250000,50", 125_000_050), ("1 250 000", 125_000_000),
      ("€ 1.250.000,05", 125_000_005),
      ("0", 0), ("0,01", 1), ("1.250", 125_000), ("12,-", 1_200), ("EUR 5,00", 500),
      ("999.999.999.999,99", 99_999_999_999_999),
    ]
    for (text, cents) in amounts { #expect(CellMoney(text[...]) == .cents(cents), "\(text)") }
    for text in [
      "1.25", "1250000.50", "1,5", "1,250", "1,250,000", "1,250.00", "1,00,50", "1.250,5", "vijf", "5 miljoen", ",50",
      "€,50",
      "1.2.3", "5,٣٣", "-,50",
    ] {
      #expect(CellMoney(text[...]) == .unreadable, "\(text)")
    }
    for text in ["", "-", "x", "onbekend", "€"] { #expect(CellMoney(text[...]) == .unknown, "\(text)") }
    for text in ["-5", "-0,50", "−1.000", "€ -5"] { #expect(CellMoney(text[...]) == .negative, "\(text)") }
    #expect(CellMoney("1.000.000.000.000") == .tooLarge)
  }
}
