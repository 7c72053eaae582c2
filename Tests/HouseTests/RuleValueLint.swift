// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The law stands in the rule files: no amount, date or threshold of theirs may stand in code.
enum RuleValueLint {
  /// What code may hold although it is a value of the rules too: there it means something else.
  struct Exception: Sendable {
    /// Digits only for a number; a day as `2022-07-01`, which may then stand in text but not in code.
    var value: String
    var reason: String
    /// Files, or how their paths begin.
    var paths: [String]

    init(_ value: String, _ reason: String, in paths: String...) {
      (self.value, self.reason, self.paths) = (value, reason, paths)
    }
  }

  static let exceptions: [Exception] = [
    Exception("10", "the base of decimal digits", in: "Sources/Chain/CountFields.swift"),
    Exception("10", "tenths of a place", in: "Sources/Chain/Division/DivisionReasons.swift"),
    Exception("12", "the months of a year", in: "Sources/Chain/Division/ChainBook+Standing.swift"),
    Exception("11", "the check of a citizen service number", in: "Sources/Chain/PersonalNumbers.swift"),
    Exception("12", "the months of a year", in: "Sources/Chain/Vessels/"),
    Exception(
      "12", "part of the name of a warning, which the rule gives",
      in: "Sources/Chain/Reception/ChainBook+Locations.swift"),
    Exception("18", "weeks and homes of invented examples", in: "Sources/Chain/Examples/"),
    Exception("28", "days, months and homes of invented examples", in: "Sources/Chain/Examples/"),
    Exception("30", "a shift in a generator of random numbers", in: "Sources/Chain/Housing/Proportional.swift"),
    Exception(
      "48", "the digit zero in ASCII, or bits of a key", in: "Sources/Chain/ChainBook.swift",
      "Sources/Chain/CountFields.swift", "Sources/Chain/PersonalNumbers.swift", "Sources/Chain/SeriesTable.swift",
      "Sources/Chain/Slug.swift", "Sources/Chain/Vessels/HousingScenario.swift"),
    Exception("95", "a share of invented places", in: "Sources/Chain/Examples/SiteRecipe.swift"),
    Exception("365", "days in the calendar", in: "Sources/Exact/Day.swift"),
    Exception("1500", "one and a half in thousandths", in: "Sources/Chain/Housing/HousingExample.swift"),
    Exception(
      "2000", "the first year of a score, and the most parties of a kept division",
      in: "Sources/Exchange/ProsperityReader.swift", "Sources/Chain/Division/DivisionFact.swift"),
    Exception(
      "7500", "the name of a scenario", in: "Sources/Chain/Vessels/HousingScenario.swift",
      "Sources/RegietafelCommand/Commands/ForecastCommand.swift"),
    Exception(
      "20000", "the name of a scenario", in: "Sources/Chain/Vessels/HousingScenario.swift",
      "Sources/RegietafelCommand/Commands/ForecastCommand.swift"),
    Exception(
      "10000", "four decimals, or paths of chance", in: "Sources/RegietafelCommand/Commands/ForecastCommand.swift",
      "Sources/RegietafelCommand/Commands/BufferCommand.swift"),
    Exception(
      "12", "the months of the measure that is called after them", in: "Sources/Chain/Housing/ChainBook+Housed.swift"),
    Exception(
      "14", "on the fifteenth of a month an invented number becomes known",
      in: "Sources/Chain/Housing/HousingExample.swift"),
    Exception(
      "1900", "the first year that is read", in: "Sources/Exchange/ImportPeriodReading.swift",
      "Sources/Chain/Reception/ReceptionFact+Payload.swift",
      "Sources/Site/Web/Scene.swift", "Sources/Territory/TerritoryTables.swift"),
    Exception(
      "1900", "in a message, how a number of four digits may be written", in: "Sources/Site/Forms/FormReader.swift"),
    Exception(
      "10000", "entries read at a time", in: "Sources/Office/Office.swift",
      "Sources/RegietafelCommand/Commands/ExportCommand.swift"),
    Exception("10000", "four decimals", in: "Sources/RegietafelCommand/Commands/BackTestCommand.swift"),
    Exception(
      "100000", "part of the name of the measure per 100,000 inhabitants and of its unit",
      in: "Sources/Chain/Figure.swift", "Sources/Reports/DutchWords.swift", "Sources/Site/Pages/AreaPage.swift",
      "Sources/Site/Pages/AreaRow.swift", "Sources/Site/Pages/MapPage.swift"),
    Exception(
      "2022-07-01", "in a message, how a day is written", in: "Sources/Chain/FaultWords.swift",
      "Sources/Exchange/ImportColumns.swift", "Sources/RegietafelCommand/Options.swift",
      "Sources/Rulebook/RuleFileBlock.swift", "Sources/Rulebook/RuleFileReader.swift",
      "Sources/Rulebook/RuleValue.swift", "Sources/Site/Web/Scene.swift"),
  ]

  struct Values: Equatable {
    /// Whole numbers of two or more digits, digits only, with the place of the rule.
    var numbers: [String: String] = [:]
    /// Days, as `2022-07-01`, with the place of the rule.
    var days: [String: String] = [:]
  }

  /// The values of all `waarde:` lines, and the days between which rules hold and from which they are known.
  ///
  /// Numbers of one digit and fractions such as 7.5 and 1/3 stay out: code is full of their digits. So do a hundred and a
  /// thousand: percents, cents, thousandths and sizes of pages.
  static func values(in files: [TextFile]) -> Values {
    let pattern = /^\s*(?:-\s+)?(waarde|geldigVanaf|geldigTot|bekendVanaf):\s*["']?([^"'#]*)/
    var values = Values()
    for file in files {
      for (number, line) in file.lines.enumerated() {
        guard let match = line.firstMatch(of: pattern) else { continue }
        let text = match.2.trimmingSpaces
        let place = "\(file.path):\(number + 1)"
        if text.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil {
          values.days[text] = place
        } else if match.1 == "waarde", text.wholeMatch(of: /-?\d[\d_]*/) != nil {
          let digits = text.filter(\.isNumber)
          if digits.count >= 2, !["100", "1000"].contains(digits) { values.numbers[digits] = place }
        }
      }
    }
    return values
  }

  static func check(_ file: TextFile, against values: Values, exceptions: [Exception] = exceptions) -> [Finding] {
    var values = values
    for exception in exceptions where exception.paths.contains(where: { file.path.hasPrefix($0) }) {
      values.numbers[exception.value] = nil
    }
    // Numbers of two digits are everywhere; where the rules are applied they are terms and thresholds.
    if file.target != "Chain" { values.numbers = values.numbers.filter { $0.key.count >= 3 } }
    let findings = checkCode(file, against: values)
    for exception in exceptions where exception.paths.contains(where: { file.path.hasPrefix($0) }) {
      values.days[exception.value] = nil
    }
    return findings + file.swift.literals.flatMap { check($0, in: file, against: values) }
  }

  private static func checkCode(_ file: TextFile, against values: Values) -> [Finding] {
    var findings: [Finding] = []
    for (number, line) in file.swift.code.enumerated() {
      // A digit behind one dot belongs to a fraction or a tuple, behind more it ends a range.
      for match in line.matches(of: /(?:^|[^A-Za-z0-9_.$]|\.\.)(\d[\d_]*)/) {
        guard let place = values.numbers[match.1.filter(\.isNumber)] else { continue }
        findings.append(file.finding(number + 1, "\(match.1) is a value of the rules, see \(place)"))
      }
      for match in line.matches(of: /year:\s*(\d+),\s*month:\s*(\d+),\s*day:\s*(\d+)/) {
        let day = "\(match.1)-\(padded(match.2))-\(padded(match.3))"
        guard let place = values.days[day] else { continue }
        findings.append(file.finding(number + 1, "\(day) is a day of the rules, see \(place)"))
      }
    }
    return findings
  }

  /// Text on a page that repeats a value of the rules goes stale when the rule changes.
  private static func check(_ literal: SwiftText.Literal, in file: TextFile, against values: Values) -> [Finding] {
    var findings: [Finding] = []
    for match in literal.text.matches(of: /\d{4}-\d{2}-\d{2}/) {
      guard let place = values.days[String(match.0)] else { continue }
      findings.append(file.finding(literal.line, "\(match.0) is a day of the rules, see \(place)"))
    }
    for match in literal.text.matches(of: /(?:^|[^A-Za-z0-9.,\-])(\d{1,3}(?:[.,]\d{3})+|\d{2,})(?![\d.,\-]*\d)/) {
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
