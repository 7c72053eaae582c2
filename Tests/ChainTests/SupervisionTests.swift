// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory
import Testing

/// The figures and the file of supervision: parts that add up, what waits, and both clocks.
@Suite struct SupervisionTests {
  private let world: World
  private let ede = AreaCode(kind: .municipality, number: 228)

  init() throws { world = try World.standard() }

  private func book(_ facts: [Fact], on iso: String) throws -> ChainBook {
    let known = try noon("2022-06-01")
    return try world.book(facts.map { Line($0, known: known) }, on: day(iso))
  }

  private func figure(_ measure: Measure, _ facts: [Fact], on iso: String = "2022-08-01") throws -> Figure {
    let figure = try #require(try book(facts, on: iso).figure(.measure(measure, ede, .halfYear(half("2022-2")))))
    checkTree(figure)
    return figure
  }

  @Test func arrearsAreWhatLiesBelowZero() throws {
    #expect(try figure(.arrears, Ede.figures()).whole == 40)
    #expect(try figure(.arrears, Ede.figures(arrears: -5)).whole == 0)
    #expect(try figure(.arrears, Ede.figures(arrears: nil)).unknownReason == .partUnknown)
    #expect(try figure(.arrearsShare, Ede.figures()).number == Fraction(100, 3))
    // A balance of at least −40 is arrears of at most 40; an advance of at least 5 is no arrears at all.
    func bounded(_ balance: Int, _ qualifier: Qualifier) throws -> Figure {
      try figure(
        .arrears,
        [.housing(.balance(area: ede, day: day("2022-07-01"), count: Count(balance, qualifier), role: .leading))])
    }
    #expect(try bounded(-40, .atLeast).qualifier == .atMost && bounded(-40, .nearly).qualifier == .nearly)
    #expect(try bounded(5, .atLeast).qualifier == .exact && bounded(5, .atLeast).whole == 0)
    #expect(try bounded(5, .atMost).qualifier == .atLeast)
    // There is no such figure of a larger area: an advance here does not make up for arrears there.
    let country = try book(Ede.figures(), on: "2022-08-01").now(.arrears)
    #expect(country.unknownReason == .notApplicable)
  }

  @Test func thePartsAddUp() throws {
    let facts = try Ede.figures()
    #expect(try figure(.unattributed, facts).unknownReason == .partUnknown)
    #expect(try world.ede(facts, on: "2022-08-01").arrears?.attribution == nil)
    var random = FixedSeed(state: 11)
    for _ in 0..<200 {
      var (left, parts): (Int, [ArrearsCause: Int]) = (40, [:])
      for cause in ArrearsCause.allCases.shuffled(using: &random) where Bool.random(using: &random) {
        parts[cause] = Int.random(in: 0...left, using: &random)
        left -= parts[cause] ?? 0
      }
      let all = try facts + [Ede.attribution(parts)]
      let view = try #require(try world.ede(all, on: "2022-08-01").arrears?.attribution)
      #expect(view.sum.whole == 40 - left && view.rest.whole == left)
      #expect(view.attribution.parts.reduce(0) { $0 + $1.people } + left == 40)
      checkTree(view.rest)
    }
    // A later one replaces; figures that change leave too many parts, and that is said.
    let twice = try facts + [Ede.attribution([.noHome: 40]), Ede.attribution([.refused: 3, .late: 7])]
    #expect(try figure(.unattributed, twice).whole == 30)
    let better = try Ede.figures(arrears: 30) + [Ede.attribution([.noHome: 40])]
    let view = try world.ede(better, on: "2022-08-01")
    #expect(view.arrears?.attribution?.rest.whole == -10 && view.due == [.attribution(10)])
  }

  /// A file may be closed with arrears: people decide. But it is told, as long as these arrears count.
  @Test func closedWithArrearsIsTold() throws {
    let closed = try Ede.figures() + Ede.climbed(to: .information) + [Ede.decision(.onSchedule, "2022-08-01")]
    let told = SupervisionDue.closedWithArrears(40, since: try day("2022-08-01"))
    #expect(try world.ede(closed, on: "2022-08-02").due == [told])
    #expect(try world.ede(closed, on: "2022-07-31").due.contains(told) == false)
    func due(_ more: [Fact], on iso: String = "2022-08-02") throws -> [SupervisionDue] {
      try world.ede(closed + more, on: iso).due
    }
    #expect(try due([Ede.judged(.partly(15), "2022-07-20")]) == [.closedWithArrears(25, since: day("2022-08-01"))])
    #expect(try due([Ede.judged(.yes, "2022-07-20")]) == [])
    #expect(try due([Ede.profile(people: 41)]) == [], "the province does not look at so few")
    // Arrears of the next half-year are another matter.
    let balance = Fact.housing(.balance(area: ede, day: try day("2023-01-01"), count: Count(-50), role: .leading))
    #expect(try due([balance], on: "2023-01-02") == [])
    let without =
      try Ede.figures(arrears: 0) + Ede.climbed(to: .information) + [Ede.decision(.onSchedule, "2022-08-01")]
    #expect(try world.ede(without, on: "2022-08-02").due == [])
  }

  @Test func excusedAndCounting() throws {
    let facts = try Ede.figures()
    #expect(try figure(.excused, facts).unknownReason == .notReported)
    #expect(try figure(.countingArrears, facts).whole == 40)
    for (verdict, excused) in [(ExcuseVerdict.no, 0), (.partly(15), 15), (.yes, 40)] {
      let all = try facts + [Ede.judged(verdict, "2022-07-20")]
      #expect(try figure(.excused, all).whole == excused && figure(.countingArrears, all).whole == 40 - excused)
      // A figure of before the judgement does not know it.
      #expect(try figure(.excused, all, on: "2022-07-19").number == nil)
    }
  }

  @Test func theRungIsThatOfTheLastDecision() throws {
    let facts = try Ede.climbed(to: .agreements) + [Ede.decision(.onSchedule, "2022-09-01")]
    func rung(_ iso: String) throws -> Int? { try book(facts, on: iso).now(.rung, ede).whole }
    #expect(try rung("2022-07-03") == 0 && rung("2022-07-04") == 1 && rung("2022-07-11") == 2)
    #expect(try rung("2022-08-31") == 3 && rung("2022-09-01") == 0)
    // The other duty has a ladder of its own.
    let spread = SupervisionFile(.spread, ede)
    let both = try facts + [Ede.decision(.signal, "2024-05-01", file: spread)]
    let later = try book(both, on: "2024-06-01")
    #expect(try later.now(.spreadRung, ede).whole == 1 && later.now(.rung, ede).whole == 0)
    let view = try #require(later.supervision(of: spread))
    #expect(view.rung == .signal && view.proposal == nil && view.signal == nil && view.due.isEmpty)
    #expect(later.supervision(of: Ede.file)?.isOpen == false)
    #expect(try later.supervision(of: SupervisionFile(.housing, code("PV25"))) == nil)
    // Two decisions of one day: the one that was recorded last.
    let same = try [Ede.decision(.signal, "2022-07-04"), Ede.decision(.information, "2022-07-04")]
    #expect(try book(same, on: "2022-07-04").now(.rung, ede).whole == 2)
  }

  /// Places that were decided and are not there once the term is over (R5.7).
  @Test func arrearsOfTheSpreadingAct() throws {
    let spread = SupervisionFile(.spread, ede)
    let gelderland = try code("PV25")
    func facts(places: Int?, decided: Int = 300, _ more: [Fact] = []) throws -> [Fact] {
      let decision = Fact.spread(
        .decision(
          DistributionDecision(
            province: gelderland, cycle: 2024, published: try day("2024-12-20"),
            numbers: [MunicipalPlaces(municipality: ede, places: decided)], term: try day("2025-07-01"))))
      let site = try places.map { places in
        Fact.reception(
          .location(
            try location("azc-ede", in: "GM0228", open: period("2024-03-01"), [(places, period("2024-03-01"))])))
      }
      return [decision] + (site.map { [$0] } ?? []) + more
    }
    func view(_ facts: [Fact], _ iso: String) throws -> SupervisionView {
      try #require(try book(facts, on: iso).supervision(of: spread))
    }
    let last = try day("2025-07-01")
    // Until the term is over nothing is late.
    #expect(try view(facts(places: 100), "2025-07-01").arrears == nil)
    let late = try #require(try view(facts(places: 100), "2025-07-02").arrears)
    #expect(late.arrears.whole == 200 && late.arrears.unit == .places && late.reference == last)
    #expect(late.signal == .arrears && late.proposal.rung == .signal && late.threshold == nil && late.share == nil)
    #expect(late.proposal.reasons == [.arrears(200, .exact, last), .opens])
    for figure in late.proposal.figures { checkTree(figure) }
    let named = try book(facts(places: 100), on: "2025-08-01").figure(.measure(.arrears, ede, .year(2024)))
    #expect(named?.whole == 200)
    // All there, none decided, and not known.
    #expect(try view(facts(places: 300), "2025-08-01").proposal?.reasons == [.noArrears(last)])
    #expect(try view(facts(places: nil, decided: 0), "2025-08-01").arrears?.arrears.whole == 0)
    #expect(try view(facts(places: nil), "2025-08-01").proposal?.rung == nil)
    // The same ladder, and no profile of a province.
    let climbed = try facts(
      places: 100,
      [
        Ede.profile(people: 1_000, freeze: .init(from: day("2022-01-01"), until: nil, reason: "proef")),
        Ede.decision(.signal, "2025-07-10", file: spread), Ede.decision(.information, "2025-07-20", file: spread),
        .supervision(
          .judgement(
            ExcuseJudgement(
              file: spread, reference: last, day: day("2025-09-01"), authority: .minister, verdict: .partly(50),
              reason: "proef"))),
        .supervision(
          .attribution(
            ArrearsAttribution(file: spread, reference: last, parts: [.init(cause: .noHome, people: 120)]))),
      ])
    let judged = try #require(try view(climbed, "2025-09-02").arrears)
    #expect(judged.proposal.reasons == [.arrears(200, .exact, last), .partlyExcused(50, left: 150)])
    #expect(judged.proposal.rung == .agreements && judged.attribution?.rest.whole == 80)
    #expect(try view(climbed, "2025-09-02").freeze == nil)
  }

  @Test func bothClocksAndWithdrawals() throws {
    let lines = try [
      Line(Ede.decision(.signal, "2022-07-04"), known: noon("2022-07-04")),
      Line(Ede.decision(.information, "2022-07-11"), known: noon("2022-07-20")),
      Line(withdrawal(of: 2), known: noon("2022-08-01")),
    ]
    func view(_ iso: String, _ known: String) throws -> SupervisionView {
      try #require(try world.book(lines, on: day(iso), known: noon(known)).supervision(of: Ede.file))
    }
    #expect(try view("2022-07-15", "2022-07-19").rung == .signal)
    #expect(try view("2022-07-15", "2022-07-20").rung == .information)
    #expect(try view("2022-07-10", "2022-07-20").rung == .signal)
    #expect(try view("2022-08-15", "2022-08-15").rung == .signal)
    let late = try world.book(lines, on: day("2022-08-15"))
    let history = late.supervisionHistory(of: Ede.file)
    #expect(history.map(\.source.position) == [2, 1] && history.map(\.isWithdrawn) == [true, false])
    let early = try world.book(lines, on: day("2022-08-15"), known: noon("2022-07-25"))
    #expect(early.supervisionHistory(of: Ede.file).map(\.isWithdrawn) == [false, false])
    let state = try ChainState(folding: entries(lines))
    #expect(state.reported(lines[1].fact, at: 2)?.current == nil)
    #expect(!state.alreadyHas(lines[1].fact) && state.hasReported(lines[1].fact) && state.alreadyHas(lines[0].fact))
  }

  @Test func whatWaitsIsTold() throws {
    let facts =
      try Ede.figures() + Ede.climbed(to: .announcement, term: "2022-08-31")
      + [Ede.agreement("een", due: "2022-08-01"), Ede.agreement("twee", .report, due: "2022-09-30")]
    func due(_ more: [Fact] = [], on iso: String) throws -> [SupervisionDue] {
      try world.ede(facts + more, on: iso).due
    }
    let since = try day("2022-07-25")
    let missing = NoticeKind.allCases.map { SupervisionDue.notice($0, .announcement, since: since) }
    let judgement = SupervisionDue.judgement(reference: try day("2022-07-01"))
    #expect(try due(on: "2022-07-25") == missing + [judgement])
    guard case .supervision(.agreement(let first)) = facts[facts.count - 2] else {
      Issue.record("no agreement")
      return
    }
    #expect(try due(on: "2022-08-01") == missing + [judgement])
    #expect(try due(on: "2022-08-02") == missing + [.agreement(first), judgement])
    let term = try #require(try world.ede(facts, on: "2022-09-01").term)
    let all = try due(Ede.notices(of: .announcement, "2022-07-26") + [Ede.judged(.no, "2022-07-12")], on: "2022-09-01")
    #expect(all == [.termPassed(.announcement, term), .agreement(first)])
    let done = try Ede.agreement("een", due: "2022-08-01", done: "2022-08-01")
    #expect(try due([done], on: "2022-08-02") == missing + [judgement])
    // A notice of the rung before says nothing about this one; one of after the reference day neither.
    #expect(try due(Ede.notices(of: .decision, "2022-07-26"), on: "2022-07-26") == missing + [judgement])
    #expect(try due(Ede.notices(of: .announcement, "2022-07-27"), on: "2022-07-26") == missing + [judgement])
    // What was done later was late on the days before.
    let afterwards = try Ede.agreement("een", due: "2022-08-01", done: "2022-08-05")
    #expect(try due([afterwards], on: "2022-08-04").count == 4 && due([afterwards], on: "2022-08-05").count == 3)
    // A notice that was never made stays missing on the next rung.
    let next = try Ede.decision(.decision, "2022-08-10", term: "2022-08-20")
    let told = try due([next] + Ede.notices(of: .decision, "2022-08-10"), on: "2022-08-10")
    #expect(told == missing + [.agreement(first), judgement])
    // A file that is closed waits for nothing but its arrears, and what was agreed in it does not count in the next one.
    let closed = try Ede.decision(.onSchedule, "2022-08-10")
    let closedOn = try day("2022-08-10")
    #expect(try due([closed], on: "2022-08-11") == [.closedWithArrears(40, since: closedOn)])
    #expect(try due([closed, Ede.decision(.signal, "2022-08-12")], on: "2022-08-13").isEmpty)
  }

  /// Policy, not law: recorded, and told.
  @Test func aHastyRungIsTold() throws {
    func remarks(_ facts: [Fact]) throws -> [LadderRemark] { try world.ede(facts, on: "2022-09-01").remarks }
    let first = try Ede.figures() + Ede.climbed(to: .information, term: "2022-08-22")
    let early = try world.ede(first, on: "2022-08-01").term
    let hasty = try Ede.decision(.agreements, "2022-08-22")
    #expect(try remarks(first).isEmpty)
    #expect(try remarks(first + [hasty]) == [.beforeTerm(.information, #require(early))])
    #expect(try remarks(first + [Ede.decision(.agreements, "2022-08-23")]).isEmpty)
    #expect(try remarks(first + [Ede.decision(.agreements, "2022-08-22", urgency: "nood")]).isEmpty)
    #expect(try remarks(first + [Ede.decision(.signal, "2022-08-01")]).isEmpty)
    let freeze = SupervisionProfile.Freeze(from: try day("2022-08-01"), until: try day("2022-09-01"), reason: "proef")
    let frozen = try first + [Ede.profile(freeze: freeze), Ede.decision(.agreements, "2022-08-31")]
    #expect(try remarks(frozen) == [.whileFrozen(.agreements)])
  }

  /// Weesp went up in Amsterdam on 24 March 2022: its file can be read there.
  @Test func aFileOfAMunicipalityThatEnded() throws {
    let weesp = SupervisionFile(.housing, try code("GM0457"))
    let amsterdam = SupervisionFile(.housing, try code("GM0363"))
    let facts = try [
      Ede.decision(.signal, "2022-01-10", file: weesp), Ede.decision(.information, "2022-02-10", file: weesp),
    ]
    let before = try book(facts, on: "2022-03-23")
    #expect(before.supervision(of: weesp)?.rung == .information)
    #expect(before.supervision(of: amsterdam)?.predecessors.isEmpty == true)
    let after = try book(facts, on: "2022-03-24")
    #expect(after.supervision(of: weesp) == nil)
    let view = try #require(after.supervision(of: amsterdam))
    #expect(view.rung == .onSchedule && view.predecessors.map(\.municipality) == [weesp.municipality])
    #expect(view.predecessors.map(\.rung) == [.information])
    let closed = try facts + [Ede.decision(.onSchedule, "2022-03-01", file: weesp)]
    #expect(try book(closed, on: "2022-03-24").supervision(of: amsterdam)?.predecessors.isEmpty == true)
  }

  @Test func theSupervisorOfEachDuty() {
    let executive = Rung.allCases.filter { SupervisionAuthority.executive.mayDecide($0, on: .housing) }
    #expect(executive == Rung.allCases)
    for task in SupervisedTask.allCases {
      #expect(Rung.allCases.allSatisfy { SupervisionAuthority.minister.mayDecide($0, on: task) })
      #expect(Rung.allCases.filter { SupervisionAuthority.official.mayDecide($0, on: task) }.last == .agreements)
    }
    #expect(Rung.allCases.filter { SupervisionAuthority.deputy.mayDecide($0, on: .housing) }.last == .agreements)
    #expect(!Rung.allCases.contains { SupervisionAuthority.executive.mayDecide($0, on: .spread) })
    #expect(!Rung.allCases.contains { SupervisionAuthority.deputy.mayDecide($0, on: .spread) })
  }
}
