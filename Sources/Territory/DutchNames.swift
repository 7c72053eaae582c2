// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The order of Dutch names (alfabetische volgorde), the same on every machine.
///
/// - An article with an apostrophe in front does not count: 's-Gravenhage stands under G, 's-Hertogenbosch under H.
/// - A written-out article does: De Bilt stands under D, Het Hogeland under H, as in the lists of CBS.
/// - IJ is the letters I and J, as in the lists of CBS: IJsselstein stands among the I, not next to the Y.
/// - Letters with a diacritic sort as the letter below it; capitals do not count.
/// - Hyphens and other signs sort as a space, so word for word; apostrophes and full stops do not count.
public enum DutchNames {
  /// The text to sort `name` by: ASCII letters in small, digits and single spaces, as far as the alphabet is Latin.
  public static func key(_ name: String) -> String {
    folded(withoutElidedArticle(name))
  }

  /// Whether `a` stands before `b`. A strict total order: names with the same key are told apart by their own text.
  public static func precedes(_ a: String, _ b: String) -> Bool {
    let (left, right) = (key(a), key(b))
    return left == right ? a < b : left < right
  }

  /// Items in the order of their names, those with the same name in an order of their own.
  public static func sorted<Item>(
    _ items: some Sequence<Item>, by name: (Item) -> String, ties precedes: (Item, Item) -> Bool
  ) -> [Item] {
    let keyed = items.map { (key: key(name($0)), name: name($0), item: $0) }
    return keyed.sorted { left, right in
      if left.key != right.key { return left.key < right.key }
      return left.name == right.name ? precedes(left.item, right.item) : left.name < right.name
    }.map(\.item)
  }

  /// `text` as `key` folds it, but with an article in front left as it is.
  static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var spacePending = false
    func add(_ letter: Unicode.Scalar) {
      if spacePending, !result.isEmpty { result.append(" ") }
      spacePending = false
      result.append(letter)
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      // Nearly all letters of names are ASCII, and asking Unicode about each of them costs most of a sort.
      case "a"..."z", "0"..."9": add(scalar)
      case "A"..."Z": add(Unicode.Scalar(UInt8(ascii: scalar) | 0x20))
      default:
        for letter in letters(for: scalar) where !isIgnored(scalar) {
          if letter.properties.isAlphabetic || letter.properties.numericType == .decimal {
            add(letter)
          } else {
            spacePending = true
          }
        }
      }
    }
    return String(result)
  }

  /// `name` without `'s-`, `'s `, `'t-` or `'t ` in front.
  private static func withoutElidedArticle(_ name: String) -> String {
    var scalars = Substring(name).unicodeScalars
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    guard let apostrophe = scalars.popFirst(), apostrophes.contains(apostrophe),
      let letter = scalars.popFirst(), ["s", "S", "t", "T"].contains(letter),
      let sign = scalars.popFirst(), sign == "-" || sign.properties.isWhitespace, !scalars.isEmpty
    else { return name }
    return String(scalars)
  }

  /// Small letters without diacritics for one scalar; other scalars as they are.
  private static func letters(for scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let small = scalar.properties.lowercaseMapping.unicodeScalars
    var result = String.UnicodeScalarView()
    for letter in small where !isIgnored(letter) {
      result.append(contentsOf: (bases[letter] ?? String(letter)).unicodeScalars)
    }
    return result
  }

  /// Apostrophes, full stops and the diacritics that Unicode writes as scalars of their own.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || apostrophes.contains(scalar) || (0x0300...0x036F).contains(scalar.value)
  }

  /// The straight and the curly apostrophe, and the signs typed for them.
  private static let apostrophes: Set<Unicode.Scalar> = [
    "'", "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BC}", "\u{0060}", "\u{00B4}",
  ]

  /// Small Latin letters with a diacritic (Latin-1 and Latin Extended-A), and the letters that stand for two.
  private static let bases: [Unicode.Scalar: String] = {
    let variants: [(base: String, letters: String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ðďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
      ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"),
      ("s", "śŝşšſ"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
      ("ae", "æ"), ("oe", "œ"), ("ij", "ĳ"), ("ss", "ß"), ("th", "þ"),
    ]
    var bases: [Unicode.Scalar: String] = [:]
    for (base, letters) in variants {
      for letter in letters.unicodeScalars { bases[letter] = base }
    }
    return bases
  }()
}
