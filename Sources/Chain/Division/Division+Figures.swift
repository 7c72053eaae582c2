// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook

// The numbers of a division as trees.
extension Division {
  /// What all weigh together.
  public var weight: Figure {
    Figure(.rule("som-gewichten"), sumOf: parties.map(\.weight), unit: parties.first?.weight.unit ?? Unit(""))
  }

  /// What all have already together, counted for as much as it counts.
  public var standing: Figure {
    Figure(.rule("som-bestaand"), sumOf: parties.compactMap(\.standing), unit: .places)
  }

  /// What the party at `index` gets besides what stands, down to its weight.
  public func figure(of index: Int) -> Figure {
    input.method == .leximin ? levelled(index) : proportional(index)
  }

  private func proportional(_ index: Int) -> Figure {
    let asked = number(input.total, "opgave")
    let party = parties[index]
    guard let standing = party.standing, !parties.isEmpty else {
      return apportioned(index, of: asked, .rule("toegedeeld"))
    }
    let all = Figure(.rule("opgave-met-bestaand"), .sum, [asked, self.standing], unit: .places)
    let part = apportioned(index, of: all, .rule("deel-met-bestaand"))
    return Figure(.rule("toegedeeld"), .difference, [part, standing], unit: .places)
  }

  private func apportioned(_ index: Int, of whole: Figure, _ reference: FigureReference) -> Figure {
    let parts = [whole, parties[index].weight, weight]
    let down = Operation.apportioned(extra: 0).value(of: parts.map(\.value))
    guard case .whole(let quota)? = down else {
      return Figure(reference, unknown: .partUnknown, unit: .places, parts: parts)
    }
    let extra = shares[index] + input.parties[index].standing - quota
    return Figure(reference, .apportioned(extra: extra), parts, unit: .places, citing: rules)
  }

  private func levelled(_ index: Int) -> Figure {
    guard let level else { return number(shares[index], "toegedeeld") }
    let load = Figure(
      .rule("gelijke-last"), level.denominator == 1 ? .whole(level.numerator) : .fraction(level),
      unit: Unit("plaatsen per eenheid gewicht"), certainty: .derived,
      derivation: .table(source: "de laagste last van wie nog ruimte heeft"))
    let standing = parties[index].standing ?? number(0, "bestaand")
    let parts = [load, parties[index].weight, standing]
    let even = Operation.levelled(extra: 0).value(of: parts.map(\.value))
    guard case .whole(let quota)? = even else { return number(shares[index], "toegedeeld") }
    return Figure(
      .rule("toegedeeld"), .levelled(extra: shares[index] - quota), parts, unit: .places, citing: rules)
  }

  /// The lowest load, what stands and what comes besides by weight, of those who still have room; nil when nobody has.
  public var level: Fraction? {
    zip(input.parties, shares).compactMap { party, share in
      guard party.weight > Fraction(0), party.maximum.map({ share < $0 }) ?? true else { return nil }
      return Fraction(party.standing + share) / party.weight
    }.min()
  }

  private func number(_ value: Int, _ name: String) -> Figure {
    Figure(
      .rule(name), .whole(value), unit: .places, certainty: .derived, derivation: .table(source: "deze verdeling"))
  }
}
