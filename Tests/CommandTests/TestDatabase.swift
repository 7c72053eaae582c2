// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// The PostgreSQL server for tests: `script/test` starts one and names its address in REGIETAFEL_TEST_POSTGRES.
enum TestDatabase {
  private static let environment = ProcessInfo.processInfo.environment
  static let server = environment["REGIETAFEL_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }

  static var isThere: Bool { server != nil }

  /// Whether the tests that work on any journal are to use one in the database.
  static var isAskedFor: Bool { environment["REGIETAFEL_TEST_JOURNALS"] == "postgres" }

  /// What a test that is left out says.
  static let missing: Comment = "REGIETAFEL_TEST_POSTGRES names no PostgreSQL server; script/test starts one"
  static let aboutFiles: Comment = "about journals in files"

  /// The address of a schema with this name, made when it is not there yet.
  static func address(_ name: String) throws -> String {
    let schema = name.lowercased().replacing("-", with: "_").replacing(".", with: "_")
    let server = try #require(server, "\(missing)")
    try run("CREATE SCHEMA IF NOT EXISTS \(schema)", at: server)
    return "\(server)?options=-csearch_path%3D\(schema)"
  }

  static func run(_ statement: String, at address: String) throws {
    let psql = Process()
    psql.executableURL = URL(filePath: "/usr/bin/env")
    psql.arguments = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", address, "-c", statement]
    psql.standardInput = FileHandle.nullDevice
    psql.standardOutput = FileHandle.nullDevice
    psql.standardError = FileHandle.nullDevice
    try psql.run()
    psql.waitUntilExit()
    try #require(psql.terminationStatus == 0, "\(statement)")
  }
}
