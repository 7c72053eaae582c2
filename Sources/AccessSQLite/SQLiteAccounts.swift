// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Exact
import Foundation
import GRDB

extension SQLiteAccess {
  /// All accounts.
  public func accounts() throws -> [Account] {
    try read { database in
      try Row.fetchAll(database, sql: "\(SQLiteAccess.selectAccount) ORDER BY id").map(SQLiteAccess.account)
    }
  }

  /// The account with this number.
  public func account(_ id: Int) throws -> Account? {
    try read { database in
      try Row.fetchOne(database, sql: "\(SQLiteAccess.selectAccount) WHERE id = ?", arguments: [id])
        .map(SQLiteAccess.account)
    }
  }

  /// The account with this name.
  public func account(named name: String) throws -> Account? {
    try read { database in
      try Row.fetchOne(database, sql: "\(SQLiteAccess.selectAccount) WHERE name = ?", arguments: [name])
        .map(SQLiteAccess.account)
    }
  }

  static let selectAccount =
    "SELECT account.*, issuer, subject FROM account LEFT JOIN vouched ON vouched.account = account.id"

  static func account(_ row: Row) throws -> Account {
    guard let organisation = Organisation(row["organisation"] as String), let role = Role(rawValue: row["role"]) else {
      throw AccessRefusal.store("Een account heeft een onbekende organisatie of rol.")
    }
    var account = Account(
      id: row["id"], name: row["name"], title: row["title"], organisation: organisation, role: role,
      created: row.moment("created"))
    account.isBlocked = row["blocked"]
    account.password = row["password"]
    account.secret = (row["secret"] as Data?).map(Array.init)
    account.usedStep = row["step"]
    if let issuer: String = row["issuer"], let subject: String = row["subject"] {
      account.identity = ProviderIdentity(issuer: issuer, subject: subject)
    }
    return account
  }

  /// Keeps a new account.
  public func insert(_ account: Account) throws -> Int? {
    try write { database in
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO account (name, title, organisation, role, blocked, step, created)
          VALUES (?, ?, ?, ?, 0, 0, ?)
          """,
        arguments: [
          account.name, account.title, account.organisation.description, account.role.rawValue,
          account.created.milliseconds,
        ])
      guard database.changesCount == 1 else { return nil }
      let id = Int(database.lastInsertedRowID)
      if let identity = account.identity {
        try database.execute(
          sql: "INSERT INTO vouched (account, issuer, subject) VALUES (?, ?, ?)",
          arguments: [id, identity.issuer, identity.subject])
      }
      return id
    }
  }

  /// Changes an account as it stands now.
  public func change(_ id: Int, _ work: @Sendable (inout Account, [Account]) throws -> Void) throws -> Bool {
    try write { database in
      let all = try Row.fetchAll(database, sql: SQLiteAccess.selectAccount).map(SQLiteAccess.account)
      guard var account = all.first(where: { $0.id == id }) else { return false }
      try work(&account, all)
      try database.execute(
        sql: """
          UPDATE account SET title = ?, organisation = ?, role = ?, blocked = ?, password = ?, secret = ? WHERE id = ?
          """,
        arguments: [
          account.title, account.organisation.description, account.role.rawValue, account.isBlocked, account.password,
          account.secret.map { Data($0) }, account.id,
        ])
      return true
    }
  }

  /// Marks a step as used.
  public func takeStep(_ step: Int64, of account: Int) throws -> Bool {
    try write { database in
      try database.execute(
        sql: "UPDATE account SET step = ? WHERE id = ? AND step < ?", arguments: [step, account, step])
      return database.changesCount == 1
    }
  }

  /// Replaces the recovery codes of an account.
  public func setRecovery(_ digests: [String], of account: Int) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM recovery WHERE account = ?", arguments: [account])
      for digest in digests {
        try database.execute(
          sql: "INSERT INTO recovery (account, digest) VALUES (?, ?)", arguments: [account, digest])
      }
    }
  }

  /// Uses a recovery code up.
  public func takeRecovery(_ digest: String, of account: Int) throws -> Bool {
    try write { database in
      try database.execute(
        sql: "DELETE FROM recovery WHERE account = ? AND digest = ?", arguments: [account, digest])
      return database.changesCount == 1
    }
  }

  /// Keeps an invitation instead of any other for the account.
  public func insert(_ invitation: Invitation) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM invitation WHERE account = ?", arguments: [invitation.account])
      try database.execute(
        sql: "INSERT INTO invitation (digest, account, secret, until) VALUES (?, ?, ?, ?)",
        arguments: [
          invitation.digest, invitation.account, Data(invitation.secret), invitation.until.milliseconds,
        ])
    }
  }

  /// The invitation with this digest.
  public func invitation(_ digest: String) throws -> Invitation? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM invitation WHERE digest = ?", arguments: [digest]).map { row in
        Invitation(
          digest: row["digest"], account: row["account"], secret: Array(row["secret"] as Data),
          until: row.moment("until"))
      }
    }
  }

  /// Uses an invitation up.
  public func takeInvitation(_ digest: String) throws -> Bool {
    try write { database in
      try database.execute(sql: "DELETE FROM invitation WHERE digest = ?", arguments: [digest])
      return database.changesCount == 1
    }
  }
}
