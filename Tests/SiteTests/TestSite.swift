// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessSQLite
import Chain
import Exact
import Exchange
import Foundation
import FoundationXML
import Hummingbird
import Journal
import Logging
import Office
import Reports
import Rulebook
import TestJournals
import Testing
import Territory

@testable import Site

/// A site on journals in memory, asked without a socket.
struct TestSite: Sendable {
  let site: Site
  let journal: TestJournal
  let office: Office
  let exampleOffice: Office

  /// A register with the published figures of summer 2022, and one under `/voorbeeld`.
  ///
  /// - Parameter isInvented: whether the latter has the invented figures as well. Making them takes seconds, and only pages
  ///   of the example need them.
  init(isInvented: Bool = false, door: SiteDoor? = nil, publisher: Publisher = .example) async throws {
    let rulebook = try Rulebook.standard()
    let territory = try Territory.standard()
    let day = try #require(Day(iso: "2026-11-23"))
    func office(_ journal: TestJournal) -> Office {
      Office(journal: journal, rulebook: rulebook, territory: territory) { Moment(startOf: day) }
    }
    journal = TestJournal()
    self.office = office(journal)
    exampleOffice = office(TestJournal())
    let opening = JournalOpening(title: "Zomer 2022", day: SuppliedJournal.referenceDay(rulebook))
    for office in [self.office, exampleOffice] {
      _ = try await office.handle(
        Submission(submitter: TestSite.writer, source: "proef", intent: .open(opening)))
      _ = try await office.handle(
        Submission(submitter: TestSite.writer, intent: .record(try SuppliedJournal.facts2022())))
    }
    if isInvented {
      let invented = try SuppliedJournal.example(seed: 7, desk: try await exampleOffice.desk())
      _ = try await exampleOffice.handle(Submission(submitter: TestSite.writer, intent: .record(invented)))
    }
    var logger = Logger(label: "proef")
    logger.logLevel = .critical
    site = try Site(
      mounts: [
        Mount(base: "", office: self.office, isExample: false, writer: TestSite.writer, publisher: publisher),
        Mount(base: "/voorbeeld", office: exampleOffice, isExample: true, writer: nil, publisher: publisher),
      ], layout: try MapLayout(csv: MapTable.text), logger: logger, door: door)
  }

  /// One site for all tests that only read: making the invented figures takes longer than asking for a page.
  static let reading = Task {
    let keeper = Doorkeeper(store: try SQLiteAccess()) { Moment(milliseconds: 1_795_437_000_000) }
    return try await TestSite(isInvented: true, door: SiteDoor(keeper: keeper, isBehindProxy: false))
  }

  static let writer = Submitter.local(name: "proef")

  /// What came back.
  struct Reply: Sendable {
    var status: Int
    var headers: HTTPFields
    var body: String

    func header(_ name: String) -> String? {
      HTTPFields.Element.Name(name).flatMap { headers[$0] }
    }
  }

  func get(_ target: String, method: HTTPRequest.Method = .get, isLocal: Bool = true) async throws -> Reply {
    try await send(method, target, headers: [:], body: "", isLocal: isLocal)
  }

  /// Sends a form as a browser does from a page of the site.
  func post(_ target: String, _ fields: [(String, String)], isLocal: Bool = true, headers: [String: String]? = nil)
    async throws -> Reply
  {
    let body = fields.map { "\(FormText.encode($0.0))=\(FormText.encode($0.1))" }.joined(separator: "&")
    return try await send(
      .post, target,
      headers: headers ?? [
        "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin",
      ], body: body, isLocal: isLocal)
  }

  func send(
    _ method: HTTPRequest.Method, _ target: String, headers: [String: String], body: String, isLocal: Bool = true,
    host: String = "localhost:8080"
  ) async throws -> Reply {
    var head = HTTPRequest(method: method, scheme: "http", authority: host, path: target)
    for (name, value) in headers { head.headerFields[try #require(HTTPFields.Element.Name(name))] = value }
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
    let response = await site.answer(request, isLocal: isLocal, id: "proef-1")
    let collector = Collector()
    try await response.body.write(collector)
    return Reply(status: response.status.code, headers: response.headers, body: await collector.store.text)
  }

  func position() async throws -> Int { try await journal.head().position }
}

/// Keeps the body of an answer.
struct Collector: ResponseBodyWriter {
  actor Store {
    var text = ""
    func add(_ part: String) { text += part }
  }

  let store = Store()

  mutating func write(_ buffer: ByteBuffer) async throws { await store.add(String(buffer: buffer)) }
  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// A page read as XML: what tests look at, and the proof that it is well formed.
final class PageReader: NSObject, XMLParserDelegate {
  private(set) var links: [String] = []
  private(set) var ids: [String] = []
  private(set) var references: [String] = []
  private(set) var headings = 0
  private(set) var title = ""
  private(set) var inlineStyles = 0
  private(set) var scripts = 0
  private var inTitle = false
  private(set) var fault: String?

  init(_ html: String) {
    super.init()
    let body = html.hasPrefix("<!DOCTYPE html>") ? String(html.dropFirst("<!DOCTYPE html>".count)) : html
    let parser = XMLParser(data: Data(body.trimmed.utf8))
    parser.delegate = self
    if !parser.parse() { fault = "line \(parser.lineNumber): \(String(describing: parser.parserError))" }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if let href = attributes["href"] { links.append(href) }
    if let action = attributes["action"] { links.append(action) }
    if let id = attributes["id"] { ids.append(id) }
    if attributes["style"] != nil || element == "style" { inlineStyles += 1 }
    if element == "script" || attributes.keys.contains(where: { $0.hasPrefix("on") }) { scripts += 1 }
    for name in ["aria-labelledby", "aria-describedby", "for"] {
      references += (attributes[name] ?? "").split(separator: " ").map(String.init)
    }
    if element == "h1" { headings += 1 }
    inTitle = element == "title" && title.isEmpty
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { if inTitle { title += text } }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    inTitle = false
  }
}
