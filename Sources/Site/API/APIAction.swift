// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Exchange
import Journal
import Office
import Territory

/// Something that can be recorded over the API: its address, what is sent, what comes back and what is done.
struct APIAction: Sendable {
  /// What was done.
  struct Done {
    /// 201 when something was recorded, 202 when it waits for a second person, 200 otherwise.
    var status = 200
    var value: JSONValue
    /// The path below the root of what was made.
    var location: String?
  }

  /// The path below `/api/v1`, with names in braces.
  let path: String
  /// The name of the operation in the description.
  let id: String
  let subject: APISubject
  let title: String
  let about: String
  /// What stands in the path.
  let parameters: [APIParameter]
  /// What is sent.
  let body: APISchema
  /// A message to try.
  let example: JSONValue
  let perform: @Sendable (APIOrder) async throws -> Done

  /// The values in the path, by name; nil when the path is another one.
  func arguments(_ parts: [String]) -> [String: String]? { APIPath.arguments(path, parts) }
}

/// A request to record something: who sends what.
struct APIOrder {
  let mount: Mount
  let desk: Desk
  let door: SiteDoor
  let holder: KeyHolder
  let origin: String
  /// What was sent, of the form that the description gives.
  let body: JSONValue
  /// The values in the path, by name.
  let arguments: [String: String]
  /// The key with which the same request sent twice is carried out once.
  let key: String?

  var territory: Territory { desk.territory }

  /// The text under a name; nil when it is not there or null.
  func text(_ name: String) -> String? {
    if case .string(let text) = body[name] { text } else { nil }
  }

  /// The day under a name; nil when it is not there or null.
  func day(_ name: String) -> Day? { text(name).flatMap { Day(iso: $0) } }

  /// Whether only has to be shown what would happen.
  var isDryRun: Bool {
    if case .bool(true) = body[APIOrder.dryRun] { true } else { false }
  }

  static let dryRun = "proef"

  /// Hands it to the office. What takes two people becomes a proposal.
  ///
  /// - Parameter title: what it is, in a few words, for who has to confirm it.
  func carryOut(_ intent: Intent, source: String, title: String, notices: [String] = []) async throws -> APIAction.Done
  {
    let submission = Submission(
      submitter: Submitter(holder.account, in: territory), source: source, key: isDryRun ? nil : officeKey,
      isDryRun: isDryRun, intent: intent)
    var answer = APIOutcome(outcome: nil, proposal: nil, notices: notices)
    do {
      answer.proposal = try await proposed(submission, title)
      if answer.proposal == nil { answer.outcome = try await mount.office.handle(submission) }
    } catch let faults as Faults where faults.all.map(\.code) == [.duplicateImport] {
      // Whoever sends a whole month again after a hitch has nothing to mend.
      answer.known = intent.count
    }
    let made = answer.outcome?.receipt.flatMap { $0.repeated ? nil : $0.first }
    return APIAction.Done(
      status: answer.proposal != nil ? 202 : made != nil ? 201 : 200, value: APIOutcome.shape.json(answer),
      location: made.map { "/feiten/\($0)" })
  }

  /// Clients of different accounts choose their keys without knowing of each other.
  private var officeKey: String? { key.map { "API \(holder.account.reference) \($0)" } }

  /// Keeps what takes two people as a proposal and gives its number; nil when it takes one.
  private func proposed(_ submission: Submission, _ title: String) async throws -> Int? {
    guard !submission.isDryRun, try await mount.office.takesTwo(submission) else { return nil }
    var trial = submission
    (trial.isDryRun, trial.key) = (true, nil)
    _ = try await mount.office.handle(trial)
    return try await door.keeper.propose(
      title, content: try submission.kept(), request: submission.key ?? "", by: holder.account, origin: origin)
  }
}

/// What recording over the API did, or would do.
struct APIOutcome {
  /// What the office did; nil when it waits for a second person.
  var outcome: Outcome?
  /// The number of the proposal.
  var proposal: Int?
  /// How many facts stood there already, when nothing had to be done.
  var known = 0
  /// Remarks about what was sent.
  let notices: [String]

  private static let effectShape = APIShape<Effect>(
    "Gevolg",
    [
      .text("cijfer", "De naam van het cijfer.") { $0.reference.description },
      .figure("voor", "De waarde ervoor.") { $0.before }, .figure("na", "De waarde erna.") { $0.after },
    ])

  static let shape = APIShape<APIOutcome>(
    "Uitkomst",
    [
      .whole("vastgelegd", "Hoeveel feiten zijn vastgelegd, of bij een proef zouden worden vastgelegd.") {
        $0.outcome?.recorded ?? 0
      },
      .whole("alBekend", "Hoeveel feiten er al precies zo in stonden.") { $0.outcome?.alreadyKnown ?? $0.known },
      .bool("herhaald", "Of dit verzoek al eerder was uitgevoerd.") { $0.outcome?.receipt?.repeated ?? false },
      .optionalWhole("eerste", "De plaats in het journaal van het eerste feit.") { $0.outcome?.receipt?.first },
      .optionalWhole("laatste", "De plaats in het journaal van het laatste feit.") { $0.outcome?.receipt?.last },
      .optionalWhole("voorstel", "Het nummer van het voorstel dat een collega moet bevestigen.") { $0.proposal },
      .texts("opmerkingen", "Wat u moet weten over wat u stuurde.") { $0.notices },
      .list("gevolgen", "De cijfers die anders worden, hoogstens \(Outcome.shown).", effectShape) {
        $0.outcome?.effects ?? []
      },
    ])
}

extension Intent {
  /// How many facts are asked to be recorded.
  fileprivate var count: Int {
    if case .record(let facts) = self { facts.count } else { 1 }
  }
}
