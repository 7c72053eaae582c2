// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import FakeProvider
import Foundation
import Testing

@testable import Access

/// Signing in through a provider: what is let in.
@Suite struct ProviderTests {
  @Test(arguments: StoreKind.all) func somebodyOfTheOrganisationGetsAnAccount(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let token = try await door.signIn()
    let member = try #require(try await door.keeper.member(token: token))
    #expect(member.account.title == "J. Jansen" && member.account.organisation.description == "GM0363")
    #expect(member.account.role == .record && member.account.standing == "via eigen organisatie")
    #expect(Account.isName(member.account.name) && member.account.name.hasPrefix("amsterdam-"))
    #expect(member.account.identity == ProviderIdentity(issuer: "https://op.example/tenant", subject: "person-1"))
    #expect(try door.lastLine() == "account 1 | aanmelden via aanbieder | aanbieder amsterdam | gelukt | ")
    // The same person again, with another name and address of e-mail: the same account.
    door.fake.turn { $0.person["name"] = "J. de Vries" }
    let again = try #require(try await door.keeper.member(token: try await door.signIn()))
    #expect(again.account.id == member.account.id && again.account.title == "J. de Vries")
    #expect(try await door.keeper.member(token: token) != nil, "another name ends no session")
    // Another person with the same name: another account.
    door.fake.turn { $0.person["sub"] = "person-2" }
    #expect(try await door.keeper.member(token: try await door.signIn())?.account.id == 2)
    #expect(try door.store.verifyAudit().firstBad == nil)
  }

  @Test(arguments: ["RS256", "PS256", "ES256"], StoreKind.all)
  func threeWaysOfSigningAreBelieved(method: String, kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    door.fake.turn {
      $0.method = method
      $0.keys = [method == "ES256" ? FakeProvider.curveKey : FakeProvider.firstKey, FakeProvider.secondKey]
    }
    for _ in 0..<4 { #expect(try await door.refusal() == nil) }
  }

  @Test(arguments: StoreKind.all) func aClientWithoutASecretSignsInWithItsVerifier(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(["geheimBestand": NSNull()], on: kind)
    door.fake.turn { $0.secret = nil }
    #expect(try await door.refusal() == nil)
  }

  @Test(arguments: [FakeProvider.firstKey, FakeProvider.curveKey])
  func aClientWithAKeySignsForItself(key: FakeKey) async throws {
    let door = try ProviderDoor(
      ["geheimBestand": NSNull(), "sleutelBestand": "sleutel", "sleutelNaam": key.id, "client": "re\"gie\\tafel"],
      secret: key.file)
    door.fake.turn { ($0.client, $0.clientKey) = ("re\"gie\\tafel", key) }
    for _ in 0..<8 { #expect(try await door.refusal() == nil) }
    door.fake.turn { $0.clientKey = FakeProvider.secondKey }
    #expect(
      try await door.refusal() == .provider(.unavailable("antwoord 401 op de code, invalid_client")),
      "a provider that does not know us")
  }

  @Test(arguments: StoreKind.all) func rightsFollowTheProviderAtEachSignIn(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let first = try await door.signIn()
    door.fake.turn { $0.person["roles"] = ["iets", "rt-vastleggen", "rt-besluiten"] }
    let second = try await door.signIn()
    #expect(try await door.keeper.member(token: second)?.account.role == .decide, "the first line that fits counts")
    #expect(try await door.keeper.member(token: first) == nil, "other rights end the sessions with the old ones")
    #expect(
      try door.store.audit(AuditFilter(), before: nil, limit: 2).last?.event.object
        == "account 1: GM0363, rol besluiten")
    door.fake.turn { $0.person["roles"] = "rt-vastleggen" }
    #expect(try await door.keeper.member(token: try await door.signIn())?.account.role == .record)
    let none: [any Sendable] = [
      [String](), ["rt"], ["RT-VASTLEGGEN"], "", 7, ["rt-vastleggen", 7] as [any Sendable], ["a": "rt-vastleggen"],
    ]
    for roles in none {
      door.fake.turn { $0.person["roles"] = roles }
      #expect(try await door.refusal() == .provider(.noRights), "\(roles)")
    }
    #expect(
      try door.lastLine()
        == "account 1 | aanmelden via aanbieder | aanbieder amsterdam | geweigerd | geen rechten bij deze aanbieder")
  }

  @Test(arguments: StoreKind.all) func aProviderGivesRightsForItsOwnOrganisationsOnly(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(
      [
        "organisatieVeld": ["org", "code"],
        "rechten": [
          ["waarde": "beheer", "organisaties": ["beheerder"], "rol": "besluiten"],
          ["waarde": "rt", "organisaties": ["GM0363", "GM0344"], "rol": "vastleggen"],
        ],
      ], on: kind)
    func organisation(_ code: any Sendable, roles: [String] = ["rt"]) async throws -> String? {
      door.fake.turn {
        $0.person["roles"] = roles
        $0.person["org"] = ["code": code] as FakeProvider.Fields
      }
      guard let token = try? await door.signIn() else { return nil }
      return try await door.keeper.member(token: token)?.account.organisation.description
    }
    #expect(try await organisation("GM0363") == "GM0363")
    #expect(try await organisation("GM0344") == "GM0344")
    for code in ["GM0599", "PV27", "JenV", "COA", "beheerder", "", "GM0363 "] {
      #expect(try await organisation(code) == nil, "\(code)")
      #expect(try door.lastLine().hasSuffix("geen rechten bij deze aanbieder"))
    }
    #expect(try await organisation(["GM0363", "GM0344"]) == nil, "for whom does one work who is of two?")
    #expect(try await organisation(7) == nil)
    #expect(try await organisation("GM0363", roles: ["beheer"]) == nil)
    #expect(try await organisation("beheerder", roles: ["beheer"]) == "beheerder", "only where a line says so")
  }

  @Test(arguments: StoreKind.all) func levelsOfCertaintyAreAskedAndChecked(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(["niveaus": ["urn:substantieel", "urn:hoog"]], on: kind)
    let (address, _) = try #require(try await door.keeper.begin("amsterdam", origin: "x"))
    #expect(address.contains("acr_values=urn%3Asubstantieel%20urn%3Ahoog"))
    for level in ["urn:laag", "", "urn:hoog "] as [String] {
      door.fake.turn { $0.person["acr"] = level }
      #expect(try await door.refusal() == .provider(.levelTooLow))
    }
    door.fake.turn { $0.person["acr"] = nil }
    #expect(try await door.refusal() == .provider(.levelTooLow))
    #expect(try door.lastLine().hasSuffix("geweigerd | acr te laag"))
    #expect(try door.store.accounts().isEmpty)
    door.fake.turn { $0.person["acr"] = "urn:hoog" }
    #expect(try await door.refusal() == nil)
  }

  @Test(arguments: StoreKind.all) func aBlockedAccountStaysOut(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let token = try await door.signIn()
    try await door.keeper.setBlocked(true, 1, by: Manager(local: "toets"))
    #expect(try await door.keeper.member(token: token) == nil)
    #expect(try await door.refusal() == .provider(.blocked))
    door.fake.turn { $0.person["roles"] = ["rt-besluiten"] }
    #expect(try await door.refusal() == .provider(.blocked))
    #expect(try door.store.account(1)?.role == .record, "nothing of a blocked account changes")
    #expect(try door.lastLine().hasPrefix("account 1 | aanmelden via aanbieder | "))
    #expect(try door.lastLine().hasSuffix(" | geweigerd | geblokkeerd"))
  }

  @Test(arguments: StoreKind.all) func rightsAndPasswordOfSuchAnAccountAreNotOurs(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    _ = try await door.signIn()
    let manager = Manager(local: "toets")
    await #expect(throws: AccessRefusal.ofProvider) { try await door.keeper.recover(1, by: manager) }
    await #expect(throws: AccessRefusal.ofProvider) {
      try await door.keeper.setRights(try #require(Organisation("COA")), .decide, of: 1, by: manager)
    }
    let name = try #require(try door.store.account(1)?.name)
    await #expect(throws: AccessRefusal.signInFailed) {
      try await door.keeper.signIn(name: name, password: "", code: "", origin: "10.0.0.9")
    }
    #expect(try await door.keeper.hasNoAdministrator())
  }

  @Test(arguments: StoreKind.all) func aProviderThatIsGoneOrMayGiveLessVouchesForNobody(_ kind: StoreKind) async throws
  {
    let door = try ProviderDoor(on: kind)
    let less = [
      "rechten": [["waarde": "rt-vastleggen", "organisaties": ["GM0363"], "rol": "lezen"]]
    ]
    for extra in [nil, less, ["uitgever": "https://other.example"]] as [[String: Any]?] {
      let token = try await door.signIn()
      #expect(try await door.keeper.member(token: token) != nil)
      #expect(try await door.other(extra).member(token: token) == nil)
    }
  }

  @Test(arguments: StoreKind.all) func anOldSessionEndsAndTheTokenIsAlwaysNew(_ kind: StoreKind) async throws {
    let door = try ProviderDoor(on: kind)
    let first = try await door.signIn()
    let second = try await door.signIn(old: first)
    #expect(first != second)
    #expect(try await door.keeper.member(token: first) == nil)
    #expect(try await door.signIn(old: "gekozen-door-een-ander") != "gekozen-door-een-ander")
  }
}
