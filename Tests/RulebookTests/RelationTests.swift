// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@testable import Rulebook

/// The relations of the letter, computed from the figures in the files.
@Suite struct RelationTests {
  private let book: Rulebook

  init() throws { book = try Rulebook.standard() }

  private func value(_ id: String) throws -> RuleValue {
    if let relation = book.relation(id) { return try outcome(of: relation) }
    return try #require(book.rule(id)?.versions.first?.value, "\(id)")
  }

  private func number(_ id: String) throws -> Fraction {
    guard case .number(let number) = try value(id) else { throw NotANumber(id: id) }
    return number
  }

  private struct NotANumber: Error { let id: String }

  private func outcome(of relation: Relation) throws -> RuleValue {
    let operands = relation.operands
    if relation.operation == .daysAfter {
      guard case .day(let day) = try value(operands[0]) else { throw NotANumber(id: operands[0]) }
      let unit = try #require(book.rule(operands[1])?.versions.first?.unit ?? book.relation(operands[1])?.unit)
      let days = try number(operands[1]) * Fraction(try #require(RelationOperation.unitsOfTime[unit]))
      return .day(day.adding(days: days.rounded(.down)))
    }
    let numbers = try operands.map(number)
    switch relation.operation {
    case .sum: return .number(numbers.reduce(Fraction(0), +))
    case .difference: return .number(numbers[0] - numbers[1])
    case .product: return .number(numbers.reduce(Fraction(1), *))
    case .quotient: return .number(numbers[0] / numbers[1])
    case .percentage: return .number(Fraction(100) * numbers[0] / numbers[1])
    case .percentageOf: return .number(numbers[0] / Fraction(100) * numbers[1])
    case .daysAfter: throw NotANumber(id: relation.id)
    }
  }

  /// Dutch notation with as many decimals as `pattern` has.
  private func dutch(_ number: Fraction, like pattern: String) -> String {
    let decimals = pattern.split(separator: ",").dropFirst().first?.count ?? 0
    let scaled = number.scaled(digits: decimals)
    var digits = String(scaled.magnitude)
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var whole = String(digits.dropLast(decimals))
    var groups: [String] = []
    while whole.count > 3 {
      groups.insert(String(whole.suffix(3)), at: 0)
      whole = String(whole.dropLast(3))
    }
    let text = ([whole] + groups).joined(separator: ".")
    return (scaled < 0 ? "-" : "") + text + (decimals > 0 ? "," + digits.suffix(decimals) : "")
  }

  @Test func everyRelationGivesTheOutcomeInItsFile() throws {
    for relation in book.relations {
      let expected = try #require(relation.expected, "\(relation.id)")
      switch try outcome(of: relation) {
      case .number(let number): #expect(dutch(number, like: expected) == expected, "\(relation.id)")
      case .day(let day): #expect(day.description == expected, "\(relation.id)")
      case .text: Issue.record("\(relation.id) gives a text")
      }
    }
  }

  @Test func outcomesOfTheLetter() throws {
    let expected: [(String, Int)] = [
      ("A1", 15_400), ("A1.1821", 1_821), ("A3", 28_500), ("A4", 8_000), ("A5", 36_500), ("A6.rest", 6_000),
      ("A7.rest", 7_900), ("A9", 1_250), ("A10", 5_625), ("A11", 300), ("A12.elders", 24_000), ("A13", 5_550),
      ("A13.rest", 68_450), ("A14", 13_114), ("A15", 12_500),
    ]
    for (id, value) in expected { #expect(try number(id) == Fraction(value), "\(id)") }
    let tempo = try number("A9.tempo")
    #expect(tempo == Fraction(15_400, 26))
    #expect(try value("A17") == .day(try #require(Day(iso: "2022-08-05"))))
    #expect(try value("A17.begin") == .day(try #require(Day(iso: "2022-07-29"))))
    #expect(try value("A1") == value("L17"))
    let share = try number("A2") / Fraction(100)
    let third = try number("L13")
    #expect(share > third)
  }

  @Test func operandsExist() {
    for relation in book.relations {
      #expect(relation.operation.accepts(operands: relation.operands.count), "\(relation.id)")
      for operand in relation.operands {
        #expect(book.rule(operand) != nil || book.relation(operand) != nil, "\(relation.id): \(operand)")
      }
    }
  }
}
