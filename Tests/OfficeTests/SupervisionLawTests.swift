// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Rulebook
import Territory
import TestJournals
import Testing

private let ede = SupervisionFile(.housing, AreaCode(kind: .municipality, number: 228))

private func decided(
  _ rung: Rung, _ iso: String, term: String? = nil, urgency: String? = nil,
  by authority: SupervisionAuthority = .executive,
  reason: String = "proef", in file: SupervisionFile = ede
) throws -> Fact {
  .supervision(
    .decision(
      RungDecision(
        file: file, rung: rung, day: try day(iso), authority: authority, reason: reason, term: try term.map(day),
        urgency: urgency)))
}

private func notice(_ rung: Rung, _ kind: NoticeKind, _ iso: String, in file: SupervisionFile = ede) throws -> Fact {
  .supervision(.notice(SupervisionNotice(file: file, rung: rung, kind: kind, day: try day(iso))))
}

private func agreement(_ id: String, _ kind: AgreementKind, made: String, due: String, done: String? = nil) throws
  -> Fact
{
  .supervision(
    .agreement(
      SupervisionAgreement(
        file: ede, id: try slug(id), kind: kind, text: "Doe iets", day: try day(made), due: try day(due),
        done: try done.map(day))))
}

private func attribution(_ parts: [(ArrearsCause, Int)], of reference: String = "2022-07-01") throws -> Fact {
  .supervision(
    .attribution(
      ArrearsAttribution(
        file: ede, reference: try day(reference),
        parts: parts.map { ArrearsAttribution.Part(cause: $0.0, people: $0.1) })))
}

private func judged(
  _ verdict: ExcuseVerdict, _ iso: String = "2022-08-01", of reference: String = "2022-07-01", reason: String = "proef",
  by authority: SupervisionAuthority = .executive
) throws -> Fact {
  .supervision(
    .judgement(
      ExcuseJudgement(
        file: ede, reference: try day(reference), day: try day(iso), authority: authority, verdict: verdict,
        reason: reason)))
}

private func balance(_ people: Int) throws -> Fact {
  .housing(.balance(area: ede.municipality, day: try day("2022-07-01"), count: Count(people), role: .leading))
}

/// The laws of the ladder: between facts and of each by itself, whichever comes first, in one file or one by one.
@Suite struct SupervisionLawTests {
  private let journal = TestJournal()
  private let office: Office

  init() throws { office = try World.office(journal) }

  private func record(_ facts: [Fact]) async throws { _ = try await office.handle(.hand(in: facts)) }

  /// Refused, wet and dry, with nothing recorded.
  private func expect(_ refusals: [String], _ submission: Submission) async throws {
    let before = try await journal.head().position
    var dry = submission
    dry.isDryRun = true
    #expect(await office.refusals(dry) == refusals)
    #expect(await office.refusals(submission) == refusals)
    #expect(try await journal.head().position == before, "nothing is recorded on a fault")
  }

  private func rung() async throws -> Rung? {
    try await office.desk().book(Perspective(day: day("2023-12-31"))).supervision(of: ede)?.rung
  }

  /// From nothing to execution and back: what is lawful is recorded.
  private static func climb() throws -> [Fact] {
    try [
      decided(.signal, "2022-07-04"), decided(.information, "2022-07-11"), decided(.agreements, "2022-09-01"),
      decided(.announcement, "2023-03-02"), decided(.decision, "2023-06-02", term: "2023-07-01"),
      decided(.execution, "2023-07-02"), decided(.onSchedule, "2023-12-01"),
    ]
  }

  @Test func theWholeLadderUpAndDown() async throws {
    for fact in try Self.climb() { try await record([fact]) }
    #expect(try await rung() == .onSchedule)
    // In one file, in whatever order its rows stand.
    let other = try World.office(TestJournal())
    #expect(await other.codes(.hand(in: try Self.climb().reversed())) == [])
    // Every step down is lawful, from every rung.
    for (index, fact) in try Self.climb().enumerated() where index < 6 {
      let fresh = try World.office(TestJournal())
      _ = try await fresh.handle(.hand(in: Array(try Self.climb().prefix(index + 1))))
      guard case .supervision(.decision(let last)) = fact else { continue }
      for rung in Rung.allCases where rung <= last.rung {
        let term = rung == .decision ? "2024-01-01" : nil
        let down = try decided(rung, "2023-12-31", term: term)
        #expect(await fresh.codes(.hand(in: [down], isDryRun: true)) == [], "\(last.rung) to \(rung)")
      }
    }
  }

  /// Rungs of one file are told step by step; taking one back tells the way down.
  @Test func effectsGoRungByRung() async throws {
    let climb = try await office.handle(.hand(in: try Self.climb()))
    #expect(climb.effects.map(\.before?.whole) == [0, 1, 2, 3, 4, 5, 6])
    #expect(climb.effects.map(\.after?.whole) == [1, 2, 3, 4, 5, 6, 0])
    let back = try await office.handle(.correct(7, to: nil))
    #expect(back.effects.map(\.before?.whole) == [0] && back.effects.map(\.after?.whole) == [6])
  }

  @Test func noRungIsSkippedWithoutUrgency() async throws {
    let rungs = Rung.allCases
    for from in rungs {
      let fresh = try World.office(TestJournal())
      let start = try Self.climb().prefix(from.rawValue)
      if !start.isEmpty { _ = try await fresh.handle(.hand(in: Array(start))) }
      for to in rungs where to.rawValue > from.rawValue + 1 {
        let skipped = try decided(to, "2023-12-31", term: "2024-06-01")
        let code = from == .onSchedule ? "RT-244" : "RT-240"
        let more = to == .execution && from != .decision ? ["RT-241 regel 2"] : []
        #expect(
          await fresh.refusals(.hand(in: [skipped], isDryRun: true)) == ["\(code) regel 2"] + more, "\(from) to \(to)")
        let urgent = try decided(to, "2023-12-31", urgency: "Mensen slapen buiten")
        #expect(await fresh.refusals(.hand(in: [urgent], isDryRun: true)) == [], "\(from) to \(to) with urgency")
      }
    }
    try await expect(["RT-245 regel 2"], .hand(in: [try decided(.agreements, "2022-07-04", urgency: " ")]))
  }

  /// The lesson of ECLI:NL:RVS:2018:2647.
  @Test func executionOnlyAfterATermThatIsOver() async throws {
    try await record(Array(Self.climb().prefix(4)))
    try await expect(["RT-242 regel 2"], .hand(in: [try decided(.decision, "2023-06-02")]))
    try await expect(["RT-249 regel 2"], .hand(in: [try decided(.decision, "2023-06-02", term: "2023-06-02")]))
    let step = try decided(.decision, "2023-06-02", term: "2023-07-01")
    for early in ["2023-06-02", "2023-06-30", "2023-07-01"] {
      try await expect(["RT-241 regel 3"], .hand(in: [step, try decided(.execution, early)]))
    }
    try await expect(["RT-241 regel 2"], .hand(in: [try decided(.execution, "2023-07-01"), step]))
    try await record([step])
    try await expect(["RT-241 regel 2"], .hand(in: [try decided(.execution, "2023-07-01")]))
    #expect(
      await office.codes(.hand(in: [try decided(.execution, "2023-07-01", urgency: "nood")], isDryRun: true)) == [])
    try await record([decided(.execution, "2023-07-02")])
    // The decision with the term cannot be taken back from under its execution; the execution can.
    try await expect(["RT-240", "RT-241"], .correct(5, to: nil))
    #expect(await office.codes(.correct(6, to: nil)) == [])
    #expect(await office.codes(.correct(5, to: nil)) == [])
    #expect(try await rung() == .announcement)
    // Urgency in place of a term, with its reason.
    try await record([decided(.decision, "2023-08-01", urgency: "nood")])
    try await record([decided(.execution, "2023-08-01")])
    #expect(try await rung() == .execution)
    #expect(await Office.verify(journal).isSound)
  }

  /// A term of an earlier file does not count for the next one.
  @Test func aClosedFileTakesItsTermAlong() async throws {
    try await record(Self.climb())
    let again = try [
      decided(.signal, "2023-12-02"), decided(.information, "2023-12-03"), decided(.agreements, "2023-12-04"),
      decided(.announcement, "2023-12-05"),
    ]
    try await record(again)
    try await expect(["RT-240 regel 2", "RT-241 regel 2"], .hand(in: [try decided(.execution, "2023-12-06")]))
  }

  @Test func decisionsFollowEachOther() async throws {
    try await record(Array(Self.climb().prefix(2)))
    try await expect(["RT-243 regel 2"], .hand(in: [try decided(.signal, "2022-07-10")]))
    try await expect(
      ["RT-243 regel 3"], .hand(in: [try decided(.agreements, "2022-09-01"), try decided(.signal, "2022-07-05")]))
    // On the same day it can: then the one that was recorded last counts.
    #expect(await office.codes(.hand(in: [try decided(.agreements, "2022-07-11")], isDryRun: true)) == [])
    try await expect(["RT-201"], .hand(in: [try decided(.information, "2022-07-11")]))
    // Taking back from below would leave a rung without the one under it.
    try await expect(["RT-244"], .correct(1, to: nil))
    try await expect(["RT-202"], .correct(1, to: 3))
    #expect(await office.codes(.correct(2, to: nil)) == [])
    try await expect(["RT-203"], .correct(2, to: nil))
    #expect(await office.codes(.correct(1, to: nil)) == [])
    #expect(try await rung() == .onSchedule)
  }

  @Test func noticesBelongToADecision() async throws {
    try await record(Array(Self.climb().prefix(4)))
    try await expect(["RT-250 regel 2"], .hand(in: [try notice(.announcement, .published, "2023-03-01")]))
    try await expect(["RT-250 regel 2"], .hand(in: [try notice(.decision, .published, "2023-06-02")]))
    try await expect(["RT-250 regel 2"], .hand(in: [try notice(.agreements, .councilCopy, "2023-06-02")]))
    let both = try [notice(.announcement, .published, "2023-03-02"), notice(.announcement, .councilCopy, "2023-03-05")]
    try await record(both)
    try await expect(["RT-250", "RT-250"], .correct(4, to: nil))
    #expect(await office.codes(.correct(6, to: nil)) == [])
    try await expect(["RT-250"], .correct(4, to: nil))
    // With its decision in one file, whichever comes first.
    let decision = try decided(.decision, "2023-06-02", term: "2023-07-01")
    #expect(await office.codes(.hand(in: [try notice(.decision, .published, "2023-06-03"), decision])) == [])
  }

  @Test func agreementsBelongToAnOpenFile() async throws {
    let report = try agreement("plan", .report, made: "2022-07-11", due: "2022-08-01")
    let action = try agreement("flex", .action, made: "2022-09-01", due: "2022-12-31")
    try await expect(["RT-244 regel 2", "RT-244 regel 3"], .hand(in: [report, action]))
    try await record([decided(.signal, "2022-07-04")])
    try await expect(["RT-244 regel 2"], .hand(in: [report]))
    try await record([decided(.information, "2022-07-11"), report])
    try await expect(["RT-244 regel 2"], .hand(in: [action]))
    try await record([action, decided(.agreements, "2022-09-01")])
    try await expect(["RT-244"], .correct(5, to: nil))
    try await record([agreement("plan", .report, made: "2022-07-11", due: "2022-08-01", done: "2022-07-30")])
    try await expect(
      ["RT-252 regel 2"], .hand(in: [try agreement("x", .report, made: "2022-09-02", due: "2022-09-01")]))
    try await expect(
      ["RT-252 regel 2"],
      .hand(in: [try agreement("x", .report, made: "2022-09-02", due: "2022-10-01", done: "2022-09-01")]))
    try await expect(
      ["RT-217 regel 2"],
      .hand(in: [try agreement("x", .report, made: "2022-09-02", due: "2022-10-01", done: "2030-09-01")]))
    var silent = SupervisionAgreement(
      file: ede, id: try slug("x"), kind: .report, text: " ", day: try day("2022-09-02"), due: try day("2022-10-01"))
    try await expect(["RT-231 regel 2"], .hand(in: [.supervision(.agreement(silent))]))
    silent.text = "Bel 123456782"
    try await expect(["RT-115 regel 2, veld tekst"], .hand(in: [.supervision(.agreement(silent))]))
  }

  @Test func thePartsStayWithinTheArrears() async throws {
    let parts = try attribution([(.noHome, 30), (.refused, 11)])
    // As long as nobody knows the arrears, nothing is too much.
    #expect(await office.codes(.hand(in: [parts], isDryRun: true)) == [])
    try await expect(["RT-247 regel 3"], .hand(in: [try balance(-40), parts]))
    try await expect(["RT-247 regel 2"], .hand(in: [parts, try balance(-40)]))
    try await expect(["RT-247 regel 3"], .hand(in: [try balance(5), try attribution([(.noHome, 1)])]))
    try await record([balance(-41), parts])
    try await expect(["RT-247 regel 2"], .hand(in: [try attribution([(.noHome, 42)])]))
    // A figure of housing is never held back by what was put down to causes: the page tells of it.
    try await record([balance(-20)])
    let view = try await office.desk().book(Perspective(day: day("2022-08-01"))).supervision(of: ede)
    #expect(view?.arrears?.attribution?.rest.whole == -21 && view?.due.contains(.attribution(21)) == true)
    #expect(await office.codes(.correct(2, to: nil)) == [])
    try await expect(["RT-255 regel 2"], .hand(in: [try attribution([])]))
    try await expect(["RT-255 regel 2"], .hand(in: [try attribution([(.late, 1), (.late, 2)])]))
    try await expect(["RT-214 regel 2"], .hand(in: [try attribution([(.late, -1)])]))
    try await expect(["RT-215 regel 2"], .hand(in: [try attribution([(.late, 1)], of: "2022-07-02")]))
  }

  @Test func judgements() async throws {
    try await record([balance(-40)])
    try await expect(["RT-251 regel 2"], .hand(in: [try judged(.partly(41))]))
    try await expect(["RT-251 regel 2"], .hand(in: [try judged(.partly(0))]))
    try await expect(["RT-245 regel 2"], .hand(in: [try judged(.yes, reason: "  ")]))
    try await expect(["RT-215 regel 2"], .hand(in: [try judged(.no, of: "2022-06-30")]))
    try await expect(["RT-217 regel 2"], .hand(in: [try judged(.no, "2022-06-30")]))
    try await expect(["RT-217 regel 2"], .hand(in: [try judged(.no, "2030-06-30")]))
    try await record([judged(.partly(40))])
    try await expect(["RT-201"], .hand(in: [try judged(.partly(40))]))
    #expect(await office.codes(.correct(2, to: nil)) == [])
  }

  @Test func whoMayDecide() async throws {
    try await expect(
      ["RT-246 regel 2"], .hand(in: [try decided(.announcement, "2022-07-04", urgency: "nood", by: .deputy)]))
    try await expect(
      ["RT-246 regel 2"],
      .hand(in: [try decided(.decision, "2022-07-04", term: "2022-09-01", urgency: "nood", by: .official)]))
    let spread = SupervisionFile(.spread, ede.municipality)
    try await expect(["RT-246 regel 2"], .hand(in: [try decided(.signal, "2024-07-04", in: spread)]))
    try await expect(["RT-246 regel 2"], .hand(in: [try decided(.signal, "2024-07-04", by: .deputy, in: spread)]))
    #expect(await office.codes(.hand(in: [try decided(.signal, "2024-07-04", by: .minister, in: spread)])) == [])
    #expect(await office.codes(.hand(in: [try decided(.signal, "2022-07-04", by: .minister)])) == [])
    // Each duty has its own file: a rung of one is none of the other.
    try await expect(["RT-240 regel 2"], .hand(in: [try decided(.agreements, "2024-08-01", by: .minister, in: spread)]))
  }

  @Test func daysAndPlaces() async throws {
    let spread = SupervisionFile(.spread, ede.municipality)
    try await expect(["RT-253 regel 2"], .hand(in: [try decided(.signal, "2024-01-30", by: .minister, in: spread)]))
    #expect(
      await office.codes(.hand(in: [try decided(.signal, "2024-01-31", by: .minister, in: spread)], isDryRun: true))
        == [])
    try await expect(["RT-253 regel 2"], .hand(in: [try decided(.signal, "2012-09-30")]))
    try await expect(["RT-217 regel 2"], .hand(in: [try decided(.signal, "2030-01-01")]))
    try await expect(["RT-245 regel 2"], .hand(in: [try decided(.signal, "2022-07-04", reason: "")]))
    try await expect(
      ["RT-115 regel 2, veld reden"], .hand(in: [try decided(.signal, "2022-07-04", reason: "123456782")]))
    // Weesp went up in Amsterdam on 24 March 2022.
    let weesp = SupervisionFile(.housing, try code("GM0457"))
    try await expect(["RT-207 regel 2"], .hand(in: [try decided(.signal, "2022-03-24", in: weesp)]))
    #expect(await office.codes(.hand(in: [try decided(.signal, "2022-03-23", in: weesp)])) == [])
    // Amsterdam may go on from there, and not further.
    let amsterdam = SupervisionFile(.housing, try code("GM0363"))
    try await expect(["RT-240 regel 2"], .hand(in: [try decided(.agreements, "2022-03-24", in: amsterdam)]))
    try await record([decided(.information, "2022-03-24", in: amsterdam)])
    // What it went on from cannot be taken back from under it.
    let position = try await journal.head().position
    try await expect(["RT-244"], .correct(position - 1, to: nil))
    #expect(await office.codes(.correct(position, to: nil)) == [])
    #expect(await office.codes(.correct(position - 1, to: nil)) == [])
    for area in ["PV25", "NL", "VR09"] {
      let file = SupervisionFile(.housing, try code(area))
      try await expect(["RT-105 regel 2"], .hand(in: [try decided(.signal, "2022-07-04", in: file)]))
    }
  }

  @Test func profiles() async throws {
    func profile(_ change: (inout SupervisionProfile) throws -> Void) throws -> Fact {
      var profile = SupervisionProfile(province: try code("PV25"), from: try day("2022-01-01"))
      try change(&profile)
      return .supervision(.profile(profile))
    }
    let freeze = SupervisionProfile.Freeze(from: try day("2022-05-01"), until: try day("2022-06-01"), reason: "proef")
    try await expect(["RT-248 regel 2"], .hand(in: [try profile { $0.leastPeople = -1 }]))
    try await expect(["RT-248 regel 2"], .hand(in: [try profile { $0.leastPercent = -1 }]))
    try await expect(["RT-248 regel 2"], .hand(in: [try profile { $0.leastPercent = 101 }]))
    try await expect(["RT-248 regel 2"], .hand(in: [try profile { $0.weeks = [.information: 0] }]))
    try await expect(["RT-248 regel 2"], .hand(in: [try profile { $0.weeks = [.signal: 4] }]))
    try await expect(["RT-248 regel 2"], .hand(in: [try profile { $0.weeks = [.decision: 209] }]))
    for until in ["2022-05-01", "2022-04-01"] {
      try await expect(
        ["RT-222 regel 2"],
        .hand(in: [try profile { $0.freeze = .init(from: freeze.from, until: try day(until), reason: "proef") }]))
    }
    try await expect(
      ["RT-245 regel 2"], .hand(in: [try profile { $0.freeze = .init(from: freeze.from, until: nil, reason: "") }]))
    try await expect(["RT-105 regel 2"], .hand(in: [try profile { $0.province = ede.municipality }]))
    try await record([profile { $0.freeze = freeze }, profile { $0.from = try day("2030-01-01") }])
    try await expect(["RT-201"], .hand(in: [try profile { $0.freeze = freeze }]))
    #expect(await office.codes(.correct(1, to: nil)) == [])
    let book = try await office.desk().book(Perspective(day: day("2022-05-10")))
    #expect(try book.supervisionProfile(of: code("PV25")) == nil)
  }
}
