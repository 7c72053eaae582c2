// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Hummingbird
import Office
import Reports
import Rulebook

/// The API: questions with answers in JSON, under `/api/v1` of each register. Reading only; a fault is a problem (RFC 9457).
enum API {
  /// The version of the API, told with every answer.
  static let version = "1.0.0"
  private static let root = "/api/"

  /// Whether a path below the base of a register belongs to the API.
  static func owns(_ path: String) -> Bool { path.hasPrefix(root) }

  /// What can be asked.
  enum Resource: String, CaseIterable {
    /// `/api/v1/leefgeld`: the allowance of a household.
    case allowance = "/api/v1/leefgeld"
    /// `/api/v1/bescherming`: who is protected until when.
    case protection = "/api/v1/bescherming"

    /// The names that its query may have.
    var names: [String] {
      switch self {
      case .allowance: AllowanceReader.names + [Viewpoint.knownName]
      case .protection: ProtectionReader.names + [Viewpoint.dayName, Viewpoint.knownName]
      }
    }

    func answer(_ query: FormText, _ desk: Desk) throws(Faults) -> JSONValue {
      switch self {
      case .allowance: try API.allowance(query, desk)
      case .protection: try API.protection(query, desk)
      }
    }
  }

  /// Answers a request for a path of the API.
  static func answer(_ request: Request, path: String, office: Office) async -> Response {
    guard let resource = Resource(rawValue: path) else {
      return problem(
        404, "Niet gevonden",
        "Dit adres is er niet. Kies uit: \(Resource.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    guard [.get, .head].contains(request.method) else {
      var response = problem(405, "Dat kan hier niet", "Vraag dit adres op met GET of HEAD.")
      response.headers[SiteHeaders.name("Allow")] = "GET, HEAD"
      return response
    }
    guard let query = FormText(request.uri.query ?? "") else {
      return problem(400, "Ongeldige invoer", "Het adres is niet te lezen: schrijf het in UTF-8 met procentnotatie.")
    }
    do {
      let desk = try await office.desk()
      try check(query, resource)
      return response(200, "application/json; charset=utf-8", try resource.answer(query, desk))
    } catch let faults as Faults {
      return problem(faults)
    } catch {
      return problem(500, "Er ging iets mis", "Probeer het opnieuw. Blijft het misgaan? Meld dit dan bij de beheerder.")
    }
  }

  /// A name that is not known or comes twice would be left out without a sound, and the answer be wrong.
  private static func check(_ query: FormText, _ resource: Resource) throws(Faults) {
    var seen: Set<String> = []
    var faults: [Fault] = []
    for item in query.items {
      if !resource.names.contains(item.name) {
        faults.append(
          fault(
            item.name, "Deze naam is niet bekend.", expected: resource.names.joined(separator: ", ") + ".",
            "Verbeter de naam of laat haar weg."))
      } else if !seen.insert(item.name).inserted {
        faults.append(
          fault(
            item.name, "Deze naam staat er twee keer.", expected: "Elke naam één keer.", "Zet de waarden bij elkaar."))
      }
    }
    guard faults.isEmpty else { throw Faults(faults) }
  }

  private static func fault(_ name: String, _ problem: String, expected: String, _ advice: String) -> Fault {
    Fault(
      .unreadableDisplacedWord, place: String(name.prefix(40)), problem: problem, expected: expected, advice: advice)
  }

  private static func known(_ query: FormText) throws(Faults) -> Moment {
    guard let text = query[Viewpoint.knownName] else { return .endOfTime }
    if let moment = Moment(iso: text) { return moment }
    return Moment(endOf: try day(text, Viewpoint.knownName))
  }

  private static func day(_ text: String, _ name: String) throws(Faults) -> Day {
    guard let day = Day(iso: text) else {
      throw Faults(
        fault(
          name, "'\(text.prefix(40))' is geen dag.", expected: "Jaar, maand en dag, zoals 2022-08-10.",
          "Schrijf de dag zo."))
    }
    return day
  }

  fileprivate static func allowance(_ query: FormText, _ desk: Desk) throws(Faults) -> JSONValue {
    var reader = AllowanceReader { query[$0] }
    let known = try known(query)
    let request = try reader.request()
    let tariff = try AllowanceTariff(
      request.month, changeover: request.changeover, desk.rulebook, knownAt: known)
    let allowance = try tariff.allowance(request)
    return .allowance(allowance, try allowance.ownContribution(), reasons: AllowanceWords.reasons(allowance))
  }

  fileprivate static func protection(_ query: FormText, _ desk: Desk) throws(Faults) -> JSONValue {
    var perspective = Perspective(day: desk.defaultDay, known: try known(query))
    if let text = query[Viewpoint.dayName] { perspective.day = try day(text, Viewpoint.dayName) }
    let request = try ProtectionReader.request(category: query["categorie"], registered: query["brp"])
    let protection = try desk.book(perspective).protection(request)
    return .protection(
      protection, on: perspective, reason: ProtectionWords.reason(protection),
      source: ProtectionWords.source(protection))
  }
}

// What an answer looks like.
extension API {
  private static func response(_ status: Int, _ type: String, _ value: JSONValue) -> Response {
    var response = Response.text(value.text(pretty: true) + "\n", type, status: status)
    response.headers[SiteHeaders.name("API-Version")] = version
    return response
  }

  private static func problem(_ status: Int, _ title: String, _ detail: String, _ faults: [Fault] = []) -> Response {
    let list = JSONValue.array(
      faults.map { fault in
        .object([
          ("code", .string(fault.code.rawValue)), ("plaats", fault.place.map { .string($0) } ?? .null),
          ("probleem", .string(fault.problem)), ("verwacht", fault.expected.map { .string($0) } ?? .null),
          ("advies", .string(fault.advice)),
        ])
      })
    let value = JSONValue.object(
      [("status", .whole(status)), ("title", .string(title)), ("detail", .string(detail))]
        + (faults.isEmpty ? [] : [("fouten", list)]))
    return response(status, "application/problem+json; charset=utf-8", value)
  }

  private static func problem(_ faults: Faults) -> Response {
    // What is wrong with the rules or the journal is no fault of whoever asks.
    let isOurs = faults.all.contains { fault in
      fault.code == .tariffGap || ["RT-30", "RT-38"].contains { fault.code.rawValue.hasPrefix($0) }
    }
    let detail = faults.all.map { "\($0.place.map { "\($0): " } ?? "")\($0.problem) \($0.advice)" }
    return problem(
      isOurs ? 500 : 400, isOurs ? "Er ging iets mis" : "Ongeldige invoer", detail.joined(separator: " "), faults.all)
  }
}
