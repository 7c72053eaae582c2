// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// A rule or published figure (regel): one article, parameter or number, in all the versions it had.
public struct Rule: Sendable {
  /// The id, such as `R1.4`, or `R1.4.afronding` for a parameter of that rule.
  public let id: String
  /// The Dutch term (term) that a page shows as heading.
  public let term: String
  /// What the rule says (tekst), in Dutch, for a reader.
  public let text: String
  /// The versions in the order of the file; at least one.
  public let versions: [RuleVersion]
  /// The figure that this published number can be laid beside (vergelijkMet), as `soort/gebied/tijd`; nil for most.
  public let comparesWith: String?
  /// The rule file in which it stands.
  public let file: String
  /// The line on which it starts, from 1.
  public let line: Int
}

/// One version of a rule (versie): what it was, on which days, and from which day that was known (rule G-1).
public struct RuleVersion: Hashable, Sendable {
  /// The id of the rule.
  public let ruleID: String
  /// The first day on which it holds (geldigVanaf); nil when it always did.
  public let validFrom: Day?
  /// The first day on which it no longer holds (geldigTot); nil when it has no end.
  public let validUntil: Day?
  /// The day from which it was known (bekendVanaf), from its first moment in the Netherlands; nil when it always was
  /// or when the day was not found (then `note` says so).
  public let knownFrom: Day?
  /// The value (waarde), in `unit`; nil for a rule that is only text.
  public let value: RuleValue?
  /// What the number counts (eenheid), such as "personen"; nil without a number.
  public let unit: String?
  /// How the number relates to the real one (kwalificatie).
  public let qualifier: Qualifier
  /// Where it was read (bron): law with article, document or newspaper.
  public let source: String
  /// How sure it is (zekerheid), by where it was read.
  public let certainty: Certainty
  /// What a reader must know besides (opmerking).
  public let note: String?

  /// Whether it holds on `day`: from `validFrom` on, up to and not including `validUntil` (rule G-2).
  public func isValid(on day: Day) -> Bool {
    (validFrom.map { $0 <= day } ?? true) && (validUntil.map { day < $0 } ?? true)
  }

  /// Whether it was known at `moment`.
  public func isKnown(at moment: Moment) -> Bool { isKnown(on: moment.dutchDay) }

  /// Whether it was known on `day`: what becomes known on a day is known all of that day.
  func isKnown(on day: Day) -> Bool { knownFrom.map { $0 <= day } ?? true }

  /// Whether there is a day on which both hold.
  func overlaps(_ other: RuleVersion) -> Bool {
    func starts(_ start: Day?, before end: Day?) -> Bool {
      guard let start, let end else { return true }
      return start < end
    }
    return starts(validFrom, before: other.validUntil) && starts(other.validFrom, before: validUntil)
  }
}
