// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory
import Testing

/// Every look-up against the plainest way to the same answer, on random days and codes.
@Suite struct TerritoryOracleTests {
  let territory: Territory
  let every: [Municipality]
  let endings: [Municipality]

  init() throws {
    territory = try Territory.standard()
    every = territory.everyMunicipality
    endings = every.filter { $0.until != nil }
  }

  private func existing(on day: Day) -> [Municipality] {
    let day = day < Territory.firstDay ? Territory.firstDay : day
    return every.filter { municipality in
      (municipality.from.map { $0 <= day } ?? true) && (municipality.until.map { day < $0 } ?? true)
    }
  }

  private func members(of area: AreaCode, on day: Day) -> [Municipality] {
    existing(on: day).filter {
      area == .netherlands || $0.province == area || $0.safetyRegion == area || $0.code == area
    }
  }

  /// Day by day instead of from successor to successor.
  private func current(_ code: AreaCode, from start: Day, on day: Day) -> AreaCode {
    var (here, walked) = (code, start)
    while walked < day {
      walked = walked.adding(days: 1)
      if let ending = endings.first(where: { $0.code == here && $0.until == walked }), let next = ending.successor {
        here = next
      }
    }
    return here
  }

  private func randomCode(_ generator: inout FixedSeed) -> AreaCode {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: AreaCode(kind: .municipality, number: .random(in: 0...9999, using: &generator))
    case 1: AreaCode(kind: .province, number: .random(in: 18...33, using: &generator))
    case 2: AreaCode(kind: .safetyRegion, number: .random(in: 0...27, using: &generator))
    case 3: .netherlands
    case 4, 5: endings.randomElement(using: &generator)?.code ?? .netherlands
    default: every.randomElement(using: &generator)?.code ?? .netherlands
    }
  }

  private func randomDay(_ generator: inout FixedSeed) -> Day {
    Territory.firstDay.adding(days: .random(in: -200...1_000, using: &generator))
  }

  @Test func lookUps() throws {
    var generator = FixedSeed(state: 20_261_123)
    var days = try interestingDays()
    for _ in 0..<60 { days.append(randomDay(&generator)) }
    for day in days {
      let expected = existing(on: day)
      #expect(territory.municipalities(on: day) == expected)
      for _ in 0..<20 {
        let code = randomCode(&generator)
        let municipality = expected.first { $0.code == code }
        #expect(territory.municipality(code, on: day) == municipality)
        #expect(territory.municipalities(in: code, on: day) == members(of: code, on: day))
        #expect(territory.municipality(everWithCode: code) == every.first { $0.code == code })
        if code.kind == .municipality {
          #expect(territory.exists(code, on: day) == (municipality != nil))
          #expect(territory.name(of: code) == every.first { $0.code == code }?.name)
        }
      }
    }
  }

  @Test func partsAndPopulations() throws {
    var generator = FixedSeed(state: 18)
    for _ in 0..<40 {
      let (one, other) = (randomDay(&generator), randomDay(&generator))
      let (earlier, later) = (max(min(one, other), Territory.firstDay), max(one, other, Territory.firstDay))
      let code = randomCode(&generator)
      let inside = Set(members(of: code, on: later).map(\.code))
      // Only what ends can become part of another; the rest stands for itself.
      let parts = existing(on: earlier).filter {
        inside.contains($0.until == nil ? $0.code : current($0.code, from: earlier, on: later))
      }
      #expect(territory.parts(of: code, on: later, asOf: earlier) == parts)
      for part in parts {
        #expect(territory.current(part.code, on: later).map(inside.contains) ?? false || code == part.code)
      }
      for year in 2021...2023 {
        let reference = try #require(Day(year: year, month: 1, day: 1))
        guard reference <= later else { continue }
        let counted = existing(on: reference).filter {
          inside.contains($0.until == nil ? $0.code : current($0.code, from: reference, on: later))
        }
        let expected = counted.isEmpty ? nil : counted.compactMap { $0.populations[year] }.reduce(0, +)
        #expect(territory.population(of: code, on: later, year: year) == expected)
      }
    }
  }

  @Test func unchangedMeansItsOwnOnlyPart() {
    for code in territory.everyMunicipality.map(\.code) {
      for earlier in territory.divisions.map({ $0.adding(days: -1) }) + territory.divisions {
        for later in territory.divisions where later >= earlier {
          let isOwnPart = territory.parts(of: code, on: later, asOf: earlier).map(\.code) == [code]
          #expect(territory.isUnchanged(code, from: earlier, to: later) == isOwnPart)
        }
      }
    }
  }

  @Test func laterPartsCoverTheSameArea() throws {
    var generator = FixedSeed(state: 77)
    for _ in 0..<300 {
      let (one, other) = (randomDay(&generator), randomDay(&generator))
      let (earlier, later) = (min(one, other), max(one, other))
      let code = randomCode(&generator)
      let whole = territory.municipalities(in: code, on: earlier)
      let answer = territory.parts(of: code, on: earlier, asOf: later)
      let back = answer.flatMap { territory.parts(of: $0.code, on: later, asOf: earlier) }
      #expect(answer.isEmpty || back.sorted { $0.code < $1.code } == whole)
      // Where no municipality outside went into the same successor, there must be an answer.
      let successors = Set(whole.compactMap { territory.current($0.code, on: later) })
      let everyone = territory.municipalities(on: earlier).filter {
        territory.current($0.code, on: later).map(successors.contains) ?? false
      }
      #expect(answer.isEmpty == (whole.isEmpty || everyone != whole))
    }
  }
}
