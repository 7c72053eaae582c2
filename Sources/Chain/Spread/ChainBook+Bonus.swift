// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// The money of a province and its municipalities in a cycle (uitkeringen, R5.16 to R5.19).
public struct BonusView: Sendable {
  /// The province.
  public let province: AreaCode
  /// The year in which the cycle starts.
  public let cycle: Int
  /// The days for which the decision holds.
  public let term: Period
  /// Whether the term is over; until then the numbers are those of the reference day.
  public let isFinal: Bool
  /// Its municipalities, by code.
  public let municipalities: [MunicipalBonus]
  /// The whole places from which on there is money for the province (R5.18).
  public let threshold: Figure
  /// The places above it that were not paid for already.
  public let placesAbove: Figure
  /// The money for those places.
  public let pot: Figure
  /// The part of the province itself.
  public let provinceShare: Figure
  /// All money together.
  public let total: Figure
  /// The month in which the money of R5.18 is paid; nil when no rule says so.
  public let payment: Month?
}

/// The money of one municipality in a cycle (uitkering).
public struct MunicipalBonus: Sendable {
  /// The municipality.
  public let municipality: AreaCode
  /// Its locations, with what they count for.
  public let sites: [DurableSite]
  /// The special places that are paid for (R5.16).
  public let specialPlaces: Figure
  /// The money for them.
  public let special: Figure
  /// The durable regular places above the indicative number that are paid for (R5.17).
  public let durablePlaces: Figure
  /// The money for them.
  public let durable: Figure
  /// Places times months, by which the money of the province is divided (R5.18).
  public let weight: Figure
  /// The part in the money of the province.
  public let share: Figure
  /// All money together.
  public let total: Figure
  /// Why places do not count.
  public let shortfalls: [BonusShortfall]
  /// When the places of R5.16 and R5.17 are paid for, by month.
  public let payments: [BonusPayment]
}

/// The places of a municipality that are paid for in one month (betaling, R5.19).
public struct BonusPayment: Sendable {
  /// The month.
  public let month: Month
  /// Special places that were not paid for before (R5.16).
  public let special: Figure
  /// Durable places above the indicative number that were not paid for before (R5.17).
  public let durable: Figure

  /// All places together.
  public var places: Int { (special.whole ?? 0) + (durable.whole ?? 0) }
}

/// Why a place does not count for money (R5.19).
public enum BonusShortfall: String, Sendable, CaseIterable {
  /// There is no decision that names it.
  case notDecided = "niet in een verdeelbesluit"
  /// More is there than was decided.
  case aboveDecision = "meer dan het verdeelbesluit noemt"
  /// There is nothing that stays for years.
  case notAvailable = "geen duurzame plaatsen beschikbaar"
  /// The indicative number is not known.
  case noIndicative = "indicatief aantal onbekend"
  /// Not above the indicative number.
  case notAbove = "niet boven het indicatieve aantal"
}

/// The money of R5.16 to R5.19, to the cent.
extension ChainBook {
  /// The money of a province; nil when the year is no cycle.
  public func bonus(of province: AreaCode, in cycle: Int) -> BonusView? {
    guard isCycle(cycle), let term = term(of: cycle) else { return nil }
    let places = municipalities(in: province, on: day(in: cycle)).map { BonusPlaces($0, cycle, term, self) }
    let threshold = threshold(of: province, cycle)
    let above = placesAbove(threshold, places, of: province, cycle)
    let pot = Figure(
      .measure(.provincialBonus, province, .year(cycle)), .product,
      [above, ruleFigure("R5.18.bedrag", on: ruleDay(of: cycle))], unit: .euro,
      citing: cite("R5.18", on: ruleDay(of: cycle)))
    let split = Split(pot, places, cycle, self)
    let municipal = places.indices.map { split.bonus(of: places[$0], at: $0, self) }
    let provinceShare = split.province(province)
    let total = known(
      municipal.map(\.total) + [provinceShare], as: .measure(.bonus, province, .year(cycle)), unit: .euro)
    return BonusView(
      province: province, cycle: cycle, term: term, isFinal: term.until.map { perspective.day >= $0 } ?? false,
      municipalities: municipal, threshold: threshold, placesAbove: above, pot: pot, provinceShare: provinceShare,
      total: total, payment: term.until.flatMap { paymentMonth(after: $0.adding(days: -1), cycle) })
  }

  /// A figure of money in a cycle; nil when there is none of that area.
  func bonusFigure(_ measure: Measure, _ area: AreaCode, _ cycle: Int) -> Figure? {
    let reference = FigureReference.measure(measure, area, .year(cycle))
    switch area.kind {
    case .country:
      let parts = provinces.compactMap { bonusFigure(measure, $0, cycle) }
      return parts.isEmpty
        ? Figure(reference, unknown: .noRule("R5.18"), unit: .euro) : known(parts, as: reference, unit: .euro)
    case .province:
      guard let view = bonus(of: area, in: cycle) else {
        return Figure(reference, unknown: .noRule("R5.18"), unit: .euro)
      }
      switch measure {
      case .bonus: return view.total
      case .provincialBonus: return view.pot
      case .provinceShare: return view.provinceShare
      case .specialBonus: return known(view.municipalities.map(\.special), as: reference, unit: .euro)
      default: return known(view.municipalities.map(\.durable), as: reference, unit: .euro)
      }
    case .municipality:
      guard let province = territory.municipality(area, on: day(in: cycle))?.province,
        let own = bonus(of: province, in: cycle)?.municipalities.first(where: { $0.municipality == area })
      else { return Figure(reference, unknown: .noRule("R5.18"), unit: .euro) }
      switch measure {
      case .bonus: return own.total
      case .specialBonus: return own.special
      case .durableBonus: return own.durable
      case .provincialBonus: return own.share
      default: return nil
      }
    case .safetyRegion: return nil
    }
  }

  /// From how many places on there is money for a province: so many percent of its number, as a whole number (R5.18).
  private func threshold(of province: AreaCode, _ cycle: Int) -> Figure {
    let day = ruleDay(of: cycle)
    let reference = FigureReference.rule("grens-van-de-provincie")
    guard case .text(let name) = ruleFigure("R5.18.afronding", on: day).value, let rounding = Rounding(rawValue: name)
    else { return Figure(reference, unknown: .noRule("R5.18.afronding"), unit: .places) }
    let whole = Figure(
      .rule("het-geheel"), .whole(100), unit: .percent, certainty: .law, derivation: .table(source: "rekenkunde"))
    return Figure(
      reference, .proportion(rounding), [indicative(province, cycle), ruleFigure("R5.18.procent", on: day), whole],
      unit: .places, citing: cite("R5.18", "R5.18.afronding", on: day))
  }

  private func placesAbove(_ threshold: Figure, _ places: [BonusPlaces], of province: AreaCode, _ cycle: Int) -> Figure
  {
    let decided = places.filter(\.isDecided)
    let above = Figure(
      .rule("plaatsen-boven-de-grens"), .differenceFromZero, [countingPlaces(decided, of: province, cycle), threshold],
      unit: .places)
    let paid = known(decided.map(\.durablePlaces), as: .rule("al-betaald-volgens-R5.17"), unit: .places)
    guard paid.number != nil else { return above }
    return Figure(.rule("plaatsen-waarvoor-geld-is"), .differenceFromZero, [above, paid], unit: .places)
  }

  /// The places in a province that count for money: those that are there and stand in the decision (R5.19). Unknown without
  /// a decision or without locations.
  private func countingPlaces(_ decided: [BonusPlaces], of province: AreaCode, _ cycle: Int) -> Figure {
    let reference = FigureReference.rule("plaatsen-die-tellen")
    let parts = decided.filter { !$0.sites.isEmpty }.map(\.counting)
    let realised = realised(in: province, cycle)
    guard !decided.isEmpty, realised.number != nil else {
      return Figure(
        reference, unknown: .partUnknown, unit: .places, parts: [realised, self.decided(in: province, cycle)])
    }
    return Figure(reference, .sum, parts, unit: .places, citing: cite("R5.19", on: ruleDay(of: cycle)))
  }

  /// What the decisions of a province say of a municipality, by the day on which they were published.
  func decidedNumbers(of municipality: AreaCode, _ cycle: Int) -> [(published: Day, places: Figure)] {
    let day = day(in: cycle)
    guard let province = territory.municipality(municipality, on: day)?.province else { return [] }
    return decisions(of: province, in: cycle).map { decision, source in
      let reference = FigureReference.rule("verdeelbesluit-van-\(decision.published)")
      let lines = decision.numbers.filter { now($0.municipality, on: day) == municipality }
      guard !lines.isEmpty else {
        return (decision.published, Figure(reference, unknown: .notReported, unit: .places))
      }
      return (
        decision.published,
        Figure(
          reference, .whole(lines.reduce(0) { $0 + $1.places }), unit: .places, certainty: decision.certainty,
          derivation: .fact(source))
      )
    }
  }

  /// The first month in which is paid after a day (R5.19); nil when no rule says so.
  public func paymentMonth(after day: Day, _ cycle: Int) -> Month? {
    let months = ["R5.19.juni", "R5.19.november"].compactMap {
      rulebook.whole($0, on: ruleDay(of: cycle), knownAt: known)
    }
    return [day.year, day.year + 1].flatMap { year in months.compactMap { Month(year: year, month: $0) } }
      .filter { $0.firstDay > day }.min()
  }
}
