// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Territory

/// `/wijzigingen`: what was recorded last, as a feed that a reader of news or a program follows (Atom, RFC 4287); with
/// `?gebied=GM0363` only what is about that area.
extension Pages {
  private static let entriesInFeed = 50
  /// How far back is looked for changes of one area.
  private static let furthest = 25 * step
  private static let step = 1000

  func changeFeed() async throws -> Answer {
    let area = try feedArea()
    let entries = try await feedEntries(about: area)
    let name = area.map { " over \(scene.name($0))" } ?? ""
    let title = "Wijzigingen\(name): \(scene.opening?.title ?? "Regietafel")"
    let updated = entries.first?.recorded ?? Moment(startOf: scene.day)
    let identity = "\(scene.opening?.title ?? "")/\(area?.description ?? "")"
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"nl\">",
      "<title>\(Markup.escape(title))</title>", "<id>urn:regietafel:\(FormText.encode(identity))</id>",
      "<updated>\(updated)</updated>", "<author><name>Regietafel</name></author>",
      "<link rel=\"self\" href=\"\(Markup.escape(links.to(.text(.changes), area.map { [("gebied", "\($0)")] } ?? [])))\"/>",
      "<link rel=\"alternate\" href=\"\(links.to(.journal))\"/>",
    ]
    for entry in entries {
      lines += [
        "<entry>", "<title>\(Markup.escape(summary(entry)))</title>", "<id>\(scene.identity(of: entry.position))</id>",
        "<updated>\(entry.recorded)</updated>", "<link href=\"\(links.to(.entry(entry.position)))\"/>",
        "<summary>Regel \(entry.position). Bron: \(Markup.escape(entry.source)).</summary>", "</entry>",
      ]
    }
    return Answer(content: .feed((lines + ["</feed>", ""]).joined(separator: "\n")))
  }

  private func feedArea() throws -> AreaCode? {
    guard let text = scene.visit.query["gebied"] else { return nil }
    guard let code = AreaCode(text), territory.name(of: code) != nil else {
      throw Refusal.badValue("gebied", text, expected: "Schrijf de code van een gebied, zoals GM0363 of PV27.")
    }
    return code
  }

  /// The last entries, newest first; of one area as far as they are found within a bounded stretch of the journal.
  private func feedEntries(about area: AreaCode?) async throws -> [ReadEntry] {
    guard let area else { return try await scene.office.entries(limit: Pages.entriesInFeed, for: scene.sight) }
    var found: [ReadEntry] = []
    let concern = AreaConcern(book: book)
    var before = scene.state.position + 1
    let end = max(1, before - Pages.furthest)
    while before > end, found.count < Pages.entriesInFeed {
      let entries = try await scene.office.entries(before: before, limit: Pages.step, for: scene.sight)
      guard let last = entries.last else { break }
      found += entries.filter { $0.fact.map { concern.isAbout(area, $0) } ?? false }
      before = last.position
    }
    return Array(found.prefix(Pages.entriesInFeed))
  }
}
