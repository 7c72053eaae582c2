// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import Postgres

extension PostgresAccess {
  /// Keeps a key.
  public func insert(_ key: AccessKey) throws {
    try write { database in
      _ = try database.run(
        """
        INSERT INTO regietafel_access_key (account, digest, purpose, records, created, until)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        [
          .whole(key.account), .text(key.digest), .text(key.purpose), .truth(key.mayRecord), .moment(key.created),
          .moment(key.until),
        ])
    }
  }

  private static let selectKey =
    "SELECT id, account, digest, purpose, records, created, until, used FROM regietafel_access_key"

  private static func key(_ row: AccessRow) throws -> AccessKey {
    AccessKey(
      id: try row.int(0), account: try row.int(1), digest: row.text(2), purpose: row.text(3),
      mayRecord: try row.isTrue(4), created: try row.moment(5), until: try row.moment(6), used: row.maybeMoment(7))
  }

  /// The key with this digest.
  public func key(_ digest: String) throws -> AccessKey? {
    try read { database in
      try database.rows("\(PostgresAccess.selectKey) WHERE digest = $1", [.text(digest)], PostgresAccess.key).first
    }
  }

  /// The keys of an account, the newest first.
  public func keys(of account: Int) throws -> [AccessKey] {
    try read { database in
      try database.rows(
        "\(PostgresAccess.selectKey) WHERE account = $1 ORDER BY id DESC", [.whole(account)], PostgresAccess.key)
    }
  }

  /// Notes that a key was used.
  public func touchKey(_ id: Int, at moment: Moment) throws {
    try write { database in
      _ = try database.run(
        "UPDATE regietafel_access_key SET used = greatest(used, $1) WHERE id = $2", [.moment(moment), .whole(id)])
    }
  }

  /// Removes a key of an account.
  public func removeKey(_ id: Int, of account: Int) throws -> Bool {
    try write { database in
      try database.run(
        "DELETE FROM regietafel_access_key WHERE id = $1 AND account = $2", [.whole(id), .whole(account)]
      ).changed == 1
    }
  }
}

extension PostgresAccess {
  /// Keeps a proposal.
  public func insert(_ proposal: Proposal) throws -> Int {
    try write { database in
      try database.run(
        """
        INSERT INTO regietafel_proposal
          (account, organisation, title, content, request, key, created, status, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', '') ON CONFLICT DO NOTHING
        """,
        [
          .whole(proposal.account), .text(proposal.organisation.description), .text(proposal.title),
          .text(proposal.content), .text(proposal.request), .text(proposal.key), .moment(proposal.created),
        ])
      // That of another process may have come first: it has been committed by now, and can be seen.
      let id = try database.rows(
        """
        SELECT id FROM regietafel_proposal WHERE account = $1 AND sha256(request) = sha256($2) AND request = $2
        """, [.whole(proposal.account), .text(proposal.request)]
      ) { try $0.int(0) }.first
      guard let id else { throw AccessRefusal.store("Het voorstel is niet bewaard.") }
      return id
    }
  }

  /// The proposals of an organisation, the newest first.
  public func proposals(of organisation: Organisation) throws -> [Proposal] {
    try read { database in
      try database.rows(
        """
        SELECT id, account, title, content, request, key, created, status, decider, reason
        FROM regietafel_proposal WHERE organisation = $1 ORDER BY id DESC
        """, [.text(organisation.description)]
      ) { row in
        var proposal = Proposal(
          id: try row.int(0), account: try row.int(1), organisation: organisation, title: row.text(2),
          content: row.text(3), request: row.text(4), key: row.text(5), created: try row.moment(6))
        guard let status = Proposal.Status(rawValue: row.text(7)) else {
          throw AccessRefusal.store("Een voorstel heeft een onbekende stand.")
        }
        proposal.status = status
        proposal.decider = row.maybeWhole(8).map { Int($0) }
        proposal.reason = row.text(9)
        return proposal
      }
    }
  }

  /// Closes an open proposal.
  public func close(_ id: Int, as status: Proposal.Status, by account: Int, reason: String) throws -> Bool {
    try write { database in
      try database.run(
        """
        UPDATE regietafel_proposal SET status = $1, decider = $2, reason = $3 WHERE id = $4 AND status = 'open'
        """, [.text(status.rawValue), .whole(account), .text(reason), .whole(id)]
      ).changed == 1
    }
  }
}
