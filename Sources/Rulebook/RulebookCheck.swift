// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The checks that need all files together: ids given twice, and relations that can't be computed.
struct RulebookCheck {
  private let rules: [String: Rule]
  private let relations: [String: Relation]
  private(set) var faults: [RulebookFault] = []

  init(rules: [Rule], relations: [Relation]) {
    self.rules = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    self.relations = Dictionary(relations.map { ($0.id, $0) }) { first, _ in first }
    findDuplicates(rules.map { ($0.id, $0.file, $0.line) } + relations.map { ($0.id, $0.file, $0.line) })
    for relation in relations { check(relation) }
    findCycles(relations)
  }

  private mutating func findDuplicates(_ places: [(id: String, file: String, line: Int)]) {
    var seen: [String: (file: String, line: Int)] = [:]
    for place in places {
      if let first = seen[place.id] {
        let problem = "De id \(place.id) staat ook in \(first.file), regel \(first.line). Geef elke regel een eigen id."
        faults.append(RulebookFault(file: place.file, line: place.line, code: .badID, problem: problem))
      } else {
        seen[place.id] = (place.file, place.line)
      }
    }
  }

  private mutating func report(_ relation: Relation, _ code: RulebookFault.Code, _ problem: String) {
    faults.append(RulebookFault(file: relation.file, line: relation.line, code: code, problem: problem))
  }

  private mutating func check(_ relation: Relation) {
    let operation = relation.operation
    if !operation.accepts(operands: relation.operands.count) {
      let wanted = operation == .sum || operation == .product ? "minstens twee" : "precies twee"
      let found = "Verband \(relation.id) heeft \(relation.operands.count) id's onder van."
      report(relation, .operandCount, "\(found) De bewerking \(operation.rawValue) heeft er \(wanted) nodig.")
    }
    for (position, operand) in relation.operands.enumerated() {
      guard rules[operand] != nil || relations[operand] != nil else {
        let advice = "Verbeter de id of voeg de regel toe."
        report(
          relation, .unknownOperand, "Verband \(relation.id) noemt \(operand), maar die id bestaat niet. \(advice)")
        continue
      }
      let wantsDay = operation == .daysAfter && position == 0
      if !isUsable(operand, asDay: wantsDay) {
        let kind = wantsDay ? "een dag" : "een getal"
        let problem =
          "Verband \(relation.id) heeft \(kind) nodig, maar \(operand) heeft in elk geval één andere waarde."
        report(relation, .operandKind, problem)
      } else if operation == .daysAfter, position == 1, !isTime(operand) {
        let problem = "Verband \(relation.id) telt dagen of weken, maar \(operand) heeft een andere eenheid."
        report(relation, .operandKind, problem)
      }
    }
  }

  /// Whether every version of a rule, or the outcome of a relation, is a day or else a number.
  private func isUsable(_ id: String, asDay wantsDay: Bool) -> Bool {
    if let relation = relations[id], rules[id] == nil { return (relation.operation == .daysAfter) == wantsDay }
    return (rules[id]?.versions ?? []).allSatisfy { version in
      switch version.value {
      case .day?: wantsDay
      case .number?: !wantsDay
      case .text?, nil: false
      }
    }
  }

  private func isTime(_ id: String) -> Bool {
    let units = rules[id]?.versions.map(\.unit) ?? [relations[id]?.unit]
    return units.allSatisfy { $0.map { RelationOperation.unitsOfTime[$0] != nil } ?? false }
  }

  /// Peels off the relations that need none of the rest, and those that none of the rest needs: what stays
  /// turns in a circle.
  private mutating func findCycles(_ all: [Relation]) {
    var rest = relations
    var count = Int.max
    while rest.count < count {
      count = rest.count
      rest = rest.filter { $0.value.operands.contains { rest[$0] != nil } }
      let needed = Set(rest.values.flatMap(\.operands))
      rest = rest.filter { needed.contains($0.key) }
    }
    for relation in all where rest[relation.id] != nil {
      report(
        relation, .cycle, "Verband \(relation.id) hangt via andere verbanden van zichzelf af. Haal de kring eruit.")
    }
  }
}
