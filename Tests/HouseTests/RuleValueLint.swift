// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The law stands in the rule files: no amount, date or threshold of theirs may stand in code.
enum RuleValueLint {
  /// Numbers that a rule file and code may both hold, because they mean something else in code.
  static let allowedNumbers: [String: String] = [
    "100": "percentages, and hundredths of a square kilometre",
    "200": "HTTP status: done",
    "400": "HTTP status: bad request; days in 400 years of the calendar",
    "404": "HTTP status: not found",
    "500": "HTTP status: fault of the server; longest cell of an import",
    "1000": "milliseconds in a second",
    "1900": "the first year that is read; how a number of four digits may be written",
    "10000": "entries in a batch",
    "100000": "part of the name of the measure per 100,000 inhabitants",
  ]

  /// Days that messages may name as the example of how a day is written. In code they stay forbidden.
  static let exampleDays: Set<String> = ["2022-07-01"]

  struct Values: Equatable {
    /// Whole numbers of three or more digits, digits only, with the place of the rule.
    var numbers: [String: String] = [:]
    /// Days, as `2022-07-01`, with the place of the rule.
    var days: [String: String] = [:]
  }

  /// The values of all `waarde:` lines.
  static func values(in files: [TextFile]) -> Values {
    var values = Values()
    for file in files {
      for (number, line) in file.lines.enumerated() {
        guard let match = line.firstMatch(of: /^\s*(?:-\s+)?waarde:\s*["']?([^"'#]*)/) else { continue }
        let text = match.1.trimmingSpaces
        let place = "\(file.path):\(number + 1)"
        if text.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil {
          values.days[text] = place
        } else if text.wholeMatch(of: /-?[\d_.]*\d/) != nil {
          let digits = text.filter(\.isNumber)
          // "7.5" is a decimal of two digits, "1.900" would be grouped: both are compared by their digits.
          if digits.count >= 3, allowedNumbers[digits] == nil { values.numbers[digits] = place }
        }
      }
    }
    return values
  }

  static func check(_ file: TextFile, against values: Values) -> [Finding] {
    let swift = file.swift
    var findings: [Finding] = []
    for (number, line) in swift.code.enumerated() {
      for match in line.matches(of: /(?:^|[^A-Za-z0-9_.$])(\d[\d_]*)/) {
        guard let place = values.numbers[match.1.filter(\.isNumber)] else { continue }
        findings.append(file.finding(number + 1, "\(match.1) is a value of the rules, see \(place)"))
      }
      for match in line.matches(of: /year:\s*(\d+),\s*month:\s*(\d+),\s*day:\s*(\d+)/) {
        let day = "\(match.1)-\(padded(match.2))-\(padded(match.3))"
        guard let place = values.days[day] else { continue }
        findings.append(file.finding(number + 1, "\(day) is a day of the rules, see \(place)"))
      }
    }
    for literal in swift.literals {
      findings += check(literal, in: file, against: values)
    }
    return findings
  }

  /// Text on a page that repeats a value of the rules goes stale when the rule changes.
  private static func check(_ literal: SwiftText.Literal, in file: TextFile, against values: Values) -> [Finding] {
    var findings: [Finding] = []
    for match in literal.text.matches(of: /\d{4}-\d{2}-\d{2}/) {
      guard !exampleDays.contains(String(match.0)), let place = values.days[String(match.0)] else { continue }
      findings.append(file.finding(literal.line, "\(match.0) is a day of the rules, see \(place)"))
    }
    for match in literal.text.matches(of: /(?:^|[^A-Za-z0-9.,\-])(\d{1,3}(?:[.,]\d{3})+|\d{4,})(?![\d.,\-]*\d)/) {
      let digits = match.1.filter(\.isNumber)
      // A bare number of four digits from 1900 to 2099 is read as a year.
      if digits.count == 4, digits.hasPrefix("19") || digits.hasPrefix("20"), match.1.count == 4 { continue }
      guard let place = values.numbers[digits] else { continue }
      findings.append(file.finding(literal.line, "\(match.1) is a value of the rules, see \(place)"))
    }
    return findings
  }

  private static func padded(_ digits: Substring) -> String { digits.count == 1 ? "0\(digits)" : String(digits) }
}

extension StringProtocol {
  /// The text without the spaces around it.
  var trimmingSpaces: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
