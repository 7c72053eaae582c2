// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Journal
import Office
import Reports

/// `regietafel verhuis`: moves a journal between a file and a PostgreSQL database.
struct MoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verhuis", abstract: "Breng een journaal over naar een ander bestand of een andere database.",
    discussion: """
      De bron blijft zoals hij is. Elke regel komt over met dezelfde plaats, momenten, sleutel en hash.
      Het doel is leeg, of heeft het begin van hetzelfde journaal: dan gaat de verhuizing verder waar ze was.
      Stop eerst de site, en start haar daarna met het nieuwe journaal. Accounts verhuizen apart, met 'account verhuis'.
      """)

  @Option(
    name: .customLong("van"), help: ArgumentHelp("Het bestand of adres postgres://… van nu.", valueName: "journaal"))
  var source: String
  @Option(
    name: .customLong("naar"), help: ArgumentHelp("Het nieuwe bestand of adres postgres://…", valueName: "journaal"))
  var target: String

  func run() async throws {
    let move = JournalMove(
      source: try await JournalFiles.open(path: source, ifMissing: .refuse),
      target: try await JournalFiles.open(path: target, ifMissing: .makeEmpty))
    var shown = ContinuousClock.now
    let outcome = try await move.run { done, all in
      guard .now - shown >= .seconds(1) else { return }
      shown = .now
      Terminal.warn("\(DutchText.whole(done)) van \(DutchText.whole(all)) regels")
    }
    // The hashes say that the entries are equal; this says that the new place will take the next one.
    let result = await Office.verify(move.target)
    if let fault = result.firstFault { throw Faults(fault) }
    Terminal.say(
      "Verhuisd en gecontroleerd: \(JournalFiles.shown(target)), "
        + "\(DutchText.count(outcome.head.position, "regel", "regels")), waarvan nu \(DutchText.whole(outcome.moved)). "
        + "Hash: \(outcome.head.hash)")
  }
}
