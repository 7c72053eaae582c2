// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
import Rulebook

/// Figures, days and words as Dutch readers expect them: `1.900`, `8,5`, `1 juli 2022`, `bijna 1.900`.
///
/// Works the same on every machine: it asks no locale of the system.
public enum DutchText {
  static let months = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
  ]

  /// A whole number with points between thousands and a true minus sign: `−1.900`.
  public static func whole(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "\u{2212}" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(".") }
      text.append(digit)
    }
    return text
  }

  /// A fraction with a decimal comma, rounded half away from zero to so many digits: `8,5`.
  public static func fraction(_ value: Fraction, digits: Int = 1) -> String {
    guard digits > 0 else { return whole(value.rounded(.halfUp)) }
    let scaled = value.scaled(digits: digits)
    let text = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    let head = whole(Int(padded.dropLast(digits)) ?? 0)
    return (scaled < 0 ? "\u{2212}" : "") + head + "," + padded.suffix(digits)
  }

  /// One decimal, or as many as a small number needs to show two digits.
  private static func digits(_ number: Fraction) -> Int {
    guard number.numerator != 0, number > Fraction(-1, 10), number < Fraction(1, 10) else { return 1 }
    return (2...9).first { number.scaled(digits: $0).magnitude >= 10 } ?? 9
  }

  /// A number with what it counts: `1 gemeente`, `344 gemeenten`.
  public static func count(_ number: Int, _ one: String, _ more: String) -> String {
    "\(whole(number)) \(number == 1 ? one : more)"
  }

  /// `1 juli 2022`.
  public static func day(_ day: Day) -> String {
    let (year, month, number) = day.components
    return "\(number)\u{A0}\(months[month - 1]) \(year)"
  }

  /// `juli 2022`.
  public static func month(_ month: Month) -> String {
    "\(months[month.month - 1]) \(month.year)"
  }

  /// `tweede helft van 2022`.
  public static func halfYear(_ halfYear: HalfYear) -> String {
    "\(halfYear.half == 1 ? "eerste" : "tweede") helft van \(halfYear.year)"
  }

  /// `1 juli 2022, 14.30 uur`, Dutch time.
  public static func moment(_ moment: Moment) -> String {
    let (hour, minute) = moment.dutchTime
    return "\(day(moment.dutchDay)), \(hour).\(minute < 10 ? "0" : "")\(minute) uur"
  }

  /// The value of a figure with its qualifier, and with words for the sign of a balance:
  /// `bijna 1.900 achterstand`; `onbekend` when nobody knows.
  public static func figure(_ figure: Figure) -> String {
    func words(_ qualifier: Qualifier) -> String { qualifier == .exact ? "" : qualifier.rawValue + " " }
    guard case .measure(let measure, _, _) = figure.reference, isBalance(measure), let number = figure.number else {
      return words(figure.qualifier) + value(figure.value, unit: figure.unit)
    }
    switch number {
    case Fraction(0): return words(figure.qualifier) + value(figure.value, unit: figure.unit)
    // A balance of at least −280 is arrears of at most 280.
    case ..<Fraction(0):
      return words(figure.qualifier.negated) + value(negated(figure.value), unit: figure.unit) + " achterstand"
    default: return words(figure.qualifier) + value(figure.value, unit: figure.unit) + " voorsprong"
    }
  }

  /// What the number of a figure counts, as it is said behind it: nothing when the words of the figure say it already.
  public static func unit(_ figure: Figure) -> String {
    guard figure.number != nil else { return "" }
    guard case .measure(let measure, _, _) = figure.reference, isBalance(measure) else { return figure.unit.name }
    return figure.unit.name.split(separator: " ").dropFirst().joined(separator: " ")
  }

  /// A value alone: `15.400`, `592,3`, `1 juli 2022`, `onbekend` or `n.v.t.`.
  public static func value(_ value: FigureValue, unit: Unit = .people) -> String {
    switch value {
    case .whole(let number): whole(number)
    // A share in words of the source is said as a share: one third is not 0.33.
    case .fraction(let number) where unit.name == "deel": "\(number.numerator)/\(number.denominator)"
    case .fraction(let number) where unit == .euro: fraction(number, digits: 2)
    case .fraction(let number): fraction(number, digits: digits(number))
    case .day(let day): self.day(day)
    case .text(let text): text
    case .unknown(.notApplicable): "n.v.t."
    case .unknown(.small(let bound)): "\(Qualifier.lessThan.rawValue) \(whole(bound))"
    case .unknown: "onbekend"
    }
  }

  /// Whether a figure is a balance: arrears below zero, an advance above.
  public static func isBalance(_ reference: FigureReference) -> Bool {
    if case .measure(let measure, _, _) = reference { isBalance(measure) || measure == .due } else { false }
  }

  private static func isBalance(_ measure: Measure) -> Bool {
    switch measure {
    case .opening, .balance, .balancePerInhabitants, .grossArrears, .grossAdvance: true
    default: false
    }
  }

  private static func negated(_ value: FigureValue) -> FigureValue {
    switch value {
    case .whole(let number): .whole(-number)
    case .fraction(let number): .fraction(Fraction(0) - number)
    case .day, .text, .unknown: value
    }
  }
}
