// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import AccessSQLite
import Exact
import Foundation
import GRDB
import Testing

@testable import Access

/// Addresses to which something may be sent, and what the file keeps of those who are told of changes.
@Suite struct FollowTests {
  @Test func numbersOfComputersOnTheInternet() {
    func bytes(_ text: String) -> [UInt8] { text.split(separator: ".").compactMap { UInt8($0) } }
    for text in [
      "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "193.0.0.1", "223.255.255.1",
    ] {
      #expect(NetworkAddress.isPublic(bytes(text)), "\(text)")
    }
    for text in [
      "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9", "169.254.169.254",
      "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
      "198.51.100.7",
      "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    ] { #expect(!NetworkAddress.isPublic(bytes(text)), "\(text)") }
  }

  @Test func longNumbersOfComputersOnTheInternet() throws {
    func bytes(_ text: String) -> [UInt8] {
      let halves = text.components(separatedBy: "::").map { half in
        half.split(separator: ":").flatMap { word -> [UInt8] in
          let number = UInt16(word, radix: 16) ?? 0
          return [UInt8(number >> 8), UInt8(number & 255)]
        }
      }
      guard halves.count == 2 else { return halves[0] }
      return halves[0] + [UInt8](repeating: 0, count: 16 - halves[0].count - halves[1].count) + halves[1]
    }
    for text in [
      "2a00:1450:400e:80c::200e", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1", "::ffff:808:808",
    ] {
      #expect(NetworkAddress.isPublic(bytes(text)), "\(text)")
    }
    for text in [
      "::", "::1", "::ffff:7f00:1", "::ffff:a00:1", "::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::1",
      "fe80::1",
      "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "2001:0:1::1", "100::1", "4000::1",
    ] { #expect(!NetworkAddress.isPublic(bytes(text)), "\(text)") }
    #expect(!NetworkAddress.isPublic([]) && !NetworkAddress.isPublic([1, 2, 3]))
  }

  @Test func addressesAsTheyAreTyped() throws {
    for text in ["https://a.example", "https://a.example:8443/b?c=d", "https://xn--bcher-kva.example/"] {
      let address = try #require(WebAddress(text), "\(text)")
      #expect(address.isSecure && !address.isInside && !address.isThisComputer)
    }
    for text in [
      "", "a.example", "//a.example/", "ftp://a.example/", "https://", "https:///b", "https://u@a.example/",
      "https://u:p@a.example/", "https://a.example/#b", "https://a.example/ b", "https://a.example\\@b.example/",
      "https://a.example:0/", "https://a.example:70000/", "https://a.example:x/", "https://é.example/", "https://-/",
      "https://.", "HTTPS://a.example/", "https://a.example/\n",
      "https://a.example/" + String(repeating: "a", count: 500),
    ] { #expect(WebAddress(text) == nil, "\(text)") }
    for text in [
      "https://localhost/", "http://127.0.0.1:1/", "https://[::1]/", "https://10.0.0.1/", "https://192.168.0.1/",
      "https://169.254.169.254/latest/", "https://2130706433/", "https://0x7f.1/", "https://127.1/", "https://server/",
      "https://a.local/", "https://metadata.internal/", "https://[fe80::1]/", "https://0177.0.0.1/",
    ] {
      let address = try #require(WebAddress(text), "\(text)")
      // What only a library takes for a number is found out at the connection.
      #expect(address.isInside || text.contains("0x7f"), "\(text)")
    }
  }

  @Test func waitsGrowUntilPatienceEnds() {
    var progress = Subscription.Progress(position: 7)
    var (now, last) = (Int64(0), Int64(0))
    while !progress.isStopped {
      progress.fail("x", isFinal: false, at: Moment(milliseconds: now))
      let wait = progress.next.milliseconds - now
      #expect(wait >= last && wait <= 21_600_000)
      (last, now) = (wait, progress.next.milliseconds)
    }
    #expect(now > Subscription.Progress.patience * 86_400_000 && progress.position == 7)
    progress.resume()
    #expect(!progress.isStopped && progress.next.milliseconds == 0 && progress.problem == "x")
    progress.succeed(position: 8, at: Moment(milliseconds: now))
    #expect(progress.position == 8 && progress.failures == 0 && progress.problem.isEmpty)
  }

  @Test func aFileOfTheFirstVersionGetsTheTables() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "toegang-\(UUID().uuidString)").path
    defer { for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) } }
    var account: Int?
    do {
      let store = try SQLiteAccess(path: path)
      account = try store.insert(
        Account(
          name: "anna", title: "Anna", organisation: try #require(Organisation("GM0363")), role: .record,
          created: Moment(milliseconds: 1)))
    }
    // As the first version left it: without what was added since.
    let database = try DatabaseQueue(path: path)
    try database.write { database in
      for table in ["saved_view", "subscription", "vouched", "used_state", "access_key", "turn"] {
        try database.execute(sql: "DROP TABLE \(table)")
      }
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    try database.close()
    let store = try SQLiteAccess(path: path)
    let organisation = try #require(Organisation("GM0363"))
    let number = try #require(account)
    _ = try store.insert(
      SavedView(
        account: number, organisation: organisation, isShared: false, name: "a", target: "/",
        created: Moment(milliseconds: 2)))
    #expect(try store.account(named: "anna")?.id == number)
    #expect(try store.views(for: number, of: organisation).map(\.name) == ["a"])
    // A second time nothing is left to do.
    #expect(try SQLiteAccess(path: path).views(for: number, of: organisation).count == 1)
  }
}
