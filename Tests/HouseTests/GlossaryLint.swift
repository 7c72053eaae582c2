// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// One term, one name: the glossary against the code, in both directions.
enum GlossaryLint {
  struct Row: Equatable {
    var line: Int
    var term: String
    var swiftNames: [String]
    var isTechnical: Bool
  }

  /// Targets whose public types are words of the trade.
  static let domainTargets: Set<String> = ["Exact", "Territory", "Rulebook", "Journal", "Chain"]

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
      let names = cell.matches(of: /`([^`]+)`/).map { String($0.1) }
      rows.append(Row(line: number + 1, term: isTechnical ? "" : cells[0], swiftNames: names, isTechnical: isTechnical))
    }
    return rows
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

  static func check(_ glossary: TextFile, against sources: [TextFile]) -> [Finding] {
    let rows = rows(glossary)
    let declared = sources.reduce(into: Set<String>()) { $0.formUnion(declaredNames($1.swift)) }
    var findings: [Finding] = []
    var terms: [String: Int] = [:]
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
      guard !row.isTechnical else { continue }
      if let first = terms[row.term.lowercased()] {
        findings.append(glossary.finding(row.line, "\(row.term) stands on line \(first) as well"))
      }
      terms[row.term.lowercased()] = row.line
    }
    for file in sources where domainTargets.contains(file.target ?? "") {
      for type in publicTypes(file) where !listed.contains(type.name) {
        findings.append(file.finding(type.line, "\(type.name) is not in GLOSSARY.md"))
      }
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
