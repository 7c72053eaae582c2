// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CSodium

/// Randomness, digests and comparison that takes the same time whatever it compares.
public enum Secrets {
  /// Libsodium asks to be started once; a second time does nothing.
  private static let isReady: Bool = sodium_init() >= 0

  /// Bytes that nobody can guess.
  static func random(_ count: Int) -> [UInt8] {
    precondition(isReady, "libsodium does not start")
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// A token of 256 bits, in letters, digits, `-` and `_`.
  public static func token() -> String { base64(random(32)) }

  /// The SHA-256 of a text, in hexadecimal: what is kept of a token.
  public static func digest(_ text: String) -> String { hexadecimal(sha256(Array(text.utf8))) }

  /// What a form must bring along, for the session with this token. Who knows it does not know the token.
  public static func formToken(of token: String) -> String {
    base64(sha256(Array("regietafel formulier \(token)".utf8)))
  }

  /// Whether two texts are the same, without telling by the time it takes how much of them is.
  public static func areEqual(_ left: String, _ right: String) -> Bool {
    let (left, right) = (sha256(Array(left.utf8)), sha256(Array(right.utf8)))
    return sodium_memcmp(left, right, left.count) == 0
  }

  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    precondition(isReady, "libsodium does not start")
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
    crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
    return hash
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    return Bits.groups(of: bytes, size: 6).reduce(into: "") { $0.append(letters[$1]) }
  }
}

/// Bytes cut into groups of fewer bits, the last one filled up with zeros.
enum Bits {
  static func groups(of bytes: [UInt8], size: Int) -> [Int] {
    var (groups, held, count) = ([Int](), 0, 0)
    for byte in bytes {
      held = (held << 8 | Int(byte)) & 0xffff
      count += 8
      while count >= size {
        count -= size
        groups.append(held >> count & (1 << size - 1))
      }
    }
    if count > 0 { groups.append(held << (size - count) & (1 << size - 1)) }
    return groups
  }
}
