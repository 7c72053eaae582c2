// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestJournals
import Testing

/// Runs the built program as its user does, in a folder and with a home of its own.
final class Program {
  let folder: URL

  struct Run {
    let status: Int32
    let output: String
    let errors: String

    /// The output as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
    /// The output as a list of JSON objects.
    func rows() throws -> [[String: Any]] { try #require(try json() as? [[String: Any]]) }
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "regietafel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A path in the folder.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// Where a new journal goes: a path in the folder, or the address of a schema in the database for tests.
  ///
  /// `script/test` runs the tests of this target twice, the second time with REGIETAFEL_TEST_JOURNALS=postgres.
  func journal(_ name: String) throws -> String {
    TestDatabase.isAskedFor ? try TestDatabase.address(folder.lastPathComponent + "_" + name) : path(name)
  }

  /// Writes a file in the folder and gives its path.
  func file(_ name: String, _ text: String, encoding: String.Encoding = .utf8) throws -> String {
    try #require(text.data(using: encoding)).write(to: folder.appending(path: name))
    return path(name)
  }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Run {
    try run(arguments, environment: environment)
  }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
    let process = Process()
    process.executableURL = try Program.executable()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var all = ProcessInfo.processInfo.environment
    all["REGIETAFEL_JOURNAL"] = nil
    all["XDG_DATA_HOME"] = path("data")
    process.environment = all.merging(environment) { $1 }
    // Files instead of pipes: a long output cannot block the program.
    let output = folder.appending(path: "out-\(UUID().uuidString)")
    let errors = folder.appending(path: "err-\(UUID().uuidString)")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8), errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// The program stands beside the tests in the build folder.
  static func executable() throws -> URL {
    let tests = URL(filePath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
    let candidates = [
      tests.deletingLastPathComponent(), Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent(),
      URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../.build/debug"),
    ].map { $0.appending(path: "regietafel") }
    return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) })
  }
}

extension Comment {
  /// What a test says that is left out because there is no server.
  static let noDatabase = Comment(rawValue: TestDatabase.missing)
  static let aboutFiles: Comment = "about journals in files"
}
