// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@Suite struct PeriodTests {
  private func period(_ from: Int32, _ until: Int32?) -> Period {
    Period(from: Day(number: from), until: until.map { Day(number: $0) })
  }

  @Test func aPeriodHoldsItsFirstDayAndNotItsLast() {
    let period = period(10, 12)
    #expect((8...14).filter { period.contains(Day(number: $0)) } == [10, 11])
    #expect(self.period(10, nil).contains(Day(number: .max)))
    #expect(!self.period(10, nil).contains(Day(number: 9)))
  }

  /// Against the sets of days themselves; an open period runs on past every other.
  @Test func overlapMeansASharedDay() {
    let horizon: Int32 = 8
    let ends: [Int32?] = (1...7).map { $0 } + [nil]
    var all: [Period] = []
    for from: Int32 in 0..<6 {
      for until in ends where until.map({ $0 > from }) ?? true { all.append(period(from, until)) }
    }
    for left in all {
      for right in all {
        let shared = (0...horizon).contains {
          left.contains(Day(number: $0)) && right.contains(Day(number: $0))
        }
        #expect(left.overlaps(right) == shared)
        #expect(right.overlaps(left) == shared)
      }
    }
  }

  @Test func aPeriodThatEndsBeforeItStartsStopsTheProgram() async {
    await #expect(processExitsWith: .failure) { _ = Period(from: Day(number: 2), until: Day(number: 2)) }
    await #expect(processExitsWith: .failure) { _ = Period(from: Day(number: 2), until: Day(number: 1)) }
  }
}
