// swift-tools-version: 6.2
// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import PackageDescription

// A package of its own, so that the product's build never pays for it. `run.sh` builds it with libFuzzer and runs it.

let package = Package(
  name: "regietafel-fuzzers",
  dependencies: [.package(name: "regietafel", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: ["CFuzzer", .product(name: "RegietafelCore", package: "regietafel")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
      ]),
    .target(name: "CFuzzer"),
  ],
  swiftLanguageModes: [.v6]
)
