// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Exact
import GRDB
import Territory

// Pages that somebody keeps.
extension SQLiteAccess {
  /// The pages that an account keeps and that its organisation shares, by name.
  public func views(for account: Int, of organisation: Organisation) throws -> [SavedView] {
    try read { database in
      // What somebody kept for another organisation is not taken along.
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM saved_view WHERE organisation = ? AND (account = ? OR shared) ORDER BY name COLLATE NOCASE, id
          """,
        arguments: [organisation.description, account]
      ).map { row in
        SavedView(
          id: row["id"], account: row["account"], organisation: organisation, isShared: row["shared"],
          name: row["name"],
          target: row["target"], created: row.moment("created"))
      }
    }
  }

  /// Keeps a page.
  public func insert(_ view: SavedView) throws -> Int {
    try write { database in
      try database.execute(
        sql: "INSERT INTO saved_view (account, organisation, shared, name, target, created) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          view.account, view.organisation.description, view.isShared, view.name, view.target, view.created.milliseconds,
        ])
      return Int(database.lastInsertedRowID)
    }
  }

  /// Keeps another name for a page.
  public func rename(view id: Int, _ name: String) throws {
    try write { try $0.execute(sql: "UPDATE saved_view SET name = ? WHERE id = ?", arguments: [name, id]) }
  }

  /// Forgets a page.
  public func remove(view id: Int) throws {
    try write { try $0.execute(sql: "DELETE FROM saved_view WHERE id = ?", arguments: [id]) }
  }
}

// Who is told of changes.
extension SQLiteAccess {
  /// All subscriptions, in the order in which they were made.
  public func subscriptions() throws -> [Subscription] {
    try read { try Row.fetchAll($0, sql: "SELECT * FROM subscription ORDER BY id").map(SQLiteAccess.subscription) }
  }

  private static func subscription(_ row: Row) throws -> Subscription {
    guard let organisation = Organisation(row["organisation"]) else {
      throw AccessRefusal.store("Een abonnement is van een onbekende organisatie.")
    }
    var progress = Subscription.Progress(position: row["position"])
    progress.failures = row["failures"]
    progress.failingSince = (row["failing"] as Int64?).map { Moment(milliseconds: $0) }
    progress.next = row.moment("next")
    progress.delivered = (row["delivered"] as Int64?).map { Moment(milliseconds: $0) }
    progress.problem = row["problem"]
    progress.isStopped = row["stopped"]
    let subjects = (row["subjects"] as String).split(separator: " ").map(String.init)
    return Subscription(
      id: row["id"], account: row["account"], organisation: organisation, address: row["address"],
      secret: row["secret"],
      subjects: subjects, area: (row["area"] as String?).flatMap { AreaCode($0) }, created: row.moment("created"),
      progress: progress)
  }

  /// Keeps a subscription.
  public func insert(_ subscription: Subscription) throws -> Int {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO subscription
            (account, organisation, address, secret, subjects, area, created, position, failures, next, problem, stopped)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', 0)
          """,
        arguments: [
          subscription.account, subscription.organisation.description, subscription.address, subscription.secret,
          subscription.subjects.joined(separator: " "), subscription.area?.description,
          subscription.created.milliseconds, subscription.progress.position,
        ])
      return Int(database.lastInsertedRowID)
    }
  }

  /// Keeps how far the messages of a subscription came.
  public func keep(_ progress: Subscription.Progress, of id: Int) throws {
    try write { database in
      try database.execute(
        sql: """
          UPDATE subscription SET position = ?, failures = ?, failing = ?, next = ?, delivered = coalesce(?, delivered),
            problem = ?, stopped = ? WHERE id = ?
          """,
        arguments: [
          progress.position, progress.failures, progress.failingSince?.milliseconds, progress.next.milliseconds,
          progress.delivered?.milliseconds, progress.problem, progress.isStopped, id,
        ])
    }
  }

  /// Forgets a subscription.
  public func remove(subscription id: Int) throws {
    try write { try $0.execute(sql: "DELETE FROM subscription WHERE id = ?", arguments: [id]) }
  }

  /// Takes or keeps a turn.
  public func takeTurn(_ task: String, as holder: String, now: Moment, until: Moment) throws -> Bool {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO turn (task, holder, until) VALUES (?, ?, ?)
          ON CONFLICT (task) DO UPDATE SET holder = excluded.holder, until = excluded.until
            WHERE holder = excluded.holder OR until <= ?
          """,
        arguments: [task, holder, until.milliseconds, now.milliseconds])
      return database.changesCount == 1
    }
  }
}
