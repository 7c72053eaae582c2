// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Testing

/// Bottlenecks on both clocks.
@Suite struct EvaluationTests {
  let world: World

  init() throws { world = try World.standard() }

  static func bottleneck(
    _ id: String, _ status: BottleneckStatus, on date: String, outcome: String = "", cents: Int? = nil,
    theme: String = "leefgeld"
  ) throws -> Bottleneck {
    Bottleneck(
      id: try slug(id), title: "Titel van \(id)", regulation: .reception, article: "art. 7 lid 2",
      theme: theme,
      reporter: .association, effect: "Gemeenten betalen te veel", cents: cents, status: status, day: try day(date),
      outcome: outcome)
  }

  private func cost(_ name: String, _ book: ChainBook) throws -> Figure? {
    let reference = try #require(FigureReference(name))
    return book.figure(reference)
  }

  private func state() throws -> ChainState {
    let steps: [(Bottleneck, String)] = try [
      (EvaluationTests.bottleneck("een", .reported, on: "2022-06-01", cents: 12_50), "2022-06-02"),
      (EvaluationTests.bottleneck("een", .submitted, on: "2022-07-10"), "2022-07-11"),
      (EvaluationTests.bottleneck("twee", .addendum, on: "2022-07-12", theme: "bekostiging"), "2022-07-13"),
      (EvaluationTests.bottleneck("een", .adopted, on: "2022-08-05", outcome: "Staat nu in artikel 7"), "2022-08-20"),
    ]
    var lines = try steps.map { Line(.evaluation(.bottleneck($0.0)), known: try noon($0.1)) }
    lines.append(
      Line(.correction(Correction(position: 4, replacement: nil, reason: "vergissing")), known: try noon("2022-09-01")))
    return try ChainState(folding: entries(lines))
  }

  @Test func howItStandsOnADayAsKnown() throws {
    let state = try state()
    func status(_ date: String, known: String) throws -> BottleneckStatus? {
      try world.book(state, on: day(date), known: noon(known)).bottleneck(slug("een"))?.bottleneck.status
    }
    #expect(try status("2022-05-31", known: "2022-12-01") == nil)
    #expect(try status("2022-06-01", known: "2022-06-01") == nil)
    #expect(try status("2022-06-01", known: "2022-06-02") == .reported)
    #expect(try status("2022-07-09", known: "2022-07-14") == .reported)
    #expect(try status("2022-07-10", known: "2022-07-10") == .reported)
    #expect(try status("2022-07-10", known: "2022-07-11") == .submitted)
    #expect(try status("2022-08-05", known: "2022-08-19") == .submitted)
    #expect(try status("2022-08-05", known: "2022-08-20") == .adopted)
    // What was taken back counts no longer, and stays readable.
    #expect(try status("2022-08-05", known: "2022-09-01") == .submitted)
    let history = try world.book(state, on: day("2022-12-31")).bottleneckHistory(of: slug("een"))
    #expect(history.map(\.bottleneck.status) == [.adopted, .submitted, .reported])
    #expect(history.map(\.isWithdrawn) == [true, false, false])
  }

  @Test func byThemeAndWithItsCost() throws {
    let book = try world.book(state(), on: day("2022-07-12"))
    #expect(book.bottlenecks().map(\.bottleneck.theme) == ["bekostiging", "leefgeld"])
    let june = try world.book(state(), on: day("2022-06-01"))
    let cost = try #require(try self.cost("kosten-knelpunt/een/2022-06-01", june))
    #expect(cost.money?.cents == 12_50)
    checkTree(cost)
    let unknown = try #require(try self.cost("kosten-knelpunt/twee/2022-07-12", book))
    #expect(unknown.unknownReason == .notReported)
    #expect(try self.cost("kosten-knelpunt/drie/2022-07-12", book) == nil)
  }

  @Test func whatIsKnownAlready() throws {
    let state = try state()
    let submitted = Fact.evaluation(.bottleneck(try EvaluationTests.bottleneck("een", .submitted, on: "2022-07-10")))
    let reported = Fact.evaluation(
      .bottleneck(try EvaluationTests.bottleneck("een", .reported, on: "2022-06-01", cents: 12_50)))
    #expect(state.alreadyHas(submitted) && !state.alreadyHas(reported) && state.hasReported(reported))
    let taken = Fact.evaluation(
      .bottleneck(
        try EvaluationTests.bottleneck("een", .adopted, on: "2022-08-05", outcome: "Staat nu in artikel 7")))
    #expect(state.reported(taken, at: 4)?.current == nil && state.reported(submitted, at: 2)?.current == 0)
  }
}
