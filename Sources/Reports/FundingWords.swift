// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
import Rulebook

/// The words around what municipalities are paid for people from Ukraine.
extension DutchText {
  static func fundingName(_ measure: Measure) -> String? {
    switch measure {
    case .claim: "vergoeding"
    case .placesPay: "vergoeding voor plekken"
    case .privatePay: "vergoeding voor particuliere opvang"
    case .allowancesPaid: "betaald leefgeld in particuliere opvang"
    case .livingComponentPaid: "betaalde wooncomponent"
    case .transitionCosts: "transitiekosten"
    case .transitionOverrun: "overschrijding van wat gevraagd is"
    case .receipts: "ontvangsten"
    case .actualCosts: "werkelijke kosten van de gemeentelijke opvang"
    case .costDifference: "werkelijke kosten min normbedrag"
    case .advance: "ontvangen voorschot"
    case .settled: "vastgestelde uitkering"
    case .toSettle: "nog te verrekenen"
    case .advanceDeadline: "uiterste dag van de aanvraag van het voorschot"
    case .accountDeadline: "uiterste dag van de verantwoording"
    case .settlementDeadline: "uiterste dag van de vaststelling"
    default: nil
    }
  }

  /// What a step on the way to settlement is called.
  public static func fundingStep(_ kind: FundingStepKind) -> String {
    switch kind {
    case .advanceAsked: "Voorschot aanvragen"
    case .advancePaid: "Voorschot ontvangen"
    case .accounted: "Verantwoorden via SiSa"
    case .settled: "Vaststelling door het Rijk"
    case .recovered: "Terugvordering door het Rijk"
    }
  }

  /// An amount with euro sign, points and cents: `€ 1.234,05`.
  public static func money(_ money: Money) -> String { "€\u{A0}\(fraction(money.euros, digits: 2))" }

  /// The amount of a figure with its qualifier, or why there is none: `minstens € 1.234,05`, `onbekend`.
  public static func money(_ figure: Figure) -> String {
    guard let money = figure.money else { return value(figure.value, unit: figure.unit) }
    return (figure.qualifier == .exact ? "" : figure.qualifier.rawValue + " ") + self.money(money)
  }
}
