// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Testing

/// Checks that every node of the tree of a figure follows from its parts; gives the number of computed nodes.
@discardableResult
func checkTree(_ figure: Figure) -> Int {
  switch figure.derivation {
  case .fact, .table:
    #expect(figure.unknownReason == nil, "\(figure.reference)")
    return 0
  case .rule: return 0
  case .none:
    #expect(figure.unknownReason != nil, "\(figure.reference)")
    return 0
  case .computed(let operation, let parts, _):
    #expect(operation.value(of: parts.map(\.value)) == figure.value, "\(figure.reference)")
    if let plain = plain(operation, parts.map(\.whole)) { #expect(figure.whole == plain, "\(figure.reference)") }
    #expect(figure.isInvented == parts.contains { $0.isInvented }, "\(figure.reference)")
    return parts.reduce(1) { $0 + checkTree($1) }
  case .chosen(let chosen, let others, _):
    #expect(figure.value == chosen.value && figure.qualifier == chosen.qualifier, "\(figure.reference)")
    #expect(figure.certainty == chosen.certainty, "\(figure.reference)")
    return ([chosen] + others).reduce(0) { $0 + checkTree($1) }
  case .partial(let known, let missing):
    #expect(!known.isEmpty && !missing.isEmpty)
    #expect(known.allSatisfy { $0.number != nil } && missing.allSatisfy { $0.number == nil })
    #expect(figure.number == known.compactMap(\.number).reduce(Fraction(0), +), "\(figure.reference)")
    #expect(figure.qualifier != .exact, "\(figure.reference) has parts missing")
    return (known + missing).reduce(0) { $0 + checkTree($1) }
  case .incomplete(let parts):
    #expect(figure.unknownReason != nil, "\(figure.reference)")
    if figure.unknownReason != .notApplicable {
      #expect(parts.contains { $0.number == nil || $0.whole == 0 }, "\(figure.reference)")
    }
    return parts.reduce(0) { $0 + checkTree($1) }
  }
}

/// By floating point, which is exact enough for numbers of this size.
private func onLine(from first: Int, to last: Int, _ step: Int, of count: Int) -> Int {
  let part = Double(step) / Double(count)
  return first + Int((Double(last - first) * part).rounded())
}

/// The operations on whole numbers once more, as plainly as can be; nil for the others.
private func plain(_ operation: Chain.Operation, _ parts: [Int?]) -> Int? {
  let numbers = parts.compactMap(\.self)
  guard numbers.count == parts.count, let first = numbers.first else { return nil }
  return switch operation {
  case .sum: numbers.reduce(0) { $0 + $1 }
  case .difference: numbers.dropFirst().reduce(numbers[0]) { $0 - $1 }
  case .differenceFromZero: max(0, numbers[0] - numbers[1])
  case .belowZero: max(0, -numbers[0])
  case .product: numbers.reduce(1) { $0 * $1 }
  case .proportion(.up): (numbers[0] * numbers[1] + numbers[2] - 1) / numbers[2]
  case .proportion(.halfUp): (2 * numbers[0] * numbers[1] + numbers[2]) / (2 * numbers[2])
  case .largestRemainder(let extra): numbers[0] * numbers[1] / numbers[2] + extra
  case .onLine(let step, let count): onLine(from: first, to: numbers[1], step, of: count)
  case .same, .carried: first
  default: nil
  }
}
