// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook
import Territory

/// How the facts about homes are spelled in the journal.
extension HomesFact {
  /// The kind of journal entry.
  var kind: String { HomesFact.projectKind }
  static let projectKind = "woonproject-vastgelegd"

  func write(to writer: inout PayloadWriter) {
    guard case .project(let project) = self else { return }
    if let cents = project.cents { writer.whole("bedrag", cents) }
    if !project.decision.isEmpty { writer.text("besluit", project.decision) }
    writer.list("doelgroepen", project.people) { residents, inner in
      inner.text("doelgroep", residents.group.rawValue)
      inner.whole("mensen", residents.number)
    }
    writer.text("fase", project.phase.rawValue)
    writer.text("gemeente", project.municipality.description)
    if !project.obstacle.isEmpty { writer.text("knelpunt", project.obstacle) }
    writer.text("naam", project.name)
    writer.text("project", project.id.text)
    writer.text("soort", project.kind.rawValue)
    if let until = project.available?.until { writer.text("tot", until.description) }
    if let from = project.available?.from { writer.text("vanaf", from.description) }
    writer.whole("woningen", project.homes)
    if project.certainty != .reported { writer.text("zekerheid", project.certainty.rawValue) }
  }

  init(_ reader: inout PayloadReader) throws {
    let cents = try reader.optionalWhole("bedrag")
    let decision = try Fact.optional("besluit", &reader, { $0 }, usually: "")
    let people = try reader.list("doelgroepen") { inner in
      let group = try Fact.field(try inner.text("doelgroep"), TargetGroup.init(rawValue:))
      return HomeProject.Residents(group: group, number: try Fact.count(try inner.whole("mensen")))
    }
    let phase = try Fact.field(try reader.text("fase"), HomePhase.init(rawValue:))
    let municipality: AreaCode = try Fact.field(try reader.text("gemeente")) { AreaCode(written: $0) }
    let obstacle = try Fact.optional("knelpunt", &reader, { $0 }, usually: "")
    let name = try reader.text("naam")
    let id = try Fact.slug(try reader.text("project"))
    let kind = try Fact.field(try reader.text("soort"), HomeKind.init(rawValue:))
    let until = try reader.optionalText("tot").map(Fact.day)
    let from = try reader.optionalText("vanaf").map(Fact.day)
    if from == nil, let until { throw UnreadableField(text: until.description) }
    let available = try from.map { try Fact.period(from: $0, until: until) }
    let homes = try Fact.count(try reader.whole("woningen"))
    let certainty = try Fact.optional("zekerheid", &reader, Certainty.init(rawValue:), usually: .reported)
    self = .project(
      HomeProject(
        id: id, name: name, municipality: municipality, kind: kind, phase: phase, homes: homes, people: people,
        available: available, obstacle: obstacle, cents: cents, decision: decision, certainty: certainty))
  }
}
