// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// What of the places of a municipality is paid for, before the money of the province is divided (R5.16, R5.17).
struct BonusPlaces {
  let municipality: AreaCode
  let cycle: Int
  let sites: [DurableSite]
  let specialPlaces: Figure
  let durablePlaces: Figure
  /// Places times months.
  let weight: Figure
  let shortfalls: [BonusShortfall]
  /// The first day on which places are there and a decision names the municipality; nil when that is not so.
  let qualified: Day?

  init(_ municipality: AreaCode, _ cycle: Int, _ term: Period, _ book: ChainBook) {
    self.municipality = municipality
    self.cycle = cycle
    sites = book.realisedSites(in: municipality, in: cycle)
    let realised = book.realised(in: municipality, cycle)
    let decided = book.decided(in: municipality, cycle)
    let indicative = book.indicative(municipality, cycle)
    let rules = book.cite("R5.19", on: book.ruleDay(of: cycle))
    specialPlaces = Figure(
      .rule("bijzondere-plaatsen-waarvoor-geld-is"), .least,
      [BonusPlaces.sum(sites, "bijzondere-plaatsen") { $0.special + $0.minors }, decided], unit: .places, citing: rules)
    let inDecision = Figure(.rule("beschikbaar-en-in-het-verdeelbesluit"), .least, [realised, decided], unit: .places)
    let above = Figure(
      .rule("boven-het-indicatieve-aantal"), .differenceFromZero, [inDecision, indicative], unit: .places)
    durablePlaces = Figure(
      .rule("duurzame-plaatsen-waarvoor-geld-is"), .least,
      [above, BonusPlaces.sum(sites, "reguliere-plaatsen", of: \.regular)], unit: .places, citing: rules)
    weight = BonusPlaces.weight(sites, municipality, term)
    shortfalls = BonusPlaces.shortfalls(realised: realised, decided: decided, indicative: indicative, above: above)
    let available = sites.filter { $0.counting.all > 0 }.compactMap(\.from).max()
    qualified = BonusPlaces.decisionDay(municipality, cycle, book).flatMap { day in available.map { max($0, day) } }
  }

  /// The day of the first decision that names the municipality.
  private static func decisionDay(_ municipality: AreaCode, _ cycle: Int, _ book: ChainBook) -> Day? {
    let day = book.day(in: cycle)
    guard let province = book.territory.municipality(municipality, on: day)?.province else { return nil }
    return book.decisions(of: province, in: cycle).map(\.decision).first { decision in
      decision.numbers.contains { book.now($0.municipality, on: day) == municipality }
    }?.published
  }

  private static func sum(_ sites: [DurableSite], _ name: String, of places: (PlaceCounts) -> Int) -> Figure {
    guard !sites.isEmpty else { return Figure(.rule(name), unknown: .notReported, unit: .places) }
    let parts = sites.filter { places($0.counting) > 0 }.map { site in
      Figure(
        .rule("\(name)-van-\(site.location.id)"), .whole(places(site.counting)), unit: .places,
        certainty: Certainty.weakest([site.location.certainty]), derivation: .fact(site.source))
    }
    return Figure(.rule(name), .sum, parts, unit: .places)
  }

  /// Places times the whole months of the term in which they are available.
  private static func weight(_ sites: [DurableSite], _ municipality: AreaCode, _ term: Period) -> Figure {
    let unit = Unit("plaatsen maal maanden")
    let parts = sites.filter { $0.counting.all > 0 }.map { site -> Figure in
      let from = max(site.from ?? term.from, term.from)
      let months = term.until.map { max(0, Month.between(from, $0)) } ?? 0
      let places = Figure(
        .rule("plaatsen-van-\(site.location.id)"), .whole(site.counting.all), unit: .places,
        certainty: Certainty.weakest([site.location.certainty]), derivation: .fact(site.source))
      let time = Figure(
        .rule("maanden-beschikbaar"), .whole(months), unit: Unit("maanden"), certainty: .derived,
        derivation: .table(source: "kalender"))
      return Figure(.rule("gewicht-van-\(site.location.id)"), .product, [places, time], unit: unit)
    }
    return Figure(.rule("gewicht-van-\(municipality)"), .sum, parts, unit: unit)
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

/// Divides the money of R5.18 over the province and its municipalities, to the cent, so that the parts add up.
struct Split {
  private let cycle: Int
  private let shares: (province: Figure, municipal: Figure)
  private let percents: (province: Figure, municipal: Figure, all: Figure)
  private let weights: [Figure]
  private let pot: Figure
  private let rules: [RuleVersion]

  init(_ pot: Figure, _ places: [BonusPlaces], _ cycle: Int, _ book: ChainBook) {
    self.cycle = cycle
    self.pot = pot
    weights = places.map(\.weight)
    let day = book.ruleDay(of: cycle)
    rules = book.cite("R5.18", on: day)
    let (own, others) = (
      book.ruleFigure("R5.18.provincie", on: day), book.ruleFigure("R5.18.gemeenten", on: day)
    )
    let all = Figure(.rule("provincie-en-gemeenten"), .sum, [own, others], unit: .percent)
    percents = (own, others, all)
    let parts = Split.divide(pot, over: [own, others])
    shares = (
      Split.figure(.rule("deel-van-de-provincie"), pot, own, all, parts?.first, rules),
      Split.figure(.rule("deel-van-de-gemeenten"), pot, others, all, parts?.last, rules)
    )
  }

  /// The parts of an amount, by largest remainder; nil when something is unknown or there is nothing to divide by.
  private static func divide(_ amount: Figure, over weights: [Figure]) -> [Money]? {
    let numbers = weights.compactMap(\.whole)
    guard let money = amount.money, numbers.count == weights.count, numbers.contains(where: { $0 > 0 }),
      numbers.allSatisfy({ $0 >= 0 })
    else { return nil }
    return Proportional.split(money.cents, over: numbers).map(Money.init)
  }

  private static func figure(
    _ reference: FigureReference, _ amount: Figure, _ weight: Figure, _ all: Figure, _ part: Money?,
    _ rules: [RuleVersion]
  ) -> Figure {
    if amount.money == .zero { return amount.renamed(reference) }
    guard let part, let money = amount.money, let size = weight.whole, let whole = all.whole else {
      return Figure(
        reference, unknown: amount.number == nil ? .partUnknown : .notApplicable, unit: .euro, parts: [amount])
    }
    let extra = part.cents - Rounding.down.divide(product: money.cents, size, by: whole)
    return Figure(reference, .shareInCents(extra: extra), [amount, weight, all], unit: .euro, citing: rules)
  }

  /// The part of the province itself.
  func province(_ province: AreaCode) -> Figure {
    shares.province.renamed(.measure(.provinceShare, province, .year(cycle)))
  }

  /// All money of one municipality.
  func bonus(of places: BonusPlaces, at index: Int, _ book: ChainBook) -> MunicipalBonus {
    func reference(_ measure: Measure) -> FigureReference { .measure(measure, places.municipality, .year(cycle)) }
    let day = book.ruleDay(of: cycle)
    let special = Figure(
      reference(.specialBonus), .product, [places.specialPlaces, book.ruleFigure("R5.16.bedrag", on: day)], unit: .euro,
      citing: book.cite("R5.16", on: day))
    let many = book.rulebook.whole("R5.17.plaatsen", on: day, knownAt: book.known) ?? .max
    let isMany = places.durablePlaces.whole ?? 0 >= many
    let durable = Figure(
      reference(.durableBonus), .product,
      [places.durablePlaces, book.ruleFigure(isMany ? "R5.17.bedrag" : "R5.17.lager", on: day)], unit: .euro,
      citing: book.cite("R5.17", "R5.17.plaatsen", on: day))
    let all = Figure(.rule("alle-gewichten"), .sum, weights, unit: Unit("plaatsen maal maanden"))
    let share = Split.figure(
      reference(.provincialBonus), shares.municipal, places.weight, all,
      Split.divide(shares.municipal, over: weights)?[index], rules)
    let total = book.known([special, durable, share], as: reference(.bonus), unit: .euro)
    let isPaid = (special.whole ?? 0) + (durable.whole ?? 0) > 0
    return MunicipalBonus(
      municipality: places.municipality, sites: places.sites, specialPlaces: places.specialPlaces, special: special,
      durablePlaces: places.durablePlaces, durable: durable, weight: places.weight, share: share, total: total,
      shortfalls: places.shortfalls,
      payment: isPaid ? places.qualified.flatMap { book.paymentMonth(after: $0, cycle) } : nil)
  }
}
