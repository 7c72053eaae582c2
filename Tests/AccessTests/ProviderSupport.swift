// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import FakeProvider
import Foundation
import Testing

@testable import Access

/// A doorkeeper with a provider that signs real tokens, asked without a socket.
struct ProviderDoor {
  let clock = TestClock()
  let store: any MovableAccess
  let fake: FakeProvider
  let keeper: Doorkeeper

  /// The description of one provider; `extra` replaces or adds fields.
  static func description(_ extra: [String: Any] = [:], issuer: String = "https://op.example/tenant") -> [UInt8] {
    var provider: [String: Any] = [
      "code": "amsterdam", "naam": "Gemeente Amsterdam", "uitgever": issuer, "client": "regietafel",
      "geheimBestand": "geheim", "niveaus": [String](), "rolVeld": "roles",
      "rechten": [
        ["waarde": "rt-besluiten", "organisaties": ["GM0363"], "rol": "besluiten"],
        ["waarde": "rt-vastleggen", "organisaties": ["GM0363"], "rol": "vastleggen"],
      ],
    ]
    provider.merge(extra) { $1 }
    provider = provider.filter { !($0.value is NSNull) }
    let file: [String: Any] = ["adres": "https://tafel.example", "aanbieders": [provider]]
    return (try? JSONSerialization.data(withJSONObject: file)).map(Array.init) ?? []
  }

  static func list(_ bytes: [UInt8], secret: String? = "geheim van de client") throws -> ProviderList {
    try ProviderList.read(bytes, secret: { _ in secret }, exists: { $0.description != "GM9999" }).get()
  }

  init(_ extra: [String: Any] = [:], secret: String = "geheim van de client", on kind: StoreKind = .sqlite) throws {
    let clock = clock
    let store = try kind.make()
    let fake = FakeProvider { clock.now.milliseconds / 1000 }
    let list = try ProviderDoor.list(ProviderDoor.description(extra), secret: secret)
    self.store = store
    self.fake = fake
    keeper = Doorkeeper(store: store, providers: ProviderDesk(list, fetcher: fake)) { clock.now }
  }

  /// Another doorkeeper over the same store, as another process has it.
  func other(_ extra: [String: Any]?) throws -> Doorkeeper {
    let clock = clock
    let desk = try extra.map { ProviderDesk(try ProviderDoor.list(ProviderDoor.description($0)), fetcher: fake) }
    return Doorkeeper(store: store, providers: desk) { clock.now }
  }

  /// Goes to the provider and is sent back by it.
  func visit(_ keeper: Doorkeeper? = nil) async throws -> (answer: ProviderAnswer, ticket: String) {
    let (address, ticket) = try #require(try await (keeper ?? self.keeper).begin("amsterdam", origin: "10.0.0.1"))
    let back = try #require(fake.authorize(address), "\(address)")
    return (
      ProviderAnswer(state: back["state"] ?? "", code: back["code"] ?? "", error: nil, issuer: nil), ticket
    )
  }

  func signIn(_ keeper: Doorkeeper? = nil, old: String? = nil) async throws -> String {
    let (answer, ticket) = try await visit(keeper)
    return try await (keeper ?? self.keeper).finish(answer, ticket: ticket, origin: "10.0.0.1", old: old)
  }

  /// The refusal of signing in; nil when it succeeds.
  func refusal() async throws -> AccessRefusal? {
    try await refusal { try await signIn() }
  }

  func refusal(_ work: () async throws -> String) async throws -> AccessRefusal? {
    do {
      _ = try await work()
      return nil
    } catch let refusal as AccessRefusal {
      return refusal
    }
  }

  /// The newest line of the audit log.
  func lastLine() throws -> String {
    let event = try #require(try store.audit(AuditFilter(), before: nil, limit: 1).first?.event)
    return [event.actor, event.action, event.object, event.isDone ? "gelukt" : "geweigerd", event.reason]
      .joined(separator: " | ")
  }
}
