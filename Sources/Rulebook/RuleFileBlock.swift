// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Yams

/// One block of keys and values in a rule file, and the faults found while reading it.
struct RuleFileBlock {
  let file: String
  let line: Int
  private(set) var faults: [RulebookFault] = []
  private var values: [String: Node] = [:]

  /// The block at `node`; every key outside `keys` is a fault.
  init(_ node: Node, keys: Set<String>, file: String) {
    self.file = file
    line = node.mark?.line ?? 1
    guard case .mapping(let mapping) = node else {
      let wanted = keys.sorted().joined(separator: ", ")
      report(.shape, "Hier hoort een blok met sleutels te staan (\(wanted)).")
      return
    }
    for (key, value) in mapping {
      let name = key.scalar?.string ?? "?"
      if keys.contains(name) {
        values[name] = value
      } else {
        let known = keys.sorted().joined(separator: ", ")
        report(.unknownKey, "De sleutel \(name) bestaat hier niet. Kies uit: \(known).", at: key)
      }
    }
  }

  /// Whether the key is there, with or without content.
  func has(_ key: String) -> Bool { values[key] != nil }

  /// The line of a value, or else of the block.
  func line(of key: String) -> Int { values[key]?.mark?.line ?? line }

  /// Notes a fault at a value, or else at the block.
  mutating func report(_ code: RulebookFault.Code, _ problem: String, key: String) {
    report(code, problem, line: line(of: key))
  }

  /// The text of a required key; its absence is a fault.
  mutating func text(_ key: String) -> String? {
    guard has(key) else {
      report(.missing, "De sleutel \(key) ontbreekt. Voeg hem toe.", line: line)
      return nil
    }
    return optionalText(key)
  }

  /// The text of an optional key; when it is there it may not be empty.
  mutating func optionalText(_ key: String) -> String? {
    guard let node = values[key] else { return nil }
    guard case .scalar(let scalar) = node else {
      report(.shape, "Bij \(key) hoort een tekst of getal te staan, geen blok of lijst.", at: node)
      return nil
    }
    let text = RuleFileBlock.trimmed(scalar.string)
    let isNull = scalar.style == .plain && (text == "~" || text == "null")
    guard !text.isEmpty, !isNull else {
      report(.empty, "Bij \(key) staat niets. Vul iets in of haal de sleutel weg.", at: node)
      return nil
    }
    return text
  }

  /// The day of an optional key.
  mutating func optionalDay(_ key: String) -> Day? {
    guard let text = optionalText(key) else { return nil }
    guard let day = Day(iso: text) else {
      report(.badDay, "Bij \(key) staat \(text). Dat is geen bestaande dag; schrijf een dag als 2022-07-01.", key: key)
      return nil
    }
    return day
  }

  /// The entries of a list; absence is a fault when `required`, an empty list always is.
  mutating func list(_ key: String, required: Bool) -> [Node] {
    guard let node = values[key] else {
      if required { report(.missing, "De sleutel \(key) ontbreekt. Voeg hem toe.", line: line) }
      return []
    }
    guard case .sequence(let sequence) = node else {
      report(.shape, "Bij \(key) hoort een lijst te staan.", at: node)
      return []
    }
    if sequence.isEmpty { report(.empty, "De lijst \(key) is leeg.", at: node) }
    return Array(sequence)
  }

  /// The case of `type` that the key names; anything else is a fault that lists the choices.
  mutating func word<Word: RawRepresentable & CaseIterable>(_ key: String, of type: Word.Type, written: String?)
    -> Word?
  where Word.RawValue == String {
    guard let written else { return nil }
    if let word = Word(rawValue: written) { return word }
    let choices = type.allCases.map(\.rawValue).joined(separator: ", ")
    report(.unknownWord, "Bij \(key) staat \(written). Kies uit: \(choices).", key: key)
    return nil
  }

  private mutating func report(_ code: RulebookFault.Code, _ problem: String, at node: Node) {
    report(code, problem, line: node.mark?.line ?? line)
  }

  private mutating func report(_ code: RulebookFault.Code, _ problem: String, line: Int? = nil) {
    faults.append(RulebookFault(file: file, line: line ?? self.line, code: code, problem: problem))
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
