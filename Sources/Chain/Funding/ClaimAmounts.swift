// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// The amounts of the claim of a municipality for a year without their trees: for tables of many (vergoeding).
public struct ClaimAmounts: Hashable, Sendable {
  /// The municipality.
  public let municipality: AreaCode
  /// The year.
  public let year: Int
  /// Days times places that are paid for.
  public let placeDays: Int
  /// Each part that is known at least in part.
  public let parts: [Measure: Money]
  /// Parts that lack something, or everything.
  public let incomplete: Set<Measure>
  /// Whether anything in it was made up.
  public let isInvented: Bool

  /// What is known together, receipts deducted; nil when nothing is known.
  public var total: Money? {
    let gross = Self.added.compactMap { parts[$0] }
    guard !gross.isEmpty else { return nil }
    return gross.reduce(.zero, +) - (parts[.receipts] ?? .zero)
  }

  /// The parts that are added up.
  static let added: [Measure] = [
    .placesPay, .privatePay, .allowancesPaid, .livingComponentPaid, .transitionCosts, .costDifference,
  ]
}

extension FundingLedger {
  /// The amounts of a municipality for a year; nil when it is paid for no day of it.
  public func amounts(of municipality: AreaCode, in year: Int) -> ClaimAmounts? {
    guard let days = days(of: municipality, in: year) else { return nil }
    var tally = Tally()
    let pays = pays(of: municipality, days)
    for pay in pays { tally.add(.placesPay, pay.amount, isInvented: pay.report?.certainty == .invented) }
    let months = months(days)
    for month in months {
      let report = book.privateReport(of: municipality, month)
      let tariff = privateTariff.segment(on: month.firstDay)?.amount
      tally.add(
        .privatePay, report.flatMap { report in tariff.map { $0 * Int(report.value) } },
        isInvented: report?.certainty == .invented)
      for item in FundingItem.allCases where item.isMonthly {
        tally.add(amount(item, municipality, .month(month)), item.measure)
      }
    }
    for project in projects[municipality] ?? [] where project.content.isUnderWay(in: year) {
      let spent = spending(project.content.id, year)?.content
      tally.add(
        .transitionCosts, spent.map { $0.investment + $0.execution }, isInvented: spent?.certainty == .invented)
    }
    if let difference = actualDifference(municipality, year, tally.parts[.placesPay]) {
      tally.add(.costDifference, difference.amount, isInvented: difference.isInvented)
    }
    return ClaimAmounts(
      municipality: municipality, year: year,
      placeDays: pays.reduce(0) { $0 + ($1.places ?? 0) * $1.days }, parts: tally.parts, incomplete: tally.incomplete,
      isInvented: tally.isInvented)
  }

  /// What actual costs add or take off, when they were chosen and can be.
  private func actualDifference(
    _ municipality: AreaCode, _ year: Int, _ norm: Money?
  ) -> (amount: Money, isInvented: Bool)? {
    guard choice(of: municipality, in: year)?.choice.basis == .actual, allowsActualCosts(in: year), let norm,
      let actual = amount(.actualCosts, municipality, .year(year))
    else { return nil }
    return (actual.content.amount - norm, actual.content.certainty == .invented)
  }

  /// Adds up what is known and keeps what is not.
  private struct Tally {
    var parts: [Measure: Money] = [:]
    var incomplete: Set<Measure> = []
    var isInvented = false

    mutating func add(_ measure: Measure, _ amount: Money?, isInvented: Bool) {
      guard let amount else {
        incomplete.insert(measure)
        return
      }
      parts[measure, default: .zero] = (parts[measure] ?? .zero) + amount
      self.isInvented = self.isInvented || isInvented
    }

    mutating func add(_ record: Record<FundingAmount>?, _ measure: Measure) {
      add(measure, record?.content.amount, isInvented: record?.content.certainty == .invented)
    }
  }
}

extension TransitionProject {
  /// Whether it runs in a year, or has spending of that year to come.
  func isUnderWay(in year: Int) -> Bool {
    period.overlaps(Period(from: FigurePeriod.year(year).firstDay, until: FigurePeriod.year(year + 1).firstDay))
  }
}
