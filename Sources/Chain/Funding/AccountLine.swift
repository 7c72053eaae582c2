// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// A line of the account of a year (SiSa, R6.30).
public struct AccountLine: Sendable {
  /// The rule that names the line.
  public let rule: String
  /// What the line is called in the form of that year; nil when that form was not found.
  public let indicator: String?
  /// The amount.
  public let amount: Figure
}

extension FundingLedger {
  /// The lines of the account of a year under code A16, in the order of the form.
  public func account(_ claim: ClaimYear) -> [AccountLine] {
    let none = Figure(
      .rule("geen-keuze-voor-werkelijke-kosten"), .whole(0), unit: .euro, certainty: .derived,
      derivation: .table(source: "er is niet voor werkelijke kosten gekozen"))
    let higher =
      claim.isByActual
      ? Figure(.rule("hogere-werkelijke-kosten"), .differenceFromZero, [claim.actual, claim.places], unit: .euro) : none
    let lower =
      claim.isByActual
      ? Figure(.rule("lagere-werkelijke-kosten"), .differenceFromZero, [claim.places, claim.actual], unit: .euro) : none
    func parts(_ part: KeyPath<TransitionView, Figure>, _ name: String) -> Figure {
      claim.projects.isEmpty
        ? Figure(.rule(name), unknown: .notApplicable, unit: .euro)
        : sum(claim.projects.map { $0[keyPath: part] }, as: .rule(name))
    }
    let allowances = sum([claim.allowances, claim.livingComponent], as: .rule("leefgeld-en-wooncomponent"))
    let (first, later) = split(claim)
    var lines = [line("plekken", first, claim.year)]
    if let later { lines.append(line("plekken-later", later, claim.year)) }
    return lines + [
      line("hoger", higher, claim.year), line("lager", lower, claim.year),
      line("transitie", parts(\.investment, "investeringen"), claim.year),
      line("transitie-uitvoering", parts(\.execution, "uitvoering"), claim.year),
      line("verstrekkingen", allowances, claim.year), line("vorderingen", claim.receipts, claim.year),
      line("particulier", claim.privateReception, claim.year), line("totaal", claim.total, claim.year),
    ]
  }

  private func line(_ name: String, _ amount: Figure, _ year: Int) -> AccountLine {
    let version = book.rulebook.version(of: "R6.30.\(name)", on: ruleDay(of: year), knownAt: book.known)
    let text: String? = if case .text(let text)? = version?.value { text } else { nil }
    return AccountLine(rule: "R6.30.\(name)", indicator: text, amount: amount)
  }

  /// The form of a year in which the tariff changes asks for the days before and after apart.
  private func split(_ claim: ClaimYear) -> (first: Figure, later: Figure?) {
    let day = ruleDay(of: claim.year)
    guard book.rulebook.version(of: "R6.30.plekken-later", on: day, knownAt: .endOfTime) != nil,
      let tariff = claim.paidDays.compactMap(\.pay.tariff).first
    else { return (claim.places, nil) }
    let (first, later) = (
      claim.paidDays.filter { $0.pay.tariff?.from == tariff.from || $0.pay.tariff == nil },
      claim.paidDays.filter { $0.pay.tariff.map { $0.from != tariff.from } ?? false }
    )
    return (
      sum(first.map(\.amount), as: .rule("plekken-tegen-het-eerste-bedrag")),
      sum(later.map(\.amount), as: .rule("plekken-tegen-het-latere-bedrag"))
    )
  }
}
