// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Foundation
import Testing

@testable import Site

/// The tests of a description: ours has nothing wrong, and each fault that is put into it is found where it stands.
@Suite struct APILintTests {
  private func tests(_ change: (inout [String: Any]) -> Void) throws -> [String] {
    var root = try #require(
      try JSONSerialization.jsonObject(with: Data(APILint.ownDescription())) as? [String: Any])
    change(&root)
    let bytes = try JSONSerialization.data(withJSONObject: root)
    return try APILint.findings(in: Array(bytes)).map { "\($0.test) \($0.place)" }
  }

  private func add(_ path: String, _ operation: [String: Any], _ method: String = "get") throws -> [String] {
    try tests { root in
      var paths = root["paths"] as? [String: Any] ?? [:]
      paths[path] = [method: operation]
      root["paths"] = paths
    }
  }

  private static var good: [String: Any] { ["200": ["description": "", "headers": ["api-version": [:]]]] }

  @Test func oursHasNothingWrong() throws {
    #expect(try tests { _ in } == [])
  }

  @Test func theWhole() throws {
    #expect(try tests { $0["openapi"] = "2.0" } == ["nlgov:openapi3 openapi"])
    #expect(try tests { $0["openapi"] = nil } == ["nlgov:openapi-root-exists "])
    // What is no OpenAPI 3 gets one finding, whatever else is in it.
    let other = Array(#"{"swagger":"2.0","info":{"version":"1"},"paths":{"/A":{"get":{}}}}"#.utf8)
    #expect(try APILint.findings(in: other).map(\.test) == ["nlgov:openapi-root-exists"])
    #expect(try tests { $0["servers"] = [[String: Any]]() } == ["oas3-api-servers servers"])
    #expect(try tests { $0["servers"] = nil } == ["oas3-api-servers "])
    #expect(
      try tests { $0["servers"] = [["url": "http://voorbeeld.nl/api"]] } == [
        "nlgov:include-major-version-in-uri servers.0.url", "nlgov:servers-use-https servers.0.url",
      ])
    #expect(try tests { $0["info"] = ["version": "1.0.0"] } == ["info-contact info"])
    #expect(
      try tests { $0["info"] = ["version": "1.0", "contact": ["name": "x", "email": "y"]] } == [
        "nlgov:info-contact-fields-exist info.contact", "nlgov:semver info.version",
      ])
    for version in ["1.0.0-beta.1", "0.1.0+5", "10.20.30-a-b"] {
      #expect(try tests { $0["info"] = ["version": version, "contact": ["name": "", "email": "", "url": ""]] } == [])
    }
    for version in ["01.0.0", "1.0.0-01", "1.0.0-", "v1.0.0", "1.0.0.0", "1.0.0+"] {
      #expect(
        try tests { $0["info"] = ["version": version, "contact": ["name": "", "email": "", "url": ""]] } == [
          "nlgov:semver info.version"
        ], "\(version)")
    }
  }

  @Test func thePaths() throws {
    for (path, expected) in [
      ("/laatsteWijziging", "nlgov:paths-kebab-case"), ("/a_b", "nlgov:paths-kebab-case"),
      ("/a/", "nlgov:paths-no-trailing-slash"), ("//a", "nlgov:paths-kebab-case"),
      ("/_zoek/a", "nlgov:paths-kebab-case"),
    ] {
      #expect(try add(path, ["responses": Self.good]) == ["\(expected) paths.\(path)"])
    }
    for path in ["/", "/a-b/{id}/c", "/a/_zoek", "/_zoek", "/a/openapi.json"] {
      #expect(try add(path, ["responses": Self.good]) == [], "\(path)")
    }
    let parameter: [String: Any] = ["name": "Peil_datum", "in": "query"]
    #expect(
      try add("/a", ["parameters": [parameter], "responses": Self.good]) == [
        "nlgov:query-keys-camel-case paths./a.get.parameters.0.name",
        "nlgov:problem-invalid-input paths./a.get.responses",
      ])
    #expect(try add("/a", ["responses": Self.good], "post") == ["nlgov:problem-invalid-input paths./a.post.responses"])
    #expect(try add("/a", ["responses": Self.good], "delete") == [])
    #expect(
      try tests { $0["components"] = ["securitySchemes": ["sleutel": ["in": "query", "name": "api-key"]]] }
        .contains("nlgov:query-keys-camel-case components.securitySchemes.sleutel.name"))
  }

  /// Servers of a path, of an operation and of what calls back; a property that happens to have the name is none.
  @Test func serversWhereverTheyStand() throws {
    let servers: [Any] = [["url": "https://goed.nl/v1"], ["url": "http://fout.nl/v1"]]
    let back: [String: Any] = ["{$request.query.adres}": ["servers": servers, "post": ["responses": Self.good]]]
    let found = try tests { root in
      root["paths"] = [
        "/a": ["servers": servers, "get": ["servers": servers, "responses": Self.good, "callbacks": ["klaar": back]]]
      ]
      root["components"] = ["schemas": ["Dienst": ["properties": ["servers": ["example": servers]]]]]
    }
    let place = "paths./a.get.callbacks.klaar.{$request.query.adres}"
    #expect(
      found == [
        "nlgov:problem-invalid-input \(place).post.responses", "nlgov:servers-use-https \(place).servers.1.url",
        "nlgov:servers-use-https paths./a.get.servers.1.url", "nlgov:servers-use-https paths./a.servers.1.url",
      ])
  }

  @Test func theAnswers() throws {
    #expect(
      try add("/a", ["responses": ["200": ["description": ""]]]) == ["nlgov:missing-header paths./a.get.responses.200"])
    #expect(
      try add("/a", ["responses": ["301": ["headers": ["Link": [:]]]]]) == [
        "nlgov:missing-version-header paths./a.get.responses.301.headers"
      ])
    let plain: [String: Any] = ["content": ["application/json": [:]]]
    #expect(
      try add("/a", ["responses": ["404": plain]]) == ["nlgov:use-problem-schema paths./a.get.responses.404.content"])
    let thin: [String: Any] = [
      "content": [
        "application/problem+json": ["schema": ["type": "object", "properties": ["status": [:], "title": [:]]]]
      ]
    ]
    #expect(
      try add("/a", ["responses": ["404": thin]]) == [
        "nlgov:problem-schema-members paths./a.get.responses.404.content.application/problem+json.schema.properties"
      ])
  }

  @Test func daysAndMoments() throws {
    func found(_ name: String, _ schema: [String: Any]) throws -> [String] {
      try tests { root in
        var components = root["components"] as? [String: Any] ?? [:]
        components["schemas"] = [
          "Proef": ["type": "object", "properties": [name: schema]],
          "Moment": ["type": "string", "format": "date-time"],
          "Probleem": ["type": "object"],
        ]
        root["components"] = components
        root["paths"] = [String: Any]()
      }
    }
    let place = "components.schemas.Proef.properties"
    for name in ["datum", "date", "geboorteDatum", "birthDate", "expiration_date", "expiration_Date"] {
      #expect(
        try found(name, ["format": "date-time"]) == ["nlgov:use-date-instead-of-datetime \(place).\(name).format"])
      #expect(try found(name, ["type": "string"]) == ["nlgov:specify-format-for-date-and-time \(place).\(name)"])
      #expect(try found(name, ["format": "date"]) == [])
    }
    for name in ["peildatum", "update", "dateringNaam"] { #expect(try found(name, ["format": "date-time"]) == []) }
    #expect(
      try found("meerdereDatum", ["allOf": [["$ref": "#/components/schemas/Moment"]]]) == [
        "nlgov:use-date-instead-of-datetime components.schemas.Moment.format"
      ])
    #expect(try found("tijd", ["format": "time"]) == ["nlgov:time-without-timezone \(place).tijd.format"])
    #expect(
      try found("op", ["format": "date-time-local"]) == ["nlgov:date-time-ensure-timezone \(place).op.format"])
  }

  @Test func whatIsNoDescription() {
    for text in ["", "[]", "{", "openapi: 3.0.0", "\u{0}"] {
      #expect(throws: Faults.self) { try APILint.findings(in: Array(text.utf8)) }
    }
    // References that lead to themselves or to nothing end as well.
    let ring = ##"{"openapi":"3.1.0","a":{"$ref":"#/a"},"b":{"$ref":"#/c/d"},"e":{"$ref":"x.json"}}"##
    #expect(throws: Never.self) { try APILint.findings(in: Array(ring.utf8)) }
  }
}
