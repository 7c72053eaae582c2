// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import AccessSQLite
import Exact
import Testing

@testable import Access

/// Everything from one store to another.
@Suite struct StoreMoveTests {
  /// A store with something in every table.
  private func filled(_ kind: StoreKind) throws -> any MovableAccess {
    let store = try kind.make()
    let organisation = try #require(Organisation("GM0363"))
    let id = try #require(try store.insert(StoreTests.account("jansen")))
    var account = try StoreTests.account("pieters")
    account.identity = ProviderIdentity(issuer: "https://op.example", subject: "é")
    let other = try #require(try store.insert(account))
    _ = try store.change(id) { account, _ in
      (account.password, account.secret, account.isBlocked) = ("hash", [0, 255], true)
    }
    _ = try store.takeStep(9, of: other)
    try store.setRecovery(["a", "b"], of: id)
    try store.insert(Invitation(digest: "link", account: id, secret: [7, 0], until: StoreTests.later(60)))
    _ = try store.insert(
      Session(digest: "s", account: other, created: StoreTests.moment, seen: StoreTests.moment, origin: "o"),
      of: try #require(try store.account(other)), now: StoreTests.moment)
    try store.insert(
      AccessKey(
        account: id, digest: "k", purpose: "Excel", mayRecord: true, created: StoreTests.moment,
        until: StoreTests.later(60)))
    _ = try store.takeState("t", until: StoreTests.later(60), now: StoreTests.moment)
    try store.changeTries(of: ["naam"], old: StoreTests.moment) { _ in
      [Tries(failures: 3, last: StoreTests.later(1), until: StoreTests.later(2))]
    }
    let proposal = try store.insert(
      Proposal(
        account: id, organisation: organisation, title: "t", content: "c", request: "r", key: "k",
        created: StoreTests.moment))
    _ = try store.close(proposal, as: .refused, by: other, reason: "é\n")
    _ = try store.insert(
      SavedView(
        account: id, organisation: organisation, isShared: true, name: "n", target: "/", created: StoreTests.moment))
    _ = try store.insert(
      Subscription(
        account: id, organisation: organisation, address: "https://a.example/", secret: "g", subjects: ["opvang"],
        area: nil, created: StoreTests.moment, progress: .init(position: 4)))
    // More than are handed over at a time.
    for index in 0..<1_203 {
      try store.append(
        AuditEvent(actor: "é \(index)", action: "b", object: "c", isDone: index % 2 == 0, origin: "d"),
        at: StoreTests.later(Int64(index)))
    }
    return store
  }

  private func content(_ store: any MovableAccess) throws -> [String: [[AccessTable.Cell]]] {
    var content: [String: [[AccessTable.Cell]]] = [:]
    try store.readAll { content[$0.name, default: []] += $1 }
    return content
  }

  @Test(arguments: StoreKind.all, StoreKind.all) func everythingComesOver(_ from: StoreKind, _ to: StoreKind) throws {
    let source = try filled(from)
    let target = try to.make()
    let before = try content(source)
    #expect(before.count == AccessTable.all.count, "something in every table")
    let count = try target.takeAll(from: source)
    #expect(try content(target) == before && count == before.values.reduce(0) { $0 + $1.count })
    #expect(try content(source) == before)
    let checked = try target.verifyAudit()
    #expect(try checked.count == 1_203 && checked.firstBad == nil && checked == source.verifyAudit())
    #expect(try target.accounts() == source.accounts() && target.subscriptions() == source.subscriptions())
    // Work goes on there, with numbers after those that were given.
    let id = try #require(try target.insert(StoreTests.account("nieuw")))
    #expect(try id > source.accounts().map(\.id).max() ?? 0)
    try target.append(StoreTests.event, at: StoreTests.moment)
    #expect(try target.verifyAudit().count == 1_204)
  }

  @Test(arguments: StoreKind.all) func aTargetThatHasSomethingIsLeftAlone(_ kind: StoreKind) throws {
    let source = try filled(.sqlite)
    let target = try kind.make()
    _ = try target.insert(StoreTests.account("anders"))
    #expect(throws: AccessRefusal.notEmpty) { try target.takeAll(from: source) }
    #expect(try target.accounts().map(\.name) == ["anders"])
    let logged = try kind.make()
    try logged.append(StoreTests.event, at: StoreTests.moment)
    #expect(throws: AccessRefusal.notEmpty) { try logged.takeAll(from: source) }
  }
}
