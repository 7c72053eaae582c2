// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import ArgumentParser
import Chain
import Exact
import Exchange
import Foundation
import Journal
import JournalSQLite
import Office
import Reports

/// `regietafel controleer`: checks the whole journal.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "controleer",
    abstract: "Controleer het hele journaal: volgorde, hashes, elk feit en de opgebouwde stand.",
    discussion: "Schrijf de hash op. Met --hash ziet u later of er aan het eind iets is afgekapt.")

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @Option(
    name: .customLong("hash"), help: ArgumentHelp("Een hash van eerder, die in de keten moet staan.", valueName: "hash")
  )
  var noted: String?

  func run() async throws {
    let format = try output.format()
    let noted = try noted.map { text in
      guard let digest = Digest(hex: text) else {
        throw Faults(
          Fault(
            .missingOption, place: "--hash", problem: "Dit is geen hash.", expected: "64 hexadecimale tekens",
            advice: "Neem de hash over zoals 'controleer' hem gaf."))
      }
      return digest
    }
    let result = try await verify(noted)
    report(result, format)
    let auditFault = try await auditFault()
    for fault in [result.firstFault, auditFault].compactMap(\.self) { Terminal.complain(fault) }
    guard result.firstFault == nil, auditFault == nil else { throw ExitCode(1) }
  }

  /// Checks the audit log of the accounts, when there is one; its outcome goes beside that of the journal.
  private func auditFault() async throws -> Fault? {
    guard try AccessFiles.exists(journal: journal.path) else { return nil }
    let keeper = try AccessFiles.keeper(journal: journal.path)
    let result = try await AccessFiles.telling { try await keeper.verifyAudit() }
    guard let bad = result.firstBad else {
      Terminal.warn(
        "Logboek van de toegang in orde: \(DutchText.count(result.count, "regel", "regels")). Hash: \(result.hash)")
      return nil
    }
    return AccessFiles.auditFault(at: bad)
  }

  private func verify(_ noted: Digest?) async throws -> Verification {
    let path = JournalFiles.chosenPath(journal.path)
    // The case of summer 2022 is made when it is not there. One that is there is opened as it is: it may be damaged.
    if path == nil, !FileManager.default.fileExists(atPath: JournalFiles.standardPath) {
      _ = try await journal.office()
    }
    do {
      let kept = try await JournalFiles.open(path: path, ifMissing: .refuse)
      return await (try JournalFiles.office(over: kept)).verify(noted: noted)
    } catch let faults as Faults where [.chainBroken, .notAJournal].contains(faults.all.first?.code) {
      // Not even the head of the file is whole: that is an outcome too.
      return Verification(unreadable: faults.all[0])
    }
  }

  private func report(_ result: Verification, _ format: OutputFormat) {
    switch format {
    case .table:
      let start = result.firstBad.map { "regel \($0) is de eerste die niet klopt" } ?? "het bestand zelf klopt niet"
      Terminal.say(
        result.isSound
          ? "In orde: \(DutchText.count(result.count, "regel", "regels")) gecontroleerd. Hash: \(result.hash)"
          : "Niet in orde: \(start). Goede regels: \(DutchText.whole(result.count)).")
    case .json:
      Terminal.say(
        JSONValue.object([
          ("inOrde", .bool(result.isSound)), ("aantal", .whole(result.count)), ("eersteFout", .count(result.firstBad)),
          ("melding", result.firstFault.map { .string("\($0.code.rawValue) \($0.problem)") } ?? .null),
          ("hash", .string(result.hash.description)),
        ]).text(pretty: true))
    case .csv:
      var sheet = Sheet(["inOrde", "aantal", "eersteFout", "hash"])
      sheet.rows = [
        [.bool(result.isSound), .whole(result.count), .count(result.firstBad), .string(result.hash.description)]
      ]
      sheet.write(.csv)
    }
  }
}

/// `regietafel reservekopie`: a copy of the journal while it is in use.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reservekopie", abstract: "Maak een reservekopie van het journaal. Dat kan terwijl het in gebruik is.",
    discussion: "Voor een journaal in PostgreSQL gebruikt u pg_dump.")

  @Argument(help: ArgumentHelp("Het nieuwe bestand.", valueName: "doel")) var target: String
  @OptionGroup var journal: JournalOptions

  func run() async throws {
    guard !FileManager.default.fileExists(atPath: target) else {
      throw Faults(
        Fault(
          .journalCannotOpen, place: target, problem: "Dit bestand bestaat al.", advice: "Kies een nieuwe naam."))
    }
    if JournalFiles.chosenPath(journal.path) == nil { _ = try await journal.office() }
    let file = try JournalFiles.openFile(path: JournalFiles.chosenPath(journal.path), ifMissing: .refuse)
    do {
      try file.backUp(to: target)
    } catch let error as JournalError {
      throw Faults(Fault(error))
    }
    let result = await Office.verify(try JournalFiles.openFile(path: target, ifMissing: .refuse))
    if let fault = result.firstFault { throw Faults(fault) }
    Terminal.say(
      "Reservekopie gemaakt en gecontroleerd: \(target), \(DutchText.count(result.count, "regel", "regels")). "
        + "Hash: \(result.hash)"
    )
  }
}

/// `regietafel herstel`: puts a backup in the place of a journal.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "herstel", abstract: "Zet een reservekopie terug. Een journaal dat er al staat, blijft bewaard.",
    discussion: """
      Stop eerst de server die dit journaal gebruikt. Voor een journaal in PostgreSQL gebruikt u pg_restore.
      """)

  @Argument(help: ArgumentHelp("De reservekopie.", valueName: "kopie")) var copy: String
  @OptionGroup var journal: JournalOptions

  func run() async throws {
    let target = JournalFiles.chosenPath(journal.path) ?? JournalFiles.standardPath
    if JournalFiles.isAddress(target) { _ = try JournalFiles.openFile(path: target, ifMissing: .refuse) }
    let source = try JournalFiles.openFile(path: copy, ifMissing: .refuse)
    let result = await Office.verify(source)
    if let fault = result.firstFault { throw Faults(fault) }
    let files = FileManager.default
    do {
      if files.fileExists(atPath: target) { try refuseInUse(target) }
      // The copy is whole under another name before anything that is there is moved.
      let fresh = target + ".nieuw"
      try? files.removeItem(atPath: fresh)
      try source.backUp(to: fresh)
      if files.fileExists(atPath: target) {
        let kept = target + ".oud-\(JournalFiles.now().milliseconds)"
        for end in ["", "-wal", "-shm"] where files.fileExists(atPath: target + end) {
          try files.moveItem(atPath: target + end, toPath: kept + end)
        }
        Terminal.warn("Het journaal dat er stond, heet nu: \(kept)")
      }
      try files.moveItem(atPath: fresh, toPath: target)
    } catch let faults as Faults {
      throw faults
    } catch let error as JournalError {
      throw Faults(Fault(error))
    } catch {
      throw Faults(Fault(JournalError.cannotOpen(path: target, detail: error.localizedDescription)))
    }
    Terminal.say(
      "Teruggezet: \(target), \(DutchText.count(result.count, "regel", "regels")). Hash: \(result.hash)")
  }

  /// A server that goes on with the old file would record what nobody sees again. A damaged file cannot be asked.
  private func refuseInUse(_ target: String) throws {
    guard let current = try? SQLiteJournal(path: target, busyTimeout: 1), let isAlone = try? current.isAlone(), !isAlone
    else { return }
    throw Faults(
      Fault(
        .journalBusy, place: target, problem: "Een ander programma gebruikt dit journaal.",
        advice: "Stop eerst de site of het andere programma, en probeer het opnieuw."))
  }
}
