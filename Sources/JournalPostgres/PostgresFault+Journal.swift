// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Journal
import Postgres

extension PostgresFault {
  /// The `JournalError` for an error of a connection; any other error as it is.
  static func translate(_ error: any Error, _ address: PostgresAddress, after position: Int) -> any Error {
    guard let fault = error as? PostgresFault else { return error }
    let path = address.description
    return switch fault {
    case .unreachable(let detail), .lost(let detail): JournalError.unreachable(path: path, detail: detail)
    case .lostInCommit: JournalError.outcomeUnknown(path: path)
    case .misread(let after, let detail): JournalError.damaged(after: max(after, position), detail: detail)
    case .refused(let state, let message): journalError(state, message, path: path, after: position)
    }
  }

  private static func journalError(
    _ state: String, _ message: String, path: String, after position: Int
  ) -> JournalError {
    switch state {
    case "53100": .diskFull
    // Waited too long for a lock, was cancelled, or stood in the way of another transaction.
    case "55P03", "57014", "40001", "40P01": .busy
    // Pages or an index that cannot be read, a table that is not ours any more, rows that cannot stand beside the others.
    case "XX001", "XX002", "42P01", "42703", "42804", "42883": .damaged(after: position, detail: message)
    case _ where state.hasPrefix("23"): .damaged(after: position, detail: message)
    case "42501": .cannotOpen(path: path, detail: "geen rechten: \(message)")
    case "25006": .cannotOpen(path: path, detail: "de database is alleen te lezen")
    default: .cannotOpen(path: path, detail: message)
    }
  }
}
