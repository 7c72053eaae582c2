// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Foundation
import Office
import Reports
import Rulebook
import Territory

/// The pay for numbers typed in, in every format.
struct TypedClaimText {
  let claim: TypedClaim
  let people: Int?
  let territory: Territory
  let rulebook: Rulebook

  var json: JSONValue {
    .object([
      ("totaalCenten", .count(claim.total.money?.cents)), ("dagen", .whole(claim.days)),
      ("volledig", .bool(claim.total.isComplete)), ("perioden", .array(claim.paidDays.map(ClaimJSON.period))),
      (
        "particulier",
        .array(
          claim.privateMonths.map { month, amount in
            .object([
              ("maand", .string(month.description)), ("personen", .count(people)),
              ("bedragCenten", .count(amount.money?.cents)),
            ])
          })
      ),
      ("redenen", .array(reasons.map { .string($0) })),
    ])
  }

  var sheet: Sheet {
    var sheet = Sheet(["soort", "van", "tot", "dagen", "aantal", "tarief", "bedrag"])
    for paid in claim.paidDays {
      sheet.rows.append([
        .string("plekken per dag"), .string(paid.pay.from.description), .string(paid.pay.until.description),
        .whole(paid.pay.days), .count(paid.pay.places), ClaimJSON.euros(paid.tariff), ClaimJSON.euros(paid.amount),
      ])
    }
    for (month, amount) in claim.privateMonths {
      sheet.rows.append([
        .string("personen per maand"), .string(month.firstDay.description),
        .string(month.adding(months: 1).firstDay.description), .string(""), .count(people),
        amount.parts.last.map(ClaimJSON.euros) ?? .null, ClaimJSON.euros(amount),
      ])
    }
    sheet.remarks = ["Samen: \(DutchText.money(claim.total)), \(claim.days) dagen."] + reasons
    return sheet
  }

  private var reasons: [String] { ClaimJSON.reasons(claim.total, territory, rulebook) }
}

/// What the forms of a claim have in common.
enum ClaimJSON {
  static func euros(_ figure: Figure) -> JSONValue {
    figure.money.map { .decimal($0.euros, digits: 2) } ?? .null
  }

  static func cents(_ figure: Figure?) -> JSONValue { .count(figure?.money?.cents) }

  static func period(_ paid: PaidDays) -> JSONValue {
    .object([
      ("van", .string(paid.pay.from.description)), ("tot", .string(paid.pay.until.description)),
      ("dagen", .whole(paid.pay.days)), ("plekken", .count(paid.pay.places)),
      ("tariefCenten", cents(paid.tariff)), ("bedragCenten", cents(paid.amount)),
    ])
  }

  /// Why parts of a figure are unknown, each once.
  static func reasons(_ figure: Figure, _ territory: Territory, _ rulebook: Rulebook) -> [String] {
    var lines: [String] = []
    func add(_ figure: Figure) {
      if figure.number == nil, let reason = figure.unknownReason,
        figure.parts.allSatisfy({ $0.number != nil })
          || figure.parts.isEmpty
      {
        let line = "\(DutchText.label(figure.reference, territory, rulebook)): \(DutchText.reason(reason))"
        if !lines.contains(line) { lines.append(line) }
      } else if !figure.isComplete {
        figure.parts.forEach(add)
      }
    }
    add(figure)
    return lines
  }
}

/// The claim of one municipality in one year, in every format.
struct ClaimAnswer {
  let desk: Desk
  let municipality: AreaCode
  let year: Int
  let isExplained: Bool

  /// The names of the parts in JSON.
  static let names: [(name: String, measure: Measure)] = [
    ("plekkenCenten", .placesPay), ("particulierCenten", .privatePay), ("leefgeldCenten", .allowancesPaid),
    ("wooncomponentCenten", .livingComponentPaid), ("transitieCenten", .transitionCosts),
    ("ontvangstenCenten", .receipts), ("werkelijkeKostenCenten", .actualCosts),
    ("verschilWerkelijkCenten", .costDifference), ("voorschotCenten", .advance),
    ("nogTeVerrekenenCenten", .toSettle),
  ]

  func write(_ format: OutputFormat, _ perspective: Perspective, comparedWith earlier: Perspective?) throws {
    let ledger = FundingLedger(desk.book(perspective))
    try ClaimCommand.refuseGaps(ledger)
    guard let claim = ledger.claim(of: municipality, in: year) else {
      throw Faults(
        Fault(
          .badDay, place: "--jaar", problem: "Over \(year) is er op deze peildatum geen dag waarover betaald wordt.",
          expected: ledger.firstDay.map { "een jaar en een peildatum vanaf \($0)" }, advice: "Kies een ander jaar."))
    }
    let before = earlier.flatMap { FundingLedger(desk.book($0)).claim(of: municipality, in: year) }
    let changes = before.map { claim.changes(since: $0) } ?? []
    if claim.total.isInvented, format != .table { Terminal.warn(Sheet.warning) }
    switch format {
    case .json: Terminal.say(json(claim, ledger, perspective, changes, earlier).text(pretty: true))
    case .csv: sheet(claim).write(.csv)
    case .table: Terminal.say(text(claim, ledger, perspective, changes, earlier))
    }
  }

  /// Writes the workbook for the accountant.
  func writeWorkbook(to path: String, _ perspective: Perspective) throws {
    guard let claim = FundingLedger(desk.book(perspective)).claim(of: municipality, in: year) else { return }
    let name = desk.territory.name(of: municipality) ?? municipality.description
    do {
      let bytes = try ClaimWorkbook(claim, name: name).workbook.bytes()
      try Data(bytes).write(to: URL(filePath: path))
    } catch {
      throw Faults(
        Fault(
          .journalCannotOpen, place: path, problem: "Dit bestand is niet te schrijven.",
          advice: "Kies een map waarin u mag schrijven."))
    }
  }

  private func json(
    _ claim: ClaimYear, _ ledger: FundingLedger, _ perspective: Perspective, _ changes: [ClaimChange],
    _ earlier: Perspective?
  ) -> JSONValue {
    let months = claim.months.map { month -> JSONValue in
      .object([
        ("maand", .string(month.month.description)), ("plekkenCenten", ClaimJSON.cents(month.places)),
        ("totaalCenten", ClaimJSON.cents(month.total)), ("volledig", .bool(month.total.isComplete)),
      ])
    }
    return .object([
      ("totaalCenten", ClaimJSON.cents(claim.total)),
      ("dagen", .count(claim.days.until.map { claim.days.from.days(until: $0) })),
      ("volledig", .bool(claim.total.isComplete)), ("gemeente", .string(municipality.description)),
      ("naam", .string(desk.territory.name(of: municipality) ?? municipality.description)), ("jaar", .whole(year)),
      ("peildatum", .string(perspective.day.description)),
      ("grondslag", .string((claim.isByActual ? CostBasis.actual : .norm).rawValue)),
      ("delen", .object(ClaimAnswer.names.map { ($0.name, ClaimJSON.cents(claim[$0.measure])) })),
      ("perioden", .array(claim.paidDays.map(ClaimJSON.period))), ("maanden", .array(months)),
      ("sisa", .array(ledger.account(claim).map(line))),
      ("termijnen", .array(ledger.deadlines(of: municipality, in: year).map(deadline))),
      ("vergeleken", .array(changes.filter(\.isChange).map(change))),
      ("redenen", .array(ClaimJSON.reasons(claim.total, desk.territory, desk.rulebook).map { .string($0) })),
    ])
  }

  private func line(_ line: AccountLine) -> JSONValue {
    .object([
      ("indicator", line.indicator.map { .string($0) } ?? .null), ("regel", .string(line.rule)),
      ("bedragCenten", ClaimJSON.cents(line.amount)),
    ])
  }

  private func deadline(_ deadline: FundingDeadline) -> JSONValue {
    let day: JSONValue = if case .day(let day) = deadline.deadline.value { .string(day.description) } else { .null }
    return .object([
      ("stap", .string(deadline.kind.rawValue)), ("termijn", day), ("totEnMet", .bool(deadline.isInclusive)),
      ("gedaan", deadline.done.map { .string($0.description) } ?? .null), ("stand", .string(deadline.status.rawValue)),
    ])
  }

  private func change(_ change: ClaimChange) -> JSONValue {
    .object([
      ("deel", .string(change.measure.rawValue)), ("eerderCenten", ClaimJSON.cents(change.before)),
      ("nuCenten", ClaimJSON.cents(change.after)),
      ("nieuweRegels", .array(change.newRules.map { .string($0.ruleID) })),
      ("nieuweJournaalregels", .array(change.newFacts.map { .whole($0.position) })),
    ])
  }

  private func sheet(_ claim: ClaimYear) -> Sheet {
    var sheet = Sheet(["gemeente", "van", "tot", "dagen", "plekken", "tarief", "bedrag"])
    sheet.isInvented = claim.total.isInvented
    sheet.rows = claim.paidDays.map { paid in
      [
        .string(municipality.description), .string(paid.pay.from.description), .string(paid.pay.until.description),
        .whole(paid.pay.days), .count(paid.pay.places), ClaimJSON.euros(paid.tariff), ClaimJSON.euros(paid.amount),
      ]
    }
    return sheet
  }

  private func text(
    _ claim: ClaimYear, _ ledger: FundingLedger, _ perspective: Perspective, _ changes: [ClaimChange],
    _ earlier: Perspective?
  ) -> String {
    let name = desk.territory.name(of: municipality) ?? municipality.description
    var lines = [
      "Vergoeding van \(name) over \(year), tot en met \(lastDay(claim)): \(DutchText.money(claim.total))", "",
    ]
    for part in ClaimYear.parts.dropLast() {
      guard let figure = claim[part] else { continue }
      lines.append("- \(DutchText.name(part)): \(DutchText.money(figure))")
    }
    let why = claim.choice.map { " Besloten op \(DutchText.day($0.choice.day)): \($0.choice.reason)" } ?? ""
    lines += [
      "", "Grondslag: \(claim.isByActual ? "werkelijke kosten" : "normbedrag").\(why)",
      "Volgens de norm: \(DutchText.money(claim.byNorm)). Volgens werkelijke kosten: \(DutchText.money(claim.byActual)).",
      "Voorschot: \(DutchText.money(claim.advance)). Nog te verrekenen: \(DutchText.money(claim.toSettle)).", "",
    ]
    lines += ledger.deadlines(of: municipality, in: year).map(words)
    let missing = self.missing(claim)
    if !missing.isEmpty { lines += ["", "Niet bekend:"] + missing }
    if let earlier { lines += [""] + words(changes, earlier) }
    if isExplained { lines += [""] + Explanation(claim.total, desk.territory, desk.rulebook).lines() }
    return (lines + (claim.total.isInvented ? ["", Sheet.warning] : [])).joined(separator: "\n")
  }

  /// What is missing of each part, in a line.
  private func missing(_ claim: ClaimYear) -> [String] {
    ClaimYear.parts.dropLast().compactMap { part in
      guard part != .costDifference, let figure = claim[part], !figure.isComplete else { return nil }
      if let reason = figure.unknownReason { return "- \(DutchText.name(part)): \(DutchText.reason(reason))" }
      let missing = figure.parts.count { !$0.isComplete }
      return "- \(DutchText.name(part)): van \(missing) van de \(figure.parts.count) delen is het bedrag niet bekend."
    }
  }

  private func lastDay(_ claim: ClaimYear) -> String {
    DutchText.day((claim.days.until ?? claim.days.from).adding(days: -1))
  }

  private func words(_ deadline: FundingDeadline) -> String {
    var line = "\(DutchText.fundingStep(deadline.kind)): \(deadline.status.rawValue)"
    if case .day(let day) = deadline.deadline.value {
      line += ", termijn \(deadline.isInclusive ? "tot en met" : "vóór") \(DutchText.day(day))"
    }
    if let done = deadline.done { line += ", gedaan op \(DutchText.day(done))" }
    return line + "."
  }

  private func words(_ changes: [ClaimChange], _ earlier: Perspective) -> [String] {
    let changed = changes.filter(\.isChange)
    let day = DutchText.day(earlier.known.dutchDay)
    guard !changed.isEmpty else { return ["Met wat op \(day) bekend was, is de vergoeding hetzelfde."] }
    return ["Vergeleken met wat op \(day) bekend was:"]
      + changed.map { change in
        let rules = change.newRules.map { "regel \($0.ruleID) (\($0.source))" }
        let facts = change.newFacts.prefix(5).map { "journaalregel \($0.position)" }
        let more = change.newFacts.count > 5 ? ["en nog \(change.newFacts.count - 5) meldingen"] : []
        let because = (rules + facts + more).joined(separator: ", ")
        return "- \(DutchText.name(change.measure)): \(DutchText.money(change.before)) werd "
          + "\(DutchText.money(change.after))\(because.isEmpty ? "" : "; door \(because)")."
      }
  }
}
