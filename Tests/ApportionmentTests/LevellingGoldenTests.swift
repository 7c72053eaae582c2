// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Apportionment
import Testing

/// Integer programs written from the definition; `Oracle/levelling.py` made the file.
@Suite struct LevellingGoldenTests {
  private struct Golden: Decodable {
    struct OneParty: Decodable {
      let weight: Int
      let standing: Int
      let minimum: Int
      let maximum: Int?
      let step: Int

      var party: LevelParty {
        LevelParty(weight: weight, standing: standing, minimum: minimum, maximum: maximum, smallestStep: step)
      }
    }
    struct Small: Decodable {
      let parties: [OneParty]
      let total: Int
      /// In ascending order, each a fraction; nil when there is no division.
      let loads: [[Int]]?
    }
    struct Large: Decodable {
      let parties: [OneParty]
      let total: Int
      /// A fraction; nil when there is no division.
      let lowest: [Int]?
    }
    let small: [Small]
    let large: [Large]
  }

  @Test func theLoadsAreThoseOfTheProgram() throws {
    var divided = 0
    for one in try golden("levelling", as: Golden.self).small {
      let parties = one.parties.map(\.party)
      guard let expected = one.loads else {
        #expect(throws: ApportionmentFault.self) { try level(one.total, over: parties) }
        continue
      }
      let found = EveryDivision.loads(parties, try level(one.total, over: parties).added)
      #expect(found.count == expected.count)
      #expect(zip(found, expected).allSatisfy { $0.over * $1[1] == $1[0] * $0.under }, "\(one.total) \(parties)")
      divided += 1
    }
    #expect(divided > 30)
  }

  @Test func theLowestLoadIsThatOfTheProgram() throws {
    let cases = try golden("levelling", as: Golden.self).large
    #expect(cases.count(where: { $0.lowest?[0] ?? 0 > 0 }) >= 8)
    for one in cases {
      let parties = one.parties.map(\.party)
      let expected = try #require(one.lowest)
      let lowest = try #require(EveryDivision.loads(parties, try level(one.total, over: parties).added).first)
      #expect(lowest.over * expected[1] == expected[0] * lowest.under)
    }
  }
}
