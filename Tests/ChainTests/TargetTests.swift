// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Rulebook
import Territory
import Testing

/// Targets by article 29 (rules R1.4 and R1.8), against a table that another program made.
@Suite struct TargetTests {
  let world: World

  init() throws { world = try World.standard() }

  /// The test vectors of rule R1.4.
  @Test func theVectorsOfTheRule() {
    func target(_ inhabitants: Int) -> FigureValue? {
      Operation.proportion(.up).value(of: [.whole(13_500), .whole(inhabitants), .whole(17_475_415)])
    }
    #expect(target(100_000) == .whole(78))
    #expect(target(1) == .whole(1))
    #expect(target(0) == .whole(0))
    #expect(target(17_475_415) == .whole(13_500))
    #expect(Operation.proportion(.up).value(of: [.whole(1), .whole(1), .whole(0)]) == nil)
    #expect(Operation.proportion(.up).value(of: [.whole(1), .unknown(.notReported), .whole(3)]) == nil)
  }

  private struct Row {
    let half: HalfYear
    let area: AreaCode
    let inhabitants, target: Int
  }

  private func table() throws -> [Row] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/targets.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    return try lines.map { line in
      let cells = line.split(separator: ";")
      return Row(
        half: try half(String(cells[0])), area: try code(String(cells[1])), inhabitants: try #require(Int(cells[2])),
        target: try #require(Int(cells[3])))
    }
  }

  @Test(arguments: ["2022-2", "2023-1"]) func everyMunicipalityAgainstTheTable(text: String) throws {
    let half = try half(text)
    let book = try world.book([], on: half.firstDay)
    let rows = try table().filter { $0.half == half }
    #expect(rows.map(\.area) == world.territory.municipalities(on: half.firstDay).map(\.code))
    for row in rows {
      let ledger = book.ledger(of: row.area, in: half)
      #expect(ledger.statutory.whole == row.target, "\(row.area)")
      #expect(ledger.target.whole == row.target, "\(row.area)")
      #expect(ledger.population.whole == row.inhabitants, "\(row.area)")
    }
    let country = book.ledger(of: .netherlands, in: half)
    #expect(country.municipalTargets?.whole == rows.reduce(0) { $0 + $1.target })
    #expect(country.population.whole == rows.reduce(0) { $0 + $1.inhabitants })
  }

  @Test func theSumsOverTheCountry() throws {
    let later = try world.book([], on: day("2022-07-01")).ledger(of: .netherlands, in: half("2022-2"))
    #expect(later.target.whole == 13_500)
    #expect(later.statutory.whole == 13_500)
    #expect(later.municipalTargets?.whole == 13_675)
    let next = try world.book([], on: day("2023-01-01")).ledger(of: .netherlands, in: half("2023-1"))
    #expect(next.target.whole == 21_200)
    #expect(next.municipalTargets?.whole == 21_362)
  }

  @Test func provincesAndSafetyRegionsAddUpToTheCountry() throws {
    for (text, on) in [
      ("2022-1", "2022-03-23"), ("2022-1", "2022-03-24"), ("2022-2", "2022-07-01"), ("2023-1", "2023-06-30"),
    ] {
      let (half, day) = try (half(text), day(on))
      let book = try world.book([], on: day)
      let country = book.ledger(of: .netherlands, in: half).municipalTargets?.whole
      for kind in [AreaKind.province, .safetyRegion, .municipality] {
        let parts = world.territory.areas(of: kind, on: day).map { book.ledger(of: $0.code, in: half).target.whole }
        #expect(!parts.contains(nil))
        #expect(parts.compactMap(\.self).reduce(0, +) == country, "\(kind) on \(on)")
      }
    }
  }

  /// 10,000 people over 17,475,415 inhabitants of 1 January 2021: Weesp 20,445, Amsterdam 873,338.
  @Test func weespGoesToAmsterdamWithinAHalfYear() throws {
    let (amsterdam, weesp, first) = try (code("GM0363"), code("GM0457"), half("2022-1"))
    let before = try world.book([], on: day("2022-03-23"))
    #expect(before.ledger(of: weesp, in: first).target.whole == 12)
    #expect(before.ledger(of: amsterdam, in: first).target.whole == 500)
    let after = try world.book([], on: day("2022-03-24"))
    // Two roundings, since the targets were set on 1 January; from 1 July on one.
    #expect(after.ledger(of: amsterdam, in: first).target.whole == 512)
    #expect(after.figure(.measure(.target, weesp, .halfYear(first)))?.unknownReason == .noSuchArea)
    #expect(after.ledger(of: amsterdam, in: try half("2022-2")).population.whole == 893_783)
    #expect(after.ledger(of: amsterdam, in: try half("2022-2")).target.whole == 691)
  }

  @Test func newMunicipalitiesFromTheirParts() throws {
    let voorne = try world.book([], on: day("2023-01-01")).ledger(of: code("GM1992"), in: half("2023-1"))
    #expect(voorne.population.whole == 17_704 + 40_574 + 14_960)
    #expect(voorne.target.whole == 89)
    #expect(voorne.opening.unknownReason != nil)
    let purmerend = try world.book([], on: day("2022-01-01")).ledger(of: code("GM0439"), in: half("2022-1"))
    #expect(purmerend.population.whole == 81_683 + 10_110)
    // ceil(10,000 x 91,793 / 17,475,415)
    #expect(purmerend.target.whole == 53)
  }

  @Test func anOfficialTableWinsAndTheDifferenceShows() throws {
    let (area, half, known) = try (code("GM0363"), half("2022-2"), noon("2022-05-01"))
    let lines = [Line(.target(area: area, halfYear: half, count: Count(674), role: .leading), known: known)]
    let ledger = try world.book(lines, on: half.firstDay).ledger(of: area, in: half)
    #expect(ledger.target.whole == 674)
    #expect(ledger.statutory.whole == 691)
    #expect(ledger.difference.whole == -17)
    guard case .chosen(_, let others, .officialTableWins) = ledger.target.derivation else {
      Issue.record("the target does not say that the table wins")
      return
    }
    #expect(others.map(\.whole) == [691])
    // Before it was known the formula counts, and before the national number was known nothing does.
    let earlier = try world.book(lines, on: half.firstDay, known: noon("2022-04-20")).ledger(of: area, in: half)
    #expect(earlier.target.whole == 691)
    let earliest = try world.book(lines, on: half.firstDay, known: noon("2022-04-07")).ledger(of: area, in: half)
    #expect(earliest.target.unknownReason != nil)
    #expect(earliest.target.whole == nil)
  }

  /// A province of which one municipality is in the table: that one by the table, the others by the formula.
  @Test func aTableWithGapsIsFilledWithTheFormula() throws {
    let (area, half) = try (code("GM0363"), half("2022-2"))
    let lines = [
      Line(.target(area: area, halfYear: half, count: Count(600), role: .leading), known: try noon("2022-05-01"))
    ]
    let (plain, book) = try (world.book([], on: half.firstDay), world.book(lines, on: half.firstDay))
    let province = try code("PV27")
    let formula = try #require(plain.ledger(of: province, in: half).target.whole)
    let ledger = book.ledger(of: province, in: half)
    #expect(ledger.target.whole == formula - 91)
    let members = world.territory.municipalities(in: province, on: half.firstDay).count
    #expect(ledger.official.unknownReason == .partsMissing(members - 1, of: members))
  }

  @Test func anExchangeKeepsTheSum() throws {
    let half = try half("2022-2")
    let (one, other) = try (code("GM0363"), code("GM0439"))
    let exchange = HousingFact.exchange(
      halfYear: half, changes: [TargetChange(area: one, change: -40), TargetChange(area: other, change: 40)])
    let lines = try [
      Line(exchange, known: noon("2022-07-10")),
      Line(.correction(Correction(position: 1, replacement: nil, reason: "ingetrokken")), known: noon("2022-08-01")),
    ]
    let plain = try world.book([], on: half.firstDay)
    let during = try world.book(lines, on: half.firstDay, known: noon("2022-07-20"))
    for (area, change) in [(one, -40), (other, 40)] {
      let target = try #require(plain.ledger(of: area, in: half).target.whole)
      #expect(during.ledger(of: area, in: half).target.whole == target + change)
      #expect(during.ledger(of: area, in: half).exchanged?.whole == change)
      #expect(try world.book(lines, on: half.firstDay).ledger(of: area, in: half).target.whole == target)
      #expect(
        try world.book(lines, on: half.firstDay, known: noon("2022-07-09")).ledger(of: area, in: half).target.whole
          == target)
    }
    #expect(during.ledger(of: .netherlands, in: half).target.whole == 13_500)
    let province = try code("PV27")
    #expect(during.ledger(of: province, in: half).target.whole == plain.ledger(of: province, in: half).target.whole)
    // The two lie in different safety regions.
    let (region, before) = try (code("VR13"), plain.ledger(of: code("VR13"), in: half).target.whole)
    #expect(during.ledger(of: region, in: half).target.whole == before.map { $0 - 40 })
  }
}
