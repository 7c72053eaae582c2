// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@testable import Rulebook

/// What the built-in rule files hold.
@Suite struct StandardRulebookTests {
  private let book: Rulebook

  init() throws { book = try Rulebook.standard() }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func vg(_ on: String, knownOn known: String) throws -> Int? {
    book.whole("R1.6.vg", on: try day(on), knownAt: Moment(endOf: try day(known)))
  }

  @Test func everyRuleOfTheListIsPresent() {
    let general = (1...8).map { "G-\($0)" }
    let housing = ((1...37).map { "\($0)" } + "abcdefg".map { "38\($0)" } + "abcdef".map { "39\($0)" } + ["40"])
    let letter = (1...33).map { "L\($0)" } + (1...19).map { "P\($0)" }
    let parameters = [
      "R1.4.afronding", "R1.4.peiljaar", "R1.6.weken", "R1.6.vg", "R1.11.maanden", "R1.20.weken", "R1.29.hoogstens",
      "R1.35.dagen",
    ]
    for id in general + housing.map({ "R1.\($0)" }) + letter + parameters {
      #expect(book.rule(id)?.id == id, "\(id)")
    }
    for number in 1...17 { #expect(book.relation("A\(number)") != nil, "A\(number)") }
    for rung in 0...6 { #expect(book.rule("R1.38.trede\(rung)") != nil, "\(rung)") }
    #expect(book.rule("R1.41") == nil)
    #expect(book.relation("L1") == nil)
  }

  @Test func rulesStandInNaturalOrder() throws {
    let ids = book.rules.map(\.id)
    let second = try #require(ids.firstIndex(of: "R1.2"))
    let tenth = try #require(ids.firstIndex(of: "R1.10"))
    #expect(second < tenth)
    #expect(zip(ids, ids.dropFirst()).allSatisfy { NaturalOrder.precedes($0, $1) })
  }

  @Test func parameters() throws {
    let today = try day("2022-07-01")
    func whole(_ id: String) -> Int? { book.whole(id, on: today, knownAt: .endOfTime) }
    #expect(whole("R1.4.peiljaar") == 1)
    #expect(whole("R1.6.weken") == 13)
    #expect(whole("R1.11.maanden") == 6)
    #expect(whole("R1.20.weken") == 26)
    #expect(whole("R1.21.inwoners") == 100_000)
    #expect(whole("R1.33.weken") == 2)
    #expect(whole("R1.34.weken") == 10)
    #expect(whole("R1.34.verhuisweken") == 2)
    #expect(whole("R1.35.weken") == 14)
    #expect(whole("R1.35.dagen") == 98)
    #expect(whole("R1.29.hoogstens") == 20)
    #expect(whole("R1.38.trede2.weken.minimum") == 4 && whole("R1.38.trede2.weken.maximum") == 6)
    #expect(whole("R1.38.trede3.maanden") == 6)
    #expect(whole("R1.38.trede4.weken.minimum") == 4 && whole("R1.38.trede4.weken.maximum") == 13)
    guard case .text(let rounding)? = book.version(of: "R1.4.afronding", on: today, knownAt: .endOfTime)?.value else {
      Issue.record("R1.4.afronding is a text")
      return
    }
    #expect(Rounding(rawValue: rounding) == .up)
    #expect(whole("R1.4.afronding") == nil)
    #expect(whole("L3") == nil)
    #expect(whole("L6") == nil)
  }

  @Test func beforeTheHousingActThereIsNoTargetRule() throws {
    #expect(book.version(of: "R1.4", on: try day("2014-12-31"), knownAt: .endOfTime) == nil)
    #expect(book.version(of: "R1.4", on: try day("2015-01-01"), knownAt: .endOfTime) != nil)
  }

  @Test func nationalTargets() throws {
    let expected: [(String, Int?)] = [
      ("2016-2", 23000), ("2017-1", 13000), ("2017-2", 10000), ("2018-1", 13000), ("2018-2", nil), ("2019-1", 6000),
      ("2019-2", 6000), ("2020-1", 5500), ("2020-2", 6500), ("2021-1", 13500), ("2021-2", 11000), ("2022-1", 10000),
      ("2022-2", 13500), ("2023-1", 21200), ("2023-2", 17600), ("2024-1", 18750), ("2024-2", 17000), ("2025-1", 15000),
      ("2025-2", 13000), ("2026-1", 15000), ("2026-2", nil), ("2016-1", nil),
    ]
    for (text, value) in expected {
      let period = try #require(HalfYear(text)).period
      let last = try #require(period.until).adding(days: -1)
      #expect(book.whole("R1.6.vg", on: period.from, knownAt: .endOfTime) == value, "\(text)")
      #expect(book.whole("R1.6.vg", on: last, knownAt: .endOfTime) == value, "\(text)")
    }
  }

  @Test func bothClocks() throws {
    #expect(try vg("2022-07-01", knownOn: "2022-04-07") == nil)
    #expect(try vg("2022-07-01", knownOn: "2022-04-08") == 13500)
    #expect(try vg("2023-01-01", knownOn: "2022-09-29") == nil)
    #expect(try vg("2025-01-01", knownOn: "2025-01-01") == 17700)
    #expect(try vg("2025-06-30", knownOn: "2025-04-29") == 17700)
    #expect(try vg("2025-06-30", knownOn: "2025-04-30") == 15000)
    #expect(try vg("2019-03-01", knownOn: "2019-03-25") == 8000)
    #expect(try vg("2019-03-01", knownOn: "2019-03-26") == 6000)
    #expect(try vg("2023-12-31", knownOn: "2023-12-29") == nil)
    #expect(try vg("2023-12-31", knownOn: "2023-12-30") == 27300)
    #expect(try vg("2023-12-31", knownOn: "2023-12-31") == 17600)
    // A question as known in the summer of 2022 shows nothing that became known later.
    #expect(try vg("2022-01-01", knownOn: "2022-04-29") == nil)
    #expect(try vg("2022-01-01", knownOn: "2022-07-01") == 10000)
    #expect(try vg("2021-01-01", knownOn: "2022-07-01") == 13500)
    #expect(try vg("2024-01-01", knownOn: "2022-07-01") == nil)
    let on = try day("2022-08-01")
    let agreed = Moment(startOf: try day("2022-08-26"))
    #expect(book.whole("R1.22.streefaantal", on: on, knownAt: agreed) == 20000)
    let before = Moment(milliseconds: agreed.milliseconds - 1)
    #expect(book.whole("R1.22.streefaantal", on: on, knownAt: before) == nil)
  }

  @Test func uncertainTargetsSaySo() throws {
    let versions = try #require(book.rule("R1.6.vg")).versions
    let unverified = versions.filter { $0.certainty == .recalled }.map(\.value)
    #expect(unverified == [27300, 17000, 15000].map { .number(Fraction($0)) })
    #expect(versions.allSatisfy { $0.knownFrom != nil })
  }

  /// A figure of the press or of parliament counts from a day on which it was certainly known.
  @Test func figuresOfOthersHaveADayOfBecomingKnown() {
    let others = book.rules.filter { $0.id.wholeMatch(of: /P\d+/) != nil }
    #expect(others.count == 19)
    for rule in others { #expect(rule.versions.allSatisfy { $0.knownFrom != nil }, "\(rule.id)") }
  }

  @Test func figuresOfTheLetter() throws {
    let expected: [(String, String, Qualifier, String?)] = [
      ("L1", "12", .exact, "maanden"), ("L2", "25000", .moreThan, "personen"), ("L3", "2022-07-01", .exact, nil),
      ("L4", "1900", .lessThan, "personen achterstand"), ("L5", "74000", .circa, "personen"),
      ("L6", "15/2", .circa, "procent"), ("L7", "50000", .circa, "personen"), ("L9", "4", .exact, "locaties"),
      ("L11", "51000", .exact, "plaatsen"), ("L12", "43000", .amply, "personen"), ("L13", "1/3", .amply, "deel"),
      ("L14", "14500", .circa, "personen"), ("L15", "13500", .exact, "personen"),
      ("L16", "1900", .nearly, "personen achterstand"), ("L17", "15400", .exact, "personen"),
      ("L18", "51000", .moreThan, "plaatsen"), ("L20", "2022-06-17", .exact, nil),
      ("L21", "225", .exact, "plaatsen per regio"), ("L22", "6", .exact, "weken"), ("L23", "7500", .exact, "personen"),
      ("L26", "3", .exact, "partijen"), ("L27", "2", .exact, "thema's"), ("L28", "2022-07-07", .exact, nil),
      ("L30", "2022-06-23", .exact, nil), ("L31", "2022-06-24", .exact, nil), ("L32", "2022-06-24", .exact, nil),
      ("L32.instrumentarium", "2022-07-08", .exact, nil), ("L33", "2", .exact, "postvakken"),
    ]
    for (id, value, qualifier, unit) in expected {
      let versions = try #require(book.rule(id), "\(id)").versions
      let version = try #require(versions.first)
      #expect(versions.count == 1)
      #expect(version.value.map { "\($0)" } == value, "\(id)")
      #expect(version.qualifier == qualifier, "\(id)")
      #expect(version.unit == unit, "\(id)")
      #expect(version.certainty == .letter, "\(id)")
      #expect(version.knownFrom == Day(year: 2022, month: 7, day: 14), "\(id)")
    }
  }

  @Test func publishedFiguresCanBeCompared() throws {
    let arrears = book.rules.filter { $0.comparesWith == "beginstand/NL/2022-2" }.map(\.id)
    #expect(arrears == ["L4", "L16", "P5", "P6", "P7", "P8"])
    #expect(book.relation("A1.1821")?.comparesWith == "beginstand/NL/2022-2")
    #expect(book.rule("P1")?.comparesWith == "gehuisvest/NL/2022-1")
    #expect(book.rule("P4")?.comparesWith == "taakstelling/NL/2022-1")
    #expect(book.rule("P16")?.comparesWith == "gehuisvest/NL/2022-10")
    #expect(book.rule("L15")?.comparesWith == "taakstelling/NL/2022-2")
    let compared = book.rules.filter { $0.comparesWith != nil }
    for rule in compared {
      guard case .number? = rule.versions.first?.value else {
        Issue.record("\(rule.id) has no number to compare")
        continue
      }
    }
  }

  @Test func textsAreForReaders() {
    for (id, text) in book.rules.map({ ($0.id, $0.text) }) + book.relations.map({ ($0.id, $0.text) }) {
      #expect(text.hasSuffix("."), "\(id)")
      #expect(text.count >= 20, "\(id)")
      #expect(!text.contains("  ") && !text.contains("\n"), "\(id)")
    }
  }

  @Test func answersAsASlowOracleDoes() throws {
    var generator = Generator(state: 20_221_123)
    let first = try day("2013-01-01")
    for _ in 0..<20_000 {
      let rule = try #require(book.rules.randomElement(using: &generator))
      let id = Bool.random(using: &generator) ? "R1.6.vg" : rule.id
      let on = first.adding(days: Int.random(in: 0..<5500, using: &generator))
      let known = Moment(startOf: first.adding(days: Int.random(in: 0..<5500, using: &generator)))
      let moment = Moment(milliseconds: known.milliseconds - Int64.random(in: 0...1, using: &generator))
      #expect(book.version(of: id, on: on, knownAt: moment) == oracle(id, on, moment), "\(id) \(on) \(moment)")
    }
  }

  /// All versions that hold and were known, ordered by when they became known: the last one.
  private func oracle(_ id: String, _ on: Day, _ moment: Moment) -> RuleVersion? {
    let versions = book.rules.first { $0.id == id }?.versions ?? []
    let distantPast = Int64.min
    let candidates = versions.enumerated().filter { _, version in
      let period = Period(from: version.validFrom ?? Day(number: -1_000_000), until: version.validUntil)
      return period.contains(on) && version.knownFrom.map { $0 <= moment.dutchDay } ?? true
    }
    return candidates.max { left, right in
      let leftKnown = left.element.knownFrom.map { Int64($0.number) } ?? distantPast
      let rightKnown = right.element.knownFrom.map { Int64($0.number) } ?? distantPast
      return (leftKnown, left.offset) < (rightKnown, right.offset)
    }?.element
  }
}

/// SplitMix64: the same numbers at each run.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
