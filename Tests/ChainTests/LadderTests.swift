// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory
import Testing

/// What is proposed on each rung, and why (R1.38, R1.39).
@Suite struct LadderTests {
  private let world: World

  init() throws { world = try World.standard() }

  private let reference = Day(number: 19_174)
  private var arrears: ProposalReason { .arrears(40, .exact, reference) }

  /// The proposed rung with the reasons, for these facts on a day.
  private func expect(_ rung: Rung?, _ reasons: [ProposalReason], _ facts: [Fact], on iso: String) throws {
    let view = try world.ede(facts, on: iso)
    let proposal = try #require(view.proposal)
    #expect(proposal.rung == rung, "\(iso): \(proposal.reasons)")
    #expect(proposal.reasons == reasons, "\(iso)")
    for figure in proposal.figures { checkTree(figure) }
  }

  @Test func theDayIsTheFirstOfJuly() throws { #expect(try reference == day("2022-07-01")) }

  @Test func withoutAFileTheFiguresSpeak() throws {
    try expect(nil, [.balanceUnknown(reference)], Ede.figures(arrears: nil), on: "2022-08-01")
    try expect(.onSchedule, [.noArrears(reference)], Ede.figures(arrears: -5), on: "2022-08-01")
    try expect(.onSchedule, [.noArrears(reference)], Ede.figures(arrears: 0), on: "2022-08-01")
    try expect(.signal, [arrears, .opens], Ede.figures(), on: "2022-08-01")
    // Twenty a month on average are due, and ten were housed in two months.
    let slow = try Ede.figures(arrears: 0, housed: [("2022-07", 5), ("2022-08", 5)])
    try expect(.signal, [.noArrears(reference), .behindPace(30), .onlySignal], slow, on: "2022-08-31")
    try expect(.onSchedule, [.noArrears(reference)], slow, on: "2022-07-30")
    let done = try Ede.figures(housed: [("2022-07", 160)])
    try expect(.onSchedule, [.allHoused], done, on: "2022-07-31")
    #expect(try world.ede(done, on: "2022-07-31").signal == SupervisionSignal.none)
    #expect(try world.ede(slow, on: "2022-08-31").signal == .pace)
    #expect(try world.ede(Ede.figures(), on: "2022-08-01").signal == .arrears)
    #expect(try world.ede(Ede.figures(arrears: nil), on: "2022-08-01").signal == .unknown)
  }

  /// A month that nobody reported may make up for it all: a lower bound proves no lag.
  @Test func aMissingMonthIsNoLag() throws {
    let facts = try Ede.figures(arrears: 0, housed: [("2022-07", 5)])
    try expect(.onSchedule, [.noArrears(reference)], facts, on: "2022-08-31")
  }

  @Test func theSignalWaitsForTheOfficialTable() throws {
    let confirmed = try Ede.figures() + Ede.climbed(to: .signal)
    try expect(.information, [arrears, .confirmed], confirmed, on: "2022-08-01")
    let area = try code(Ede.code)
    let monthly: [Fact] = try [
      .housing(.balance(area: area, day: day("2022-01-01"), count: Count(0), role: .leading)),
      .housing(.target(area: area, halfYear: half("2022-1"), count: Count(60), role: .leading)),
      .housing(.target(area: area, halfYear: half("2022-2"), count: Count(120), role: .leading)),
    ]
    let months = try (1...6).map { number in
      Fact.housing(
        .housed(
          area: area, period: .month(try month("2022-0\(number)")), count: Count(number == 1 ? 20 : 0), role: .leading))
    }
    let carried = try monthly + months + Ede.climbed(to: .signal)
    try expect(.signal, [arrears, .notConfirmed], carried, on: "2022-08-01")
    let table = Fact.housing(
      .housed(area: area, period: .halfYear(try half("2022-1")), count: Count(20), role: .leading))
    try expect(.information, [arrears, .confirmed], carried + [table], on: "2022-08-01")
  }

  @Test func aRunningTermHoldsEveryRung() throws {
    for rung in Rung.allCases where rung > .onSchedule && rung < .execution {
      let facts =
        try Ede.figures() + Ede.climbed(to: rung, term: "2022-11-30") + Ede.notices(of: rung, "2022-08-10")
        + [Ede.judged(.no, "2022-08-15")]
      let running = try #require(try world.ede(facts, on: "2022-11-30").term)
      #expect(try running.isRecorded && !running.hasPassed(on: day("2022-11-30")))
      try expect(rung, [arrears, .termRuns(running)], facts, on: "2022-11-30")
      let next = try #require(try world.ede(facts, on: "2022-12-01").proposal)
      #expect(next.rung == Rung(rawValue: rung.rawValue + 1), "a day later \(rung) goes up")
    }
  }

  @Test func withoutATermTheUsualOneCounts() throws {
    func passed(_ rung: Rung) throws -> RungTerm {
      try #require(try world.ede(Ede.figures() + Ede.climbed(to: rung), on: "2022-08-31").term)
    }
    // Six weeks from 11 July, half a year from 18 July, thirteen weeks from 25 July.
    #expect(try passed(.information).day == day("2022-08-22"))
    #expect(try passed(.agreements).day == day("2023-01-16"))
    #expect(try passed(.announcement).day == day("2022-10-24"))
    #expect(try !passed(.information).isRecorded)
    #expect(try world.ede(Ede.figures() + Ede.climbed(to: .signal), on: "2022-08-31").term == nil)
    let own = try Ede.profile(weeks: [.information: 2])
    let facts = try Ede.figures() + Ede.climbed(to: .information)
    #expect(try world.ede([own] + facts, on: "2022-08-31").term?.day == day("2022-07-25"))
    let term = try passed(.information)
    try expect(.information, [arrears, .termRuns(term)], facts, on: "2022-08-22")
    try expect(.information, [arrears, .termPassed(term), .notJudged], facts, on: "2022-08-23")
  }

  @Test func excusabilityIsAnInput() throws {
    let facts = try Ede.figures() + Ede.climbed(to: .information, term: "2022-08-01")
    func judged(_ verdict: ExcuseVerdict, _ more: [Fact] = []) throws -> [Fact] {
      try facts + [Ede.judged(verdict, "2022-08-02")] + more
    }
    try expect(.agreements, [arrears, .notExcused], judged(.no), on: "2022-08-02")
    try expect(.agreements, [arrears, .partlyExcused(10, left: 30)], judged(.partly(10)), on: "2022-08-02")
    try expect(.information, [arrears, .excused], judged(.yes), on: "2022-08-02")
    try expect(.information, [arrears, .partlyExcused(40, left: 0)], judged(.partly(40)), on: "2022-08-02")
    // The province looks at five people or more; four are left.
    try expect(
      .information, [arrears, .partlyExcused(36, left: 4)], judged(.partly(36), [Ede.profile(people: 5)]),
      on: "2022-08-02")
    // Before the day of the judgement, and about the arrears of another day, it says nothing.
    let view = try world.ede(judged(.no), on: "2022-08-01")
    #expect(view.arrears?.judgement == nil && view.proposal?.rung == .information)
    let other = try facts + [Ede.judged(.no, "2022-08-02", of: "2022-01-01")]
    #expect(try world.ede(other, on: "2022-08-05").arrears?.judgement == nil)
    // Excused on a higher rung: back to where it is only followed.
    let high = try Ede.figures() + Ede.climbed(to: .announcement) + [Ede.judged(.yes, "2022-08-02")]
    try expect(.information, [arrears, .excused], high, on: "2022-08-02")
    // The last judgement counts.
    try expect(.agreements, [arrears, .notExcused], judged(.yes, [Ede.judged(.no, "2022-08-03")]), on: "2022-08-03")
  }

  @Test func fromAgreementsToExecution() throws {
    let no = try Ede.judged(.no, "2022-07-12")
    let agreed = try Ede.figures() + [no] + Ede.climbed(to: .agreements, term: "2022-08-31")
    let passed = try #require(try world.ede(agreed, on: "2022-09-01").term)
    try expect(.announcement, [arrears, .termPassed(passed)], agreed, on: "2022-09-01")
    let late = try [
      Ede.agreement("een", due: "2022-08-01"), Ede.agreement("twee", .report, due: "2022-08-15"),
      Ede.agreement("drie", due: "2022-08-01", done: "2022-07-30"), Ede.agreement("vier", due: "2022-12-01"),
    ]
    try expect(.announcement, [arrears, .termPassed(passed), .agreementsLate(2)], agreed + late, on: "2022-09-01")

    let announced = try Ede.figures() + [no] + Ede.climbed(to: .announcement, term: "2022-08-31")
    try expect(.announcement, [arrears, .notAnnounced], announced, on: "2022-09-01")
    let half = try announced + Ede.notices(of: .announcement, "2022-07-26", [.published])
    try expect(.announcement, [arrears, .notAnnounced], half, on: "2022-09-01")
    let full = try half + Ede.notices(of: .announcement, "2022-07-26", [.councilCopy])
    try expect(.decision, [arrears, .termPassed(passed)], full, on: "2022-09-01")

    let decided = try Ede.figures() + [no] + Ede.climbed(to: .decision, term: "2022-08-31")
    try expect(.decision, [arrears, .notAnnounced], decided, on: "2022-09-01")
    let told = try decided + Ede.notices(of: .decision, "2022-08-02")
    try expect(.execution, [arrears, .termPassed(passed)], told, on: "2022-09-01")
    let urgent =
      try Ede.figures() + [no] + Ede.climbed(to: .announcement) + [
        Ede.decision(.decision, "2022-08-01", urgency: "nood")
      ]
    try expect(.execution, [arrears, .urgent], urgent, on: "2022-08-02")
    let executed = try Ede.figures() + [no] + Ede.climbed(to: .execution)
    try expect(.execution, [arrears, .executing], executed, on: "2022-10-01")
  }

  @Test func arrearsThatAreGoneCloseTheFile() throws {
    let area = try code(Ede.code)
    func later(_ balance: Int) throws -> Fact {
      .housing(.balance(area: area, day: try day("2023-01-01"), count: Count(balance), role: .leading))
    }
    let target = Fact.housing(.target(area: area, halfYear: try half("2023-1"), count: Count(60), role: .leading))
    let newYear = try day("2023-01-01")
    for rung in Rung.allCases where rung > .onSchedule {
      let facts = try Ede.figures() + [later(0), target] + Ede.climbed(to: rung)
      try expect(
        .onSchedule, [.noArrears(newYear), .closes(takesBack: rung >= .decision)], facts, on: "2023-01-10")
      // Less than it was is not gone.
      let some = try Ede.figures() + [later(-1), target] + Ede.climbed(to: rung)
      #expect(try world.ede(some, on: "2023-01-10").proposal?.rung != .onSchedule)
    }
    // Housed in full within the half-year, arrears included.
    let done = try Ede.figures(housed: [("2022-07", 100), ("2022-08", 60)]) + Ede.climbed(to: .agreements)
    try expect(.onSchedule, [.allHoused, .closes(takesBack: false)], done, on: "2022-08-31")
    // A file that was closed begins anew: the next rung is the first.
    let again = try Ede.figures() + Ede.climbed(to: .agreements) + [Ede.decision(.onSchedule, "2022-08-01")]
    let view = try world.ede(again, on: "2022-08-02")
    #expect(view.rung == .onSchedule && !view.isOpen && view.proposal?.rung == .signal)
    // A new lag is a signal and no more.
    let slow = try Ede.figures(arrears: 0, housed: [("2022-07", 0)]) + Ede.climbed(to: .agreements)
    try expect(.signal, [.noArrears(reference), .behindPace(20), .onlySignal], slow, on: "2022-07-31")
  }

  @Test func theProfileOfTheProvinceCounts() throws {
    let facts = try Ede.figures()
    func with(_ profile: Fact) -> [Fact] { [profile] + facts }
    try expect(.onSchedule, [arrears, .belowThreshold], with(Ede.profile(people: 41)), on: "2022-08-01")
    try expect(.signal, [arrears, .opens], with(Ede.profile(people: 40)), on: "2022-08-01")
    // Forty of a target of 120 is a third.
    try expect(.onSchedule, [arrears, .belowThreshold], with(Ede.profile(percent: 34)), on: "2022-08-01")
    try expect(.signal, [arrears, .opens], with(Ede.profile(percent: 33)), on: "2022-08-01")
    try expect(.onSchedule, [arrears, .belowThreshold], with(Ede.profile(people: 41, percent: 1)), on: "2022-08-01")
    #expect(try world.ede(with(Ede.profile(people: 41)), on: "2022-08-01").signal == .small)
    // A file that is open does not close because the arrears are small, and does not go up either.
    let open = try with(Ede.profile(people: 41)) + Ede.climbed(to: .agreements, term: "2022-07-20")
    try expect(.agreements, [arrears, .belowThreshold], open, on: "2022-08-01")
    // It holds from its first day on, in its own province.
    let view = try world.ede(with(Ede.profile(people: 41)), on: "2022-08-01")
    #expect(view.arrears?.threshold?.whole == 41)
    #expect(try world.ede(facts, on: "2022-08-01").arrears?.threshold?.whole == 1)
    let book = try world.book([Line(Ede.profile(people: 41), known: noon("2022-06-01"))], on: day("2021-12-31"))
    #expect(try book.now(.arrearsThreshold, code(Ede.code)).whole == 1)
    #expect(try book.supervisionProfile(of: code("PV25")) == nil)
  }

  @Test func aLadderThatStandsStillGoesNotUp() throws {
    let freeze = SupervisionProfile.Freeze(from: try day("2022-08-01"), until: try day("2022-10-01"), reason: "proef")
    let facts =
      try Ede.figures() + [Ede.judged(.no, "2022-07-12"), Ede.profile(freeze: freeze)]
      + Ede.climbed(to: .agreements, term: "2022-07-20")
    let passed = try #require(try world.ede(facts, on: "2022-07-31").term)
    try expect(.announcement, [arrears, .termPassed(passed)], facts, on: "2022-07-31")
    try expect(.agreements, [arrears, .frozen(until: freeze.until)], facts, on: "2022-08-01")
    try expect(.agreements, [arrears, .frozen(until: freeze.until)], facts, on: "2022-09-30")
    try expect(.announcement, [arrears, .termPassed(passed)], facts, on: "2022-10-01")
    // The signal stays, and down it can still go.
    #expect(try world.ede(facts, on: "2022-08-01").signal == .arrears)
    let done = try facts + [Ede.judged(.yes, "2022-08-02")]
    try expect(.information, [arrears, .excused], done, on: "2022-08-03")
    let endless = SupervisionProfile.Freeze(from: try day("2022-08-01"), until: nil, reason: "proef")
    let none = try Ede.figures() + [Ede.profile(freeze: endless)]
    try expect(.onSchedule, [arrears, .frozen(until: nil)], none, on: "2022-12-01")
  }
}
