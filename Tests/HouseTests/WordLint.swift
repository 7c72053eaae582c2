// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Words and constructs that do not belong in a finished house.
enum WordLint {
  struct Rule: Sendable {
    var pattern: String
    var problem: String
    /// Whether the rule looks at code only, with strings and comments left out.
    var codeOnly: Bool
    var folders: [String]
    var exceptTargets: Set<String> = []
  }

  /// The empty folder holds the whole repository.
  static let everywhere = [""]
  /// These name the words that are forbidden elsewhere.
  static let exceptFiles: Set<String> = [
    "Tests/HouseTests/WordLint.swift", "Tests/HouseTests/PlantedFaultTests.swift",
  ]
  static let output: Set<String> = ["RegietafelCommand", "EmbedFiles"]

  static let rules: [Rule] = [
    Rule(
      pattern: #"\b(TODO|FIXME)\b|(?:^|[^-A-Za-z])XXX\b"#,
      problem: "work left undone: finish it or make an issue of it",
      codeOnly: false, folders: everywhere),
    Rule(
      pattern: #"(?i)not implemented|nog niet gebouwd"#, problem: "a promise is not a feature", codeOnly: false,
      folders: everywhere),
    Rule(
      pattern: #"(?:^|[^A-Za-z0-9_.~-])/(home|work|root|tmp)/|(?:^|[^A-Za-z0-9_/-])(\.\./)?shared/"#,
      problem: "a path that only one machine has", codeOnly: false, folders: everywhere),
    Rule(
      pattern: #"\bfatalError\s*\("#, problem: "throw an error, or state a precondition", codeOnly: true,
      folders: ["Sources"], exceptTargets: ["EmbedFiles"]),
    Rule(
      pattern: #"\btry!"#, problem: "try! stops the program: handle the error", codeOnly: true, folders: ["Sources"]),
    Rule(
      pattern: #"@unchecked\s+Sendable|nonisolated\(unsafe\)"#, problem: "the compiler must be able to check this",
      codeOnly: true, folders: ["Sources"],
      // The engine of stocks and flows shares memory between threads; at each place stands what keeps them apart.
      exceptTargets: ["Forecast"]),
    Rule(
      pattern: #"mount\.office(?![A-Za-z])"#,
      problem: "a page takes the office from its scene, which notes that the page rests on every entry", codeOnly: true,
      folders: ["Sources/Site/Pages", "Sources/Site/Forms"]),
    Rule(
      pattern: #"(?:^|[^A-Za-z0-9_.])print\s*\("#, problem: "only the command prints", codeOnly: true,
      folders: ["Sources"], exceptTargets: output),
  ]

  static func check(_ files: [TextFile]) throws -> [Finding] {
    try rules.flatMap { rule in
      let expression = try Regex(rule.pattern)
      return files.flatMap { check($0, rule, expression) }
    }
  }

  private static func check(_ file: TextFile, _ rule: Rule, _ expression: Regex<AnyRegexOutput>) -> [Finding] {
    guard rule.folders.contains(where: { $0.isEmpty || file.path.hasPrefix($0 + "/") }) else { return [] }
    if exceptFiles.contains(file.path) { return [] }
    if let target = file.target, rule.exceptTargets.contains(target) { return [] }
    return (rule.codeOnly ? file.swift.code : file.lines).enumerated().compactMap { number, line in
      guard let match = line.firstMatch(of: expression) else { return nil }
      return file.finding(number + 1, "\(line[match.range].trimmingSpaces): \(rule.problem)")
    }
  }
}
