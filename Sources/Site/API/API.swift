// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Exchange
import Hummingbird
import Logging
import Office

/// The API: questions with answers in JSON, and messages that record something, under `/api/v1` of each register, after the
/// NLGov REST API Design Rules 2.2. A fault is a problem (RFC 9457).
enum API {
  /// The version of the API, told with every answer.
  static let version = "1.0.0"
  /// What stands before every path of the API.
  static let root = "/api/v1"
  /// Where the description of the API stands.
  static let descriptionPath = "/openapi.json"

  /// Everything that can be asked.
  static let resources: [APIResource] =
    areaResources + housingResources + receptionResources + divisionResources + displacedResources + sourceResources

  /// Whether a path below the base of a register belongs to the API.
  static func owns(_ path: String) -> Bool { path.hasPrefix("/api/") }

  /// Answers a request for a path of the API.
  static func answer(_ visit: APIVisit) async -> Response {
    var response: Response
    do {
      response = try await found(visit)
    } catch {
      let problem = APIProblem(from: error)
      if problem.status == 500 { visit.logger.error("The API failed", metadata: ["error": "\(error)"]) }
      return self.response(problem)
    }
    addFixed(to: &response)
    return response
  }

  private static func addFixed(to response: inout Response) {
    for header in APIHeaders.fixed { response.headers[SiteHeaders.name(header.name)] = header.value }
  }

  private static func found(_ visit: APIVisit) async throws -> Response {
    let nothing = APIProblem.notFound("Dit adres is er niet. Wat er wel is, staat in \(root)\(descriptionPath).")
    guard visit.path.hasPrefix(root + "/"), let parts = APIPath.parts(String(visit.path.dropFirst(root.utf8.count)))
    else { throw nothing }
    let isDescription = visit.path == root + descriptionPath
    let resource = resources.lazy.compactMap { resource in resource.arguments(parts).map { (resource, $0) } }.first
    let action = actions.lazy.compactMap { action in action.arguments(parts).map { (action, $0) } }.first
    let methods = APIHeaders.methods(reads: isDescription || resource != nil, records: action != nil)
    switch visit.request.method {
    case .get where isDescription, .head where isDescription:
      try checkAccept(visit.request)
      return response(200, "application/json", description(visit.mount.base, visit.mount.publisher).text(pretty: true))
    case .get, .head:
      guard let (resource, arguments) = resource else {
        throw action == nil ? nothing : APIProblem.method(methods)
      }
      // Reading is for everybody, but whoever shows a key that is none is told so.
      return try await read(visit, try await visit.holder(), resource, arguments)
    case .post:
      guard let (action, arguments) = action else {
        throw resource == nil && !isDescription ? nothing : APIProblem.method(methods)
      }
      return try await record(visit, action, arguments)
    case .options where isDescription || resource != nil || action != nil: return options(methods)
    default: throw isDescription || resource != nil || action != nil ? APIProblem.method(methods) : nothing
    }
  }

  private static func read(
    _ visit: APIVisit, _ holder: KeyHolder?, _ resource: APIResource, _ arguments: [String: String]
  ) async throws -> Response {
    try checkAccept(visit.request)
    guard let query = FormText(visit.request.uri.query ?? "") else {
      throw APIProblem(
        status: 400, title: "Ongeldige invoer",
        detail: "Het adres is niet te lezen: schrijf het in UTF-8 met procentnotatie.")
    }
    try check(query, resource)
    let desk = try await visit.mount.office.desk()
    let call = try APICall(
      office: visit.mount.office, sight: visit.sight(desk, holder), desk: desk, query: query, arguments: arguments)
    switch try await answer(call, resource) {
    case .value(let value): return response(200, "application/json", value.text(pretty: true))
    case .list(let count, let items):
      let page = try APIPage(call, count: count)
      var response = response(200, "application/json", page.json(items(page.range)).text(pretty: true))
      response.headers[SiteHeaders.name("Link")] = page.links(visit.mount.base + visit.path, query)
      return response
    }
  }

  /// A value that is not of the form that the description gives is the fault of the question (400). Values of that form
  /// that contradict each other, or the rules of the day, are in conflict (409).
  private static func answer(_ call: APICall, _ resource: APIResource) async throws -> APIResource.Answer {
    let misshapen = misshapen(call.query, resource)
    let answer: APIResource.Answer
    do {
      answer = try await resource.answer(call)
    } catch let faults as Faults {
      throw APIProblem(faults, isConflict: misshapen.isEmpty)
    }
    guard misshapen.isEmpty else { throw APIProblem(Faults(misshapen)) }
    return answer
  }

  private static func misshapen(_ query: FormText, _ resource: APIResource) -> [Fault] {
    resource.parameters.filter { !$0.isInPath }.compactMap { parameter in
      guard let text = query[parameter.name], !parameter.schema.accepts(text) else { return nil }
      return Fault(
        .unreadableDisplacedWord, place: parameter.name,
        problem: "'\(text.prefix(40).description.withoutControlCharacters)' heeft niet de vorm die hier hoort.",
        expected: parameter.example.map { "Zoals \($0)." }, advice: "Verbeter de waarde.")
    }
  }

  private static func options(_ methods: String) -> Response {
    var response = Response(status: .noContent)
    response.headers[SiteHeaders.name("Allow")] = methods
    // A page of another site may read; it has no key, so it cannot record.
    response.headers[SiteHeaders.name("Access-Control-Allow-Methods")] = APIHeaders.methods(reads: true, records: false)
    return response
  }

  /// A client that wants no JSON cannot be helped.
  static func checkAccept(_ request: Request) throws {
    guard let accept = request.headers[.accept], !APIHeaders.accepts(accept, "application/json") else { return }
    throw APIProblem(
      status: 406, title: "Niet in deze vorm",
      detail: "Deze API antwoordt alleen in JSON. Zet 'application/json' in de header Accept.")
  }

  /// A name that is not known or comes twice would be left out without a sound, and the answer be wrong.
  private static func check(_ query: FormText, _ resource: APIResource) throws(Faults) {
    let names = resource.queryNames
    var seen: Set<String> = []
    var faults: [Fault] = []
    func refuse(_ name: String, _ problem: String, _ expected: String, _ advice: String) {
      let place = String(name.prefix(40)).withoutControlCharacters
      faults.append(
        Fault(.unreadableDisplacedWord, place: place, problem: problem, expected: expected, advice: advice))
    }
    for item in query.items {
      if !names.contains(item.name) {
        refuse(
          item.name, "Deze naam is niet bekend.", names.isEmpty ? "Geen namen." : names.joined(separator: ", ") + ".",
          "Verbeter de naam of laat haar weg.")
      } else if !seen.insert(item.name).inserted {
        refuse(item.name, "Deze naam staat er twee keer.", "Elke naam één keer.", "Zet de waarden bij elkaar.")
      } else if query[item.name] == nil {
        refuse(item.name, "Deze waarde is leeg.", "Een waarde.", "Vul de waarde in of laat de naam weg.")
      }
    }
    for parameter in resource.parameters where parameter.isRequired && !parameter.isInPath {
      guard !seen.contains(parameter.name) else { continue }
      refuse(parameter.name, "Deze waarde ontbreekt.", "Een waarde.", "Vul \(parameter.name) in.")
    }
    guard faults.isEmpty else { throw Faults(faults) }
  }

  /// A problem as an answer.
  static func response(_ problem: APIProblem) -> Response {
    var response = response(problem.status, "application/problem+json", problem.json.text(pretty: true))
    addFixed(to: &response)
    for header in problem.headers { response.headers[SiteHeaders.name(header.name)] = header.value }
    return response
  }

  static func response(_ status: Int, _ type: String, _ text: String) -> Response {
    Response.text(text + "\n", type, status: status)
  }
}
