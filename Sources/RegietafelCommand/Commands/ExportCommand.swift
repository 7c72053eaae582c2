// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Foundation
import Journal
import Office
import Rulebook
import Territory

/// `regietafel exporteer`: figures or the whole journal in a file.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exporteer", abstract: "Schrijf cijfers of het hele journaal naar een bestand.",
    discussion: """
      Soorten: journaal, taakstelling, stand, realisatie. Formaten: csv (komma, voor programma's), excel
      (puntkomma, voor Excel in het Nederlands) en json. Cijfers gaan over het halfjaar van de peildatum. Zonder
      --peildatum is dat de dag van de casus, of vandaag.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var small: SmallNumberOptions
  @Option(name: .customLong("soort"), help: ArgumentHelp("Wat u wilt meenemen.", valueName: "soort"))
  var kind = "journaal"
  @Option(name: .customLong("formaat"), help: ArgumentHelp("csv, excel of json.", valueName: "formaat"))
  var format = "csv"
  @Option(name: .customLong("naar"), help: ArgumentHelp("Het bestand; anders het scherm.", valueName: "bestand"))
  var target: String?

  func run() async throws {
    guard ["csv", "excel", "json"].contains(format) else {
      throw Faults(
        Fault(
          .badFormat, place: "--formaat", problem: "Het formaat '\(format)' bestaat niet.",
          expected: "csv, excel of json", advice: "Kies een van deze drie."))
    }
    let office = try await journal.office()
    let sheet: Sheet
    switch kind {
    case "journaal": sheet = try await journalSheet(office)
    case "taakstelling", "stand", "realisatie":
      let desk = try await office.desk()
      sheet = figures(desk, try clocks.perspective(desk.defaultDay))
    default:
      throw Faults(
        Fault(
          .unknownKind, place: "--soort", problem: "De soort '\(kind)' bestaat niet.",
          expected: "journaal, taakstelling, stand of realisatie", advice: "Kies een van deze vier."))
    }
    try write(sheet)
  }

  private func write(_ sheet: Sheet) throws {
    let bytes = sheet.bytes(json: format == "json", dialect: format == "excel" ? .dutchExcel : .open)
    guard let target else { return Terminal.write(bytes) }
    do {
      try Data(bytes).write(to: URL(filePath: target), options: .atomic)
    } catch {
      throw Faults(
        Fault(
          .journalCannotOpen, place: target, problem: "Dit bestand is niet te schrijven.",
          advice: "Kies een map waarin u mag schrijven."))
    }
    Terminal.warn("Geschreven: \(target), \(sheet.rows.count) regels.")
  }

  private func journalSheet(_ office: Office) async throws -> Sheet {
    var sheet = Sheet([
      "regel", "groep", "vastgelegdOp", "bekendOp", "indiener", "bron", "sleutel", "soort", "feit", "hash",
    ])
    var before: Int? = nil
    while before != 1 {
      let entries = try await office.entries(before: before, limit: 10_000, for: small.sight)
      guard let last = entries.last else { break }
      for entry in entries {
        sheet.rows.append([
          .whole(entry.position), .whole(entry.batch), .string(entry.recorded.description),
          .string(entry.known.description), .string(entry.actor), .string(entry.source),
          entry.key.map { .string($0) } ?? .null, .string(entry.kind),
          .string(String(decoding: entry.payload, as: UTF8.self)), entry.seal.map { .string($0.description) } ?? .null,
        ])
      }
      before = last.position
    }
    sheet.rows.reverse()
    return sheet
  }

  private func figures(_ desk: Desk, _ perspective: Perspective) -> Sheet {
    let book = desk.book(perspective)
    let halfYear = HalfYear(containing: perspective.day)
    let months = kind == "realisatie"
    var sheet = Sheet(
      months
        ? ["code", "naam", "maand", "gehuisvest", "peildatum", "zekerheid"]
        : [
          "code", "naam", "peildatum", "halfjaar", "taakstellingWet", "taakstellingOfficieel", "taakstelling",
          "beginstand", "gehuisvest", "opgave", "stand", "nogTeHuisvesten", "zekerheid",
        ])
    for municipality in desk.territory.municipalities(on: perspective.day) {
      let ledger = book.ledger(of: municipality.code, in: halfYear)
      let name: [JSONValue] = [.string(municipality.code.description), .string(municipality.name)]
      let day = JSONValue.string(perspective.day.description)
      if months {
        for month in ledger.months {
          guard case .measure(_, _, let period) = month.reference else { continue }
          sheet.rows.append(
            name + [.string(period.description), .count(month.whole), day, .string(month.certainty.rawValue)])
        }
      } else {
        let numbers = [
          ledger.statutory, ledger.official, ledger.target, ledger.opening, ledger.housed, ledger.due,
          ledger.balance, ledger.remaining,
        ]
        sheet.rows.append(
          name + [day, .string(halfYear.description)] + numbers.map { .count($0.whole) }
            + [.string(ledger.balance.certainty.rawValue)])
      }
    }
    return sheet
  }
}
