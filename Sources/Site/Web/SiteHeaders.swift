// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Hummingbird

/// The headers that every answer carries, whatever happened.
enum SiteHeaders {
  /// Nothing from elsewhere, nothing inline, in nobody's frame; forms only to ourselves.
  private static let policy = [
    "default-src 'none'", "style-src 'self'", "img-src 'self' data:", "form-action 'self'", "frame-ancestors 'none'",
    "base-uri 'none'",
  ].joined(separator: "; ")

  private static let fixed: [(name: String, value: String)] = [
    ("Content-Security-Policy", policy),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Strict-Transport-Security", "max-age=31536000"),
  ]

  /// Adds the fixed headers, and `no-store` unless the answer says how long it may be kept.
  static func add(to response: inout Response) {
    for header in fixed { response.headers[name(header.name)] = header.value }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
  }

  /// A name of a header that is known to be well formed.
  static func name(_ text: String) -> HTTPFields.Element.Name {
    guard let name = HTTPFields.Element.Name(text) else { preconditionFailure("'\(text)' is no name of a header") }
    return name
  }
}
