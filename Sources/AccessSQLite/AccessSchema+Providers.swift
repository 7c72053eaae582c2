// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

extension AccessSchema {
  /// For whom a provider vouches, and which sign-ins through one were finished a moment ago. Since version 2.
  static let providerTables = """
    CREATE TABLE vouched (
      account INTEGER PRIMARY KEY REFERENCES account, issuer TEXT NOT NULL, subject TEXT NOT NULL, UNIQUE (issuer, subject)
    ) STRICT;
    CREATE TABLE used_state (digest TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX used_state_until ON used_state (until);

    """
}
