// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook

/// A number as it is shown anywhere (cijfer), together with everything that says what it is worth: unit, qualifier,
/// certainty and the tree it was derived from, down to facts and rules.
public struct Figure: Sendable {
  /// What it is a figure of; its stable name in addresses and on the command line.
  public let reference: FigureReference
  /// The value, or why there is none.
  public let value: FigureValue
  /// What the value counts.
  public let unit: Unit
  /// How the value relates to the real one.
  public let qualifier: Qualifier
  /// How sure it is: of a computed figure, as sure as its weakest part.
  public let certainty: Certainty
  /// Where it comes from.
  public let derivation: Derivation

  /// A figure that is read somewhere, not computed.
  init(
    _ reference: FigureReference, _ value: FigureValue, unit: Unit = .people, qualifier: Qualifier = .exact,
    certainty: Certainty, derivation: Derivation
  ) {
    self.reference = reference
    self.value = value
    self.unit = unit
    self.qualifier = qualifier
    self.certainty = certainty
    self.derivation = derivation
  }

  /// A figure that nobody knows.
  init(_ reference: FigureReference, unknown reason: UnknownReason, unit: Unit = .people, parts: [Figure] = []) {
    self.init(
      reference, .unknown(reason), unit: unit, certainty: .derived,
      derivation: parts.isEmpty ? .none : .incomplete(parts))
  }

  // Not inlined: in a release build Swift 6.3.1 stops on its own ownership check once this is drawn into another module.
  /// The value when it is a whole number.
  @inline(never) public var whole: Int? {
    if case .whole(let value) = value { value } else { nil }
  }

  /// The value when it is a number, whole or not.
  public var number: Fraction? {
    switch value {
    case .whole(let value): Fraction(value)
    case .fraction(let value): value
    case .day, .text, .unknown: nil
    }
  }

  /// The value as money; nil when it is not in euros, or unknown.
  public var money: Money? { unit == .euro ? number.flatMap { Money(euros: $0) } : nil }

  /// Why the value is unknown; nil when it is known.
  public var unknownReason: UnknownReason? {
    if case .unknown(let reason) = value { reason } else { nil }
  }

  /// Whether there are too few people to show how many (R10.8).
  public var isSmall: Bool { if case .unknown(.small) = value { true } else { false } }

  /// Whether it is a rule that says something in words and gives no value.
  public var isOnlyText: Bool {
    if case .rule(let version) = derivation { version.value == nil } else { false }
  }

  /// The figures that it follows from, or would follow from.
  public var parts: [Figure] {
    switch derivation {
    case .computed(_, let parts, _), .incomplete(let parts): parts
    case .partial(let known, let missing): known + missing
    case .chosen(let chosen, _, _): [chosen]
    case .fact, .rule, .table, .none: []
    }
  }

  /// Whether it is known, and nothing in it is missing.
  public var isComplete: Bool {
    guard number != nil else { return false }
    if case .partial = derivation { return false }
    return parts.allSatisfy(\.isComplete)
  }

  /// Whether anything in it was made up by the generator of examples.
  public var isInvented: Bool { certainty == .invented }

  /// The same figure under another name: a balance that is carried over, for example.
  func renamed(_ reference: FigureReference) -> Figure {
    Figure(
      reference, value, unit: unit, qualifier: qualifier, certainty: certainty,
      derivation: .computed(.same, [self], citing: []))
  }
}

/// The value of a figure. Unknown is a value of its own, never zero.
public enum FigureValue: Hashable, Sendable {
  /// A whole number.
  case whole(Int)
  /// An exact fraction.
  case fraction(Fraction)
  /// A calendar day.
  case day(Day)
  /// Words.
  case text(String)
  /// Nobody knows, and why.
  case unknown(UnknownReason)
}

/// Why a figure has no value.
public enum UnknownReason: Hashable, Sendable {
  /// Nobody has reported it.
  case notReported
  /// It needs a figure that is unknown itself.
  case partUnknown
  /// It is a sum of which so many parts are unknown.
  case partsMissing(Int, of: Int)
  /// The rule or published number that it needs is not in the rule files for that day.
  case noRule(String)
  /// The area does not exist on that day.
  case noSuchArea
  /// So few people that the number is not shown (R10.8): more than none, and less than this.
  case small(below: Int)
  /// It means nothing here: a pace when nothing is due, for example.
  case notApplicable
}

/// What a figure counts (eenheid), in Dutch as it is shown.
public struct Unit: Hashable, Sendable {
  /// The Dutch name, as in rule files.
  public let name: String

  /// The unit with this Dutch name.
  public init(_ name: String) {
    self.name = name
  }

  /// People (personen).
  public static let people = Unit("personen")
  /// Inhabitants (inwoners).
  public static let inhabitants = Unit("inwoners")
  /// People a month.
  public static let peoplePerMonth = Unit("personen per maand")
  /// People a week.
  public static let peoplePerWeek = Unit("personen per week")
  /// People per 100,000 inhabitants.
  public static let perInhabitants = Unit("personen per 100.000 inwoners")
  /// Places (plaatsen).
  public static let places = Unit("plaatsen")
  /// Points of a score (punten).
  public static let score = Unit("punten")
  /// Hectares (hectare).
  public static let hectares = Unit("hectare")
  /// Percent.
  public static let percent = Unit("procent")
  /// Euros, to the cent.
  public static let euro = Unit("euro")
  /// A rung of the ladder of supervision (trede).
  public static let rung = Unit("trede")
}

/// Where a figure comes from.
public indirect enum Derivation: Sendable {
  /// Recorded in the journal.
  case fact(FactSource)
  /// Given by a rule file.
  case rule(RuleVersion)
  /// Given by a table of the program, such as the inhabitants of CBS.
  case table(source: String)
  /// Computed from other figures by an operation, under the rules cited.
  case computed(Operation, [Figure], citing: [RuleVersion])
  /// One of several figures for the same thing, with the others beside it.
  case chosen(Figure, over: [Figure], because: Choice)
  /// The sum of the parts that are known; the others are missing, so the sum is a lower bound.
  case partial([Figure], missing: [Figure])
  /// Unknown because of these parts.
  case incomplete([Figure])
  /// Unknown without parts.
  case none
}

/// Why one figure was chosen over others.
public enum Choice: String, Sendable {
  /// A published official table wins over our own computation (rules G-5 and R1.5).
  case officialTableWins
  /// A number recorded for the area itself wins over the sum of its municipalities.
  case recordedForArea
  /// A whole half-year in an official table wins over the months reported during it.
  case halfYearTableWins
  /// An official table of those to be housed faster wins over the key (R3.5).
  case officialAssignment
  /// What COA reported of its places wins over the sum of the recorded locations.
  case reportedPortfolio
  /// What all municipalities reported wins over a single number for their region.
  case municipalReports
  /// A number of a later day wins over one that was published before it.
  case laterReport
  /// A published number of the division over the country wins over our own (G-5).
  case publishedNumber
  /// A balance laid down anew wins over the balance carried over.
  case balanceLaidDown
  /// There is no official table, so the law's formula counts.
  case onlyFormula
}

/// The entry of the journal that a figure stands on.
public struct FactSource: Hashable, Sendable {
  /// The position of the entry, or of the correction that last changed it.
  public let position: Int
  /// The position of the entry that was corrected; equal to `position` when it was not.
  public let root: Int
  /// When it became known.
  public let known: Moment
  /// When it was recorded in this journal.
  public let recorded: Moment
  /// Who had it recorded.
  public let actor: String
  /// The document it comes from.
  public let source: String
}
