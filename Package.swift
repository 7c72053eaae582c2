// swift-tools-version: 6.2
// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import PackageDescription

// The house, floor by floor. A target may import only what stands below it:
// see docs/architecture.md. `HouseTests` checks the drawing against the imports.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

// Without optimisation the tests take three times as long, and on a build server too long. Only `script/test` asks for it: a
// package with such a flag cannot be depended on by others, and who works on the code builds faster without.
let room: [SwiftSetting] =
  strict + (Context.environment["REGIETAFEL_SNELLE_TOETS"] == nil ? [] : [.unsafeFlags(["-O"])])

let embedFiles: Target.PluginUsage = .plugin(name: "EmbedFilesPlugin")

let package = Package(
  name: "regietafel",
  products: [
    .executable(name: "regietafel", targets: ["RegietafelCommand"]),
    .library(
      name: "RegietafelCore",
      targets: [
        "Exact", "Territory", "Rulebook", "Journal", "Forecast", "Apportionment", "JournalSQLite", "Chain", "Exchange",
        "Office",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // floor 6
    .executableTarget(
      name: "RegietafelCommand",
      dependencies: [
        "Site", "Reports", "Exchange", "Office", "Access", "AccessHTTP", "AccessSQLite", "AccessPostgres", "Chain",
        "Journal", "JournalSQLite", "JournalPostgres", "Postgres", "Rulebook", "Territory", "Forecast", "Exact",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // floor 5
    .target(
      name: "Site",
      dependencies: [
        "Access", "Reports", "Exchange", "Office", "Chain", "Journal", "Rulebook", "Territory", "Exact",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["Resources"], swiftSettings: room, plugins: [embedFiles]),

    // floor 4
    .target(name: "Reports", dependencies: ["Chain", "Rulebook", "Territory", "Exact"], swiftSettings: room),
    .target(
      name: "Exchange",
      dependencies: ["CXlsxWriter", "CZip", "Office", "Chain", "Journal", "Rulebook", "Territory", "Exact"],
      exclude: ["Resources"], swiftSettings: room, plugins: [embedFiles]),

    // floor 3
    .target(
      name: "Office", dependencies: ["Access", "Chain", "Journal", "Rulebook", "Territory", "Exact"],
      swiftSettings: room),

    .target(
      name: "AccessSQLite", dependencies: ["Access", "Exact", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: room),

    .target(
      name: "AccessPostgres", dependencies: ["Access", "Postgres", "Territory", "Exact"], swiftSettings: room),

    .target(name: "AccessHTTP", dependencies: ["Access", "CCurl"], swiftSettings: room),

    // floor 2
    .target(
      name: "Chain", dependencies: ["Journal", "Rulebook", "Territory", "Forecast", "Apportionment", "Exact"],
      swiftSettings: room),
    .target(
      name: "JournalSQLite",
      dependencies: [
        "Journal", "Exact", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: room),
    .target(name: "JournalPostgres", dependencies: ["Journal", "Postgres", "Exact"], swiftSettings: room),

    .target(name: "Access", dependencies: ["Territory", "Exact", "CSodium", "COpenSSL"], swiftSettings: room),

    // floor 1
    .target(
      name: "Territory", dependencies: ["Exact"], exclude: ["Resources"], swiftSettings: room, plugins: [embedFiles]),
    .target(
      name: "Rulebook", dependencies: ["Exact", .product(name: "Yams", package: "Yams")],
      exclude: ["Resources"], swiftSettings: room, plugins: [embedFiles]),
    .target(name: "Journal", dependencies: ["Exact", "COpenSSL"], swiftSettings: room),
    .target(name: "Postgres", dependencies: ["CPostgres"], swiftSettings: room),
    .target(name: "Forecast", swiftSettings: room),
    .target(name: "Apportionment", dependencies: ["Exact"], swiftSettings: room),

    // floor 0
    .target(name: "Exact", swiftSettings: room),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),

    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),

    // Build tool: puts the files of a target's Resources folder into the binary as string literals.
    .executableTarget(name: "EmbedFiles", swiftSettings: strict),
    .plugin(name: "EmbedFilesPlugin", capability: .buildTool(), dependencies: ["EmbedFiles"]),

    // tests
    .executableTarget(
      name: "JournalHammer", dependencies: ["JournalSQLite", "JournalPostgres", "Postgres", "Journal", "Exact"],
      path: "Tests/JournalHammer", swiftSettings: strict),
    .target(
      name: "TestJournals", dependencies: ["Journal", "JournalPostgres", "Postgres"], path: "Tests/TestJournals",
      swiftSettings: strict),
    .testTarget(name: "ExactTests", dependencies: ["Exact"], swiftSettings: strict),
    .testTarget(name: "TerritoryTests", dependencies: ["Territory", "Exact"], swiftSettings: strict),
    .testTarget(name: "RulebookTests", dependencies: ["Rulebook", "Exact"], swiftSettings: strict),
    .testTarget(
      name: "ForecastTests", dependencies: ["Forecast"], exclude: ["Golden", "Oracle"], swiftSettings: strict),
    .testTarget(
      name: "ApportionmentTests", dependencies: ["Apportionment", "Exact"], exclude: ["Golden", "Oracle"],
      swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests",
      dependencies: ["Exchange", "Office", "Chain", "Journal", "Rulebook", "Territory", "Exact"],
      swiftSettings: strict),
    .testTarget(name: "ReportsTests", dependencies: ["Reports", "Territory", "Exact"], swiftSettings: strict),
    .testTarget(
      name: "JournalTests",
      dependencies: [
        "JournalSQLite", "JournalPostgres", "Postgres", "Journal", "Exact", "JournalHammer",
      ],
      exclude: ["Golden", "chain_oracle.py"], swiftSettings: strict),
    .testTarget(
      name: "ChainTests", dependencies: ["Chain", "Journal", "Rulebook", "Territory", "Exact"],
      exclude: ["Golden", "Oracle"], swiftSettings: strict),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "TestJournals", "Office", "Access", "Exchange", "Chain", "Journal", "JournalPostgres", "Postgres", "Rulebook",
        "Territory",
        "Exact",
      ],
      swiftSettings: strict),
    .target(
      name: "FakeProvider", dependencies: ["Access", "COpenSSL"], path: "Tests/FakeProvider", swiftSettings: strict),
    .testTarget(
      name: "AccessTests",
      dependencies: [
        "FakeProvider", "AccessSQLite", "AccessPostgres", "Postgres", "Access", "Territory", "Exact",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "TestJournals", "Site", "FakeProvider", "Access", "AccessHTTP", "AccessSQLite", "Reports", "Exchange", "Office",
        "Chain",
        "Journal", "Rulebook", "Territory",
        "Exact",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "TestJournals", "RegietafelCommand", "Office", "Exchange", "Chain", "Journal", "JournalSQLite",
        "JournalPostgres", "Postgres",
        "Rulebook", "Territory", "Exact",
      ],
      swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: room),
  ],
  swiftLanguageModes: [.v6]
)
