// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

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
    return MunicipalBonus(
      municipality: places.municipality, sites: places.sites, specialPlaces: places.specialPlaces, special: special,
      durablePlaces: places.durablePlaces, durable: durable, weight: places.weight, share: share, total: total,
      shortfalls: places.shortfalls, payments: places.payments)
  }
}
