// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import AccessSQLite
import Exact
import Foundation
import GRDB
import Testing

@testable import Access

/// The file with accounts from one version of the program to the next.
@Suite struct AccessFileTests {
  @Test func aFileOfAnOlderVersionKeepsWhatIsInItAndTakesWhatIsNew() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "regietafel-\(UUID().uuidString).toegang").path
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    func alter(_ statements: String) throws {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
      try queue.close()
    }
    let moment = Moment(milliseconds: 1_795_437_000_000)
    let organisation = try #require(Organisation("GM0363"))
    do {
      let store = try SQLiteAccess(path: path)
      _ = try store.insert(
        Account(name: "jansen", title: "J. Jansen", organisation: organisation, role: .record, created: moment))
      try store.append(
        AuditEvent(actor: "a", action: "b", object: "c", isDone: true, origin: "d"), at: moment)
    }
    for table in ["vouched", "used_state", "access_key", "saved_view", "subscription", "turn"] {
      try alter("DROP TABLE \(table)")
    }
    try alter("PRAGMA user_version = 1")
    for _ in 0..<2 {
      let store = try SQLiteAccess(path: path)
      #expect(try store.accounts().map(\.name) == ["jansen"])
      #expect(try store.verifyAudit().count == 1)
      let identity = ProviderIdentity(issuer: "https://op.example", subject: UUID().uuidString)
      var account = Account(
        name: "x-\(identity.subject.lowercased().prefix(8))", title: "X", organisation: organisation, role: .read,
        created: moment)
      account.identity = identity
      let id = try #require(try store.insert(account))
      #expect(try store.account(of: identity)?.id == id && store.account(id)?.identity == identity)
      #expect(try store.takeState(identity.subject, until: moment, now: moment))
      #expect(try !store.takeState(identity.subject, until: moment, now: moment))
      let second = account
      #expect(try store.insert(second) == nil)
      _ = try store.takeState("nog een", until: moment, now: Moment(milliseconds: moment.milliseconds + 1))
      let count = try #require(try store.accounts().last).id
      try alter("DELETE FROM vouched; DELETE FROM account WHERE id = \(count); DELETE FROM used_state")
    }
    try alter("PRAGMA user_version = 4")
    #expect(throws: AccessRefusal.self) { try SQLiteAccess(path: path) }
  }
}
