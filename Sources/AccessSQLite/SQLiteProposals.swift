// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Exact
import GRDB

extension SQLiteAccess {
  /// Keeps a proposal.
  public func insert(_ proposal: Proposal) throws -> Int {
    try write { database in
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO proposal (account, organisation, title, content, request, key, created, status, reason)
          VALUES (?, ?, ?, ?, ?, ?, ?, 'open', '')
          """,
        arguments: [
          proposal.account, proposal.organisation.description, proposal.title, proposal.content, proposal.request,
          proposal.key, proposal.created.milliseconds,
        ])
      let id = try Int.fetchOne(
        database, sql: "SELECT id FROM proposal WHERE account = ? AND request = ?",
        arguments: [proposal.account, proposal.request])
      guard let id else { throw AccessRefusal.store("Het voorstel is niet bewaard.") }
      return id
    }
  }

  /// The proposals of an organisation, the newest first.
  public func proposals(of organisation: Organisation) throws -> [Proposal] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM proposal WHERE organisation = ? ORDER BY id DESC",
        arguments: [organisation.description]
      ).map { row in
        var proposal = Proposal(
          id: row["id"], account: row["account"], organisation: organisation, title: row["title"],
          content: row["content"], request: row["request"], key: row["key"], created: row.moment("created"))
        guard let status = Proposal.Status(rawValue: row["status"]) else {
          throw AccessRefusal.store("Een voorstel heeft een onbekende stand.")
        }
        proposal.status = status
        proposal.decider = row["decider"]
        proposal.reason = row["reason"]
        return proposal
      }
    }
  }

  /// Closes an open proposal.
  public func close(_ id: Int, as status: Proposal.Status, by account: Int, reason: String) throws -> Bool {
    try write { database in
      try database.execute(
        sql: "UPDATE proposal SET status = ?, decider = ?, reason = ? WHERE id = ? AND status = 'open'",
        arguments: [status.rawValue, account, reason, id])
      return database.changesCount == 1
    }
  }
}
