// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Journal
import Territory

/// The parts of the way of a fact, each on its own.
enum PartsBenchmark {
  /// Sealing, checking of the seals, reading and writing of payloads.
  static func facts(_ count: Int) async throws {
    let samples = SampleFacts(territory: try .standard())
    let batch = Batch(actor: "meting", recorded: Moment(milliseconds: 0), drafts: samples.drafts(count))
    let sealing = try await Measure.seconds(5) { EntryHasher().entries(of: batch, after: .empty) }
    Measure.report("seal (SHA-256 chain)", sealing, count: count, "facts")
    let entries = samples.entries(count)
    let checking = try await Measure.seconds(5) {
      let hasher = EntryHasher()
      var previous = EntryHasher.beginning
      for entry in entries {
        try expect(hasher.seals(entry, after: previous), "the seal is right")
        previous = entry.hash
      }
    }
    Measure.report("check the seals", checking, count: count, "facts")
    let decoding = try await Measure.seconds(5) { for entry in entries { _ = try Fact(entry) } }
    Measure.report("read payloads", decoding, count: count, "facts")
    let facts = try entries.map { try Fact($0) }
    let encoding = try await Measure.seconds(5) { for fact in facts { _ = fact.draft(source: "Tabel 1") } }
    Measure.report("write payloads", encoding, count: count, "facts")
  }

  /// A file with people housed in a month on each row: text to checked facts.
  static func file(rows: Int) async throws {
    let territory = try Territory.standard()
    var text = "gemeentecode;maand;gehuisvest\n"
    var count = 0
    var year = 2022
    while count < rows {
      let months = (1...12).compactMap { Month(year: year, month: $0) }
      for month in months.reversed() {
        for municipality in territory.municipalities(on: month.firstDay) where count < rows {
          text += "\(municipality.code);\(month);\(count % 90)\n"
          count += 1
        }
      }
      year -= 1
    }
    let bytes = Array(text.utf8)
    let times = try await Measure.seconds(5) {
      let checked = try HousingImport.read(bytes, kind: .housed, territory: territory)
      try expect(checked.facts.count == rows, "every row becomes a fact")
    }
    Measure.report("read a CSV file of \(rows) rows", times)
  }
}
