// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Names of places that do not exist (verzonnen namen), each given out once.
struct InventedNames {
  private var left: [String]

  private static let firsts = [
    "Merel", "Kievit", "Wulp", "Grutto", "Reiger", "Fuut", "Zwaluw", "Leeuwerik", "Spreeuwen", "Lijster", "Specht",
    "Uilen", "Buizerd", "Kraanvogel", "Ooievaar", "Tureluur", "Putter", "Sperwer", "Berken", "Elzen", "Iepen", "Wilgen",
    "Kastanje", "Hazelaar", "Vlier", "Meidoorn", "Varen", "Klaver", "Lisdodde", "Brem",
  ]

  /// Names that end in one of `seconds`.
  init(endingIn seconds: [String], _ numbers: inout SeededNumbers) {
    left = InventedNames.firsts.flatMap { first in seconds.map { first + $0 } }.shuffled(using: &numbers)
  }

  /// The next name.
  ///
  /// - Precondition: there are as many names as are asked for.
  mutating func next() -> String {
    guard let name = left.popLast() else { preconditionFailure("the example needs more names") }
    return name
  }
}

extension Slug {
  /// The short name of something that does not exist: nobody takes it for a real one.
  ///
  /// - Precondition: the name has letters, digits, spaces and hyphens only.
  init(invented name: String) {
    let text = "verzonnen-" + name.lowercased().split(separator: " ").joined(separator: "-")
    guard let slug = Slug(text) else { preconditionFailure("\(text) is no short name") }
    self = slug
  }
}

extension SeededNumbers {
  /// The numbers with which one part of the example is made up: another part gets others of the same seed.
  init(seed: UInt64, part: UInt64) {
    var mixed = SeededNumbers(seed: seed)
    for _ in 0..<part { _ = mixed.next() }
    self.init(seed: mixed.next())
  }

  /// Each weight times a random number from `range`.
  mutating func varied(_ weights: [Int], by range: ClosedRange<Int>) -> [Int] {
    weights.map { $0 * Int.random(in: range, using: &self) }
  }
}
