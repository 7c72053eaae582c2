// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook

/// How a figure follows from its parts. Each can do its own sum again, so a tree can be checked.
public enum Operation: Hashable, Sendable {
  /// The part itself, under another name.
  case same
  /// All parts together.
  case sum
  /// The first part less all the others.
  case difference
  /// All parts multiplied.
  case product
  /// The first part divided by the second.
  case quotient
  /// The first part as a percentage of the second.
  case percentage
  /// As many hundredths of the second part as the first part says.
  case percentageOf
  /// The first part times the second, divided by the third, as a whole number.
  case proportion(Rounding)
  /// The first part less the second, but never below zero.
  case differenceFromZero
  /// How far the part lies below zero; nothing when it does not.
  case belowZero
  /// The first part some way towards the second, in a straight line and rounded arithmetically: so many steps of all.
  case onLine(step: Int, of: Int)
  /// The last report, of so many days before: it stands for the day itself.
  case carried(days: Int)
  /// The last report, of so many days before: it holds until there is another.
  case held(days: Int)
  /// The first part times the second, divided by the third, rounded down; and one more for the largest remainders.
  case largestRemainder(extra: Int)
  /// The first part times the second, divided by the third, rounded down; and so many more, or fewer, by the method of a
  /// division.
  case apportioned(extra: Int)
  /// The first part times the second, rounded down, less the third but never below zero; and so many more by levelling.
  case levelled(extra: Int)
  /// The day that lies as many units of time after the first part as the second part says, of so many days each.
  case daysAfter(each: Int)
  /// The same day so many months after the first part as the second part says, or the last day of a shorter month.
  case monthsAfter
  /// The same day so many years after the first part as the second part says.
  case yearsAfter
  /// The smallest of the parts.
  case least
  /// The first part, euros, times the second, divided by the third, rounded down to a cent; and so many cents more by the
  /// largest remainders.
  case shareInCents(extra: Int)

  /// The value that follows from the values of the parts; nil when a part is unknown or of the wrong sort.
  public func value(of parts: some RandomAccessCollection<FigureValue>) -> FigureValue? {
    switch self {
    case .same, .carried, .held: return parts.count == 1 ? parts.first : nil
    case .sum where parts.isEmpty: return .whole(0)
    case .daysAfter(let days):
      guard parts.count == 2, case .day(let day)? = parts.first, case .whole(let number)? = parts.last else {
        return nil
      }
      return .day(day.adding(days: days * number))
    case .monthsAfter, .yearsAfter:
      guard parts.count == 2, case .day(let day)? = parts.first, case .whole(let number)? = parts.last else {
        return nil
      }
      return .day(self == .monthsAfter ? day.adding(months: number) : day.adding(years: number))
    default:
      if let whole = whole(of: parts) { return .whole(whole) }
      let numbers = parts.compactMap(Operation.number)
      guard numbers.count == parts.count, !numbers.isEmpty else { return nil }
      return number(of: numbers).map(Operation.value)
    }
  }

  /// The sum or difference of whole numbers, the most common of all; nil for anything else.
  private func whole(of parts: some RandomAccessCollection<FigureValue>) -> Int? {
    guard self == .sum || self == .difference else { return nil }
    var result: Int?
    for part in parts {
      guard case .whole(let number) = part else { return nil }
      result = result.map { self == .sum ? $0 + number : $0 - number } ?? number
    }
    return result
  }

  private func number(of parts: [Fraction]) -> Fraction? {
    switch self {
    case .sum: return parts.reduce(Fraction(0), +)
    case .difference: return parts.dropFirst().reduce(parts[0], -)
    case .product: return parts.reduce(Fraction(1), *)
    case .quotient, .percentage:
      guard parts.count == 2, parts[1] != Fraction(0) else { return nil }
      return parts[0] / parts[1] * Fraction(self == .percentage ? 100 : 1)
    case .percentageOf:
      return parts.count == 2 ? parts[0] * parts[1] / Fraction(100) : nil
    case .proportion(let rounding):
      guard parts.count == 3, parts.allSatisfy({ $0.denominator == 1 }), parts[2].numerator > 0 else { return nil }
      return Fraction(
        rounding.divide(product: parts[0].numerator, parts[1].numerator, by: parts[2].numerator))
    case .differenceFromZero:
      guard parts.count == 2 else { return nil }
      return max(parts[0] - parts[1], Fraction(0))
    case .belowZero: return parts.count == 1 ? max(Fraction(0) - parts[0], Fraction(0)) : nil
    case .onLine(let step, let count):
      guard parts.count == 2, count > 0, parts.allSatisfy({ $0.denominator == 1 }) else { return nil }
      let rise = Rounding.halfUp.divide(product: parts[1].numerator - parts[0].numerator, step, by: count)
      return Fraction(parts[0].numerator + rise)
    case .largestRemainder(let extra):
      return Operation.proportion(.down).number(of: parts).map { $0 + Fraction(extra) }
    case .apportioned(let extra): return Operation.apportioned(parts).map { Fraction($0 + extra) }
    case .levelled(let extra):
      guard parts.count == 3, parts[2].denominator == 1 else { return nil }
      return Operation.apportioned([parts[0], parts[1], Fraction(1)]).map {
        Fraction(max(0, $0 - parts[2].numerator) + extra)
      }
    case .least: return parts.min()
    case .shareInCents(let extra): return Operation.shareInCents(parts, extra)
    case .same, .carried, .held, .daysAfter, .monthsAfter, .yearsAfter: return nil
    }
  }

  private static func shareInCents(_ parts: [Fraction], _ extra: Int) -> Fraction? {
    guard parts.count == 3, let money = Money(euros: parts[0]), parts.dropFirst().allSatisfy({ $0.denominator == 1 }),
      parts[2].numerator > 0
    else { return nil }
    let cents = Rounding.down.divide(product: money.cents, parts[1].numerator, by: parts[2].numerator)
    return Money(cents: cents + extra).euros
  }

  /// The first part times the second divided by the third, rounded down; nil when it is too large to be reckoned exactly.
  private static func apportioned(_ parts: [Fraction]) -> Int? {
    guard parts.count == 3, parts[2] > Fraction(0), parts.allSatisfy({ $0 >= Fraction(0) }) else { return nil }
    // What the denominators have in common falls away first.
    let denominators = Fraction(parts[2].denominator, parts[1].denominator)
    let (above, tooLarge) = parts[1].numerator.multipliedReportingOverflow(by: denominators.numerator)
    let (below, tooSmall) = parts[2].numerator.multipliedReportingOverflow(by: denominators.denominator)
    let (divisor, tooLong) = below.multipliedReportingOverflow(by: parts[0].denominator)
    guard !tooLarge, !tooSmall, !tooLong, parts[0].numerator.multipliedFullWidth(by: above).high < divisor / 2 else {
      return nil
    }
    return Rounding.down.divide(product: parts[0].numerator, above, by: divisor)
  }

  private static func number(_ value: FigureValue) -> Fraction? {
    switch value {
    case .whole(let value): Fraction(value)
    case .fraction(let value): value
    case .day, .text, .unknown: nil
    }
  }

  private static func value(_ number: Fraction) -> FigureValue {
    number.denominator == 1 ? .whole(number.numerator) : .fraction(number)
  }

  /// The qualifier of the outcome, from the qualifiers of the parts.
  func qualifier(of parts: some RandomAccessCollection<Qualifier>) -> Qualifier {
    guard let first = parts.first else { return .exact }
    let rest = parts.dropFirst()
    return switch self {
    case .sum, .same: rest.reduce(first) { $0.adding($1) }
    case .belowZero: first.negated
    case .carried(let days): days == 0 ? first : .circa
    case .held: first
    case .difference, .differenceFromZero: rest.reduce(first) { $0.adding($1.negated) }
    case .product, .quotient, .percentage, .percentageOf, .proportion, .largestRemainder, .apportioned, .levelled:
      rest.reduce(first) { $0.combining($1) }
    case .onLine(let step, _): step == 0 ? first : rest.reduce(first) { $0.combining($1) }
    case .least, .shareInCents: rest.reduce(first) { $0.combining($1) }
    case .daysAfter, .monthsAfter, .yearsAfter: .exact
    }
  }
}

extension Figure {
  /// The figure that follows from `parts` by `operation`; unknown when a part is.
  init(
    _ reference: FigureReference, _ operation: Operation, _ parts: [Figure], unit: Unit = .people,
    citing rules: [RuleVersion] = []
  ) {
    guard let value = operation.value(of: parts.lazy.map(\.value)) else {
      // A share of nothing means nothing; anything else lacks a part.
      let isShareOfNothing =
        (operation == .quotient || operation == .percentage) && parts.allSatisfy { $0.number != nil }
      self.init(reference, unknown: isShareOfNothing ? .notApplicable : .partUnknown, unit: unit, parts: parts)
      return
    }
    let bound = operation.qualifier(of: parts.lazy.map(\.qualifier))
    // Never below zero and at most zero: that is zero.
    let isBounded = operation == .differenceFromZero || operation == .belowZero
    let isZero = isBounded && value == .whole(0) && (bound == .atMost || bound == .lessThan)
    self.init(
      reference, value, unit: unit, qualifier: isZero ? .exact : bound,
      certainty: Certainty.weakest(parts.lazy.map(\.certainty)),
      derivation: .computed(operation, parts, citing: rules))
  }

  /// The sum over areas or periods; unknown, with the number of gaps, when one of the parts is.
  init(_ reference: FigureReference, sumOf parts: [Figure], unit: Unit = .people) {
    let missing = parts.count { $0.number == nil }
    if parts.isEmpty {
      self.init(reference, unknown: .notReported, unit: unit)
    } else if missing > 0 {
      self.init(reference, unknown: .partsMissing(missing, of: parts.count), unit: unit, parts: parts)
    } else {
      self.init(reference, .sum, parts, unit: unit)
    }
  }

  /// The figure `chosen` under the name `reference`, with the others kept beside it.
  init(_ reference: FigureReference, choosing chosen: Figure, over others: [Figure], because choice: Choice) {
    self.init(
      reference, chosen.value, unit: chosen.unit, qualifier: chosen.qualifier, certainty: chosen.certainty,
      derivation: .chosen(chosen, over: others, because: choice))
  }
}

extension Certainty {
  /// The certainty of what is computed from parts: as weak as the weakest, and never more than derived.
  static func weakest(_ parts: some Sequence<Certainty>) -> Certainty {
    parts.reduce(.derived) { $0.strength <= $1.strength ? $0 : $1 }
  }

  /// Higher is surer.
  private var strength: Int {
    switch self {
    case .law: 7
    case .published: 6
    case .letter: 5
    case .derived: 4
    case .reported: 3
    case .secondary: 2
    case .recalled: 1
    case .invented: 0
    }
  }
}
