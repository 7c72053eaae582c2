// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Documents that nobody can find, links that lead nowhere, and the few things every document must say.
enum DocumentLint {
  /// Each file below docs is reached by a link from another document; each relative link leads somewhere.
  static func checkLinks(_ tree: SourceTree) -> [Finding] {
    let paths = Set(tree.files.map(\.path))
    let folders = Set(tree.files.map(\.folder))
    var reached: Set<String> = []
    var findings: [Finding] = []
    for document in tree.files where document.path.hasSuffix(".md") {
      for (number, line) in document.lines.enumerated() {
        for link in relativeLinks(line) {
          let target = resolve(link, from: document.folder)
          if target != document.path { reached.insert(target) }
          guard !paths.contains(target), !folders.contains(target) else { continue }
          findings.append(document.finding(number + 1, "link to \(target), which does not exist"))
        }
      }
    }
    for file in tree.under("docs") where !reached.contains(file.path) {
      findings.append(file.finding(1, "no document links to this file"))
    }
    return findings
  }

  /// The targets of `[text](target)` that are files of this repository, without `#anchor`.
  static func relativeLinks(_ line: String) -> [String] {
    line.matches(of: /\]\(([^)\s]+)\)/).compactMap { match in
      let target = match.1.prefix { $0 != "#" }
      return target.isEmpty || target.contains(":") || target.hasPrefix("/") ? nil : String(target)
    }
  }

  static func resolve(_ link: String, from folder: String) -> String {
    var parts = folder.split(separator: "/").map(String.init)
    for part in link.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// File types of which a target reads every file in its folder, so that no code names them one by one.
  static let loadedByFolder: [String: Set<String>] = ["Rulebook": ["yaml"]]

  /// Each file in a Resources folder is named by code, or by another resource of its target.
  static func checkResources(_ tree: SourceTree) -> [Finding] {
    let literals = tree.swiftSources.flatMap { $0.swift.literals.map(\.text) }.joined(separator: "\n")
    return tree.under("Sources").filter { $0.path.contains("/Resources/") }.compactMap { resource in
      let suffix = resource.name.split(separator: ".").last.map(String.init) ?? ""
      if let target = resource.target, loadedByFolder[target]?.contains(suffix) == true { return nil }
      if containsWord(resource.stem, in: literals) { return nil }
      let others = tree.under("Sources").filter { $0.path != resource.path && $0.path.contains("/Resources/") }
      if others.contains(where: { $0.target == resource.target && containsWord(resource.stem, in: $0.text) }) {
        return nil
      }
      return resource.finding(1, "no code and no other resource names this file")
    }
  }

  static func containsWord(_ word: String, in text: String) -> Bool {
    text.ranges(of: word).contains { range in
      let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
      let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
      return ![before, after].contains { $0.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } ?? false }
    }
  }

  /// The two licence lines at the head of every file that people write code in.
  static func checkHeader(_ file: TextFile) -> [Finding] {
    let isScript = file.path.hasPrefix("script/") || file.path.hasPrefix(".ci/")
    guard file.isSwift || file.path.hasSuffix(".py") || isScript else { return [] }
    let head = file.lines.prefix(4)
    var findings: [Finding] = []
    if !head.contains(where: { $0.contains("SPDX-" + "FileCopyrightText: ") }) {
      findings.append(file.finding(1, "no copyright line (SPDX) at the head of the file"))
    }
    if !head.contains(where: { $0.hasSuffix("SPDX-" + "License-Identifier: EUPL-1.2") }) {
      findings.append(file.finding(1, "no licence line (SPDX, EUPL-1.2) at the head of the file"))
    }
    return findings
  }

  /// The version that publiccode.yml states has a heading in the change log.
  static func checkVersion(publiccode: TextFile, changelog: TextFile) -> [Finding] {
    guard let line = publiccode.lines.firstIndex(where: { $0.hasPrefix("softwareVersion:") }) else {
      return [publiccode.finding(1, "no softwareVersion")]
    }
    let version = publiccode.lines[line].dropFirst("softwareVersion:".count)
      .trimmingCharacters(in: CharacterSet(charactersIn: " \"'"))
    if changelog.lines.contains(where: { $0.hasPrefix("## [\(version)]") || $0 == "## \(version)" }) { return [] }
    return [publiccode.finding(line + 1, "CHANGELOG.md has no heading for version \(version)")]
  }

  /// A reader who knows nothing can start: the first block of commands holds the two commands.
  static func checkReadme(_ readme: TextFile) -> [Finding] {
    guard let opening = readme.lines.firstIndex(where: { $0.hasPrefix("```") }) else {
      return [readme.finding(1, "no block with commands")]
    }
    let block = readme.lines.dropFirst(opening + 1).prefix { !$0.hasPrefix("```") }
    return ["script/server", "script/test"].compactMap { command in
      if block.contains(where: { $0.hasPrefix(command) }) { return nil }
      return readme.finding(opening + 1, "the first block of commands does not name \(command)")
    }
  }
}
