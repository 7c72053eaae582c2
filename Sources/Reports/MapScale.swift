// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// One step (klasse) of a map: the values that share a colour and a pattern.
public struct MapStep: Hashable, Sendable {
  /// The bounds in words, in Dutch: `10 tot 20`; the upper bound itself belongs to the next step.
  public let label: String
  /// The number of municipalities in the step.
  public let count: Int
}

/// One line of the legend (legenda) of a map.
public struct LegendEntry: Hashable, Sendable {
  /// The number of the step, 0 for the lowest values; nil for municipalities whose value is unknown (onbekend).
  public let index: Int?
  /// What is in it.
  public let step: MapStep
  /// A small SVG picture with the colour and pattern of the step. It refers to the patterns inside the map, so it
  /// shows only on a page that holds the map as well.
  public let swatch: String

  /// The bounds in words, or `onbekend`.
  public var label: String { step.label }
  /// The number of municipalities.
  public var count: Int { step.count }
  /// The CSS class of its cells on the map: `kaart-stap-3` or `kaart-onbekend`.
  public var cssClass: String { MapScale.cssClass(index) }
}

/// The steps of a map and their Dutch words (klassenindeling).
struct MapScale: Sendable {
  /// The most steps a map can tell apart by colour and pattern.
  static let mostSteps = 7

  /// Strictly increasing; a value equal to a bound belongs to the step above it.
  let bounds: [Fraction]

  init(bounds: [Fraction]) {
    self.bounds = Set(bounds).sorted()
    precondition(self.bounds.count < Self.mostSteps, "a map has at most \(Self.mostSteps) steps")
  }

  /// The step of a value: the number of bounds at or below it; nil when the value is unknown.
  func index(of value: Fraction?) -> Int? {
    value.map { value in bounds.count { $0 <= value } }
  }

  static func cssClass(_ index: Int?) -> String {
    index.map { "kaart-stap-\($0)" } ?? "kaart-onbekend"
  }

  /// The bounds of each step in words.
  var labels: [String] {
    let texts = bounds.map(Self.text)
    guard let first = texts.first, let last = texts.last else { return ["alle waarden"] }
    return ["minder dan \(first)"] + zip(texts, texts.dropFirst()).map { "\($0) tot \($1)" } + ["\(last) of meer"]
  }

  /// A bound with no more decimals than it needs, and never more than six.
  private static func text(_ bound: Fraction) -> String {
    var power = 1
    for digits in 0..<6 {
      if Fraction(bound.scaled(digits: digits), power) == bound { return DutchText.fraction(bound, digits: digits) }
      power *= 10
    }
    return DutchText.fraction(bound, digits: 6)
  }
}

/// Bounds that part values into steps of about as many each (kwantielen).
enum MapQuantiles {
  /// Millionths: fine enough for any number that is shown, and whole, so that rounding them is exact.
  private static let unit = 1_000_000

  static func bounds(_ values: [Fraction], count: Int) -> [Fraction] {
    let sorted = values.sorted()
    guard count > 1, let least = sorted.first, let most = sorted.last, least < most else { return [] }
    var cuts = cutValues(sorted, count: count)
    // Many equal values (often zeros) take more than one cut: then cut the different values evenly.
    if Set(cuts).count < cuts.count { cuts = cutValues(Set(sorted).sorted(), count: count) }
    let raw = Set(cuts.map { $0.scaled(digits: 6) }).sorted()
    let low = least.scaled(digits: 6)
    let high = most.scaled(digits: 6)
    let whole = sorted.allSatisfy { $0.denominator == 1 }
    var bounds: [Int] = []
    for (index, cut) in raw.enumerated() {
      let below = cut - (index > 0 ? raw[index - 1] : low)
      let above = (index + 1 < raw.count ? raw[index + 1] : high) - cut
      let step = max(readableStep(atMost: max(1, min(below, above) / 4)), whole ? unit : 1)
      let rounded = Rounding.halfUp.divide(cut, by: step) * step
      // A bound at or below the least value, or above the most, would make a step that nothing can be in.
      if rounded > max(bounds.last ?? low, low), rounded <= high { bounds.append(rounded) }
    }
    return bounds.map { Fraction($0, unit) }
  }

  private static func cutValues(_ sorted: [Fraction], count: Int) -> [Fraction] {
    (1..<count).map { sorted[min(sorted.count - 1, sorted.count * $0 / count)] }
  }

  /// The largest of 1, 2, 5, 10, 20, 50 … up to `limit`.
  private static func readableStep(atMost limit: Int) -> Int {
    var power = 1
    while power <= limit / 10 { power *= 10 }
    return [5, 2, 1].map { $0 * power }.first { $0 <= limit } ?? 1
  }
}
