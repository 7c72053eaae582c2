// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
public import Rulebook

/// A part of a claim as it was known at two moments, and by what it differs (verschil).
public struct ClaimChange: Sendable {
  /// Which part.
  public let measure: Measure
  /// As it was known first.
  public let before: Figure
  /// As it was known later.
  public let after: Figure
  /// The versions of rules that the later figure stands on and the first does not.
  public let newRules: [RuleVersion]
  /// The versions of rules that only the first figure stands on.
  public let oldRules: [RuleVersion]
  /// The entries of the journal that the later figure stands on and the first does not.
  public let newFacts: [FactSource]

  /// Whether the two differ.
  public var isChange: Bool { before.value != after.value || before.qualifier != after.qualifier }
}

extension ClaimYear {
  /// The parts of a claim, the total last.
  public static let parts: [Measure] = [
    .placesPay, .privatePay, .allowancesPaid, .livingComponentPaid, .transitionCosts, .receipts, .costDifference,
    .claim,
  ]

  /// How this claim, of what was known later, differs from one of what was known before.
  public func changes(since earlier: ClaimYear) -> [ClaimChange] {
    ClaimYear.parts.compactMap { measure in
      guard let after = self[measure] ?? earlier[measure].map(\.asMissing),
        let before = earlier[measure] ?? self[measure].map(\.asMissing)
      else { return nil }
      let (old, new) = (Leaves(before), Leaves(after))
      return ClaimChange(
        measure: measure, before: before, after: after, newRules: new.rules.filter { !old.rules.contains($0) },
        oldRules: old.rules.filter { !new.rules.contains($0) },
        newFacts: new.facts.filter { !old.facts.contains($0) })
    }
  }
}

extension Figure {
  /// The same figure when there was nothing to reckon it from.
  fileprivate var asMissing: Figure { Figure(reference, unknown: .notReported, unit: unit) }
}

/// What a figure stands on: the leaves of its tree, each once, in the order of the tree.
private struct Leaves {
  private(set) var rules: [RuleVersion] = []
  private(set) var facts: [FactSource] = []
  private var seenRules: Set<RuleVersion> = []
  private var seenFacts: Set<FactSource> = []

  init(_ figure: Figure) { add(figure) }

  private mutating func add(_ figure: Figure) {
    switch figure.derivation {
    case .fact(let source): if seenFacts.insert(source).inserted { facts.append(source) }
    case .rule(let version): add(version)
    case .computed(_, let parts, let citing):
      citing.forEach { add($0) }
      parts.forEach { add($0) }
    case .chosen(let chosen, _, _): add(chosen)
    case .partial(let known, let missing):
      known.forEach { add($0) }
      missing.forEach { add($0) }
    case .incomplete(let parts): parts.forEach { add($0) }
    case .table, .none: break
    }
  }

  private mutating func add(_ version: RuleVersion) {
    if seenRules.insert(version).inserted { rules.append(version) }
  }
}
