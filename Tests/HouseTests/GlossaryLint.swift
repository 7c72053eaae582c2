// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// One term, one name: the glossary against the code and what a client can meet, in both directions.
enum GlossaryLint {
  struct Row: Equatable {
    var line: Int
    var term: String
    var swiftNames: [String]
    var apiNames: [String]
    var isTechnical: Bool
  }

  /// Targets whose public types are words of the trade.
  static let domainTargets: Set<String> = [
    "Exact", "Territory", "Rulebook", "Journal", "Chain", "Forecast", "Apportionment",
  ]

  /// The rows of both tables; those below the heading "Technical names" have no Dutch term.
  static func rows(_ glossary: TextFile) -> [Row] {
    var rows: [Row] = []
    var isTechnical = false
    for (number, line) in glossary.lines.enumerated() {
      if line.hasPrefix("#") { isTechnical = line.contains("Technical names") }
      guard line.hasPrefix("|") else { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map(\.trimmingSpaces)
      guard cells.count >= 3, !cells[0].allSatisfy({ $0 == "-" || $0 == ":" }) else { continue }
      let cell = isTechnical ? cells[0] : cells[1]
      guard cell != "Swift name" else { continue }
      rows.append(
        Row(
          line: number + 1, term: isTechnical ? "" : cells[0], swiftNames: quoted(cell),
          apiNames: isTechnical ? [] : quoted(cells[2]), isTechnical: isTechnical))
    }
    return rows
  }

  private static func quoted(_ cell: String) -> [String] {
    cell.matches(of: /`([^`]+)`/).map { String($0.1) }
  }

  /// Every name that a file declares, of a type, a member or a case.
  static func declaredNames(_ swift: SwiftText) -> Set<String> {
    var names: Set<String> = []
    for line in swift.code {
      let pattern = /\b(?:struct|enum|class|actor|func|var|let|protocol|typealias)\s+`?([A-Za-z_][A-Za-z0-9_]*)/
      for match in line.matches(of: pattern) { names.insert(String(match.1)) }
      guard let match = line.firstMatch(of: /^\s*(?:indirect\s+)?case\s+([a-z`].*)$/) else { continue }
      // Without what is in brackets, a list of cases is names and commas.
      let plain = withoutBrackets(match.1)
      for name in plain.split(separator: ",") {
        names.insert(String(name.prefix { $0 != "=" && $0 != ":" }.trimmingSpaces.filter { $0 != "`" }))
      }
    }
    return names
  }

  /// The public types at file level, with their line.
  static func publicTypes(_ file: TextFile) -> [(name: String, line: Int)] {
    file.swift.code.enumerated().compactMap { number, line in
      let pattern = /^(?:@\w+\s+)*public\s+(?:final\s+|indirect\s+)?(?:struct|enum|protocol|actor|class)\s+(\w+)/
      return line.firstMatch(of: pattern).map { (String($0.1), number + 1) }
    }
  }

  /// Every name that a client can meet: whole string literals, what a template quotes, and the keys of the rule files.
  ///
  /// A word that stands alone in a text for people counts as well; only a reader can tell the two apart.
  static func usedNames(_ sources: [TextFile]) -> Set<String> {
    var names: Set<String> = []
    for file in sources {
      names.formUnion(file.swift.literals.map(\.text))
      if file.path.hasSuffix(".mustache") {
        for match in file.text.matches(of: /"([^"]*)"/) { names.insert(String(match.1)) }
      } else if file.path.hasSuffix(".yaml") {
        for line in file.lines {
          if let match = line.firstMatch(of: /^\s*(?:-\s+)?([A-Za-z]+):/) { names.insert(String(match.1)) }
        }
      }
    }
    return names
  }

  struct Measure {
    var name: String
    var rawValue: String
    var file: TextFile
    var line: Int
  }

  /// The cases of `Measure` with what figures are called after them.
  static func measures(_ sources: [TextFile]) -> [Measure] {
    sources.filter { $0.target == "Chain" }.flatMap { file -> [Measure] in
      let code = file.swift.code
      guard let start = code.firstIndex(where: { $0.contains(/\benum Measure\b/) }) else { return [] }
      let end = code[start...].firstIndex { $0.hasPrefix("}") } ?? code.endIndex
      return (start..<end).compactMap { number -> Measure? in
        guard let match = code[number].firstMatch(of: /^\s*case\s+(\w+)/) else { return nil }
        let name = String(match.1)
        let literal = file.swift.literals.first { $0.line == number + 1 }
        return Measure(name: name, rawValue: literal?.text ?? name, file: file, line: number + 1)
      }
    }
  }

  static func check(_ glossary: TextFile, against sources: [TextFile]) -> [Finding] {
    let rows = rows(glossary)
    return checkSwiftNames(rows, of: glossary, against: sources) + checkTerms(rows, of: glossary)
      + checkAPINames(rows, of: glossary, against: sources)
  }

  private static func checkSwiftNames(_ rows: [Row], of glossary: TextFile, against sources: [TextFile]) -> [Finding] {
    let declared = sources.reduce(into: Set<String>()) { $0.formUnion(declaredNames($1.swift)) }
    var findings: [Finding] = []
    var listed: Set<String> = []
    for row in rows {
      if row.swiftNames.isEmpty { findings.append(glossary.finding(row.line, "no Swift name between backticks")) }
      for name in row.swiftNames {
        let parts = name.split(separator: ".").map(String.init)
        listed.formUnion(parts)
        for part in parts where !declared.contains(part) {
          findings.append(glossary.finding(row.line, "\(name): nothing in Sources declares \(part)"))
        }
      }
    }
    for file in sources where domainTargets.contains(file.target ?? "") {
      for type in publicTypes(file) where !listed.contains(type.name) {
        findings.append(file.finding(type.line, "\(type.name) is not in GLOSSARY.md"))
      }
    }
    return findings
  }

  private static func checkTerms(_ rows: [Row], of glossary: TextFile) -> [Finding] {
    var findings: [Finding] = []
    var terms: [String: Int] = [:]
    for row in rows where !row.isTechnical {
      if let first = terms[row.term.lowercased()] {
        findings.append(glossary.finding(row.line, "\(row.term) stands on line \(first) as well"))
      }
      terms[row.term.lowercased()] = row.line
    }
    return findings
  }

  private static func checkAPINames(_ rows: [Row], of glossary: TextFile, against sources: [TextFile]) -> [Finding] {
    let used = usedNames(sources)
    let measures = measures(sources)
    var findings: [Finding] = []
    for row in rows {
      for name in row.apiNames where !used.contains(name) {
        findings.append(glossary.finding(row.line, "\(name): no code and no rule file uses this name"))
      }
      for measure in measures where row.swiftNames.contains("Measure.\(measure.name)") {
        guard !row.apiNames.contains(measure.rawValue) else { continue }
        findings.append(glossary.finding(row.line, "Measure.\(measure.name) is called \(measure.rawValue)"))
      }
    }
    let listed = Set(rows.flatMap(\.apiNames))
    for measure in measures where !listed.contains(measure.rawValue) {
      findings.append(
        measure.file.finding(measure.line, "\(measure.rawValue) is not in the API column of GLOSSARY.md"))
    }
    return findings
  }

  private static func withoutBrackets(_ text: Substring) -> String {
    var depth = 0
    return String(
      text.filter { character in
        if character == "(" { depth += 1 }
        defer { if character == ")" { depth -= 1 } }
        return depth == 0
      })
  }
}
