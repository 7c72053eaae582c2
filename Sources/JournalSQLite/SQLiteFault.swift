// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import GRDB
import Journal

/// What a failure of SQLite means for a journal.
enum SQLiteFault {
  /// Reading stopped with this result after the entry at `after`, the last one that was read whole.
  struct Stopped: Error {
    let after: Int
    let result: ResultCode
  }

  /// The `JournalError` for an error of SQLite; any other error as it is.
  static func translate(_ error: any Error, path: String, after position: Int) -> any Error {
    switch error {
    case let stopped as Stopped:
      journalError(stopped.result, message: nil, path: path, after: stopped.after)
    case let error as DatabaseError:
      journalError(error.extendedResultCode, message: error.message, path: path, after: position)
    default: error
    }
  }

  private static func journalError(
    _ result: ResultCode, message: String?, path: String, after position: Int
  ) -> JournalError {
    let detail = message ?? "\(result)"
    switch result {
    // The disk refuses to write: a limit, a quota or a fault of the disk, and what was there is still good.
    case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE,
      .SQLITE_IOERR_SHMSIZE:
      return .diskFull
    case .SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ: return .damaged(after: position, detail: detail)
    default: break
    }
    switch result.primaryResultCode {
    case .SQLITE_FULL: return .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: return .busy
    case .SQLITE_NOTADB: return .notAJournal(path: path)
    // A schema that is not ours any more gives ERROR, rows that cannot stand beside the others CONSTRAINT.
    case .SQLITE_CORRUPT, .SQLITE_MISMATCH, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_FORMAT:
      return .damaged(after: position, detail: detail)
    default: return .cannotOpen(path: path, detail: detail)
    }
  }
}
