// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// SplitMix64: the same numbers in every run.
struct FixedSeed: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

func day(_ iso: String) throws -> Day { try #require(Day(iso: iso), "\(iso) is no day") }
func code(_ text: String) throws -> AreaCode { try #require(AreaCode(text), "\(text) is no code") }
func half(_ text: String) throws -> HalfYear { try #require(HalfYear(text), "\(text) is no half-year") }
func month(_ text: String) throws -> Month { try #require(Month(iso: text), "\(text) is no month") }
func noon(_ iso: String) throws -> Moment {
  Moment(milliseconds: Moment(startOf: try day(iso)).milliseconds + 43_200_000)
}

/// The rules and places of the program, read once.
struct World: Sendable {
  let rulebook: Rulebook
  let territory: Territory

  private static let shared = Result {
    World(rulebook: try Rulebook.standard(), territory: try Territory.standard())
  }

  static func standard() throws -> World { try shared.get() }

  func book(_ lines: [Line], on day: Day, known: Moment = .endOfTime) throws -> ChainBook {
    book(try ChainState(folding: entries(lines)), on: day, known: known)
  }

  func book(_ state: ChainState, on day: Day, known: Moment = .endOfTime) -> ChainBook {
    ChainBook(
      state: state, rulebook: rulebook, territory: territory, perspective: Perspective(day: day, known: known),
      sight: .keeper)
  }
}

/// A fact on its way into the journal of a test. Recorded when it became known, or when the line before it was.
struct Line: Sendable {
  var fact: Fact
  var known: Moment
  var source = "proef"

  init(_ fact: Fact, known: Moment) {
    self.fact = fact
    self.known = known
  }

  init(_ fact: HousingFact, known: Moment) {
    self.init(.housing(fact), known: known)
  }
}

/// The entries that these lines become, each a batch of its own.
func entries(_ lines: [Line]) -> [Entry] {
  var head = Head.empty
  return lines.flatMap { line in
    let batch = Batch(
      actor: "toets", recorded: line.known, drafts: [line.fact.draft(source: line.source, known: line.known)])
    let made = EntryHasher().entries(of: batch, after: head)
    for entry in made { head = Head(position: entry.position, recorded: entry.recorded, hash: entry.hash) }
    return made
  }
}

/// The entry with this kind and payload at position 1.
func entry(kind: String, payload: String) throws -> Entry {
  let batch = Batch(
    actor: "toets", recorded: try noon("2026-01-01"),
    drafts: [Draft(kind: kind, payload: Array(payload.utf8), source: "proef")])
  return try #require(EntryHasher().entries(of: batch, after: .empty).first)
}

/// The numbers of a ledger that are reckoned, to compare two ledgers by.
struct Numbers: Equatable {
  var target, opening, adjustment, exchanged, housed, due, balance, remaining: Int?
  var months: [Int?]
  var housedQualifier, balanceQualifier: Qualifier
  var status: ScheduleStatus
  var progress, schedule, rest, perInhabitants: Fraction?

  init(_ ledger: HousingLedger) {
    target = ledger.target.whole
    opening = ledger.opening.whole
    adjustment = ledger.adjustment?.whole
    exchanged = ledger.exchanged?.whole
    housed = ledger.housed.whole
    due = ledger.due.whole
    balance = ledger.balance.whole
    remaining = ledger.remaining.whole
    months = ledger.months.map(\.whole)
    housedQualifier = ledger.housed.qualifier
    balanceQualifier = ledger.balance.qualifier
    status = ledger.status
    progress = ledger.progress.number
    schedule = ledger.schedule.number
    rest = ledger.remainingPace.number
    perInhabitants = ledger.balancePerInhabitants.number
  }
}
