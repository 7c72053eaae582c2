// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// What municipalities are paid for people from Ukraine (bekostiging), reckoned on one state of the journal.
///
/// Remembers tariffs and reports, so make one for each question and ask it of many municipalities.
public final class FundingLedger {
  let book: ChainBook
  /// The norm amounts per place and day (R6.22), as known.
  public let placeTariff: Tariff
  /// The norm amounts per person and month in private reception (R6.23), as known.
  public let privateTariff: Tariff
  /// The first day for which anything is paid (R6.6); nil when the rule files do not say.
  public let firstDay: Day?
  private(set) lazy var projects: [AreaCode: [Record<TransitionProject>]] = Dictionary(
    grouping: book.state.funding.projects.all(at: book.known).map(\.record)
  ) { $0.content.municipality }
  private(set) lazy var steps: [CycleKey: [Record<FundingStep>]] = Dictionary(
    grouping: book.state.funding.steps.all(at: book.known).map(\.record)
  ) { CycleKey($0.content.municipality, $0.content.year) }
  private var runs: [AreaCode: [PlaceRun]] = [:]

  /// The ledger of a book.
  public init(_ book: ChainBook) {
    self.book = book
    placeTariff = Tariff("R6.22", book.rulebook, known: book.known)
    privateTariff = Tariff("R6.23", book.rulebook, known: book.known)
    // From when it is paid goes without saying which moment of knowledge: a tariff that was not known yet is unknown.
    firstDay = book.rulebook.rule("R6.6")?.versions.compactMap(\.validFrom).min()
  }

  /// The days of a year for which a municipality can be paid: while there was a scheme and a municipality, and up to and
  /// including the reference day; nil when there are none.
  public func days(of municipality: AreaCode, in year: Int) -> Period? {
    let whole = Period(from: FigurePeriod.year(year).firstDay, until: FigurePeriod.year(year + 1).firstDay)
    return days(of: municipality, in: whole)
  }

  func days(of municipality: AreaCode, in period: Period) -> Period? {
    guard let firstDay, let place = book.territory.municipality(everWithCode: municipality) else { return nil }
    let after = book.perspective.day.adding(days: 1)
    let from = max(period.from, max(firstDay, place.from ?? firstDay))
    let until = [period.until, place.until, after].compactMap(\.self).min() ?? after
    return from < until ? Period(from: from, until: until) : nil
  }

  /// The months of a year whose first day counts.
  func months(_ days: Period) -> [Month] {
    guard let until = days.until else { return [] }
    var months: [Month] = []
    var month = Month(containing: days.from)
    if month.firstDay < days.from { month = month.adding(months: 1) }
    while month.firstDay < until {
      months.append(month)
      month = month.adding(months: 1)
    }
    return months
  }

  /// The places that a municipality reported, as runs of days, from the first day of the scheme to the reference day. A
  /// report holds until the next one; before the first one nobody knows.
  func placeRuns(of municipality: AreaCode) -> [PlaceRun] {
    if let known = runs[municipality] { return known }
    let made = makeRuns(of: municipality)
    runs[municipality] = made
    return made
  }

  private func makeRuns(of municipality: AreaCode) -> [PlaceRun] {
    guard let firstDay,
      let days = days(of: municipality, in: Period(from: firstDay, until: nil)), let until = days.until
    else { return [] }
    var runs = [PlaceRun(from: days.from, until: until, places: nil)]
    for (day, report) in book.placeReports(of: municipality) where day < until {
      let start = max(day, days.from)
      guard let last = runs.last, !PlaceRun.says(last.report, report) else { continue }
      runs.removeLast()
      if last.from < start {
        runs.append(PlaceRun(from: last.from, until: start, places: last.places, report: last.report))
      }
      runs.append(PlaceRun(from: start, until: until, places: Int(report.value), report: report))
    }
    return runs
  }

  /// What is paid for the places of a municipality on the days from one up to and not including another.
  func pays(of municipality: AreaCode, _ days: Period) -> [PlacePay] {
    guard let until = days.until else { return [] }
    return PlacePay.pay(placeRuns(of: municipality), placeTariff, from: days.from, until: until)
  }

  /// The amount that was reported.
  func amount(_ item: FundingItem, _ municipality: AreaCode, _ period: FigurePeriod) -> Record<FundingAmount>? {
    book.state.funding.amounts.current(
      AmountKey(municipality: municipality, item: item, period: period), at: book.known)
  }

  func spending(_ project: Slug, _ year: Int) -> Record<TransitionSpending>? {
    book.state.funding.spending.current(SpendingKey(project: project, year: year), at: book.known)
  }

  /// What a municipality chose for a year, with its entry (R6.26).
  public func choice(of municipality: AreaCode, in year: Int) -> (choice: CostChoice, source: FactSource)? {
    guard let record = book.state.funding.choices.current(CycleKey(municipality, year), at: book.known) else {
      return nil
    }
    return (record.content, book.state.source(of: record.version))
  }

  /// Whether actual costs could be claimed for a year, as far as was known (R6.26).
  public func allowsActualCosts(in year: Int) -> Bool {
    book.rulebook.version(of: "R6.26", on: ruleDay(of: year), knownAt: book.known) != nil
  }

  /// The project with this name, as known; nil when there is none.
  public func project(_ id: Slug) -> TransitionProject? {
    book.state.funding.projects.current(id, at: book.known)?.content
  }

  /// The years of which spending of a project is known, in order.
  public func yearsOfSpending(_ project: Slug) -> [Int] {
    book.state.funding.spending.all(at: book.known).map(\.key).filter { $0.project == project }.map(\.year)
  }

  /// Whether a municipality reported its actual costs of a year.
  public func hasActualCosts(_ municipality: AreaCode, _ year: Int) -> Bool {
    amount(.actualCosts, municipality, .year(year)) != nil
  }

  /// The day whose rules hold for a year as a whole: the last one.
  func ruleDay(of year: Int) -> Day { FigurePeriod.year(year + 1).firstDay.adding(days: -1) }
}

extension PlaceRun {
  /// Whether two reports say the same, so that days need not be told apart.
  static func says(_ left: Version?, _ right: Version) -> Bool {
    guard let left else { return false }
    return left.value == right.value && left.qualifier == right.qualifier && left.certainty == right.certainty
  }
}
