// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Office
import Reports
import Territory

/// `regietafel taakstelling`: targets of a half-year, by the law and by the official table.
struct TargetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taakstelling",
    abstract: "Toon de taakstelling van een halfjaar: volgens de wet en volgens de officiële tabel.",
    discussion: "Zonder --gebied ziet u alle gemeenten van dat halfjaar.")

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @Option(name: .customLong("halfjaar"), help: ArgumentHelp("Het halfjaar, zoals 2022-2.", valueName: "halfjaar"))
  var halfYear: String?
  @OptionGroup var areas: AreaOptions

  func run() async throws {
    let format = try output.format()
    let desk = try await journal.office().desk()
    let asked = try halfYear.map(Words.halfYear)
    let chosen = try asked ?? HalfYear(containing: clocks.perspective(desk.defaultDay).day)
    let perspective = try clocks.perspective(chosen.firstDay)
    let book = desk.book(perspective)
    var sheet = Sheet(["code", "naam", "halfjaar", "taakstelling", "taakstellingOfficieel", "verschil"])
    for code in try areas.codes(on: book.lastDay(in: chosen), desk.territory) {
      let ledger = book.ledger(of: code, in: chosen)
      sheet.isInvented = sheet.isInvented || ledger.statutory.isInvented || ledger.official.isInvented
      sheet.rows.append([
        .string(code.description), .string(desk.territory.name(of: code) ?? ""), .string(chosen.description),
        .count(ledger.statutory.whole), .count(ledger.official.whole), .count(ledger.difference.whole),
      ])
    }
    sheet.remarks = remarks(book.ledger(of: .netherlands, in: chosen), chosen)
    sheet.write(format)
  }

  private func remarks(_ national: HousingLedger, _ halfYear: HalfYear) -> [String] {
    var lines = [
      "Taakstelling voor Nederland, \(DutchText.halfYear(halfYear)): \(DutchText.figure(national.target))."
    ]
    if let sum = national.municipalTargets {
      lines.append("Som over de gemeenten volgens de wet, naar boven afgerond: \(DutchText.figure(sum)).")
    }
    if national.official.number == nil {
      lines.append("De officiële tabel van dit halfjaar is niet (helemaal) ingelezen.")
    }
    return lines
  }
}

/// Which areas a question is about.
struct AreaOptions: ParsableArguments {
  @Option(
    name: .customLong("gebied"),
    help: ArgumentHelp("Code of naam: GM0363, PV27, VR13, NL of een gemeente.", valueName: "gebied"))
  var area: String?

  @Flag(name: .customLong("gemeenten"), help: "Toon de gemeenten van het gebied in plaats van het gebied zelf.")
  var isSplit = false

  func codes(on day: Day, _ territory: Territory) throws -> [AreaCode] {
    guard let area else { return territory.municipalities(on: day).map(\.code) }
    let code = try Words.area(area, on: day, territory)
    return isSplit ? territory.municipalities(in: code, on: day).map(\.code) : [code]
  }
}
