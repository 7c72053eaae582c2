// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Foundation

/// What the program says: results on standard output, everything else on standard error.
enum Terminal {
  /// Writes a result.
  static func say(_ text: String) {
    write(Array((text + "\n").utf8), to: .standardOutput)
  }

  /// Writes bytes as they are.
  static func write(_ bytes: [UInt8], to file: FileHandle = .standardOutput) {
    // A reader that stopped reading, such as `head`, is no fault.
    try? file.write(contentsOf: Data(bytes))
  }

  /// Writes a remark.
  static func warn(_ text: String) {
    write(Array((text + "\n").utf8), to: .standardError)
  }

  /// Writes a fault: what, where, what was expected and what to do now.
  static func complain(_ fault: Fault) {
    let place = fault.place.map { "\($0): " } ?? ""
    var lines = ["\(fault.code.rawValue) \(place)\(fault.problem)"]
    if let expected = fault.expected { lines.append("  Verwacht: \(expected)") }
    lines.append("  Advies: \(fault.advice)")
    warn(lines.joined(separator: "\n"))
  }
}
