// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CPostgres
public import Journal

/// The address of a PostgreSQL database: `postgres://gebruiker:wachtwoord@server:poort/database`.
///
/// The password in it goes to the database and nowhere else: `description` leaves it out.
public struct PostgresAddress: Hashable, Sendable, CustomStringConvertible {
  /// The whole address, password included.
  let text: String
  /// The address as it may be shown: without password and without settings.
  public let description: String

  /// Whether this text is meant as an address of a database and not as the path of a file.
  public static func isMeant(by text: String) -> Bool {
    let lower = text.lowercased()
    return lower.hasPrefix("postgres://") || lower.hasPrefix("postgresql://")
  }

  /// The address in this text.
  ///
  /// - Throws: `JournalError.cannotOpen` when it is not a well-formed address. Nothing of it is in the error, since a
  ///   password may stand anywhere in it.
  public init(_ text: String) throws(JournalError) {
    guard PostgresAddress.isMeant(by: text), let start = text.firstRange(of: "://")?.upperBound else {
      throw PostgresAddress.malformed("het adres begint niet met postgres://")
    }
    // libpq wants the scheme in small letters.
    self.text = text[..<start].lowercased() + text[start...]
    let rest = text[start...]
    let authority = rest.prefix { !"/?#".contains($0) }
    // An @, / or ? in a password makes libpq take a part of it for the name of the server, and name that in its errors.
    guard rest.filter({ $0 == "@" }).count == authority.filter({ $0 == "@" }).count,
      authority.filter({ $0 == "@" }).count <= 1
    else {
      throw PostgresAddress.malformed("schrijf een @ in het wachtwoord als %40, een / als %2F en een ? als %3F")
    }
    let parts = authority.split(separator: "@", omittingEmptySubsequences: false)
    let user = parts.count == 2 ? parts[0].prefix { $0 != ":" } + "@" : ""
    let path = rest.dropFirst(authority.count).prefix { !"?#".contains($0) }
    description = "postgres://\(user)\(parts.last ?? "")\(path)"
    guard let options = PQconninfoParse(self.text, nil) else {
      throw PostgresAddress.malformed("het adres is niet te lezen")
    }
    PQconninfoFree(options)
  }

  private static func malformed(_ detail: String) -> JournalError {
    .cannotOpen(path: "postgres://…", detail: detail)
  }
}
