// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import GRDB

extension SQLiteAccess {
  /// The account of somebody for whom a provider vouches.
  public func account(of identity: ProviderIdentity) throws -> Account? {
    try read { database in
      try Row.fetchOne(
        database, sql: "\(SQLiteAccess.selectAccount) WHERE issuer = ? AND subject = ?",
        arguments: [identity.issuer, identity.subject]
      ).map(SQLiteAccess.account)
    }
  }

  /// Uses the state of a sign-in through a provider up.
  public func takeState(_ digest: String, until: Moment, now: Moment) throws -> Bool {
    try write { database in
      try database.execute(sql: "DELETE FROM used_state WHERE until < ?", arguments: [now.milliseconds])
      try database.execute(
        sql: "INSERT OR IGNORE INTO used_state (digest, until) VALUES (?, ?)", arguments: [digest, until.milliseconds])
      return database.changesCount == 1
    }
  }
}
