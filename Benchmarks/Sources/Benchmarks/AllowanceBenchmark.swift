// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook

/// One allowance from question to answer, tariff included, and many households of many months.
enum AllowanceBenchmark {
  static func run(_ count: Int) async throws {
    let rulebook = try Rulebook.standard()
    let first = try require(Month(year: 2022, month: 4))
    let one = request(first.adding(months: 12), 5)
    let single = try await Measure.seconds(99) { try allowance(one, rulebook).total }
    Measure.report("one allowance of five people", single)
    try expect(try allowance(one, rulebook).total == 142_141, "the vector of April 2023")
    let requests = (0..<count).map { request(first.adding(months: $0 % 33), 1 + $0 % 7) }
    let times = try await Measure.seconds(9) {
      var sum = 0
      for request in requests { sum += try allowance(request, rulebook).total ?? 0 }
      return sum
    }
    Measure.report("\(count) allowances, each with its tariff", times)
    Measure.line("  peak memory", "\(try Measure.peakMegabytes()) MB")
  }

  private static let ages = [35, 33, 10, 8, 4, 61, 17]

  private static func request(_ month: Month, _ size: Int) -> AllowanceRequest {
    AllowanceRequest(
      month: month, setting: .private, household: Household(ages.prefix(size).map { HouseholdMember(age: $0) }))
  }

  private static func allowance(_ request: AllowanceRequest, _ rulebook: Rulebook) throws -> Allowance {
    try AllowanceTariff(request.month, changeover: nil, rulebook, knownAt: .endOfTime).allowance(request)
  }

  private static func require(_ month: Month?) throws -> Month {
    guard let month else { throw WrongResult(expected: "a month") }
    return month
  }
}
