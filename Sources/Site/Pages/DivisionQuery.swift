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
    "opgave", "sleutel", "niveau", "methode", "gebied", "kleinste", "meetellen", "jaren", "grenzen", "gewichten",
    "bestaand", "amv",
  ]

  /// A longer question, with a table of its own, is not repeated in the address of every area.
  private static let longestRepeated = 1000

  let request: DivisionRequest
  /// Places for unaccompanied minors, divided apart in the same way (R5.12); nil when nobody asks.
  let minors: Int?
  /// What the visitor chose, by name; only what is not empty.
  let chosen: [(name: String, value: String)]

  /// The value of a parameter as it was typed.
  func text(_ name: String) -> String { chosen.first { $0.name == name }?.value ?? "" }

  /// The parameters in one line, as they stand in an address.
  var line: String {
    chosen.map { "\($0.name)=\(FormText.encode($0.value))" }.joined(separator: "&")
  }

  /// Whether the page of each area can have the whole question in its address.
  var isShort: Bool { line.utf8.count <= DivisionQuery.longestRepeated }
}

extension Pages {
  /// The question in a query; without a number the need of the day is asked.
  ///
  /// - Throws: `Refusal` at the first parameter that cannot be read.
  func divisionQuery(_ query: FormText) throws -> DivisionQuery {
    try DivisionQuery(query, on: scene.day, territory, need: onDay(.need).whole ?? 0)
  }
}

extension DivisionQuery {
  /// The question in a query.
  ///
  /// - Parameter need: what is divided when the query does not say it.
  /// - Throws: `Refusal` at the first parameter that cannot be read.
  init(_ query: FormText, on day: Day, _ territory: Territory, need: Int) throws {
    let chosen = DivisionQuery.names.compactMap { name in query[name].map { (name: name, value: $0) } }
    let total = try DivisionQuery.number("opgave", in: 0...DivisionRequest.most, query) ?? need
    var request = DivisionRequest(total: total, key: query["sleutel"]?.lowercased() ?? "inwoners")
    request.level =
      try DivisionQuery.word("niveau", query, "gemeente, veiligheidsregio, provincie") { AreaKind(levelName: $0) }
      ?? .municipality
    request.method = try DivisionQuery.word(
      "methode", query, DivisionMethod.allCases.map(\.rawValue).joined(separator: ", "), DivisionMethod.init(rawValue:))
    request.within =
      try DivisionQuery.word("gebied", query, "een provincie of veiligheidsregio, zoals PV27") { text in
        AreaCode(text).flatMap { $0.kind != .municipality && territory.exists($0, on: day) ? $0 : nil }
      } ?? .netherlands
    request.smallestSite = try DivisionQuery.number("kleinste", in: 1...DivisionRequest.most, query) ?? 1
    let years = try DivisionQuery.number("jaren", in: 0...50, query) ?? 0
    request.credit = try DivisionQuery.word(
      "meetellen", query, DivisionCredit.Sort.allCases.map { "\($0.rawValue)=100" }.joined(separator: ",") + ", of ja"
    ) { DivisionCredit($0, fullYears: years) }
    request.limits =
      try DivisionQuery.table(
        "grenzen", ["minimum", "maximum"], .whole, allowsEmpty: true, query, day, territory, "GM0363,0,500; GM0014,100,"
      )?
      .mapValues { DivisionRequest.Limits(minimum: $0[0]?.numerator ?? 0, maximum: $0[1]?.numerator) } ?? [:]
    request.table = try DivisionQuery.table(
      "gewichten", ["gewicht"], .decimal, query, day, territory, "GM0363,881; GM0014,238")?
      .mapValues { $0[0] ?? Fraction(0) }
    request.standing = try DivisionQuery.table(
      "bestaand", ["plaatsen"], .whole, query, day, territory, "GM0363,1200; GM0014,300")?
      .mapValues { $0[0]?.numerator ?? 0 }
    let minors = try DivisionQuery.number("amv", in: 0...DivisionRequest.most, query)
    self.init(request: request, minors: minors, chosen: chosen)
  }

  private static func number(_ name: String, in range: ClosedRange<Int>, _ query: FormText) throws -> Int? {
    guard let text = query[name] else { return nil }
    guard let number = TypedCount.read(text, most: range.upperBound), range.contains(number) else {
      throw Refusal.badValue(
        name, text,
        expected: "Schrijf een heel getal van \(range.lowerBound) tot en met \(range.upperBound), zoals 12.345.")
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

  /// A table that was typed or pasted in a field; nil when the field is empty.
  private static func table(
    _ name: String, _ columns: [String], _ numbers: CodeTable.Numbers, allowsEmpty: Bool = false, _ query: FormText,
    _ day: Day,
    _ territory: Territory, _ example: String
  ) throws -> [String: [Fraction?]]? {
    guard let text = query[name] else { return nil }
    do {
      return try CodeNames(day: day, territory: territory)
        .table(pasted: text, place: name, columns, numbers, allowsEmpty: allowsEmpty)
    } catch {
      let fault = error.all[0]
      let problem = ([fault.place, fault.problem] as [String?]).compactMap(\.self).joined(separator: ": ")
      throw Refusal.badValue(name, String(text.prefix(60)), expected: "\(problem) Schrijf het zo: \(example)")
    }
  }
}
