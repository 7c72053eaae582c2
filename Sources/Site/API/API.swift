// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Hummingbird
import Office

/// The API: questions with answers in JSON, under `/api/v1` of each register, after the NLGov REST API Design Rules 2.2.
/// Reading only; a fault is a problem (RFC 9457).
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
  static func answer(_ request: Request, path: String, mount: Mount) async -> Response {
    var response: Response
    do {
      response = try await found(request, path: path, mount: mount)
    } catch let problem as APIProblem {
      response = self.response(problem)
    } catch let faults as Faults {
      response = self.response(APIProblem(faults))
    } catch let refusal as Refusal {
      response = self.response(
        APIProblem(
          status: refusal.status, title: "Ongeldige invoer",
          detail: [refusal.problem, refusal.advice].joined(separator: " ")))
    } catch {
      response = self.response(
        APIProblem(
          status: 500, title: "Er ging iets mis",
          detail: "Probeer het opnieuw. Blijft het misgaan? Meld dit dan bij de beheerder."))
    }
    for header in APIHeaders.fixed { response.headers[SiteHeaders.name(header.name)] = header.value }
    return response
  }

  private static func found(
    _ request: Request, path: String, mount: Mount
  ) async throws -> Response {
    if path == root + descriptionPath {
      guard try isReading(request) else { return options() }
      try checkAccept(request)
      return response(200, "application/json", description(mount.base, mount.publisher).text(pretty: true))
    }
    let (resource, arguments) = try resource(at: path)
    guard try isReading(request) else { return options() }
    try checkAccept(request)
    guard let query = FormText(request.uri.query ?? "") else {
      throw APIProblem(
        status: 400, title: "Ongeldige invoer",
        detail: "Het adres is niet te lezen: schrijf het in UTF-8 met procentnotatie.")
    }
    try check(query, resource)
    let call = try APICall(
      office: mount.office, sight: mount.openSight, desk: try await mount.office.desk(), query: query,
      arguments: arguments)
    switch try await answer(call, resource) {
    case .value(let value): return response(200, "application/json", value.text(pretty: true))
    case .list(let count, let items):
      let page = try APIPage(call, count: count)
      var response = response(200, "application/json", page.json(items(page.range)).text(pretty: true))
      response.headers[SiteHeaders.name("Link")] = page.links(mount.base + path, query)
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

  private static func resource(at path: String) throws -> (APIResource, arguments: [String: String]) {
    let nothing = APIProblem.notFound("Dit adres is er niet. Wat er wel is, staat in \(root)\(descriptionPath).")
    guard path.hasPrefix(root + "/") else { throw nothing }
    let parts = path.dropFirst(root.utf8.count + 1).split(separator: "/", omittingEmptySubsequences: false)
    let decoded = parts.compactMap { FormText.decode($0.utf8.map { $0 == UInt8(ascii: "+") ? 0 : $0 }) }
    guard decoded.count == parts.count, !decoded.contains("") else { throw nothing }
    for resource in resources {
      if let arguments = resource.arguments(decoded) { return (resource, arguments) }
    }
    throw nothing
  }

  /// Whether something is asked; false when only is asked what can be asked.
  private static func isReading(_ request: Request) throws -> Bool {
    switch request.method {
    case .get, .head: return true
    case .options: return false
    default: throw APIProblem.method(APIHeaders.methods)
    }
  }

  private static func options() -> Response {
    var response = Response(status: .noContent)
    response.headers[SiteHeaders.name("Allow")] = APIHeaders.methods
    response.headers[SiteHeaders.name("Access-Control-Allow-Methods")] = APIHeaders.methods
    return response
  }

  /// A client that wants no JSON cannot be helped.
  private static func checkAccept(_ request: Request) throws {
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

  private static func response(_ problem: APIProblem) -> Response {
    var response = response(problem.status, "application/problem+json", problem.json.text(pretty: true))
    for header in problem.headers { response.headers[SiteHeaders.name(header.name)] = header.value }
    return response
  }

  private static func response(_ status: Int, _ type: String, _ text: String) -> Response {
    Response.text(text + "\n", type, status: status)
  }
}
