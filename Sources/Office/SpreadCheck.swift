// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Judges facts about the division over the country, each by itself. Laws between them: `SpreadLaws`.
extension FactCheck {
  func faults(in fact: SpreadFact) -> [Fault] {
    // A year outside all calendars: there is nothing to judge the rest by.
    if let year = fact.cycle, !ReceptionFact.years.contains(year) { return cycle(year) }
    let own: [Fault] =
      switch fact {
      case .count(let measure, let area, let period, let count): number(measure, area, period, count)
      case .estimate(let estimate): people(estimate.places) + minors(estimate.minors, of: estimate.places.value)
      case .offer(let offer): faults(in: offer)
      case .swap(let swap): faults(in: swap)
      case .agreement(let agreement):
        words(agreement.text, "afspraak")
          + numbers(agreement.numbers, of: agreement.province, on: agreement.day)
      case .report(let report):
        started(report.cycle, by: report.day) + someNumbers(report.numbers, "Het verslag")
          + numbers(report.numbers, of: report.province, on: report.day)
      case .decision(let decision): faults(in: decision)
      case .objection(let objection): faults(in: objection)
      case .delay(let delay): faults(in: delay)
      }
    return (fact.cycle.map(cycle) ?? []) + (fact.firstDayCounted.map(beyond) ?? []) + own
  }

  private func cycle(_ year: Int) -> [Fault] {
    let book = desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper)
    guard !book.isCycle(year) else { return [] }
    let known = book.cycles.map(String.init).joined(separator: ", ")
    return [
      Fault(
        .noSuchCycle, place: place, problem: "In \(year) begint geen ronde van de Spreidingswet.",
        expected: known.isEmpty ? nil : "Bijvoorbeeld \(known).", advice: "Vul het jaar in waarin de ronde begint.")
    ]
  }

  private func started(_ cycle: Int, by day: Day) -> [Fault] {
    guard day < FigurePeriod.year(cycle).firstDay else { return [] }
    return [
      Fault(
        .noSuchCycle, place: place, problem: "Op \(day.words) is de ronde van \(cycle) nog niet begonnen.",
        advice: "Kijk de dag en de ronde na.")
    ]
  }

  private func number(_ measure: Measure, _ area: AreaCode, _ period: FigurePeriod, _ count: Count) -> [Fault] {
    var faults = existence(area, during: FactCheck.days(of: period)) + people(count)
    if !measure.fitsSpread(area.kind, period) {
      faults.append(
        Fault(
          .numberNotOfArea, place: place, problem: "\(measure.rawValue) van \(area) bij \(period.words) kan niet.",
          expected: "Een gemeente of provincie in een ronde, of een provincie op een dag.",
          advice: "Kijk de grootheid, het gebied en de periode na."))
    }
    return faults
  }

  /// A number of a cycle is about all days of its first year: a municipality may begin or end in it.
  private static func days(of period: FigurePeriod) -> Period {
    guard case .year(let year) = period else {
      return Period(from: period.firstDay, until: period.firstDay.adding(days: 1))
    }
    return Period(from: period.firstDay, until: FigurePeriod.year(year + 1).firstDay)
  }

  private func minors(_ minors: Int?, of places: Int) -> [Fault] {
    guard let minors else { return [] }
    guard minors > places else { return people(Count(minors)) }
    return [
      Fault(
        .minorsAboveTotal, place: place, problem: "Er zouden \(minors) plaatsen voor amv zijn van de \(places).",
        advice: "Kijk beide aantallen na.")
    ]
  }

  private func words(_ text: String, _ field: String, isNeeded: Bool = true) -> [Fault] {
    let faults = TextCheck.faults(text, field: field, place: place)
    guard isNeeded, text.allSatisfy(\.isWhitespace) else { return faults }
    return faults + [
      Fault(.nameMissing, place: place, problem: "Het veld \(field) is leeg.", advice: "Vul het in.")
    ]
  }

  private func someNumbers(_ numbers: [MunicipalPlaces], _ what: String) -> [Fault] {
    guard numbers.isEmpty else { return [] }
    return [
      Fault(
        .nothingToImport, place: place, problem: "\(what) noemt geen enkele gemeente.",
        advice: "Vul per gemeente het aantal plaatsen in.")
    ]
  }

  /// Numbers of municipalities of one province, each of them once.
  private func numbers(_ numbers: [MunicipalPlaces], of province: AreaCode, on day: Day) -> [Fault] {
    guard province.kind == .province, desk.territory.name(of: province) != nil else {
      return [
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(province) is geen provincie.",
          expected: "Een code van PV20 tot en met PV31.", advice: "Vul de provincie in.")
      ]
    }
    var seen: Set<AreaCode> = []
    return numbers.flatMap { number -> [Fault] in
      let municipality = number.municipality
      let counts = people(Count(number.places)) + minors(number.minors, of: number.places)
      guard seen.insert(municipality).inserted else {
        return counts + [notInList("\(named(municipality)) staat er meer dan één keer in.")]
      }
      return counts + member(municipality, of: province, on: day)
    }
  }

  /// Whether a municipality lies in a province on a day.
  private func member(_ municipality: AreaCode, of province: AreaCode, on day: Day) -> [Fault] {
    let missing = existence(municipality, on: max(day, Territory.firstDay))
    guard missing.isEmpty else { return missing }
    guard desk.territory.municipality(municipality, on: day)?.province != province else { return [] }
    return [notInList("\(named(municipality)) ligt niet in \(named(province)).")]
  }

  private func notInList(_ problem: String) -> Fault {
    Fault(
      .municipalityNotInProvince, place: place, problem: problem,
      expected: "Alleen gemeenten van de provincie, elke gemeente één keer.", advice: "Haal de gemeente weg.")
  }

  private func named(_ area: AreaCode) -> String {
    desk.territory.name(of: area).map { "\($0) (\(area))" } ?? area.description
  }
}

// Offers and swaps.
extension FactCheck {
  private func faults(in offer: PlaceOffer) -> [Fault] {
    var faults =
      words(offer.site.text, "locatie") + words(offer.name, "naam")
      + words(offer.conditions, "voorwaarden", isNeeded: false)
      + existence(offer.municipality, on: max(offer.day, Territory.firstDay))
    if offer.municipality.kind != .municipality {
      faults.append(
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(offer.municipality) is geen gemeente.",
          advice: "Vul de gemeente in die de plaatsen aanbiedt."))
    }
    let counts = PlaceKind.allCases.flatMap { people(Count(offer.places[$0])) }
    guard counts.isEmpty else { return faults + counts }
    if offer.places.all == 0 {
      faults.append(
        Fault(
          .offerWithoutPlaces, place: place, problem: "Het aanbod '\(offer.site)' noemt geen plaatsen.",
          advice: "Vul het aantal plaatsen in, of trek het aanbod in."))
    }
    return faults + (offer.cycle.map { tooSmall(offer, $0) } ?? [])
  }

  /// What lasts is large enough (R5.14); a site for a shorter time may be small.
  private func tooSmall(_ offer: PlaceOffer, _ cycle: Int) -> [Fault] {
    let day = desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper).ruleDay(of: cycle)
    func rule(_ id: String) -> Int? { desk.rulebook.whole(id, on: day, knownAt: .endOfTime) }
    guard let years = rule("R5.14.jaren"), let regular = rule("R5.14.regulier"), let special = rule("R5.14.bijzonder")
    else { return [] }
    if let until = offer.available.until, until < FactCheck.later(offer.available.from, years) { return [] }
    return PlaceKind.allCases.compactMap { kind in
      let places = offer.places[kind]
      let least = kind == .regular ? regular : special
      guard places > 0, places < least, !(kind == .regular && offer.isSpread) else { return nil }
      return Fault(
        .siteTooSmall, place: place,
        problem: "'\(offer.site)' heeft \(places) plaatsen van de soort \(kind.rawValue) voor lange tijd.",
        expected: "Minstens \(least) plaatsen (regel R5.14).",
        advice: kind == .regular
          ? "Hoort de locatie bij opvang die over de gemeente verspreid is? Geef dat aan."
          : "Bied een grotere locatie aan, of een kortere tijd.")
    }
  }

  /// The same day so many years later, or the first day after it when that year has no such day.
  private static func later(_ day: Day, _ years: Int) -> Day {
    let (year, month, number) = day.components
    return Day(year: year + years, month: month, day: number) ?? Day(year: year + years, month: month + 1, day: 1)
      ?? day
  }

  private func faults(in swap: PlaceSwap) -> [Fault] {
    var faults: [Fault] = []
    let municipalities = swap.changes.map(\.municipality)
    for municipality in municipalities where municipality.kind == .municipality {
      let missing = existence(municipality, on: max(swap.day, Territory.firstDay))
      faults += missing
      if missing.isEmpty, desk.territory.municipality(municipality, on: swap.day)?.province != swap.province {
        faults.append(
          Fault(
            .swapAcrossProvinces, place: place,
            problem: "\(named(municipality)) ligt niet in \(named(swap.province)).",
            advice: "Ruil alleen binnen de provincie."))
      }
    }
    let isPlain = swap.changes.allSatisfy { $0.municipality.kind == .municipality && $0.change != 0 }
    if Set(municipalities).count < 2 || Set(municipalities).count != municipalities.count || !isPlain {
      faults.append(
        Fault(
          .exchangeWithOne, place: place, problem: "Ruilen kan alleen tussen twee of meer verschillende gemeenten.",
          advice: "Noem elke gemeente die iets ruilt één keer, met een aantal dat niet nul is."))
    }
    // Before they are added up: a sum that does not fit would stop the program.
    if let tooLarge = swap.changes.lazy.flatMap({ size(Count($0.change)) }).first { return faults + [tooLarge] }
    let sum = swap.changes.reduce(0) { $0 + $1.change }
    if sum != 0 {
      faults.append(
        Fault(
          .swapNotZero, place: place,
          problem: "Het aantal van de provincie moet gelijk blijven, maar verandert met \(sum) (regel R5.4).",
          advice: "Laat wat de ene gemeente erbij krijgt gelijk zijn aan wat de andere kwijtraakt."))
    }
    return faults
  }
}

// Decisions and what follows on them.
extension FactCheck {
  private func faults(in decision: DistributionDecision) -> [Fault] {
    var faults =
      started(decision.cycle, by: decision.published) + someNumbers(decision.numbers, "Het verdeelbesluit")
      + numbers(decision.numbers, of: decision.province, on: decision.published)
      + (decision.total.map { people(Count($0)) } ?? [])
    let end = desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper).term(of: decision.cycle)?.until
    if let term = decision.term, term <= decision.published || end.map({ term >= $0 }) ?? false {
      faults.append(
        Fault(
          .realisationBeforeDecision, place: place,
          problem: "De plaatsen zouden er op \(term.words) zijn, maar het besluit is van \(decision.published.words).",
          expected: "Een dag na het besluit" + (end.map { " en voor \($0.words)." } ?? "."),
          advice: "Kijk de termijn na."))
    }
    return faults
  }

  private func faults(in objection: DecisionObjection) -> [Fault] {
    var faults =
      words(objection.id.text, "bezwaar") + words(objection.about, "onderwerp")
      + numbers([], of: objection.province, on: objection.day)
    if faults.isEmpty, let municipality = objection.municipality {
      faults += member(municipality, of: objection.province, on: objection.day)
    }
    if let outcome = objection.outcome, outcome.day < objection.day {
      faults.append(
        Fault(
          .outcomeBeforeObjection, place: place,
          problem: "De uitkomst is van \(outcome.day.words), maar het bezwaar is van \(objection.day.words).",
          advice: "Kijk beide dagen na."))
    }
    return faults
  }

  private func faults(in delay: DelayReport) -> [Fault] {
    var faults = existence(delay.municipality, on: max(delay.day, Territory.firstDay))
    if delay.municipality.kind != .municipality {
      faults.append(
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(delay.municipality) is geen gemeente.",
          advice: "Vul de gemeente in die de vertraging meldt."))
    }
    if delay.reason.allSatisfy(\.isWhitespace) {
      faults.append(
        Fault(
          .reasonMissing, place: place, problem: "De reden ontbreekt.",
          advice: "Schrijf kort op waarom het later wordt."))
    }
    if let expected = delay.expected, expected <= delay.day {
      faults.append(
        Fault(
          .datesTurned, place: place, problem: "De plaatsen zouden er op \(expected.words) zijn, niet na de melding.",
          advice: "Kijk beide dagen na."))
    }
    return faults + words(delay.reason, "reden", isNeeded: false)
  }
}
