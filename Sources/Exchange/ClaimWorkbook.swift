// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
import Rulebook
import Territory

/// The claim of a municipality for a year as a workbook for its accountant: every amount that follows from others is a
/// formula, so that the workbook reckons the same cents by itself.
public struct ClaimWorkbook {
  private let claim: ClaimYear
  private let name: String
  private var rates: [RuleVersion] = []
  private var money: [MoneyRow] = []

  /// A row of the sheet with money.
  private struct MoneyRow {
    let part: Measure
    let period: String
    let number: Int?
    let rate: Int?
    let amount: Figure
  }

  /// The workbook of a claim.
  ///
  /// - Parameter name: what the municipality is called.
  public init(_ claim: ClaimYear, name: String) {
    self.claim = claim
    self.name = name
    collect()
  }

  /// The sheets: outcome, days, tariffs with their source, money.
  public var workbook: Workbook { Workbook(sheets: [outcome, days, tariffs, moneySheet]) }

  private mutating func collect() {
    for paid in claim.paidDays { if let version = paid.pay.tariff?.version { _ = index(of: version) } }
    for month in claim.months {
      let text = month.month.description
      let parts = month.privateReception.parts
      let version = parts.lazy.compactMap { part -> RuleVersion? in
        if case .rule(let version) = part.derivation { version } else { nil }
      }.first
      money.append(
        MoneyRow(
          part: .privatePay, period: text, number: parts.first?.whole, rate: version.map { index(of: $0) },
          amount: month.privateReception))
      for (part, figure) in [
        (Measure.allowancesPaid, month.allowances), (.livingComponentPaid, month.livingComponent),
        (.receipts, month.receipts),
      ] { money.append(MoneyRow(part: part, period: text, number: nil, rate: nil, amount: figure)) }
    }
    for view in claim.projects {
      money.append(
        MoneyRow(part: .transitionCosts, period: view.project.description, number: nil, rate: nil, amount: view.spent))
    }
    money.append(MoneyRow(part: .actualCosts, period: String(claim.year), number: nil, rate: nil, amount: claim.actual))
  }

  /// The row of a tariff on its sheet, from 2.
  private mutating func index(of version: RuleVersion) -> Int {
    if let index = rates.firstIndex(of: version) { return index + 2 }
    rates.append(version)
    return rates.count + 1
  }

  private static func amount(_ figure: Figure) -> Workbook.Cell {
    figure.money.map { .money($0) } ?? .text(figure.unknownReason == .notApplicable ? "n.v.t." : "onbekend")
  }

  private var days: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: "dagen",
      columns: [("Van", 12), ("Tot en met", 12), ("Dagen", 8), ("Plekken", 10), ("Tarief", 12), ("Bedrag", 16)])
    sheet.rows = claim.paidDays.enumerated().map { index, paid in
      let row = index + 2
      let rate = paid.pay.tariff.flatMap { segment in
        rates.firstIndex(of: segment.version).map { ($0 + 2, segment.amount) }
      }
      return [
        .day(paid.pay.from), .day(paid.pay.until.adding(days: -1)), .wholeFormula("=B\(row)-A\(row)+1", paid.pay.days),
        paid.pay.places.map { .whole($0) } ?? .text("onbekend"),
        rate.map { .moneyFormula("=tarieven!D\($0.0)", $0.1) } ?? .text("onbekend"),
        paid.pay.amount.map { .moneyFormula("=ROUND(C\(row)*D\(row)*E\(row),2)", $0) } ?? .text("onbekend"),
      ]
    }
    return sheet
  }

  private var tariffs: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: "tarieven",
      columns: [
        ("Regel", 8), ("Geldt vanaf", 12), ("Geldt tot", 12), ("Bedrag", 10), ("Bekend vanaf", 14), ("Zekerheid", 14),
        ("Bron", 80),
      ])
    sheet.rows = rates.map { version in
      let amount: Workbook.Cell =
        if case .number(let euros)? = version.value, let money = Money(euros: euros) { .money(money) } else {
          .text("onbekend")
        }
      return [
        .text(version.ruleID), version.validFrom.map { .day($0) } ?? .empty,
        version.validUntil.map { .day($0) } ?? .empty,
        amount, version.knownFrom.map { .day($0) } ?? .empty, .text(version.certainty.rawValue), .text(version.source),
      ]
    }
    return sheet
  }

  private var moneySheet: Workbook.Sheet {
    var sheet = Workbook.Sheet(
      name: "geld",
      columns: [("Post", 30), ("Periode", 30), ("Aantal", 10), ("Tarief", 12), ("Bedrag", 16)])
    sheet.rows = money.enumerated().map { index, row in
      let line = index + 2
      guard let number = row.number, let rate = row.rate, let amount = row.amount.money,
        case .number(let euros)? = rates[rate - 2].value, let tariff = Money(euros: euros)
      else {
        return [
          .text(row.part.rawValue), .text(row.period), row.number.map { .whole($0) } ?? .empty, .empty,
          ClaimWorkbook.amount(row.amount),
        ]
      }
      return [
        .text(row.part.rawValue), .text(row.period), .whole(number), .moneyFormula("=tarieven!D\(rate)", tariff),
        .moneyFormula("=ROUND(C\(line)*D\(line),2)", amount),
      ]
    }
    return sheet
  }

  private var outcome: Workbook.Sheet {
    var sheet = Workbook.Sheet(name: "uitkomst", columns: [("Deel", 44), ("Bedrag", 18), ("Toelichting", 60)])
    let last = max(claim.paidDays.count + 1, 2)
    let norm = claim.paidDays.compactMap(\.pay.amount).reduce(Money.zero, +)
    let places: Workbook.Cell =
      claim.isByActual ? sum(.actualCosts) : .moneyFormula("=ROUND(SUM(dagen!F2:F\(last)),2)", norm)
    let basis = claim.isByActual ? "werkelijke kosten" : "normbedrag maal plekken maal dagen"
    sheet.rows = [
      [.text("Gemeentelijke opvang"), places, .text(basis)],
      [.text("Particuliere opvang"), sum(.privatePay), note(claim.privateReception)],
      [.text("Leefgeld"), sum(.allowancesPaid), note(claim.allowances)],
      [.text("Wooncomponent"), sum(.livingComponentPaid), note(claim.livingComponent)],
      [.text("Transitiekosten"), sum(.transitionCosts), claim.transition.map(note) ?? .text("geen projecten")],
      [.text("Ontvangsten, gaan eraf"), sum(.receipts), note(claim.receipts)],
      [
        .text("Vergoeding van \(name) over \(claim.year)"),
        .moneyFormula("=ROUND(SUM(B2:B6)-B7,2)", claim.total.money ?? .zero),
        .text(claim.total.isComplete ? "volledig" : "niet volledig: wat onbekend is, telt hier niet mee"),
      ],
      [.empty, .empty, .empty],
      [.text("Een berekening, en geen beschikking."), .empty, .text("Bedragen in euro. Elk bedrag is te herleiden.")],
    ]
    return sheet
  }

  private func sum(_ part: Measure) -> Workbook.Cell {
    let total = money.filter { $0.part == part }.compactMap(\.amount.money).reduce(Money.zero, +)
    return .moneyFormula(
      "=ROUND(SUMIF(geld!A2:A\(money.count + 1),\"\(part.rawValue)\",geld!E2:E\(money.count + 1)),2)", total)
  }

  private func note(_ figure: Figure) -> Workbook.Cell {
    figure.isComplete ? .empty : .text(figure.number == nil ? "onbekend" : "niet volledig")
  }
}
