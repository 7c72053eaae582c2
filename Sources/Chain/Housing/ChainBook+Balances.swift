// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// Balances: what was carried over, what is due, and where it ends (rules R1.16 to R1.22).
extension ChainBook {
  /// The balance at the start of a half-year, for the area as it is divided on `day` within that half-year.
  func opening(of area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure {
    remember(Question(.opening, area, halfYear, on: day)) {
      let reference = FigureReference.measure(.opening, area, .halfYear(halfYear))
      if area.kind == .municipality {
        let parts = parts(of: area, on: day, asOf: halfYear.firstDay)
        return parts == [area]
          ? municipalOpening(area, halfYear)
          : total(parts, as: reference) { opening(of: $0, halfYear, on: halfYear.firstDay) }
      }
      let laidDown = recorded(SeriesKey(.balance, area, halfYear.firstDay.number), as: reference)
      let sum = Figure(
        reference, sumOf: municipalities(in: area, on: day).map { opening(of: $0, halfYear, on: day) })
      let carried = sum.number == nil ? carriedOver(area, halfYear) ?? sum : sum
      return choose(laidDown, over: carried, as: reference, because: .recordedForArea)
    }
  }

  private func municipalOpening(_ area: AreaCode, _ halfYear: HalfYear) -> Figure {
    let reference = FigureReference.measure(.opening, area, .halfYear(halfYear))
    let laidDown = recorded(SeriesKey(.balance, area, halfYear.firstDay.number), as: reference)
    guard let first = state.housing({ $0.firstMunicipalBalance }), halfYear > first else {
      return laidDown ?? Figure(reference, unknown: .notReported)
    }
    // Without a target there is no closing balance either. Asked for the year 9999, this says so at once.
    guard halfYear.previous <= lastWithTarget ?? first else {
      return laidDown ?? Figure(reference, unknown: .partUnknown)
    }
    workForward(from: first, to: halfYear) { earlier in
      self.parts(of: area, on: halfYear.firstDay, asOf: earlier.lastDay)
    }
    let previous = halfYear.previous
    let parts = parts(of: area, on: halfYear.firstDay, asOf: previous.lastDay)
    let carried = total(parts, as: reference) { closing(of: $0, previous) }
    return choose(laidDown, over: carried, as: reference, because: .balanceLaidDown)
  }

  /// For a province, region or the country with numbers of its own: its closing balance of the half-year before.
  private func carriedOver(_ area: AreaCode, _ halfYear: HalfYear) -> Figure? {
    guard let first = state.housing({ $0.firstAreaBalance[area] }), halfYear > first,
      halfYear.previous <= lastWithTarget ?? first
    else { return nil }
    workForward(from: first, to: halfYear) { _ in [area] }
    let closing = closing(of: area, halfYear.previous)
    return closing.number == nil ? nil : closing.renamed(.measure(.opening, area, .halfYear(halfYear)))
  }

  /// Works out the closing balances from the first half-year on, so that each finds the one before it ready. Asked
  /// backwards, every half-year would call upon the one before it, too deep for the small stacks of tasks.
  private func workForward(from first: HalfYear, to halfYear: HalfYear, _ areas: (HalfYear) -> [AreaCode]) {
    for index in first.index..<halfYear.index {
      let earlier = HalfYear(index: index)
      for area in areas(earlier) where !isRemembered(Question(.closing, area, earlier)) {
        _ = closing(of: area, earlier)
      }
    }
  }

  private func choose(
    _ laidDown: Figure?, over carried: Figure, as reference: FigureReference, because choice: Choice
  ) -> Figure {
    guard let laidDown else { return carried }
    return carried.number == nil
      ? laidDown : Figure(reference, choosing: laidDown, over: [carried], because: choice)
  }

  /// The correction in the official table; nil when there is none.
  func adjustment(of area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure? {
    let reference = FigureReference.measure(.adjustment, area, .halfYear(halfYear))
    let recorded = recorded(SeriesKey(.adjustment, area, halfYear.index), as: reference)
    let figures: [Figure]
    if area.kind == .municipality {
      let parts = parts(of: area, on: day, asOf: halfYear.firstDay)
      if parts == [area] { return recorded }
      figures = parts.compactMap { adjustment(of: $0, halfYear, on: halfYear.firstDay) }
    } else {
      if let recorded { return recorded }
      figures = municipalities(in: area, on: day).compactMap { adjustment(of: $0, halfYear, on: day) }
    }
    return figures.isEmpty ? nil : Figure(reference, .sum, figures)
  }

  /// What is due in a half-year: target less opening balance and correction (rule R1.17).
  func due(of area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure {
    remember(Question(.due, area, halfYear, on: day)) {
      let parts =
        [target(of: area, halfYear, on: day), opening(of: area, halfYear, on: day)]
        + [adjustment(of: area, halfYear, on: day)].compactMap(\.self)
      return Figure(
        .measure(.due, area, .halfYear(halfYear)), .difference, parts,
        citing: cite("R1.13", "R1.17", on: halfYear.firstDay))
    }
  }

  /// The balance if the half-year closed after `day`: housed less due, which is opening plus housed less target (R1.16).
  func balance(of area: AreaCode, _ halfYear: HalfYear, on day: Day) -> Figure {
    Figure(
      .measure(.balance, area, .day(day)), .difference,
      [housed(in: area, halfYear, upTo: day), due(of: area, halfYear, on: day)],
      citing: cite("R1.16", on: halfYear.firstDay))
  }

  /// The balance at the end of a half-year.
  func closing(of area: AreaCode, _ halfYear: HalfYear) -> Figure {
    remember(Question(.closing, area, halfYear)) {
      let last = halfYear.lastDay
      // An unknown start makes the end unknown, whatever happened in between: no need to go and look.
      guard opening(of: area, halfYear, on: last).number != nil else {
        return Figure(.measure(.balance, area, .day(last)), unknown: .partUnknown)
      }
      return balance(of: area, halfYear, on: last)
    }
  }

  /// One area in one half-year, up to the reference day.
  public func ledger(of area: AreaCode, in halfYear: HalfYear) -> HousingLedger {
    let day = lastDay(in: halfYear)
    let statutory = statutoryTarget(of: area, halfYear, on: day)
    let official = officialTarget(of: area, halfYear, on: day)
    let housed = housed(in: area, halfYear, upTo: day)
    let due = due(of: area, halfYear, on: day)
    let opening = opening(of: area, halfYear, on: day)
    let population = targetPopulation(of: area, halfYear, on: day)
    let pace = Pace(book: self, area: area, halfYear: halfYear, day: day, due: due, housed: housed)
    return HousingLedger(
      area: area, halfYear: halfYear, day: day, statutory: statutory, official: official,
      difference: Figure(.measure(.targetDifference, area, .halfYear(halfYear)), .difference, [official, statutory]),
      exchanged: exchanged(in: area, halfYear, on: day),
      municipalTargets: area.kind == .municipality ? nil : municipalTargets(of: area, halfYear, on: day),
      target: target(of: area, halfYear, on: day), opening: opening,
      adjustment: adjustment(of: area, halfYear, on: day),
      months: wholeMonths(of: halfYear, upTo: day).map { self.housed(in: area, $0, on: day) },
      housed: housed, due: due, balance: balance(of: area, halfYear, on: day), remaining: pace.remaining,
      progress: pace.progress, schedule: pace.schedule, status: pace.status, pacePerMonth: pace.perMonth,
      pacePerWeek: pace.perWeek, remainingPace: pace.rest,
      balancePerInhabitants: perInhabitants(opening, population, halfYear), population: population)
  }

  private func perInhabitants(_ balance: Figure, _ population: Figure, _ halfYear: HalfYear) -> Figure {
    guard case .measure(_, let area, _) = balance.reference else { return balance }
    let reference = FigureReference.measure(.balancePerInhabitants, area, .halfYear(halfYear))
    let scaled = Figure(
      .rule("stand-maal-inwoners"), .product, [balance, ruleFigure("R1.21.inwoners", on: halfYear.firstDay)])
    return Figure(
      reference, .quotient, [scaled, population], unit: .perInhabitants, citing: cite("R1.21", on: halfYear.firstDay))
  }

  /// The ledgers of an area, newest first: from the half-year of the reference day back to the first one with facts.
  public func history(of area: AreaCode) -> [HousingLedger] {
    let last = HalfYear(containing: perspective.day)
    let first = max(min(state.housing({ $0.firstHalfYear }) ?? last, last), HalfYear(index: last.index - 19))
    return stride(from: last.index, through: first.index, by: -1).map { ledger(of: area, in: HalfYear(index: $0)) }
  }
}
