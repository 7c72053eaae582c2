// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
public import Rulebook
import Territory

/// Dividing a number over areas by a key (R4.5, R4.8, R5.10 to R5.14).
extension ChainBook {
  /// The keys of the rule files that hold on the reference day, by name.
  public func divisionKeys() -> [(name: String, rule: RuleVersion, key: DivisionKey)] {
    rulebook.rules.compactMap { rule in
      let parts = rule.id.split(separator: ".")
      guard parts.count == 2, parts[0] == "K",
        let version = rulebook.version(of: rule.id, on: perspective.day, knownAt: known),
        case .text(let text)? = version.value, let key = DivisionKey(text)
      else { return nil }
      return (String(parts[1]), version, key)
    }
  }

  /// The division that is asked for.
  ///
  /// - Throws: RT-290 to RT-299 when it cannot be made.
  public func division(_ request: DivisionRequest) throws(Faults) -> Division {
    let chosen = try chosenKey(request)
    guard (0...DivisionRequest.most).contains(request.total) else {
      throw Faults(
        Fault(
          .divisionImpossible, problem: "De opgave is \(request.total).",
          expected: "Een getal van nul tot en met \(DivisionRequest.most).", advice: "Verbeter de opgave."))
    }
    let parties: [Division.Party]
    if let table = request.table {
      parties = try tableParties(table, request)
    } else {
      parties = try self.parties(request, chosen.key)
    }
    try checkCodes(request, among: parties)
    let input = DivisionInput(
      total: request.total, method: chosen.method, smallestSite: max(1, request.smallestSite),
      parties: parties.map { party in
        let limits = request.limits[party.code] ?? DivisionRequest.Limits()
        return DivisionInput.Party(
          code: party.code, weight: party.weight.number ?? Fraction(0), standing: party.standing?.whole ?? 0,
          minimum: limits.minimum, maximum: limits.maximum)
      })
    do {
      let outcome = try input.outcome()
      return Division(
        request: request, keyName: chosen.name, rules: chosen.rules, input: input, parties: parties,
        shares: outcome.shares, ties: outcome.ties, isProven: outcome.isProven)
    } catch {
      throw Faults(named(error, parties))
    }
  }

  /// The key of a request with its rules, and the method that goes with it.
  private func chosenKey(
    _ request: DivisionRequest
  ) throws(Faults) -> (name: String, key: DivisionKey, rules: [RuleVersion], method: DivisionMethod) {
    let keys = divisionKeys()
    if let found = keys.first(where: { $0.name == request.key }) {
      let usual = rulebook.version(of: "K.\(found.name).methode", on: perspective.day, knownAt: known)
      var method = DivisionMethod.largestRemainder
      if case .text(let text)? = usual?.value { method = DivisionMethod(rawValue: text) ?? method }
      let isOwn = request.table != nil
      // Who chooses a method, does not divide by the one of the rule.
      let ofMethod = request.method == nil ? usual.map { [$0] } ?? [] : []
      return (
        isOwn ? "eigen tabel" : found.name, found.key, (isOwn ? [] : [found.rule]) + ofMethod,
        request.method ?? method
      )
    }
    if let key = DivisionKey(request.key) {
      let usual: DivisionMethod = key.countsStanding ? .sainteLague : .largestRemainder
      return (key.description, key, [], request.method ?? usual)
    }
    let later = rulebook.rule("K.\(request.key)")?.versions.first
    throw Faults(
      Fault(
        .unknownKey,
        problem: later == nil
          ? "De sleutel ‘\(request.key)’ bestaat niet."
          : "De sleutel \(request.key) gold nog niet, of was nog niet bekend, op \(perspective.day).",
        expected:
          "Een van: \(keys.map(\.name).joined(separator: ", ")); of een sleutel in woorden, zoals inwoners min bestaand.",
        advice: later?.validFrom.map { "Kies een peildatum vanaf \($0), of een andere sleutel." }
          ?? "Kies een sleutel uit de lijst, of schrijf er een in woorden."))
  }

  /// Refuses limits and standing of those who do not take part: what is written down must count.
  private func checkCodes(_ request: DivisionRequest, among parties: [Division.Party]) throws(Faults) {
    let known = Set(parties.map(\.code))
    let strangers = Set(request.limits.keys).union((request.standing ?? [:]).keys).subtracting(known).sorted()
    guard let stranger = strangers.first else { return }
    let rest = strangers.count > 1 ? " (en nog \(strangers.count - 1))" : ""
    let isLarger = AreaCode(stranger).map { $0.kind != .municipality && territory.name(of: $0) != nil } ?? false
    throw Faults(
      Fault(
        .unknownParty, place: stranger, problem: "\(stranger)\(rest) doet niet mee aan deze verdeling.",
        expected: "Alleen codes van gebieden waarover wordt verdeeld.",
        advice: isLarger
          ? "Deze sleutel verdeelt per gemeente en telt die op. Gebruik de codes van gemeenten."
          : "Kijk de code en de peildatum na, of haal de regel weg."))
  }

  /// The fault with the names of the areas behind their codes.
  private func named(_ fault: Fault, _ parties: [Division.Party]) -> Fault {
    guard let place = fault.place, let party = parties.first(where: { $0.code == place }), party.name != place else {
      return fault
    }
    return Fault(
      fault.code, place: "\(party.name) (\(place))", problem: fault.problem, expected: fault.expected,
      advice: fault.advice)
  }
}
