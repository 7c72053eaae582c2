// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
import Rulebook

/// The protection of displaced people in plain Dutch: the same sentences on the page, in the command and in the API.
public enum ProtectionWords {
  /// What an outcome is called.
  public static func name(_ outcome: ProtectionOutcome) -> String {
    switch outcome {
    case .protected: "beschermd"
    case .ended: "geen bescherming (meer)"
    case .frozen: "bevroren"
    case .byHand: "handmatig beoordelen"
    }
  }

  /// What a category is called.
  public static func name(_ category: DisplacedCategory) -> String {
    switch category {
    case .ukrainian: "A: Oekraïners"
    case .protected: "B: bescherming of vaste vergunning in Oekraïne, of familie van A en B"
    case .temporary: "C: tijdelijke vergunning in Oekraïne"
    case .other: "D: anderen"
    }
  }

  /// Why the outcome is what it is, in one or two sentences.
  public static func reason(_ protection: Protection) -> String {
    let version = protection.version
    let note = version?.note.map { " \($0)" } ?? ""
    switch protection.reason {
    case .category where protection.awaitsNews:
      return "Nader bericht volgt." + note
    case .category:
      return "\(explanation(protection.outcome))\(note)"
    case .notInForce:
      return "Op deze dag was er geen tijdelijke bescherming, of die was nog niet bekend."
    case .registeredTooLate(let day):
      return "Wie vanaf \(DutchText.day(day)) is ingeschreven in de BRP, kreeg in deze categorie geen bescherming meer."
    case .registrationUnknown(let day):
      return
        "Geef de dag van inschrijving in de BRP: alleen wie voor \(DutchText.day(day)) is ingeschreven, hield de bescherming."
    }
  }

  private static func explanation(_ outcome: ProtectionOutcome) -> String {
    switch outcome {
    case .protected: "Op deze dag is er tijdelijke bescherming."
    case .ended: "Op deze dag is er geen tijdelijke bescherming."
    case .frozen: "Het einde van de bescherming is uitgesteld; wie bescherming had, houdt die voorlopig."
    case .byHand: "De rechter is nog bezig. Dit programma beslist hier niet."
    }
  }

  /// Where the answer was read; nil when no rule holds.
  public static func source(_ protection: Protection) -> String? { protection.version?.source }

  /// The whole answer for people.
  public static func lines(_ protection: Protection, on day: Day) -> [String] {
    var lines = ["\(DutchText.day(day)): \(name(protection.outcome)) [\(DutchText.certainty(protection.certainty))]"]
    if let last = protection.lastDay { lines.append("Dit blijft zo tot en met \(DutchText.day(last)).") }
    lines.append(reason(protection))
    if let version = protection.version {
      lines.append("Bron: \(version.source) (regel \(version.ruleID)).")
      if let validity = DutchText.validity(version) { lines.append(validity) }
    }
    return lines
  }
}
