// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Territory

/// A question to the API: its values, the state of the journal and the two clocks.
struct APICall {
  let office: Office
  /// What everybody sees of the small numbers.
  let sight: Sight
  let desk: Desk
  let query: FormText
  /// The values in the path, by name.
  let arguments: [String: String]
  let perspective: Perspective
  let book: ChainBook

  var territory: Territory { desk.territory }
  var day: Day { perspective.day }
  var halfYear: HalfYear { HalfYear(containing: day) }

  /// - Throws: `APIProblem` when a clock cannot be read, or stands so far away that there can be nothing.
  init(office: Office, sight: Sight, desk: Desk, query: FormText, arguments: [String: String]) throws {
    self.sight = sight
    (self.office, self.desk, self.query, self.arguments) = (office, desk, query, arguments)
    let day = try APICall.day(Viewpoint.dayName, in: query)
    perspective = Perspective(day: day ?? desk.defaultDay, known: try APICall.known(in: query))
    book = desk.book(perspective, sight: sight)
  }

  /// The same question on another reference day, unless the question names one itself.
  func onDay(_ day: Day) -> APICall {
    guard query[Viewpoint.dayName] == nil else { return self }
    return APICall(self, Perspective(day: day, known: perspective.known))
  }

  private init(_ call: APICall, _ perspective: Perspective) {
    sight = call.sight
    (office, desk, query, arguments) = (call.office, call.desk, call.query, call.arguments)
    self.perspective = perspective
    book = call.desk.book(perspective, sight: call.sight)
  }

  /// A moment may stand there as well as a day, which then counts whole.
  private static func known(in query: FormText) throws -> Moment {
    guard let text = query[Viewpoint.knownName] else { return .endOfTime }
    if let moment = Moment(iso: text) { return moment }
    return try day(Viewpoint.knownName, in: query).map { Moment(endOf: $0) } ?? .endOfTime
  }

  private static func day(_ name: String, in query: FormText) throws -> Day? {
    guard let text = query[name] else { return nil }
    guard let day = Day(iso: text) else {
      throw APIProblem.unreadable(name, text, "geen dag", expected: "Jaar, maand en dag, zoals 2022-08-10.")
    }
    guard Scene.years.contains(day.year) else {
      let (first, last) = (Scene.years.lowerBound, Scene.years.upperBound)
      throw APIProblem.notFound("Over \(day.year) zijn er geen cijfers. Kies een jaar van \(first) tot en met \(last).")
    }
    return day
  }

  /// The name of an area, or its code when it has none.
  func name(_ area: AreaCode) -> String { territory.name(of: area) ?? area.description }

  /// The area of a kind in the path.
  ///
  /// - Throws: a problem with status 404 when there is no such area on the reference day.
  func area(_ kind: AreaKind) throws -> AreaCode {
    let text = arguments["code"] ?? ""
    guard let code = AreaCode(text), code.kind == kind, territory.exists(code, on: day) else {
      throw APIProblem.notFound("Op \(day.description) bestaat er geen gebied '\(text.prefix(20))' in deze lijst.")
    }
    return code
  }

  /// The area in the query; the country when there is none.
  func askedArea() throws -> AreaCode {
    guard let text = query[APIParameter.anyArea.name] else { return .netherlands }
    guard let code = AreaCode(text) else {
      throw APIProblem.unreadable(
        APIParameter.anyArea.name, text, "geen code", expected: "NL, of een code zoals PV27, VR13 of GM0363.")
    }
    guard code == .netherlands || territory.exists(code, on: day) else {
      throw APIProblem.notFound("Op \(day.description) bestaat het gebied '\(code.description)' niet.")
    }
    return code
  }

  /// The choice under `name`, out of the raw values of an enumeration; nil when there is none.
  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws -> Choice?
  where Choice.RawValue == String {
    guard let text = query[name] else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw APIProblem.unreadable(
        name, text, "niet bekend", expected: Choice.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    return choice
  }

  /// The whole number under `name`; nil when there is none.
  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = query[name] else { return nil }
    guard let number = Int(text), range.contains(number), !text.hasPrefix("+") else {
      throw APIProblem.unreadable(
        name, text, "geen passend getal",
        expected: "Een heel getal van \(range.lowerBound) tot en met \(range.upperBound).")
    }
    return number
  }

  /// What is in the path under `name`, as the name of a thing in the register.
  func slug() throws -> Slug {
    guard let slug = Slug(arguments["kenmerk"] ?? "") else { throw APIProblem.notFound("Dit kenmerk bestaat niet.") }
    return slug
  }
}
