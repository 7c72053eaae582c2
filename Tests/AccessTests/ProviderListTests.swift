// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import AccessSQLite
import Exact
import FakeProvider
import Foundation
import Testing

@testable import Access

/// The description of the providers, their doors, and the JSON in which both are written.
@Suite struct ProviderListTests {
  private func faults(_ extra: [String: Any], secret: String? = "geheim") -> [String] {
    faults(ProviderDoor.description(extra), secret: secret)
  }

  private func faults(_ bytes: [UInt8], secret: String? = "geheim") -> [String] {
    do {
      _ = try ProviderDoor.list(bytes, secret: secret)
      return []
    } catch let faults as ProviderListFaults {
      return faults.all.map { "\($0.place): \($0.problem)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func aDescriptionIsReadAndItsSecretIsShownToNobody() throws {
    let list = try ProviderDoor.list(ProviderDoor.description())
    #expect(list.returnAddress == "https://tafel.example/aanmelden/terug")
    let provider = try #require(list.provider("amsterdam"))
    #expect(provider.scopes == ["profile"] && provider.rights.count == 2 && provider.secret?.text != nil)
    var dumped = ""
    dump(list, to: &dumped)
    #expect(!dumped.contains("geheim van de client") && !"\(list)".contains("geheim van de client"))
  }

  @Test func everyFaultIsToldWithItsPlace() {
    let wrong: [(String, Any, String)] = [
      ("code", "Amsterdam", "aanbieder 1, code:"), ("code", "a.b", "aanbieder 1, code:"),
      ("code", 7, "aanbieder 1, code:"),
      ("naam", "", "aanbieder 1, naam:"), ("naam", "a\u{202e}b", "aanbieder 1, naam:"),
      ("uitgever", "http://op.example", "aanbieder 1, uitgever:"), ("uitgever", "op.example", "aanbieder 1, uitgever:"),
      ("uitgever", "https://op.example?x=1", "aanbieder 1, uitgever:"),
      ("uitgever", "https://localhost@evil.example", "aanbieder 1, uitgever:"),
      ("uitgever", "http://localhost@evil.example", "aanbieder 1, uitgever:"),
      ("uitgever", "http://localhost.evil.example", "aanbieder 1, uitgever:"),
      ("uitgever", "http://[::1].evil.example", "aanbieder 1, uitgever:"),
      ("uitgever", "file:///etc/passwd", "aanbieder 1, uitgever:"), ("client", NSNull(), "aanbieder 1, client:"),
      ("niveaus", NSNull(), "aanbieder 1, niveaus:"), ("niveaus", ["a b"], "aanbieder 1:"),
      ("rolVeld", [String](), "aanbieder 1, rolVeld:"), ("rechten", [String](), "aanbieder 1, rechten:"),
      ("rechten", ["x"], "aanbieder 1, rechten 1:"), ("nivaus", ["x"], "aanbieder 1: Het veld nivaus bestaat niet"),
      (
        "rechten", [["waarde": "x", "organisaties": ["GM9999"], "rol": "lezen"]],
        "aanbieder 1, rechten 1, organisaties: De organisatie GM9999 is er niet."
      ),
      (
        "rechten", [["waarde": "x", "organisaties": ["COA"], "rol": "baas"]], "aanbieder 1, rechten 1, rol: Kies lezen"
      ),
      (
        "rechten", [["waarde": "x", "organisaties": ["COA", "JenV"], "rol": "lezen"]],
        "aanbieder 1, rechten 1, organisaties: Zonder organisatieVeld"
      ),
    ]
    for (name, value, start) in wrong {
      let faults = faults([name: value])
      #expect(faults.contains { $0.hasPrefix(start) }, "\(name) \(value): \(faults)")
    }
    for secret in [nil, "", "twee\nregels"] {
      #expect(faults([:], secret: secret).first?.hasPrefix("aanbieder 1, geheimBestand:") == true)
    }
    let weak = FakeKey("zwak", rsaBits: 1024).file
    for file in ["", "geen sleutel", weak, FakeProvider.firstKey.file.replacing("A", with: "B")] {
      let faults = faults(["geheimBestand": NSNull(), "sleutelBestand": "x"], secret: file)
      #expect(faults.first?.hasPrefix("aanbieder 1, sleutelBestand:") == true, "\(faults)")
    }
    let both = faults(["sleutelBestand": "x"], secret: FakeProvider.curveKey.file)
    #expect(both.contains { $0.contains("niet allebei") })
    #expect(faults(["code": 7, "client": NSNull()]).count == 2, "all faults at once")
    #expect(faults(["uitgever": "http://localhost:8089"]).isEmpty)
    #expect(faults(["uitgever": "http://[::1]:8089"]).isEmpty)
  }

  @Test func aFileThatIsNoDescriptionIsRefused() throws {
    for text in [
      "", "{", "[]", #"{"adres": "https://a.example"}"#, #"{"adres": "https://a.example", "aanbieders": []}"#,
    ] {
      #expect(!faults(Array(text.utf8)).isEmpty, "\(text)")
    }
    let one = String(decoding: ProviderDoor.description(), as: UTF8.self)
    let twice = one.replacing(/"aanbieders":\[(.*)\]/) { "\"aanbieders\":[\($0.1),\($0.1)]" }
    #expect(faults(Array(twice.utf8)).count == 2, "the same code and the same issuer twice")
    for site in ["http://tafel.example", "https://tafel.example/", "tafel.example"] {
      let other = one.replacing("https:\\/\\/tafel.example", with: site)
      #expect(other != one && faults(Array(other.utf8)).first?.hasPrefix("adres:") == true, "\(site)")
    }
  }

  @Test func aProviderIsTakenAtItsWordOnlyWhereItSaysTheRightThings() async throws {
    let wrong: [@Sendable (inout FakeProvider.Fields) -> Void] = [
      { $0["issuer"] = "https://evil.example" }, { $0["issuer"] = nil },
      { $0["issuer"] = "https://op.example/tenant/" },
      { $0["token_endpoint"] = "http://op.example/token" }, { $0["jwks_uri"] = nil },
      { $0["jwks_uri"] = "http://127.0.0.1/keys" }, { $0["jwks_uri"] = "file:///etc/passwd" },
      { $0["authorization_endpoint"] = "javascript:alert(1)" },
      { $0["authorization_endpoint"] = "https://op.example/a\r\nSet-Cookie: x=y" },
      { $0["code_challenge_methods_supported"] = ["plain"] },
    ]
    for discovery in wrong {
      let door = try ProviderDoor()
      door.fake.turn { $0.discovery = discovery }
      guard case .provider(.unavailable) = try await door.refusal() else {
        Issue.record("a wrong description was believed")
        continue
      }
      #expect(try door.lastLine().contains("geweigerd | aanbieder niet te gebruiken"))
    }
  }

  @Test func aProviderThatIsSilentIsLeftAloneForAWhile() async throws {
    let door = try ProviderDoor()
    let path = "/.well-known/openid-configuration"
    door.fake.turn { $0.answers[path] = ProviderReply(status: 500, body: []) }
    for _ in 0..<5 { #expect(try await door.refusal() == .provider(.unavailable("antwoord 500"))) }
    #expect(door.fake.asked(path) == 1)
    door.clock.pass(seconds: 30)
    door.fake.turn { $0.answers = [:] }
    #expect(try await door.refusal() == nil)
    #expect(try await door.refusal() == nil)
    #expect(door.fake.asked(path) == 2 && door.fake.asked("/keys") == 1, "what was read is kept")
    for (path, reply) in [
      ("/token", ProviderReply(status: 302, body: [])), ("/token", ProviderReply(status: 503, body: Array("<b>".utf8))),
      ("/keys", ProviderReply(status: 200, body: Array("{\"keys\": 7}".utf8))),
      ("/keys", ProviderReply(status: 200, body: Array(#"{"keys": [], "keys": []}"#.utf8))),
    ] {
      door.clock.pass(seconds: 3600)
      door.fake.turn { $0.answers = [path: reply] }
      guard case .provider(.unavailable) = try await door.refusal() else {
        Issue.record("\(path) with \(reply.status) was believed")
        continue
      }
    }
    door.fake.turn { $0.answers = ["/token": ProviderReply(status: 200, body: Array("{}".utf8))] }
    door.clock.pass(seconds: 3600)
    #expect(try await door.refusal() == .provider(.token(.form)))
  }

  @Test func whoComesAtTheSameMomentWaitsForOneReading() async throws {
    let door = try ProviderDoor()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          let refusal = try await door.refusal()
          #expect(refusal == nil)
        }
      }
      try await group.waitForAll()
    }
    #expect(door.fake.asked("/.well-known/openid-configuration") == 1 && door.fake.asked("/keys") == 1)
    #expect(try door.store.accounts().count == 1, "one person is one account")
  }

  @Test func weakAndStrangeKeysAreNoKeys() throws {
    let good = FakeProvider.firstKey.published
    func key(_ change: (inout FakeProvider.Fields) -> Void) throws -> ProviderKey? {
      var fields = good
      change(&fields)
      return JSONTree(Array(try JSONSerialization.data(withJSONObject: fields))).flatMap { ProviderKey($0) }
    }
    #expect(try key { _ in } != nil)
    let weak = FakeKey("zwak", rsaBits: 1024).published
    #expect(try key { $0 = weak } == nil)
    #expect(try key { $0["use"] = "enc" } == nil)
    #expect(try key { $0["key_ops"] = ["sign"] } == nil)
    #expect(try key { $0["e"] = "AQ" } == nil, "with the exponent one everybody signs")
    #expect(try key { $0["e"] = "AQAA" } == nil)
    #expect(try key { $0["n"] = "" } == nil)
    #expect(try key { $0["kty"] = "oct" } == nil)
    #expect(try key { $0["alg"] = "RS256" }?.fits(.rsaPSS) == false)
    // A point that is not on the curve.
    var curve = FakeProvider.curveKey.published
    curve["y"] = curve["x"]
    let off = try #require(
      JSONTree(Array(try JSONSerialization.data(withJSONObject: curve))).flatMap { ProviderKey($0) })
    #expect(!off.verifies([UInt8](repeating: 1, count: 64), of: [], by: .ecdsa))
    #expect(!off.verifies([UInt8](repeating: 0, count: 64), of: [], by: .ecdsa))
  }
}
