// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import JournalSQLite
import Testing

/// The bytes under a hash can never change: every journal ever written must stay verifiable.
@Suite struct HashLayoutTests {
  struct Golden: Decodable {
    struct Line: Decodable {
      let position: Int
      let batch: Int
      let recorded: Int64
      let known: Int64
      let actor: String
      let source: String
      let key: String?
      let kind: String
      let payload: String
      let hash: String
    }

    let beginning: String
    let entries: [Line]
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  private func golden() throws -> Golden {
    let data = try Data(contentsOf: Self.folder.appending(path: "Golden/chain.json"))
    return try JSONDecoder().decode(Golden.self, from: data)
  }

  private func entry(_ line: Golden.Line) throws -> Entry {
    Entry(
      position: line.position, batch: line.batch, recorded: Moment(milliseconds: line.recorded),
      known: Moment(milliseconds: line.known), actor: line.actor, source: line.source, key: line.key, kind: line.kind,
      payload: Array(line.payload.utf8), hash: try #require(Digest(hex: line.hash)))
  }

  @Test func theGoldenChainStillHolds() throws {
    let golden = try golden()
    #expect(EntryHasher.beginning.description == golden.beginning)
    let entries = try golden.entries.map(entry)
    #expect(entries.count == 5 && firstBad(entries) == nil)
  }

  /// The same facts, appended today, give the golden entries.
  @Test func appendingGivesTheGoldenChain() async throws {
    let entries = try golden().entries.map(entry)
    let journal = MemoryJournal()
    for batch in Set(entries.map(\.batch)).sorted() {
      let members = entries.filter { $0.batch == batch }
      let drafts = members.map { Draft(kind: $0.kind, payload: $0.payload, source: $0.source, known: $0.known) }
      let first = try #require(members.first)
      _ = try await journal.append(
        Batch(actor: first.actor, recorded: first.recorded, key: first.key, drafts: drafts), expecting: batch - 1)
    }
    #expect(try await journal.all() == entries)
  }

  @Test func everyFieldIsUnderTheHash() throws {
    let entry = try entry(try #require(golden().entries.first))
    let hasher = EntryHasher()
    #expect(hasher.seals(entry, after: .init(hex: try golden().beginning) ?? entry.hash))
    var changed: [Entry] = []
    for field in 0..<9 {
      changed.append(
        Entry(
          position: field == 0 ? 2 : entry.position, batch: field == 1 ? 0 : entry.batch,
          recorded: field == 2 ? Moment(milliseconds: 0) : entry.recorded,
          known: field == 3 ? Moment(milliseconds: 0) : entry.known, actor: field == 4 ? "x" : entry.actor,
          source: field == 5 ? "Staatscouran" : entry.source, key: field == 6 ? nil : entry.key,
          // The t at the end of the source moves to the front of the kind: the lengths keep them apart.
          kind: field == 5 ? "t\(entry.kind)" : field == 7 ? "x" : entry.kind,
          payload: field == 8 ? [0] : entry.payload, hash: entry.hash))
    }
    for other in changed { #expect(!hasher.seals(other, after: EntryHasher.beginning)) }
    #expect(!hasher.seals(entry, after: entry.hash))
  }

  /// No key and an empty key have the same bytes; an empty one is never good.
  @Test func anEmptyKeyIsNeverSealed() throws {
    let entry = try entry(try #require(golden().entries.dropFirst().first))
    let previous = try #require(Digest(hex: golden().entries[0].hash))
    let emptied = Entry(
      position: entry.position, batch: entry.batch, recorded: entry.recorded, known: entry.known, actor: entry.actor,
      source: entry.source, key: "", kind: entry.kind, payload: entry.payload, hash: entry.hash)
    #expect(EntryHasher().seals(entry, after: previous))
    #expect(!EntryHasher().seals(emptied, after: previous))
  }

  /// A second implementation, in another language, reads the file and finds the same hashes.
  @Test func anotherProgramFindsTheSameHashes() async throws {
    let folder = try TemporaryFolder()
    let journal = try SQLiteJournal(path: folder.file("journal"))
    var generator = SeededGenerator(seed: 40)
    var position = 0
    for round in 0..<30 {
      let moment = Int64.random(in: -5_000...5_000_000_000_000, using: &generator)
      let source = ["", "é\0", "bron", "👍"].randomElement(using: &generator) ?? ""
      let batch = batch(
        0..<Int.random(in: 1...20, using: &generator), at: moment, key: round % 2 == 0 ? "k\(round)" : nil,
        source: source)
      position = try await journal.append(batch, expecting: position).last
    }
    let oracle = Self.folder.appending(path: "chain_oracle.py").path
    let program = try RunningProgram(["python3", oracle, "check", folder.file("journal")], in: folder)
    program.process.waitUntilExit()
    #expect(program.lines == ["\(position) \(try await journal.head().hash)"])
  }

  @Test func digestsRoundTrip() throws {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<200 {
      let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let digest = try #require(Digest(bytes: bytes))
      #expect(digest.bytes == bytes)
      #expect(digest.description == bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
      #expect(Digest(hex: digest.description) == digest)
      #expect(Digest(hex: digest.description.uppercased()) == digest)
      var buffer: [UInt8] = [7]
      digest.append(to: &buffer)
      #expect(buffer == [7] + bytes)
      var other = bytes
      other[Int.random(in: 0..<32, using: &generator)] ^= 1
      #expect(Digest(bytes: other) != digest)
    }
  }

  @Test func otherTextIsNotADigest() {
    let good = String(repeating: "0a", count: 32)
    let wrong = [
      "", String(good.dropLast()), good + "0", "g" + good.dropFirst(), " " + good.dropFirst(), "é" + good.dropFirst(2),
      "0x" + good.dropFirst(2), "０" + good.dropFirst(), good + " ",
    ]
    for text in wrong { #expect(Digest(hex: text) == nil, "\(text)") }
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 31)) == nil)
    #expect(Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
  }
}
