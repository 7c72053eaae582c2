// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Territory
import Testing

/// SplitMix64 with a fixed seed: every run tries the same cases.
struct FixedRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// The faults that a piece of work throws; empty when it succeeds.
func faults<Value>(_ work: () throws(Faults) -> Value) -> [Fault] {
  do throws(Faults) {
    _ = try work()
    return []
  } catch {
    return error.all
  }
}

func codes<Value>(_ work: () throws(Faults) -> Value) -> [FaultCode] { faults(work).map(\.code) }

/// An import of a text, on the real territory.
struct Importing {
  let territory: Territory

  init() throws {
    territory = try Territory.standard()
  }

  func read(_ text: String, _ kind: ImportKind, _ options: ImportOptions = ImportOptions()) throws(Faults) -> Checked {
    try FileImport.read(Array(text.utf8), kind: kind, territory: territory, options: options)
  }

  /// The facts about housing in a text.
  func facts(_ text: String, _ kind: ImportKind, _ options: ImportOptions = ImportOptions()) throws -> [HousingFact] {
    try housing(read(text, kind, options))
  }

  func all(_ text: String, _ kind: ImportKind, _ options: ImportOptions = ImportOptions()) throws -> [Fact] {
    try read(text, kind, options).facts.map(\.fact)
  }

  func faults(_ text: String, _ kind: ImportKind, _ options: ImportOptions = ImportOptions()) -> [Fault] {
    ExchangeTests.faults { () throws(Faults) in try read(text, kind, options) }
  }

  func codes(_ text: String, _ kind: ImportKind, _ options: ImportOptions = ImportOptions()) -> [FaultCode] {
    faults(text, kind, options).map(\.code)
  }
}

/// The facts about housing.
func housing(_ checked: Checked) -> [HousingFact] {
  checked.facts.compactMap { if case .housing(let fact) = $0.fact { fact } else { nil } }
}

/// A day that the test writes down.
func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

func slug(_ text: String) throws -> Slug { try #require(Slug(text)) }

func period(_ from: String, _ until: String? = nil) throws -> Period {
  Period(from: try day(from), until: try until.map(day))
}

func vr(_ number: UInt16) -> AreaCode { AreaCode(kind: .safetyRegion, number: number) }

func gm(_ number: UInt16) -> AreaCode { AreaCode(kind: .municipality, number: number) }
