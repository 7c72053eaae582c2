// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Text without regard to capitals, diacritics and punctuation.
enum Fold {
  /// Small letters and digits only: `Gm_Code` becomes `gmcode`, `Súdwest-Fryslân` becomes `sudwestfryslan`.
  static func key(_ text: some StringProtocol) -> String {
    var key = ""
    for scalar in text.unicodeScalars {
      if let letter = base(scalar) { key.unicodeScalars.append(letter) }
    }
    return key
  }

  /// The words and numbers of a text, folded; nil when something else than spaces, points, hyphens and slashes
  /// stands between them.
  static func tokens(_ text: some StringProtocol) -> [String]? {
    var tokens: [String] = []
    var token = ""
    for scalar in text.unicodeScalars {
      if let letter = base(scalar) {
        token.unicodeScalars.append(letter)
        continue
      }
      guard [" ", "\u{A0}", "\n", "\r", "-", "/", "."].contains(scalar) else { return nil }
      if !token.isEmpty { tokens.append(token) }
      token = ""
    }
    if !token.isEmpty { tokens.append(token) }
    return tokens
  }

  private static func base(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 48...57, 97...122: scalar
    case 65...90: Unicode.Scalar(scalar.value + 32)
    case 0xC0...0xC5, 0xE0...0xE5: "a"
    case 0xC7, 0xE7: "c"
    case 0xC8...0xCB, 0xE8...0xEB: "e"
    case 0xCC...0xCF, 0xEC...0xEF: "i"
    case 0xD1, 0xF1: "n"
    case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8: "o"
    case 0xD9...0xDC, 0xF9...0xFC: "u"
    case 0xDD, 0xFD, 0xFF: "y"
    default: nil
    }
  }

  /// The text without spaces, no-break spaces and line ends around it.
  static func trimmed(_ text: String) -> Substring {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2007, 0x2009, 0x202F: true
      default: false
      }
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return text[first..<scalars.index(after: last)]
  }
}

/// How content of a file and values are written in messages.
enum Shown {
  /// The text in one line of at most 40 characters.
  static func text(_ text: some StringProtocol) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= 40 ? line : line.prefix(39) + "…"
  }

  /// Numbers of lines: "regel 3" or "regels 3, 5 en nog 12".
  static func lines(_ lines: [Int]) -> String {
    guard lines.count > 1 else { return "regel \(lines.first ?? 0)" }
    let named = lines.prefix(10).map(String.init).joined(separator: ", ")
    return "regels " + named + (lines.count > 10 ? " en nog \(lines.count - 10)" : "")
  }
}
