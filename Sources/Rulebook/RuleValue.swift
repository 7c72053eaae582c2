// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// The value of a rule (waarde): what the calculation asks for. Whole texts of law are in `Rule.text`.
public enum RuleValue: Hashable, Sendable {
  /// A number, whole numbers too. A percentage stays as written: "7.5" procent is 15/2, not 3/40.
  case number(Fraction)
  /// A calendar day.
  case day(Day)
  /// A word that is no number, such as the name of a rounding or a rung.
  case text(String)
}

extension RuleValue: CustomStringConvertible {
  /// The value for a log or a test: `1234`, `15/2`, `2022-07-01` or the text. Pages have their own notation.
  public var description: String {
    switch self {
    case .number(let number):
      number.denominator == 1 ? "\(number.numerator)" : "\(number.numerator)/\(number.denominator)"
    case .day(let day): day.description
    case .text(let text): text
    }
  }
}

extension RuleValue {
  /// What came of reading a `waarde:`.
  enum Reading {
    case value(RuleValue)
    case fault(RulebookFault.Code, String)
  }

  /// The value written in a rule file: a day, a number (`1234`, `7.5`, `1/3`) or a text.
  ///
  /// A text made of digits and signs only is refused: it is a number or a day in a notation that
  /// the file doesn't know, and taking it for a word would lose a figure without a sound.
  static func read(_ written: String) -> Reading {
    if let day = Day(iso: written) { return .value(.day(day)) }
    if hasShapeOfDay(written) {
      return .fault(.badDay, "De dag \(written) bestaat niet. Schrijf een dag als 2022-07-01.")
    }
    guard written.contains(where: isDigit), written.allSatisfy({ isDigit($0) || "+-.,/ %".contains($0) }) else {
      return .value(.text(written))
    }
    if isAmbiguous(written) {
      let advice = "Schrijf een geheel getal zonder punt, een deel van een getal als breuk."
      return .fault(.badNumber, "Het getal \(written) is op twee manieren te lezen. \(advice)")
    }
    guard let number = number(written) else {
      let advice = "Schrijf 1234, \"7.5\", \"1/3\" of 2022-07-01; hoogstens \(maximumDigits) cijfers."
      return .fault(.badNumber, "De waarde \(written) is geen getal en geen dag. \(advice)")
    }
    return .value(.number(number))
  }

  /// As many digits as always fit a sum or product of two figures in 64 bits with room to spare.
  private static let maximumDigits = 12

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func hasShapeOfDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy(isDigit) }
  }

  /// `1.234` is thirteen and a half in the file and thirteen thousand five hundred to a Dutch reader.
  private static func isAmbiguous(_ text: String) -> Bool {
    let parts = unsigned(text).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, (1...3).contains(first.count), first != "0" else { return false }
    return parts.allSatisfy { $0.allSatisfy(isDigit) } && parts.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func unsigned(_ text: String) -> Substring {
    text.hasPrefix("-") ? text.dropFirst() : text[...]
  }

  private static func number(_ text: String) -> Fraction? {
    let digits = unsigned(text)
    guard digits.filter(isDigit).count <= maximumDigits else { return nil }
    let sign = digits.count == text.count ? 1 : -1
    let parts = digits.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let above = whole(parts[0]), let below = whole(parts[1]), below > 0 else { return nil }
      return Fraction(sign * above, below)
    }
    let decimal = digits.split(separator: ".", omittingEmptySubsequences: false)
    if decimal.count == 2 {
      guard let before = whole(decimal[0]), let after = whole(decimal[1]) else { return nil }
      let scale = decimal[1].reduce(1) { scale, _ in scale * 10 }
      return Fraction(sign * (before * scale + after), scale)
    }
    return whole(digits).map { Fraction(sign * $0) }
  }

  private static func whole(_ text: Substring) -> Int? {
    text.allSatisfy(isDigit) ? Int(text) : nil
  }
}
