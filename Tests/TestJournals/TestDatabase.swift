// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// The PostgreSQL server for tests: `script/test` starts one and names its address in REGIETAFEL_TEST_POSTGRES.
public enum TestDatabase {
  private static let environment = ProcessInfo.processInfo.environment
  /// The address of the server; nil when there is none.
  public static let server = environment["REGIETAFEL_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }

  /// Whether there is a server.
  public static var isThere: Bool { server != nil }

  /// Whether the tests that work on any journal are to use one in the database.
  public static var isAskedFor: Bool { environment["REGIETAFEL_TEST_JOURNALS"] == "postgres" }

  /// What is said where there is no server.
  public static let missing = "REGIETAFEL_TEST_POSTGRES names no PostgreSQL server; script/test starts one"

  /// What went wrong with the server.
  public struct Failure: Error, CustomStringConvertible {
    /// In words.
    public let description: String
  }

  /// The address of a schema with this name, made when it is not there yet.
  ///
  /// - Throws: `Failure` without a server, or when it refuses.
  public static func address(_ name: String) throws -> String {
    let schema = name.lowercased().replacing("-", with: "_").replacing(".", with: "_")
    guard let server else { throw Failure(description: missing) }
    try run("CREATE SCHEMA IF NOT EXISTS \(schema)", at: server)
    return "\(server)?options=-csearch_path%3D\(schema)"
  }

  /// Carries out a statement.
  ///
  /// - Throws: `Failure` when the server refuses it.
  public static func run(_ statement: String, at address: String) throws {
    let psql = Process()
    psql.executableURL = URL(filePath: "/usr/bin/env")
    psql.arguments = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", address, "-c", statement]
    psql.standardInput = FileHandle.nullDevice
    psql.standardOutput = FileHandle.nullDevice
    psql.standardError = FileHandle.nullDevice
    try psql.run()
    psql.waitUntilExit()
    guard psql.terminationStatus == 0 else { throw Failure(description: "refused: \(statement)") }
  }
}
