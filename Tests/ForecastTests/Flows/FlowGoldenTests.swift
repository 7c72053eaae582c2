// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@testable import Forecast

/// The same small model by a program of its own, number by number; `Oracle/flows.py` made the file.
@Suite struct FlowGoldenTests {
  private struct Golden: Decodable {
    struct Words: Decodable {
      let counter: [UInt32]
      let key: [UInt32]
      let words: [UInt32]
    }
    let paths: Int
    let steps: Int
    /// By path, by step, in the order of the gauges.
    let rows: [String: [[Int]]]
    let words: [Words]
  }

  private func golden() throws -> Golden {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: folder.appending(path: "Golden/flows.json")))
  }

  private static let amounts: [FlowAmount] = [
    .stock("waiting"), .stock("ready"), .stock("guests"), .stock("coming"), .flow("new"), .flow("withdrawn"),
    .flow("decided", to: "ready"), .flow("family"), .flow("placed"), .flow("gone"), .backlog("placed"),
    .capacity("places"), .opened("places"), .closed("places"), .onOrder("places"),
  ]

  private func model(steps: Int) -> FlowModel {
    var model = FlowModel(steps: steps)
    model.shocks = [FlowShock("level", memory: 0.9, spread: 0.1, jumpChance: 0.1, jumpMean: 0.3, start: 0.2)]
    model.stocks = [
      FlowStock("waiting", initial: 300, spread: 30, stages: 3), FlowStock("ready"), FlowStock("guests"),
      FlowStock("coming", initial: 21, stages: 2),
    ]
    // Of some paths the parts draw more than the whole.
    model.wholes = [FlowWhole("both", initial: 330, spread: 20, parts: ["waiting"], rest: "ready")]
    let season = FlowSeries(bySteps: (0..<steps).map { Double(20 + 15 * ($0 % 4)) })
    model.flows = [
      Flow("new", .arrival(mean: season, dispersion: 0.2, shock: "level"), to: .stock("waiting")),
      Flow("withdrawn", .leak(from: "waiting", chance: 0.02), to: .outside),
      Flow(
        "decided", .delay(from: "waiting", mean: 9, spread: 0.2),
        to: .split([("ready", 0.6), ("guests", 0.3), (nil, 0.1)], spread: 0.3)),
      Flow("family", .induced(by: "decided", to: "ready", ratio: 0.7), to: .stock("coming")),
      Flow("arrived", .delay(from: "coming", mean: 6), to: .stock("ready")),
      Flow(
        "placed", .drawn(from: "ready", wanted: 28.25, pathSpread: 0.2, stepSpread: 0.3, carriesOver: true),
        to: .outside),
      Flow("gone", .leak(from: "guests", chance: 0.3, spread: 0.4), to: .outside),
    ]
    model.capacities = [capacity(steps: steps)]
    model.gauges = FlowGoldenTests.amounts.enumerated().map { index, amount in
      FlowGauge("\(index)", .amount(amount), marks: Array(0..<steps))
    }
    return model
  }

  private func capacity(steps: Int) -> FlowCapacity {
    FlowCapacity(
      "places", initial: 350, openings: (0..<steps).map { $0 == 10 ? 25 : 0 },
      closings: (0..<steps).map { $0 == 20 ? 60 : 0 },
      policy: FlowPolicy(
        interval: 3, openingLead: 5, closingLead: 2, watching: ["waiting", "ready"], lookingBack: 4
      ) { view in
        view[0] + view[1] - view.capacity + (view[0] - view[0, back: 4]) + view.closing - view.opening
      })
  }

  @Test func theIndependentProgramAgrees() throws {
    let golden = try golden()
    let run = try FlowRun(model(steps: golden.steps), paths: golden.paths, seed: 0x0123_4567_89AB_CDEF)
    let result = run.resultOnOneThread()
    var ordered = 0
    for (path, rows) in golden.rows {
      let path = try #require(Int(path))
      for (step, row) in rows.enumerated() {
        let found = try row.indices.map { index in
          Int(try #require(result.values(of: "\(index)", step: step))[path])
        }
        #expect(found == row, "path \(path), step \(step)")
        ordered += row[12] + row[13]
      }
    }
    #expect(ordered > 1000, "the example must move places")
  }

  @Test func theIndependentWordsAgree() throws {
    for words in try golden().words {
      let philox = Philox(seed: UInt64(words.key[1]) << 32 | UInt64(words.key[0]))
      let block = philox.block((words.counter[0], words.counter[1], words.counter[2], words.counter[3]))
      #expect([block.0, block.1, block.2, block.3] == words.words)
    }
  }
}
