// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import Postgres
import Territory

// Pages that somebody keeps.
extension PostgresAccess {
  /// The pages that an account keeps and that its organisation shares, by name.
  public func views(for account: Int, of organisation: Organisation) throws -> [SavedView] {
    try read { database in
      // What somebody kept for another organisation is not taken along. By name as SQLite does it, capitals of ASCII as small.
      try database.rows(
        """
        SELECT id, account, shared, name, target, created FROM regietafel_saved_view
        WHERE organisation = $1 AND (account = $2 OR shared = 1)
        ORDER BY lower(convert_from(name, 'LATIN1') COLLATE "C"), id
        """, [.text(organisation.description), .whole(account)]
      ) { row in
        SavedView(
          id: try row.int(0), account: try row.int(1), organisation: organisation, isShared: try row.isTrue(2),
          name: row.text(3), target: row.text(4), created: try row.moment(5))
      }
    }
  }

  /// Keeps a page.
  public func insert(_ view: SavedView) throws -> Int {
    try write { database in
      let ids = try database.rows(
        """
        INSERT INTO regietafel_saved_view (account, organisation, shared, name, target, created)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
        """,
        [
          .whole(view.account), .text(view.organisation.description), .truth(view.isShared), .text(view.name),
          .text(view.target), .moment(view.created),
        ]
      ) { try $0.int(0) }
      guard let id = ids.first else { throw PostgresFault.misread(after: 0, "nummer") }
      return id
    }
  }

  /// Keeps another name for a page.
  public func rename(view id: Int, _ name: String) throws {
    try write { database in
      _ = try database.run("UPDATE regietafel_saved_view SET name = $1 WHERE id = $2", [.text(name), .whole(id)])
    }
  }

  /// Forgets a page.
  public func remove(view id: Int) throws {
    try write { _ = try $0.run("DELETE FROM regietafel_saved_view WHERE id = $1", [.whole(id)]) }
  }
}

// Who is told of changes.
extension PostgresAccess {
  /// All subscriptions, in the order in which they were made.
  public func subscriptions() throws -> [Subscription] {
    try read { database in
      try database.rows(
        """
        SELECT id, account, organisation, address, secret, subjects, area, created, position, failures, failing, next,
          delivered, problem, stopped
        FROM regietafel_subscription ORDER BY id
        """, [], PostgresAccess.subscription)
    }
  }

  private static func subscription(_ row: AccessRow) throws -> Subscription {
    guard let organisation = Organisation(row.text(2)) else {
      throw AccessRefusal.store("Een abonnement is van een onbekende organisatie.")
    }
    var progress = Subscription.Progress(position: try row.int(8))
    progress.failures = try row.int(9)
    progress.failingSince = row.maybeMoment(10)
    progress.next = try row.moment(11)
    progress.delivered = row.maybeMoment(12)
    progress.problem = row.text(13)
    progress.isStopped = try row.isTrue(14)
    return Subscription(
      id: try row.int(0), account: try row.int(1), organisation: organisation, address: row.text(3),
      secret: row.text(4), subjects: row.text(5).split(separator: " ").map(String.init),
      area: row.maybeText(6).flatMap { AreaCode($0) }, created: try row.moment(7), progress: progress)
  }

  /// Keeps a subscription.
  public func insert(_ subscription: Subscription) throws -> Int {
    try write { database in
      let ids = try database.rows(
        """
        INSERT INTO regietafel_subscription
          (account, organisation, address, secret, subjects, area, created, position, failures, next, problem, stopped)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, '', 0) RETURNING id
        """,
        [
          .whole(subscription.account), .text(subscription.organisation.description), .text(subscription.address),
          .text(subscription.secret), .text(subscription.subjects.joined(separator: " ")),
          .text(subscription.area?.description), .moment(subscription.created), .whole(subscription.progress.position),
        ]
      ) { try $0.int(0) }
      guard let id = ids.first else { throw PostgresFault.misread(after: 0, "nummer") }
      return id
    }
  }

  /// Keeps how far the messages of a subscription came.
  public func keep(_ progress: Subscription.Progress, of id: Int) throws {
    try write { database in
      _ = try database.run(
        """
        UPDATE regietafel_subscription SET position = $1, failures = $2, failing = $3, next = $4,
          delivered = coalesce($5, delivered), problem = $6, stopped = $7 WHERE id = $8
        """,
        [
          .whole(progress.position), .whole(progress.failures), .moment(progress.failingSince), .moment(progress.next),
          .moment(progress.delivered), .text(progress.problem), .truth(progress.isStopped), .whole(id),
        ])
    }
  }

  /// Forgets a subscription.
  public func remove(subscription id: Int) throws {
    try write { _ = try $0.run("DELETE FROM regietafel_subscription WHERE id = $1", [.whole(id)]) }
  }

  /// Takes or keeps a turn.
  public func takeTurn(_ task: String, as holder: String, now: Moment, until: Moment) throws -> Bool {
    try write { database in
      try database.run(
        """
        INSERT INTO regietafel_turn AS turn (task, holder, until) VALUES ($1, $2, $3)
        ON CONFLICT (task) DO UPDATE SET holder = excluded.holder, until = excluded.until
          WHERE turn.holder = excluded.holder OR turn.until <= $4
        """, [.text(task), .text(holder), .moment(until), .moment(now)]
      ).changed == 1
    }
  }
}
