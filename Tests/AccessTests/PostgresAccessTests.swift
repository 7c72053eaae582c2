// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import AccessPostgres
import AccessSQLite
import Exact
import Foundation
import Postgres
import Testing

@testable import Access

/// What only a store in a database has to do.
@Suite(.enabled(if: StoreKind.hasServer, StoreKind.missing)) struct PostgresAccessTests {
  @Test func itIsThereForTheNextAndForManyAtOnce() async throws {
    let address = try StoreKind.newAddress()
    #expect(try !PostgresAccess.isMade(at: address))
    let ids = try await atOnce(8) { index in
      try PostgresAccess(address: address).insert(StoreTests.account("naam-\(index)"))
    }
    #expect(Set(ids.compactMap(\.self)).count == 8)
    #expect(try PostgresAccess.isMade(at: address) && PostgresAccess(address: address).accounts().count == 8)
  }

  @Test func laterVersionsAndOthersTablesAreRefused() throws {
    let address = try StoreKind.newAddress()
    _ = try PostgresAccess(address: address)
    try StoreKind.run("UPDATE regietafel_access_layout SET version = version + 1", at: address)
    let later = #expect(throws: AccessRefusal.self) { try PostgresAccess(address: address) }
    guard case .store(let text) = later, text.contains("nieuwere versie") else {
      return _ = Issue.record("\(String(describing: later))")
    }
    let strange = try StoreKind.newAddress()
    try StoreKind.run("CREATE TABLE regietafel_account (x int)", at: strange)
    #expect(throws: AccessRefusal.self) { try PostgresAccess(address: strange) }
    try StoreKind.run("INSERT INTO regietafel_account VALUES (1)", at: strange)
  }

  @Test(arguments: [
    "UPDATE regietafel_audit SET action = 'x'", "DELETE FROM regietafel_audit", "TRUNCATE regietafel_audit",
    "SET session_replication_role = replica; DELETE FROM regietafel_audit",
  ]) func theDatabaseItselfKeepsTheLog(_ statement: String) throws {
    let address = try StoreKind.newAddress()
    let store = try PostgresAccess(address: address)
    for _ in 0..<3 { try store.append(StoreTests.event, at: StoreTests.moment) }
    #expect(throws: PostgresFault.self) { try StoreKind.run(statement, at: address) }
    #expect(try store.verifyAudit().count == 3)
  }

  @Test(arguments: [
    ("UPDATE regietafel_audit SET action = 'x' WHERE position = 3", 3),
    ("DELETE FROM regietafel_audit WHERE position = 2", 2),
    (
      "INSERT INTO regietafel_audit SELECT 9, moment, actor, action, object, done, origin, reason, hash FROM regietafel_audit "
        + "WHERE position = 4", 5
    ),
  ]) func aChangedLogIsFound(_ statement: String, _ bad: Int) throws {
    let address = try StoreKind.newAddress()
    let store = try PostgresAccess(address: address)
    for _ in 0..<4 { try store.append(StoreTests.event, at: StoreTests.moment) }
    try StoreKind.run("ALTER TABLE regietafel_audit DISABLE TRIGGER ALL; \(statement)", at: address)
    #expect(try store.verifyAudit().firstBad == bad)
  }

  /// A user that may read and change what is there, and make or change no table, nor a line of the log.
  @Test func aUserWithFewRightsIsEnough() throws {
    let address = try StoreKind.newAddress()
    _ = try PostgresAccess(address: address)
    let user = "site_" + UUID().uuidString.prefix(8).lowercased()
    let schema = try #require(address.text.split(separator: "%3D").last)
    try StoreKind.run(
      """
      CREATE ROLE \(user) LOGIN; GRANT USAGE ON SCHEMA \(schema) TO \(user);
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA \(schema) TO \(user);
      REVOKE UPDATE, DELETE ON regietafel_audit, regietafel_access_layout FROM \(user)
      """, at: address)
    let store = try PostgresAccess(
      address: try PostgresAddress(address.text.replacing("regietafel@", with: "\(user)@")))
    #expect(try store.insert(StoreTests.account("jansen")) != nil)
    try store.append(StoreTests.event, at: StoreTests.moment)
    #expect(try store.verifyAudit().count == 1)
  }

  @Test func aBrokenConnectionIsReplaced() throws {
    let name = "breuk_\(UUID().uuidString.prefix(8))"
    let plain = try StoreKind.newAddress()
    let store = try PostgresAccess(address: try PostgresAddress(plain.text + "&application_name=\(name)"))
    for round in 0..<4 {
      try StoreKind.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(name)'", at: plain)
      if round % 2 == 0 { #expect(try store.accounts().count == round) }
      #expect(try store.insert(StoreTests.account("naam-\(round)")) != nil)
    }
    #expect(try store.accounts().count == 4)
  }

  /// What is held by somebody else for too long is given up, and works again afterwards.
  @Test func whatIsHeldTooLongIsGivenUp() async throws {
    let address = try StoreKind.newAddress()
    let store = try PostgresAccess(address: address)
    let id = try #require(try store.insert(StoreTests.account("jansen")))
    let holder = try PostgresHandle(address)
    try holder.runAll("BEGIN; LOCK TABLE regietafel_account")
    let refusal = try #require(throws: AccessRefusal.self) { try store.takeStep(1, of: id) }
    guard case .storeAway = refusal else { return _ = Issue.record("\(String(describing: refusal))") }
    // Whoever stands behind hears it at once, without asking the database.
    #expect(throws: refusal) { try store.account(id) }
    try holder.runAll("ROLLBACK")
    try await Task.sleep(for: .milliseconds(1_100))
    #expect(try store.takeStep(1, of: id))
  }

  @Test func aDatabaseThatIsNotThereIsAway() throws {
    let address = try PostgresAddress("postgres://jan:geheim@127.0.0.1:1/x")
    let refusal = #expect(throws: AccessRefusal.self) { try PostgresAccess(address: address) }
    guard case .storeAway(let detail) = refusal else { return _ = Issue.record("\(String(describing: refusal))") }
    #expect(!detail.contains("geheim"))
  }
}

/// The line breaks at the worst moment.
@Suite(.serialized, .enabled(if: StoreKind.hasServer, StoreKind.missing)) struct PostgresLineTests {
  /// Around the COMMIT: before it arrives, before it arrives and without the server noticing, after it was carried out but before
  /// that was heard. Each is done once, and answered as if nothing happened.
  @Test(arguments: ["before", "silent", "after"]) func aCommitOfWhichTheEndIsNotHeard(_ when: String) throws {
    let direct = try StoreKind.newAddress()
    _ = try PostgresAccess(address: direct)
    let line = try BreakingLine(to: direct, when)
    defer { line.stop() }
    let store = try PostgresAccess(address: line.address)
    // The first COMMIT is that of this account.
    let id = try #require(try store.insert(StoreTests.account("jansen")))
    try store.setRecovery(["a", "b"], of: id)
    #expect(try store.takeRecovery("a", of: id) && !store.takeRecovery("a", of: id))
    #expect(try store.takeStep(5, of: id) && !store.takeStep(5, of: id))
    for _ in 0..<4 { try store.append(StoreTests.event, at: StoreTests.moment) }
    #expect(try store.insert(StoreTests.account("jansen")) == nil)
    let there = try PostgresAccess(address: direct)
    #expect(try there.accounts().map(\.id) == [id] && there.verifyAudit().count == 4)
    #expect(try there.verifyAudit().firstBad == nil && line.breaks > 2)
  }

  /// It stays away after the COMMIT was sent: that is not the same as nothing done, and the caller is told so.
  @Test func aServerThatStaysAwayLeavesTheOutcomeUnknown() throws {
    let direct = try StoreKind.newAddress()
    _ = try PostgresAccess(address: direct)
    let line = try BreakingLine(to: direct, "gone")
    defer { line.stop() }
    let store = try PostgresAccess(address: line.address)
    #expect(throws: AccessRefusal.storeUncertain) { try store.append(StoreTests.event, at: StoreTests.moment) }
    let reading = #expect(throws: AccessRefusal.self) { try store.accounts() }
    guard case .storeAway = reading else { return _ = Issue.record("\(String(describing: reading))") }
    #expect(try PostgresAccess(address: direct).verifyAudit().count == 1)
  }

  /// A server that takes the question and never answers keeps nobody waiting for ever.
  @Test func aServerThatSaysNothingIsGivenUp() throws {
    let direct = try StoreKind.newAddress()
    _ = try PostgresAccess(address: direct)
    let line = try BreakingLine(to: direct, "frozen")
    defer { line.stop() }
    let store = try PostgresAccess(address: line.address)
    let refusal = #expect(throws: AccessRefusal.self) { try store.append(StoreTests.event, at: StoreTests.moment) }
    #expect(refusal == .storeUncertain, "a COMMIT was sent")
    #expect(try PostgresAccess(address: direct).verifyAudit().count == 0)
  }
}

/// A line to the database that breaks at every fifth COMMIT, so that asking and trying again go on: `before` it is sent on, the
/// same while the server goes on waiting for it (`silent`), or `after` it was carried out. Or for good: at the first one, after
/// it (`gone`), or at each without a word (`frozen`).
private final class BreakingLine {
  let address: PostgresAddress
  private let process = Process()
  private let output: URL

  init(to address: PostgresAddress, _ when: String) throws {
    let port = String(try #require(address.text.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.1))
    output = FileManager.default.temporaryDirectory.appending(path: "lijn-\(UUID().uuidString)")
    try Data().write(to: output)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-u", "-c", BreakingLine.script, port, when]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    var own: String?
    for _ in 0..<2_000 where own == nil {
      own = try String(contentsOf: output, encoding: .utf8).split(separator: "\n").first.map(String.init)
      if own == nil { Thread.sleep(forTimeInterval: 0.005) }
    }
    self.address = try PostgresAddress(address.text.replacing(":\(port)/", with: ":\(try #require(own))/"))
  }

  /// How often it broke.
  var breaks: Int {
    get throws { try String(contentsOf: output, encoding: .utf8).matches(of: /broke/).count }
  }

  func stop() {
    // Killed: a child of the tests may have been told to wait with other signals.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: output)
  }

  private static let script = """
    import socket, sys, threading, time
    server, when = int(sys.argv[1]), sys.argv[2]
    door = socket.create_server(("127.0.0.1", 0))
    commits = 0
    broken = threading.Event()
    def answers(up, down, deaf):
        try:
            while data := up.recv(65536):
                if not deaf.is_set(): down.sendall(data)
        except OSError: pass
    def serve(down):
        global commits
        up = socket.create_connection(("127.0.0.1", server))
        deaf = threading.Event()
        threading.Thread(target=answers, args=(up, down, deaf), daemon=True).start()
        try:
            while data := down.recv(65536):
                if b"COMMIT\\0" in data:
                    commits += 1
                    if when == "frozen" or broken.is_set():
                        broken.set()
                        time.sleep(60)
                    if commits % 5 == 1:
                        print("broke", when)
                        if when in ("after", "gone"):
                            deaf.set()
                            up.sendall(data)
                        if when == "before": up.shutdown(socket.SHUT_RDWR)
                        if when == "gone": broken.set()
                        down.shutdown(socket.SHUT_RDWR)
                        if when == "silent": time.sleep(60)
                        break
                up.sendall(data)
        except OSError: pass
        up.close(); down.close()
    print(door.getsockname()[1])
    while True:
        down, _ = door.accept()
        if broken.is_set():
            if when == "gone": down.close()
            continue
        threading.Thread(target=serve, args=(down,), daemon=True).start()
    """
}
