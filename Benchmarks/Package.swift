// swift-tools-version: 6.2
// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import PackageDescription

// A package of its own, so that the product's build never pays for it. See docs/performance.md for how to run it.

let package = Package(
  name: "regietafel-benchmarks",
  dependencies: [.package(name: "regietafel", path: "..")],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [.product(name: "RegietafelCore", package: "regietafel")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
