// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Journal

/// The outcome of checking a whole journal (controle).
public struct Verification: Sendable {
  /// How many entries were found good.
  public let count: Int
  /// The hash of the last good entry: note it down to be able to see later that nothing was cut off.
  public let hash: Digest
  /// What is wrong with the first bad entry; nil when all is well.
  public let firstFault: Fault?
  /// The position of the first bad entry; nil when all is well.
  public let firstBad: Int?

  /// Whether all is well.
  public var isSound: Bool { firstFault == nil }
}

extension Office {
  /// Checks every entry: its place, its hash, its moments, its payload; and that folding all of it anew gives the state
  /// that a running program has.
  ///
  /// - Parameter noted: a hash noted down earlier, that must occur in the chain; nil when there is none.
  public static func verify(_ journal: any Journal, noted: Digest? = nil) async -> Verification {
    var check = ChainCheck(noted: noted)
    var state = ChainState()
    do {
      while true {
        let entries = try await journal.entries(after: check.position, limit: Office.page)
        if entries.isEmpty { break }
        for entry in entries {
          if let fault = check.fault(in: entry) { return check.verification(fault) }
          try state.apply(entry)
          check.accept(entry)
        }
      }
      let fresh = try await ChainState(folding: Office.all(of: journal))
      if fresh != state { return check.verification(ChainCheck.stateDiffers) }
    } catch {
      return check.verification(Faults(journalProblem: error).all[0])
    }
    return check.verification(check.missingNote)
  }

  private static func all(of journal: any Journal) async throws -> [Entry] {
    var all: [Entry] = []
    while true {
      let entries = try await journal.entries(after: all.count, limit: Office.page)
      if entries.isEmpty { return all }
      all += entries
    }
  }
}

/// Walks the chain of hashes.
private struct ChainCheck {
  private let hasher = EntryHasher()
  private let noted: Digest?
  private var head = Head.empty
  private var sawNote: Bool

  init(noted: Digest?) {
    self.noted = noted
    sawNote = noted == head.hash
  }

  var position: Int { head.position }

  func fault(in entry: Entry) -> Fault? {
    let place = "journaalregel \(head.position + 1)"
    if entry.position != head.position + 1 {
      return Fault(
        .chainBroken, place: place, problem: "Deze regel ontbreekt; de volgende is regel \(entry.position).",
        advice: ChainCheck.advice)
    }
    if entry.recorded < head.recorded || entry.known > entry.recorded || entry.batch > entry.position {
      return Fault(
        .chainBroken, place: place, problem: "De momenten of de volgorde van deze regel kloppen niet.",
        advice: ChainCheck.advice)
    }
    guard hasher.seals(entry, after: head.hash) else {
      return Fault(
        .chainBroken, place: place, problem: "Deze regel is veranderd nadat hij was vastgelegd: de hash klopt niet.",
        advice: ChainCheck.advice)
    }
    return nil
  }

  mutating func accept(_ entry: Entry) {
    head = Head(position: entry.position, recorded: entry.recorded, hash: entry.hash)
    if entry.hash == noted { sawNote = true }
  }

  var missingNote: Fault? {
    guard noted != nil, !sawNote else { return nil }
    return Fault(
      .chainBroken, place: "einde van het journaal",
      problem: "De hash die u noemt, komt in dit journaal niet voor: het is afgekapt of vervangen.",
      advice: ChainCheck.advice)
  }

  func verification(_ fault: Fault?) -> Verification {
    Verification(
      count: head.position, hash: head.hash, firstFault: fault, firstBad: fault == nil ? nil : head.position + 1)
  }

  static let stateDiffers = Fault(
    .stateDiffers, problem: "De opgebouwde stand wijkt af van een nieuwe opbouw uit het journaal.",
    advice: "Start Regietafel opnieuw. Meld dit bij de beheerder.")

  private static let advice = "Zet de laatste goede reservekopie terug met 'regietafel herstel'."
}
