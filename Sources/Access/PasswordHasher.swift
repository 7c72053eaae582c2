// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CSodium
import Dispatch

/// Makes and checks hashes of passwords (Argon2id), each of which takes time and memory on purpose.
///
/// Off the threads that answer requests, and at most two at a time: whoever sends many passwords must wait, not the readers.
actor PasswordHasher {
  private static let atOnce = 2
  private static let longestLine = 16
  private var running = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// A hash that fits no password, checked when there is no account: it takes as long as a real one.
  private var blank: String?

  func hash(_ password: String) async throws -> String {
    try await takeTurn()
    defer { passTurn() }
    let hash = await PasswordHasher.apart { PasswordHasher.make(password) }
    guard let hash else { throw AccessRefusal.busy }
    return hash
  }

  /// Whether the password belongs to the hash; without a hash it never does, after the same time.
  func verify(_ password: String, _ hash: String?) async throws -> Bool {
    if blank == nil { blank = try await self.hash(Secrets.token()) }
    try await takeTurn()
    defer { passTurn() }
    let against = hash ?? blank ?? ""
    let isRight = await PasswordHasher.apart { PasswordHasher.check(password, against) }
    return isRight && hash != nil
  }

  private func takeTurn() async throws {
    if running < PasswordHasher.atOnce {
      running += 1
      return
    }
    guard waiting.count < PasswordHasher.longestLine else { throw AccessRefusal.busy }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func passTurn() {
    if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
  }

  private static func apart<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .userInitiated).async { continuation.resume(returning: work()) }
    }
  }

  /// The hash with its salt and cost in it; nil when there is no memory for it.
  private static func make(_ password: String) -> String? {
    var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let bytes = Array(password.utf8.map { CChar(bitPattern: $0) })
    let result = crypto_pwhash_str(
      &hash, bytes, UInt64(bytes.count), UInt64(crypto_pwhash_opslimit_interactive()),
      crypto_pwhash_memlimit_interactive())
    guard result == 0 else { return nil }
    return String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func check(_ password: String, _ hash: String) -> Bool {
    let bytes = Array(password.utf8.map { CChar(bitPattern: $0) })
    return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
  }
}
