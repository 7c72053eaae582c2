// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook

/// How a bottleneck is spelled in the journal.
extension EvaluationFact {
  /// The kind of journal entry.
  var kind: String { EvaluationFact.bottleneckKind }
  static let bottleneckKind = "knelpunt-vastgelegd"

  func write(to writer: inout PayloadWriter) {
    guard case .bottleneck(let bottleneck) = self else { return }
    if !bottleneck.article.isEmpty { writer.text("artikel", bottleneck.article) }
    if let cents = bottleneck.cents { writer.whole("bedrag", cents) }
    writer.text("dag", bottleneck.day.description)
    writer.text("gevolg", bottleneck.effect)
    writer.text("knelpunt", bottleneck.id.text)
    writer.text("melder", bottleneck.reporter.rawValue)
    writer.text("regeling", bottleneck.regulation.rawValue)
    writer.text("stand", bottleneck.status.rawValue)
    writer.text("thema", bottleneck.theme)
    writer.text("titel", bottleneck.title)
    if !bottleneck.outcome.isEmpty { writer.text("uitkomst", bottleneck.outcome) }
    if !bottleneck.proposal.isEmpty { writer.text("voorstel", bottleneck.proposal) }
    if bottleneck.certainty != .reported { writer.text("zekerheid", bottleneck.certainty.rawValue) }
  }

  init(_ reader: inout PayloadReader) throws {
    let article = try Fact.optional("artikel", &reader, { $0 }, usually: "")
    let cents = try reader.optionalWhole("bedrag")
    let day = try Fact.day(try reader.text("dag"))
    let effect = try reader.text("gevolg")
    let id = try Fact.slug(try reader.text("knelpunt"))
    let reporter = try Fact.field(try reader.text("melder"), BottleneckReporter.init(rawValue:))
    let regulation = try Fact.field(try reader.text("regeling"), Regulation.init(rawValue:))
    let status = try Fact.field(try reader.text("stand"), BottleneckStatus.init(rawValue:))
    let theme = try reader.text("thema")
    let title = try reader.text("titel")
    let outcome = try Fact.optional("uitkomst", &reader, { $0 }, usually: "")
    let proposal = try Fact.optional("voorstel", &reader, { $0 }, usually: "")
    let certainty = try Fact.optional("zekerheid", &reader, Certainty.init(rawValue:), usually: .reported)
    self = .bottleneck(
      Bottleneck(
        id: id, title: title, regulation: regulation, article: article, theme: theme, reporter: reporter,
        effect: effect, cents: cents, proposal: proposal, status: status, day: day, outcome: outcome,
        certainty: certainty))
  }
}
