// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Journal
import Postgres

/// The tables of a journal in a database, and whether they are as this program made them.
enum PostgresSchema {
  /// The layout of the tables.
  private static let version: Int64 = 1
  /// "RTJ1": the first of the two numbers of every lock that this program takes.
  private static let lockClass = 0x5254_4A31

  /// The beginning of a transaction that appends, after every other one has ended: there is one at a time, whoever
  /// appends. The lock ends with the transaction. Reading goes on meanwhile.
  ///
  /// Each statement sees what was committed before it, so what is read after the lock was taken is the end of the journal.
  /// The database undoes the transaction of a process that says no more, before those who wait for the lock give up.
  static let beginAppend = """
    BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = '10s';
    SET LOCAL idle_in_transaction_session_timeout = '8s';
    SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
    SELECT pg_advisory_xact_lock(\(lockClass), 'regietafel_entry'::regclass::oid::int4)
    """

  private static let beginPrepare = """
    BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL lock_timeout = '10s';
    SET LOCAL idle_in_transaction_session_timeout = '8s';
    SELECT pg_advisory_xact_lock(\(lockClass), 0)
    """

  /// Texts are kept as their bytes: a text of PostgreSQL holds no zero byte and depends on the encoding of the database.
  /// The index is on a hash of the key, since a long key doesn't fit in an index.
  private static let statements = """
    CREATE TABLE regietafel_layout (version bigint NOT NULL);
    CREATE TABLE regietafel_entry (
      position bigint PRIMARY KEY CHECK (position > 0), batch bigint NOT NULL, recorded bigint NOT NULL,
      known bigint NOT NULL, actor bytea NOT NULL, source bytea NOT NULL, request bytea, kind bytea NOT NULL,
      payload bytea NOT NULL, hash bytea NOT NULL CHECK (length(hash) = 32));
    CREATE UNIQUE INDEX regietafel_entry_request ON regietafel_entry (sha256(request)) WHERE request IS NOT NULL;
    CREATE FUNCTION regietafel_never() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN RAISE EXCEPTION 'an entry of the journal is never changed or removed'; END$$;
    CREATE TRIGGER regietafel_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON regietafel_entry
      FOR EACH STATEMENT EXECUTE FUNCTION regietafel_never();
    ALTER TABLE regietafel_entry ENABLE ALWAYS TRIGGER regietafel_entry_stays;
    INSERT INTO regietafel_layout VALUES (\(version));
    """

  /// Whether this program made its tables here.
  ///
  /// - Throws: `JournalError.notAJournal` when something else uses their names, `.cannotOpen` when a later version made them.
  static func isPrepared(_ connection: isolated PostgresConnection, path: String) throws -> Bool {
    // Asked of the catalogue itself: `to_regclass` remembers that there was no such table, also while it waited for the lock.
    let rows = try connection.run(
      """
      SELECT count(*) FROM pg_class
      WHERE relname IN ('regietafel_layout', 'regietafel_entry') AND pg_table_is_visible(oid)
      """)
    switch rows.whole(0, 0) {
    case 0: return false
    case 2: break
    default: throw JournalError.notAJournal(path: path)
    }
    let versions = try connection.run("SELECT version::bigint FROM regietafel_layout")
    guard versions.count == 1, let found = versions.whole(0, 0) else { throw JournalError.notAJournal(path: path) }
    guard found == version else {
      throw JournalError.cannotOpen(path: path, detail: "gemaakt met een nieuwere versie van Regietafel")
    }
    return true
  }

  /// Makes the tables, unless another process just did.
  static func prepare(_ connection: isolated PostgresConnection, path: String) throws {
    try connection.transaction(beginPrepare) {
      if try isPrepared(connection, path: path) { return }
      try connection.runAll(statements)
    }
  }

  /// Looks for what this program did not make: see `PostgresJournal.inspect`.
  static func inspect(_ connection: isolated PostgresConnection) throws {
    let rows = try connection.run(description)
    let found = (0..<rows.count).map { rows.text($0, 0) }
    if let strange = Set(found).symmetricDifference(expected).sorted().first {
      throw JournalError.damaged(after: 0, detail: "de indeling van de database is veranderd: \(strange)")
    }
    let strays = try connection.run(
      "SELECT count(*) FROM regietafel_entry WHERE position < 1 OR position > (SELECT count(*) FROM regietafel_entry)")
    guard strays.whole(0, 0) == 0 else {
      throw JournalError.damaged(after: 0, detail: "er staan regels in die niet in de keten passen")
    }
  }

  /// What the database says of its tables, a line for each part.
  private static let description = """
    SELECT 'column ' || attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' filled' ELSE '' END
      FROM pg_attribute WHERE attrelid = 'regietafel_entry'::regclass AND attnum > 0 AND NOT attisdropped
    UNION ALL SELECT 'rule ' || pg_get_constraintdef(oid, true)
      FROM pg_constraint WHERE conrelid = 'regietafel_entry'::regclass AND contype <> 'n'
    UNION ALL SELECT 'index ' || relname || CASE WHEN indisunique AND indisvalid THEN ' unique ' ELSE ' ' END
        || pg_get_indexdef(indexrelid, 1, true) || ' ' || coalesce(pg_get_expr(indpred, indrelid, true), '')
      FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE indrelid = 'regietafel_entry'::regclass
    UNION ALL SELECT 'trigger ' || tgname || ' ' || tgenabled::text || ' ' || tgtype::text || ' ' || proname || ' ' || prosrc
      FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE tgrelid = 'regietafel_entry'::regclass AND NOT tgisinternal
    UNION ALL SELECT 'rewrite ' || rulename FROM pg_rewrite WHERE ev_class = 'regietafel_entry'::regclass
    """

  private static let expected: Set<String> = [
    "column position bigint filled", "column batch bigint filled", "column recorded bigint filled",
    "column known bigint filled", "column actor bytea filled", "column source bytea filled", "column request bytea",
    "column kind bytea filled", "column payload bytea filled", "column hash bytea filled",
    "rule PRIMARY KEY (\"position\")",
    "rule CHECK (\"position\" > 0)", "rule CHECK (length(hash) = 32)",
    "index regietafel_entry_pkey unique \"position\" ",
    "index regietafel_entry_request unique sha256(request) request IS NOT NULL",
    "trigger regietafel_entry_stays A 58 regietafel_never "
      + "BEGIN RAISE EXCEPTION 'an entry of the journal is never changed or removed'; END",
  ]
}
