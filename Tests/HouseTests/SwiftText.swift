// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A Swift file taken apart: its code with strings and comments blanked out, and the strings themselves.
///
/// Not a parser: it knows comments, string literals of every form and nothing else. That is what the
/// house rules need to tell code from text. Interpolated code inside a string counts as text.
struct SwiftText: Sendable {
  struct Literal: Hashable, Sendable {
    var line: Int
    var text: String
  }

  /// The lines of the file, every character of a string or comment replaced by a space.
  private(set) var code: [String] = []
  /// The contents of the string literals, a multi-line literal as one per line.
  private(set) var literals: [Literal] = []
  /// Lines (from 1) on which a string literal begins, continues or ends.
  private(set) var linesWithStrings: Set<Int> = []

  private var characters: [Character]
  private var index = 0
  private var line = 1
  private var current = ""

  init(_ text: String) {
    characters = Array(text)
    while index < characters.count { step() }
    code.append(current)
    // Only the results are kept.
    characters = []
  }

  private func peek(_ offset: Int = 0) -> Character? {
    index + offset < characters.count ? characters[index + offset] : nil
  }

  /// Takes one character over, as itself or as a space; a line end always as itself.
  private mutating func take(blank: Bool) {
    let character = characters[index]
    index += 1
    if character.isNewline {
      code.append(current)
      current = ""
      line += 1
    } else {
      current.append(blank ? " " : character)
    }
  }

  private mutating func step() {
    if peek() == "/" && peek(1) == "/" {
      while let next = peek(), !next.isNewline { take(blank: true) }
    } else if peek() == "/" && peek(1) == "*" {
      takeBlockComment()
    } else if peek() == "#" || peek() == "\"" {
      var hashes = 0
      while peek(hashes) == "#" { hashes += 1 }
      if peek(hashes) == "\"" { takeString(hashes: hashes) } else { take(blank: false) }
    } else {
      take(blank: false)
    }
  }

  private mutating func takeBlockComment() {
    var depth = 0
    repeat {
      if peek() == "/" && peek(1) == "*" {
        depth += 1
        take(blank: true)
      } else if peek() == "*" && peek(1) == "/" {
        depth -= 1
        take(blank: true)
      }
      take(blank: true)
    } while depth > 0 && index < characters.count
  }

  private mutating func takeString(hashes: Int) {
    let isMultiline = peek(hashes + 1) == "\"" && peek(hashes + 2) == "\""
    let closing = Array(String(repeating: "\"", count: isMultiline ? 3 : 1) + String(repeating: "#", count: hashes))
    for _ in 0..<closing.count { take(blank: true) }
    linesWithStrings.insert(line)
    var text = ""
    while index < characters.count {
      if startsWith(closing) {
        for _ in 0..<closing.count { take(blank: true) }
        break
      }
      let character = characters[index]
      if character.isNewline {
        literals.append(Literal(line: line, text: text))
        text = ""
        take(blank: true)
        linesWithStrings.insert(line)
        // A string of one line cannot run on: what follows is code again.
        if !isMultiline { return }
        continue
      }
      if character == "\\" && startsWith(Array("\\" + String(repeating: "#", count: hashes))) {
        takeEscape(hashes: hashes, into: &text)
      } else {
        text.append(character)
        take(blank: true)
      }
    }
    literals.append(Literal(line: line, text: text))
  }

  /// Takes `\x` or `\( … )`, in which quotes and brackets may be nested.
  private mutating func takeEscape(hashes: Int, into text: inout String) {
    for _ in 0...hashes { take(blank: true) }
    guard peek() == "(" else {
      if index < characters.count { take(blank: true) }
      return
    }
    var depth = 0
    repeat {
      if peek() == "(" { depth += 1 }
      if peek() == ")" { depth -= 1 }
      if peek() == "\"" { takeString(hashes: 0) } else { take(blank: true) }
    } while depth > 0 && index < characters.count
    // A gap keeps the digits before and behind it apart.
    text.append("\u{FFFC}")
  }

  private func startsWith(_ pattern: [Character]) -> Bool {
    index + pattern.count <= characters.count && characters[index..<(index + pattern.count)].elementsEqual(pattern)
  }
}
