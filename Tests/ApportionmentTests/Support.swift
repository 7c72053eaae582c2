// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Foundation

/// A file that a program in `Oracle` made.
func golden<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  return try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: "Golden/\(name).json")))
}

extension SeededGenerator {
  /// A whole number from `least` to `most`.
  mutating func whole(_ least: Int, _ most: Int) -> Int { Int.random(in: least...most, using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { whole(1, times) == 1 }
}

/// Parties with weights up to `heaviest`, some without weight, some with bounds around `room`.
func randomParties(
  _ count: Int, heaviest: Int, room: Int, bounded: Bool = true, using generator: inout SeededGenerator
) -> [Party] {
  (0..<count).map { _ in
    var party = Party(weight: generator.once(in: 10) ? 0 : generator.whole(1, heaviest))
    guard bounded else { return party }
    if generator.once(in: 3) { party.minimum = generator.whole(0, room) }
    if generator.once(in: 3) { party.maximum = party.minimum + generator.whole(0, room) }
    return party
  }
}

/// The methods that give a total exactly and divide weights by one number.
let divisorMethods: [ApportionmentMethod] = [.sainteLague, .dHondt, .huntingtonHill, .adams, .dean]

extension Apportionment {
  /// Whether every unit went where the method says, and none by the rule for ties.
  var isForced: Bool { ties.isEmpty }
}
