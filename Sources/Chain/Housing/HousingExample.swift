// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// Makes up a complete set of figures per municipality (voorbeeld) that adds up exactly to the published national ones.
///
/// Every value is marked as invented. The national figures come from the book: targets, people housed, balances and
/// corrections of the country. Municipalities of before 2021 are those of 1 January 2021, the first day of the table.
/// The same seed gives the same figures on every machine.
public struct HousingExample {
  /// An invented fact, with the day on which it would have become known.
  public struct Item: Hashable, Sendable {
    /// The fact.
    public let fact: HousingFact
    /// The day after which everyone could know it.
    public let known: Day
  }

  private let book: ChainBook
  private var numbers: SeededNumbers
  private var items: [Item] = []
  /// The balance of each municipality at the start of the half-year that is being made.
  private var openings: [AreaCode: Int] = [:]
  /// The balance of each municipality at the start of each half-year that was made, and of the one after it.
  public private(set) var balances: [HalfYear: [AreaCode: Int]] = [:]

  /// A generator that adds up to the national figures in `book`.
  public init(book: ChainBook, seed: UInt64) {
    self.book = book
    numbers = SeededNumbers(seed: seed)
  }

  /// The figures of the half-years from `first` to `last`; nil when a national figure that they must add up to is unknown.
  public mutating func items(from first: HalfYear, through last: HalfYear) -> [Item]? {
    guard let start = balance(at: first) else { return nil }
    items = []
    let municipalities = municipalities(first.firstDay)
    openings = Dictionary(
      uniqueKeysWithValues: zip(municipalities, Proportional.split(start, over: noisy(weights(municipalities, first)))))
    for (code, value) in openings.sorted(by: { $0.key < $1.key }) { layDown(value, of: code, at: first) }
    balances = [first: openings]
    for index in first.index...last.index {
      guard make(HalfYear(index: index)) else { return nil }
    }
    return items
  }

  /// The published national balance at the start of a half-year.
  private func balance(at halfYear: HalfYear) -> Int? {
    book.ledger(of: .netherlands, in: halfYear).opening.whole
  }

  private mutating func make(_ halfYear: HalfYear) -> Bool {
    let national = book.ledger(of: .netherlands, in: halfYear)
    guard let target = national.target.whole, let housed = national.housed.whole, let next = balance(at: halfYear.next)
    else { return false }
    let codes = municipalities(halfYear.firstDay)
    let targets = Proportional.split(target, over: weights(codes, halfYear))
    let changes = scattered(national.adjustment?.whole ?? 0, over: codes.count)
    var closings: [AreaCode: Int] = [:]
    var asked: [Int] = []
    for (index, code) in codes.enumerated() {
      add(.target(area: code, halfYear: halfYear, count: invented(targets[index]), role: .leading), halfYear.firstDay)
      if changes[index] != 0 {
        add(.adjustment(area: code, halfYear: halfYear, count: invented(changes[index])), halfYear.firstDay)
      }
      closings[code] = (openings[code] ?? 0) + changes[index] - targets[index]
      asked.append(max(0, -(closings[code] ?? 0)) + 1)
    }
    let done = Proportional.split(housed, over: noisy(asked))
    for (index, code) in codes.enumerated() {
      closings[code, default: 0] += done[index]
      report(done[index], in: code, halfYear)
    }
    carry(closings, to: halfYear.next, published: next)
    return true
  }

  /// Spreads what a municipality housed in a half-year over the months in which it existed.
  private mutating func report(_ housed: Int, in code: AreaCode, _ halfYear: HalfYear) {
    let months = halfYear.months.filter { book.territory.exists(code, on: $0.firstDay) }
    for (month, part) in zip(months, Proportional.split(housed, over: noisy(months.map { _ in 100 }))) {
      add(
        .housed(area: code, period: .month(month), count: invented(part), role: .leading),
        month.adding(months: 1).firstDay.adding(days: 14))
    }
  }

  /// Carries the balances over to the next half-year and its municipalities, and lays down anew the ones that the
  /// published national balance corrects.
  private mutating func carry(_ closings: [AreaCode: Int], to next: HalfYear, published: Int) {
    let codes = municipalities(next.firstDay)
    openings = [:]
    for (code, closing) in closings {
      let successor = book.territory.current(code, on: next.firstDay) ?? code
      openings[successor, default: 0] += closing
    }
    let corrections = scattered(published - openings.values.reduce(0, +), over: codes.count)
    for (code, correction) in zip(codes, corrections) where correction != 0 {
      openings[code, default: 0] += correction
      layDown(openings[code] ?? 0, of: code, at: next)
    }
    balances[next] = openings
  }

  private mutating func layDown(_ balance: Int, of code: AreaCode, at halfYear: HalfYear) {
    add(.balance(area: code, day: halfYear.firstDay, count: invented(balance), role: .leading), halfYear.firstDay)
  }

  private mutating func add(_ fact: HousingFact, _ known: Day) {
    items.append(Item(fact: fact, known: known))
  }

  private func invented(_ value: Int) -> Count { Count(value, .exact, certainty: .invented) }

  private func municipalities(_ day: Day) -> [AreaCode] {
    book.territory.municipalities(on: day).map(\.code)
  }

  /// Inhabitants in the first year of the table: near enough for figures that are made up.
  private func weights(_ codes: [AreaCode], _ halfYear: HalfYear) -> [Int] {
    codes.map {
      book.territory.population(of: $0, on: halfYear.firstDay, year: Territory.firstDay.year) ?? 1
    }
  }

  /// Each weight times a random factor between a half and one and a half.
  private mutating func noisy(_ weights: [Int]) -> [Int] {
    weights.map { $0 * Int.random(in: 500...1500, using: &numbers) }
  }

  /// A total scattered as ones over random places.
  private mutating func scattered(_ total: Int, over count: Int) -> [Int] {
    var parts = Array(repeating: 0, count: count)
    for _ in 0..<total.magnitude { parts[Int.random(in: 0..<count, using: &numbers)] += total.signum() }
    return parts
  }
}
