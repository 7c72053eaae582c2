// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@testable import Rulebook

/// What the rule file of the act on the spread of reception says (R5.1 to R5.9, R5.14 to R5.20).
@Suite struct SpreadRulesTests {
  private let book: Rulebook

  init() throws { book = try Rulebook.standard() }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func version(_ id: String, on: String = "2024-02-01", knownOn known: String? = nil) throws -> RuleVersion? {
    book.version(of: id, on: try day(on), knownAt: try known.map { Moment(endOf: try day($0)) } ?? .endOfTime)
  }

  /// The rules of the act itself: with the same days on both clocks, all of them.
  private var ofTheAct: [Rule] {
    let before: Set = ["R5.1", "R5.1.vergunning", "R5.20"]
    return book.rules.filter { $0.file == "spreiding.yaml" && !before.contains($0.id) }
  }

  @Test func everyRuleOfTheListIsPresent() {
    for number in Array(1...9) + Array(14...20) {
      #expect(book.rule("R5.\(number)")?.file == "spreiding.yaml", "R5.\(number)")
    }
    for number in 3...8 { #expect(book.rule("R4.\(number)")?.file == "opvang.yaml", "R4.\(number)") }
    #expect(ofTheAct.count > 30)
  }

  /// The register has the act and its decree from 31 January 2024 on; the order about money began on 1 February. The day
  /// before, they are not there; and on neither clock before they were published.
  @Test func theActOnBothClocks() throws {
    let money = ofTheAct.filter { $0.id.firstMatch(of: /^R5\.1[6-9](\.|$)/) != nil }
    #expect(money.count == 15)
    for rule in ofTheAct {
      let isMoney = money.contains { $0.id == rule.id }
      let (first, before) = isMoney ? ("2024-02-01", "2024-01-31") : ("2024-01-31", "2024-01-30")
      #expect(rule.versions.count == 1, "\(rule.id)")
      #expect(try version(rule.id, on: first) != nil, "\(rule.id)")
      #expect(try version(rule.id, on: before) == nil, "\(rule.id) before it held")
      #expect(try version(rule.id, on: first, knownOn: "2024-01-30") == nil, "\(rule.id) before it was known")
      #expect(try version(rule.id, on: "2035-12-31", knownOn: "2024-01-31") != nil, "\(rule.id) has no end yet")
      let read: Set = ["R5.14.soorten", "R5.18.afronding"]
      #expect(rule.versions[0].certainty == (read.contains(rule.id) ? .derived : .law), "\(rule.id)")
      #expect(read.contains(rule.id) || rule.versions[0].source.contains("BWBR00493"), "\(rule.id) names its act")
    }
  }

  /// What else rests on the act or its decree holds from the same day.
  @Test(arguments: ["K.spreidingswet", "K.spreidingswet.methode", "K.ses-woa.bij", "R5.toezicht", "R5.toezicht.treden"])
  func whatRestsOnTheAct(id: String) throws {
    #expect(try version(id, on: "2024-01-31") != nil && version(id, on: "2024-01-30") == nil)
  }

  @Test func whatIsReadIntoTheActSaysSo() throws {
    #expect(try version("R5.14.soorten")?.note?.contains("onze uitleg") == true)
    #expect(try version("R5.18.afronding")?.source == "Eigen rekenafspraak bij regel R5.18")
  }

  @Test(arguments: [
    ("R5.2.jaren", 2, "jaren"), ("R5.7.maanden", 6, "maanden"), ("R5.9.toets", 2, "jaren"),
    ("R5.9.evaluatie", 4, "jaren"), ("R5.14.jaren", 5, "jaren"), ("R5.14.maanden", 12, "maanden"),
    ("R5.14.regulier", 100, "plaatsen"), ("R5.14.bijzonder", 16, "plaatsen"), ("R5.16.bedrag", 2_000, "euro"),
    ("R5.17.plaatsen", 100, "plaatsen"), ("R5.17.bedrag", 2_000, "euro"), ("R5.17.lager", 1_000, "euro"),
    ("R5.18.procent", 75, "procent"), ("R5.18.bedrag", 1_500, "euro"), ("R5.18.provincie", 15, "procent"),
    ("R5.18.gemeenten", 85, "procent"), ("R5.19.juni", 6, "maand"), ("R5.19.november", 11, "maand"),
  ]) func amounts(id: String, value: Int, unit: String) throws {
    let version = try #require(try version(id))
    #expect(version.value == .number(Fraction(value)) && version.unit == unit)
  }

  @Test(arguments: [
    ("R5.2.dag", "2024-02-01"), ("R5.3.dag", "2024-02-01"), ("R5.5.dag", "2024-11-01"), ("R5.6.dag", "2024-12-31"),
  ]) func deadlines(id: String, iso: String) throws {
    #expect(try version(id)?.value == .day(try day(iso)))
  }

  @Test func theTwoPartsOfTheProvincialBonusAreTheWhole() throws {
    let parts = try ["R5.18.provincie", "R5.18.gemeenten"].map {
      try #require(book.whole($0, on: day("2025-01-01"), knownAt: .endOfTime))
    }
    #expect(parts.reduce(0, +) == 100)
  }

  @Test func theKindsThatCanBeDurable() throws {
    guard case .text(let kinds)? = try version("R5.14.soorten")?.value else {
      Issue.record("no list of kinds")
      return
    }
    for code in kinds.split(separator: ",").map({ $0.drop { $0 == " " } }) {
      #expect(book.rule("R2.soort.\(code)") != nil, "\(code)")
      #expect(!["azc", "klein", "no", "kno", "cno"].contains(code), "regular and emergency reception is not special")
    }
  }

  /// Before the act: only what was being prepared, and what the press wrote in 2023.
  @Test func beforeTheAct() throws {
    #expect(try version("R5.1", on: "2022-07-14", knownOn: "2022-07-13") == nil)
    #expect(try version("R5.1", on: "2022-07-14", knownOn: "2022-07-14")?.certainty == .letter)
    #expect(try version("R5.1.vergunning", on: "2022-08-16", knownOn: "2022-08-16") != nil)
    #expect(try version("R5.20", on: "2023-06-01", knownOn: "2023-05-25") == nil)
    #expect(try version("R5.20", on: "2023-06-01", knownOn: "2023-05-26") != nil)
  }
}
