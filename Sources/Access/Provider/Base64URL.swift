// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Bytes in letters, digits, `-` and `_` (RFC 4648, without filling), as tokens have them.
enum Base64URL {
  /// The text of these bytes.
  static func text(_ bytes: [UInt8]) -> String { Secrets.base64(bytes) }

  /// The text of these bytes as headers of HTTP have it: with `+` and `/`, and filled to fours.
  static func filled(_ bytes: [UInt8]) -> String {
    let text = text(bytes).replacing("-", with: "+").replacing("_", with: "/")
    return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  }

  /// The bytes of a text; nil when it has other signs, or is not the one way to write its bytes.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 3 / 4)
    var (held, count) = (0, 0)
    for sign in text.utf8 {
      guard let value = value(of: sign) else { return nil }
      held = (held << 6 | value) & 0xffff
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(held >> count & 255))
    }
    // What is left over is less than a sign, and zero.
    return count < 6 && held & (1 << count - 1) == 0 ? bytes : nil
  }

  private static func value(of sign: UInt8) -> Int? {
    switch sign {
    case 65...90: Int(sign) - 65
    case 97...122: Int(sign) - 71
    case 48...57: Int(sign) + 4
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
