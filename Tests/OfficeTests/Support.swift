// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Rulebook
import Territory
import Testing

func day(_ iso: String) throws -> Day { try #require(Day(iso: iso), "\(iso) is no day") }
func code(_ text: String) throws -> AreaCode { try #require(AreaCode(text), "\(text) is no code") }
func half(_ text: String) throws -> HalfYear { try #require(HalfYear(text), "\(text) is no half-year") }
func month(_ text: String) throws -> Month { try #require(Month(iso: text), "\(text) is no month") }

/// The moment of now in these tests.
let now = Moment(milliseconds: 1_795_437_000_000)
let clerk = Submitter.local(name: "toets")

/// The rules and places of the program, read once.
struct World: Sendable {
  let rulebook: Rulebook
  let territory: Territory

  private static let shared = Result {
    World(rulebook: try Rulebook.standard(), territory: try Territory.standard())
  }

  static func office(_ journal: any Journal, at moment: Moment = now) throws -> Office {
    let world = try shared.get()
    return Office(journal: journal, rulebook: world.rulebook, territory: world.territory) { moment }
  }
}

/// A joint change of targets: the code of each municipality with its change.
func exchange(_ halfYear: String, _ changes: [(String, Int)]) throws -> HousingFact {
  .exchange(
    halfYear: try half(halfYear), changes: try changes.map { TargetChange(area: try code($0.0), change: $0.1) })
}

func housed(_ area: String, _ in: String, _ count: Int) throws -> HousingFact {
  .housed(area: try code(area), period: .month(try month(`in`)), count: Count(count), role: .leading)
}

func target(_ area: String, _ halfYear: String, _ count: Int) throws -> HousingFact {
  .target(area: try code(area), halfYear: try half(halfYear), count: Count(count), role: .leading)
}

extension Submission {
  static func record(
    _ facts: [HousingFact], source: String = "proefbrief", key: String? = nil, isDryRun: Bool = false,
    by submitter: Submitter = clerk, isAgreed: Bool = true
  ) -> Submission {
    Submission(
      submitter: submitter, key: key, isDryRun: isDryRun,
      intent: .record(facts.map { SourcedFact($0, source: source, isAgreed: isAgreed) }))
  }

  static func correct(
    _ position: Int, to replacement: Int?, reason: String = "tikfout", source: String = "", key: String? = nil,
    isDryRun: Bool = false
  ) -> Submission {
    Submission(
      submitter: clerk, source: source, key: key, isDryRun: isDryRun,
      intent: .correct(position: position, replacement: replacement, reason: reason))
  }
}

extension Office {
  /// The codes with which the office refuses; empty when it does not.
  func codes(_ submission: Submission) async -> [FaultCode] {
    do {
      _ = try await handle(submission)
      return []
    } catch let faults as Faults {
      return faults.all.map(\.code)
    } catch {
      Issue.record("the office throws nothing but faults: \(error)")
      return []
    }
  }
}

/// A journal that answers as told, in front of one in memory.
actor FakeJournal: Journal {
  let real = MemoryJournal()
  private var altered: [Int: Entry] = [:]
  private var missing: Set<Int> = []
  private var readFailure: JournalError?
  private var storeFailure: JournalError?
  private var appendFailures: [JournalError] = []
  private var claimed: Int?

  func alter(_ entry: Entry) { altered[entry.position] = entry }
  func lose(_ position: Int) { missing.insert(position) }
  func failReading(_ error: JournalError) { readFailure = error }
  func failInspecting(_ error: JournalError) { storeFailure = error }
  func failAppending(_ errors: [JournalError]) { appendFailures = errors }
  func claim(_ position: Int) { claimed = position }

  func head() async throws -> Head {
    if let readFailure { throw readFailure }
    let head = await real.head()
    return claimed.map { Head(position: $0, recorded: head.recorded, hash: head.hash) } ?? head
  }

  func inspect() async throws {
    if let storeFailure { throw storeFailure }
  }

  func append(_ batch: Batch, expecting position: Int) async throws -> Receipt {
    if !appendFailures.isEmpty { throw appendFailures.removeFirst() }
    return try await real.append(batch, expecting: position)
  }

  func entries(after position: Int, limit: Int) async throws -> [Entry] {
    if let readFailure { throw readFailure }
    return await real.entries(after: position, limit: limit).filter { !missing.contains($0.position) }
      .map { altered[$0.position] ?? $0 }
  }
}

extension Entry {
  /// This entry with something else in it, and the hash it had unless told otherwise.
  func with(
    position: Int? = nil, batch: Int? = nil, recorded: Moment? = nil, known: Moment? = nil, source: String? = nil,
    kind: String? = nil, payload: String? = nil, hash: Digest? = nil
  ) -> Entry {
    Entry(
      position: position ?? self.position, batch: batch ?? self.batch, recorded: recorded ?? self.recorded,
      known: known ?? self.known, actor: actor, source: source ?? self.source, key: key, kind: kind ?? self.kind,
      payload: payload.map { Array($0.utf8) } ?? self.payload, hash: hash ?? self.hash)
  }
}
