// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory
import Testing

@testable import Access

/// What every store does, in a file or in a database.
@Suite struct StoreTests {
  static let moment = Moment(milliseconds: 1_795_437_000_000)

  static func later(_ seconds: Int64) -> Moment { Moment(milliseconds: moment.milliseconds + seconds * 1000) }

  static func account(_ name: String, _ organisation: String = "GM0363") throws -> Account {
    Account(
      name: name, title: "Naam van \(name)", organisation: try #require(Organisation(organisation)), role: .decide,
      created: moment)
  }

  static let event = AuditEvent(actor: "a", action: "b", object: "c", isDone: true, origin: "d", reason: "e")

  @Test(arguments: StoreKind.all) func accountsAreKeptAsTheyAre(_ kind: StoreKind) throws {
    let store = try kind.make()
    #expect(try store.isEmpty())
    let first = try #require(try store.insert(StoreTests.account("jansen")))
    #expect(try store.insert(StoreTests.account("jansen", "COA")) == nil)
    let second = try #require(try store.insert(StoreTests.account("pieters", "COA")))
    #expect(try store.accounts().map(\.id) == [first, second] && !store.isEmpty())
    #expect(try store.account(first)?.name == "jansen" && store.account(named: "JANSEN") == nil)
    let isThere = try store.change(second) { account, all in
      #expect(all.count == 2)
      (account.title, account.password, account.secret) = ("É. Pïeters 🌷", "hash", [0, 1, 255])
      (account.role, account.isBlocked) = (.read, true)
    }
    let changed = try #require(try store.account(second))
    #expect(isThere && changed.title == "É. Pïeters 🌷" && changed.password == "hash" && changed.secret == [0, 1, 255])
    #expect(changed.role == .read && changed.isBlocked && changed.organisation.description == "COA")
    #expect(try !store.change(99) { _, _ in })
    // What is thrown undoes everything.
    #expect(throws: AccessRefusal.lastAdministrator) {
      try store.change(second) { account, _ in
        account.title = "x"
        throw AccessRefusal.lastAdministrator
      }
    }
    #expect(try store.account(second) == changed)
  }

  @Test(arguments: StoreKind.all) func aProviderVouchesForOneAccount(_ kind: StoreKind) throws {
    let store = try kind.make()
    let identity = ProviderIdentity(issuer: "https://op.example", subject: String(repeating: "s", count: 4_000))
    var account = try StoreTests.account("x")
    account.identity = identity
    let id = try #require(try store.insert(account))
    #expect(try store.account(of: identity)?.id == id && store.account(id)?.identity == identity)
    #expect(try store.insert(account) == nil)
    // Another name for the same person is refused as a whole.
    account.name = "y"
    #expect(throws: AccessRefusal.self) { try store.insert(account) }
    #expect(try store.account(named: "y") == nil)
    #expect(try store.account(of: ProviderIdentity(issuer: identity.issuer, subject: "s")) == nil)
  }

  @Test(arguments: StoreKind.all) func whatWorksOnceWorksOnce(_ kind: StoreKind) throws {
    let store = try kind.make()
    let id = try #require(try store.insert(StoreTests.account("jansen")))
    #expect(try store.takeStep(7, of: id) && !store.takeStep(7, of: id) && !store.takeStep(6, of: id))
    #expect(try store.takeStep(8, of: id) && store.account(id)?.usedStep == 8)
    try store.setRecovery(["a", "b"], of: id)
    try store.setRecovery(["b", "c"], of: id)
    #expect(try !store.takeRecovery("a", of: id) && store.takeRecovery("b", of: id) && !store.takeRecovery("b", of: id))
    for digest in ["een", "twee"] {
      try store.insert(
        Invitation(digest: digest, account: id, secret: [0, 9], until: StoreTests.later(60)))
    }
    #expect(try store.invitation("een") == nil && store.invitation("twee")?.secret == [0, 9])
    #expect(try !store.takeInvitation("een") && store.takeInvitation("twee") && !store.takeInvitation("twee"))
    #expect(try store.takeState("s", until: StoreTests.later(60), now: StoreTests.moment))
    #expect(try !store.takeState("s", until: StoreTests.later(60), now: StoreTests.later(60)))
    #expect(try store.takeState("s", until: StoreTests.later(90), now: StoreTests.later(61)), "forgotten by then")
  }

  @Test(arguments: StoreKind.all) func sessionsAreOfWhoTheAccountWas(_ kind: StoreKind) throws {
    let store = try kind.make()
    let id = try #require(try store.insert(StoreTests.account("jansen")))
    _ = try store.change(id) { account, _ in account.password = "oud" }
    let read = try #require(try store.account(id))
    func session(_ digest: String, _ moment: Moment = StoreTests.moment) -> Session {
      Session(digest: digest, account: id, created: moment, seen: moment, origin: "10.0.0.1")
    }
    #expect(try store.insert(session("a"), of: read, now: StoreTests.moment))
    try store.touch("a", at: StoreTests.later(5))
    #expect(try store.session("a")?.seen == StoreTests.later(5) && store.session("b") == nil)
    #expect(try store.insert(session("b", StoreTests.later(1)), of: read, now: StoreTests.later(6)))
    #expect(try store.sessions(of: id).map(\.digest) == ["b", "a"])
    _ = try store.change(id) { account, _ in account.password = "nieuw" }
    #expect(try !store.insert(session("c"), of: read, now: StoreTests.moment))
    let again = try #require(try store.account(id))
    _ = try store.change(id) { account, _ in account.isBlocked = true }
    #expect(try !store.insert(session("c"), of: again, now: StoreTests.moment))
    _ = try store.change(id) { account, _ in account.isBlocked = false }
    #expect(try store.insert(session("c", StoreTests.later(3_000)), of: again, now: StoreTests.later(3_000)))
    #expect(try store.sessions(of: id).map(\.digest) == ["c"], "the others had ended")
    try store.endSession("c")
    #expect(try store.session("c") == nil)
    #expect(try store.insert(session("d"), of: again, now: StoreTests.moment))
    try store.endSessions(of: id)
    #expect(try store.sessions(of: id).isEmpty)
  }

  @Test(arguments: StoreKind.all) func triesAreChangedTogether(_ kind: StoreKind) throws {
    let store = try kind.make()
    @Sendable func tries(_ failures: Int, _ second: Int64) -> Tries {
      Tries(failures: failures, last: StoreTests.later(second), until: StoreTests.later(second))
    }
    try store.changeTries(of: ["naam", "adres"], old: StoreTests.moment) { known in
      #expect(known == [nil, nil])
      return [tries(1, 1), tries(5, 9)]
    }
    #expect(throws: AccessRefusal.busy) {
      try store.changeTries(of: ["naam"], old: StoreTests.moment) { _ in throw AccessRefusal.busy }
    }
    try store.changeTries(of: ["naam", "adres"], old: StoreTests.later(2)) { known in
      #expect(known == [tries(1, 1), tries(5, 9)])
      return [nil, tries(6, 1)]
    }
    // Forgotten, and thrown away the next time since it is from before `old`.
    try store.changeTries(of: ["naam", "adres"], old: StoreTests.later(2)) { known in
      #expect(known == [nil, tries(6, 1)])
      return known.map { _ in nil }
    }
    try store.changeTries(of: ["adres"], old: StoreTests.moment) { known in
      #expect(known == [nil])
      return [nil]
    }
  }

  @Test(arguments: StoreKind.all) func aProposalSentTwiceIsOne(_ kind: StoreKind) throws {
    let store = try kind.make()
    let id = try #require(try store.insert(StoreTests.account("jansen")))
    let organisation = try #require(Organisation("GM0363"))
    let request = String(repeating: "r", count: 5_000)
    func proposal(_ request: String, _ key: String) -> Proposal {
      Proposal(
        account: id, organisation: organisation, title: "t", content: "{\"a\": \"é\\u0000\"}", request: request,
        key: key,
        created: StoreTests.moment)
    }
    let first = try store.insert(proposal(request, "k1"))
    #expect(try store.insert(proposal(request, "k2")) == first)
    let second = try store.insert(proposal("ander", "k3"))
    #expect(try store.proposals(of: organisation).map(\.id) == [second, first])
    #expect(try store.proposals(of: try #require(Organisation("COA"))).isEmpty)
    #expect(throws: AccessRefusal.self) { try store.insert(proposal("derde", "k1")) }
    #expect(try store.close(first, as: .refused, by: id, reason: "é en\nregel"))
    #expect(try !store.close(first, as: .confirmed, by: id, reason: ""))
    let closed = try #require(try store.proposals(of: organisation).last)
    #expect(closed.status == .refused && closed.decider == id && closed.reason == "é en\nregel")
    #expect(closed.content == "{\"a\": \"é\\u0000\"}" && closed.key == "k1" && closed.request == request)
  }

  @Test(arguments: StoreKind.all) func keysViewsAndSubscriptionsAreKept(_ kind: StoreKind) throws {
    let store = try kind.make()
    let id = try #require(try store.insert(StoreTests.account("jansen")))
    let other = try #require(try store.insert(StoreTests.account("pieters")))
    let organisation = try #require(Organisation("GM0363"))
    for digest in ["k1", "k2"] {
      try store.insert(
        AccessKey(
          account: id, digest: digest, purpose: "Excel", mayRecord: digest == "k2", created: StoreTests.moment,
          until: StoreTests.later(60)))
    }
    let keys = try store.keys(of: id)
    #expect(keys.map(\.digest) == ["k2", "k1"] && keys.map(\.mayRecord) == [true, false] && keys[0].used == nil)
    try store.touchKey(keys[0].id, at: StoreTests.later(1))
    #expect(try store.key("k2")?.used == StoreTests.later(1) && !store.removeKey(keys[0].id, of: other))
    #expect(try store.removeKey(keys[0].id, of: id) && store.key("k2") == nil)

    for (name, account, isShared) in [
      ("zee", id, false), ("Duin", id, true), ("élan", id, false), ("bos", other, true), ("privé", other, false),
    ] {
      _ = try store.insert(
        SavedView(
          account: account, organisation: organisation, isShared: isShared, name: name, target: "/",
          created: StoreTests.moment))
    }
    let views = try store.views(for: id, of: organisation)
    #expect(views.map(\.name) == ["bos", "Duin", "zee", "élan"])
    try store.rename(view: views[0].id, "Aap")
    try store.remove(view: views[2].id)
    #expect(try store.views(for: id, of: organisation).map(\.name) == ["Aap", "Duin", "élan"])

    var subscription = Subscription(
      account: id, organisation: organisation, address: "https://a.example/", secret: "geheim",
      subjects: ["opvang", "crisis"], area: AreaCode("GM0363"), created: StoreTests.moment, progress: .init(position: 7)
    )
    subscription.id = try store.insert(subscription)
    #expect(try store.subscriptions() == [subscription])
    var progress = Subscription.Progress(position: 8)
    progress.succeed(position: 9, at: StoreTests.later(1))
    try store.keep(progress, of: subscription.id)
    progress.fail("weg", isFinal: true, at: StoreTests.later(2))
    progress.delivered = nil
    try store.keep(progress, of: subscription.id)
    progress.delivered = StoreTests.later(1)
    #expect(try store.subscriptions().first?.progress == progress, "when one last arrived is not forgotten")
    try store.remove(subscription: subscription.id)
    #expect(try store.subscriptions().isEmpty)
  }

  @Test(arguments: StoreKind.all) func aTurnIsOfOneUntilItEnds(_ kind: StoreKind) throws {
    let store = try kind.make()
    func take(_ holder: String, _ second: Int64, _ end: Int64) throws -> Bool {
      try store.takeTurn("sturen", as: holder, now: StoreTests.later(second), until: StoreTests.later(end))
    }
    #expect(try take("a", 0, 30) && !take("b", 1, 31) && take("a", 15, 45) && !take("b", 44, 74))
    #expect(try take("b", 45, 75) && !take("a", 46, 76))
    // Given away.
    #expect(try take("b", 47, 47) && take("a", 47, 77))
    #expect(try store.takeTurn("iets anders", as: "b", now: StoreTests.moment, until: StoreTests.moment))
  }

  @Test(arguments: StoreKind.all) func theLogIsAChainInWhichOneCanLook(_ kind: StoreKind) throws {
    let store = try kind.make()
    #expect(try store.verifyAudit() == AuditVerification(count: 0, firstBad: nil, hash: AuditEntry.start))
    for index in 1...7 {
      try store.append(
        AuditEvent(
          actor: "account \(index)", action: index == 3 ? "Aanmelden É" : "afmelden", object: "100%_\\",
          isDone: index != 3,
          origin: "10.0.0.\(index)"),
        at: StoreTests.later(Int64(index)))
    }
    let checked = try store.verifyAudit()
    let last = try #require(try store.audit(AuditFilter(), before: nil, limit: 1).first)
    #expect(checked == AuditVerification(count: 7, firstBad: nil, hash: last.hash) && last.position == 7)
    func found(_ text: String, refusedOnly: Bool = false) throws -> [Int] {
      var filter = AuditFilter()
      (filter.text, filter.isRefusedOnly) = (text, refusedOnly)
      return try store.audit(filter, before: nil, limit: 100).map(\.position)
    }
    #expect(
      try found("AANMELDEN") == [3] && found("", refusedOnly: true) == [3] && found("afmelden", refusedOnly: true) == []
    )
    #expect(try found("account 5") == [5] && found("%_\\").count == 7 && found("niets") == [] && found("'") == [])
    #expect(try store.audit(AuditFilter(), before: 5, limit: 2).map(\.position) == [4, 3])
  }
}
