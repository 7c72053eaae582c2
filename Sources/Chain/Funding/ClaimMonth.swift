// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// The claim of a municipality for a month (vergoeding): places by day, and what belongs to the first day of the month.
public struct ClaimMonth: Sendable {
  /// The month.
  public let month: Month
  /// For places in municipal reception.
  public let places: Figure
  /// For private reception.
  public let privateReception: Figure
  /// Allowances paid.
  public let allowances: Figure
  /// The extra allowance for living.
  public let livingComponent: Figure
  /// What is deducted.
  public let receipts: Figure
  /// Everything together.
  public let total: Figure

  /// The figure of a measure.
  subscript(measure: Measure) -> Figure? {
    switch measure {
    case .claim: total
    case .placesPay: places
    case .privatePay: privateReception
    case .allowancesPaid: allowances
    case .livingComponentPaid: livingComponent
    case .receipts: receipts
    default: nil
    }
  }
}

/// What is paid for neighbouring days with the same places and tariff, as a figure.
public struct PaidDays: Sendable {
  /// The days.
  public let pay: PlacePay
  /// The places, as reported.
  public let places: Figure
  /// The tariff.
  public let tariff: Figure
  /// The amount.
  public let amount: Figure
}

extension FundingLedger {
  /// The claim of a municipality for a month; nil when it is paid for no day of it.
  public func claim(of municipality: AreaCode, in month: Month) -> ClaimMonth? {
    guard let days = days(of: municipality, in: month.period) else { return nil }
    let places = placesPay(municipality, .month(month), paidDays(of: municipality, days))
    // What belongs to a month as a whole counts on its first day; a municipality that began later in it has only days.
    let isWhole = days.from == month.firstDay
    let privateReception = privatePay(municipality, month, counts: isWhole)
    func paid(_ item: FundingItem) -> Figure { paidFigure(item, municipality, month, counts: isWhole) }
    let (allowances, living, receipts) = (paid(.allowances), paid(.livingComponent), paid(.receipts))
    let parts = [places] + (isWhole ? [privateReception, allowances, living] : [])
    return ClaimMonth(
      month: month, places: places, privateReception: privateReception, allowances: allowances,
      livingComponent: living, receipts: receipts,
      total: total(
        .measure(.claim, municipality, .month(month)), parts, minus: isWhole ? receipts : nil,
        on: month.firstDay))
  }

  /// The days with what is paid for them.
  func paidDays(of municipality: AreaCode, _ days: Period) -> [PaidDays] {
    pays(of: municipality, days).map { pay in
      let places =
        pay.report.map {
          book.figure($0, as: .measure(.displacedPlaces, municipality, .day(pay.from)), unit: .places)
        } ?? Figure(.measure(.displacedPlaces, municipality, .day(pay.from)), unknown: .notReported, unit: .places)
      return paid(pay, places)
    }
  }

  /// What is paid for days with so many places, as a figure: places times days times tariff.
  func paid(_ pay: PlacePay, _ places: Figure) -> PaidDays {
    let tariff = pay.tariff.map { Figure($0.version) } ?? Figure(.rule("R6.22"), unknown: .noRule("R6.22"), unit: .euro)
    let days = Figure(
      .rule("dagen"), .whole(pay.days), unit: Unit("dagen"), certainty: .derived,
      derivation: .table(source: "kalender"))
    let name = FigureReference.rule("plekken-van-\(pay.from)-tot-\(pay.until)")
    let parts = [places, days, tariff]
    let reason: UnknownReason? = places.number == nil ? .notReported : pay.tariff == nil ? .noRule("R6.22") : nil
    let amount =
      reason.map { Figure(name, unknown: $0, unit: .euro, parts: parts) }
      ?? Figure(name, .product, parts, unit: .euro)
    return PaidDays(pay: pay, places: places, tariff: tariff, amount: amount)
  }

  func placesPay(_ municipality: AreaCode, _ period: FigurePeriod, _ days: [PaidDays]) -> Figure {
    sum(days.map(\.amount), as: .measure(.placesPay, municipality, period))
  }

  private func privatePay(_ municipality: AreaCode, _ month: Month, counts: Bool) -> Figure {
    let reference = FigureReference.measure(.privatePay, municipality, .month(month))
    guard counts else { return Figure(reference, unknown: .notApplicable, unit: .euro) }
    let people = book.displacedPrivateMonths(of: municipality, in: month)
    return privatePay(people, reference, month)
  }

  /// So many people in private reception in a month, as a figure: people times tariff.
  func privatePay(_ people: Figure, _ reference: FigureReference, _ month: Month) -> Figure {
    guard people.number != nil else { return Figure(reference, unknown: .notReported, unit: .euro, parts: [people]) }
    guard let tariff = privateTariff.segment(on: month.firstDay) else {
      return Figure(
        reference, unknown: .noRule("R6.23"), unit: .euro,
        parts: [people, Figure(.rule("R6.23"), unknown: .noRule("R6.23"), unit: .euro)])
    }
    return Figure(reference, .product, [people, Figure(tariff.version)], unit: .euro)
  }

  private func paidFigure(_ item: FundingItem, _ municipality: AreaCode, _ month: Month, counts: Bool) -> Figure {
    let reference = FigureReference.measure(item.measure, municipality, .month(month))
    guard counts else { return Figure(reference, unknown: .notApplicable, unit: .euro) }
    return amountFigure(item, municipality, .month(month))
  }

  /// An amount as it was reported.
  func amountFigure(_ item: FundingItem, _ municipality: AreaCode, _ period: FigurePeriod) -> Figure {
    let reference = FigureReference.measure(item.measure, municipality, period)
    guard let record = amount(item, municipality, period) else {
      return Figure(reference, unknown: .notReported, unit: .euro)
    }
    return money(record.content.amount, record.content.certainty, record.version, as: reference)
  }

  func money(_ money: Money, _ certainty: Certainty, _ version: Version, as reference: FigureReference) -> Figure {
    Figure(
      reference, .money(money), unit: .euro, certainty: certainty,
      derivation: .fact(book.state.source(of: version)))
  }

  /// The sum of parts less receipts. Unknown parts make it a lower bound, unknown receipts an upper bound.
  func total(_ reference: FigureReference, _ parts: [Figure], minus receipts: Figure?, on day: Day) -> Figure {
    guard let receipts else { return sum(parts, as: reference) }
    let gross = sum(parts, as: .rule("vergoeding-voor-aftrek"))
    guard gross.number != nil else {
      return Figure(reference, unknown: gross.unknownReason ?? .notReported, unit: .euro, parts: parts + [receipts])
    }
    guard receipts.number == nil else {
      return Figure(reference, .difference, [gross, receipts], unit: .euro, citing: book.cite("R6.27", on: day))
    }
    return Figure(
      reference, gross.value, unit: .euro, qualifier: gross.qualifier.adding(.atMost), certainty: gross.certainty,
      derivation: .partial([gross], missing: [receipts]))
  }
}

extension FigureValue {
  /// An amount in euros.
  static func money(_ money: Money) -> FigureValue {
    money.euros.denominator == 1 ? .whole(money.euros.numerator) : .fraction(money.euros)
  }
}
