// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Who may know whom: imports against the drawing, and the manifest against the drawing.
enum ImportLint {
  static func check(_ file: TextFile) -> [Finding] {
    guard let target = file.target, file.isSwift, !HouseDrawing.tools.contains(target) else { return [] }
    guard HouseDrawing.floors[target] != nil else {
      return [file.finding(1, "target \(target) has no floor in HouseDrawing")]
    }
    var findings: [Finding] = []
    for (number, line) in file.swift.code.enumerated() {
      guard let module = importedModule(line) else { continue }
      if let problem = problem(of: target, importing: module) {
        findings.append(file.finding(number + 1, problem))
      }
    }
    return findings
  }

  /// The module in `import X`, `public import X`, `@testable import X` or `import struct X.Y`.
  static func importedModule(_ line: String) -> String? {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let position = words.firstIndex(of: "import"), position + 1 < words.count else { return nil }
    let levels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    guard words[..<position].allSatisfy({ levels.contains($0) || $0.hasPrefix("@") }) else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    var name = words[position + 1]
    if kinds.contains(name), position + 2 < words.count { name = words[position + 2] }
    return name.split(separator: ".").first.map(String.init)
  }

  static func problem(of target: String, importing module: String) -> String? {
    if HouseDrawing.plainModules.contains(module) { return nil }
    if HouseDrawing.systemModules.contains(module) {
      return HouseDrawing.pureTargets.contains(target) ? "\(target) is pure and may not import \(module)" : nil
    }
    if let allowed = HouseDrawing.libraries[module] {
      return allowed.contains(target) ? nil : "\(target) may not import \(module): only \(allowed.sorted())"
    }
    guard let own = HouseDrawing.floors[target], let other = HouseDrawing.floors[module] else {
      return "module \(module) is not in HouseDrawing"
    }
    return other < own ? nil : "\(target) (floor \(own)) may not import \(module) (floor \(other))"
  }

  /// The targets in the manifest with the targets and products they depend on.
  static func declaredTargets(_ manifest: TextFile) -> [(name: String, line: Int, dependencies: [String])] {
    let starts = [".target(", ".executableTarget(", ".systemLibrary(", ".plugin(", ".testTarget("]
    var targets: [(name: String, line: Int, dependencies: [String])] = []
    var inside = false
    var list = false
    for (number, line) in manifest.lines.enumerated() {
      let trimmed = line.drop(while: \.isWhitespace)
      if trimmed.hasPrefix("targets: [") { inside = true }
      guard inside, !trimmed.hasPrefix("//") else { continue }
      if starts.contains(where: { trimmed.hasPrefix($0) }) { targets.append(("", number + 1, [])) }
      guard !targets.isEmpty else { continue }
      let last = targets.count - 1
      var rest = trimmed
      if targets[last].name.isEmpty, let name = quoted(after: "name: ", in: rest).first {
        targets[last].name = name
      }
      if let range = rest.firstRange(of: "dependencies: [") {
        list = true
        rest = rest[range.upperBound...]
      }
      guard list else { continue }
      // A product's own `package:` is no dependency of its own.
      let end = rest.firstIndex(of: "]")
      let part = rest[..<(end ?? rest.endIndex)].replacing(/package: "[^"]*"/, with: "")
      targets[last].dependencies += quoted(after: "", in: part[...])
      if end != nil { list = false }
    }
    return targets
  }

  static func checkManifest(_ tree: SourceTree) -> [Finding] {
    guard let manifest = tree.file("Package.swift") else {
      return [Finding(path: "Package.swift", line: 1, problem: "missing")]
    }
    let targets = declaredTargets(manifest)
    var findings: [Finding] = []
    for target in targets where HouseDrawing.floors[target.name] != nil {
      for dependency in target.dependencies {
        guard let problem = problem(of: target.name, importing: dependency) else { continue }
        findings.append(manifest.finding(target.line, problem))
      }
    }
    let names = Set(targets.map(\.name))
    for file in tree.under("Sources") {
      guard let target = file.target else {
        findings.append(file.finding(1, "stands in no target's folder"))
        continue
      }
      if !names.contains(target) { findings.append(file.finding(1, "\(target) is not a target in Package.swift")) }
    }
    return findings
  }

  private static func quoted(after prefix: String, in text: Substring) -> [String] {
    var rest = text
    if !prefix.isEmpty {
      guard let range = rest.firstRange(of: prefix) else { return [] }
      rest = rest[range.upperBound...]
    }
    let parts = rest.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }
}
