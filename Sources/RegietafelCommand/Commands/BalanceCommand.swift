// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook
import Territory

/// `regietafel stand`: where every municipality stands on a day.
struct BalanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stand",
    abstract: "Toon per gebied taakstelling, beginstand, gehuisvest, opgave en stand op een dag.",
    discussion: """
      Een stand onder nul is een achterstand, boven nul een voorsprong.
      opgave = taakstelling - beginstand (- bijstelling); stand = gehuisvest - opgave: de stand als het
      halfjaar op de peildatum zou sluiten. Gehuisvest telt de hele maanden tot en met de peildatum.
      Zonder --gebied ziet u alle gemeenten van die dag.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var areas: AreaOptions

  func run() async throws {
    let format = try output.format()
    let desk = try await journal.office().desk()
    let perspective = try clocks.perspective(desk.defaultDay)
    let book = desk.book(perspective)
    let halfYear = HalfYear(containing: perspective.day)
    var sheet = Sheet([
      "code", "naam", "peildatum", "halfjaar", "taakstelling", "beginstand", "gehuisvest", "opgave", "stand",
    ])
    var incomplete = 0
    for code in try areas.codes(on: perspective.day, desk.territory) {
      let ledger = book.ledger(of: code, in: halfYear)
      if ledger.housed.qualifier == .atLeast { incomplete += 1 }
      sheet.isInvented =
        sheet.isInvented || ledger.opening.isInvented || ledger.housed.isInvented || ledger.target.isInvented
      sheet.rows.append([
        .string(code.description), .string(desk.territory.name(of: code) ?? ""),
        .string(perspective.day.description), .string(halfYear.description), .count(ledger.target.whole),
        .count(ledger.opening.whole), .count(ledger.housed.whole), .count(ledger.due.whole),
        .count(ledger.balance.whole),
      ])
    }
    let national = book.ledger(of: .netherlands, in: halfYear)
    sheet.remarks = [
      "Nederland, \(DutchText.halfYear(halfYear)): beginstand \(DutchText.figure(national.opening)), "
        + "opgave \(DutchText.figure(national.due))."
    ]
    if incomplete > 0 {
      sheet.remarks.append("Gebieden waarvan een maand ontbreekt: \(incomplete). Gehuisvest is daar een ondergrens.")
    }
    sheet.write(format)
  }
}
