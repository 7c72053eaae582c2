// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain

/// A number of people or places as somebody types it in a field or after an option, read as in a cell of a file: `1.900`
/// is nineteen hundred, and `1.5` is nothing.
public enum TypedCount {
  /// How to write one.
  public static let advice = "Schrijf een heel getal, zoals 12345 of 12.345."

  /// The number; nil when it is none, or can be read in two ways.
  ///
  /// - Parameter most: the largest number that is no mistake, below a million million.
  public static func read(_ text: String, most: Int = ImportLimits.people) -> Int? {
    var text = Fold.trimmed(text)
    var sign = ""
    if let first = text.first, "-−–+".contains(first) {
      sign = first == "+" ? "" : "-"
      text = Fold.trimmed(String(text.dropFirst()))
      guard text.first?.isNumber == true else { return nil }
    }
    if case .value(let number) = CellNumber((sign + text)[...], most: most) { return number }
    return nil
  }

  /// Whether a text that is no number has a point or comma in it, as a number with decimals has.
  public static func hasSeparator(_ text: String) -> Bool { text.contains { ",.".contains($0) } }
}

extension HousingScenario {
  /// The scenario that somebody typed: like its name, but a number may have points between thousands.
  public init?(typed text: String) {
    let ending = "-versneld"
    let number = text.hasSuffix(ending) ? String(text.dropLast(ending.count)) : text
    let read = TypedCount.read(number, most: HousingScenario.most)
    self.init(read.map { "\($0)\(number == text ? "" : ending)" } ?? text)
  }
}
