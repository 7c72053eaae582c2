// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Territory

/// Judges facts that somebody wants to record: all faults at once, in the order in which they were handed in.
struct RecordCheck {
  let desk: Desk

  func decide(_ facts: [SourcedFact]) throws -> Decision {
    let faults = try self.faults(in: facts)
    guard faults.isEmpty else { throw Faults(faults) }
    let fresh = facts.filter { !desk.state.alreadyHas($0.fact) }
    guard !fresh.isEmpty else {
      throw Faults(
        Fault(
          .duplicateImport, problem: "Deze cijfers staan er al precies zo in.",
          advice: "U hoeft niets te doen. Is een cijfer fout? Kies dan 'corrigeren'."))
    }
    let drafts = fresh.map { Fact.housing($0.fact).draft(source: $0.source, known: $0.known) }
    let references = fresh.flatMap(\.fact.references)
    let later = try TargetCheck(desk: desk).faults(after: drafts, about: references)
    guard later.isEmpty else { throw Faults(later) }
    return Decision(drafts: drafts, references: references, alreadyKnown: facts.count - fresh.count)
  }

  private func faults(in facts: [SourcedFact]) throws -> [Fault] {
    var faults: [Fault] = []
    var (ahead, folded) = (desk, 0)
    for (index, sourced) in facts.enumerated() {
      // A joint change builds on the targets and changes handed in before it, as if those were recorded already.
      if case .exchange = sourced.fact, faults.isEmpty {
        let drafts = facts[folded..<index].map { Fact.housing($0.fact).draft(source: $0.source, known: $0.known) }
        ahead = try ahead.recording(drafts, by: "")
        folded = index
      }
      faults += RecordCheck(desk: ahead).faults(sourced)
    }
    return faults
  }

  private func faults(_ sourced: SourcedFact) -> [Fault] {
    var faults = TextCheck.faults(sourced.source, field: "bron", place: sourced.place)
    if sourced.source.allSatisfy(\.isWhitespace) {
      faults.append(
        Fault(
          .missingOption, place: sourced.place, problem: "De bron ontbreekt.",
          advice: "Noem het stuk of bericht waar het cijfer in staat."))
    }
    if let known = sourced.known, known > desk.now {
      faults.append(
        Fault(
          .knownInFuture, place: sourced.place, problem: "Het cijfer zou pas in de toekomst bekend worden.",
          advice: "Vul een dag in die al geweest is, of laat 'bekend op' leeg."))
    }
    if let known = sourced.known, let start = sourced.fact.firstDayHoused, known < Moment(startOf: start) {
      faults.append(
        Fault(
          .periodNotStarted, place: sourced.place, problem: "Het cijfer zou bekend zijn voordat de periode begon.",
          advice: "Kijk 'bekend op' en de periode na."))
    }
    if case .exchange = sourced.fact, !sourced.isAgreed {
      faults.append(
        Fault(
          .notAgreed, place: sourced.place,
          problem: "Niet alle colleges hebben ingestemd, of dat is niet aangegeven (artikel 29, tweede lid).",
          advice: "Leg de ruil vast als elk college heeft ingestemd, en geef dat aan."))
    }
    return faults + self.faults(in: sourced.fact, place: sourced.place)
  }

  private func faults(in fact: HousingFact, place: String?) -> [Fault] {
    switch fact {
    case .target(let area, let halfYear, let count, _):
      return existence(area, on: halfYear.firstDay, place) + people(count, place)
    case .housed(let area, .month(let month), let count, _):
      return existence(area, during: month.period, place) + people(count, place) + (beyond(month.firstDay, place))
    case .housed(let area, .halfYear(let halfYear), let count, _):
      return existence(area, during: halfYear.period, place) + people(count, place) + beyond(halfYear.firstDay, place)
    case .balance(let area, let day, let count, _):
      let isStart = HalfYear(containing: day).firstDay == day
      let start =
        isStart
        ? []
        : [
          Fault(
            .balanceNotAtStart, place: place, problem: "Een stand geldt per 1 januari of per 1 juli.",
            advice: "Vul een van die dagen in.")
        ]
      return existence(area, on: day, place) + start + size(count, place)
    case .adjustment(let area, let halfYear, let count):
      return existence(area, on: halfYear.firstDay, place) + size(count, place)
    case .population(let area, let year, let count):
      guard let day = Day(year: year, month: 1, day: 1) else {
        return [Fault(.badDay, place: place, problem: "Het jaar \(year) bestaat niet.", advice: "Vul een jaar in.")]
      }
      return existence(area, on: day, place) + people(count, place)
    case .exchange(let halfYear, let changes): return exchange(halfYear, changes, place)
    }
  }

  private func existence(_ area: AreaCode, on day: Day, _ place: String?) -> [Fault] {
    guard !desk.territory.exists(area, on: day) else { return [] }
    return [missing(area, "op \(day)", successorOn: day, place)]
  }

  private func existence(_ area: AreaCode, during period: Period, _ place: String?) -> [Fault] {
    let last = period.until?.adding(days: -1) ?? period.from
    guard !desk.territory.exists(area, on: period.from), !desk.territory.exists(area, on: last) else { return [] }
    return [missing(area, "in de periode van \(period.from) tot en met \(last)", successorOn: period.from, place)]
  }

  private func missing(_ area: AreaCode, _ when: String, successorOn day: Day, _ place: String?) -> Fault {
    guard let name = desk.territory.name(of: area) else {
      return Fault(
        .noSuchArea, place: place, problem: "Het gebied \(area) bestaat niet.", advice: "Kijk de code na.")
    }
    let successor = desk.territory.current(area, on: day).flatMap { code in
      code == area ? nil : desk.territory.name(of: code).map { "\($0) (\(code))" }
    }
    return Fault(
      .municipalityNotOnDay, place: place, problem: "\(name) (\(area)) bestaat niet \(when).",
      advice: successor.map { "Gebruik \($0): daar hoort het gebied dan bij." } ?? "Kijk de code en de periode na.")
  }

  private func people(_ count: Count, _ place: String?) -> [Fault] {
    guard count.value < 0 else { return size(count, place) }
    return [
      Fault(
        .negativePeople, place: place, problem: "Een aantal mensen kan niet onder nul zijn (\(count.value)).",
        advice: "Vul 0 of meer in. Weet u het niet? Laat het dan leeg.")
    ]
  }

  private func size(_ count: Count, _ place: String?) -> [Fault] {
    // Inhabitants of the country fit; a longer number is a slip of the hand or a number of another kind.
    guard count.value.magnitude >= 100_000_000 else { return [] }
    return [
      Fault(.numberTooLarge, place: place, problem: "Het getal is te groot.", advice: "Kijk het getal na.")
    ]
  }

  private func beyond(_ start: Day, _ place: String?) -> [Fault] {
    guard start > desk.now.dutchDay else { return [] }
    return [
      Fault(
        .periodNotStarted, place: place, problem: "De periode is nog niet begonnen.",
        advice: "Meld alleen mensen die al gehuisvest zijn.")
    ]
  }

  private func exchange(_ halfYear: HalfYear, _ changes: [TargetChange], _ place: String?) -> [Fault] {
    var faults = changes.flatMap { existence($0.area, on: halfYear.firstDay, place) }
    let areas = Set(changes.map(\.area))
    let isPlain = changes.allSatisfy { $0.area.kind == .municipality && $0.change != 0 }
    if areas.count < 2 || areas.count != changes.count || !isPlain {
      faults.append(
        Fault(
          .exchangeWithOne, place: place, problem: "Ruilen kan alleen tussen twee of meer verschillende gemeenten.",
          advice: "Noem elke gemeente die iets ruilt één keer."))
    }
    // Before they are added up: a sum that does not fit would stop the program.
    if let tooLarge = changes.lazy.flatMap({ size(Count($0.change), place) }).first { return faults + [tooLarge] }
    let sum = changes.reduce(0) { $0 + $1.change }
    if sum != 0 {
      faults.append(
        Fault(
          .exchangeNotZero, place: place,
          problem: "De som van de taakstellingen moet gelijk blijven, maar verandert met \(sum) "
            + "(artikel 29, tweede lid).",
          advice: "Laat wat de ene gemeente meer doet gelijk zijn aan wat de andere minder doet."))
    }
    guard faults.isEmpty else { return faults }
    let book = desk.book(Perspective(day: halfYear.firstDay))
    return changes.compactMap { change in
      let target = book.ledger(of: change.area, in: halfYear).target.whole
      guard let target, target + change.change >= 0 else {
        let name = desk.territory.name(of: change.area) ?? change.area.description
        return Fault(
          .targetBelowZero, place: place,
          problem: target.map { "De taakstelling van \(name) is \($0) en zou onder nul komen." }
            ?? "De taakstelling van \(name) in dat halfjaar is niet bekend.",
          advice: target == nil ? "Lees eerst de taakstelling in." : "Kies een kleiner aantal.")
      }
      return nil
    }
  }
}
