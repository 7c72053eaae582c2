// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exchange
import Foundation
import Hummingbird
import Testing

@testable import Site

/// Every resource of the API: that it answers, and answers as it is described.
@Suite struct APIResourceTests {
  /// The address of a resource with its examples.
  private static func target(_ resource: APIResource, _ base: String, with given: [String: String] = [:]) -> String {
    var path = resource.path
    var query: [String] = []
    for parameter in resource.parameters {
      if parameter.isInPath {
        path = path.replacingOccurrences(
          of: "{\(parameter.name)}", with: given[parameter.name] ?? parameter.example ?? "")
      } else if parameter.isRequired || given[parameter.name] != nil {
        query.append("\(parameter.name)=\(FormText.encode(given[parameter.name] ?? parameter.example ?? ""))")
      }
    }
    return base + API.root + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  private static func object(_ reply: TestSite.Reply) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(reply.body.utf8)) as? [String: Any])
  }

  /// What differs from the description.
  private static func faults(_ value: Any, _ schema: APISchema, _ place: String) -> [String] {
    func unless(_ holds: Bool) -> [String] { holds ? [] : ["\(place): \(value)"] }
    switch schema {
    case .nullable(let inner): return value is NSNull ? [] : faults(value, inner, place)
    case .text, .reference: return schema.isReference ? unless(value is [String: Any]) : unless(value is String)
    case .whole: return unless((value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false)
    case .number: return unless(value is NSNumber)
    case .bool: return unless(value is Bool)
    case .day: return unless((value as? String)?.count == 10)
    case .moment: return unless((value as? String)?.hasSuffix("Z") == true)
    case .choice(let words): return unless((value as? String).map(words.contains) ?? false)
    case .anyObject: return unless(value is [String: Any])
    case .list(let item, _):
      guard let items = value as? [Any] else { return unless(false) }
      return items.prefix(20).enumerated().flatMap { faults($1, item, "\(place)[\($0)]") }
    case .row: return unless(value is [String: Any])
    case .object(_, let properties), .message(_, let properties):
      guard let object = value as? [String: Any] else { return unless(false) }
      let names = Set(properties.map(\.name))
      return object.keys.filter { !names.contains($0) }.map { "\(place).\($0) is not described" }
        + properties.flatMap { property in
          object[property.name].map { faults($0, property.schema, "\(place).\(property.name)") }
            ?? ["\(place).\(property.name) is missing"]
        }
    }
  }

  @Test func everyAnswerIsAsDescribed() async throws {
    let site = try await TestSite.reading.value
    let slugs = ["opvanglocatie": "opvanglocaties", "woonproject": "woonprojecten"]
    // Nobody kept a division in the example: the next test has its own.
    for resource in API.resources where !resource.path.hasPrefix("/verdelingen") {
      var given = ["peildatum": "2022-07-01"]
      if resource.path.hasPrefix("/regietafels") { given["peildatum"] = "2024-06-01" }
      if let list = slugs[resource.id] {
        let all = try Self.object(try await site.get("/voorbeeld\(API.root)/\(list)?pageSize=1"))
        let first = try #require((all["resultaten"] as? [[String: Any]])?.first, "\(list)")
        given["kenmerk"] = first["kenmerk"] as? String
      }
      let target = Self.target(resource, "/voorbeeld", with: given)
      let reply = try await site.get(target)
      #expect(reply.status == 200, "\(target): \(reply.body.prefix(300))")
      let answer = try Self.object(reply)
      let schema = resource.isList ? APIPage.schema(resource.schema, "Lijst") : resource.schema
      #expect(Self.faults(answer, schema, resource.id) == [])
      if resource.isList, resource.id != "knelpunten" { #expect(answer["aantal"] as? Int ?? 0 > 0, "\(target)") }
    }
  }

  @Test func divisionsThatWereKept() async throws {
    let site = try await TestSite()
    let kept = try await site.post(
      "/verdeling-bewaren",
      [
        ("kenmerk", "juli"), ("omschrijving", "Proef"), ("vraag", "opgave=1000&niveau=provincie"), ("bron", "Overleg"),
      ])
    #expect(kept.status == 303)
    for resource in API.resources where resource.path.hasPrefix("/verdelingen") {
      let reply = try await site.get(Self.target(resource, "", with: ["kenmerk": "juli"]))
      let schema = resource.isList ? APIPage.schema(resource.schema, "Lijst") : resource.schema
      let answer = try Self.object(reply)
      #expect(Self.faults(answer, schema, resource.id) == [])
      #expect(answer["aantal"] as? Int == (resource.isList ? 1 : nil))
      if !resource.isList { #expect(answer["toegedeeld"] as? Int == 1000) }
    }
  }

  @Test func theNamesAreAsTheyShouldBe() throws {
    let paths = API.resources.map(\.path)
    #expect(Set(paths).count == paths.count)
    #expect(Set(API.resources.map(\.id)).count == API.resources.count)
    for resource in API.resources {
      #expect(try #/(/[a-z]+(-[a-z]+)*|/\{[a-z]+\})+/#.wholeMatch(in: resource.path) != nil, "\(resource.path)")
      let inPath = Set(
        resource.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) })
      #expect(inPath == Set(resource.parameters.filter(\.isInPath).map(\.name)))
      for parameter in resource.parameters {
        #expect(try #/[a-z][a-zA-Z]*/#.wholeMatch(in: parameter.name) != nil, "\(parameter.name)")
        let example = try #require(parameter.example, "\(resource.id) \(parameter.name)")
        #expect(parameter.schema.accepts(example), "\(resource.id) \(parameter.name) \(example)")
      }
    }
  }

  @Test func aListIsWalkedByItsLinks() async throws {
    let site = try await TestSite.reading.value
    var next: String? = "\(API.root)/gemeenten?pageSize=100&peildatum=2022-07-01"
    var codes: [String] = []
    var pages = 0
    while let target = next {
      let reply = try await site.get(target)
      let items = try #require(try Self.object(reply)["resultaten"] as? [[String: Any]])
      codes += items.compactMap { $0["code"] as? String }
      pages += 1
      next = reply.header("Link")?.firstMatch(of: #/<([^>]*)>; rel="next"/#).map { String($0.1) }
    }
    #expect(pages == 4 && codes.count == 344 && Set(codes).count == 344)
    #expect(try await site.get("\(API.root)/gemeenten?page=5").status == 404)
    for wrong in ["page=0", "pageSize=1001", "page=een", "pageSize=-1", "page=%2B1"] {
      #expect(try await site.get("\(API.root)/gemeenten?\(wrong)").status == 400, "\(wrong)")
    }
  }

  /// The same figures as `regietafel taakstelling`: from the first day of the half-year that is asked for.
  @Test func targetsOfAHalfYear() async throws {
    let site = try await TestSite.reading.value
    for (halfYear, count, total) in [("2022-2", 344, 13_675), ("2023-1", 342, 21_362)] {
      let answer = try Self.object(try await site.get("\(API.root)/taakstellingen?halfjaar=\(halfYear)&pageSize=1000"))
      let rows = try #require(answer["resultaten"] as? [[String: Any]])
      #expect(rows.count == count && rows.allSatisfy { $0["halfjaar"] as? String == halfYear })
      #expect(rows.compactMap { $0["taakstellingWet"] as? Int }.reduce(0, +) == total)
    }
    #expect(try await site.get("\(API.root)/taakstellingen?halfjaar=2022-3").status == 400)
  }

  @Test func theJournalIsReadInPages() async throws {
    let site = try await TestSite.reading.value
    let first = try Self.object(try await site.get("\(API.root)/feiten?pageSize=3&page=2"))
    let items = try #require(first["resultaten"] as? [[String: Any]])
    #expect(items.map { $0["positie"] as? Int } == [4, 5, 6])
    #expect(try await site.get("\(API.root)/feiten/999999").status == 404)
  }

  @Test func otherMethodsAndForms() async throws {
    let site = try await TestSite.reading.value
    let target = "\(API.root)/gemeenten"
    for method in [HTTPRequest.Method.post, .put, .patch, .delete, .trace] {
      let reply = try await site.get(target, method: method)
      #expect(reply.status == 405 && reply.header("Allow") == "GET, HEAD, OPTIONS", "\(method)")
      #expect(reply.header("Content-Type") == "application/problem+json")
    }
    let options = try await site.get(target, method: .options)
    #expect(options.status == 204 && options.header("Access-Control-Allow-Origin") == "*")
    let head = try await site.get(target, method: .head)
    #expect(head.status == 200 && head.body.isEmpty && head.header("API-Version") == API.version)
    for path in [target + "/", "\(API.root)", "\(API.root)/", "\(API.root)/gemeenten/GM9999", "/api/v1/..%2Fx"] {
      let reply = try await site.get(path)
      #expect(reply.status == 404 && reply.header("Content-Type") == "application/problem+json", "\(path)")
      #expect(reply.header("API-Version") == API.version)
    }
    #expect(try await site.get("\(target)?peildatum=0001-01-01").status == 404)
    #expect(try await site.get("\(target)?peildatum=").status == 400)
  }

  @Test func theAcceptOfAClient() {
    for (accept, isTaken) in [
      ("*/*", true), ("application/json", true), ("application/*", true), ("text/html", false), ("", false),
      ("text/html, */*;q=0.1", true), ("application/json;q=0", false), ("application/json;q=0, */*", false),
      ("APPLICATION/JSON", true), ("text/*, application/json ; q=0.5", true),
    ] {
      #expect(APIHeaders.accepts(accept, "application/json") == isTaken, "\(accept)")
    }
  }

  @Test func theDescriptionIsThere() async throws {
    let site = try await TestSite.reading.value
    for base in ["", "/voorbeeld"] {
      let reply = try await site.get("\(base)\(API.root)/openapi.json")
      let description = try Self.object(reply)
      let paths = try #require(description["paths"] as? [String: Any])
      #expect(Set(paths.keys) == Set(API.resources.map(\.path) + API.actions.map(\.path) + [API.descriptionPath]))
      let servers = try #require(description["servers"] as? [[String: Any]])
      #expect(servers.first?["url"] as? String == base + API.root)
      #expect(reply.header("Access-Control-Allow-Origin") == "*")
    }
  }
}

extension APISchema {
  fileprivate var isReference: Bool { if case .reference = self { true } else { false } }
}
