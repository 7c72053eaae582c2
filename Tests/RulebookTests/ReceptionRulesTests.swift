// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@testable import Rulebook

/// What the rule files say about reception, the crisis measures of 2022, homes and money.
@Suite struct ReceptionRulesTests {
  private let book: Rulebook

  init() throws { book = try Rulebook.standard() }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func whole(_ id: String, on: String = "2022-07-14", knownOn known: String? = nil) throws -> Int? {
    book.whole(id, on: try day(on), knownAt: try known.map { Moment(endOf: try day($0)) } ?? .endOfTime)
  }

  private func value(_ id: String, on: String = "2022-07-14") throws -> RuleValue? {
    book.version(of: id, on: try day(on), knownAt: .endOfTime)?.value
  }

  @Test func everyRuleOfTheListIsPresent() {
    let reception = (1...13).map { "R2.\($0)" } + (1...9).map { "R4.\($0)" }
    let crisis = (1...17).map { "R3.\($0)" }
    let money = (16...18).map { "R7.\($0)" }
    let homes = (1...13).map { "R8.\($0)" }
    for id in reception + crisis + money + homes { #expect(book.rule(id)?.id == id, "\(id)") }
    #expect(book.relation("R2.8.aandeel") != nil && book.relation("R3.17.verhouding") != nil)
  }

  @Test(arguments: [
    "col", "aml", "prepol", "pol", "azc", "klein", "amv", "kwv", "kwg", "gl", "vbl", "htl", "ebtl", "no", "kno", "cno",
    "gvl", "reg", "sat", "goo", "poo", "schip", "land", "har", "tv", "dsl",
  ]) func everyKindOfLocationIsExplained(code: String) throws {
    let rule = try #require(book.rule("R2.soort.\(code)"))
    #expect(rule.versions.count == 1 && rule.versions[0].value == nil)
  }

  /// One decision says what is needed on several days; a later one replaces it from the day it became known.
  @Test func needOnBothClocks() throws {
    func need(_ on: String, _ known: String) throws -> Int? { try whole("R2.4.behoefte", on: on, knownOn: known) }
    #expect(try need("2022-07-01", "2022-01-23") == nil)
    #expect(try need("2022-07-01", "2022-05-30") == 42_000)
    #expect(try need("2022-06-30", "2022-05-31") == 42_000)
    #expect(try need("2022-07-01", "2022-05-31") == 45_000)
    #expect(try need("2023-01-01", "2022-05-30") == nil)
    #expect(try need("2023-01-01", "2022-07-14") == 51_000)
    #expect(try need("2023-12-31", "2026-01-01") == 51_000)
    #expect(try need("2024-01-01", "2022-12-04") == nil)
    #expect(try need("2024-01-01", "2022-12-05") == 75_544)
    #expect(try need("2024-01-01", "2023-04-28") == 77_100)
    #expect(try need("2025-01-01", "2024-01-30") == nil)
    #expect(try need("2025-01-01", "2024-01-31") == 96_000)
    #expect(try need("2025-01-01", "2024-04-26") == 97_500)
    #expect(try need("2026-12-31", "2024-04-26") == 133_500)
    #expect(try need("2027-01-01", "2026-01-01") == nil)
    let versions = try #require(book.rule("R2.4.behoefte")).versions
    #expect(versions.allSatisfy { $0.unit == "plaatsen" && $0.knownFrom != nil && $0.validUntil != nil })
  }

  /// Rule R2.6: 45,000 and 51,000 are points of one decision, and so are 97,500 and 133,500.
  @Test(arguments: [("2022-07-01", "2023-01-01"), ("2025-01-01", "2026-01-01")])
  func pointsOfOneDecisionAdjoin(first: String, second: String) throws {
    let start = try #require(book.version(of: "R2.4.behoefte", on: try day(first), knownAt: .endOfTime))
    let end = try #require(book.version(of: "R2.4.behoefte", on: try day(second), knownAt: .endOfTime))
    #expect(start.knownFrom == end.knownFrom && start.validUntil == end.validFrom)
  }

  @Test func theDecisionOfNovemberStandsBeside() throws {
    let rule = try #require(book.rule("R2.4.najaar2022"))
    #expect(rule.comparesWith == "behoefte/NL/2023-01-01")
    #expect(rule.versions.map(\.value) == [.number(Fraction(61_189))])
    #expect(try whole("R2.4.najaar2022", on: "2022-12-31") == 61_189)
    #expect(try whole("R2.4.najaar2022", on: "2023-01-01") == nil)
  }

  @Test func peopleOfSeptember2023AddUp() throws {
    func people(_ part: String, _ on: String = "2023-09-25") throws -> Int? { try whole("R2.1.\(part)", on: on) }
    let parts = try ["regulier", "nood", "buiten"].map { try #require(try people($0)) }
    #expect(parts == [31_087, 20_834, 5_617])
    #expect(try people("totaal") == parts.reduce(0, +))
    #expect(try people("totaal", "2023-09-24") == nil && people("totaal", "2023-09-26") == nil)
  }

  @Test func locationsOfJune2022AddUp() throws {
    #expect(try whole("R2.8.locaties") == 126)
    #expect(try whole("R2.8.regulier") == 74 && whole("R2.8.tijdelijk") == 52)
    #expect(try whole("R2.8.bewoners") == 42_301 && whole("R2.8.locatiebewoners") == 40_384)
    #expect(try whole("R2.8.begin.bewoners") == 41_155 && whole("R2.8.begin.locaties") == 118)
    #expect(try whole("R2.8.bewoners", knownOn: "2022-06-26") == nil)
  }

  /// The norm for crisis places: 150 in turns, then 225, prolonged, then what is not certain.
  @Test func crisisNormOnBothClocks() throws {
    func norm(_ on: String, _ known: String) throws -> Int? { try whole("R3.2.norm", on: on, knownOn: known) }
    #expect(try norm("2022-05-22", "2026-01-01") == nil)
    #expect(try norm("2022-06-23", "2022-06-23") == 150)
    #expect(try norm("2022-06-24", "2022-06-23") == nil)
    #expect(try norm("2022-06-24", "2022-06-24") == 225)
    #expect(try norm("2022-10-01", "2022-08-25") == nil)
    #expect(try norm("2022-12-31", "2022-08-26") == 225)
    #expect(try norm("2023-06-30", "2023-06-30") == 450)
    #expect(try norm("2023-07-01", "2026-01-01") == nil)
    let versions = try #require(book.rule("R3.2.norm")).versions
    #expect(versions.map(\.certainty) == [.published, .published, .published, .recalled])
  }

  @Test func days() throws {
    let expected = [
      ("R3.1.dag", "2022-06-17"), ("R3.1.structuur", "2022-09-23"), ("R3.4.begin", "2022-06-24"),
      ("R3.9.dag", "2022-03-30"),
    ]
    for (id, text) in expected { #expect(try value(id) == .day(try day(text)), "\(id)") }
    #expect(try value("R8.9.uiterlijk", on: "2025-04-09") == .day(try day("2027-10-01")))
    #expect(try value("R8.13.afrekening", on: "2028-12-31") == .day(try day("2029-12-31")))
    #expect(try value("R8.9.uiterlijk", on: "2025-04-08") == nil)
  }

  @Test func numbers() throws {
    let expected = [
      ("R2.7.bezetting", 90), ("R2.7.normbezetting", 90), ("R2.11.maanden1", 12), ("R2.11.maanden2", 6),
      ("R2.11.maanden3", 3), ("R2.soort.kwv.minimum", 16), ("R2.soort.kwv.maximum", 20),
      ("R2.soort.azc.minimum", 300), ("R2.soort.no.minimum", 300), ("R3.2.regios", 25), ("R3.4.aantal", 7_500),
      ("R3.4.weken", 6), ("R3.4.ondersteuning", 30), ("R3.4.geld", 40), ("R3.8.aantal", 20_000),
      ("R3.8.flex1", 5_000), ("R3.8.flex2", 2_500), ("R3.8.verwacht.minimum", 17_000),
      ("R3.8.verwacht.maximum", 18_000), ("R3.9.hoogstens", 20), ("R3.9.weken", 14), ("R3.9.totaal", 2_000),
      ("R3.11.maanden", 6), ("R3.11.hoogstens", 2_500), ("R3.11.gebruikt", 317), ("R3.12.bedrag", 828_000),
      ("R3.17.nood", 5_340_000), ("R3.17.regulier", 2_710_000), ("R3.17.totaal2022", 1_500),
      ("R4.2.aanmeldlocaties", 4), ("R7.17.achterloop", 14), ("R7.17.vast", 70), ("R7.17.openen", 26),
      ("R7.17.sluiten", 26), ("R7.17.aanpassing", 500_000),
    ]
    for (id, number) in expected { #expect(try whole(id) == number, "\(id)") }
    #expect(try whole("R7.17.voorraad", on: "2024-01-01") == 41_000)
    #expect(try whole("R7.18.reserve", on: "2018-06-01") == 2_000)
    #expect(try whole("R3.16.2015", on: "2015-10-15") == 10_000)
    #expect(try whole("R3.17.totaal2021", on: "2021-12-31") == 725)
    #expect(try whole("R2.12.zelf.een-twee.volwassene", on: "2020-06-01") == 4_725)
    #expect(try whole("R2.12.deels.vier.kind", on: "2020-06-01") == 1_890)
    #expect(try whole("R2.12.kleding", on: "2021-01-01") == nil)
  }

  /// Rule R8.7: ten people of the own municipality for 400 days, and one of another for 100 days.
  @Test func transitLocations() throws {
    func rate(_ id: String) throws -> Int { try #require(try whole(id, on: "2026-01-01"), "\(id)") }
    #expect(try 10 * min(400, rate("R8.7.dagen")) * rate("R8.7.dag") == 21_900_000)
    #expect(try 100 * (rate("R8.7.dag") + rate("R8.7.elders")) == 680_000)
    #expect(try rate("R8.6.hoogstens") == 8_500)
    #expect(try rate("R8.7.jaren") == 3 && rate("R8.8.overschrijding") == 10)
    #expect(try whole("R8.7.dag", on: "2029-01-01") == nil)
    #expect(try whole("R8.7.dag", on: "2025-04-09", knownOn: "2025-04-07") == nil)
  }

  @Test func whatCountsForTheTarget() throws {
    let expected = [
      ("har", "ja"), ("dsl", "ja"), ("tussenvoorziening", "ja"), ("logeren", "nee"), ("hotelmaatregel", "onbekend"),
      ("amv", "ja"), ("huur", "ja"), ("flex", "ja"), ("rijk", "ja"), ("oekraine", "nee"),
    ]
    for (code, word) in expected { #expect(try value("R8.telt.\(code)") == .text(word), "\(code)") }
  }

  @Test func keysAreOurOwn() throws {
    for id in ["R3.5.sleutel", "R4.5.sleutel"] {
      #expect(try value(id) == .text("inwoners"))
      #expect(try #require(book.rule(id)).versions.allSatisfy { $0.certainty == .recalled })
    }
    for part in ["vast", "openen", "sluiten", "aanpassing"] {
      let version = try #require(book.rule("R7.17.\(part)")?.versions.first)
      #expect(version.certainty == .recalled && version.note == "Aanname van Regietafel, aan te passen.")
    }
  }
}
