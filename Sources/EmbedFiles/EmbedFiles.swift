// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Writes one Swift file that holds every UTF-8 file below a folder as a string literal.
///
/// A literal compiles in milliseconds where an array of bytes takes minutes, so text is all it takes:
/// a file that is not UTF-8 stops the build with its name.
@main
enum EmbedFiles {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      fatalError("usage: EmbedFiles FOLDER OUTPUT.swift")
    }
    let folder = URL(filePath: arguments[1], directoryHint: .isDirectory)
    var output = """
      // Generated at build time from the files in Resources. Do not edit.

      /// The files of this target's `Resources` folder, by their path in it.
      enum EmbeddedFiles {

      """
    var entries: [String] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
      let file = folder.appending(path: path)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      guard let text = String(data: try Data(contentsOf: file), encoding: .utf8) else {
        fatalError("\(path) is not UTF-8 text and cannot be embedded")
      }
      let name = "file\(entries.count)"
      output += "  private static let \(name) = \(literal(text))\n"
      entries.append("    \(literal(path)): \(name),\n")
    }
    output += "\n  static let all: [String: String] = [\n\(entries.joined())  ]\n}\n"
    // An output that stays as it was is left alone: what depends on it then need not be compiled again.
    let target = URL(filePath: arguments[2])
    if let present = try? String(contentsOf: target, encoding: .utf8), present == output { return }
    try output.write(to: target, atomically: true, encoding: .utf8)
  }

  /// A single-line raw string literal: only line ends need an escape, whatever stands in the text.
  private static func literal(_ text: String) -> String {
    var hashes = "#"
    while text.contains("\"\(hashes)") || text.contains("\\\(hashes)") { hashes += "#" }
    let escaped = text.replacing("\r", with: "\\\(hashes)r").replacing("\n", with: "\\\(hashes)n")
    return "\(hashes)\"\(escaped)\"\(hashes)"
  }
}
