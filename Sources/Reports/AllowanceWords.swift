// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
import Rulebook

/// The allowance of displaced people in plain Dutch: the same sentences on the page, in the command and in the API.
public enum AllowanceWords {
  /// Why an allowance is what it is, a sentence for each reason.
  public static func reasons(_ allowance: Allowance) -> [String] {
    allowance.reasons.map { sentence($0, allowance) }
  }

  /// The allowance of the household in one sentence.
  public static func total(_ allowance: Allowance) -> String {
    let month = DutchText.month(allowance.request.month)
    let period = allowance.isWeekly ? "per week in \(month)" : "in \(month)"
    return "Leefgeld van het gezin \(period): \(euros(allowance.total))."
  }

  /// What the household pays itself, a line for each amount; nothing when there is no own contribution.
  public static func lines(_ contribution: OwnContribution?) -> [String] {
    guard let contribution else { return [] }
    var lines = [
      "Eigen bijdrage: hoogstens \(euros(contribution.most.money?.cents)) in de maand (regels R6.19 en R6.20).",
      "Het gezin houdt minstens \(euros(contribution.least.money?.cents)) over (regel R6.21).",
    ]
    if let due = contribution.due, let left = contribution.left {
      lines.append(
        "Bij dit inkomen betaalt het gezin \(euros(due.money?.cents)) en houdt het \(euros(left.money?.cents)) over.")
    }
    return lines
  }

  /// An amount of money in cents: `1.421,41 euro`, or `onbekend`.
  public static func euros(_ cents: Int?) -> String {
    cents.map { DutchText.fraction(Money(cents: $0).euros, digits: 2) + " euro" } ?? "onbekend"
  }

  /// What a place to live is called.
  public static func name(_ setting: ReceptionSetting) -> String {
    switch setting {
    case .municipal: "gemeentelijke opvang"
    case .private: "particuliere opvang"
    case .ownDwelling: "eigen woning of woning van familie"
    }
  }

  private static func sentence(_ reason: AllowanceReason, _ allowance: Allowance) -> String {
    let text = words(reason, allowance)
    return "\(text) (regel \(reason.rule))."
  }

  private static func words(_ reason: AllowanceReason, _ allowance: Allowance) -> String {
    func who(_ member: Int) -> String { "Gezinslid \(member) (\(allowance.shares[member - 1].age) jaar)" }
    switch reason {
    case .catered: return "Er zijn maaltijden, dus er is geen geld voor voedsel"
    case .ownDwelling: return "Een eigen woning of een woning van familie is geen opvang; dan is er geen leefgeld"
    case .income(let member): return "\(who(member)) heeft inkomen en krijgt zelf geen leefgeld"
    case .householdIncome(let member):
      return "\(who(member)) is volwassen en heeft inkomen; dan krijgt het hele gezin geen leefgeld"
    case .excluded(let member, let exclusion): return "\(who(member)) krijgt geen leefgeld: \(name(exclusion))"
    case .absent(let member, let days):
      return "\(who(member)) is \(days) dagen weg zonder bericht en krijgt geen leefgeld"
    case .careInstitution(let member): return "\(who(member)) woont in een zorginstelling en krijgt alleen kledinggeld"
    case .notRegistered(let member):
      return
        "\(who(member)) staat niet in de BRP van deze gemeente en krijgt daarom geen leefgeld in particuliere opvang"
    case .unaccompanied(let member):
      return "\(who(member)) is alleenstaand minderjarig en krijgt het bedrag van een volwassene"
    case .oldAmounts(let day): return "De gemeente betaalt de oude bedragen nog tot \(DutchText.day(day))"
    case .oldAmountsPossible:
      return "Een gemeente mocht in deze maand de oude bedragen nog betalen. Hier is gerekend met de nieuwe"
    case .weekly:
      let month = DutchText.month(allowance.request.month)
      return "In \(month) gold een noodregeling met bedragen per week. Een bedrag per maand is er niet"
    case .noAmountKnown: return unknown(allowance)
    case .notFound(let rule): return notFound(rule, allowance)
    case .unverified(let rule): return unverified(rule, allowance)
    }
  }

  private static func name(_ exclusion: AllowanceExclusion) -> String {
    switch exclusion {
    case .detained: "zit vast"
    case .refused: "tijdelijke bescherming is geweigerd"
    case .dutch: "is ook Nederlander"
    case .left: "is voorgoed weg of ergens anders opgevangen"
    }
  }

  private static func unknown(_ allowance: Allowance) -> String {
    "Onbekend: voor \(DutchText.month(allowance.request.month)) is er geen bedrag, of het was toen nog niet bekend"
  }

  private static func notFound(_ rule: AllowanceRule, _ allowance: Allowance) -> String {
    let note = allowance.tariff.version(rule)?.note ?? "Het bedrag is niet gevonden."
    return "Onbekend: \(withoutStop(note))"
  }

  private static func unverified(_ rule: AllowanceRule, _ allowance: Allowance) -> String {
    let source = allowance.tariff.version(rule)?.source ?? ""
    return "Niet geverifieerd bedrag. \(withoutStop(source))"
  }

  private static func withoutStop(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
}
