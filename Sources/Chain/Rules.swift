// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook

/// Values and relations of the rule files as figures: `L15`, `A1`, `R1.4.afronding`.
extension ChainBook {
  /// The rule or relation with this id as it holds on the reference day; nil when there is none.
  func namedRule(_ id: String) -> Figure? {
    if let relation = rulebook.relation(id) { return relationFigure(relation) }
    guard let rule = rulebook.rule(id) else { return nil }
    if let version = rulebook.version(of: id, on: perspective.day, knownAt: known) { return Figure(version) }
    // It says nothing for this day. The version nearest to the day tells for when it does.
    let versions = rule.versions.filter { $0.isKnown(at: known) }
    let nearest = versions.last { ($0.validFrom ?? perspective.day) <= perspective.day } ?? versions.first
    return Figure(.rule(id), unknown: .noRule(id), parts: nearest.map { [Figure($0)] } ?? [])
  }

  /// The rules and relations that belong to the one with this name: its parameters and its further steps, such as
  /// `A9.dag` to `A9`. Empty for a measure.
  public func companions(of reference: FigureReference) -> [Figure] {
    guard case .rule(let id) = reference else { return [] }
    let ids = rulebook.rules.map(\.id) + rulebook.relations.map(\.id)
    return ids.filter { $0.hasPrefix(id + ".") }.compactMap(namedRule)
  }

  /// A relation between published numbers, worked out.
  func relationFigure(_ relation: Relation) -> Figure {
    let parts = relation.operands.map { namedRule($0) ?? Figure(.rule($0), unknown: .noRule($0)) }
    let operation: Operation =
      switch relation.operation {
      case .sum: .sum
      case .difference: .difference
      case .product: .product
      case .quotient: .quotient
      case .percentage: .percentage
      case .percentageOf: .percentageOf
      case .daysAfter: .daysAfter(each: parts.last.flatMap { RelationOperation.unitsOfTime[$0.unit.name] } ?? 1)
      }
    return Figure(.rule(relation.id), operation, parts, unit: Unit(relation.unit))
  }
}
