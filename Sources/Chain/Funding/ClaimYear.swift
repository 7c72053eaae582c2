// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// The claim of a municipality for a year (vergoeding, R6.22 to R6.31), with everything that it follows from.
public struct ClaimYear: Sendable {
  /// The municipality.
  public let municipality: AreaCode
  /// The year.
  public let year: Int
  /// The days that count: those of the year up to and including the reference day.
  public let days: Period
  /// The days with the same places and tariff, in order.
  public let paidDays: [PaidDays]
  /// The months whose first day counts.
  public let months: [ClaimMonth]
  /// For places in municipal reception, by the norm.
  public let places: Figure
  /// For private reception.
  public let privateReception: Figure
  /// Allowances paid.
  public let allowances: Figure
  /// The extra allowance for living.
  public let livingComponent: Figure
  /// For making buildings ready; nil when the municipality has no such project in the year.
  public let transition: Figure?
  /// The projects in the year.
  public let projects: [TransitionView]
  /// What is deducted.
  public let receipts: Figure
  /// What municipal reception really cost.
  public let actual: Figure
  /// The actual costs less the norm.
  public let difference: Figure
  /// What the municipality chose, with its entry; nil when it did not, and the norm counts.
  public let choice: (choice: CostChoice, source: FactSource)?
  /// Whether actual costs could be claimed, as far as was known.
  public let allowsActual: Bool
  /// The claim by norm amounts.
  public let byNorm: Figure
  /// The claim by actual costs.
  public let byActual: Figure
  /// The claim that counts.
  public let total: Figure
  /// The advance received.
  public let advance: Figure
  /// What was settled.
  public let settled: Figure
  /// The claim less the advance.
  public let toSettle: Figure

  /// Whether the claim is by actual costs.
  public var isByActual: Bool { choice?.choice.basis == .actual && allowsActual }

  /// The figure of a measure.
  public subscript(measure: Measure) -> Figure? {
    switch measure {
    case .claim: total
    case .placesPay: places
    case .privatePay: privateReception
    case .allowancesPaid: allowances
    case .livingComponentPaid: livingComponent
    case .transitionCosts: transition
    case .receipts: receipts
    case .actualCosts: actual
    case .costDifference: difference
    case .advance: advance
    case .settled: settled
    case .toSettle: toSettle
    default: nil
    }
  }
}

extension FundingLedger {
  /// The claim of a municipality for a year; nil when it is paid for no day of it.
  public func claim(of municipality: AreaCode, in year: Int) -> ClaimYear? {
    guard let days = days(of: municipality, in: year) else { return nil }
    let builder = ClaimBuilder(ledger: self, municipality: municipality, year: year, days: days)
    return builder.claim()
  }
}

/// Puts the claim of one year together.
private struct ClaimBuilder {
  let ledger: FundingLedger
  let municipality: AreaCode
  let year: Int
  let days: Period

  private func name(_ measure: Measure) -> FigureReference { .measure(measure, municipality, .year(year)) }

  func claim() -> ClaimYear {
    let paidDays = ledger.paidDays(of: municipality, days)
    let months = ledger.months(days).compactMap { ledger.claim(of: municipality, in: $0) }
    func sum(_ measure: Measure) -> Figure {
      let parts = months.compactMap { $0[measure] }
      return parts.isEmpty
        ? Figure(name(measure), unknown: .notReported, unit: .euro) : ledger.sum(parts, as: name(measure))
    }
    let places = ledger.placesPay(municipality, .year(year), paidDays)
    let (privateReception, allowances) = (sum(.privatePay), sum(.allowancesPaid))
    let (living, receipts) = (sum(.livingComponentPaid), sum(.receipts))
    let projects = ledger.transitions(of: municipality, in: year)
    let transition = projects.isEmpty ? nil : ledger.sum(projects.map(\.spent), as: name(.transitionCosts))
    let actual = ledger.amountFigure(.actualCosts, municipality, .year(year))
    let allowsActual = ledger.allowsActualCosts(in: year)
    let difference = difference(actual, places, allowsActual)
    let norm = [places, privateReception, allowances, living] + [transition].compactMap(\.self)
    let day = ledger.ruleDay(of: year)
    let byNorm = ledger.total(.rule("vergoeding-volgens-de-norm"), norm, minus: receipts, on: day)
    let byActual =
      difference.number == nil
      ? Figure(
        .rule("vergoeding-volgens-werkelijke-kosten"), unknown: difference.unknownReason ?? .notReported, unit: .euro,
        parts: [difference])
      : ledger.total(.rule("vergoeding-volgens-werkelijke-kosten"), norm + [difference], minus: receipts, on: day)
    let choice = ledger.choice(of: municipality, in: year)
    let isByActual = choice?.choice.basis == .actual && allowsActual && difference.number != nil
    let total = (isByActual ? byActual : byNorm).named(name(.claim))
    let advance = ledger.received(.advancePaid, municipality, year, as: name(.advance))
    return ClaimYear(
      municipality: municipality, year: year, days: days, paidDays: paidDays, months: months, places: places,
      privateReception: privateReception, allowances: allowances, livingComponent: living, transition: transition,
      projects: projects, receipts: receipts, actual: actual, difference: difference, choice: choice,
      allowsActual: allowsActual, byNorm: byNorm, byActual: byActual, total: total, advance: advance,
      settled: ledger.settled(municipality, year, as: name(.settled)),
      toSettle: Figure(name(.toSettle), .difference, [total, advance], unit: .euro))
  }

  /// Actual costs less the norm; unknown without a rule that allows it.
  private func difference(_ actual: Figure, _ places: Figure, _ isAllowed: Bool) -> Figure {
    guard isAllowed else {
      return Figure(name(.costDifference), unknown: .noRule("R6.26"), unit: .euro, parts: [actual, places])
    }
    return Figure(
      name(.costDifference), .difference, [actual, places], unit: .euro,
      citing: ledger.book.cite("R6.26", on: ledger.ruleDay(of: year)))
  }
}

extension Figure {
  /// The same figure under its own name: its tree stays as it is.
  func named(_ reference: FigureReference) -> Figure {
    Figure(
      reference, value, unit: unit, qualifier: qualifier, certainty: certainty, derivation: derivation)
  }
}
