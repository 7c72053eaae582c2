// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook

/// The categories of displaced people (categorie) that the law tells apart.
public enum DisplacedCategory: String, Sendable, CaseIterable {
  /// Ukrainian nationals who lived in Ukraine.
  case ukrainian = "A"
  /// Others with protection or a permanent permit there, and family of A and B.
  case protected = "B"
  /// Others with a temporary permit there.
  case temporary = "C"
  /// Everybody else.
  case other = "D"

  /// The id of the rule that says who belongs to it, and how protection went in time.
  public var rule: String { "R6.35.\(rawValue)" }
}

/// What somebody's protection is on a day (uitkomst, R6.35).
public enum ProtectionOutcome: String, Sendable, CaseIterable {
  /// Protected.
  case protected = "beschermd"
  /// Not protected: no longer, not yet, or never.
  case ended = "beeindigd"
  /// Frozen: kept for the time being.
  case frozen = "bevroren"
  /// Neither the law nor this program decides: somebody has to look at it.
  case byHand = "handmatig"
}

/// A question about protection (bescherming).
public struct ProtectionRequest: Hashable, Sendable {
  /// To which category somebody belongs.
  public var category: DisplacedCategory
  /// The day of registration in the BRP; nil when it is not known.
  public var registered: Day?

  /// A question about somebody of a category, registered on a day.
  public init(category: DisplacedCategory, registered: Day?) {
    self.category = category
    self.registered = registered
  }
}

/// The answer: what protection there is, until when, and why.
public struct Protection: Sendable {
  /// What was asked.
  public let request: ProtectionRequest
  /// What protection there is on the day.
  public let outcome: ProtectionOutcome
  /// The last day on which the outcome stays this, as far as is known; nil when no end is known.
  public let lastDay: Day?
  /// Whether nothing was decided yet and news was announced (R6.36).
  public let awaitsNews: Bool
  /// Why.
  public let reason: ProtectionReason
  /// The version of the rule that decides; nil when none holds on the day.
  public let version: RuleVersion?

  /// How sure the answer is.
  public var certainty: Certainty { version?.certainty ?? .derived }
}

/// Why protection is what it is (reden).
public enum ProtectionReason: Hashable, Sendable {
  /// The rule of the category says so on the day.
  case category
  /// Nothing held on the day, or nothing was known of it.
  case notInForce
  /// Registered when no new people of the category were taken any more.
  case registeredTooLate(from: Day)
  /// Whether the registration was in time is not known.
  case registrationUnknown(from: Day)
}

extension ChainBook {
  /// The protection of somebody on the reference day, as far as it was known.
  ///
  /// - Throws: `Faults` when the registration comes after the reference day.
  public func protection(_ request: ProtectionRequest) throws(Faults) -> Protection {
    let day = perspective.day
    if let registered = request.registered, day < registered {
      throw Faults(
        Fault(
          .registeredLater, place: "brp", problem: "De inschrijving (\(registered)) ligt na de peildatum (\(day)).",
          expected: "Een inschrijving op of voor de peildatum.", advice: "Verbeter één van de twee dagen."))
    }
    let id = request.category.rule
    guard let version = rulebook.version(of: id, on: day, knownAt: known), case .text(let word)? = version.value else {
      return Protection(
        request: request, outcome: .ended, lastDay: nil, awaitsNews: false, reason: .notInForce, version: nil)
    }
    if let limit = registrationLimit(of: request.category) {
      if let registered = request.registered, registered >= limit.day {
        return Protection(
          request: request, outcome: .ended, lastDay: nil, awaitsNews: false,
          reason: .registeredTooLate(from: limit.day), version: limit.version)
      }
      if request.registered == nil, day >= limit.day {
        return Protection(
          request: request, outcome: .byHand, lastDay: nil, awaitsNews: false,
          reason: .registrationUnknown(from: limit.day), version: limit.version)
      }
    }
    let outcome = ProtectionOutcome(rawValue: word)
    return Protection(
      request: request, outcome: outcome ?? .byHand, lastDay: lastDay(of: word, id), awaitsNews: outcome == nil,
      reason: .category, version: version)
  }

  /// The first day on which displaced people were protected, or the reference day when that is earlier.
  public var firstProtectedDay: Day {
    let first = rulebook.rule(DisplacedCategory.ukrainian.rule)?.versions.first?.validFrom
    return first.map { min($0, perspective.day) } ?? perspective.day
  }

  /// From which registration on nobody of the category is taken any more.
  private func registrationLimit(of category: DisplacedCategory) -> (day: Day, version: RuleVersion)? {
    let day = perspective.day
    guard let version = rulebook.version(of: "\(category.rule).inschrijving", on: day, knownAt: known),
      case .day(let limit)? = version.value
    else { return nil }
    return (limit, version)
  }

  /// The last day on which a rule says what it says now, by what is known; nil when it has no end.
  private func lastDay(of word: String, _ id: String) -> Day? {
    let versions = rulebook.rule(id)?.versions.filter { $0.isKnown(at: known) } ?? []
    let changes = Set(versions.flatMap { [$0.validFrom, $0.validUntil].compactMap(\.self) })
    let end = changes.sorted().first { change in
      change > perspective.day && rulebook.version(of: id, on: change, knownAt: known)?.value != .text(word)
    }
    return end?.adding(days: -1)
  }

  /// What happened to protection, in order: the steps that were known.
  public func protectionSteps() -> [RuleVersion] {
    let all = rulebook.rules.filter { $0.id.hasPrefix("R6.35.stap.") }.flatMap(\.versions)
    return all.filter { $0.isKnown(at: known) && $0.value.map(Self.isDay) == true }.sorted(by: Self.isEarlier)
  }

  private static func isDay(_ value: RuleValue) -> Bool { if case .day = value { true } else { false } }

  private static func isEarlier(_ left: RuleVersion, _ right: RuleVersion) -> Bool {
    guard case .day(let first)? = left.value, case .day(let second)? = right.value else { return false }
    return first < second
  }
}
