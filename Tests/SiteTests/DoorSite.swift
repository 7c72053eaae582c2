// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessSQLite
import Exact
import Foundation
import Hummingbird
import Synchronization
import Testing

@testable import Site

/// A clock that tests turn.
final class DoorClock: Sendable {
  private let milliseconds = Mutex<Int64>(1_795_437_000_000)
  var now: Moment { Moment(milliseconds: milliseconds.withLock { $0 }) }
  func pass(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1000 } }
}

/// A site with a door, reached by https through a proxy as in an installation that is shared.
struct DoorSite {
  static let password = "een hele lange zin"
  let site: TestSite
  let store: SQLiteAccess
  let keeper: Doorkeeper
  let clock: DoorClock

  init(
    isBehindProxy: Bool = true, providers: ProviderDesk? = nil, clock: DoorClock = DoorClock(),
    perMinute: Int? = nil, allowsInside: Bool = false, path: String? = nil
  ) async throws {
    let store = try path.map { try SQLiteAccess(path: $0) } ?? SQLiteAccess()
    let keeper = Doorkeeper(store: store, providers: providers) { clock.now }
    self.clock = clock
    self.store = store
    self.keeper = keeper
    site = try await TestSite(
      door: SiteDoor(keeper: keeper, isBehindProxy: isBehindProxy, perMinute: perMinute, allowsInside: allowsInside))
  }

  /// An account that has accepted its invitation.
  func enrol(_ name: String, _ organisation: String, _ role: Role, title: String? = nil) async throws {
    let token = try await keeper.invite(
      name: name, title: title ?? "Naam van \(name)", organisation: try #require(Organisation(organisation)),
      role: role, by: Manager(local: "toets"))
    let secret = try #require(try await keeper.invited(token: token)).secret
    _ = try await keeper.accept(
      token: token, password: DoorSite.password, again: DoorSite.password, code: code(secret), origin: "10.0.0.1")
    clock.pass(seconds: 30)
  }

  func code(_ secret: [UInt8]) -> String { TimeCode.code(secret, step: clock.now.milliseconds / 30_000) }

  func code(of name: String) throws -> String {
    code(try #require(try store.account(named: name)?.secret))
  }

  /// Signs in over the web and gives the cookie.
  func signIn(_ name: String) async throws -> String {
    let reply = try await post(
      "/aanmelden", [("naam", name), ("wachtwoord", DoorSite.password), ("code", try code(of: name))])
    #expect(reply.status == 303 && reply.header("Location") == "/")
    clock.pass(seconds: 30)
    return try #require(reply.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
  }

  func get(_ target: String, _ cookie: String? = nil, headers: [String: String] = [:]) async throws -> TestSite.Reply {
    var headers = headers
    headers["Cookie"] = cookie
    return try await site.send(.get, target, headers: headers, body: "", isLocal: true, host: "tafel.example")
  }

  func post(
    _ target: String, _ fields: [(String, String)], _ cookie: String? = nil, headers: [String: String] = [:]
  ) async throws -> TestSite.Reply {
    var all = ["Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"]
    all["Cookie"] = cookie
    all.merge(headers) { _, new in new }
    let body = fields.map { "\(FormText.encode($0.0))=\(FormText.encode($0.1))" }.joined(separator: "&")
    return try await site.send(.post, target, headers: all, body: body, isLocal: true, host: "tafel.example")
  }

  /// The proof in the forms of a page.
  func proof(_ target: String, _ cookie: String) async throws -> String {
    let body = try await get(target, cookie).body
    let match = try #require(
      try body.firstMatch(of: Regex("name=\"bewijs\" value=\"([^\"]+)\"", as: (Substring, Substring).self)))
    return String(match.1)
  }

  /// The lines of the audit log, the newest first: action, object, outcome and reason.
  func log() throws -> [String] {
    try store.audit(AuditFilter(), before: nil, limit: 100).map { line in
      let event = line.event
      return [event.actor, event.action, event.object, event.isDone ? "gelukt" : "geweigerd", event.reason]
        .joined(separator: " | ")
    }
  }
}
