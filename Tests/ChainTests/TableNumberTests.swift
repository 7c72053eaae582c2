// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook
import Territory
import Testing

@testable import Chain

/// Numbers at the table: published, offered, agreed, reported and decided.
@Suite struct TableNumberTests {
  @Test func publishedNumbersLeadAndTheSumStandsBeside() throws {
    let book = try Flevoland.book(try Flevoland.published(), on: "2024-06-01")
    let province = try book.of(.indicative, "PV24")
    #expect(province.whole == 1_000)
    guard case .chosen(_, let others, .publishedNumber) = province.derivation else {
      Issue.record("the published number was not chosen")
      return
    }
    #expect(others.map(\.whole) == [1_000])
    checkTree(province)
    #expect(try book.of(.indicative, "GM0034").whole == 400)
    #expect(try book.of(.indicative, "NL").unknownReason == .partsMissing(11, of: 12), "unknown is not zero")
    let without = try Flevoland.book(
      try Flevoland.published().filter { $0.references != [.measure(.indicative, try code("PV24"), .year(2024))] },
      on: "2024-06-01")
    #expect(try without.of(.indicative, "PV24").whole == 1_000, "the sum of the municipalities stands in")
    #expect(try book.of(.estimate, "NL").whole == 96_000 && book.of(.estimateMinors, "NL").whole == 8_140)
    let share = try book.of(.estimate, "PV24")
    #expect(share.certainty == .recalled, "as sure as the key")
    checkTree(share)
  }

  @Test func whatBecameKnownLaterIsNotSeenBefore() throws {
    let facts = try Flevoland.published() + [Flevoland.report(on: "2024-10-30")]
    let early = try Flevoland.book(facts, on: "2024-06-01", known: "2024-01-30")
    #expect(try early.of(.indicative, "PV24").unknownReason != nil && early.of(.estimate, "NL").unknownReason != nil)
    let before = try Flevoland.book(facts, on: "2024-10-29")
    #expect(try before.of(.reportedPlaces, "PV24").unknownReason == .notReported, "not there yet on that day")
    #expect(try Flevoland.book(facts, on: "2024-10-30").of(.reportedPlaces, "PV24").whole == 1_000)
    // Asked from the summer of 2022, it is about the cycle as a whole.
    #expect(try Flevoland.book(facts, on: "2022-07-01").of(.reportedPlaces, "PV24").whole == 1_000)
  }

  @Test func offersAreAddedUpByAreaAndCycle() throws {
    let facts = try [
      Flevoland.offer("een", PlaceCounts(regular: 200, special: 20, minors: 30)),
      Flevoland.offer("twee", in: "GM0995", PlaceCounts(regular: 150)),
      Flevoland.offer("later", in: "GM0995", PlaceCounts(regular: 999), on: "2024-09-01"),
      Flevoland.offer("anders", PlaceCounts(regular: 5), cycle: nil),
    ]
    let book = try Flevoland.book(facts, on: "2024-08-01")
    #expect(try book.of(.offeredPlaces, "GM0034").whole == 250)
    #expect(try book.of(.offeredPlaces, "PV24").whole == 400)
    let country = try book.of(.offeredPlaces, "NL")
    #expect(country.whole == 400 && country.qualifier == .atLeast, "of the other provinces nothing is known")
    #expect(try book.of(.offeredPlaces, "GM0303").unknownReason == .notReported)
    checkTree(country)
    #expect(try book.offers(in: code("PV24"), 2024).map(\.offer.site.text) == ["een", "twee"])
    #expect(try book.offers(in: code("PV24"), nil).map(\.offer.site.text) == ["anders"])
    let site = try #require(book.figure(.dossier(.offeredPlaces, slug("een"), .year(2024))))
    #expect(site.whole == 250)
    #expect(try book.figure(.dossier(.offeredPlaces, slug("een"), .year(2026))) == nil)
  }

  @Test func aLaterOfferReplacesAndAWithdrawalTakesBack() throws {
    let first = Line(.spread(try Flevoland.offer("een", PlaceCounts(regular: 200))), known: try noon("2024-06-02"))
    let second = Line(.spread(try Flevoland.offer("een", PlaceCounts(regular: 120))), known: try noon("2024-07-02"))
    let back = Line(withdrawal(of: 2), known: try noon("2024-07-03"))
    func offered(_ lines: [Line]) throws -> Int? {
      try World.standard().book(lines, on: day("2024-08-01")).of(.offeredPlaces, "GM0034").whole
    }
    #expect(try offered([first]) == 200 && offered([first, second]) == 120 && offered([first, second, back]) == 200)
  }

  @Test func durabilityOfOffers() throws {
    let facts = try [
      Flevoland.offer("kort", PlaceCounts(regular: 300), available: period("2025-01-01", "2029-12-31")),
      Flevoland.offer("lang", PlaceCounts(regular: 300), available: period("2025-01-01", "2030-01-01")),
      Flevoland.offer("deel-een", in: "GM0995", PlaceCounts(regular: 40), isSpread: true),
      Flevoland.offer("deel-twee", in: "GM0995", PlaceCounts(regular: 59), isSpread: true),
    ]
    let offers = try Flevoland.book(facts, on: "2024-08-01").offers(in: code("PV24"), 2024)
    #expect(offers.map(\.shortfall) == [.tooFew, .tooFew, .tooShort, nil])
    let more = facts + [try Flevoland.offer("deel-drie", in: "GM0995", PlaceCounts(regular: 1), isSpread: true)]
    let enough = try Flevoland.book(more, on: "2024-08-01").offers(in: code("PV24"), 2024)
    #expect(enough.count { $0.shortfall == .tooFew } == 0)
  }

  /// The last number agreed counts, with the swaps after it; without one the indicative number does.
  @Test func agreedNumbersBuildOnEachOther() throws {
    let steps: [(SpreadFact, almere: Int?, lelystad: Int?)] = try [
      (Flevoland.swap(on: "2024-03-01", [("GM0034", -50), ("GM0995", 50)]), 350, 350),
      (Flevoland.agreement(on: "2024-04-01", [("GM0034", 500)]), 500, 350),
      (Flevoland.swap(on: "2024-05-01", [("GM0034", -20), ("GM0995", 20)]), 480, 370),
      (Flevoland.agreement(on: "2024-06-01", [("GM0995", 10)]), 480, 10),
    ]
    var facts = try Flevoland.published()
    for step in steps {
      facts.append(step.0)
      let book = try Flevoland.book(facts, on: "2024-12-01")
      #expect(try book.of(.agreedPlaces, "GM0034").whole == step.almere)
      #expect(try book.of(.agreedPlaces, "GM0995").whole == step.lelystad)
      checkTree(try book.of(.agreedPlaces, "PV24"))
    }
    let book = try Flevoland.book(facts, on: "2024-12-01")
    // Who was not spoken of keeps the indicative number: 480 + 10 + 100 + 100 + 60 + 40.
    #expect(try book.of(.agreedPlaces, "GM0303").whole == 100)
    #expect(try book.of(.agreedPlaces, "PV24").whole == 790 && book.of(.agreedPlaces, "PV24").qualifier == .exact)
    #expect(try book.hasAgreed(code("GM0034"), in: 2024) && !book.hasAgreed(code("GM0303"), in: 2024))
    #expect(try Flevoland.book(facts, on: "2024-02-15").of(.agreedPlaces, "PV24").unknownReason == .notReported)
    #expect(try Flevoland.book(facts, on: "2024-04-15").of(.agreedPlaces, "GM0034").whole == 500)
  }

  /// A swap changes no sum; of a municipality whose number is unknown, neither the sum nor its own number is known.
  @Test func aSwapKeepsTheSum() throws {
    let numbers = try [("GM0034", 600), ("GM0995", 400), ("GM0303", 300)].map {
      try Flevoland.number(.indicative, $0.0, $0.1)
    }
    let swap = try Flevoland.swap(on: "2024-03-01", [("GM0034", -50), ("GM0995", 50)])
    let words = SpreadFact.agreement(
      TableAgreement(province: try code("PV24"), cycle: 2024, day: try day("2024-02-20"), text: "Wij praten verder."))
    let book = try Flevoland.book(numbers + [words, swap], on: "2024-12-01")
    let sum = try book.of(.agreedPlaces, "PV24")
    #expect(sum.whole == 1_300 && sum.qualifier == .atLeast, "of three municipalities no number is known")
    #expect(try book.of(.agreedPlaces, "GM0034").whole == 550 && book.of(.agreedPlaces, "GM0995").whole == 450)
    #expect(try book.of(.agreedPlaces, "GM0303").whole == 300)
    checkTree(sum)
    let before = try Flevoland.book(numbers + [words, swap], on: "2024-02-25")
    #expect(try before.of(.agreedPlaces, "GM0303").unknownReason == .notReported, "words are no numbers")
    let stranger = try Flevoland.swap(on: "2024-04-01", [("GM0050", -10), ("GM0303", 10)])
    let unknown = try Flevoland.book(numbers + [swap, stranger], on: "2024-12-01")
    #expect(try unknown.of(.agreedPlaces, "GM0050").number == nil)
    #expect(try unknown.of(.agreedPlaces, "PV24").whole == 1_310)
    #expect(try unknown.of(.agreedPlaces, "PV24").qualifier == .atLeast)
  }

  @Test func decisionsAndChanges() throws {
    let first = try Flevoland.decision(on: "2024-12-20", [("GM0034", 600), ("GM0995", 400)])
    let change = try Flevoland.decision(on: "2025-05-01", [("GM0034", 700), ("GM0995", 300)], isChange: true)
    let book = try Flevoland.book(try Flevoland.published() + [first, change], on: "2025-06-01")
    #expect(try book.of(.decidedPlaces, "GM0034").whole == 700 && book.of(.decidedPlaces, "PV24").whole == 1_000)
    #expect(try book.of(.spreadDifference, "GM0034").whole == 300 && book.of(.spreadDifference, "PV24").whole == 0)
    #expect(try book.of(.decidedPlaces, "GM0303").unknownReason == .notReported)
    checkTree(try book.of(.spreadDifference, "PV24"))
    let before = try Flevoland.book(try Flevoland.published() + [first, change], on: "2025-04-30")
    #expect(try before.of(.decidedPlaces, "GM0034").whole == 600)
    #expect(try before.decisions(of: code("PV24"), in: 2024).count == 1)
  }

  /// What was said of a municipality that has gone counts for its successor.
  @Test func mergedMunicipalities() throws {
    let offer = try Flevoland.offer("brielle", in: "GM0501", PlaceCounts(regular: 120))
    let report = SpreadFact.report(
      TableReport(
        province: try code("PV28"), cycle: 2024, day: try day("2024-10-01"),
        numbers: try Flevoland.places([("GM0501", 30), ("GM0530", 40), ("GM1992", 5)])))
    let book = try Flevoland.book([offer, report], on: "2024-11-01")
    #expect(try book.of(.offeredPlaces, "GM1992").whole == 120)
    #expect(try book.of(.reportedPlaces, "GM1992").whole == 75)
    #expect(try book.of(.reportedPlaces, "GM0501").unknownReason == .noSuchArea)
  }

  @Test func publishedOpenAssignmentLeads() throws {
    let facts = try Flevoland.published() + [Flevoland.number(.openAssignment, "PV24", 900)]
    let sites = [try location("azc", in: "GM0034", [(400, period("2020-01-01"))])]
    let own = try Flevoland.book(try Flevoland.published(), sites, on: "2024-06-01").of(.openAssignment, "PV24")
    #expect(own.whole == 600)
    let published = try Flevoland.book(facts, sites, on: "2024-06-01").of(.openAssignment, "PV24")
    #expect(published.whole == 900)
    guard case .chosen(_, let others, .publishedNumber) = published.derivation else {
      Issue.record("the published number was not chosen")
      return
    }
    #expect(others.map(\.whole) == [600])
    #expect(try Flevoland.book(facts, sites, on: "2024-06-01").of(.openAssignment, "NL").qualifier == .atLeast)
  }

  @Test func provincialTaskOfBeforeTheAct() throws {
    let january = try day("2024-01-01")
    func task(_ count: Int) throws -> Fact {
      .spread(.count(.provincialTask, area: try code("PV24"), period: .day(january), count: Count(count)))
    }
    let lines = try [Line(task(3_432), known: noon("2023-03-01")), Line(task(3_449), known: noon("2023-05-24"))]
    func asked(_ known: String) throws -> Int? {
      try World.standard().book(lines, on: january, known: noon(known))
        .figure(.measure(.provincialTask, code("PV24"), .day(january)))?.whole
    }
    #expect(try asked("2023-02-01") == nil && asked("2023-04-01") == 3_432 && asked("2023-06-01") == 3_449)
  }

  @Test func objectionsAndDelays() throws {
    let objection = DecisionObjection(
      id: try slug("bezwaar"), province: try code("PV24"), cycle: 2024, day: try day("2025-01-10"), about: "Het aantal")
    var decided = objection
    decided.outcome = .init(day: try day("2025-04-01"), ruling: .partly)
    let delay = DelayReport(
      municipality: try code("GM0034"), cycle: 2024, day: try day("2025-05-01"), reason: "proef",
      expected: try day("2025-09-01"))
    let facts: [SpreadFact] = [.objection(objection), .objection(decided), .delay(delay)]
    let book = try Flevoland.book(facts, on: "2025-06-01")
    #expect(try book.objections(of: code("PV24"), in: 2024).map(\.objection.outcome?.ruling) == [.partly])
    for (day, ruling) in [("2025-03-31", nil), ("2025-04-01", .partly)] as [(String, ObjectionRuling?)] {
      let then = try Flevoland.book(facts, on: day).objections(of: code("PV24"), in: 2024)
      #expect(then.map(\.objection.outcome?.ruling) == [ruling], "\(day): it ended on 1 April")
    }
    #expect(try book.delays(in: code("PV24"), 2024).map(\.delay) == [delay])
    #expect(try book.delays(in: code("PV20"), 2024).isEmpty && book.objections(of: code("PV24"), in: 2026).isEmpty)
    #expect(try Flevoland.book(facts, on: "2025-04-30").delays(in: code("PV24"), 2024).isEmpty)
  }

  /// Six weeks after the last decision before it, and not in a weekend or on a holiday: later is told, never refused.
  @Test(arguments: [
    ("2024-12-20", "2025-01-31", false), ("2024-12-20", "2025-02-01", true), ("2024-12-21", "2025-02-03", false),
    ("2024-12-21", "2025-02-04", true), ("2024-12-22", "2025-02-03", false), ("2024-12-22", "2025-02-04", true),
    // Christmas on Wednesday and Thursday, New Year's Day, Good Friday with Easter Monday behind it, and 5 May.
    ("2024-11-13", "2024-12-27", false), ("2024-11-13", "2024-12-28", true), ("2024-11-14", "2024-12-27", false),
    ("2024-11-20", "2025-01-02", false), ("2024-11-20", "2025-01-03", true), ("2025-03-07", "2025-04-22", false),
    ("2025-03-07", "2025-04-23", true), ("2025-03-24", "2025-05-06", false), ("2025-03-24", "2025-05-07", true),
  ]) func objectionsOutsideTheTerm(decided: String, objected: String, isLate: Bool) throws {
    func late(_ more: [SpreadFact]) throws -> Bool? {
      let objection = DecisionObjection(
        id: try slug("bezwaar"), province: try code("PV24"), cycle: 2024, day: try day(objected), about: "Het aantal")
      let book = try Flevoland.book(more + [.objection(objection)], on: "2025-06-01")
      return try book.objections(of: code("PV24"), in: 2024).first?.isLate
    }
    let decision = try Flevoland.decision(on: decided, [("GM0034", 1_000)])
    #expect(try late([decision]) == isLate)
    #expect(try late([]) == false, "without a decision there is no term")
    let before = try #require(Day(iso: objected)).adding(days: -1)
    let change = try Flevoland.decision(on: before.description, [("GM0995", 1_000)], isChange: true)
    #expect(try late([decision, change]) == false, "it is about the change")
  }

  /// What no term ends on, by the rule as it was known.
  @Test(arguments: [
    (2024, "01-01 03-29 04-01 04-27 05-05 05-09 05-20 12-25 12-26"),
    (2025, "01-01 04-18 04-21 04-27 05-05 05-29 06-09 12-25 12-26"),
  ]) func holidays(year: Int, days: String) throws {
    let expected = days.split(separator: " ").map { "\(year)-\($0)" }
    #expect(try Flevoland.book([], on: "2025-06-01").holidays(in: year).sorted().map(\.description) == expected)
  }
}
