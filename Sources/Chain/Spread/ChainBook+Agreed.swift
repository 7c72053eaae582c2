// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
public import Territory

/// What a table agreed: numbers and swaps, each built on what went before (R5.4).
extension ChainBook {
  /// The agreements of a province in a cycle by day, with their entries; with nil those from before there were cycles.
  public func agreements(of province: AreaCode, in cycle: Int?) -> [(agreement: TableAgreement, source: FactSource)] {
    standing(state.spread.agreements, CycleKey(province, cycle)) { $0.day }
      .filter { happened($0.content.day, cycle) }.map { ($0.content, state.source(of: $0.version)) }
  }

  /// The swaps within a province in a cycle by day, with their entries.
  public func swaps(of province: AreaCode, in cycle: Int) -> [(swap: PlaceSwap, source: FactSource)] {
    standing(state.spread.swaps, CycleKey(province, cycle)) { $0.day }
      .filter { happened($0.content.day, cycle) }.map { ($0.content, state.source(of: $0.version)) }
  }

  private func happened(_ day: Day, _ cycle: Int?) -> Bool {
    cycle.map { counts(day, in: $0) } ?? (day <= perspective.day)
  }

  /// What was agreed for an area: of a municipality the last number agreed, or else the indicative number, with the
  /// swaps after it. Unknown as long as no number was agreed in its province: from then on whoever was not spoken of keeps
  /// the indicative number.
  func agreed(in area: AreaCode, _ cycle: Int) -> Figure {
    let reference = FigureReference.measure(.agreedPlaces, area, .year(cycle))
    guard area.kind == .municipality else {
      let parts =
        area.kind == .country
        ? provinces.map { agreed(in: $0, cycle) }
        : municipalities(in: area, on: day(in: cycle)).map { agreed(in: $0, cycle) }
      return known(parts, as: reference, unit: .places)
    }
    let base = agreedNumber(area, cycle)
    let changes = swapped(area, cycle, after: base?.moment)
    guard base != nil || !changes.isEmpty || isNumberAgreed(around: area, cycle) else {
      return Figure(reference, unknown: .notReported, unit: .places)
    }
    let first = base?.figure ?? indicative(area, cycle)
    guard !changes.isEmpty else { return first.reference == reference ? first : first.renamed(reference) }
    return Figure(
      reference, .sum, [first] + changes, unit: .places, citing: cite("R5.4", on: ruleDay(of: cycle)))
  }

  /// Whether something was agreed about a municipality itself in a cycle: a number or a swap.
  public func hasAgreed(_ municipality: AreaCode, in cycle: Int) -> Bool {
    agreedNumber(municipality, cycle) != nil || !swapped(municipality, cycle).isEmpty
  }

  /// Whether a number was agreed in the province of a municipality, whoever it is about.
  private func isNumberAgreed(around municipality: AreaCode, _ cycle: Int) -> Bool {
    guard let province = territory.municipality(municipality, on: day(in: cycle))?.province else { return false }
    return !swaps(of: province, in: cycle).isEmpty
      || agreements(of: province, in: cycle).contains { !$0.agreement.numbers.isEmpty }
  }

  /// The changes that swaps bring to a municipality in a cycle.
  func swapped(_ municipality: AreaCode, _ cycle: Int) -> [Figure] { swapped(municipality, cycle, after: nil) }

  /// When something was agreed: the day, and among things of one day the entry.
  private struct Agreed: Comparable {
    let day: Day
    let position: UInt32

    static func < (left: Agreed, right: Agreed) -> Bool { (left.day, left.position) < (right.day, right.position) }
  }

  private func agreedNumber(_ municipality: AreaCode, _ cycle: Int) -> (figure: Figure, moment: Agreed)? {
    let day = day(in: cycle)
    let reference = FigureReference.measure(.agreedPlaces, municipality, .year(cycle))
    guard let province = territory.municipality(municipality, on: day)?.province else { return nil }
    let records = standing(state.spread.agreements, CycleKey(province, cycle)) { $0.day }
    for record in records.reversed() where happened(record.content.day, cycle) {
      let lines = record.content.numbers.filter { now($0.municipality, on: day) == municipality }
      guard !lines.isEmpty else { continue }
      let figure = Figure(
        reference, .whole(lines.reduce(0) { $0 + $1.places }), unit: .places, certainty: record.content.certainty,
        derivation: .fact(state.source(of: record.version)))
      return (figure, Agreed(day: record.content.day, position: record.version.position))
    }
    return nil
  }

  private func swapped(_ municipality: AreaCode, _ cycle: Int, after moment: Agreed?) -> [Figure] {
    let day = day(in: cycle)
    guard let province = territory.municipality(municipality, on: day)?.province else { return [] }
    return standing(state.spread.swaps, CycleKey(province, cycle)) { $0.day }.flatMap { record -> [Figure] in
      let made = Agreed(day: record.content.day, position: record.version.position)
      guard happened(record.content.day, cycle), moment.map({ $0 < made }) ?? true else { return [] }
      return record.content.changes.filter { now($0.municipality, on: day) == municipality }.map { change in
        Figure(
          .rule("ruil-van-\(record.content.day)"), .whole(change.change), unit: .places,
          certainty: record.content.certainty, derivation: .fact(state.source(of: record.version)))
      }
    }
  }
}
