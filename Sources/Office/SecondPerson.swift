// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Foundation
import Journal

/// Decisions that bind others take two people (vier ogen): one proposes, another of the same organisation confirms.
extension Fact {
  /// Whether the fact binds others than who records it: the targets, the decision that divides places, and the rungs of
  /// supervision from the announcement on.
  var bindsOthers: Bool {
    switch self {
    case .housing(.target), .spread(.decision): true
    case .spread(.count(let measure, _, _, _)): [.indicative, .provincialTask].contains(measure)
    case .supervision(.decision(let decision)): decision.rung >= .announcement
    case .opening, .correction, .housing, .reception, .crisis, .homes, .outlook, .supervision, .spread, .displaced,
      .division, .funding, .evaluation:
      false
    }
  }
}

extension MandateCheck {
  /// What is wrong with who confirms a request that takes two people; nil when it takes one, or when both are there.
  func secondFault(_ submission: Submission, correcting entry: Entry?) throws -> Fault? {
    guard case .member(let organisation, _) = submission.submitter.standing else { return nil }
    let facts: [Fact] =
      switch submission.intent {
      case .record(let facts): facts.map(\.fact)
      case .correct: try entry.map { [try Fact($0)] } ?? []
      case .open: []
      }
    guard facts.contains(where: \.bindsOthers) else { return nil }
    if let second = submission.confirmer, second.name != submission.submitter.name,
      case .member(let other, let role) = second.standing, other == organisation, role >= .decide,
      try faults(second, submission.intent, correcting: entry).isEmpty
    {
      return nil
    }
    return Fault(
      .secondPersonNeeded, problem: "Dit besluit bindt anderen. Daarom beslissen twee mensen.",
      advice: "Laat een collega met de rol \(Role.decide.rawValue) het voorstel bevestigen.")
  }
}

/// A request as it is kept until somebody else confirms it: its facts as they would stand in the journal.
private struct KeptFact: Codable {
  var soort: String
  var inhoud: String
  var bron: String
  var bekend: Int64?
}

extension Submission {
  /// The request as text, to be kept until somebody confirms it.
  public func kept() throws -> String {
    let facts = drafts.map {
      KeptFact(
        soort: $0.kind, inhoud: String(decoding: $0.payload, as: UTF8.self), bron: $0.source,
        bekend: $0.known?.milliseconds)
    }
    return String(decoding: try JSONEncoder().encode(facts), as: UTF8.self)
  }
}

extension Intent {
  /// The request that was kept, with the source of its first fact.
  ///
  /// - Throws: `Fault` RT-302 when it is none that this program kept.
  public static func reading(kept text: String) throws -> (intent: Intent, source: String) {
    let unreadable = Fault(
      .payloadUnreadable, problem: "Het voorstel is niet te lezen.", advice: "Meld dit bij de beheerder.")
    guard let kept = try? JSONDecoder().decode([KeptFact].self, from: Data(text.utf8)), let first = kept.first else {
      throw unreadable
    }
    let facts = try kept.map { fact -> SourcedFact in
      let known = fact.bekend.map { Moment(milliseconds: $0) }
      let entry = Entry(
        position: 1, batch: 1, recorded: known ?? Moment(milliseconds: 0), known: known ?? Moment(milliseconds: 0),
        actor: "", source: fact.bron, key: nil, kind: fact.soort, payload: Array(fact.inhoud.utf8),
        hash: Head.empty.hash)
      return SourcedFact(try Fact(entry), source: fact.bron, known: known)
    }
    guard case .correction(let correction) = facts[0].fact else { return (.record(facts), first.bron) }
    guard facts.count == 1 else { throw unreadable }
    return (
      .correct(position: correction.position, replacement: correction.replacement, reason: correction.reason),
      first.bron
    )
  }
}
