// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The place of every municipality on the map of the country (kaartindeling), as `Tools/MapLayout` laid it out.
public enum MapTable {
  /// The table with columns `vanaf,code,kolom,rij`, one block for each division of the country.
  public static var text: String { EmbeddedFiles.all["kaart.csv"] ?? "" }
}
