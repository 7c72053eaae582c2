// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CPostgres

/// The address of a PostgreSQL database: `postgres://gebruiker:wachtwoord@server:poort/database`.
///
/// The password in it goes to the database and nowhere else: `description` leaves it out.
public struct PostgresAddress: Hashable, Sendable, CustomStringConvertible {
  /// The whole address, password included.
  package let text: String
  /// The address as it may be shown: without password and without settings.
  public let description: String

  /// Why a text is no address. Nothing of the text is in it, since a password may stand anywhere there.
  public struct Malformed: Error, Hashable {
    /// What is wrong, in Dutch.
    public let detail: String
  }

  /// Whether this text is meant as an address of a database and not as the path of a file.
  public static func isMeant(by text: String) -> Bool {
    let lower = text.lowercased()
    return lower.hasPrefix("postgres://") || lower.hasPrefix("postgresql://")
  }

  /// The address in this text.
  ///
  /// - Throws: `Malformed` when it is not a well-formed address.
  public init(_ text: String) throws(Malformed) {
    guard PostgresAddress.isMeant(by: text), let start = text.firstRange(of: "://")?.upperBound else {
      throw Malformed(detail: "het adres begint niet met postgres://")
    }
    // libpq wants the scheme in small letters.
    self.text = text[..<start].lowercased() + text[start...]
    let rest = text[start...]
    let authority = rest.prefix { !"/?#".contains($0) }
    // An @, / or ? in a password makes libpq take a part of it for the name of the server, and name that in its errors.
    guard rest.filter({ $0 == "@" }).count == authority.filter({ $0 == "@" }).count,
      authority.filter({ $0 == "@" }).count <= 1
    else {
      throw Malformed(detail: "schrijf een @ in het wachtwoord als %40, een / als %2F en een ? als %3F")
    }
    let parts = authority.split(separator: "@", omittingEmptySubsequences: false)
    let user = parts.count == 2 ? parts[0].prefix { $0 != ":" } + "@" : ""
    let path = rest.dropFirst(authority.count).prefix { !"?#".contains($0) }
    description = "postgres://\(user)\(parts.last ?? "")\(path)"
    guard let options = PQconninfoParse(self.text, nil) else {
      throw Malformed(detail: "het adres is niet te lezen")
    }
    PQconninfoFree(options)
  }
}
