// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Mustache

/// A piece of HTML of which every text was escaped when it was made. The only thing a template may show unescaped.
struct Markup: MustacheCustomRenderable, Sendable, ExpressibleByStringInterpolation {
  private(set) var html: String

  /// Escaped text. A literal in its place is markup, not text: Swift takes it for `init(stringLiteral:)`.
  init(_ text: String) {
    html = Markup.escape(text)
  }

  /// A literal of the program: is HTML already. Values put into it with `\(…)` are escaped, unless they are markup.
  init(stringLiteral value: String) {
    html = value
  }

  init(stringInterpolation: Interpolation) {
    html = stringInterpolation.html
  }

  /// Markup made by a trusted renderer of this program, such as the map.
  init(trusted html: String) {
    self.html = html
  }

  var renderText: String { html }
  var isNull: Bool { html.isEmpty }

  struct Interpolation: StringInterpolationProtocol {
    var html = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      html.reserveCapacity(literalCapacity + 24 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { html += literal }
    mutating func appendInterpolation(_ text: String) { html += Markup.escape(text) }
    mutating func appendInterpolation(_ number: Int) { html += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
  }

  static func + (left: Markup, right: Markup) -> Markup {
    Markup(trusted: left.html + right.html)
  }

  /// A link within the site.
  static func link(_ text: String, _ href: String) -> Markup {
    "<a href=\"\(href)\">\(text)</a>"
  }

  /// The text without tags, for a file that knows none.
  var plainText: String {
    html.replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&nbsp;", with: "\u{A0}")
      .replacing("&amp;", with: "&")
  }

  /// Text safe between tags and between quotes of an attribute, also as XML.
  static func escape(_ text: String) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped += "&amp;".utf8
      case UInt8(ascii: "<"): escaped += "&lt;".utf8
      case UInt8(ascii: ">"): escaped += "&gt;".utf8
      case UInt8(ascii: "\""): escaped += "&quot;".utf8
      case UInt8(ascii: "'"): escaped += "&#39;".utf8
      // Control characters are no part of HTML, and not of XML either.
      case 0..<9, 11, 12, 14..<32, 127: escaped.append(UInt8(ascii: "?"))
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
