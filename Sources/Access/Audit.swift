// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// Something that happened at the door (gebeurtenis): who did what to what, from where, and how it ended (BIO 8.15.01).
public struct AuditEvent: Hashable, Sendable {
  /// Who: an account by its number, the person at this computer, or nobody known.
  public var actor: String
  /// What was done, in a few Dutch words.
  public var action: String
  /// To what.
  public var object: String
  /// Whether it was done.
  public var isDone: Bool
  /// The address from which it came.
  public var origin: String
  /// Why it was refused, or why it was done.
  public var reason: String

  /// An event. Texts are cut off and cleaned, so that none of them can pass for two lines.
  public init(actor: String, action: String, object: String, isDone: Bool, origin: String, reason: String = "") {
    self.actor = AuditEvent.clean(actor)
    self.action = AuditEvent.clean(action)
    self.object = AuditEvent.clean(object)
    self.isDone = isDone
    self.origin = AuditEvent.clean(origin)
    self.reason = AuditEvent.clean(reason)
  }

  private static let longest = 250

  private static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(longest).map { scalar in
          [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
            ? "?" : scalar
        }))
  }
}

/// A line of the audit log (toegangslogboek), with the hash of the one before it in its own.
public struct AuditEntry: Hashable, Sendable {
  /// Its place, from 1.
  public let position: Int
  /// When.
  public let moment: Moment
  /// What.
  public let event: AuditEvent
  /// The hash of this line and so of all before it, in hexadecimal.
  public let hash: String

  /// A line as it is kept.
  public init(position: Int, moment: Moment, event: AuditEvent, hash: String) {
    self.position = position
    self.moment = moment
    self.event = event
    self.hash = hash
  }

  /// The line that comes after one with the hash `previous`.
  public init(after previous: String, position: Int, moment: Moment, event: AuditEvent) {
    self.init(
      position: position, moment: moment, event: event,
      hash: AuditEntry.hash(after: previous, position: position, moment: moment, event: event))
  }

  /// The hash before the first line.
  public static let start = String(repeating: "0", count: 64)

  /// Whether the line is as it was written, after one with the hash `previous`.
  public func isSealed(after previous: String) -> Bool {
    hash == AuditEntry.hash(after: previous, position: position, moment: moment, event: event)
  }

  /// Each text with its length before it: no two lines give the same bytes.
  private static func hash(after previous: String, position: Int, moment: Moment, event: AuditEvent) -> String {
    let texts = [
      previous, String(position), String(moment.milliseconds), event.actor, event.action, event.object,
      event.isDone ? "gelukt" : "geweigerd", event.origin, event.reason,
    ]
    return Secrets.hexadecimal(Secrets.sha256(texts.flatMap { Array("\($0.utf8.count):\($0)".utf8) }))
  }
}

/// Which lines of the audit log somebody wants to see.
public struct AuditFilter: Hashable, Sendable {
  /// Words that must be in the action, object, actor, origin or reason; empty for all.
  public var text = ""
  /// Only what was refused.
  public var isRefusedOnly = false

  /// All lines.
  public init() {}
}

/// What checking the audit log gave.
public struct AuditVerification: Hashable, Sendable {
  /// How many lines are right, from the first on.
  public let count: Int
  /// The first line that is not; nil when all are.
  public let firstBad: Int?
  /// The hash of the last line that is right.
  public let hash: String

  /// An outcome.
  public init(count: Int, firstBad: Int?, hash: String) {
    self.count = count
    self.firstBad = firstBad
    self.hash = hash
  }
}
