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
  /// The position of the first bad entry; nil when all is well, and when it is the store and not an entry that is bad.
  public let firstBad: Int?

  init(count: Int, hash: Digest, firstFault: Fault?, firstBad: Int?) {
    self.count = count
    self.hash = hash
    self.firstFault = firstFault
    self.firstBad = firstBad
  }

  /// The outcome for a file of which not one entry can be read.
  public init(unreadable fault: Fault) {
    self.init(count: 0, hash: EntryHasher.beginning, firstFault: fault, firstBad: 1)
  }

  /// Whether all is well.
  public var isSound: Bool { firstFault == nil }
}

extension Office {
  /// Checks every entry of the journal of this office: its place, its hash, its moments, its payload; and that folding
  /// all of it anew gives the state with which this office answers questions.
  ///
  /// - Parameter noted: a hash noted down earlier, that must occur in the chain; nil when there is none.
  public func verify(noted: Digest? = nil) async -> Verification {
    var (check, fresh, fault) = await Office.walk(journal, noted)
    guard fault == nil else { return check.verification(fault) }
    do {
      let state = try await desk().state
      // Somebody may have appended since the walk.
      for entry in try await journal.entries(after: fresh.position, limit: state.position - fresh.position) {
        if let fault = check.fault(in: entry) { return check.verification(fault) }
        try fresh.apply(entry)
        check.accept(entry)
      }
      check.isRead = true
      return check.verification(fresh == state ? nil : ChainCheck.stateDiffers)
    } catch {
      return check.verification(Faults(journalProblem: error).all[0])
    }
  }

  /// The same for a journal that no office works with, such as a backup: there is no state to compare.
  public static func verify(_ journal: any Journal, noted: Digest? = nil) async -> Verification {
    let (check, _, fault) = await walk(journal, noted)
    return check.verification(fault)
  }

  private static func walk(_ journal: any Journal, _ noted: Digest?) async -> (ChainCheck, ChainState, Fault?) {
    var check = ChainCheck(noted: noted)
    var state = ChainState()
    var limit = Office.page
    while true {
      do {
        let entries = try await journal.entries(after: check.position, limit: limit)
        if entries.isEmpty {
          check.isRead = true
          try await journal.inspect()
          check.isRead = false
          return (check, state, check.missingNote)
        }
        for entry in entries {
          if let fault = check.fault(in: entry) { return (check, state, fault) }
          try state.apply(entry)
          check.accept(entry)
        }
      } catch JournalError.damaged(let after, _) where limit == Office.page && !check.isRead && after > check.position {
        // The entries before the place that cannot be read are there: they are judged first, and then it is met again.
        limit = after - check.position
      } catch {
        return (check, state, Faults(journalProblem: error).all[0])
      }
    }
  }
}

/// Walks the chain of hashes.
private struct ChainCheck {
  private let hasher = EntryHasher()
  private let noted: Digest?
  private var head = Head.empty
  private var sawNote: Bool
  /// Whether all entries were read and found good, so that what is wrong now is not in one of them.
  var isRead = false

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
      count: head.position, hash: head.hash, firstFault: fault,
      firstBad: fault == nil || isRead ? nil : head.position + 1)
  }

  static let stateDiffers = Fault(
    .stateDiffers, problem: "De opgebouwde stand wijkt af van een nieuwe opbouw uit het journaal.",
    advice: "Start Regietafel opnieuw. Meld dit bij de beheerder.")

  private static let advice = "Zet de laatste goede reservekopie terug met 'regietafel herstel'."
}
