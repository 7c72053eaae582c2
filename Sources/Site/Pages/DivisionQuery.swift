// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Territory

/// A question about dividing as it stands in an address.
struct DivisionQuery {
  /// The names of its parameters, in the order in which they are written.
  static let names = [
    "opgave", "sleutel", "niveau", "methode", "gebied", "kleinste", "meetellen", "jaren", "grenzen",
  ]

  let request: DivisionRequest
  /// What the visitor chose, by name; only what is not empty.
  let chosen: [(name: String, value: String)]

  /// The value of a parameter as it was typed.
  func text(_ name: String) -> String { chosen.first { $0.name == name }?.value ?? "" }

  /// The parameters in one line, as they stand in an address.
  var line: String {
    chosen.map { "\($0.name)=\(FormText.encode($0.value))" }.joined(separator: "&")
  }
}

extension Pages {
  /// The question in a query; without a number the need of the day is asked.
  ///
  /// - Throws: `Refusal` at the first parameter that cannot be read.
  func divisionQuery(_ query: FormText) throws -> DivisionQuery {
    let chosen = DivisionQuery.names.compactMap { name in query[name].map { (name: name, value: $0) } }
    let total = try Pages.number("opgave", in: 0...DivisionRequest.most, query) ?? onDay(.need).whole ?? 0
    var request = DivisionRequest(total: total, key: query["sleutel"]?.lowercased() ?? "inwoners")
    request.level =
      try Pages.word("niveau", query, "gemeente, veiligheidsregio, provincie") { AreaKind(levelName: $0) }
      ?? .municipality
    request.method = try Pages.word(
      "methode", query, DivisionMethod.allCases.map(\.rawValue).joined(separator: ", "), DivisionMethod.init(rawValue:))
    request.within =
      try Pages.word("gebied", query, "een provincie of veiligheidsregio, zoals PV27") { text in
        AreaCode(text).flatMap { $0.kind != .municipality && territory.exists($0, on: scene.day) ? $0 : nil }
      } ?? .netherlands
    request.smallestSite = try Pages.number("kleinste", in: 1...DivisionRequest.most, query) ?? 1
    let years = try Pages.number("jaren", in: 0...50, query) ?? 0
    request.credit = try Pages.word(
      "meetellen", query, DivisionCredit.Sort.allCases.map { "\($0.rawValue)=100" }.joined(separator: ",") + ", of ja"
    ) { DivisionCredit($0, fullYears: years) }
    request.limits = try Pages.limits(query)
    return DivisionQuery(request: request, chosen: chosen)
  }

  private static func number(_ name: String, in range: ClosedRange<Int>, _ query: FormText) throws -> Int? {
    guard let text = query[name] else { return nil }
    guard let number = Int(text.filter { $0 != "." }), range.contains(number) else {
      throw Refusal.badValue(
        name, text, expected: "Schrijf een heel getal van \(range.lowerBound) tot en met \(range.upperBound).")
    }
    return number
  }

  private static func word<Value>(
    _ name: String, _ query: FormText, _ choices: String, _ read: (String) -> Value?
  ) throws -> Value? {
    guard let text = query[name] else { return nil }
    guard let value = read(text) else { throw Refusal.badValue(name, text, expected: "Kies uit: \(choices).") }
    return value
  }

  /// Limits, parted by semicolons: `GM0363,0,500; GM0014,100,`.
  private static func limits(_ query: FormText) throws -> [String: DivisionRequest.Limits] {
    guard let text = query["grenzen"] else { return [:] }
    let lines = text.split(separator: ";").map { String($0).trimmed }.joined(separator: "\n")
    do {
      let table = try CodeTable.read(
        Array(("code,minimum,maximum\n" + lines).utf8), columns: ["minimum", "maximum"], allowsEmpty: true)
      return table.rows.mapValues { cells in
        DivisionRequest.Limits(minimum: cells[0]?.rounded(.up) ?? 0, maximum: cells[1]?.rounded(.down))
      }
    } catch {
      throw Refusal.badValue(
        "grenzen", String(text.prefix(60)),
        expected: "\(error.all[0].problem) Schrijf ze zo: GM0363,0,500; GM0014,100,")
    }
  }
}
