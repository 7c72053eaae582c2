// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Exact
import Foundation
import GRDB

/// Accounts, sessions and the audit log in one SQLite file, which only its owner can read.
public struct SQLiteAccess: AccessStore {
  let database: any DatabaseWriter
  /// The file; nil for a store in memory.
  public let path: String?

  /// A store in memory, which is gone when the program ends.
  public init() throws {
    path = nil
    do {
      database = try DatabaseQueue()
      try database.write { try AccessSchema.prepare($0) }
    } catch {
      throw SQLiteAccess.refusal(error)
    }
  }

  /// Opens the store at `path`, and makes it when there is no file yet.
  ///
  /// - Throws: `AccessRefusal.store` when it cannot be opened, or another program made the file.
  public init(path: String) throws {
    self.path = path
    do {
      try SQLiteAccess.makePrivate(path)
      var configuration = Configuration()
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { database in
        try AccessSchema.refuseOthers(database)
        try database.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON")
      }
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try pool.write { try AccessSchema.prepare($0) }
      database = pool
    } catch {
      throw SQLiteAccess.refusal(error)
    }
  }

  /// The file must be there, for its owner only, before anything is written to it. SQLite gives the files beside it the
  /// same rights.
  private static func makePrivate(_ path: String) throws {
    let files = FileManager.default
    let folder = URL(filePath: path).deletingLastPathComponent()
    if !files.fileExists(atPath: folder.path) {
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    if !files.fileExists(atPath: path) {
      guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
        throw AccessRefusal.store("Het bestand \(path) kan niet worden gemaakt.")
      }
    }
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  static func refusal(_ error: any Error) -> AccessRefusal {
    if let refusal = error as? AccessRefusal { return refusal }
    if let error = error as? DatabaseError {
      return .store("SQLite meldt: \(error.message ?? "code \(error.resultCode.rawValue)").")
    }
    return .store(error.localizedDescription)
  }

  func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
    do { return try database.read(work) } catch { throw SQLiteAccess.refusal(error) }
  }

  func write<Value>(_ work: (Database) throws -> Value) throws -> Value {
    do { return try database.write(work) } catch { throw SQLiteAccess.refusal(error) }
  }
}

extension Row {
  /// The moment in a column.
  func moment(_ column: String) -> Moment { Moment(milliseconds: self[column] as Int64) }
}
