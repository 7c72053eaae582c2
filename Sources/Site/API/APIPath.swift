// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Paths of the API with names in braces.
enum APIPath {
  /// The values that `parts` have for the names in `path`; nil when they are of another path.
  static func arguments(_ path: String, _ parts: [String]) -> [String: String]? {
    let segments = path.split(separator: "/")
    guard segments.count == parts.count else { return nil }
    var values: [String: String] = [:]
    for (segment, part) in zip(segments, parts) {
      if segment.hasPrefix("{") {
        values[String(segment.dropFirst().dropLast())] = part
      } else if segment != part {
        return nil
      }
    }
    return values
  }

  /// The parts of a path below the root, decoded; nil when one is empty or cannot be decoded.
  static func parts(_ path: String) -> [String]? {
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let decoded = parts.compactMap { FormText.decode($0.utf8.map { $0 == UInt8(ascii: "+") ? 0 : $0 }) }
    return decoded.count == parts.count && !decoded.contains("") ? decoded : nil
  }
}
