// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Foundation
import Journal
import TestJournals
import Testing

@testable import Office

/// Who may record what: the table of mandates, and what the office makes of it.
@Suite struct MandateTests {
  /// With `REGIETAFEL_SCHRIJF_DOCS=1` in the environment the page is written anew first.
  @Test func thePageIsTheTable() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/autorisatiematrix.md")
    if ProcessInfo.processInfo.environment["REGIETAFEL_SCHRIJF_DOCS"] == "1" {
      try Data(Mandate.documentation.utf8).write(to: page)
    }
    let written = try String(contentsOf: page, encoding: .utf8)
    #expect(written == Mandate.documentation, "run this test with REGIETAFEL_SCHRIJF_DOCS=1")
  }

  /// The organisation of a kind to which the facts below belong, and one elsewhere.
  private static func organisation(_ kind: OrganisationKind, isOwn: Bool) throws -> Organisation {
    let text: String =
      switch kind {
      case .municipality: isOwn ? "GM0363" : "GM0344"
      case .province: isOwn ? "PV27" : "PV26"
      case .safetyRegion: isOwn ? "VR13" : "VR09"
      default: kind.rawValue
      }
    return try #require(Organisation(text))
  }

  @Test(arguments: MandateSubject.allCases) func everyKindOfFactIsForWhoTheTableSays(_ subject: MandateSubject) throws {
    let facts = try MandateFacts.all().filter { $0.subject == subject }
    #expect(!facts.isEmpty, "no fact of \(subject.rawValue) is tried")
    let desk = try MandateFacts.desk()
    let line = Mandate.line(for: subject)
    for example in facts {
      #expect(MandateSubject(example.fact, in: desk.book(Perspective(day: desk.now.dutchDay))) == subject)
      for kind in OrganisationKind.allCases {
        for isOwn in [true, false] {
          for role in Role.allCases {
            let organisation = try MandateTests.organisation(kind, isOwn: isOwn)
            let faults = try MandateCheck(desk: desk).faults(
              .member(name: "x", of: organisation, role: role),
              .record([SourcedFact(example.fact, source: "b", place: "regel 7")]), correcting: nil)
            let mayHere =
              switch line.reaches[kind] {
              case .everywhere?: true
              case .own?: isOwn && example.owners.contains(kind)
              case nil: false
              }
            let may = mayHere && role >= line.role
            #expect(faults.isEmpty == may, "\(subject.rawValue): \(organisation) as \(role.rawValue): \(faults)")
            #expect(faults.allSatisfy { $0.code == .notAllowed && $0.place == "regel 7" })
          }
        }
      }
    }
  }

  @Test func theTableKeepsTheSeparationThatTheLawAsks() {
    func who(_ subject: MandateSubject) -> Set<OrganisationKind> { Set(Mandate.line(for: subject).reaches.keys) }
    for subject in [MandateSubject.target, .estimate, .distribution, .provincialTask] {
      #expect(who(subject) == [.justice])
      #expect(Mandate.line(for: subject).role == .decide)
    }
    #expect(who(.assignment) == [.coa])
    #expect(who(.agencyLocation) == [.coa])
    for subject in MandateSubject.allCases {
      #expect(Mandate.line(for: subject).role > .read, "reading is never enough to record")
      let reach = Mandate.line(for: subject).reaches[.municipality]
      #expect(reach == nil || reach == .own || subject == .bottleneck)
    }
  }

  @Test func aFileWithOneForbiddenRowIsRefusedAsAWhole() async throws {
    let journal = TestJournal()
    let office = try World.office(journal)
    _ = try await office.handle(.record([try target("GM0363", "2022-2", 90)]))
    let amsterdam = Submitter.member(name: "x", of: try #require(Organisation("GM0363")), role: .record)
    let rows = [try housed("GM0363", "2022-07", 5), try housed("GM0344", "2022-07", 6)]
    let submission = Submission(
      submitter: amsterdam,
      intent: .record(
        rows.enumerated().map { SourcedFact($1, source: "brief", place: "regel \($0 + 2)") }))
    do {
      _ = try await office.handle(submission)
      Issue.record("a foreign row is recorded")
    } catch let faults as Faults {
      #expect(faults.all.map(\.code) == [.notAllowed])
      #expect(faults.all.first?.place == "regel 3")
      #expect(faults.all.first?.problem.contains("Utrecht (GM0344)") == true)
      #expect(faults.all.first?.advice.contains("COA") == true)
    }
    #expect(try await journal.head().position == 1)
    let own = Submission(submitter: amsterdam, intent: .record([SourcedFact(rows[0], source: "brief")]))
    #expect(try await office.handle(own).receipt != nil)
  }

  @Test func aCorrectionIsForWhoMayRecordTheFigure() async throws {
    let office = try World.office(TestJournal())
    _ = try await office.handle(.record([try target("GM0363", "2022-2", 90), try housed("GM0363", "2022-07", 5)]))
    func codes(_ organisation: String, _ position: Int, _ role: Role = .decide) async throws -> [FaultCode] {
      await office.codes(
        Submission(
          submitter: .member(name: "x", of: try #require(Organisation(organisation)), role: role), isDryRun: true,
          intent: .correct(position: position, replacement: 4, reason: "tikfout")))
    }
    #expect(try await codes("GM0363", 1) == [.notAllowed])
    #expect(try await codes("GM0363", 2) == [])
    #expect(try await codes("GM0344", 2) == [.notAllowed])
    #expect(try await codes("PV27", 2) == [.notAllowed])
    #expect(try await codes("JenV", 1) == [])
    #expect(try await codes("JenV", 1, .record) == [.notAllowed])
    #expect(try await codes("GM0363", 99) == [.nothingToCorrect])
  }

  /// A name that somebody else gave to something is not a way to take it over.
  @Test func nobodyTakesOverWhatAnotherOrganisationRecorded() async throws {
    let office = try World.office(TestJournal())
    func location(_ municipality: String, _ runner: LocationRunner) throws -> Fact {
      .reception(.location(try MandateFacts.location(municipality, runner)))
    }
    func codes(_ organisation: String, _ fact: Fact) async throws -> [FaultCode] {
      await office.codes(
        Submission(
          submitter: .member(name: "x", of: try #require(Organisation(organisation)), role: .record), isDryRun: true,
          intent: .record([SourcedFact(fact, source: "b")])))
    }
    #expect(try await codes("GM0363", try location("GM0363", .coa)) == [.notAllowed])
    #expect(try await codes("GM0363", try location("GM0363", .municipality)) == [])
    _ = try await office.handle(
      Submission(submitter: clerk, intent: .record([SourcedFact(try location("GM0344", .municipality), source: "b")])))
    #expect(try await codes("GM0363", try location("GM0363", .municipality)) == [.notAllowed])
    _ = try await office.handle(
      Submission(submitter: clerk, intent: .record([SourcedFact(try location("GM0344", .coa), source: "b")])))
    #expect(try await codes("GM0344", try location("GM0344", .municipality)) == [.notAllowed])
  }

  @Test func aMunicipalityAnswersForWhatItTookOver() throws {
    let desk = try MandateFacts.desk()
    let old = SourcedFact(try housed("GM0457", "2022-02", 1), source: "b")
    func isAllowed(_ organisation: String) throws -> Bool {
      try MandateCheck(desk: desk).faults(
        .member(name: "x", of: try #require(Organisation(organisation)), role: .record), .record([old]), correcting: nil
      ).isEmpty
    }
    #expect(try isAllowed("GM0363") && isAllowed("COA"))
    #expect(try !isAllowed("GM0344"))
  }

  @Test func organisationsAreReadAsTheyAreWritten() throws {
    for text in ["GM0363", "PV27", "VR13", "COA", "JenV", "BZK", "VNG", "beheerder"] {
      #expect(Organisation(text)?.description == text)
    }
    for text in ["", "NL", "gemeente", "GM36", "provincie", "x"] { #expect(Organisation(text) == nil, "\(text)") }
  }
}
