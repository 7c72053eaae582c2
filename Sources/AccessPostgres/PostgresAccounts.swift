// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Exact
import Postgres

extension PostgresAccess {
  /// All accounts.
  public func accounts() throws -> [Account] {
    try read { try PostgresAccess.accounts("ORDER BY id", [], $0) }
  }

  /// The account with this number.
  public func account(_ id: Int) throws -> Account? {
    try read { try PostgresAccess.accounts("WHERE id = $1", [.whole(id)], $0).first }
  }

  /// The account with this name.
  public func account(named name: String) throws -> Account? {
    try read { try PostgresAccess.accounts("WHERE name = $1", [.text(name)], $0).first }
  }

  /// The account of somebody for whom a provider vouches.
  public func account(of identity: ProviderIdentity) throws -> Account? {
    try read { database in
      try PostgresAccess.accounts(
        "WHERE sha256(issuer) = sha256($1) AND sha256(subject) = sha256($2) AND issuer = $1 AND subject = $2",
        [.text(identity.issuer), .text(identity.subject)], database
      ).first
    }
  }

  private static func accounts(
    _ condition: String, _ values: [PostgresValue], _ database: PostgresHandle
  ) throws -> [Account] {
    try database.rows(
      """
      SELECT id, name, title, organisation, role, created, blocked, password, secret, step, issuer, subject
      FROM regietafel_account LEFT JOIN regietafel_vouched ON regietafel_vouched.account = id \(condition)
      """, values, account)
  }

  private static func account(_ row: AccessRow) throws -> Account {
    guard let organisation = Organisation(row.text(3)), let role = Role(rawValue: row.text(4)) else {
      throw AccessRefusal.store("Een account heeft een onbekende organisatie of rol.")
    }
    var account = Account(
      id: try row.int(0), name: row.text(1), title: row.text(2), organisation: organisation, role: role,
      created: try row.moment(5))
    account.isBlocked = try row.isTrue(6)
    account.password = row.maybeText(7)
    account.secret = row.maybeBytes(8)
    account.usedStep = try row.whole(9)
    if let issuer = row.maybeText(10), let subject = row.maybeText(11) {
      account.identity = ProviderIdentity(issuer: issuer, subject: subject)
    }
    return account
  }

  /// Keeps a new account.
  public func insert(_ account: Account) throws -> Int? {
    try write { database in
      let id = try database.rows(
        """
        INSERT INTO regietafel_account (name, title, organisation, role, blocked, step, created)
        VALUES ($1, $2, $3, $4, 0, 0, $5) ON CONFLICT (name) DO NOTHING RETURNING id
        """,
        [
          .text(account.name), .text(account.title), .text(account.organisation.description),
          .text(account.role.rawValue), .moment(account.created),
        ]
      ) { try $0.int(0) }.first
      if let id, let identity = account.identity {
        try database.run(
          "INSERT INTO regietafel_vouched (account, issuer, subject) VALUES ($1, $2, $3)",
          [.whole(id), .text(identity.issuer), .text(identity.subject)])
      }
      return id
    }
  }

  /// Changes an account as it stands now.
  public func change(_ id: Int, _ work: @Sendable (inout Account, [Account]) throws -> Void) throws -> Bool {
    try write { database in
      try AccessTables.take(.accounts, database)
      let all = try PostgresAccess.accounts("", [], database)
      guard var account = all.first(where: { $0.id == id }) else { return false }
      try work(&account, all)
      try database.run(
        """
        UPDATE regietafel_account SET title = $1, organisation = $2, role = $3, blocked = $4, password = $5, secret = $6
        WHERE id = $7
        """,
        [
          .text(account.title), .text(account.organisation.description), .text(account.role.rawValue),
          .truth(account.isBlocked), .text(account.password), .bytes(account.secret), .whole(id),
        ])
      return true
    }
  }

  /// Marks a step as used.
  public func takeStep(_ step: Int64, of account: Int) throws -> Bool {
    try write { database in
      try database.run(
        "UPDATE regietafel_account SET step = $1 WHERE id = $2 AND step < $1", [.whole(Int(step)), .whole(account)]
      ).changed == 1
    }
  }

  /// Replaces the recovery codes of an account.
  public func setRecovery(_ digests: [String], of account: Int) throws {
    try write { database in
      // Whoever does the same for this account comes after us, and not halfway.
      try database.run("SELECT 1::bigint FROM regietafel_account WHERE id = $1 FOR UPDATE", [.whole(account)])
      try database.run("DELETE FROM regietafel_recovery WHERE account = $1", [.whole(account)])
      for digest in digests {
        try database.run(
          "INSERT INTO regietafel_recovery (account, digest) VALUES ($1, $2)", [.whole(account), .text(digest)])
      }
    }
  }

  /// Uses a recovery code up.
  public func takeRecovery(_ digest: String, of account: Int) throws -> Bool {
    try write { database in
      try database.run(
        "DELETE FROM regietafel_recovery WHERE account = $1 AND digest = $2", [.whole(account), .text(digest)]
      ).changed == 1
    }
  }

  /// Keeps an invitation instead of any other for the account.
  public func insert(_ invitation: Invitation) throws {
    try write { database in
      _ = try database.run(
        """
        INSERT INTO regietafel_invitation (digest, account, secret, until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (account) DO UPDATE SET digest = excluded.digest, secret = excluded.secret, until = excluded.until
        """,
        [
          .text(invitation.digest), .whole(invitation.account), .bytes(invitation.secret), .moment(invitation.until),
        ])
    }
  }

  /// The invitation with this digest.
  public func invitation(_ digest: String) throws -> Invitation? {
    try read { database in
      try database.rows(
        "SELECT account, secret, until FROM regietafel_invitation WHERE digest = $1", [.text(digest)]
      ) { row in
        Invitation(
          digest: digest, account: try row.int(0), secret: row.maybeBytes(1) ?? [], until: try row.moment(2))
      }.first
    }
  }

  /// Uses an invitation up.
  public func takeInvitation(_ digest: String) throws -> Bool {
    try write { database in
      try database.run("DELETE FROM regietafel_invitation WHERE digest = $1", [.text(digest)]).changed == 1
    }
  }
}
