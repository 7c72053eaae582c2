// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// One text file of the repository.
struct TextFile: Sendable {
  /// Path from the root of the repository, with `/`.
  let path: String
  let lines: [String]
  /// The code and the strings in it, for a Swift file.
  let swift: SwiftText

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    swift = SwiftText(path.hasSuffix(".swift") ? text : "")
  }

  var text: String { lines.joined(separator: "\n") }
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var stem: String { name.split(separator: ".").first.map(String.init) ?? name }
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
  var isSwift: Bool { path.hasSuffix(".swift") }

  /// The target in whose folder the file stands, for files in `Sources`.
  var target: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  func finding(_ line: Int, _ problem: String) -> Finding { Finding(path: path, line: line, problem: problem) }
}

/// The files of the repository in which these tests stand.
struct SourceTree: Sendable {
  let files: [TextFile]

  func file(_ path: String) -> TextFile? { files.first { $0.path == path } }

  func under(_ folders: String...) -> [TextFile] {
    files.filter { file in folders.contains { file.path.hasPrefix($0 + "/") } }
  }

  var swiftSources: [TextFile] { under("Sources").filter(\.isSwift) }

  /// Reads the tree once; a file that is not UTF-8 text is skipped.
  static let repository = SourceTree(root: root)

  /// The folder with the package manifest above this file, also when the file is reached by a link.
  static let root: URL = {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      let manifest = folder.appending(path: "Package.swift")
      if let text = try? String(contentsOf: manifest, encoding: .utf8), text.contains("name: \"RegietafelCommand\"") {
        return folder
      }
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  init(files: [TextFile]) { self.files = files }

  private init(root: URL) {
    var files: [TextFile] = []
    let skipped: Set<String> = [".git", ".build", "var", "node_modules", "__pycache__"]
    func read(_ folder: URL, _ prefix: String) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names.sorted() where !skipped.contains(name) && !name.hasPrefix(".build") {
        let item = folder.appending(path: name)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: item.path, isDirectory: &isFolder) else { continue }
        if isFolder.boolValue {
          read(item, prefix + name + "/")
        } else if let text = try? String(contentsOf: item, encoding: .utf8) {
          files.append(TextFile(path: prefix + name, text: text))
        }
      }
    }
    read(root, "")
    self.files = files
  }
}
