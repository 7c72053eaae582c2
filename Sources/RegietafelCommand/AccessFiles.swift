// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessSQLite
import Chain
import Foundation
import Office

/// Where the accounts are kept, and how that file is opened.
enum AccessFiles {
  /// The file with accounts: REGIETAFEL_TOEGANG, or beside the journal. A journal in a database has no place beside it.
  static func path(journal: String?) -> String {
    if let path = ProcessInfo.processInfo.environment["REGIETAFEL_TOEGANG"], !path.isEmpty { return path }
    let journal = JournalFiles.chosenPath(journal) ?? JournalFiles.standardPath
    guard journal.contains("://") else { return journal + ".toegang" }
    return URL(filePath: JournalFiles.standardPath).deletingLastPathComponent().appending(path: "toegang.sqlite").path
  }

  /// Whether there is such a file.
  static func exists(journal: String?) -> Bool { FileManager.default.fileExists(atPath: path(journal: journal)) }

  /// The doorkeeper over the file.
  static func keeper(journal: String?, providers: ProviderDesk? = nil) throws -> Doorkeeper {
    do {
      return Doorkeeper(
        store: try SQLiteAccess(path: path(journal: journal)), providers: providers, clock: JournalFiles.now)
    } catch let refusal as AccessRefusal {
      throw Faults(Fault(refusal, place: path(journal: journal)))
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
