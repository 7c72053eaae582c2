// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A table of what a store keeps, by the names that all stores give it (tabel van de toegang): for bringing everything over to
/// another store as it is.
public struct AccessTable: Hashable, Sendable {
  /// What it is called.
  public let name: String
  /// Its columns; the rows are in the order of the first ones.
  public let columns: [Column]

  /// What a column is called and holds.
  public struct Column: Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// What it holds.
    public let kind: Kind
  }

  /// What a column holds, or nothing.
  public enum Kind: Sendable {
    /// Whole numbers; moments are milliseconds, and what is so or not is 1 or 0.
    case whole
    case text
    case bytes
  }

  /// What stands in a row and column (cel).
  public enum Cell: Hashable, Sendable {
    case nothing
    case whole(Int64)
    case text(String)
    case bytes([UInt8])
  }

  /// A table with columns of whole numbers, but for those named as text or bytes by an ending.
  private init(_ name: String, _ columns: String) {
    self.name = name
    self.columns = columns.split(separator: " ").map { word in
      let parts = word.split(separator: ":")
      let kind: Kind = parts.count == 1 ? .whole : parts[1] == "t" ? .text : .bytes
      return Column(name: String(parts[0]), kind: kind)
    }
  }

  /// All tables, each after those to which it refers. Who has which turn is not among them: that ends by itself.
  public static let all = [
    AccessTable(
      "account", "id name:t title:t organisation:t role:t blocked password:t secret:b step created"),
    AccessTable("vouched", "account issuer:t subject:t"),
    AccessTable("recovery", "account digest:t"),
    AccessTable("invitation", "digest:t account secret:b until"),
    AccessTable("session", "digest:t account created seen origin:t"),
    AccessTable("access_key", "id account digest:t purpose:t records created until used"),
    AccessTable("used_state", "digest:t until"),
    AccessTable("tries", "subject:t failures last until"),
    AccessTable(
      "proposal",
      "id account organisation:t title:t content:t request:t key:t created status:t decider reason:t"),
    AccessTable("saved_view", "id account organisation:t shared name:t target:t created"),
    AccessTable(
      "subscription",
      "id account organisation:t address:t secret:t subjects:t area:t created position failures failing next delivered "
        + "problem:t stopped"),
    AccessTable("audit", "position moment actor:t action:t object:t done origin:t reason:t hash:t"),
  ]
}

/// A store from and to which everything can be brought over.
public protocol MovableAccess: AccessStore {
  /// Whether it has no account and no line of the audit log.
  func isEmpty() throws -> Bool
  /// Reads all rows of all tables as they are at one moment.
  ///
  /// - Parameter visit: is given the rows of a table in parts, the tables in the order of `AccessTable.all`.
  func readAll(_ visit: (AccessTable, [[AccessTable.Cell]]) throws -> Void) throws
  /// Takes over everything from another store, or nothing when that fails.
  ///
  /// - Returns: how many rows it took.
  /// - Throws: also `AccessRefusal.notEmpty`, when there is something here already.
  func takeAll(from source: any MovableAccess) throws -> Int
}
