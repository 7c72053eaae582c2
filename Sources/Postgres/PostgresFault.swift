// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What goes wrong on a connection, before it is known what that means for who uses it.
package enum PostgresFault: Error {
  /// No connection could be made.
  case unreachable(String)
  /// The connection broke; what was asked had no lasting effect, unless it was a single statement.
  case lost(String)
  /// The connection broke while a transaction was being committed: it may have been or not.
  case lostInCommit(String)
  /// The database refused, with this SQLSTATE.
  case refused(state: String, message: String)
  /// An answer did not have the shape that was asked for.
  case misread(after: Int, String)

  /// What the database or libpq says of it.
  package var detail: String {
    switch self {
    case .unreachable(let detail), .lost(let detail), .lostInCommit(let detail), .misread(_, let detail),
      .refused(_, let detail):
      detail
    }
  }

  /// Whether the database took too long, for something or for those who stood before it.
  package var isSlow: Bool {
    // A lock that was not to be had in time, and a statement that was broken off.
    if case .refused(let state, _) = self { ["55P03", "57014"].contains(state) } else { false }
  }

  /// Whether a connection broke that had been made: the next one may do better.
  package var isBroken: Bool {
    switch self {
    case .lost, .lostInCommit: true
    case .unreachable, .refused, .misread: false
    }
  }

  /// Whether a missing or broken connection is why.
  package var isLost: Bool {
    switch self {
    case .lost, .lostInCommit, .unreachable: true
    case .refused, .misread: false
    }
  }
}
