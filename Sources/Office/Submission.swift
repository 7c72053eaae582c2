// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
public import Journal
import Rulebook

/// What somebody wants to have recorded (voornemen).
public enum Intent: Hashable, Sendable {
  /// Facts, together or not at all.
  case record([SourcedFact])
  /// An earlier entry is wrong: the right number, or nil to withdraw it, and why.
  case correct(position: Int, replacement: Int?, reason: String)
  /// The first entry of a journal.
  case open(JournalOpening)
}

/// A fact with where it comes from.
public struct SourcedFact: Hashable, Sendable {
  /// The fact.
  public var fact: Fact
  /// The document or message it comes from.
  public var source: String
  /// When it became known; nil means now.
  public var known: Moment?
  /// Where it stands in what was handed in, in Dutch, such as "regel 12"; nil for a form.
  public var place: String?
  /// Whether all colleges concerned agreed to it: asked of a joint change of targets only (R1.7).
  public var isAgreed: Bool

  /// A fact with its source.
  public init(
    _ fact: Fact, source: String, known: Moment? = nil, place: String? = nil, isAgreed: Bool = false
  ) {
    self.fact = fact
    self.source = source
    self.known = known
    self.place = place
    self.isAgreed = isAgreed
  }

  /// A fact about housing with its source.
  public init(
    _ fact: HousingFact, source: String, known: Moment? = nil, place: String? = nil, isAgreed: Bool = false
  ) {
    self.init(.housing(fact), source: source, known: known, place: place, isAgreed: isAgreed)
  }
}

/// A request to the office (indiening).
public struct Submission: Sendable {
  /// Who asks.
  public var submitter: Submitter
  /// Who confirms it, for what takes two people.
  public var confirmer: Submitter?
  /// Where it comes from: for corrections and openings; facts carry their own.
  public var source: String
  /// A key chosen by the client, so that the same request sent twice is carried out once.
  public var key: String?
  /// Only show what it would do.
  public var isDryRun: Bool
  /// What is asked.
  public var intent: Intent

  /// A request to record something, or to show what that would do.
  public init(submitter: Submitter, source: String = "", key: String? = nil, isDryRun: Bool = false, intent: Intent) {
    self.submitter = submitter
    self.source = source
    // A form that was sent without a key has an empty one.
    self.key = key == "" ? nil : key
    self.isDryRun = isDryRun
    self.intent = intent
  }
}

extension Submission {
  /// Who stands in the journal.
  var actor: String {
    confirmer.map { "\(submitter.name), bevestigd door \($0.name)" } ?? submitter.name
  }

  /// Everything that is asked, as drafts for the journal: what is known already is still among them.
  var drafts: [Draft] {
    switch intent {
    case .record(let facts): facts.map { $0.fact.draft(source: $0.source, known: $0.known) }
    case .correct(let position, let replacement, let reason):
      [
        Fact.correction(Correction(position: position, replacement: replacement, reason: reason))
          .draft(source: source.isEmpty ? reason : source)
      ]
    case .open(let opening): [Fact.opening(opening).draft(source: source)]
    }
  }
}

/// What a request did, or would do.
public struct Outcome: Sendable {
  /// Where the facts stand in the journal; nil for a dry run.
  public let receipt: Receipt?
  /// How many facts were, or would be, recorded.
  public let recorded: Int
  /// How many facts were left out because the same number counted already.
  public let alreadyKnown: Int
  /// The figures that change, before and after: at most `Outcome.shown` of them.
  public let effects: [Effect]

  /// How many effects an outcome shows.
  public static let shown = 100
}

/// A figure before and after a request.
public struct Effect: Sendable {
  /// The name of the figure.
  public let reference: FigureReference
  /// The figure before; nil when it could not be asked for.
  public let before: Figure?
  /// The figure after.
  public let after: Figure?

  /// Whether anything is different.
  var isChange: Bool { before?.value != after?.value || before?.qualifier != after?.qualifier }
}
