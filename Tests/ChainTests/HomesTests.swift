// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Homes: which people count for the target, from which phase on and on which days (rules R1.23 to R1.31, R8).
@Suite struct HomesTests {
  let world: World
  let known: Moment

  init() throws {
    world = try World.standard()
    known = try noon("2022-01-05")
  }

  private func project(
    _ id: String, in municipality: String = "GM0014", _ kind: HomeKind = .flex, _ phase: HomePhase = .ready,
    _ people: [(TargetGroup, Int)] = [(.statusHolders, 30), (.students, 5), (.statusHolders, 2)],
    _ available: Period? = nil, certainty: Certainty = .reported
  ) throws -> HomeProject {
    HomeProject(
      id: try slug(id), name: "Project \(id)", municipality: try code(municipality), kind: kind, phase: phase,
      homes: 20, people: people.map { HomeProject.Residents(group: $0.0, number: $0.1) },
      available: try available ?? period("2022-03-01", "2022-09-01"), certainty: certainty)
  }

  @Test(arguments: HomeKind.allCases) func statusHoldersOfEveryKindCountAndOthersDoNot(kind: HomeKind) throws {
    let book = try world.book([Line(project("een", kind), known: known)], on: day("2022-06-01"))
    #expect(book.counting(kind) == .yes && world.rulebook.rule(kind.rule) != nil)
    #expect(try book.now(.homePlaces).whole == 32 && book.now(.homePlacesBeside).whole == 5)
    #expect(try book.now(.homePlaces, of: "een").whole == 32 && book.now(.homePlacesBeside, of: "een").whole == 5)
    #expect(try book.now(.homePlaces).cited == ["R1.23"])
    checkTree(try book.now(.homePlaces))
    let view = try #require(book.project(slug("een")))
    #expect(view.peopleCounting == 32 && view.peopleBeside == 5 && view.counting == .yes)
  }

  /// A rule may say no, or that nobody knows, or be missing.
  @Test(
    arguments: [("ja", Counting.yes), ("nee", .no), ("onbekend", .unknown), ("misschien", .unknown), (nil, .unknown)]
      as [(String?, Counting)])
  func theRuleSaysWhetherTheyCount(word: String?, counting: Counting) throws {
    let rule = """
      regels:
        - id: R8.telt.\(word == nil ? "anders" : "flex")
          term: telt mee
          tekst: "Proef."
          versies:
            - waarde: \(word ?? "ja")
              bron: "Proef"
              zekerheid: pers
      """
    let rulebook = try Rulebook(files: [(name: "proef.yaml", text: rule)])
    let book = ChainBook(
      state: try ChainState(folding: entries([Line(project("een"), known: known)])), rulebook: rulebook,
      territory: world.territory, perspective: Perspective(day: try day("2022-06-01")))
    #expect(book.counting(.flex) == counting)
    #expect(try book.now(.homePlaces).whole == (counting == .yes ? 32 : 0))
    #expect(try book.now(.homePlacesBeside).whole == (counting == .yes ? 5 : 37))
    if word != nil { #expect(try book.now(.homePlaces, of: "een").certainty == .secondary) }
  }

  @Test(arguments: HomePhase.allCases) func onlyWhatWasDecidedCounts(phase: HomePhase) throws {
    let isCertain = ![HomePhase.idea, .research, .stopped].contains(phase)
    #expect(phase.isCertain == isCertain)
    let book = try world.book([Line(project("een", .flex, phase), known: known)], on: day("2022-06-01"))
    #expect(try book.now(.homePlaces).whole == (isCertain ? 32 : 0))
    #expect(try book.now(.homePlaces, of: "een").whole == (isCertain ? 32 : 0))
    #expect(try book.now(.homePlacesBeside).whole == (isCertain ? 5 : 0))
  }

  @Test(arguments: [("2022-02-28", 0), ("2022-03-01", 32), ("2022-08-31", 32), ("2022-09-01", 0)])
  func peopleLiveThereFromTheFirstToTheLastDay(on: String, people: Int) throws {
    let state = try ChainState(folding: entries([Line(project("een"), known: known)]))
    let book = try world.book(state, on: day(on))
    #expect(try book.now(.homePlaces).whole == people)
    // The same asked on another day.
    let other = try world.book(state, on: day("2023-06-01"))
    #expect(other.figure(.measure(.homePlaces, .netherlands, .day(try day(on))))?.whole == people)
    #expect(try other.figure(.dossier(.homePlaces, slug("een"), .day(day(on))))?.whole == people)
  }

  @Test func withoutDaysNobodyLivesThereYetAndWithoutProjectsNobodyKnows() throws {
    var plan = try project("een")
    plan.available = nil
    let state = try ChainState(folding: entries([Line(plan, known: known)]))
    let book = try world.book(state, on: day("2022-06-01"))
    #expect(try book.now(.homePlaces).whole == 0)
    #expect(try book.now(.homePlaces, code("GM0363")).unknownReason == .notReported)
    #expect(
      try world.book(state, on: day("2022-06-01"), known: noon("2022-01-01")).now(.homePlaces).unknownReason != nil)
  }

  @Test func versionsReplaceEachOtherAndSumsAddUp() throws {
    let lines = try [
      Line(project("een", in: "GM0457", .social, .decided, [(.statusHolders, 4)]), known: noon("2022-01-01")),
      Line(
        project("een", in: "GM0457", .social, .decided, [(.statusHolders, 9)], certainty: .invented),
        known: noon("2022-02-01")),
      Line(project("twee", in: "GM0363", .hotels, .ready, [(.statusHolders, 100)]), known: noon("2022-02-01")),
      Line(withdrawal(of: 2), known: noon("2022-04-01")),
    ]
    let state = try ChainState(folding: entries(lines))
    func places(_ area: String, _ on: String, known: String) throws -> Figure {
      try world.book(state, on: day(on), known: noon(known)).now(.homePlaces, code(area))
    }
    #expect(try places("NL", "2022-06-01", known: "2022-01-15").whole == 4)
    #expect(try places("NL", "2022-06-01", known: "2022-03-01").whole == 109)
    #expect(try places("NL", "2022-06-01", known: "2022-03-01").isInvented)
    #expect(try places("NL", "2022-06-01", known: "2022-04-01").whole == 104)
    #expect(try !places("NL", "2022-06-01", known: "2022-04-01").isInvented)
    #expect(try places("GM0457", "2022-03-23", known: "2022-04-01").whole == 4)
    #expect(try places("GM0363", "2022-03-23", known: "2022-04-01").whole == 100)
    #expect(try places("GM0363", "2022-03-24", known: "2022-04-01").whole == 104)
    let history = try world.book(state, on: day("2022-06-01")).projectHistory(of: slug("een"))
    #expect(history.map(\.isWithdrawn) == [true, false] && history.map(\.project.people[0].number) == [9, 4])
    #expect(state.alreadyHas(lines[0].fact) && !state.alreadyHas(lines[1].fact) && state.hasReported(lines[1].fact))
  }
}
