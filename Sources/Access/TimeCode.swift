// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import COpenSSL
import Exact

/// Codes of six digits that an app on a phone shows for half a minute (TOTP, RFC 6238, with SHA-1).
public enum TimeCode {
  /// Seconds that a code lasts.
  static let step: Int64 = 30
  /// Steps before and after now that count: clocks differ.
  private static let window: Int64 = 1

  /// A new secret of 160 bits.
  public static func newSecret() -> [UInt8] { Secrets.random(20) }

  /// The step of this moment.
  static func step(at moment: Moment) -> Int64 { moment.milliseconds / 1000 / step }

  /// The code of a step.
  public static func code(_ secret: [UInt8], step: Int64) -> String {
    let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
    var (hash, length) = ([UInt8](repeating: 0, count: 64), 0)
    guard
      EVP_Q_mac(nil, "HMAC", nil, "SHA1", nil, secret, secret.count, message, message.count, &hash, 64, &length) != nil,
      length == 20
    else { preconditionFailure("libcrypto has no HMAC with SHA-1") }
    let start = Int(hash[19] & 15)
    let number = hash[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The step to which a code belongs, around this moment and after the last one that was used; nil when it is wrong.
  static func step(of code: String, _ secret: [UInt8], at moment: Moment, after used: Int64) -> Int64? {
    let typed = code.filter { !$0.isWhitespace }
    let now = step(at: moment)
    // Every step is compared, so that the time does not tell which one it was.
    return (now - window...now + window).filter { Secrets.areEqual(self.code(secret, step: $0), typed) && $0 > used }
      .last
  }

  /// The address from which an app takes over the secret.
  public static func link(_ secret: [UInt8], account: String) -> String {
    let name = account.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
    return "otpauth://totp/Regietafel:\(name)?secret=\(Base32.text(secret))&issuer=Regietafel"
  }
}

/// Bytes in capitals and the digits 2 to 7 (RFC 4648).
public enum Base32 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  /// The text of these bytes, without filling.
  public static func text(_ bytes: [UInt8]) -> String {
    Bits.groups(of: bytes, size: 5).reduce(into: "") { $0.append(letters[$1]) }
  }

  /// The bytes of a text, whatever spaces stand in it; nil when it is no such text.
  public static func bytes(_ text: String) -> [UInt8]? {
    var (bytes, held, count) = ([UInt8](), 0, 0)
    for character in text.uppercased() where !character.isWhitespace {
      guard let value = letters.firstIndex(of: character) else { return nil }
      held = (held << 5 | value) & 0xffff
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(held >> count & 255))
      }
    }
    return bytes
  }
}
