// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import AccessSQLite
import Exact
import Foundation
import GRDB
import Testing

@testable import Access

/// Guessing, links that are too old, who may manage accounts, and what stays behind of it all.
@Suite struct DoorTests {
  @Test(arguments: StoreKind.all) func whoKeepsGuessingWaitsLongerAndLonger(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    try await door.enrol("jansen")
    for _ in 0..<5 { #expect(try await door.refusal("jansen", "fout fout fout") == .signInFailed) }
    #expect(try await door.refusal("jansen") == .locked(seconds: 30), "the right password does not help either")
    #expect(try await door.refusal("jansen", origin: "10.9.9.9") == .locked(seconds: 30), "nor another address")
    door.clock.pass(seconds: 30)
    #expect(try await door.refusal("jansen", "fout fout fout") == .signInFailed)
    #expect(try await door.refusal("jansen") == .locked(seconds: 60))
    door.clock.pass(seconds: 60)
    #expect(try await door.refusal("jansen") == nil)
    #expect(try await door.refusal("jansen", "fout fout fout") == .signInFailed, "after a success it starts anew")
  }

  /// A name that nobody has is locked like any other: the wait does not tell which names there are.
  @Test(arguments: StoreKind.all) func namesThatNobodyHasAreLockedAsWell(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    for _ in 0..<5 { #expect(try await door.refusal("niemand") == .signInFailed) }
    #expect(try await door.refusal("niemand") == .locked(seconds: 30))
  }

  @Test(arguments: StoreKind.all) func anAddressThatTriesManyNamesIsLocked(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    for index in 0..<20 { #expect(try await door.refusal("naam\(index)", origin: "6.6.6.6") == .signInFailed) }
    #expect(try await door.refusal("nog-een", origin: "6.6.6.6") == .locked(seconds: 30))
    #expect(try await door.refusal("nog-een", origin: "7.7.7.7") == .signInFailed)
  }

  @Test(arguments: StoreKind.all) func manyTriesAtOnceAreCountedOneByOne(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    try await door.enrol("jansen")
    let refusals = try await withThrowingTaskGroup(of: AccessRefusal?.self) { group in
      for _ in 0..<12 { group.addTask { try await door.refusal("jansen", "fout fout fout") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(refusals.count { $0 == .signInFailed } == 5)
    #expect(refusals.count { if case .locked? = $0 { true } else { false } } == 7)
  }

  @Test(arguments: StoreKind.all) func aLinkWorksOnceAndForADay(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    let token = try await door.keeper.firstInvitation()
    let secret = try #require(try await door.keeper.invited(token: token)).secret
    func accept(_ token: String, _ password: String, _ code: String) async throws -> AccessRefusal? {
      do {
        _ = try await door.keeper.accept(
          token: token, password: password, again: password, code: code, origin: "10.0.0.1")
        return nil
      } catch let refusal as AccessRefusal {
        return refusal
      }
    }
    #expect(try await accept(token + "x", Door.password, door.code(secret)) == .invitationInvalid)
    #expect(try await accept(token, Door.password, "000000") == .codeWrong)
    #expect(try await accept(token, "kort", door.code(secret)) == .password(.length))
    #expect(try await accept(token, Door.password, door.code(secret)) == nil)
    #expect(try await accept(token, Door.password, door.code(secret)) == .invitationInvalid)
    #expect(try await !door.keeper.hasNoAdministrator())

    let late = try await door.keeper.invite(
      name: "laat", title: "Laat", organisation: try #require(Organisation("COA")), role: .read, by: door.manager)
    door.clock.pass(seconds: 24 * 3600)
    #expect(try await door.keeper.invited(token: late) == nil)
    #expect(try await accept(late, Door.password, "000000") == .invitationInvalid)
  }

  @Test(arguments: StoreKind.all) func aNewLinkReplacesTheOneBefore(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    let first = try await door.keeper.firstInvitation()
    let second = try await door.keeper.firstInvitation()
    #expect(try await door.keeper.invited(token: first) == nil)
    #expect(try await door.keeper.invited(token: second) != nil)
    #expect(try door.store.accounts().count == 1)
    #expect(try await door.keeper.hasNoAdministrator(), "an invitation alone lets nobody in")
  }

  @Test(arguments: StoreKind.all) func onlyAnAdministratorManagesAccounts(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    try await door.enrol("beheer", "beheerder", .decide)
    try await door.enrol("jansen", "JenV", .publish)
    let member = try #require(try await door.keeper.member(token: try await door.signIn("jansen")))
    let intruder = Manager(member, origin: "10.0.0.1")
    let organisation = try #require(Organisation("beheerder"))
    await #expect(throws: AccessRefusal.notAllowed) { try await door.keeper.accounts(for: intruder) }
    await #expect(throws: AccessRefusal.notAllowed) {
      try await door.keeper.setRights(organisation, .publish, of: member.account.id, by: intruder)
    }
    await #expect(throws: AccessRefusal.notAllowed) {
      try await door.keeper.invite(name: "ik", title: "Ik", organisation: organisation, role: .read, by: intruder)
    }
    await #expect(throws: AccessRefusal.notAllowed) { try await door.keeper.recover(1, by: intruder) }
    await #expect(throws: AccessRefusal.notAllowed) {
      try await door.keeper.audit(AuditFilter(), before: nil, limit: 5, for: intruder)
    }
    // The last administrator cannot shut the door from the outside.
    let id = try #require(try door.store.account(named: "beheer")).id
    await #expect(throws: AccessRefusal.lastAdministrator) {
      try await door.keeper.setBlocked(true, id, by: door.manager)
    }
    await #expect(throws: AccessRefusal.lastAdministrator) {
      try await door.keeper.setRights(try #require(Organisation("COA")), .read, of: id, by: door.manager)
    }
  }

  @Test(arguments: StoreKind.all) func namesThatAreNoNamesAreRefused(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    let organisation = try #require(Organisation("COA"))
    for name in ["", "J", "Jansen", "jan sen", "jan\r\nSet-Cookie: x", "1jan", String(repeating: "a", count: 41)] {
      await #expect(throws: AccessRefusal.nameUnusable, "\(name)") {
        try await door.keeper.invite(
          name: name, title: "J", organisation: organisation, role: .read, by: door.manager)
      }
    }
    for title in ["", "  ", "J\r\nSet-Cookie: x", "a\u{202e}b", String(repeating: "a", count: 101)] {
      await #expect(throws: AccessRefusal.titleUnusable, "\(title)") {
        try await door.keeper.invite(
          name: "jan", title: title, organisation: organisation, role: .read, by: door.manager)
      }
    }
    _ = try await door.keeper.invite(name: "jan", title: "J", organisation: organisation, role: .read, by: door.manager)
    await #expect(throws: AccessRefusal.nameTaken) {
      try await door.keeper.invite(name: "jan", title: "J", organisation: organisation, role: .read, by: door.manager)
    }
  }

  @Test(arguments: StoreKind.all) func everythingStandsInTheLogAndNoSecretDoes(_ kind: StoreKind) async throws {
    let door = try Door(kind)
    let codes = try await door.enrol("jansen")
    let token = try await door.signIn("jansen")
    _ = try await door.refusal("jansen", "mijn echte wachtwoord")
    _ = try await door.refusal("mijn-wachtwoord-per-ongeluk")
    let member = try #require(try await door.keeper.member(token: token))
    try await door.keeper.signOut(member, everywhere: false, origin: "10.0.0.1")
    try await door.keeper.note(
      AuditEvent(actor: "a\nb", action: "c\u{2028}d", object: "e", isDone: false, origin: "f\r", reason: "g"))
    let lines = try await door.keeper.audit(AuditFilter(), before: nil, limit: 100, for: door.manager)
    let text = lines.map { "\($0)" }.joined(separator: "\n")
    #expect(lines.map(\.event.action).contains("aanmelden") && lines.map(\.event.action).contains("afmelden"))
    #expect(lines.count { !$0.event.isDone } == 3)
    for secret in [Door.password, "mijn echte", "mijn-wachtwoord", token, codes[0], "$argon2"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    #expect(lines[0].event.actor == "a?b" && lines[0].event.action == "c?d" && lines[0].event.origin == "f?")
    var filter = AuditFilter()
    filter.isRefusedOnly = true
    filter.text = "ONJUIST"
    #expect(try await door.keeper.audit(filter, before: nil, limit: 100, for: door.manager).count == 2)
    #expect(try await door.keeper.audit(AuditFilter(), before: 3, limit: 1, for: door.manager).map(\.position) == [2])
    #expect(try await door.keeper.verifyAudit().firstBad == nil)
  }

  @Test func theFileIsForItsOwnerAndTheLogTellsWhatWasChanged() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "toegang-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "x.toegang").path
    do {
      let store = try SQLiteAccess(path: path)
      for index in 0..<5 {
        try store.append(
          AuditEvent(actor: "a", action: "b \(index)", object: "c", isDone: true, origin: "d"),
          at: Moment(milliseconds: Int64(index)))
      }
      #expect(try store.verifyAudit() == SQLiteAccess(path: path).verifyAudit())
    }
    for end in ["", "-wal"] {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + end)
      if end.isEmpty || attributes != nil { #expect(attributes?[.posixPermissions] as? Int == 0o600, "\(end)") }
    }
    let raw = try DatabaseQueue(path: path)
    for change in ["UPDATE audit SET action = 'x' WHERE position = 3", "DELETE FROM audit WHERE position = 3"] {
      #expect(throws: DatabaseError.self) { try raw.write { try $0.execute(sql: change) } }
      try await raw.write { database in
        try database.execute(
          sql: "DROP TRIGGER IF EXISTS audit_is_never_changed; DROP TRIGGER IF EXISTS audit_is_never_removed")
        try database.execute(sql: change)
      }
      let checked = try SQLiteAccess(path: path).verifyAudit()
      #expect(checked.firstBad == 3 && checked.count == 2)
      break
    }
    let strange = folder.appending(path: "y").path
    try Data(repeating: 65, count: 600).write(to: URL(filePath: strange))
    #expect(throws: AccessRefusal.self) { try SQLiteAccess(path: strange) }
  }
}
