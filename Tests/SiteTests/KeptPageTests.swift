// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Hummingbird
import Journal
import Logging
import Office
import Reports
import Rulebook
import Territory
import TestJournals
import Testing

@testable import Site

/// A page that is sent again is the page that would be made now, whatever was recorded in between.
@Suite struct KeptPageTests {
  private static let pages = [
    "/", "/gemeenten", "/provincies", "/kaart", "/gemeenten/GM0363", "/provincies/PV27", "/veiligheidsregios/VR13",
    "/opvang", "/opvang/locaties", "/woonprojecten", "/crisis", "/crisis/VR13", "/prognoses", "/toezicht",
    "/toezicht/GM0363", "/regietafel?peildatum=2024-11-15", "/regietafel/PV28/agenda?peildatum=2024-11-15", "/oekraine",
    "/oekraine/GM0363", "/vergoeding?peildatum=2024-01-01&jaar=2022", "/verdelingen", "/evaluatie", "/journaal",
    "/uitleg/opgave/NL/2022-2", "/gemeenten?formaat=csv", "/?peildatum=2022-12-31&bekendOp=2022-11-01",
  ]

  /// A journal with a fact of every kind that the examples know.
  private func journal() async throws -> TestJournal {
    let journal = TestJournal()
    let office = try office(journal)
    let opening = JournalOpening(title: "Proef", day: Day(iso: "2022-07-01"))
    _ = try await office.handle(Submission(submitter: TestSite.writer, source: "proef", intent: .open(opening)))
    _ = try await office.handle(
      Submission(submitter: TestSite.writer, intent: .record(try SuppliedJournal.facts2022())))
    let invented = try SuppliedJournal.example(seed: 3, desk: try await office.desk())
    _ = try await office.handle(Submission(submitter: TestSite.writer, intent: .record(invented)))
    return journal
  }

  private func office(_ journal: TestJournal) throws -> Office {
    let now = try #require(Day(iso: "2026-11-23"))
    return Office(journal: journal, rulebook: try Rulebook.standard(), territory: try Territory.standard()) {
      Moment(startOf: now)
    }
  }

  private func site(_ journal: TestJournal) throws -> Site {
    var logger = Logger(label: "proef")
    logger.logLevel = .critical
    let mount = Mount(
      base: "", office: try office(journal), isExample: false, writer: TestSite.writer, publisher: .example)
    return try Site(mounts: [mount], layout: try MapLayout(csv: MapTable.text), logger: logger, door: nil)
  }

  private func text(_ path: String, of site: Site) async throws -> String {
    let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost:8080", path: path)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: "")))
    let response = await site.answer(request, isLocal: true, id: "proef")
    let collector = Collector()
    try await response.body.write(collector)
    let text = await collector.store.text
    #expect(response.status == .ok, "\(path): \(text.prefix(400))")
    return text
  }

  private func append(_ draft: Draft, to journal: TestJournal) async throws {
    let head = try await journal.head()
    _ = try await journal.append(
      // A minute later, which every page tells at its foot.
      Batch(
        actor: "proef", recorded: Moment(milliseconds: head.recorded.milliseconds + 60_000), drafts: [draft]),
      expecting: head.position)
  }

  @Test func whatIsRecordedShowsEverywhere() async throws {
    let journal = try await journal()
    let kept = try site(journal)
    for path in KeptPageTests.pages { _ = try await text(path, of: kept) }
    // Of each kind the last entry is taken back and then recorded again; the pages are looked at after one of both.
    let entries = try await journal.entries(after: 1, limit: .max)
    let last = Dictionary(grouping: entries, by: \.kind).compactMap(\.value.last)
    var shown = 0
    for (number, entry) in last.sorted(by: { $0.position < $1.position }).enumerated() {
      let correction = Correction(position: entry.position, replacement: nil, reason: "proef")
      try await append(Fact.correction(correction).draft(source: "proef"), to: journal)
      if number.isMultiple(of: 2) {
        try await append(Draft(kind: entry.kind, payload: entry.payload, source: "nog eens"), to: journal)
      }
      let fresh = try site(journal)
      for path in KeptPageTests.pages {
        let anew = try await text(path, of: fresh)
        let again = try await text(path, of: kept)
        #expect(again == anew, "\(path) after \(entry.kind) \(entry.position)")
        shown += 1
      }
    }
    #expect(shown > 500)
  }
}
