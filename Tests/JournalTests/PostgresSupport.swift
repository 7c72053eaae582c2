// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Postgres
import Testing

@testable import JournalPostgres

/// The PostgreSQL server for tests: `script/test` starts one and names its address in REGIETAFEL_TEST_POSTGRES.
enum TestDatabase {
  static let server = ProcessInfo.processInfo.environment["REGIETAFEL_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }

  static var isThere: Bool { server != nil }

  /// What a test that is left out says.
  static let missing: Comment = "REGIETAFEL_TEST_POSTGRES names no PostgreSQL server; script/test starts one"

  /// An address with a schema for this name in this folder, made when it is not there yet.
  static func address(in folder: TemporaryFolder, _ name: String = "journal") async throws -> PostgresAddress {
    let schema = (URL(filePath: folder.path).lastPathComponent + "_" + name).lowercased().replacing("-", with: "_")
    let server = try #require(server, "\(missing)")
    try await execute("CREATE SCHEMA IF NOT EXISTS \(schema)", at: try PostgresAddress(server))
    return try PostgresAddress("\(server)?options=-csearch_path%3D\(schema)")
  }

  static func execute(_ statements: String, at address: PostgresAddress) async throws {
    try await PostgresConnection(address).runAll(statements)
  }
}

/// A server of its own for a test that breaks it off, gone with its owner.
final class OwnServer: Sendable {
  let address: String
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "postgres-\(UUID().uuidString)").path
    let lines = try OwnServer.run("start", folder, "durable")
    address = try #require(lines.last)
  }

  deinit { _ = try? OwnServer.run("stop", folder) }

  /// Breaks it off as a crash does, and starts it again.
  func crash() throws { _ = try OwnServer.run("restart", folder, "immediate") }

  /// Stops it in good order, and starts it again.
  func restart() throws { _ = try OwnServer.run("restart", folder, "fast") }

  private static func run(_ arguments: String...) throws -> [String] {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../script/postgres-test-server")
    let folder = try TemporaryFolder()
    let program = try RunningProgram([script.path] + arguments, in: folder)
    program.process.waitUntilExit()
    try #require(program.process.terminationStatus == 0, "\(program.lines)")
    return program.lines
  }
}
