// swift-tools-version: 6.2
// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import PackageDescription

// A package of its own: the layout is computed once and kept as a file, so the main package never builds this.
let package = Package(
  name: "MapLayout",
  targets: [
    .executableTarget(
      name: "MapLayout",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
