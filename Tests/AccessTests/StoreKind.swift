// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessPostgres
import AccessSQLite
import Foundation
import Postgres
import Testing

/// On what a test of the door runs: a file, and a database where there is a server for tests.
enum StoreKind: CaseIterable, CustomTestStringConvertible {
  case sqlite, postgres

  /// `script/test` starts a server and names its address in REGIETAFEL_TEST_POSTGRES.
  static let server = ProcessInfo.processInfo.environment["REGIETAFEL_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }
  static var hasServer: Bool { server != nil }
  static let missing: Comment = "REGIETAFEL_TEST_POSTGRES names no PostgreSQL server; script/test starts one"

  static let all: [StoreKind] = hasServer ? [.sqlite, .postgres] : [.sqlite]

  var testDescription: String { self == .sqlite ? "SQLite" : "PostgreSQL" }

  /// A new store; that of SQLite in memory.
  func make() throws -> any MovableAccess {
    switch self {
    case .sqlite: try SQLiteAccess()
    case .postgres: try PostgresAccess(address: try StoreKind.newAddress())
    }
  }

  /// The address of a schema that is not used yet.
  static func newAddress() throws -> PostgresAddress {
    let schema = "toegang_" + UUID().uuidString.lowercased().replacing("-", with: "_")
    let server = try #require(server, "\(missing)")
    try run("CREATE SCHEMA \(schema)", at: try PostgresAddress(server))
    return try PostgresAddress("\(server)?options=-csearch_path%3D\(schema)")
  }

  /// Runs statements, as somebody else in the database would.
  @discardableResult
  static func run(_ statements: String, at address: PostgresAddress) throws -> PostgresRows {
    try PostgresHandle(address).runAll(statements)
  }
}

/// A place where several stores can be opened, gone with its owner where it is a file.
final class StorePlace: Sendable {
  private let path: String
  private let address: PostgresAddress?

  init(_ kind: StoreKind) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "regietafel-\(UUID().uuidString).toegang").path
    address = kind == .postgres ? try StoreKind.newAddress() : nil
  }

  deinit {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }

  /// A store there, as another process has it.
  func open() throws -> any MovableAccess {
    if let address { try PostgresAccess(address: address) } else { try SQLiteAccess(path: path) }
  }
}

/// Runs `work` this many times at the same moment, each on a thread of its own.
func atOnce<Value: Sendable>(_ count: Int, _ work: @escaping @Sendable (Int) throws -> Value) async throws -> [Value] {
  let results = await withTaskGroup(of: Result<Value, any Error>.self) { group in
    for index in 0..<count {
      group.addTask {
        await withCheckedContinuation { continuation in
          Thread.detachNewThread { continuation.resume(returning: Result { try work(index) }) }
        }
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
  return try results.map { try $0.get() }
}
