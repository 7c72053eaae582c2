// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import ArgumentParser
import Chain
import Foundation
import Office
import Reports

/// `regietafel account verhuis`: brings all accounts and the log over to a file or a database.
struct MoveAccountsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verhuis", abstract: "Breng alle accounts en het logboek over naar een ander bestand of een database.",
    discussion: """
      Stop eerst de site. De bron blijft zoals zij is. Het doel is leeg.
      Alles komt over zoals het is: nummers, wachtwoorden, sleutels, sessies en elke regel van het logboek.
      """)

  @Option(
    name: .customLong("van"), help: ArgumentHelp("Het bestand of adres postgres://… van nu.", valueName: "plaats"))
  var source: String
  @Option(
    name: .customLong("naar"), help: ArgumentHelp("Het nieuwe bestand of adres postgres://…", valueName: "plaats"))
  var target: String

  func run() async throws {
    if !JournalFiles.isAddress(source), !FileManager.default.fileExists(atPath: source) {
      throw Faults(
        Fault(
          .accessFile, place: source, problem: "Dit bestand met accounts bestaat niet.", advice: "Kijk het pad na."))
    }
    let from = try AccessFiles.open(source)
    let count = try AccessFiles.telling(source) { try sound(from) }
    let to = try AccessFiles.open(target)
    let rows = try AccessFiles.telling(target) { try to.takeAll(from: from) }
    let here = try AccessFiles.telling(target) { try sound(to) }
    // Written at the old place while it was being read: that is not at the new one.
    guard here == count, try AccessFiles.telling(source, { try sound(from) }) == count else {
      throw Faults(
        Fault(
          .movedWhileMoving, problem: "Tijdens de verhuizing is er iets met de accounts gedaan.",
          advice: "Stop eerst de site, en verhuis opnieuw naar een leeg doel."))
    }
    Terminal.say(
      "Verhuisd en gecontroleerd: \(JournalFiles.shown(target)), \(DutchText.count(rows, "gegeven", "gegevens")), waarvan "
        + "\(DutchText.count(here.count, "regel", "regels")) van het logboek. Hash: \(here.hash)")
  }

  /// The outcome of checking the log.
  private func sound(_ store: any MovableAccess) throws -> AuditVerification {
    let result = try store.verifyAudit()
    if let bad = result.firstBad { throw Faults(AccessFiles.auditFault(at: bad)) }
    return result
  }
}
