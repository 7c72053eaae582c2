// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// What of the places of a municipality is paid for, before the money of the province is divided (R5.16, R5.17).
struct BonusPlaces {
  let municipality: AreaCode
  let sites: [DurableSite]
  /// Whether a decision names the municipality: without one no place counts (R5.19).
  let isDecided: Bool
  /// The places that are there and stand in the decision.
  let counting: Figure
  let specialPlaces: Figure
  let durablePlaces: Figure
  /// Places times months.
  let weight: Figure
  let shortfalls: [BonusShortfall]
  let payments: [BonusPayment]

  init(_ municipality: AreaCode, _ cycle: Int, _ term: Period, _ book: ChainBook) {
    self.municipality = municipality
    sites = book.realisedSites(in: municipality, in: cycle)
    let realised = book.realised(in: municipality, cycle)
    let decided = book.decided(in: municipality, cycle)
    isDecided = decided.number != nil
    let reckoning = BonusReckoning(
      municipality: municipality, sites: sites, indicative: book.indicative(municipality, cycle),
      rules: book.cite("R5.19", on: book.ruleDay(of: cycle)))
    let all = reckoning.places(realised, decided, on: book.day(in: cycle))
    (counting, specialPlaces, durablePlaces) = (all.counting, all.special, all.durable)
    weight = reckoning.weight(decided, term)
    shortfalls = BonusPlaces.shortfalls(
      realised: realised, decided: decided, indicative: reckoning.indicative, above: all.above)
    payments = reckoning.payments(
      of: all, decisions: book.decidedNumbers(of: municipality, cycle), month: { book.paymentMonth(after: $0, cycle) })
  }

  private static func shortfalls(
    realised: Figure, decided: Figure, indicative: Figure, above: Figure
  ) -> [BonusShortfall] {
    var shortfalls: [BonusShortfall] = []
    if decided.number == nil { shortfalls.append(.notDecided) }
    if realised.whole ?? 0 == 0 { shortfalls.append(.notAvailable) }
    if let realised = realised.whole, let decided = decided.whole, realised > decided {
      shortfalls.append(.aboveDecision)
    }
    if indicative.number == nil { shortfalls.append(.noIndicative) }
    if above.whole == 0 { shortfalls.append(.notAbove) }
    return shortfalls
  }
}

/// Places of a municipality by what money is paid for them, on some day.
struct BonusCount {
  let counting: Figure
  let above: Figure
  let special: Figure
  let durable: Figure
}

/// Reckons which places of a municipality count on a day, and so how long they do and when they are paid for.
struct BonusReckoning {
  let municipality: AreaCode
  let sites: [DurableSite]
  let indicative: Figure
  let rules: [RuleVersion]

  /// What counts of the places that are there on a day, by the number that was decided.
  func places(_ there: Figure, _ decided: Figure, on day: Day) -> BonusCount {
    let counting = Figure(
      .rule("beschikbaar-en-in-het-verdeelbesluit-van-\(municipality)"), .least, [there, decided], unit: .places,
      citing: rules)
    let above = Figure(
      .rule("boven-het-indicatieve-aantal"), .differenceFromZero, [counting, indicative], unit: .places)
    return BonusCount(
      counting: counting, above: above,
      special: Figure(
        .rule("bijzondere-plaatsen-waarvoor-geld-is"), .least,
        [sum("bijzondere-plaatsen", on: day) { $0.special + $0.minors }, decided], unit: .places, citing: rules),
      durable: Figure(
        .rule("duurzame-plaatsen-waarvoor-geld-is"), .least,
        [above, sum("reguliere-plaatsen", on: day, of: \.regular)],
        unit: .places, citing: rules))
  }

  private func sum(_ name: String, on day: Day, of places: (PlaceCounts) -> Int) -> Figure {
    guard !sites.isEmpty else { return Figure(.rule(name), unknown: .notReported, unit: .places) }
    let parts = sites.filter { places($0.counting(on: day)) > 0 }.map { site in
      Figure(
        .rule("\(name)-van-\(site.location.id)"), .whole(places(site.counting(on: day))), unit: .places,
        certainty: Certainty.weakest([site.location.certainty]), derivation: .fact(site.source))
    }
    return Figure(.rule(name), .sum, parts, unit: .places)
  }

  /// The days on which durable places came.
  private var days: [Day] { Set(sites.flatMap { $0.steps.map(\.from) }).sorted() }

  /// Places that stand in the decision, times the whole months of the term in which they are there: what comes on a day
  /// counts from then on, what was there already keeps its months.
  func weight(_ decided: Figure, _ term: Period) -> Figure {
    let unit = Unit("plaatsen maal maanden")
    var (parts, before): ([Figure], Figure?) = ([], nil)
    for day in decided.number == nil ? [] : days {
      let there = sum("plaatsen-vanaf-\(day)", on: day, of: \.all)
      let counting = Figure(.rule("plaatsen-die-tellen-vanaf-\(day)"), .least, [there, decided], unit: .places)
      let added =
        before.map { Figure(.rule("plaatsen-erbij-op-\(day)"), .difference, [counting, $0], unit: .places) } ?? counting
      let months = term.until.map { max(0, Month.between(max(day, term.from), $0)) } ?? 0
      let time = Figure(
        .rule("maanden-beschikbaar"), .whole(months), unit: Unit("maanden"), certainty: .derived,
        derivation: .table(source: "kalender"))
      parts.append(Figure(.rule("gewicht-vanaf-\(day)"), .product, [added, time], unit: unit))
      before = counting
    }
    return Figure(.rule("gewicht-van-\(municipality)"), .sum, parts, unit: unit)
  }

  /// When the places are paid for: in the first month of payment after they are there and decided, and never twice.
  func payments(
    of all: BonusCount, decisions: [(published: Day, places: Figure)], month: (Day) -> Month?
  ) -> [BonusPayment] {
    let months = Set((days + decisions.map(\.published)).compactMap(month)).sorted()
    var paid: (special: Figure?, durable: Figure?) = (nil, nil)
    return months.compactMap { month in
      let day = month.firstDay.adding(days: -1)
      guard let decided = decisions.last(where: { $0.published <= day })?.places else { return nil }
      let count = places(sum("plaatsen-op-\(day)", on: day, of: \.all), decided, on: day)
      let special = BonusReckoning.rise(count.special, over: &paid.special, atMost: all.special)
      let durable = BonusReckoning.rise(count.durable, over: &paid.durable, atMost: all.durable)
      guard (special.whole ?? 0) + (durable.whole ?? 0) > 0 else { return nil }
      return BonusPayment(month: month, special: special, durable: durable)
    }
  }

  /// What is to be paid over what was paid already. A number that was lowered later is paid once, at its end.
  private static func rise(_ places: Figure, over paid: inout Figure?, atMost last: Figure) -> Figure {
    let due = (places.whole ?? 0) > (last.whole ?? 0) ? last : places
    defer { if (due.whole ?? 0) >= (paid?.whole ?? 0) { paid = due } }
    guard let before = paid, before.whole != nil else { return due }
    return Figure(.rule("nog-niet-betaald"), .differenceFromZero, [due, before], unit: .places)
  }
}
