// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What is not expected of a series, at each origin.
struct Bounds {
  /// A sudden rise from next to nothing, drawn on in proportion, would soon say more people than there are.
  private static let rise = 3.0

  /// The place of the first number below zero; the end of the series when there is none.
  let end: Int
  /// By origin, the greatest number so far.
  private let greatest: [Double]

  init(_ values: [Double]) {
    end = values.firstIndex { $0 < 0 } ?? values.count
    var greatest = [0.0]
    for value in values { greatest.append(max(greatest[greatest.count - 1], value)) }
    self.greatest = greatest
  }

  /// A series that was never below zero is not expected to go there; until it does.
  func floor(at origin: Int) -> Double { origin <= end ? 0 : -.infinity }

  /// On the scale of logarithms no more than three times the greatest number so far is expected.
  func ceiling(at origin: Int, on scale: Scale) -> Double {
    scale == .logarithm ? Bounds.rise * greatest[origin] : .infinity
  }
}
