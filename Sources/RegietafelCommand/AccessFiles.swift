// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessPostgres
import AccessSQLite
import Chain
import Foundation
import Office
import Postgres

/// Where the accounts are kept, and how that file or database is opened.
enum AccessFiles {
  /// The file or database with accounts: REGIETAFEL_TOEGANG, or beside a journal in a file, or in the database of the journal.
  static func place(journal: String?) -> String {
    if let chosen = setting { return chosen }
    let journal = JournalFiles.chosenPath(journal) ?? JournalFiles.standardPath
    return JournalFiles.isAddress(journal) ? journal : journal + ".toegang"
  }

  private static var setting: String? {
    ProcessInfo.processInfo.environment["REGIETAFEL_TOEGANG"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where the accounts beside a journal in a database were, before they could be in the database.
  private static var formerPath: String {
    URL(filePath: JournalFiles.standardPath).deletingLastPathComponent().appending(path: "toegang.sqlite").path
  }

  /// Whether there are accounts.
  static func exists(journal: String?) throws -> Bool {
    let place = place(journal: journal)
    if JournalFiles.isAddress(place) {
      return try telling(place) { try PostgresAccess.isMade(at: try address(place)) }
    }
    return FileManager.default.fileExists(atPath: place)
  }

  /// The doorkeeper over the file or database.
  static func keeper(journal: String?, providers: ProviderDesk? = nil) throws -> Doorkeeper {
    let place = place(journal: journal)
    try refuseLeftBehind(place, journal: journal)
    return Doorkeeper(store: try open(place), providers: providers, clock: JournalFiles.now)
  }

  /// The store itself; made when it is not there yet.
  static func open(_ place: String) throws -> any MovableAccess {
    try telling(place) { () throws -> any MovableAccess in
      guard JournalFiles.isAddress(place) else { return try SQLiteAccess(path: place) }
      return try PostgresAccess(address: try address(place))
    }
  }

  /// Without a setting, nobody chose to leave the accounts in the file where they were: going on without them would let
  /// somebody else become the first administrator.
  private static func refuseLeftBehind(_ place: String, journal: String?) throws {
    guard setting == nil, JournalFiles.isAddress(place), FileManager.default.fileExists(atPath: formerPath),
      try !exists(journal: journal)
    else { return }
    throw Faults(
      Fault(
        .accountsElsewhere, place: formerPath, problem: "De accounts staan nog in dit bestand en niet in de database.",
        advice: "Verhuis ze met 'regietafel account verhuis', of noem het bestand in REGIETAFEL_TOEGANG."))
  }

  private static func address(_ place: String) throws -> PostgresAddress {
    do {
      return try PostgresAddress(place)
    } catch {
      throw AccessRefusal.store("Het adres klopt niet: \(error.detail).")
    }
  }

  /// The fault for a log of which a line is not as it was written.
  static func auditFault(at line: Int) -> Fault {
    Fault(
      .auditBroken, place: "regel \(line)", problem: "Het logboek van de toegang is veranderd of niet volledig.",
      advice: "Bewaar het bestand of de database, en meld dit als een incident.")
  }

  /// Does something with a store, and tells in Dutch what is refused.
  static func telling<Result>(_ place: String, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let refusal as AccessRefusal {
      throw Faults(Fault(refusal, place: JournalFiles.shown(place)))
    }
  }

  /// Does something at the door, and tells in Dutch what is refused.
  static func telling<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch let refusal as AccessRefusal {
      throw Faults(Fault(refusal))
    }
  }
}
