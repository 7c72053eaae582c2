// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Journal
import Testing

/// The program that appends without end, and what must hold of the journal that it leaves behind.
enum Hammer {
  /// The program `JournalHammer`, which is built beside the tests.
  static func program() throws -> String {
    let places = [CommandLine.arguments.first.map { URL(filePath: $0) }, Bundle.main.executableURL].compactMap { $0 }
    let found = places.map { $0.deletingLastPathComponent().appending(path: "JournalHammer").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    return try #require(found, "JournalHammer is not beside \(places)")
  }

  /// Every batch that was begun is whole: the facts say how many there should be.
  private static func checkBatches(_ entries: [Entry]) throws {
    for (_, members) in Dictionary(grouping: entries.filter { $0.kind == "hammer" }, by: \.batch) {
      for (index, entry) in members.enumerated() {
        var reader = try PayloadReader(entry.payload)
        _ = try reader.text("filler")
        #expect(try reader.whole("place") == index + 1)
        #expect(try reader.whole("size") == members.count)
        try reader.finish()
      }
    }
  }

  /// Checks the journal that a hammer left behind; `lines` is what it said.
  static func check(_ journal: any Journal, _ lines: [String]) async throws -> Int {
    let acknowledged = lines.compactMap { Int($0) }.last ?? 0
    let entries = try await journal.all()
    #expect(entries.count >= acknowledged)
    #expect(firstBad(entries) == nil)
    try checkBatches(entries)
    let receipt = try await journal.append(batch(0..<3), expecting: entries.count)
    #expect(receipt == Receipt(first: entries.count + 1, last: entries.count + 3, repeated: false))
    return acknowledged
  }
}
