// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// The laws between facts about the division over the country, as they would stand: whichever of the facts came first,
/// and also after a correction (R5.2 to R5.8).
struct SpreadLaws {
  let desk: Desk
  private let facts: [SourcedFact]

  /// - Parameter facts: what is recorded or corrected; other subjects among them are passed over.
  init(desk: Desk, facts: [SourcedFact]) {
    self.desk = desk
    self.facts = facts
  }

  func faults() -> [Fault] {
    let book = desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper)
    var seen: Set<Table> = []
    var faults = facts.flatMap { minors($0, book) }
    for sourced in facts {
      for table in tables(of: sourced) where seen.insert(table).inserted {
        faults += law(of: table, book, sourced.place)
      }
    }
    return faults
  }

  /// A province in a cycle.
  private struct Table: Hashable {
    let province: AreaCode
    let cycle: Int
  }

  /// The tables that a fact touches.
  private func tables(of sourced: SourcedFact) -> [Table] {
    guard case .spread(let fact) = sourced.fact, let cycle = fact.cycle else { return [] }
    func tables(_ area: AreaCode) -> [Table] {
      switch area.kind {
      case .province: [Table(province: area, cycle: cycle)]
      case .municipality: province(of: area).map { [Table(province: $0, cycle: cycle)] } ?? []
      case .country, .safetyRegion: []
      }
    }
    switch fact {
    case .count(_, let area, _, _): return tables(area)
    case .estimate:
      return desk.territory.areas(of: .province, on: desk.now.dutchDay).map { Table(province: $0.code, cycle: cycle) }
    case .offer, .agreement: return []
    case .swap(let swap): return tables(swap.province)
    case .report(let report): return tables(report.province)
    case .decision(let decision): return tables(decision.province)
    case .objection(let objection): return tables(objection.province)
    case .delay(let delay): return tables(delay.municipality)
    }
  }

  private func province(of municipality: AreaCode) -> AreaCode? {
    desk.territory.municipality(everWithCode: municipality)?.province
  }

  private func law(of table: Table, _ book: ChainBook, _ place: String?) -> [Fault] {
    report(table, book, place) + decisions(table, book, place) + swaps(table, book, place) + after(table, book, place)
  }

  /// Where the first fact stands that `matches`, or else what was touched.
  private func place(_ fallback: String?, of matches: (SpreadFact) -> Bool) -> String? {
    facts.first { if case .spread(let fact) = $0.fact { matches(fact) } else { false } }?.place ?? fallback
  }

  private func name(_ area: AreaCode) -> String { desk.territory.name(of: area) ?? area.description }

  /// Places for unaccompanied minors are a part of the whole (R5.12).
  private func minors(_ sourced: SourcedFact, _ book: ChainBook) -> [Fault] {
    guard case .spread(.count(let measure, let area, let period, _)) = sourced.fact else { return [] }
    let (whole, part): (Measure, Measure)
    switch measure {
    case .indicative, .indicativeMinors: (whole, part) = (.indicative, .indicativeMinors)
    case .provincialTask, .provincialTaskMinors: (whole, part) = (.provincialTask, .provincialTaskMinors)
    default: return []
    }
    let then = desk.book(Perspective(day: period.firstDay), sight: .keeper)
    guard let all = then.figure(.measure(whole, area, period))?.whole,
      let minors = then.figure(.measure(part, area, period))?.whole, minors > all
    else { return [] }
    return [
      Fault(
        .minorsAboveTotal, place: sourced.place,
        problem: "\(name(area)) zou \(minors) plaatsen voor amv hebben van de \(all).",
        advice: "Kijk beide aantallen na.")
    ]
  }

  /// A report is about the indicative numbers, and not earlier than the estimate.
  private func report(_ table: Table, _ book: ChainBook, _ place: String?) -> [Fault] {
    guard let report = book.report(of: table.province, in: table.cycle)?.report else { return [] }
    let place = self.place(place) { if case .report(let other) = $0 { other == report } else { false } }
    let members = desk.territory.municipalities(in: table.province, on: report.day).map(\.code)
    let hasNumber = ([table.province] + members).contains { area in
      book.figure(.measure(.indicative, area, .year(table.cycle)))?.number != nil
    }
    guard hasNumber else {
      return [
        Fault(
          .reportBeforeIndicative, place: place,
          problem: "Van \(name(table.province)) is in de ronde van \(table.cycle) geen indicatief aantal vastgelegd.",
          advice: "Leg eerst de indicatieve verdeling vast.")
      ]
    }
    guard let published = book.estimateDay(of: table.cycle), report.day < published else { return [] }
    return [
      Fault(
        .reportBeforeIndicative, place: place,
        problem:
          "Het verslag van \(name(table.province)) is van \(report.day.words), maar de raming kwam op \(published.words).",
        advice: "Kijk beide dagen na.")
    ]
  }

  /// One decision and its changes, not before the report, and adding up to the number of the province.
  private func decisions(_ table: Table, _ book: ChainBook, _ place: String?) -> [Fault] {
    let decisions = book.decisions(of: table.province, in: table.cycle).map(\.decision)
    guard let first = decisions.first, let last = decisions.last else { return [] }
    func line(of decision: DistributionDecision) -> String? {
      self.place(place) { if case .decision(let other) = $0 { other == decision } else { false } }
    }
    var faults: [Fault] = []
    if first.isChange {
      faults.append(
        Fault(
          .secondDecision, place: line(of: first),
          problem:
            "Het besluit van \(first.published.words) over \(name(table.province)) wijzigt een besluit dat er niet is.",
          advice: "Leg eerst het verdeelbesluit vast, of trek eerst de wijziging in."))
    }
    if let second = decisions.dropFirst().first(where: { !$0.isChange }) {
      faults.append(
        Fault(
          .secondDecision, place: line(of: second),
          problem:
            "Over \(name(table.province)) is er in deze ronde al een verdeelbesluit, van \(first.published.words).",
          advice: "Is dit een wijziging? Geef dat dan aan. Trek anders het andere besluit in."))
    }
    if let report = book.report(of: table.province, in: table.cycle)?.report, first.published < report.day {
      faults.append(
        Fault(
          .decisionBeforeReport, place: line(of: first),
          problem: "Het verdeelbesluit is van \(first.published.words), maar het verslag is van \(report.day.words).",
          advice: "Kijk beide dagen na."))
    }
    return faults + sum(last, table, book, line(of: last))
  }

  private func sum(_ decision: DistributionDecision, _ table: Table, _ book: ChainBook, _ place: String?) -> [Fault] {
    let indicative = book.figure(.measure(.indicative, table.province, .year(table.cycle)))
    let published = indicative.flatMap { $0.qualifier == .exact ? $0.whole : nil }
    guard let total = decision.total ?? published else { return [] }
    let sum = decision.numbers.reduce(0) { $0 + $1.places }
    guard sum != total else { return [] }
    return [
      Fault(
        .decisionSum, place: place,
        problem: "De gemeenten in het besluit over \(name(table.province)) zijn samen \(sum) plaatsen, niet \(total).",
        expected: decision.total == nil
          ? "Het indicatieve aantal van de provincie: \(total)." : "Het totaal dat het besluit noemt: \(total).",
        advice: "Kijk de aantallen na. Noemt het besluit een ander totaal? Vul dat dan in.")
    ]
  }

  /// After all swaps nobody delivers less than nothing (R5.4).
  private func swaps(_ table: Table, _ book: ChainBook, _ place: String?) -> [Fault] {
    guard !book.swaps(of: table.province, in: table.cycle).isEmpty else { return [] }
    return desk.territory.municipalities(in: table.province, on: desk.now.dutchDay).compactMap { municipality in
      let agreed = book.figure(.measure(.agreedPlaces, municipality.code, .year(table.cycle)))
      guard let agreed = agreed?.whole, agreed < 0 else { return nil }
      return Fault(
        .swapBelowZero,
        place: self.place(place) { fact in
          if case .swap(let swap) = fact {
            swap.changes.contains { $0.municipality == municipality.code }
          } else {
            false
          }
        },
        problem: "\(municipality.name) zou na de ruil op \(agreed) plaatsen uitkomen.",
        advice: "Kies een kleiner aantal, of trek eerst een andere ruil in.")
    }
  }

  /// Objections and delays are about a decision that was taken by then.
  private func after(_ table: Table, _ book: ChainBook, _ place: String?) -> [Fault] {
    let taken = book.decisions(of: table.province, in: table.cycle).first?.decision.published
    func fault(_ day: Day, _ what: String, _ place: String?) -> Fault? {
      guard taken.map({ day < $0 }) ?? true else { return nil }
      return Fault(
        .noDecision, place: place,
        problem: taken.map { "\(what) is van \(day.words), maar het verdeelbesluit is van \($0.words)." }
          ?? "\(what) gaat over een verdeelbesluit van \(name(table.province)), en dat is niet vastgelegd.",
        advice: taken == nil ? "Leg eerst het verdeelbesluit vast, of trek dit eerst in." : "Kijk beide dagen na.")
    }
    let objections = book.objections(of: table.province, in: table.cycle).map(\.objection)
    let delays = book.delays(in: table.province, table.cycle).map(\.delay)
    return objections.compactMap { objection in
      let own = self.place(place) { if case .objection(let other) = $0 { other.id == objection.id } else { false } }
      return fault(objection.day, "Het bezwaar '\(objection.id)'", own)
    }
      + delays.compactMap { delay in
        let own = self.place(place) { if case .delay(let other) = $0 { other == delay } else { false } }
        return fault(delay.day, "De vertraging van \(name(delay.municipality))", own)
      }
  }
}
