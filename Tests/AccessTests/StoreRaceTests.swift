// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Testing

@testable import Access

/// Several stores on one file or database, each as another process has it, that do the same at the same moment.
@Suite struct StoreRaceTests {
  /// Two stores on one place, and an account in it.
  private struct Pair {
    let place: StorePlace
    let stores: [any MovableAccess]
    let account: Account

    init(_ kind: StoreKind) throws {
      place = try StorePlace(kind)
      stores = [try place.open(), try place.open()]
      let id = try #require(try stores[0].insert(StoreTests.account("jansen", "beheerder")))
      account = try #require(try stores[1].account(id))
    }

    /// How many of eight who ask at once are told that they did it.
    func winners(_ work: @escaping @Sendable (any MovableAccess) throws -> Bool) async throws -> Int {
      let stores = stores
      return try await atOnce(8) { try work(stores[$0 % 2]) }.count { $0 }
    }
  }

  @Test(arguments: StoreKind.all) func whatWorksOnceWorksForOne(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let id = pair.account.id
    for round in 1...5 {
      try pair.stores[0].setRecovery(["code \(round)"], of: id)
      try pair.stores[0].insert(
        Invitation(digest: "link \(round)", account: id, secret: [1], until: StoreTests.later(60)))
      #expect(try await pair.winners { try $0.takeStep(Int64(round), of: id) } == 1)
      #expect(try await pair.winners { try $0.takeRecovery("code \(round)", of: id) } == 1)
      #expect(try await pair.winners { try $0.takeInvitation("link \(round)") } == 1)
      #expect(
        try await pair.winners {
          try $0.takeState("state \(round)", until: StoreTests.later(60), now: StoreTests.moment)
        } == 1)
      #expect(try await pair.winners { try $0.insert(StoreTests.account("naam-\(round)")) != nil } == 1)
    }
    #expect(try pair.stores[1].accounts().count == 6)
  }

  @Test(arguments: StoreKind.all) func aProposalSentManyTimesIsOneAndClosedOnce(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let account = pair.account
    let stores = pair.stores
    let ids = try await atOnce(8) { index in
      try stores[index % 2].insert(
        Proposal(
          account: account.id, organisation: account.organisation, title: "t", content: "c", request: "r",
          key: "k \(index)", created: StoreTests.moment))
    }
    #expect(Set(ids).count == 1)
    let closed = try await pair.winners { store in
      try store.close(ids[0], as: .confirmed, by: account.id, reason: "")
    }
    #expect(try closed == 1 && stores[0].proposals(of: account.organisation).count == 1)
  }

  /// Each line has one before it and one after it, whoever wrote it.
  @Test(arguments: StoreKind.all) func theLogStaysOneChain(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let stores = pair.stores
    _ = try await atOnce(6) { index in
      for line in 0..<20 {
        try stores[index % 2].append(
          AuditEvent(actor: "draad \(index)", action: "\(line)", object: "o", isDone: true, origin: ""),
          at: StoreTests.later(Int64(line)))
      }
    }
    let checked = try stores[0].verifyAudit()
    #expect(try checked.count == 120 && checked.firstBad == nil && stores[1].verifyAudit() == checked)
    let lines = try stores[1].audit(AuditFilter(), before: nil, limit: 1_000)
    #expect(Set(lines.map { "\($0.event.actor) \($0.event.action)" }).count == 120)
  }

  @Test(arguments: StoreKind.all) func everyTryIsCounted(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let stores = pair.stores
    _ = try await atOnce(6) { index in
      for _ in 0..<10 {
        try stores[index % 2].changeTries(of: ["naam", "adres"], old: StoreTests.moment) { known in
          known.map { tries in
            Tries(failures: (tries?.failures ?? 0) + 1, last: StoreTests.later(1), until: StoreTests.later(1))
          }
        }
      }
    }
    try stores[0].changeTries(of: ["naam", "adres"], old: StoreTests.moment) { known in
      #expect(known.map { $0?.failures } == [60, 60])
      return known
    }
  }

  /// The one changes the password while the other blocks: neither undoes what the other did.
  @Test(arguments: StoreKind.all) func changesOfOneAccountDoNotUndoEachOther(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let (id, stores) = (pair.account.id, pair.stores)
    for round in 0..<10 {
      _ = try await atOnce(2) { index in
        try stores[index].change(id) { account, _ in
          if index == 0 { account.password = "\(round)" } else { account.isBlocked = round % 2 == 0 }
        }
      }
      let now = try #require(try stores[0].account(id))
      #expect(now.password == "\(round)" && now.isBlocked == (round % 2 == 0))
    }
  }

  /// Two administrators block each other from two servers: one of them stays.
  @Test(arguments: StoreKind.all) func anAdministratorStays(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let stores = pair.stores
    let other = try #require(try stores[0].insert(StoreTests.account("pieters", "beheerder")))
    let ids = [pair.account.id, other]
    for id in ids { _ = try stores[0].change(id) { account, _ in account.password = "x" } }
    let keepers = stores.map { store in Doorkeeper(store: store) { StoreTests.moment } }
    for _ in 0..<5 {
      let refusals = await withTaskGroup(of: AccessRefusal?.self) { group in
        for (keeper, id) in zip(keepers, ids) {
          group.addTask {
            do {
              try await keeper.setBlocked(true, id, by: Manager(local: "toets"))
              return nil
            } catch { return error as? AccessRefusal }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(refusals.compactMap(\.self) == [.lastAdministrator])
      #expect(try stores[0].accounts().count { !$0.isBlocked } == 1)
      for id in ids { try await keepers[0].setBlocked(false, id, by: Manager(local: "toets")) }
    }
    #expect(try stores[1].verifyAudit().firstBad == nil)
  }

  @Test(arguments: StoreKind.all) func recoveryCodesAreOfOneTime(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let (id, stores) = (pair.account.id, pair.stores)
    for _ in 0..<5 {
      _ = try await atOnce(4) { index in try stores[index % 2].setRecovery(["\(index) a", "\(index) b"], of: id) }
      let left = try (0..<4).filter { index in
        let (a, b) = (
          try stores[0].takeRecovery("\(index) a", of: id), try stores[0].takeRecovery("\(index) b", of: id)
        )
        #expect(a == b)
        return a
      }
      #expect(left.count == 1)
    }
  }

  @Test(arguments: StoreKind.all) func aLinkReplacesAnother(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let (id, stores) = (pair.account.id, pair.stores)
    for _ in 0..<5 {
      _ = try await atOnce(4) { index in
        try stores[index % 2].insert(
          Invitation(digest: "\(index)", account: id, secret: [1], until: StoreTests.later(60)))
      }
      #expect(try (0..<4).count { try stores[1].takeInvitation("\($0)") } == 1)
    }
  }

  @Test(arguments: StoreKind.all) func oneHasTheTurn(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let stores = pair.stores
    for round in 0..<5 as Range<Int64> {
      let taken = try await atOnce(6) { index in
        try stores[index % 2].takeTurn(
          "sturen", as: "\(index)", now: StoreTests.later(round * 30), until: StoreTests.later(round * 30 + 30))
      }
      #expect(taken.count { $0 } == 1)
    }
  }

  /// Somebody signs in at one server while the password is changed at another: no session of before stays.
  @Test(arguments: StoreKind.all) func noSessionOutlivesThePassword(_ kind: StoreKind) async throws {
    let pair = try Pair(kind)
    let (id, stores) = (pair.account.id, pair.stores)
    for round in 0..<10 {
      let read = try #require(try stores[0].account(id))
      _ = try await atOnce(2) { index in
        if index == 0 {
          let session = Session(
            digest: "\(round)", account: id, created: StoreTests.moment, seen: StoreTests.moment, origin: "")
          _ = try stores[0].insert(session, of: read, now: StoreTests.moment)
        } else {
          _ = try stores[1].change(id) { account, _ in account.password = "\(round)" }
          try stores[1].endSessions(of: id)
        }
      }
      #expect(try stores[0].sessions(of: id).isEmpty)
    }
  }
}
