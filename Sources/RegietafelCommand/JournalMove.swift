// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Journal
import Office

/// Brings a journal over to another store, entry by entry as it is: positions, moments, keys, batches and hashes.
///
/// What is there already is not brought again, so a move that was broken off goes on where it stopped. The target has
/// whole batches at any moment.
struct JournalMove {
  let source: any RestorableJournal
  let target: any RestorableJournal
  /// How many entries go over at a time, if the last batch among them is whole.
  var page = 4_096
  /// How often it looks for what was recorded in the source meanwhile.
  private static let rounds = 5

  /// How a move ended.
  struct Outcome {
    let head: Head
    /// How many entries were brought over now.
    let moved: Int
  }

  /// Moves everything, and checks that both journals end the same.
  ///
  /// - Parameter progress: told how many entries the target has of how many, after each part.
  /// - Throws: `Faults` RT-382 when the target has something else, RT-384 when the journals went on changing.
  func run(progress: (_ done: Int, _ all: Int) -> Void) async throws -> Outcome {
    do {
      let start = try await target.head()
      for _ in 0..<JournalMove.rounds {
        let end = try await source.head()
        let here = try await target.head()
        if here == end { return Outcome(head: end, moved: end.position - start.position) }
        try await checkBeginning(here, of: end)
        try await copy(from: here, to: end, progress)
      }
    } catch let error as JournalError {
      if case .conflict = error { throw JournalMove.changing }
      throw Faults(Fault(error))
    }
    throw JournalMove.changing
  }

  /// Equal hashes at one position mean equal entries up to there.
  private func checkBeginning(_ here: Head, of end: Head) async throws {
    if here.position == 0 { return }
    let same = try await source.entries(after: here.position - 1, limit: 1).first
    guard here.position <= end.position, same?.hash == here.hash else {
      throw Faults(
        Fault(
          .targetDiffers, place: "--naar",
          problem: "In het doel staat al iets anders: \(here.position) regels die niet het begin van de bron zijn.",
          expected: "een leeg doel, of een doel met het begin van hetzelfde journaal", advice: "Kies een ander doel."))
    }
  }

  private func copy(from start: Head, to end: Head, _ progress: (Int, Int) -> Void) async throws {
    var head = start
    var limit = page
    while head.position < end.position {
      let read = try await source.entries(after: head.position, limit: limit)
      guard let last = read.last else { throw JournalError.damaged(after: head.position, detail: "de bron houdt op") }
      // A batch that may go on after this part waits for the next one.
      let isEnd = try await source.entries(after: last.position, limit: 1).first?.batch != last.batch
      let whole = isEnd ? read[...] : read.prefix { $0.batch != last.batch }
      guard let final = whole.last else {
        limit *= 2
        continue
      }
      try await target.restore(Array(whole), after: head)
      head = Head(position: final.position, recorded: final.recorded, hash: final.hash)
      progress(head.position, max(head.position, end.position))
      limit = page
    }
  }

  private static let changing = Faults(
    Fault(
      .movedWhileMoving, problem: "Tijdens de verhuizing is er steeds iets vastgelegd.",
      advice: "Stop eerst de site, en voer de opdracht opnieuw uit: hij gaat verder waar hij was."))
}
