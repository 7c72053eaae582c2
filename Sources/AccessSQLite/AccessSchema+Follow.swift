// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

extension AccessSchema {
  /// The pages that somebody keeps, and who is told of changes. Since version 2.
  static let followTables = """
    CREATE TABLE saved_view (
      id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES account, organisation TEXT NOT NULL,
      shared INTEGER NOT NULL, name TEXT NOT NULL, target TEXT NOT NULL, created INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX saved_view_account ON saved_view (account);
    CREATE TABLE subscription (
      id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES account, organisation TEXT NOT NULL,
      address TEXT NOT NULL, secret TEXT NOT NULL, subjects TEXT NOT NULL, area TEXT, created INTEGER NOT NULL,
      position INTEGER NOT NULL, failures INTEGER NOT NULL, failing INTEGER, next INTEGER NOT NULL, delivered INTEGER,
      problem TEXT NOT NULL, stopped INTEGER NOT NULL
    ) STRICT;

    """

  /// Which process does what one does for all. Since version 3.
  static let turns = """
    CREATE TABLE turn (task TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    """
}
