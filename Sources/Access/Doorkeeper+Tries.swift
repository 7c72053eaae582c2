// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// How often signing in may fail, and how long one waits after that.
extension Doorkeeper {
  /// Tries without waiting under one name, and from one address: many people can sit behind one address.
  private static let freeOfName = 5
  private static let freeOfAddress = 20
  private static let firstWait: Int64 = 30_000
  private static let longestWait: Int64 = 15 * 60_000
  /// After a day without a failure it is forgotten.
  private static let memory: Int64 = 24 * 3_600_000

  /// Counts a try, or refuses it when one must wait. A name that nobody has is counted as any other.
  func countTry(name: String, origin: String) throws {
    try count(Doorkeeper.subjects(name: name, origin: origin))
  }

  /// Counts a try from an address at one of the doors, or refuses it when one must wait.
  func countTry(at door: String, origin: String) throws { try count([Doorkeeper.subject(at: door, origin)]) }

  private func count(_ subjects: [Subject]) throws {
    let now = clock()
    let old = Moment(milliseconds: now.milliseconds - Doorkeeper.memory)
    try store.changeTries(of: subjects.map(\.key), old: old) { tries in
      // Without a wait, `until` is the moment of the try, which the clock of another server may have put a little ahead.
      let ends = tries.compactMap { tries in tries.flatMap { $0.until > $0.last ? $0.until.milliseconds : nil } }
      let wait = ends.max().map { $0 - now.milliseconds } ?? 0
      if wait > 0 { throw AccessRefusal.locked(seconds: Int((wait + 999) / 1000)) }
      return zip(subjects, tries).map { subject, known in
        let isOld = known.map { $0.last < old } ?? true
        let failures = (isOld ? 0 : known?.failures ?? 0) + 1
        let until = now.milliseconds + Doorkeeper.wait(after: failures, free: subject.free)
        return Tries(failures: failures, last: now, until: Moment(milliseconds: until))
      }
    }
  }

  /// Forgets the failures under a name after a success, and takes back the one try from the address. Its other failures
  /// stay: who has one account cannot use it to go on guessing others.
  func forgetTries(name: String, origin: String) throws {
    try forget(Doorkeeper.subjects(name: name, origin: origin))
  }

  /// Takes back the one try from an address at one of the doors.
  func forgetTry(at door: String, origin: String) throws { try forget([Doorkeeper.subject(at: door, origin)]) }

  private func forget(_ subjects: [Subject]) throws {
    let old = Moment(milliseconds: clock().milliseconds - Doorkeeper.memory)
    try store.changeTries(of: subjects.map(\.key), old: old) { known in
      zip(subjects, known).map { subject, tries in
        guard subject.isAddress, var tries else { return nil }
        tries.failures = max(0, tries.failures - 1)
        tries.until = tries.last
        return tries
      }
    }
  }

  private static func wait(after failures: Int, free: Int) -> Int64 {
    guard failures >= free else { return 0 }
    return min(longestWait, firstWait << min(failures - free, 10))
  }

  private typealias Subject = (key: String, free: Int, isAddress: Bool)

  /// By digest: a password that somebody types where the name belongs is not kept. Nobody has an empty name, so that counts
  /// for the address only.
  private static func subjects(name: String, origin: String) -> [Subject] {
    var subjects: [Subject] = []
    if !name.isEmpty { subjects.append((Secrets.digest("naam \(name)"), freeOfName, false)) }
    if !origin.isEmpty { subjects.append(subject(at: "adres", origin)) }
    return subjects
  }

  private static func subject(at door: String, _ origin: String) -> Subject {
    (Secrets.digest("\(door) \(network(of: origin))"), freeOfAddress, true)
  }

  /// What one visitor has: an address of version 4, or of version 6 the first half. A household gets that half, and can take
  /// another second half for each try.
  public static func network(of origin: String) -> String {
    let address = origin.lowercased().prefix { $0 != "%" }
    guard address.contains(":") else { return origin }
    // An address of version 4 in the clothes of version 6.
    if address.contains("."), let last = address.split(separator: ":").last { return String(last) }
    let halves = address.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return origin }
    let (front, back) = (groups(halves[0]), halves.count == 2 ? groups(halves[1]) : [])
    guard let front, let back, halves.count == 2 ? front.count + back.count < 8 : front.count == 8 else {
      return origin
    }
    let all = front + [UInt16](repeating: 0, count: 8 - front.count - back.count) + back
    return all.prefix(4).map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    if text.isEmpty { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let groups = parts.compactMap { UInt16($0, radix: 16) }
    return groups.count == parts.count ? groups : nil
  }
}
