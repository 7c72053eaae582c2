// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Foundation
import Journal
import JournalSQLite
import Office

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
    // Opening the case of summer 2022 makes it when it is not there; a journal with a path must exist.
    if JournalFiles.chosenPath(journal.path) == nil { _ = try await journal.office() }
    let file = try JournalFiles.open(path: JournalFiles.chosenPath(journal.path), ifMissing: .refuse)
    let result = await Office.verify(file, noted: noted)
    report(result, format)
    if let fault = result.firstFault {
      Terminal.complain(fault)
      throw ExitCode(1)
    }
  }

  private func report(_ result: Verification, _ format: OutputFormat) {
    switch format {
    case .table:
      Terminal.say(
        result.isSound
          ? "In orde: \(result.count) regels gecontroleerd. Hash: \(result.hash)"
          : "Niet in orde: regel \(result.firstBad ?? 0) is de eerste die niet klopt. \(result.count) regels ervoor zijn goed."
      )
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
    commandName: "reservekopie", abstract: "Maak een reservekopie van het journaal. Dat kan terwijl het in gebruik is.")

  @Argument(help: ArgumentHelp("Het nieuwe bestand.", valueName: "doel")) var target: String
  @OptionGroup var journal: JournalOptions

  func run() async throws {
    if JournalFiles.chosenPath(journal.path) == nil { _ = try await journal.office() }
    let file = try JournalFiles.open(path: JournalFiles.chosenPath(journal.path), ifMissing: .refuse)
    do {
      try file.backUp(to: target)
    } catch let error as JournalError {
      throw Faults(Fault(error))
    }
    let result = await Office.verify(try JournalFiles.open(path: target, ifMissing: .refuse))
    if let fault = result.firstFault { throw Faults(fault) }
    Terminal.say("Reservekopie gemaakt en gecontroleerd: \(target), \(result.count) regels. Hash: \(result.hash)")
  }
}

/// `regietafel herstel`: puts a backup in the place of a journal.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "herstel", abstract: "Zet een reservekopie terug. Een journaal dat er al staat, blijft bewaard.",
    discussion: "Stop eerst de server die dit journaal gebruikt.")

  @Argument(help: ArgumentHelp("De reservekopie.", valueName: "kopie")) var copy: String
  @OptionGroup var journal: JournalOptions

  func run() async throws {
    let source = try JournalFiles.open(path: copy, ifMissing: .refuse)
    let result = await Office.verify(source)
    if let fault = result.firstFault { throw Faults(fault) }
    let target = JournalFiles.chosenPath(journal.path) ?? JournalFiles.standardPath
    let files = FileManager.default
    do {
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
    } catch let error as JournalError {
      throw Faults(Fault(error))
    } catch {
      throw Faults(Fault(JournalError.cannotOpen(path: target, detail: error.localizedDescription)))
    }
    Terminal.say("Teruggezet: \(target), \(result.count) regels. Hash: \(result.hash)")
  }
}
