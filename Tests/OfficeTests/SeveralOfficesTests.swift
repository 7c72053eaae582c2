// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Journal
import Office
import Postgres
import Testing

@testable import JournalPostgres

/// Several offices, as in several processes, on one database.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["REGIETAFEL_TEST_POSTGRES"]?.isEmpty == false,
    "REGIETAFEL_TEST_POSTGRES names no PostgreSQL server; script/test starts one"))
struct SeveralOfficesTests {
  private func address() async throws -> PostgresAddress {
    let server = try #require(ProcessInfo.processInfo.environment["REGIETAFEL_TEST_POSTGRES"])
    let schema = "office_" + UUID().uuidString.lowercased().replacing("-", with: "_")
    try await PostgresConnection(try PostgresAddress(server)).runAll("CREATE SCHEMA \(schema)")
    return try PostgresAddress("\(server)?options=-csearch_path%3D\(schema)")
  }

  private func offices(_ count: Int) async throws -> [Office] {
    let address = try await address()
    var offices: [Office] = []
    for _ in 0..<count { offices.append(try World.office(try await PostgresJournal(address: address))) }
    return offices
  }

  /// What one records, the others know at their next question.
  @Test func threeOfficesAreCurrent() async throws {
    let offices = try await offices(3)
    for (round, writer) in [0, 1, 2, 0, 2].enumerated() {
      _ = try await offices[writer].handle(.record([try housed("GM0363", "2022-0\(round + 1)", round)]))
      for office in offices { #expect(try await office.desk().state.position == round + 1) }
    }
  }

  /// All record at the same time: each fact once, each request answered, and in the end all say the same.
  @Test func threeOfficesRecordAtOnce() async throws {
    let offices = try await offices(3)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, office) in offices.enumerated() {
        group.addTask {
          for month in 1...9 {
            let fact = try housed("GM0\(number == 0 ? 363 : number == 1 ? 518 : 344)", "2022-0\(month)", month)
            // The same request twice, as by somebody who was not sure that it went through.
            let first = try await office.handle(.record([fact], key: "\(number)-\(month)"))
            let second = try await offices[(number + 1) % 3].handle(.record([fact], key: "\(number)-\(month)"))
            #expect(first.receipt?.first == second.receipt?.first && second.receipt?.repeated == true)
          }
        }
      }
      try await group.waitForAll()
    }
    var states: [ChainState] = []
    for office in offices { states.append(try await office.desk().state) }
    #expect(states[0].position == 27 && states[0] == states[1] && states[1] == states[2])
    #expect(await offices[0].verify().isSound)
  }
}
