// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// How long a file, a function and a line may be.
enum SizeLint {
  static let fileLimit = 400
  static let functionLimit = 40
  static let lineLimit = 130

  /// Files and functions that may be longer, each with its reason. `path` or `path#function`.
  static let exceptions: [String: String] = [
    "Sources/Chain/Fault.swift": "one list of all codes, which Swift wants in one place"
  ]

  static func check(_ file: TextFile, exceptions: [String: String] = exceptions) -> [Finding] {
    let swift = file.isSwift ? file.swift : nil
    var findings: [Finding] = []
    // A final line end gives an empty last line that nobody sees.
    let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
    if count > fileLimit, exceptions[file.path] == nil {
      findings.append(file.finding(fileLimit + 1, "file has \(count) lines; \(fileLimit) is the limit"))
    }
    let isTest = file.path.hasPrefix("Tests/")
    for (number, line) in file.lines.enumerated() where line.count > lineLimit {
      // What a test reads or expects is sometimes one long line; breaking it would hide what it is.
      if isTest, swift?.linesWithStrings.contains(number + 1) == true { continue }
      findings.append(file.finding(number + 1, "line has \(line.count) characters; \(lineLimit) is the limit"))
    }
    guard let swift, !isTest else { return findings }
    for function in functions(swift) where function.lines > functionLimit {
      if exceptions["\(file.path)#\(function.name)"] != nil { continue }
      let problem = "\(function.name) has a body of \(function.lines) lines; \(functionLimit) is the limit"
      findings.append(file.finding(function.line, problem))
    }
    return findings
  }

  struct Function: Equatable {
    var name: String
    var line: Int
    /// Lines between the braces of the body.
    var lines: Int
  }

  private struct Token {
    var text: Substring
    var line: Int
    var startsLine: Bool
  }

  /// The functions, initialisers, subscripts and computed properties with a body.
  static func functions(_ swift: SwiftText) -> [Function] {
    let tokens = tokens(swift)
    let starters: Set<Substring> = ["func", "init", "deinit", "subscript", "var"]
    var found: [Function] = []
    for (index, token) in tokens.enumerated() where starters.contains(token.text) {
      if index > 0, tokens[index - 1].text == "." { continue }
      guard let opening = bodyStart(tokens, after: index), let closing = closingBrace(tokens, of: opening) else {
        continue
      }
      var name = token.text
      if ["func", "var"].contains(name), index + 1 < tokens.count { name = tokens[index + 1].text }
      let lines = max(0, tokens[closing].line - tokens[opening].line - 1)
      found.append(Function(name: String(name), line: token.line, lines: lines))
    }
    return found
  }

  /// The token of the `{` that opens the body; nil for a requirement or a stored property.
  private static func bodyStart(_ tokens: [Token], after start: Int) -> Int? {
    let declarations: Set<Substring> = [
      "func", "var", "let", "case", "init", "deinit", "subscript", "static", "mutating", "public", "associatedtype",
      "private", "struct", "enum", "class", "actor", "extension", "protocol", "import", "@",
    ]
    var depth = 0
    for index in tokens.indices.dropFirst(start + 1) {
      let token = tokens[index]
      switch token.text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return index
      case "}" where depth == 0: return nil
      case "=" where depth == 0 && tokens[start].text == "var": return nil
      default:
        if depth < 0 { return nil }
        if depth == 0, token.startsLine, index > start + 1, declarations.contains(token.text) { return nil }
        if depth == 0, token.startsLine, tokens[start].text == "var" { return nil }
      }
    }
    return nil
  }

  private static func closingBrace(_ tokens: [Token], of opening: Int) -> Int? {
    var depth = 0
    for index in tokens.indices.dropFirst(opening) {
      if tokens[index].text == "{" { depth += 1 }
      if tokens[index].text == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func tokens(_ swift: SwiftText) -> [Token] {
    var tokens: [Token] = []
    for (number, line) in swift.code.enumerated() {
      var rest = line[...]
      var isFirst = true
      while let character = rest.first {
        if character.isWhitespace {
          rest.removeFirst()
          continue
        }
        var word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        if word.isEmpty { word = rest.prefix(1) }
        tokens.append(Token(text: word, line: number + 1, startsLine: isFirst))
        rest = rest.dropFirst(word.count)
        isFirst = false
      }
    }
    return tokens
  }
}
