// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook

/// The pay for a number of places that somebody types in, with nothing from the journal (vergoeding).
public struct TypedClaim: Sendable {
  /// The days with the same tariff.
  public let paidDays: [PaidDays]
  /// Each month whose first day lies in the period, with what is paid for private reception.
  public let privateMonths: [(month: Month, amount: Figure)]
  /// Everything together.
  public let total: Figure

  /// How many calendar days.
  public var days: Int { paidDays.reduce(0) { $0 + $1.pay.days } }
}

extension FundingLedger {
  /// The pay for `places` on each day of a period, and for `people` in private reception in each month that begins in it.
  ///
  /// - Parameters:
  ///   - period: has an end.
  ///   - people: nil when private reception is not asked about.
  public func claim(places: Int, people: Int?, in period: Period) -> TypedClaim {
    guard let until = period.until else { return TypedClaim(paidDays: [], privateMonths: [], total: typedTotal([])) }
    let run = PlaceRun(from: period.from, until: until, places: places)
    let paid = PlacePay.pay([run], placeTariff, from: period.from, until: until).map {
      self.paid($0, typed("plekken", places, .places))
    }
    let months = people.map { people in
      self.months(period).map { month in
        let name = FigureReference.rule("particuliere-opvang-in-\(month)")
        return (month, privatePay(typed("personen", people, .people), name, month))
      }
    }
    let places = sum(paid.map(\.amount), as: .rule("vergoeding-voor-plekken"))
    let reception = months.map { sum($0.map(\.1), as: .rule("vergoeding-voor-particuliere-opvang")) }
    return TypedClaim(
      paidDays: paid, privateMonths: (months ?? []).map { (month: $0.0, amount: $0.1) },
      total: typedTotal([places] + [reception].compactMap(\.self)))
  }

  private func typed(_ name: String, _ number: Int, _ unit: Unit) -> Figure {
    Figure(.rule(name), .whole(number), unit: unit, certainty: .derived, derivation: .table(source: "ingevuld"))
  }

  private func typedTotal(_ parts: [Figure]) -> Figure { sum(parts, as: .rule("vergoeding")) }
}
