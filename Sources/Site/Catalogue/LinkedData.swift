// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exchange

/// Statements about things (linked data, RDF), written as Turtle and as JSON-LD from the same values.
struct LinkedData: Sendable {
  /// A thing: its address, or none when it needs none, its kinds and what is said of it.
  struct Thing: Sendable {
    var address: String?
    var kinds: [Name]
    var statements: [(name: Name, values: [Value])]

    init(_ address: String? = nil, _ kinds: Name..., statements: [(name: Name, values: [Value])] = []) {
      self.address = address
      self.kinds = kinds
      self.statements = statements.filter { !$0.values.isEmpty }
    }
  }

  indirect enum Value: Sendable {
    /// Another thing, by its address.
    case address(String)
    /// Words, in Dutch.
    case dutch(String)
    /// Text that is not in a language.
    case text(String)
    case day(String)
    /// A thing that is told in full in this place.
    case thing(Thing)
  }

  /// A name of a vocabulary.
  struct Name: Hashable, Sendable {
    var vocabulary: Vocabulary
    var word: String
    var short: String { "\(vocabulary.rawValue):\(word)" }

    init(_ vocabulary: Vocabulary, _ word: String) {
      (self.vocabulary, self.word) = (vocabulary, word)
    }
  }

  enum Vocabulary: String, CaseIterable, Sendable {
    case dcat, dct, foaf, vcard, xsd

    var address: String {
      switch self {
      case .dcat: "http://www.w3.org/ns/dcat#"
      case .dct: "http://purl.org/dc/terms/"
      case .foaf: "http://xmlns.com/foaf/0.1/"
      case .vcard: "http://www.w3.org/2006/vcard/ns#"
      case .xsd: "http://www.w3.org/2001/XMLSchema#"
      }
    }
  }

  var things: [Thing]

  /// An address of which every sign that may not stand in one is written with a percent sign.
  static func safeAddress(_ text: String) -> String {
    let allowed = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isLetter = (65...90).contains(byte & 0xDF) && byte < 128
      if isLetter || (0x30..<0x3A).contains(byte) || allowed.contains(byte) {
        bytes.append(byte)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        bytes += "%\(hex.utf8.count == 1 ? "0" : "")\(hex)".utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// Turtle (W3C).
extension LinkedData {
  var turtle: String {
    let prefixes = Vocabulary.allCases.map { "@prefix \($0.rawValue): <\($0.address)> ." }
    return (prefixes + [""] + things.map { LinkedData.turtle($0, depth: 0) + " .\n" }).joined(separator: "\n")
  }

  private static func turtle(_ thing: Thing, depth: Int) -> String {
    let margin = String(repeating: "  ", count: depth + 1)
    let kinds = "a " + thing.kinds.map(\.short).joined(separator: ", ")
    let lines =
      [kinds]
      + thing.statements.map { statement in
        "\(statement.name.short) \(statement.values.map { turtle($0, depth: depth + 1) }.joined(separator: ", "))"
      }
    let body = lines.joined(separator: " ;\n" + margin)
    guard let address = thing.address else { return "[ \(body) ]" }
    return "<\(safeAddress(address))> \(body)"
  }

  private static func turtle(_ value: Value, depth: Int) -> String {
    switch value {
    case .address(let address): "<\(safeAddress(address))>"
    case .dutch(let text): "\(quoted(text))@nl"
    case .text(let text): quoted(text)
    case .day(let day): "\(quoted(day))^^xsd:date"
    case .thing(let thing): turtle(thing, depth: depth)
    }
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += #"\""#.utf8
      case 0x5C: bytes += #"\\"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case ..<0x20, 0x7F: bytes += "?".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes + [0x22], as: UTF8.self)
  }
}

// JSON-LD 1.1 (W3C).
extension LinkedData {
  var json: JSONValue {
    .object([
      ("@context", .object(Vocabulary.allCases.map { ($0.rawValue, .string($0.address)) })),
      ("@graph", .array(things.map(LinkedData.json))),
    ])
  }

  private static func json(_ thing: Thing) -> JSONValue {
    .object(
      (thing.address.map { [("@id", .string(safeAddress($0)))] } ?? [])
        + [("@type", .array(thing.kinds.map { .string($0.short) }))]
        + thing.statements.map { ($0.name.short, .array($0.values.map(json))) })
  }

  private static func json(_ value: Value) -> JSONValue {
    switch value {
    case .address(let address): .object([("@id", .string(safeAddress(address)))])
    case .dutch(let text): .object([("@value", .string(clean(text))), ("@language", .string("nl"))])
    case .text(let text): .object([("@value", .string(clean(text)))])
    case .day(let day): .object([("@value", .string(day)), ("@type", .string("xsd:date"))])
    case .thing(let thing): json(thing)
    }
  }

  /// The same text as in Turtle.
  private static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isControl = scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value) || scalar.value == 0x7F
          return isControl ? "?" : scalar
        }))
  }
}
