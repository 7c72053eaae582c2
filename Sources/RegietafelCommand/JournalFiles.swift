// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Foundation
import Journal
import JournalPostgres
import JournalSQLite
import Office
import Postgres
import Rulebook
import Territory

/// Where journals are kept and how they are opened and made.
enum JournalFiles {
  /// What to do when the journal that is asked for is not there.
  enum Missing {
    case refuse, makeEmpty, makeCase
  }

  /// The journal of the case of summer 2022, in the folder for data of this user.
  static var standardPath: String {
    let environment = ProcessInfo.processInfo.environment
    let data =
      environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? NSHomeDirectory() + "/.local/share"
    return data + "/regietafel/zomer-2022.sqlite"
  }

  /// The path that is asked for, on the command line or in the environment; nil means the case of summer 2022.
  static func chosenPath(_ path: String?) -> String? {
    path ?? ProcessInfo.processInfo.environment["REGIETAFEL_JOURNAL"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The key under which the case is recorded.
  private static let caseKey = "casus-zomer-2022"

  static func now() -> Moment {
    Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// The rules and places of the program.
  static func tables() throws -> (rulebook: Rulebook, territory: Territory) {
    do {
      return (try Rulebook.standard(), try Territory.standard())
    } catch {
      throw Faults(
        Fault(
          .unreadableText, problem: "De meegeleverde regels of tabellen zijn niet in orde: \(error)",
          advice: "Installeer Regietafel opnieuw."))
    }
  }

  private static func referenceDay() throws -> Day? {
    SuppliedJournal.referenceDay(try tables().rulebook)
  }

  static func office(over journal: any Journal) throws -> Office {
    let (rulebook, territory) = try tables()
    return Office(journal: journal, rulebook: rulebook, territory: territory, clock: now)
  }

  /// An office over the journal at `path`, or over the case of summer 2022.
  static func office(path: String?, ifMissing: Missing) async throws -> Office {
    let chosen = chosenPath(path)
    let journal = try await open(path: chosen, ifMissing: ifMissing)
    let office = try office(over: journal)
    if chosen == nil || ifMissing == .makeCase { try await fillWithCase(office, path: shown(chosen ?? standardPath)) }
    return office
  }

  /// Whether this is the address of a database and not the path of a file.
  static func isAddress(_ path: String) -> Bool { PostgresAddress.isMeant(by: path) }

  /// The path or address as it may be shown: without password.
  static func shown(_ path: String) -> String {
    isAddress(path) ? (try? PostgresAddress(path))?.description ?? "postgres://…" : path
  }

  /// The journal itself, in a file or in a database.
  static func open(path: String?, ifMissing: Missing) async throws -> any RestorableJournal {
    guard let path, isAddress(path) else { return try openFile(path: path, ifMissing: ifMissing) }
    do {
      return try await PostgresJournal(address: try PostgresAddress(path), makingTables: ifMissing != .refuse)
    } catch let error as PostgresAddress.Malformed {
      throw Faults(Fault(JournalError.cannotOpen(path: "postgres://…", detail: error.detail)))
    } catch let error as JournalError {
      throw Faults(Fault(error))
    }
  }

  /// The journal file, for what is done with files only.
  ///
  /// - Throws: `Faults` RT-383 for a database, with what to do instead.
  static func openFile(path: String?, ifMissing: Missing) throws -> SQLiteJournal {
    let file = path ?? standardPath
    if isAddress(file) {
      throw Faults(
        Fault(
          .notForDatabase, place: shown(file), problem: "Dit kan alleen met een bestand, niet met een database.",
          advice: "Gebruik pg_dump en pg_restore, of maak er een bestand van met 'regietafel verhuis'."))
    }
    if path != nil, ifMissing == .refuse, !FileManager.default.fileExists(atPath: file) {
      throw Faults(
        Fault(
          .journalMissing, place: file, problem: "Dit journaal bestaat niet.",
          advice: "Kijk het pad na. Een nieuw journaal maakt u met 'importeer', 'meld', 'voorbeeld' of 'start'."))
    }
    do {
      let folder = URL(filePath: file).deletingLastPathComponent()
      if !FileManager.default.fileExists(atPath: folder.path) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      return try SQLiteJournal(path: file)
    } catch let error as JournalError {
      throw Faults(Fault(error))
    } catch {
      throw Faults(Fault(JournalError.cannotOpen(path: file, detail: error.localizedDescription)))
    }
  }

  /// Records the supplied case in a journal that is empty.
  private static func fillWithCase(_ office: Office, path: String) async throws {
    // With an opening and no more, another process is filling it right now, or was stopped. The keys see to it that each
    // part is recorded once, whoever does it.
    let position = try await office.desk().state.position
    guard position <= 1 else { return }
    if position == 1, try await office.entry(1)?.key != caseKey + "-opening" { return }
    let supplier = Submitter.local(name: "Regietafel (meegeleverd)")
    _ = try await office.handle(
      Submission(
        submitter: supplier, source: "Casus zomer 2022", key: caseKey + "-opening",
        intent: .open(JournalOpening(title: "Zomer 2022", day: try referenceDay()))))
    _ = try await office.handle(
      Submission(
        submitter: supplier, key: caseKey, intent: .record(try SuppliedJournal.facts2022())))
    Terminal.warn("Het journaal met de casus van zomer 2022 is gemaakt: \(path)")
  }

  /// An office over a journal with invented figures, in memory unless a journal is given.
  static func example(seed: UInt64, in journal: any Journal = MemoryJournal()) async throws -> Office {
    let office = try office(over: journal)
    let maker = Submitter.local(name: "Regietafel (voorbeeld)")
    _ = try await office.handle(
      Submission(
        submitter: maker, source: "Verzonnen voorbeeld, zaad \(seed)",
        intent: .open(JournalOpening(title: "Verzonnen voorbeeld", day: try referenceDay()))))
    _ = try await office.handle(
      Submission(submitter: maker, intent: .record(try SuppliedJournal.nationalSeries())))
    let facts = try SuppliedJournal.example(seed: seed, desk: try await office.desk())
    // Apart, since the office folds in twice what can break a law between facts, and that is only the smaller part.
    for isHousing in [true, false] {
      let part = facts.filter { if case .housing = $0.fact { isHousing } else { !isHousing } }
      _ = try await office.handle(Submission(submitter: maker, intent: .record(part)))
    }
    return office
  }
}
