// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// The money of R5.16 to R5.19, to the cent.
@Suite struct BonusTests {
  private func facts() throws -> [SpreadFact] {
    try Flevoland.published() + [
      Flevoland.decision(
        on: "2024-12-20", [("GM0034", 400), ("GM0995", 450), ("GM0303", 100), ("GM0171", 50)])
    ]
  }

  private func sites() throws -> [Location] {
    [
      try location("lelystad", in: "GM0995", [(450, period("2025-03-01"))]),
      try location("almere", in: "GM0034", open: period("2015-01-01"), [(350, period("2015-01-01", "2040-01-01"))]),
      try location("amv", in: "GM0034", .minors, [(20, period("2025-07-01"))]),
      try location("dronten", in: "GM0303", [(130, period("2025-09-01"))]),
      try location("hotel", in: "GM0171", [(50, period("2025-01-01", "2027-01-01"))]),
    ]
  }

  private func view(on iso: String = "2027-01-01") throws -> BonusView {
    try #require(try Flevoland.book(facts(), sites(), on: iso).bonus(of: code("PV24"), in: 2024))
  }

  private func money(_ view: BonusView, _ municipality: String) throws -> MunicipalBonus {
    try #require(view.municipalities.first { try $0.municipality == code(municipality) })
  }

  /// Worked out by hand: see the numbers beside.
  @Test func aWorkedExample() throws {
    let view = try view()
    #expect(view.isFinal)
    let lelystad = try money(view, "GM0995")
    // 450 decided and there, 300 indicative: 150 above, at least a hundred together.
    #expect(lelystad.durablePlaces.whole == 150 && lelystad.durable.money == Money(cents: 300_000_00))
    #expect(lelystad.special.money == .zero)
    let almere = try money(view, "GM0034")
    #expect(almere.specialPlaces.whole == 20 && almere.special.money == Money(cents: 40_000_00))
    #expect(almere.durable.money == .zero && almere.shortfalls == [.notAbove])
    let dronten = try money(view, "GM0303")
    #expect(dronten.durable.money == .zero && dronten.shortfalls == [.aboveDecision, .notAbove])
    let polder = try money(view, "GM0171")
    #expect(polder.shortfalls == [.notAvailable, .notAbove] && polder.sites.map(\.status) == [.tooShort])
    #expect(try money(view, "GM0184").shortfalls == [.notDecided, .notAvailable])
    // Of 450, 370 and 130 places there, 450, 370 and 100 stand in the decision: 920. 750 is the bound, and 150 of the
    // rest were paid for: 20 times 1,500.
    #expect(view.threshold.whole == 750 && view.placesAbove.whole == 20)
    #expect(view.pot.money == Money(cents: 30_000_00) && view.provinceShare.money == Money(cents: 4_500_00))
    // 25,500 over 9,900, 8,760 and 1,600 places times months; the cent that is left goes to the largest remainder.
    #expect(lelystad.weight.whole == 9_900 && almere.weight.whole == 8_760 && dronten.weight.whole == 1_600)
    #expect(lelystad.share.money == Money(cents: 12_460_51))
    #expect(almere.share.money == Money(cents: 11_025_67))
    #expect(dronten.share.money == Money(cents: 2_013_82))
    #expect(lelystad.total.money == Money(cents: 312_460_51))
    for own in view.municipalities { checkTrees([own.special, own.durable, own.share, own.weight]) }
    checkTrees([view.pot, view.provinceShare, view.threshold, view.placesAbove])
  }

  private func checkTrees(_ figures: [Figure]) { for figure in figures { checkTree(figure) } }

  /// Below a hundred places the amount is lower.
  @Test(arguments: [(399, 99, 1_000), (400, 100, 2_000), (301, 1, 1_000)])
  func theLowerAmount(places: Int, above: Int, amount: Int) throws {
    let facts = try Flevoland.published() + [Flevoland.decision(on: "2024-12-20", [("GM0995", 500), ("GM0034", 500)])]
    let sites = [try location("lelystad", in: "GM0995", [(places, period("2025-03-01"))])]
    let view = try #require(try Flevoland.book(facts, sites, on: "2027-01-01").bonus(of: code("PV24"), in: 2024))
    let lelystad = try money(view, "GM0995")
    #expect(lelystad.durablePlaces.whole == above)
    #expect(lelystad.durable.money == Money(cents: above * amount * 100))
  }

  /// In the first June or November after the places are there and decided, whichever comes last.
  @Test(arguments: [
    ("2015-01-01", "2024-12-20", "2025-06"), ("2025-03-01", "2024-12-20", "2025-06"),
    ("2025-06-01", "2024-12-20", "2025-11"), ("2025-03-01", "2025-11-02", "2026-06"),
  ]) func paidWhenThereAndDecided(from: String, decided: String, month: String) throws {
    let facts = try Flevoland.published() + [Flevoland.decision(on: decided, [("GM0995", 1_000)])]
    let sites = [try location("lelystad", in: "GM0995", open: period("2015-01-01"), [(450, period(from))])]
    let view = try #require(try Flevoland.book(facts, sites, on: "2027-01-01").bonus(of: code("PV24"), in: 2024))
    #expect(try money(view, "GM0995").payments.map(\.month) == [Month(iso: month)])
    #expect(try money(view, "GM0034").payments.isEmpty)
    #expect(view.payment == Month(iso: "2027-06"))
  }

  /// One place more leaves the months of the others as they are.
  @Test(arguments: [("2026-10-20", 12_000), ("2026-11-20", 12_002)])
  func enlargingALocation(on iso: String, weight: Int) throws {
    let decision = try Flevoland.decision(on: "2024-12-20", [("GM0034", 1_000), ("GM0995", 400)])
    let sites = [
      try location(
        "alm", in: "GM0034", [(500, period("2025-01-01", "2026-11-01")), (501, period("2026-11-01"))]),
      try location("lel", in: "GM0995", [(500, period("2025-01-01"))]),
    ]
    let view = try #require(
      try Flevoland.book(Flevoland.published() + [decision], sites, on: iso).bonus(
        of: code("PV24"), in: 2024))
    let (almere, lelystad) = try (money(view, "GM0034"), money(view, "GM0995"))
    // 500 times 22 and 501 times 2; of Lelystad only the 400 that were decided.
    #expect(almere.weight.whole == weight && lelystad.weight.whole == 9_600)
    checkTrees([almere.weight, lelystad.weight])
  }

  /// Each place is paid in its own month: a later one does not move those before it.
  @Test func paidInTranches() throws {
    let decision = try Flevoland.decision(on: "2024-12-20", [("GM0995", 450)])
    let contracts = try [
      (350, period("2025-03-01", "2025-08-01")), (420, period("2025-08-01", "2026-11-01")), (500, period("2026-11-01")),
    ]
    let shares = [Location.Share(group: .minors, period: try period("2025-08-01"), places: 20)]
    let sites = [try location("lelystad", in: "GM0995", contracts, shares: shares)]
    func payments(_ facts: [SpreadFact], on iso: String = "2026-12-01") throws -> [String] {
      let view = try #require(try Flevoland.book(facts, sites, on: iso).bonus(of: code("PV24"), in: 2024))
      let own = try money(view, "GM0995")
      checkTrees(own.payments.flatMap { [$0.special, $0.durable] })
      #expect(own.payments.compactMap(\.special.whole).reduce(0, +) == own.specialPlaces.whole)
      #expect(own.payments.compactMap(\.durable.whole).reduce(0, +) == own.durablePlaces.whole)
      return own.payments.map { "\($0.month) \($0.special.whole ?? -1) \($0.durable.whole ?? -1)" }
    }
    // 350, 420 and 450 of the 500 count above the 300 of the indicative number.
    let first = try Flevoland.published() + [decision]
    #expect(try payments(first, on: "2026-10-01") == ["2025-06 0 50", "2025-11 20 70"])
    #expect(try payments(first) == ["2025-06 0 50", "2025-11 20 70", "2027-06 0 30"])
    // A decision that raises the number later pays the rest later; one that lowers it pays nothing twice.
    let raised = try Flevoland.decision(on: "2026-07-01", [("GM0995", 480)], isChange: true)
    #expect(try payments(first + [raised]) == ["2025-06 0 50", "2025-11 20 70", "2027-06 0 60"])
    let lowered = try Flevoland.decision(on: "2026-07-01", [("GM0995", 400)], isChange: true)
    #expect(try payments(first + [lowered]) == ["2025-06 0 50", "2025-11 20 50"])
  }

  /// What stands in no decision counts neither for the bound nor in the division (R5.19).
  @Test func onlyDecidedPlacesCount() throws {
    let sites = [
      try location("almere", in: "GM0034", [(900, period("2025-01-01"))]),
      try location("dronten", in: "GM0303", [(500, period("2025-01-01"))]),
    ]
    func view(_ almere: Int) throws -> BonusView {
      let decision = try Flevoland.decision(on: "2024-12-20", [("GM0034", almere), ("GM0995", 1_000 - almere)])
      return try #require(
        try Flevoland.book(Flevoland.published() + [decision], sites, on: "2027-01-01").bonus(
          of: code("PV24"), in: 2024))
    }
    // 400 decided: below the bound of 750, however many there are.
    #expect(try view(400).placesAbove.whole == 0)
    let high = try view(800)
    // 800 less 750, of which 400 were paid for already.
    #expect(high.placesAbove.whole == 0 && high.placesAbove.qualifier == .exact)
    #expect(try money(high, "GM0303").weight.whole == 0, "in no decision")
    #expect(try money(high, "GM0034").weight.whole == 800 * 24)
  }

  @Test func untilTheEndItIsHowThingsStand() throws {
    let view = try view(on: "2025-03-01")
    #expect(!view.isFinal)
    #expect(try money(view, "GM0995").durable.money == Money(cents: 300_000_00))
    #expect(try money(view, "GM0303").weight.whole == 0, "not there yet")
    #expect(view.placesAbove.whole == 0 && view.pot.money == .zero && view.provinceShare.money == .zero)
    #expect(view.municipalities.allSatisfy { $0.share.money == .zero || $0.share.money == nil })
  }

  @Test func withoutADecisionNothingIsPaid() throws {
    let book = try Flevoland.book(try Flevoland.published(), sites(), on: "2027-01-01")
    let view = try #require(book.bonus(of: try code("PV24"), in: 2024))
    #expect(view.municipalities.allSatisfy { $0.special.number == nil && $0.durable.number == nil })
    #expect(view.municipalities.allSatisfy { $0.shortfalls.contains(.notDecided) })
    #expect(try book.bonus(of: code("PV24"), in: 2025) == nil)
  }

  @Test func figuresByName() throws {
    let book = try Flevoland.book(facts(), sites(), on: "2027-01-01")
    #expect(try book.of(.durableBonus, "GM0995").money == Money(cents: 300_000_00))
    #expect(try book.of(.specialBonus, "PV24").whole == 40_000)
    #expect(try book.of(.provincialBonus, "PV24").money == Money(cents: 30_000_00))
    #expect(try book.of(.provinceShare, "PV24").money == Money(cents: 4_500_00))
    #expect(try book.of(.provincialBonus, "GM0034").money == Money(cents: 11_025_67))
    #expect(try book.of(.bonus, "GM0995").money == Money(cents: 312_460_51))
    #expect(try book.of(.realisedPlaces, "PV24").whole == 950)
    #expect(try book.of(.bonus, "GM0995", 2025).unknownReason != nil)
  }

  @Test(arguments: [
    ("2025-03-01", "2025-06"), ("2025-05-31", "2025-06"), ("2025-06-01", "2025-11"), ("2025-11-01", "2026-06"),
    ("2026-12-31", "2027-06"),
  ]) func paidInTheFirstMonthAfter(day iso: String, month: String) throws {
    let book = try Flevoland.book([], on: "2027-01-01")
    #expect(try book.paymentMonth(after: day(iso), 2024) == Month(iso: month))
  }

  /// Whatever the weights: the parts of the municipalities and of the province are the pot, to the cent.
  @Test func thePartsAlwaysAddUp() throws {
    var random = FixedSeed(state: 31)
    for _ in 0..<25 {
      let codes = Flevoland.indicative.map(\.code)
      let sites = try codes.map { municipality in
        let month = Int.random(in: 1...12, using: &random)
        let from = try #require(Day(year: 2025 + Int.random(in: 0...1, using: &random), month: month, day: 1))
        return try location(
          "site-\(municipality.lowercased())-x", in: municipality,
          [(Int.random(in: 90...900, using: &random), Period(from: from, until: nil))])
      }
      let decided = codes.map { ($0, Int.random(in: 0...500, using: &random)) }
      let facts = try Flevoland.published() + [Flevoland.decision(on: "2024-12-20", decided)]
      let view = try #require(try Flevoland.book(facts, sites, on: "2027-01-01").bonus(of: code("PV24"), in: 2024))
      let pot = try #require(view.pot.money)
      let parts = view.municipalities.compactMap(\.share.money)
      #expect(parts.count == view.municipalities.count)
      #expect(try parts.reduce(.zero, +) + #require(view.provinceShare.money) == pot)
      // Nobody is more than a cent off the exact share.
      let municipal = pot - (try #require(view.provinceShare.money))
      let weights = view.municipalities.compactMap(\.weight.whole)
      for (part, weight) in zip(parts, weights) where weights.reduce(0, +) > 0 {
        let exact = Fraction(municipal.cents * weight, weights.reduce(0, +))
        let off = Fraction(part.cents) - exact
        #expect(off > Fraction(-1) && off < Fraction(1))
      }
      #expect(view.placesAbove.whole == PlainBonus.placesAbove(view, decided))
    }
  }
}

/// The places of R5.18 once more, as plainly as can be.
private enum PlainBonus {
  static func placesAbove(_ view: BonusView, _ decided: [(String, Int)]) -> Int {
    let decided = Dictionary(uniqueKeysWithValues: decided)
    let counting = view.municipalities.reduce(0) { sum, own in
      sum + min(own.sites.reduce(0) { $0 + $1.counting.all }, decided["\(own.municipality)"] ?? 0)
    }
    let paid = view.municipalities.compactMap(\.durablePlaces.whole).reduce(0, +)
    return max(0, max(0, counting - 750) - paid)
  }
}
