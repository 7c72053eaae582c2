// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exchange
import Foundation
import Hummingbird
import Testing

@testable import Site

/// The catalogue of open data: what DCAT-AP-NL 3.0 asks of each kind of thing is there, and what it says is to be had, is.
@Suite struct CatalogueTests {
  private typealias Thing = [String: Any]

  private func things(_ site: TestSite, _ target: String, host: String = "cijfers.example:8443") async throws -> [Thing]
  {
    let reply = try await site.send(.get, target, headers: [:], body: "", host: host)
    #expect(reply.status == 200 && reply.header("Content-Type") == "application/ld+json; charset=utf-8")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(reply.body.utf8)) as? Thing)
    return try #require(root["@graph"] as? [Thing])
  }

  private func kind(_ thing: Thing) -> String { (thing["@type"] as? [String])?.first ?? "" }

  private func values(_ thing: Thing, _ name: String) -> [String] {
    (thing[name] as? [Thing] ?? []).compactMap { $0["@id"] as? String ?? $0["@value"] as? String ?? "thing" }
  }

  /// What must be there, once or more; with a star exactly once.
  private static let mandatory = [
    "dcat:Catalog": [
      "dct:title", "dct:description", "dct:publisher*", "dcat:contactPoint*", "dcat:dataset", "dcat:service",
    ],
    "dcat:Dataset": [
      "dct:title", "dct:description", "dct:identifier*", "dct:accessRights", "dcat:contactPoint*", "dct:creator",
      "dct:publisher*", "dcat:theme", "dcat:distribution", "dcat:keyword",
    ],
    "dcat:Distribution": ["dcat:accessURL*", "dct:license*", "dct:format*", "dcat:mediaType*"],
    "dcat:DataService": [
      "dct:title", "dct:description", "dct:identifier*", "dct:accessRights", "dcat:contactPoint*", "dct:license*",
      "dct:publisher*", "dcat:theme", "dcat:endpointURL*", "dcat:endpointDescription*", "dcat:servesDataset",
    ],
    "foaf:Agent": ["foaf:name"],
  ]

  @Test func eachThingSaysWhatItMust() async throws {
    let site = try await TestSite()
    let all = try await things(site, "/catalogus?formaat=jsonld")
    #expect(Set(all.map(kind)) == Set(CatalogueTests.mandatory.keys))
    for thing in all {
      for rule in CatalogueTests.mandatory[kind(thing)] ?? [] {
        let count = values(thing, rule.replacing("*", with: "")).count
        #expect(rule.hasSuffix("*") ? count == 1 : count >= 1, "\(thing["@id"] ?? "") \(rule)")
      }
    }
    #expect(all.count { kind($0) == "dcat:Dataset" } == Dataset.all.count)
    // What is pointed at, is told.
    let known = Set(all.compactMap { $0["@id"] as? String })
    for (name, thing) in all.flatMap({ thing in
      ["dcat:dataset", "dcat:service", "dcat:distribution", "dct:publisher", "dcat:servesDataset"].map { ($0, thing) }
    }) {
      #expect(known.isSuperset(of: values(thing, name)), "\(name)")
    }
  }

  @Test(arguments: [true, false]) func whatItOffersIsThere(isFilled: Bool) async throws {
    let site = try await isFilled ? ReceptionFacts.reading.value : TestSite()
    let root = "http://cijfers.example:8443"
    let all = try await things(site, "/catalogus?formaat=jsonld")
    #expect(all.contains { "\($0["@id"] ?? "")".hasSuffix("#opvanglocaties-ods") } == isFilled)
    for thing in all {
      for name in ["dcat:accessURL", "dcat:downloadURL", "dcat:landingPage", "foaf:page", "dcat:endpointDescription"] {
        for address in values(thing, name) where address.hasPrefix("http://cijfers") {
          let target = String(address.dropFirst(root.utf8.count))
          let reply = try await site.get(target, isLocal: false)
          #expect(reply.status == 200, "\(address)")
          if name == "dcat:downloadURL" {
            let media = values(thing, "dcat:mediaType")[0].replacing(
              "https://www.iana.org/assignments/media-types/", with: "")
            #expect(reply.header("Content-Type")?.hasPrefix(media) == true, "\(address)")
          }
        }
      }
    }
  }

  @Test func onlyWhatCBSMadeIsUnderItsLicence() async throws {
    for (publisher, licence) in [(Publisher.example, Publisher.Licence.zero), (.unnamed, .unknown)] {
      let site = try await TestSite(publisher: publisher)
      for thing in try await things(site, "/catalogus?formaat=jsonld") where kind(thing) == "dcat:Distribution" {
        let isOfCBS = (thing["@id"] as? String)?.contains("#gebieden-") == true
        #expect(values(thing, "dct:license") == [(isOfCBS ? Publisher.Licence.attribution : licence).address])
      }
    }
  }

  @Test func theProgramChoosesTheForm() async throws {
    let site = try await TestSite()
    for (accept, type) in [
      ("", "text/html"), ("*/*", "text/html"), ("text/turtle", "text/turtle"),
      ("application/ld+json", "application/ld+json"),
      ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
      ("text/turtle;q=0.4, application/ld+json;q=0.9", "application/ld+json"),
      ("text/*;q=0.5, text/html;q=0.1", "text/turtle"), ("image/png", "text/html"), (";;,q=x", "text/html"),
    ] {
      let reply = try await site.send(.get, "/catalogus", headers: ["Accept": accept], body: "")
      #expect(reply.status == 200 && reply.header("Content-Type")?.hasPrefix(type) == true, "\(accept)")
      #expect(reply.header("Vary") == "Accept")
    }
    #expect(try await site.get("/catalogus?formaat=pdf").status == 400)
  }

  @Test func aHostileHostComesToNothing() async throws {
    let site = try await TestSite()
    for host in ["x> <http://kwaad.example/a> .", "a/b", "a\"b", "gebruiker@kwaad.example", ""] {
      let reply = try await site.send(.get, "/catalogus?formaat=turtle", headers: [:], body: "", host: host)
      #expect(reply.body.contains("<http://localhost/catalogus>") && !reply.body.contains("kwaad"), "\(host)")
    }
  }

  @Test func hostileTextStaysText() throws {
    let hostile = "\"\"\" <b> \\ \n\r\t\u{1} \u{7F} é 🙂 @nl . } ^^xsd:date"
    let thing = LinkedData.Thing(
      "http://a.example/ <>\"{}|\\^`\n", .init(.dcat, "Dataset"),
      statements: [(.init(.dct, "title"), [.dutch(hostile), .text(hostile)])])
    let data = LinkedData(things: [thing])
    let turtle = data.turtle
    // One line for each statement: nothing got out of its quotes.
    #expect(turtle.split(separator: "\n").filter { !$0.hasPrefix("@prefix") }.count == 2)
    #expect(turtle.contains(#""\"\"\" <b> \\ \n\r\t? ? é 🙂 @nl . } ^^xsd:date"@nl"#))
    #expect(turtle.contains("<http://a.example/%20%3C%3E%22%7B%7D%7C%5C%5E%60%0A>"))
    let root = try JSONSerialization.jsonObject(with: Data(data.json.text().utf8)) as? [String: Any]
    let title = ((root?["@graph"] as? [Thing])?.first?["dct:title"] as? [Thing])?.first?["@value"] as? String
    #expect(title == hostile.replacing("\u{1}", with: "?").replacing("\u{7F}", with: "?"))
  }

  @Test func settingsAreReadOrRefused() throws {
    let good = [
      "REGIETAFEL_ORGANISATIE": "Gemeente 's-Hertogenbosch", "REGIETAFEL_ORGANISATIE_URI": "https://example.org/id/1",
      "REGIETAFEL_CONTACT_EMAIL": "a.b+c@example.org", "REGIETAFEL_CONTACT_URL": "http://localhost:8080/contact?x=1",
      "REGIETAFEL_LICENTIE": "cc-by-4.0", "ANDERS": "<>",
    ]
    let publisher = try Publisher(environment: good)
    #expect(publisher.name == "Gemeente 's-Hertogenbosch" && publisher.licence == .attribution)
    #expect(try Publisher(environment: [:]).organisation == nil)
    #expect(try Publisher(environment: good.mapValues { _ in "" }).email == nil)
    let wrong = [
      "REGIETAFEL_ORGANISATIE": ["   ", "a\nb", String(repeating: "a", count: 201)],
      "REGIETAFEL_ORGANISATIE_URI": [
        "www.example.org", "ftp://example.org", "https://", "https://a b.example", "https://u:p@example.org/",
        "https://example.org/\"", "javascript:alert(1)",
      ],
      "REGIETAFEL_CONTACT_EMAIL": [
        "cijfers", "a@b", "a@b.example, c@d.example", "a@b.example\n", "mailto:a@b.example",
      ],
      "REGIETAFEL_CONTACT_URL": ["contact", "//example.org"], "REGIETAFEL_LICENTIE": ["CC0", "gpl"],
      "REGIETAFEL_OIN": ["1234", "0000000123456789000x", "00000001234567890000 "],
    ]
    for (setting, values) in wrong {
      for value in values {
        let faults = #expect(throws: Faults.self, "\(setting) \(value)") {
          try Publisher(environment: [setting: value])
        }
        #expect(faults?.all.map(\.code) == [.badSetting] && faults?.all.first?.place == setting)
      }
    }
    // All at once.
    let all = #expect(throws: Faults.self) { try Publisher(environment: wrong.mapValues { $0[0] }) }
    #expect(all?.all.count == 6)
  }

  @Test func theContactIsTheSameEverywhere() async throws {
    let site = try await TestSite()
    for target in ["/api/v1/openapi.json", "/toegankelijkheid", "/.well-known/security.txt", "/catalogus"] {
      #expect(try await site.get(target).body.contains("cijfers@example.org"), "\(target)")
    }
    let unnamed = try await TestSite(publisher: .unnamed)
    for target in ["/api/v1/openapi.json", "/toegankelijkheid", "/.well-known/security.txt", "/catalogus"] {
      #expect(try await !unnamed.get(target).body.contains("example.org"), "\(target)")
    }
  }
}
