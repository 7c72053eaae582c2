// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Journal

/// Judges a correction of an earlier entry.
struct CorrectionCheck {
  let desk: Desk

  func decide(
    _ correction: Correction, of entry: Entry?, source: String, drafts: [Draft]
  ) throws -> Decision {
    guard let entry, desk.state.isCorrectable(correction.position), case let fact = try Fact(entry),
      let reported = desk.state.reported(fact, at: correction.position)
    else {
      throw Faults(
        Fault(
          .nothingToCorrect,
          problem: "Regel \(correction.position) van het journaal is geen cijfer dat u kunt corrigeren.",
          advice: "Zoek in het journaal de regel met het foute cijfer."))
    }
    let faults =
      faults(correction, fact, reported) + TextCheck.faults(correction.reason, field: "reden", place: nil)
      + TextCheck.faults(source, field: "bron", place: nil)
    guard faults.isEmpty else { throw Faults(faults) }
    let later = try LaterCheck(desk: desk).faults(after: drafts, of: [SourcedFact(fact, source: source)])
    guard later.isEmpty else { throw Faults(later) }
    return Decision(drafts: drafts, references: fact.references, alreadyKnown: 0)
  }

  private func faults(_ correction: Correction, _ fact: Fact, _ reported: ReportedNumber) -> [Fault] {
    var faults: [Fault] = []
    if correction.reason.allSatisfy(\.isWhitespace) {
      faults.append(
        Fault(.reasonMissing, problem: "De reden ontbreekt.", advice: "Schrijf kort op waarom het cijfer verandert."))
    }
    if reported.current == nil {
      faults.append(
        Fault(
          .alreadyWithdrawn, problem: "Dit cijfer is al ingetrokken.",
          advice: "Meld het goede cijfer als een nieuw cijfer."))
    } else if let replacement = correction.replacement {
      faults += self.faults(replacement, fact, reported)
    }
    return faults
  }

  private func faults(_ replacement: Int, _ fact: Fact, _ reported: ReportedNumber) -> [Fault] {
    if fact.count == nil {
      return [
        Fault(
          .nothingToCorrect, problem: "Deze regel is meer dan één getal.",
          advice: "Trek de regel in en leg het goede opnieuw vast.")
      ]
    }
    if replacement < 0, !fact.mayBeNegative {
      return [
        Fault(
          .negativePeople, problem: "Een aantal mensen of plaatsen kan niet onder nul zijn (\(replacement)).",
          advice: "Vul 0 of meer in.")
      ]
    }
    if replacement.magnitude >= 100_000_000 {
      return [Fault(.numberTooLarge, problem: "Het getal is te groot.", advice: "Kijk het getal na.")]
    }
    if case .division(.score) = fact {
      let faults = FactCheck(desk: desk, place: nil).score(replacement)
      guard faults.isEmpty else { return faults }
    }
    guard reported.current == replacement else { return [] }
    return [
      Fault(
        .sameValue, problem: "Het cijfer is al \(replacement).", advice: "U hoeft niets te doen.")
    ]
  }
}

extension Fact {
  /// Whether its number may be below zero: a balance, an adjustment or a score.
  fileprivate var mayBeNegative: Bool {
    switch self {
    case .housing(.balance), .housing(.adjustment), .division(.score): true
    default: false
    }
  }
}

/// Judges text that somebody typed and that would stay in the journal for good.
enum TextCheck {
  /// Longer texts are no source, no reason and no name.
  static let longest = 500

  static func faults(_ text: String, field: String, place: String?) -> [Fault] {
    let fieldPlace = [place, "veld \(field)"].compactMap(\.self).joined(separator: ", ")
    var faults: [Fault] = []
    if PersonalNumbers.containsBSN(text) {
      faults.append(
        Fault(
          .personalNumber, place: fieldPlace, problem: "Hier staat een getal dat een burgerservicenummer kan zijn.",
          advice: "Haal het weg. Persoonsgegevens horen niet in Regietafel."))
    }
    if text.count > longest {
      faults.append(
        Fault(
          .cellTooLong, place: fieldPlace, problem: "De tekst is te lang.",
          advice: "Gebruik hoogstens \(longest) tekens."))
    }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      faults.append(
        Fault(
          .controlCharacter, place: fieldPlace, problem: "Er staat een onzichtbaar teken in de tekst.",
          advice: "Typ de tekst opnieuw."))
    }
    return faults
  }
}
