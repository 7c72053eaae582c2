// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import JournalPostgres
import JournalSQLite
import Testing

/// What every journal must do, wherever it keeps its entries.
@Suite struct JournalConformance {
  enum Home: CaseIterable {
    case memory, sqlite, postgres

    /// Those that can be tried here: see `TestDatabase`.
    static var allCases: [Home] { TestDatabase.isThere ? [.memory, .sqlite, .postgres] : [.memory, .sqlite] }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func journal(_ home: Home, _ name: String = "journal") async throws -> any RestorableJournal {
    switch home {
    case .memory: MemoryJournal()
    case .sqlite: try SQLiteJournal(path: folder.file(name))
    case .postgres: try await PostgresJournal(address: try await TestDatabase.address(in: folder, name))
    }
  }

  @Test(arguments: Home.allCases) func anEmptyJournalHasAnEmptyHead(_ home: Home) async throws {
    let journal = try await journal(home)
    #expect(try await journal.head() == .empty)
    #expect(try await journal.entries(after: 0, limit: 10).isEmpty)
    #expect(try await journal.entries(after: 7, limit: 10).isEmpty)
  }

  @Test(arguments: Home.allCases) func whatIsAppendedIsReadBack(_ home: Home) async throws {
    let journal = try await journal(home)
    let first = Batch(
      actor: "COA", recorded: Moment(milliseconds: 5_000), key: "sleutel",
      drafts: [
        Draft(kind: "a", payload: Array("{}".utf8), source: "brief", known: Moment(milliseconds: -4_000)),
        Draft(kind: "b", payload: Array("{\"x\":1}".utf8), source: ""),
      ])
    #expect(try await journal.append(first, expecting: 0) == Receipt(first: 1, last: 2, repeated: false))
    #expect(
      try await journal.append(batch(0..<3, at: 6_000), expecting: 2) == Receipt(first: 3, last: 5, repeated: false))
    let entries = try await journal.all()
    #expect(entries.map(\.position) == [1, 2, 3, 4, 5] && entries.map(\.batch) == [1, 1, 3, 3, 3])
    #expect(entries.map(\.actor) == ["COA", "COA", "tester", "tester", "tester"])
    #expect(entries.map(\.key) == ["sleutel", nil, nil, nil, nil])
    #expect(entries.map(\.kind) == ["a", "b", "proef", "proef", "proef"])
    #expect(entries.map(\.source) == ["brief", "", "bron", "bron", "bron"])
    #expect(entries.map(\.recorded.milliseconds) == [5_000, 5_000, 6_000, 6_000, 6_000])
    #expect(entries.map(\.known.milliseconds) == [-4_000, 5_000, 6_000, 6_000, 6_000])
    #expect(entries[1].payload == Array("{\"x\":1}".utf8))
    #expect(firstBad(entries) == nil)
    let head = try await journal.head()
    #expect(head == Head(position: 5, recorded: Moment(milliseconds: 6_000), hash: entries[4].hash))
  }

  @Test(arguments: Home.allCases) func aWrongPositionIsAConflict(_ home: Home) async throws {
    let journal = try await journal(home)
    _ = try await journal.append(batch(0..<3), expecting: 0)
    for expected in [-1, 0, 2, 4, .max] {
      let error = await journalError { _ = try await journal.append(batch(3..<5, key: "nieuw"), expecting: expected) }
      #expect(error == .conflict(expected: expected, actual: 3))
    }
    #expect(try await journal.all().count == 3)
    // A refused batch leaves its key free.
    #expect(try await journal.append(batch(9..<10, key: "nieuw"), expecting: 3).repeated == false)
  }

  @Test(arguments: Home.allCases) func aRepeatedRequestIsAnsweredOnce(_ home: Home) async throws {
    let journal = try await journal(home)
    _ = try await journal.append(batch(0..<2), expecting: 0)
    _ = try await journal.append(batch(5..<8, key: "k"), expecting: 2)
    _ = try await journal.append(batch(8..<9, key: "l"), expecting: 5)
    for expected in [2, 6, 0, 99] {
      let receipt = try await journal.append(batch(5..<8, at: 9_999, key: "k"), expecting: expected)
      #expect(receipt == Receipt(first: 3, last: 5, repeated: true))
    }
    let others = [
      batch(5..<7, key: "k"), batch(5..<9, key: "k"), batch(6..<9, key: "k"), batch(5..<8, key: "k", source: "ander"),
    ]
    for other in others {
      for expected in [0, 6] {
        let error = await journalError { _ = try await journal.append(other, expecting: expected) }
        #expect(error == .keyReused("k"))
      }
    }
    #expect(try await journal.head().position == 6)
  }

  /// Equal to a reader, but not the same bytes; and a key with a zero byte is not cut off there.
  @Test(arguments: Home.allCases) func keysAreComparedByTheirBytes(_ home: Home) async throws {
    let journal = try await journal(home)
    let keys = ["caf\u{e9}", "cafe\u{301}", "a", "a\0b", "a\0c", "A", " a"]
    for (index, key) in keys.enumerated() {
      #expect(try await journal.append(batch(index..<(index + 1), key: key), expecting: index).repeated == false)
    }
    for (index, key) in keys.enumerated() {
      let receipt = try await journal.append(batch(index..<(index + 1), key: key), expecting: 0)
      #expect(receipt == Receipt(first: index + 1, last: index + 1, repeated: true))
    }
  }

  @Test(arguments: Home.allCases) func momentsNeverRunBack(_ home: Home) async throws {
    let journal = try await journal(home)
    for (index, moment) in [1_000, 500, -7, 1_001, 1_000].enumerated() {
      let late = Moment(milliseconds: Int64(moment) + 60_000)
      let batch = Batch(
        actor: "a", recorded: Moment(milliseconds: Int64(moment)), drafts: drafts(index..<(index + 1), known: late))
      _ = try await journal.append(batch, expecting: index)
    }
    let entries = try await journal.all()
    #expect(entries.map(\.recorded.milliseconds) == [1_000, 1_000, 1_000, 1_001, 1_001])
    // What is known cannot have become known after it was recorded.
    #expect(entries.map(\.known) == entries.map(\.recorded))
    #expect(try await journal.head().recorded.milliseconds == 1_001)
  }

  @Test(arguments: Home.allCases) func pagesFitTogether(_ home: Home) async throws {
    let journal = try await journal(home)
    _ = try await journal.append(batch(0..<25), expecting: 0)
    let all = try await journal.entries(after: 0, limit: 100)
    #expect(all.count == 25)
    for page in [1, 4, 25, 26] { #expect(try await journal.all(page: page) == all) }
    #expect(try await journal.entries(after: 20, limit: 3).map(\.position) == [21, 22, 23])
    #expect(try await journal.entries(after: 25, limit: 3).isEmpty)
    #expect(try await journal.entries(after: .max, limit: .max).isEmpty)
    #expect(try await journal.entries(after: 3, limit: 0).isEmpty)
    #expect(try await journal.entries(after: 3, limit: -1).isEmpty)
    #expect(try await journal.entries(after: -5, limit: 2).map(\.position) == [1, 2])
    #expect(try await journal.entries(after: .min, limit: .max) == all)
  }

  @Test(arguments: Home.allCases) func everyTextAndPayloadStaysExact(_ home: Home) async throws {
    let journal = try await journal(home)
    let texts = [
      "", " ", "’s-Hertogenbosch", "Súdwest-Fryslân", "Su\u{301}dwest", "👩‍👩‍👧", "a\0b", "\n\t\"'\\", "\u{FEFF}x", "x;--",
      String(repeating: "é", count: 70_000),
    ]
    let payloads: [[UInt8]] = [[], [0], [0xFF, 0xFE], Array(0...255), Array("{\"a\":\"ü\"}".utf8)]
    var expected: [Draft] = []
    for text in texts {
      for payload in payloads { expected.append(Draft(kind: "k\(text)", payload: payload, source: text)) }
    }
    let moment = Moment(milliseconds: 1)
    _ = try await journal.append(Batch(actor: "é\0", recorded: moment, drafts: expected), expecting: 0)
    let entries = try await journal.all()
    #expect(entries.map(\.payload) == expected.map(\.payload))
    #expect(entries.map { Array($0.source.utf8) } == expected.map { Array($0.source.utf8) })
    #expect(entries.map { Array($0.kind.utf8) } == expected.map { Array($0.kind.utf8) })
    #expect(entries.allSatisfy { Array($0.actor.utf8) == Array("é\0".utf8) })
    #expect(firstBad(entries) == nil)
  }

  @Test(arguments: Home.allCases) func aLargeBatchIsOneBatch(_ home: Home) async throws {
    let journal = try await journal(home)
    _ = try await journal.append(batch(0..<1), expecting: 0)
    let large = batch(0..<10_000, key: "groot")
    #expect(try await journal.append(large, expecting: 1) == Receipt(first: 2, last: 10_001, repeated: false))
    #expect(try await journal.append(large, expecting: 1) == Receipt(first: 2, last: 10_001, repeated: true))
    let entries = try await journal.all(page: 3_000)
    #expect(entries.count == 10_001 && entries.dropFirst().allSatisfy { $0.batch == 2 })
    #expect(firstBad(entries) == nil)
  }

  /// The same facts give the same chain in every home.
  @Test func allHomesWriteTheSameChain() async throws {
    var chains: [[Entry]] = []
    for home in Home.allCases {
      let journal = try await journal(home)
      var generator = SeededGenerator(seed: 20)
      var position = 0
      for round in 0..<40 {
        let moment = Int64.random(in: 0...100_000, using: &generator)
        let count = Int.random(in: 1...9, using: &generator)
        let key = Bool.random(using: &generator) ? "k\(round)" : nil
        position = try await journal.append(batch(0..<count, at: moment, key: key), expecting: position).last
      }
      chains.append(try await journal.all())
    }
    #expect(Set(chains).count == 1 && firstBad(chains[0]) == nil)
  }

  /// Many tasks on one journal, each trying again when another was first.
  @Test(arguments: Home.allCases) func writersInterleaveWithoutLossOrDoubling(_ home: Home) async throws {
    let first = try await journal(home)
    let second = home == .memory ? first : try await journal(home)
    let conflicts = try await withThrowingTaskGroup(of: Int.self) { group in
      for (writer, journal) in [first, second, first, second].enumerated() {
        group.addTask { try await appendTwentyTimes(journal, writer: writer) }
      }
      return try await group.reduce(0, +)
    }
    let entries = try await first.all()
    #expect(entries.count == 4 * 20 * 2, "after \(conflicts) conflicts")
    #expect(firstBad(entries) == nil)
    #expect(Set(entries.compactMap(\.key)).count == 80)
    #expect(Set(entries.map(\.payload)).count == 160)
    #expect(try await second.all() == entries)
    let heads = [try await first.head(), try await second.head()]
    #expect(heads[0] == heads[1])
  }
}

/// Appends twenty batches of two facts; gives the number of conflicts on the way.
private func appendTwentyTimes(_ journal: any Journal, writer: Int) async throws -> Int {
  var conflicts = 0
  for round in 0..<20 {
    let start = (writer * 20 + round) * 2
    let batch = batch(start..<(start + 2), key: "\(writer)-\(round)")
    while true {
      do {
        let position = try await journal.head().position
        _ = try await journal.append(batch, expecting: position)
        break
      } catch JournalError.conflict {
        conflicts += 1
      }
    }
  }
  return conflicts
}
