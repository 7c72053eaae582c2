// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What the API says beside its answers, and what it hears.
enum APIHeaders {
  /// With which key the same request sent twice is carried out once.
  static let idempotencyKey = "Idempotency-Key"
  static let keyLength = 1...100

  /// The methods of an address.
  static func methods(reads: Bool, records: Bool) -> String {
    ((reads ? ["GET", "HEAD"] : []) + (records ? ["POST"] : []) + ["OPTIONS"]).joined(separator: ", ")
  }

  /// On every answer. All that can be read is public, so a page of anybody may read it.
  static let fixed: [(name: String, value: String)] = [
    ("API-Version", API.version), ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "API-Version, Link, Location, Retry-After"),
  ]

  /// In place of what pages of the site have: an answer of the API is no page and links to nothing.
  static let replacing: [(name: String, value: String)] = [
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
    ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "cross-origin"),
  ]

  /// Whether somebody who sent this `Accept` takes `type` (RFC 9110, 12.5.1): the most exact range decides.
  static func accepts(_ accept: String, _ type: String) -> Bool {
    var best: (exactness: Int, isTaken: Bool)?
    for range in accept.split(separator: ",") {
      let parts = range.split(separator: ";").map { $0.trimmingSpaces.lowercased() }
      guard let name = parts.first else { continue }
      let exactness = [name == "*/*" ? 0 : nil, name == wide(type) ? 1 : nil, name == type ? 2 : nil].compactMap(\.self)
      guard let found = exactness.last, found >= best?.exactness ?? 0 else { continue }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      best = (found, quality > 0)
    }
    return best?.isTaken ?? false
  }

  private static func wide(_ type: String) -> String { (type.split(separator: "/").first ?? "") + "/*" }
}

extension Substring {
  var trimmingSpaces: Substring {
    let start = drop { $0 == " " || $0 == "\t" }
    return start.lastIndex { $0 != " " && $0 != "\t" }.map { start[...$0] } ?? ""
  }
}
