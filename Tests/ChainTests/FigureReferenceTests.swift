// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory
import Testing

/// Names of figures, and the relations of the letter of July 2022 asked for by their name.
@Suite struct FigureReferenceTests {
  @Test func everyMeasureIsReadAsItIsWritten() throws {
    let areas = try ["NL", "PV27", "VR01", "GM0014"].map(code)
    let periods = try [
      FigurePeriod.halfYear(half("2022-2")), .month(month("2022-07")), .day(day("2022-07-01")), .year(2021),
      .year(9999),
      .halfYear(half("0001-1")), .month(month("9999-12")), .day(day("0001-01-01")), .year(1000),
    ]
    for measure in Measure.allCases {
      for area in areas {
        for period in periods {
          let reference = FigureReference.measure(measure, area, period)
          #expect(FigureReference(reference.description) == reference, "\(reference)")
          #expect(FigureReference(reference.description.uppercased()) == reference, "\(reference)")
        }
      }
    }
    for id in ["L15", "A1", "R1.4.afronding"] { #expect(FigureReference(id) == .rule(id)) }
    #expect(Measure.allCases.count == Set(Measure.allCases.map(\.rawValue)).count)
  }

  @Test(arguments: [
    "", "/", "//", "taakstelling/GM0363", "taakstelling/GM0363/", "taakstelling//2022-2", "/GM0363/2022-2",
    "taakstelling/GM0363/2022-2/", "onzin/GM0363/2022-2", "taakstelling/XX01/2022-2", "taakstelling/GM363/2022-2",
    "taakstelling/GM0363/2022-3", "taakstelling/GM0363/2022-13", "taakstelling/GM0363/2022-02-30",
    "taakstelling/GM0363/22", "taakstelling/GM0363/+202", "taakstelling/GM0363/-202", "taakstelling/GM0363/0000",
    "taakstelling/GM0363/0999", "taakstelling/GM0363/2022 ", " taakstelling/GM0363/2022-2",
    "taakstelling/GM0363/２０２２-2",
  ]) func otherTextIsRefused(text: String) {
    #expect(FigureReference(text) == nil)
  }

  @Test func whatIsReadIsWrittenInOneWay() {
    for text in ["taakstelling/gm0363/2022-h2", "Taakstelling/GM0363/2022-II", "taakstelling/GM0363/2022-2"] {
      #expect(FigureReference(text)?.description == "taakstelling/GM0363/2022-2")
    }
  }

  @Test func aFigureBearsTheNameItWasAskedBy() throws {
    let world = try World.standard()
    let book = try world.book([], on: day("2022-09-30"))
    for measure in Measure.allCases where ![.population, .housedTwelveMonths].contains(measure) {
      let reference = FigureReference.measure(measure, .netherlands, .halfYear(try half("2022-2")))
      let figure = try #require(book.figure(reference), "\(measure)")
      if measure != .balance { #expect(figure.reference == reference) }
    }
    #expect(book.figure(.rule("bestaat-niet")) == nil)
    #expect(book.figure(.measure(.aim, try code("GM0363"), .halfYear(try half("2022-2")))) == nil)
    #expect(book.figure(.measure(.target, .netherlands, .month(try month("2022-07")))) == nil)
    #expect(book.figure(.measure(.population, .netherlands, .year(2021)))?.whole == 17_475_415)
    let aim = book.figure(.measure(.aim, .netherlands, .halfYear(try half("2022-2"))))
    #expect(aim?.whole == 20_000)
  }

  /// Section by section as the letter and the checks on it say.
  @Test(arguments: [
    ("A1", "15.400"), ("A1.opgave", "13.707"), ("A1.1821", "1.821"), ("A2", "33,72"), ("A3", "28.500"), ("A4", "8.000"),
    ("A5", "36.500"), ("A6", "55,6"), ("A6.rest", "6.000"), ("A7", "48,7"), ("A7.rest", "7.900"), ("A8", "51,7"),
    ("A9", "1.250"), ("A9.dagen", "42"), ("A9.dag", "178,6"), ("A9.tempo", "592"), ("A9.factor", "2,1"),
    ("A10", "5.625"), ("A11", "300"), ("A12", "67,6"), ("A12.elders", "24.000"), ("A13", "5.550"),
    ("A13.rest", "68.450"), ("A14", "13.114"), ("A15", "12.500"), ("A15.factor", "1,2"), ("A16", "94,2"),
    ("A16.verschil", "900"), ("A17", "2022-08-05"), ("A17.begin", "2022-07-29"), ("R2.8.aandeel", "95,5"),
    ("R3.17.verhouding", "1,97"),
  ]) func relations(id: String, text: String) throws {
    let world = try World.standard()
    let book = try world.book([], on: day("2022-07-14"))
    let figure = try #require(book.figure(.rule(id)))
    #expect(dutch(figure, like: text) == text)
    #expect(world.rulebook.relation(id)?.expected == text)
  }

  @Test func everyRelationIsTriedAndKeepsItsQualifier() throws {
    let world = try World.standard()
    let book = try world.book([], on: day("2022-07-14"))
    func qualifier(_ id: String) -> Qualifier? { book.figure(.rule(id))?.qualifier }
    #expect(world.rulebook.relations.count == 34)
    #expect(qualifier("A1") == .circa && qualifier("A2") == .circa && qualifier("A9") == .exact)
    #expect(qualifier("A14") == .moreThan && qualifier("A17") == .exact)
    // The letter was not known before 14 July 2022.
    let early = try world.book([], on: day("2022-07-14"), known: noon("2022-07-13"))
    let target = FigureReference.measure(.target, .netherlands, .halfYear(try half("2022-2")))
    #expect(early.comparisons(with: target).isEmpty)
    #expect(book.comparisons(with: target).contains { $0.reference == .rule("L15") })
    // Nor was what the press wrote in autumn.
    let opening = FigureReference.measure(.opening, .netherlands, .halfYear(try half("2022-2")))
    let july = try world.book([], on: day("2022-07-14"), known: noon("2022-07-20"))
    #expect(!july.comparisons(with: opening).contains { $0.reference == .rule("P5") })
    #expect(book.comparisons(with: opening).contains { $0.reference == .rule("P5") })
  }

  /// A rule that says nothing for a day gives no value; the version nearest to the day is shown as what it is.
  @Test func aRuleOutsideItsDaysGivesNothing() throws {
    let world = try World.standard()
    let figure = try #require(world.book([], on: day("2018-08-01")).figure(.rule("R1.6.vg")))
    #expect(figure.unknownReason == .noRule("R1.6.vg"))
    guard case .incomplete(let parts) = figure.derivation else {
      Issue.record("no version is shown")
      return
    }
    #expect(parts.map(\.whole) == [13_000])
    let early = try world.book([], on: day("2024-02-01"), known: noon("2022-07-20"))
    #expect(early.figure(.rule("R1.6.vg"))?.unknownReason == .noRule("R1.6.vg"))
  }

  /// A value with as many decimals as `pattern` has, in Dutch notation.
  private func dutch(_ figure: Figure, like pattern: String) -> String {
    if case .day(let day) = figure.value { return day.description }
    guard let number = figure.number else { return "onbekend" }
    let decimals = pattern.split(separator: ",").dropFirst().first?.count ?? 0
    let digits = String(number.scaled(digits: decimals))
    var whole = String(digits.dropLast(decimals))
    if whole.count > 3 { whole.insert(".", at: whole.index(whole.endIndex, offsetBy: -3)) }
    return decimals == 0 ? whole : "\(whole),\(digits.suffix(decimals))"
  }
}
