// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Journal
import TestJournals
import Testing

@testable import Office

/// The office itself asks for the second person, whatever the pages do.
@Suite struct SecondPersonTests {
  private func member(_ number: Int, _ organisation: String = "JenV", _ role: Role = .decide) throws -> Submitter {
    .member(name: "account \(number)", of: try #require(Organisation(organisation)), role: role)
  }

  @Test func aBindingDecisionTakesTwoOfTheSameOrganisation() async throws {
    let journal = TestJournal()
    let office = try World.office(journal)
    func codes(_ confirmer: Submitter?, isDryRun: Bool = false) async throws -> [FaultCode] {
      var submission = Submission(
        submitter: try member(1), isDryRun: isDryRun,
        intent: .record([SourcedFact(try target("GM0363", "2022-2", 90), source: "b")]))
      submission.confirmer = confirmer
      return await office.codes(submission)
    }
    #expect(try await codes(nil) == [.secondPersonNeeded])
    #expect(try await codes(nil, isDryRun: true) == [])
    #expect(try await codes(try member(1)) == [.secondPersonNeeded])
    #expect(try await codes(try member(2, "COA")) == [.secondPersonNeeded])
    #expect(try await codes(try member(2, "JenV", .record)) == [.secondPersonNeeded])
    #expect(try await codes(.local(name: "x")) == [.secondPersonNeeded])
    #expect(try await codes(.visitor) == [.secondPersonNeeded])
    #expect(try await journal.head().position == 0)
    #expect(try await codes(try member(2)) == [])
    #expect(try await office.entry(1)?.actor == "account 1, bevestigd door account 2")
    // The correction of such a decision is one itself.
    let correction = Submission(
      submitter: try member(1), intent: .correct(position: 1, replacement: 80, reason: "tikfout"))
    #expect(await office.codes(correction) == [.secondPersonNeeded])
    #expect(try await office.takesTwo(correction))
    var local = correction
    local.submitter = clerk
    #expect(try await !office.takesTwo(local), "the person at the computer stays as it was")
  }

  @Test func onlyWhatBindsOthersTakesTwo() throws {
    for example in try MandateFacts.all() {
      let binds: Set<MandateSubject> = [.target, .distribution, .indicative, .provincialTask]
      #expect(example.fact.bindsOthers == binds.contains(example.subject), "\(example.subject.rawValue)")
    }
    for rung in Rung.allCases {
      let decision = RungDecision(
        file: SupervisionFile(.housing, try code("GM0363")), rung: rung, day: try day("2022-07-01"),
        authority: .executive, reason: "x")
      #expect(Fact.supervision(.decision(decision)).bindsOthers == (rung >= .announcement))
    }
  }

  @Test func aRequestThatIsKeptComesBackAsItWas() throws {
    let known = Moment(milliseconds: 1_700_000_000_000)
    for example in try MandateFacts.all() {
      if case .correction = example.fact { continue }
      let submission = Submission(
        submitter: clerk, intent: .record([SourcedFact(example.fact, source: "brief \"1\"", known: known)]))
      // Some of these facts are too bare for the journal; none of those that wait for a second person is.
      guard let (intent, source) = try? Intent.reading(kept: try submission.kept()) else {
        #expect(!example.fact.bindsOthers, "\(example.subject.rawValue)")
        continue
      }
      #expect(intent == submission.intent && source == "brief \"1\"", "\(example.subject.rawValue)")
    }
    let correction = Submission(
      submitter: clerk, source: "b", intent: .correct(position: 7, replacement: nil, reason: "r"))
    #expect(try Intent.reading(kept: try correction.kept()).intent == correction.intent)
    for text in ["", "[]", "{}", "[{\"soort\":\"onzin\",\"inhoud\":\"{}\",\"bron\":\"b\"}]"] {
      #expect(throws: Fault.self, "\(text)") { try Intent.reading(kept: text) }
    }
  }
}
