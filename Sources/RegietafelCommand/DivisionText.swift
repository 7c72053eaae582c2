// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports

/// A division as the command gives it.
struct DivisionText {
  private let division: Division
  private let minors: Division?
  private let lines: [Division.Line]
  private let minorLines: [Division.Line]
  private let fairness: DivisionFairness?
  private let isInvented: Bool
  private let countsStanding: Bool

  /// - Parameter minors: the places for unaccompanied minors, divided apart (R5.12).
  init(_ division: Division, _ book: ChainBook, minors: Division? = nil) {
    self.division = division
    self.minors = minors
    minorLines = minors.map { book.lines(of: $0, at: $0.request.level) } ?? []
    lines = book.lines(of: division, at: division.request.level)
    fairness = book.fairness(of: division)
    isInvented = division.parties.contains { $0.weight.isInvented || $0.standing?.isInvented == true }
    countsStanding = division.parties.contains { $0.standing != nil }
  }

  func write(_ format: OutputFormat) {
    var sheet = Sheet(
      ["code", "naam", "gewicht", "aantal"] + (countsStanding ? ["bestaand", "samen"] : [])
        + (minors == nil ? [] : ["amv"]))
    sheet.isInvented = isInvented
    sheet.rows = lines.enumerated().map { index, line in
      [.string(line.code), .string(line.name), weight(line.weight), .whole(line.share)]
        + (countsStanding ? [.whole(line.standing), .whole(line.standing + line.share)] : [])
        + (minors == nil ? [] : [.whole(minorLines[index].share)])
    }
    sheet.remarks = remarks
    guard format == .json else { return sheet.write(format) }
    if isInvented { Terminal.warn(Sheet.warning) }
    let areas = sheet.rows.map { JSONValue.object(Array(zip(sheet.columns, $0))) }
    let apart = minors.map { [("amv", JSONValue.object(DivisionText.totals($0)))] } ?? []
    let answer = JSONValue.object(
      DivisionText.totals(division) + [
        ("sleutel", .string(division.keyName)), ("methode", .string(division.input.method.rawValue)),
      ] + apart + [("gebieden", .array(areas))])
    Terminal.say(answer.text(pretty: true))
  }

  private static func totals(_ division: Division) -> [(String, JSONValue)] {
    [
      ("opgave", .whole(division.input.total)), ("toegedeeld", .whole(division.given)), ("rest", .whole(division.rest)),
    ]
  }

  /// Whole, or with as many decimals as it has.
  private func weight(_ weight: Fraction) -> JSONValue {
    guard weight.denominator != 1 else { return .whole(weight.numerator) }
    var digits = 1
    var scale = 10
    while digits < 9, scale % weight.denominator != 0 {
      digits += 1
      scale *= 10
    }
    return .decimal(weight, digits: digits)
  }

  private var remarks: [String] {
    var lines = [
      "Sleutel: \(division.keyName). Methode: \(DutchText.name(division.input.method)).",
      "Opgave \(DutchText.whole(division.input.total)), toegedeeld \(DutchText.whole(division.given)), rest "
        + "\(DutchText.whole(division.rest)).",
    ]
    lines += DutchText.lastPlaces(division)
    if let fairness { lines += DutchText.fairness(fairness) }
    return lines
  }
}
