// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Mustache

/// The templates and the style sheets of the site, read once from the program itself.
struct Templates: Sendable {
  private let library: MustacheLibrary
  /// The names of the templates.
  let names: [String]

  /// The templates in the program.
  ///
  /// - Throws: when a template is not well formed, which the tests exclude.
  init() throws {
    var library = MustacheLibrary()
    var names: [String] = []
    let ending = ".mustache"
    for (path, text) in EmbeddedFiles.all.sorted(by: { $0.key < $1.key }) where path.hasSuffix(ending) {
      let name = String(path.dropLast(ending.count))
      // The licence lines of the file are for its readers, not for every page.
      let body = text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix("{{!") }
      try library.register(body.joined(separator: "\n"), named: name)
      names.append(name)
    }
    self.library = library
    self.names = names
  }

  /// The page of `view`; nil when there is no template with this name.
  func render(_ view: View, with name: String) -> String? {
    library.render(view, withTemplate: name)
  }
}

/// A file that browsers may keep: its address changes with its content.
struct Asset: Sendable {
  let path: String
  let contentType: String
  let text: String

  /// The file of the program with this name.
  init?(_ name: String, contentType: String) {
    guard let text = EmbeddedFiles.all[name] else { return nil }
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    path = "/\(name[..<dot])-\(Asset.fingerprint(text))\(name[dot...])"
    self.contentType = contentType
    self.text = text
  }

  /// All files, in the order in which pages load the style sheets.
  static let all: [Asset] = [
    Asset("stijl.css", contentType: "text/css; charset=utf-8"),
    Asset("kaart.css", contentType: "text/css; charset=utf-8"),
    Asset("favicon.svg", contentType: "image/svg+xml"),
  ].compactMap(\.self)

  /// FNV-1a in 64 bits: it only has to differ when the file does, nobody is kept out by it.
  private static func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 16)
  }
}
