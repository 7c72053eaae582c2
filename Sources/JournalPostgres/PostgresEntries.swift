// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Postgres

/// The statements on the entries.
enum PostgresEntries {
  private static let columns = "position, batch, recorded, known, actor, source, request, kind, payload, hash"

  static func head(_ connection: isolated PostgresConnection) throws -> Head {
    let rows = try connection.run(
      "SELECT position, recorded, hash FROM regietafel_entry ORDER BY position DESC LIMIT 1")
    guard rows.count > 0 else { return .empty }
    guard let position = rows.whole(0, 0), let recorded = rows.whole(0, 1), let hash = digest(rows, 0, 2) else {
      throw PostgresFault.misread(after: 0, "hash")
    }
    return Head(position: Int(position), recorded: Moment(milliseconds: recorded), hash: hash)
  }

  static func entries(after position: Int, limit: Int, _ connection: isolated PostgresConnection) throws -> [Entry] {
    let rows = try connection.run(
      "SELECT \(columns) FROM regietafel_entry WHERE position > $1 ORDER BY position LIMIT $2",
      [.whole(max(0, position)), .whole(max(0, limit))])
    var entries: [Entry] = []
    entries.reserveCapacity(rows.count)
    var texts = RecentTexts()
    for row in 0..<rows.count {
      entries.append(try entry(rows, row, after: entries.last?.position ?? max(0, position), &texts))
    }
    return entries
  }

  static func batch(withKey key: String, _ connection: isolated PostgresConnection) throws -> [Entry]? {
    let key = PostgresValue.bytes(Array(key.utf8))
    let rows = try connection.run(
      """
      SELECT position, (SELECT max(last.position) FROM regietafel_entry last
          WHERE last.position >= entry.position AND last.batch = entry.position)
        FROM regietafel_entry entry WHERE request IS NOT NULL AND sha256(request) = sha256($1) AND request = $1
      """, [key])
    guard let first = rows.count > 0 ? rows.whole(0, 0) : nil else { return nil }
    let last = rows.whole(0, 1) ?? first
    return try entries(after: Int(first) - 1, limit: Int(last - first) + 1, connection)
  }

  /// One statement for all of them: a round trip for each entry would decide how long a large batch takes.
  static func insert(_ entries: [Entry], _ connection: isolated PostgresConnection) throws {
    try connection.run(
      """
      INSERT INTO regietafel_entry (\(columns))
      SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bytea[], $6::bytea[], $7::bytea[],
        $8::bytea[], $9::bytea[], $10::bytea[])
      """,
      [
        .wholes(entries.map { Int64($0.position) }), .wholes(entries.map { Int64($0.batch) }),
        .wholes(entries.map(\.recorded.milliseconds)), .wholes(entries.map(\.known.milliseconds)),
        .manyBytes(entries.map { Array($0.actor.utf8) }), .manyBytes(entries.map { Array($0.source.utf8) }),
        .manyBytes(entries.map { $0.key.map { Array($0.utf8) } }), .manyBytes(entries.map { Array($0.kind.utf8) }),
        .manyBytes(entries.map(\.payload)), .manyBytes(entries.map(\.hash.bytes)),
      ])
  }

  private static func entry(
    _ rows: PostgresRows, _ row: Int, after previous: Int, _ texts: inout RecentTexts
  ) throws -> Entry {
    guard let position = rows.whole(row, 0), let batch = rows.whole(row, 1), let recorded = rows.whole(row, 2),
      let known = rows.whole(row, 3), let hash = digest(rows, row, 9)
    else { throw PostgresFault.misread(after: previous, "hash") }
    return Entry(
      position: Int(position), batch: Int(batch), recorded: Moment(milliseconds: recorded),
      known: Moment(milliseconds: known), actor: texts.text(0, rows.bytes(row, 4)),
      source: texts.text(1, rows.bytes(row, 5)), key: rows.isNull(row, 6) ? nil : rows.text(row, 6),
      kind: texts.text(2, rows.bytes(row, 7)), payload: Array(rows.bytes(row, 8)), hash: hash)
  }

  private static func digest(_ rows: PostgresRows, _ row: Int, _ column: Int32) -> Digest? {
    Digest(memory: rows.bytes(row, column))
  }
}

/// Neighbouring entries mostly share their actor, source and kind: one String serves them all.
private struct RecentTexts {
  private var recent: [(bytes: [UInt8], text: String)] = [([], ""), ([], ""), ([], "")]

  mutating func text(_ slot: Int, _ bytes: UnsafeRawBufferPointer) -> String {
    if recent[slot].bytes.elementsEqual(bytes) { return recent[slot].text }
    recent[slot] = (Array(bytes), String(decoding: bytes, as: UTF8.self))
    return recent[slot].text
  }
}
