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

/// `regietafel bescherming`: who of the displaced people is protected, until when and why.
struct ProtectionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bescherming",
    abstract: "Zeg of iemand uit Oekraïne bescherming heeft op een dag, tot wanneer en waarom.",
    discussion: """
      Categorie A: Oekraïners. B: wie in Oekraïne bescherming of een vaste vergunning had, en familie van A en B.
      C: wie er een tijdelijke vergunning had. D: anderen.

      De uitkomst is beschermd, beeindigd, bevroren of handmatig. Bij handmatig beslist het programma niet.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var clocks: ClockOptions
  @Option(name: .customLong("categorie"), help: ArgumentHelp("A, B, C of D.", valueName: "categorie"))
  var category: String?
  @Option(
    name: .customLong("brp"),
    help: ArgumentHelp("De dag van inschrijving in de BRP, zoals 2022-05-20.", valueName: "dag"))
  var registered: String?
  @Option(name: .customLong("formaat"), help: ArgumentHelp("tekst of json.", valueName: "formaat"))
  var format = "tekst"

  func run() async throws {
    guard let format = ProtectionFormat(rawValue: format.lowercased()) else {
      throw Faults(
        Fault(
          .badFormat, place: "--formaat", problem: "Het formaat '\(format)' bestaat niet.", expected: "tekst of json",
          advice: "Kies een van deze twee."))
    }
    let request = try ProtectionReader.request(category: category, registered: registered)
    let desk = try await journal.office().desk()
    let perspective = try clocks.perspective(desk.defaultDay)
    let protection = try desk.book(perspective).protection(request)
    switch format {
    case .json:
      let answer = JSONValue.protection(
        protection, on: perspective, reason: ProtectionWords.reason(protection),
        source: ProtectionWords.source(protection))
      Terminal.say(answer.text(pretty: true))
    case .text: Terminal.say(ProtectionWords.lines(protection, on: perspective.day).joined(separator: "\n"))
    }
  }
}

/// How the answer is given.
private enum ProtectionFormat: String {
  case text = "tekst"
  case json
}
