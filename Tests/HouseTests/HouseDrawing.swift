// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The drawing of the house: which target stands on which floor, and who may use which library.
///
/// The list of dependencies in `Package.swift` says what a target uses; this says what it may use.
enum HouseDrawing {
  /// A target may import only what stands on a lower floor.
  static let floors: [String: Int] = [
    "Exact": 0, "COpenSSL": 0, "CPostgres": 0, "CXlsxWriter": 0, "CZip": 0, "CSodium": 0, "CCurl": 0,
    "Territory": 1, "Rulebook": 1, "Journal": 1, "Forecast": 1, "Apportionment": 1, "Postgres": 1,
    "Chain": 2, "JournalSQLite": 2, "JournalPostgres": 2, "Access": 2,
    "Office": 3, "AccessSQLite": 3, "AccessPostgres": 3, "AccessHTTP": 3,
    "Exchange": 4, "Reports": 4,
    "Site": 5,
    "RegietafelCommand": 6,
  ]

  /// Targets outside the house: they work on it while it is built.
  static let tools: Set<String> = ["EmbedFiles", "EmbedFilesPlugin"]

  /// Libraries, with the only targets that may know of them.
  static let libraries: [String: Set<String>] = [
    "ArgumentParser": ["RegietafelCommand"],
    "CCurl": ["AccessHTTP"],
    "COpenSSL": ["Journal", "Access"],
    "CPostgres": ["Postgres"],
    "CSodium": ["Access"],
    "CXlsxWriter": ["Exchange"], "CZip": ["Exchange"],
    "GRDB": ["JournalSQLite", "AccessSQLite"],
    "GRDBSQLite": ["JournalSQLite"],
    "HTTPTypes": ["Site", "RegietafelCommand"],
    "Hummingbird": ["Site", "RegietafelCommand"],
    "HummingbirdCore": ["Site", "RegietafelCommand"],
    "Logging": ["Site", "RegietafelCommand"],
    "Mustache": ["Site", "RegietafelCommand"],
    "NIOCore": ["Site", "RegietafelCommand"],
    "ServiceLifecycle": ["Site", "RegietafelCommand"],
    "Yams": ["Rulebook"],
  ]

  /// Part of the Swift toolchain and free of input and output: everyone may use them.
  static let plainModules: Set<String> = ["Swift", "Synchronization"]

  /// Part of the toolchain, but with files, clocks, locales and threads in it: closed to the pure targets.
  static let systemModules: Set<String> = [
    "Foundation", "FoundationEssentials", "FoundationXML", "FoundationNetworking", "Dispatch", "Glibc", "Musl",
  ]

  static let pureTargets: Set<String> = ["Exact", "Territory", "Chain", "Journal", "Forecast", "Apportionment"]
}
