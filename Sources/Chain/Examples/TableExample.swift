// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// Makes up what the provincial tables did in the first cycle (voorbeeld), of each province of which the number was
/// published: numbers of municipalities that add up to it, offers, a swap, agreements, a report and a decision; and of some
/// objections, delays and a change of the decision. The same seed gives the same facts on every machine.
public struct TableExample {
  private let book: ChainBook
  private var numbers: SeededNumbers
  private var names: InventedNames

  /// A generator that adds up to the published numbers in `book`.
  public init(book: ChainBook, seed: UInt64) {
    self.book = book
    var numbers = SeededNumbers(seed: seed, part: 5)
    names = InventedNames(endingIn: ["dijk", "werf", "zoom", "laan", "singel", "kade"], &numbers)
    self.numbers = numbers
  }

  /// What happened at each table, in order; nil when the estimate of the first cycle is not known.
  public mutating func facts() -> [InventedFact]? {
    guard case .day(let first)? = book.rulebook.rule("R5.2.dag")?.versions.first?.value,
      let published = book.estimateDay(of: first.year),
      let report = deadline(.reportDeadline, first.year), let decision = deadline(.decisionDeadline, first.year)
    else { return nil }
    let days = CycleDays(cycle: first.year, published: published, report: report, decision: decision)
    let known = book.provinces.compactMap { province -> InventedTable? in
      let number = book.indicative(province, first.year)
      guard number.qualifier == .exact, let places = number.whole else { return nil }
      return table(of: province, places, days)
    }
    return known.enumerated().flatMap { turn, table in course(of: table, turn, days) }
  }

  private func deadline(_ measure: Measure, _ cycle: Int) -> Day? {
    guard case .day(let day)? = book.figure(.measure(measure, .netherlands, .year(cycle)))?.value else { return nil }
    return day
  }

  /// The indicative numbers of the municipalities: as they were published, and what is left over the others by inhabitants.
  private mutating func table(of province: AreaCode, _ places: Int, _ days: CycleDays) -> InventedTable? {
    let members = book.municipalities(in: province, on: days.published)
    let published = members.map { book.indicative($0, days.cycle).whole }
    let weights = zip(members, published).map { code, number in
      number == nil ? book.territory.population(of: code, on: days.published, year: days.cycle) ?? 1 : 0
    }
    let rest = places - published.reduce(0) { $0 + ($1 ?? 0) }
    guard rest >= 0, weights.contains(where: { $0 > 0 }) else { return nil }
    let invented = Proportional.split(rest, over: numbers.varied(weights, by: 850...1_150))
    return InventedTable(
      province: province,
      numbers: zip(members, zip(published, invented)).map { (code: $0, places: $1.0 ?? $1.1, isInvented: $1.0 == nil) })
  }

  /// From the indicative numbers to what became of the decision.
  private mutating func course(of table: InventedTable, _ turn: Int, _ days: CycleDays) -> [InventedFact] {
    let largest = table.numbers.sorted { ($1.places, $0.code) < ($0.places, $1.code) }.map(\.code)
    let isLate = turn % 5 == 3
    let reported = days.report.adding(days: isLate ? 5 : -Int.random(in: 2...24, using: &numbers))
    let decided = days.decision.adding(days: isLate ? 17 : -Int.random(in: 5...19, using: &numbers))
    var agreed = Dictionary(uniqueKeysWithValues: table.numbers.map { ($0.code, $0.places) })
    var facts = table.numbers.filter(\.isInvented).map { number in
      fact(
        .count(.indicative, area: number.code, period: .year(days.cycle), count: invented(number.places)),
        days.published)
    }
    facts += offers(table, days)
    facts += talks(table.province, largest, &agreed, days)
    let outcome = table.numbers.map { MunicipalPlaces(municipality: $0.code, places: agreed[$0.code] ?? 0) }
    facts += [
      report(table.province, outcome, days.cycle, reported),
      fact(.decision(decision(table.province, outcome, days.cycle, decided)), decided),
    ]
    return facts + after(table.province, outcome, largest, turn, days.cycle, decided)
  }

  private func fact(_ fact: SpreadFact, _ known: Day) -> InventedFact {
    InventedFact(fact: .spread(fact), known: known)
  }

  private func invented(_ value: Int) -> Count { Count(value, .exact, certainty: .invented) }
}

/// The days of a cycle that are known beforehand.
private struct CycleDays {
  let cycle: Int
  let published: Day
  let report: Day
  let decision: Day
}

/// The indicative numbers of a province.
private struct InventedTable {
  let province: AreaCode
  let numbers: [(code: AreaCode, places: Int, isInvented: Bool)]
}

// At the table.
extension TableExample {
  private static let conditions = [
    "", "", "De school krijgt geld van het Rijk.", "Voor hoogstens vijftien jaar.",
    "Met een vast contactpunt voor de buurt.",
  ]

  /// About two in five municipalities offer a site; some of them for unaccompanied minors too, and some for a short time.
  private mutating func offers(_ table: InventedTable, _ days: CycleDays) -> [InventedFact] {
    table.numbers.filter { $0.places >= 21 }.enumerated().compactMap { index, number in
      guard index % 5 < 2 else { return nil }
      let day = days.published.adding(days: Int.random(in: 50...230, using: &numbers))
      let from = Month(containing: days.decision).adding(months: Int.random(in: 1...17, using: &numbers))
      let isShort = index % 17 == 6
      let all = number.places * Int.random(in: 55...120, using: &numbers) / 100 / 5 * 5
      let minors = all > 149 ? Int.random(in: 4...9, using: &numbers) * 5 : 0
      let name = names.next()
      let offer = PlaceOffer(
        site: Slug(invented: name), name: name, municipality: number.code, cycle: days.cycle, day: day,
        places: PlaceCounts(regular: max(9, all - minors), minors: minors),
        available: Period(from: from.firstDay, until: isShort ? from.adding(months: 27).firstDay : nil),
        isNew: index % 9 != 5, isSpread: all - minors < 100,
        conditions: TableExample.conditions[index % TableExample.conditions.count], certainty: .invented)
      return fact(.offer(offer), day)
    }
  }

  /// Words in spring, a swap in summer and numbers after it: what one takes over another gives up.
  private mutating func talks(
    _ province: AreaCode, _ largest: [AreaCode], _ agreed: inout [AreaCode: Int], _ days: CycleDays
  ) -> [InventedFact] {
    func agreement(_ text: String, _ day: Day, _ codes: [AreaCode]) -> InventedFact {
      let numbers = codes.map { MunicipalPlaces(municipality: $0, places: agreed[$0] ?? 0) }
      return fact(
        .agreement(
          TableAgreement(
            province: province, cycle: days.cycle, day: day, text: text, numbers: numbers, certainty: .invented)), day)
    }
    let start = days.published
    let first = agreement(
      "Elke gemeente zoekt vóór de zomer een locatie.", start.adding(days: Int.random(in: 31...69, using: &numbers)), []
    )
    guard largest.count >= 4 else { return [first] }
    let swapped = move(from: largest[1], to: largest[0], &agreed)
    let swap = PlaceSwap(
      province: province, cycle: days.cycle, day: start.adding(days: Int.random(in: 110...160, using: &numbers)),
      changes: [
        .init(municipality: largest[0], change: swapped), .init(municipality: largest[1], change: -swapped),
      ], certainty: .invented)
    _ = move(from: largest[3], to: largest[2], &agreed)
    let last = agreement(
      "De een neemt plaatsen van de ander over; zij delen de kosten.",
      start.adding(days: Int.random(in: 200...240, using: &numbers)), [largest[2], largest[3]])
    return [first, fact(.swap(swap), swap.day), last]
  }

  /// A small part of what one municipality has goes to another: how many places.
  private mutating func move(from giver: AreaCode, to taker: AreaCode, _ agreed: inout [AreaCode: Int]) -> Int {
    let places = max(1, (agreed[giver] ?? 0) * Int.random(in: 4...9, using: &numbers) / 100)
    agreed[giver, default: 0] -= places
    agreed[taker, default: 0] += places
    return places
  }

  /// What municipalities said that they deliver: in all as many places as was published of the report, where that is known.
  private func report(_ province: AreaCode, _ agreed: [MunicipalPlaces], _ cycle: Int, _ day: Day) -> InventedFact {
    let published = book.reported(in: province, cycle).whole
    let parts = published.map { Proportional.split($0, over: agreed.map(\.places)) } ?? agreed.map(\.places)
    let numbers = zip(agreed, parts).map { MunicipalPlaces(municipality: $0.municipality, places: $1) }
    return fact(
      .report(TableReport(province: province, cycle: cycle, day: day, numbers: numbers, certainty: .invented)), day)
  }
}

// The decision and what follows.
extension TableExample {
  private func decision(
    _ province: AreaCode, _ numbers: [MunicipalPlaces], _ cycle: Int, _ day: Day, isChange: Bool = false
  ) -> DistributionDecision {
    DistributionDecision(
      province: province, cycle: cycle, published: day, numbers: numbers, isChange: isChange, certainty: .invented)
  }

  /// Of every other province an objection, in turn in time and too late; delays in all; and in the first a change.
  private mutating func after(
    _ province: AreaCode, _ numbers: [MunicipalPlaces], _ largest: [AreaCode], _ turn: Int, _ cycle: Int, _ decided: Day
  ) -> [InventedFact] {
    var facts = turn % 2 == 0 ? objection(province, largest[largest.count / 2], turn, cycle, decided) : []
    let reported = decided.adding(days: Int.random(in: 96...160, using: &self.numbers))
    let delay = DelayReport(
      municipality: largest[0], cycle: cycle, day: reported, reason: "Het stroomnet is vol tot na de zomer.",
      expected: reported.adding(days: Int.random(in: 120...240, using: &self.numbers)))
    facts.append(fact(.delay(delay), reported))
    guard turn == 0, largest.count >= 2 else { return facts }
    var agreed = Dictionary(uniqueKeysWithValues: numbers.map { ($0.municipality, $0.places) })
    _ = move(from: largest[1], to: largest[0], &agreed)
    let changed = numbers.map { MunicipalPlaces(municipality: $0.municipality, places: agreed[$0.municipality] ?? 0) }
    let day = decided.adding(days: 270)
    return facts + [fact(.decision(decision(province, changed, cycle, day, isChange: true)), day)]
  }

  private mutating func objection(
    _ province: AreaCode, _ municipality: AreaCode, _ turn: Int, _ cycle: Int, _ decided: Day
  ) -> [InventedFact] {
    let isLate = turn % 4 == 2
    let day = decided.adding(days: isLate ? 57 : Int.random(in: 18...39, using: &numbers))
    let name = names.next()
    var objection = DecisionObjection(
      id: Slug(invented: "bezwaar \(name)"), province: province, cycle: cycle, day: day, municipality: municipality,
      about: "De gemeente vindt het aantal te hoog voor haar voorzieningen.")
    let made = fact(.objection(objection), day)
    let ended = day.adding(days: Int.random(in: 80...130, using: &numbers))
    objection.outcome = .init(day: ended, ruling: isLate ? .inadmissible : .dismissed)
    return [made, fact(.objection(objection), ended)]
  }
}
