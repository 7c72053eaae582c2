// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
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

func day(_ iso: String) throws -> Day {
  try #require(Day(iso: iso), "\(iso) is no day")
}

func code(_ text: String) throws -> AreaCode {
  try #require(AreaCode(text), "\(text) is no code")
}

/// Days around every change of division and spread over the years before, in and after the table.
func interestingDays() throws -> [Day] {
  var days = try ["0001-01-01", "2019-06-30", "2020-12-31", "2021-06-15", "2022-02-28", "2026-11-23", "9999-12-31"]
    .map(day)
  for change in try Territory.standard().divisions {
    days += [change.adding(days: -1), change, change.adding(days: 1)]
  }
  return days
}

extension Sequence<Municipality> {
  var codes: [String] { map(\.code.description) }
  var names: [String] { map(\.name) }
}
