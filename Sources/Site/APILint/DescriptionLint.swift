// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The tests of a description as a whole, of its paths and of its answers.
struct DescriptionLint {
  let document: APIDocument
  private(set) var findings: Set<APIFinding> = []

  init(document: APIDocument) { self.document = document }

  mutating func run() {
    // What is no OpenAPI 3 cannot be judged by these rules: one finding says so.
    guard document.root["openapi"] is String else {
      add(
        "nlgov:openapi-root-exists", "doc-openapi", [], "De eigenschap 'openapi' ontbreekt.",
        "Beschrijf de API volgens OpenAPI 3 en zet bovenaan 'openapi', zoals 3.1.0.")
      return
    }
    general()
    servers()
    paths()
    keys()
    var seen: Set<[String]> = []
    var objects: [(value: [String: Any], place: [String])] = []
    document.visit(document.root, [], &seen) { value, place in
      if let object = value as? [String: Any] { objects.append((object, place)) }
    }
    for (object, place) in objects {
      if let responses = object["responses"] as? [String: Any] { answers(responses, place + ["responses"]) }
      if let properties = object["properties"] as? [String: Any] { self.properties(properties, place + ["properties"]) }
    }
  }

  mutating func add(_ test: String, _ rule: String, _ place: [String], _ problem: String, _ advice: String) {
    findings.insert(
      APIFinding(
        test: test, rule: "/core/\(rule)", place: place.joined(separator: "."), problem: problem, advice: advice))
  }

  private mutating func general() {
    if let version = document.root["openapi"] as? String, version.wholeMatch(of: #/3(\.[0-9]+){1,2}/#) == nil {
      add(
        "nlgov:openapi3", "doc-openapi", ["openapi"], "De versie van OpenAPI is niet 3.",
        "Beschrijf de API volgens OpenAPI 3, zoals 3.1.0.")
    }
    let info = document.root["info"] as? [String: Any] ?? [:]
    if let contact = info["contact"] as? [String: Any] {
      for name in ["email", "name", "url"] where contact[name] == nil {
        add(
          "nlgov:info-contact-fields-exist", "doc-openapi-contact", ["info", "contact"],
          "Bij de contactgegevens ontbreekt '\(name)'.", "Zet bij 'contact' een 'name', een 'email' en een 'url'.")
      }
    } else {
      add(
        "info-contact", "doc-openapi-contact", ["info"], "De contactgegevens ontbreken.",
        "Zet bij 'info' een 'contact' met 'name', 'email' en 'url'.")
    }
    if let version = info["version"] as? String, !Self.isSemantic(version) {
      add(
        "nlgov:semver", "semver", ["info", "version"], "De versie is niet van de vorm 1.2.3.",
        "Geef de API een versie van drie getallen, zoals 1.0.0.")
    }
  }

  /// Semantic versioning 2.0: three numbers, and what may stand behind them.
  private static func isSemantic(_ version: String) -> Bool {
    let parts = version.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, parts[1].wholeMatch(of: #/[0-9a-zA-Z\-]+(\.[0-9a-zA-Z\-]+)*/#) == nil { return false }
    let core = parts[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard core[0].wholeMatch(of: #/(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}/#) != nil else { return false }
    guard core.count == 2 else { return true }
    return core[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.wholeMatch(of: #/0|[1-9][0-9]*|[0-9]*[a-zA-Z\-][0-9a-zA-Z\-]*/#) != nil
    }
  }

  private mutating func servers() {
    let servers = document.root["servers"] as? [[String: Any]] ?? []
    if servers.isEmpty {
      add(
        "oas3-api-servers", "uri-version", document.root["servers"] == nil ? [] : ["servers"],
        "Er staat geen server in de beschrijving.", "Zet bij 'servers' het adres van de API.")
    }
    for (index, server) in servers.enumerated() {
      let url = server["url"] as? String ?? ""
      let place = ["servers", String(index), "url"]
      if url.firstMatch(of: #/\/v[0-9+d]/#) == nil {
        add(
          "nlgov:include-major-version-in-uri", "uri-version", place, "Het adres heeft geen versie.",
          "Zet het eerste getal van de versie in het adres, zoals /v1.")
      }
    }
    checkHTTPS(document.root["servers"], ["servers"])
  }

  /// The addresses in a list of servers: of the API, of a path, of an operation or of what calls back.
  private mutating func checkHTTPS(_ servers: Any?, _ place: [String]) {
    for (index, server) in (servers as? [[String: Any]] ?? []).enumerated() {
      guard let url = server["url"] as? String, url.hasPrefix("http://") else { continue }
      add(
        "nlgov:servers-use-https", "transport/tls", place + [String(index), "url"],
        "Het adres van de server begint met http.", "Laat het adres met https beginnen.")
    }
  }

  private mutating func paths() {
    let paths = document.root["paths"] as? [String: Any] ?? [:]
    for (path, item) in paths.sorted(by: { $0.key < $1.key }) {
      let place = ["paths", path]
      if path != "/", path.hasSuffix("/") {
        add(
          "nlgov:paths-no-trailing-slash", "no-trailing-slash", place, "Het pad eindigt op een schuine streep.",
          "Haal de laatste schuine streep weg.")
      }
      let isDescription = path.firstMatch(of: #/\/openapi\.(json|yaml)/#) != nil
      if !isDescription, !Self.isKebab(path) {
        add(
          "nlgov:paths-kebab-case", "path-segments-kebab-case", place, "Het pad is niet in kebab-case.",
          "Gebruik kleine letters, cijfers en streepjes, zoals /laatste-wijziging.")
      }
      let (resolved, place2) = document.resolved(item, place)
      if let item = resolved as? [String: Any] { methods(item, place2) }
    }
  }

  /// Segments of small letters, digits and hyphens, or a name in braces; the last one may begin with `_`. A slash at the
  /// end has a test of its own.
  private static func isKebab(_ path: String) -> Bool {
    if path == "/" { return true }
    var segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    guard path.hasPrefix("/") else { return false }
    if segments.count > 1, segments.last?.isEmpty == true { segments.removeLast() }
    if let last = segments.last, last.hasPrefix("_") {
      guard last.wholeMatch(of: #/_[a-z]+/#) != nil else { return false }
      segments.removeLast()
    }
    return segments.enumerated().allSatisfy { index, segment in
      segment.wholeMatch(of: #/\{[^}]+\}|[a-z0-9\-]+/#) != nil
        || (index > 0 && segment.wholeMatch(of: #/[a-z0-9\-.]+/#) != nil)
    }
  }

  private mutating func methods(_ item: [String: Any], _ place: [String]) {
    checkHTTPS(item["servers"], place + ["servers"])
    for (method, value) in item {
      guard let operation = value as? [String: Any] else { continue }
      let place = place + [method]
      checkHTTPS(operation["servers"], place + ["servers"])
      let parameters = operation["parameters"] as? [Any] ?? []
      for (index, parameter) in parameters.enumerated() {
        queryKey(document.resolved(parameter, place + ["parameters", String(index)]))
      }
      let mayFail =
        ["put", "post", "patch"].contains(method) || (["get", "delete"].contains(method) && !parameters.isEmpty)
      if mayFail, (operation["responses"] as? [String: Any])?["400"] == nil {
        add(
          "nlgov:problem-invalid-input", "error-handling/invalid-input", place + ["responses"],
          "De status 400 voor ongeldige invoer ontbreekt.", "Beschrijf bij 'responses' ook het antwoord 400.")
      }
      callbacks(operation["callbacks"] as? [String: Any] ?? [:], place + ["callbacks"])
    }
  }

  /// What the API itself asks of others has paths with methods too.
  private mutating func callbacks(_ callbacks: [String: Any], _ place: [String]) {
    for (name, value) in callbacks {
      let (found, at) = document.resolved(value, place + [name])
      for (address, item) in found as? [String: Any] ?? [:] {
        if let item = item as? [String: Any] { methods(item, at + [address]) }
      }
    }
  }

  /// Keys that are asked for in the address of a question.
  private mutating func keys() {
    let components = document.root["components"] as? [String: Any] ?? [:]
    for (name, scheme) in components["securitySchemes"] as? [String: Any] ?? [:] {
      queryKey(document.resolved(scheme, ["components", "securitySchemes", name]))
    }
  }

  private mutating func queryKey(_ parameter: (value: Any, place: [String])) {
    guard let value = parameter.value as? [String: Any], value["in"] as? String == "query",
      let name = value["name"] as? String, name.wholeMatch(of: #/\$?[a-z][a-z0-9]*([A-Z][a-z0-9]*)*/#) == nil
    else { return }
    add(
      "nlgov:query-keys-camel-case", "query-keys-camel-case", parameter.place + ["name"],
      "'\(name)' is niet in lowerCamelCase.", "Begin met een kleine letter en schrijf aaneen, zoals peilDatum.")
  }
}

// The answers of operations.
extension DescriptionLint {
  private mutating func answers(_ responses: [String: Any], _ place: [String]) {
    for (status, value) in responses {
      let (found, at) = document.resolved(value, place + [status])
      guard let response = found as? [String: Any] else { continue }
      if status.firstMatch(of: #/[23][0-9][0-9]/#) != nil { version(response, at) }
      if status.firstMatch(of: #/[45][0-9][0-9]/#) != nil, let content = response["content"] as? [String: Any] {
        problem(content, at + ["content"])
      }
    }
  }

  private mutating func version(_ response: [String: Any], _ place: [String]) {
    guard let headers = response["headers"] as? [String: Any] else {
      add(
        "nlgov:missing-header", "version-header", place, "Het antwoord heeft geen headers.",
        "Beschrijf de header API-Version bij 'headers'.")
      return
    }
    if !headers.keys.contains(where: { $0.lowercased() == "api-version" }) {
      add(
        "nlgov:missing-version-header", "version-header", place + ["headers"], "De header API-Version ontbreekt.",
        "Beschrijf de header API-Version bij 'headers'.")
    }
  }

  private mutating func problem(_ content: [String: Any], _ place: [String]) {
    let types = ["application/problem+json", "application/problem+xml"]
    if !types.contains(where: { content[$0] != nil }) {
      add(
        "nlgov:use-problem-schema", "error-handling/problem-details", place,
        "Een fout heeft niet de vorm application/problem+json.", "Geef een fout als application/problem+json.")
    }
    for type in types {
      guard let media = content[type] as? [String: Any], let schema = media["schema"] else { continue }
      let (found, at) = document.resolved(schema, place + [type, "schema"])
      guard let properties = (found as? [String: Any])?["properties"] as? [String: Any] else { continue }
      for name in ["status", "title", "detail"] where properties[name] == nil {
        add(
          "nlgov:problem-schema-members", "error-handling/problem-details", at + ["properties"],
          "In de beschrijving van een fout ontbreekt '\(name)'.", "Geef een fout 'status', 'title' en 'detail'.")
      }
    }
  }
}

// Days and moments.
extension DescriptionLint {
  private mutating func properties(_ properties: [String: Any], _ place: [String]) {
    for (name, value) in properties {
      let (found, at) = document.resolved(value, place + [name])
      guard let schema = found as? [String: Any] else { continue }
      let format = schema["format"] as? String
      if format == "date-time-local" {
        add(
          "nlgov:date-time-ensure-timezone", "date-time/timezone", at + ["format"],
          "Een tijdstip heeft geen tijdzone.", "Gebruik 'format: date-time'.")
      }
      if format == "time" {
        add(
          "nlgov:time-without-timezone", "date-time/format", at + ["format"], "Een tijd heeft een tijdzone.",
          "Gebruik 'format: time-local'.")
      }
      if DescriptionLint.isDay(name) { day(schema, at) }
    }
  }

  /// Whether a name says that it is about a day: `datum`, `date`, `geboorteDatum`, `birth_date`.
  static func isDay(_ name: String) -> Bool {
    name == "date" || name == "datum" || name.firstMatch(of: #/(\w+D|_[dD])(ate|atum)/#) != nil
  }

  private mutating func day(_ schema: [String: Any], _ place: [String]) {
    let parts = schema["allOf"] as? [Any] ?? []
    let haveFormats = parts.allSatisfy { part in
      (document.resolved(part, []).value as? [String: Any])?["format"] != nil
    }
    if schema["format"] == nil, schema["allOf"] == nil || !haveFormats {
      add(
        "nlgov:specify-format-for-date-and-time", "date-time/date-omit-time-portion", place,
        "Bij een dag ontbreekt 'format'.", "Gebruik 'format: date'.")
    }
    var seen: Set<[String]> = []
    var places: [[String]] = []
    document.visit(schema, place, &seen) { value, at in
      if (value as? [String: Any])?["format"] as? String == "date-time" { places.append(at + ["format"]) }
    }
    for place in places {
      add(
        "nlgov:use-date-instead-of-datetime", "date-time/date-omit-time-portion", place,
        "Een dag is beschreven als een tijdstip.", "Gebruik 'format: date'.")
    }
  }
}
