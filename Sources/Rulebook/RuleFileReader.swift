// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Yams

/// Reads one rule file and notes every fault in it with its line. docs/regels.md describes the format.
struct RuleFileReader {
  private let file: String
  private(set) var rules: [Rule] = []
  private(set) var relations: [Relation] = []
  private(set) var faults: [RulebookFault] = []

  init(file: String) { self.file = file }

  /// Reads the text of the file.
  mutating func read(_ text: String) {
    guard let root = compose(text) else { return }
    var block = RuleFileBlock(root, keys: ["regels", "relaties"], file: file)
    if !block.has("regels"), !block.has("relaties"), block.faults.isEmpty {
      block.report(.missing, "Er staat geen lijst regels en geen lijst relaties in dit bestand.", key: "regels")
    }
    let ruleNodes = block.list("regels", required: false)
    let relationNodes = block.list("relaties", required: false)
    faults += block.faults
    for node in ruleNodes { readRule(node) }
    for node in relationNodes { readRelation(node) }
  }

  /// The root of the YAML document, or nil after noting why there is none.
  private mutating func compose(_ text: String) -> Node? {
    do {
      if let root = try Yams.compose(yaml: text) { return root }
      note(.missing, line: 1, "Het bestand is leeg.")
    } catch let error as YamlError {
      let (line, problem) = RuleFileReader.place(of: error)
      note(.syntax, line: line, problem)
    } catch {
      note(.syntax, line: 1, "Het bestand is niet te lezen als YAML.")
    }
    return nil
  }

  private mutating func note(_ code: RulebookFault.Code, line: Int, _ problem: String) {
    faults.append(RulebookFault(file: file, line: line, code: code, problem: problem))
  }

  /// The line of a YAML fault. The detail is the parser's own English: it names the sign that it stumbled on.
  private static func place(of error: YamlError) -> (line: Int, problem: String) {
    let hint = "Let op inspringen, dubbele punten en aanhalingstekens"
    switch error {
    case .scanner(_, let detail, let mark, _), .parser(_, let detail, let mark, _),
      .composer(_, let detail, let mark, _):
      return (mark.line, "De tekst is geen YAML. \(hint) (\(detail)).")
    case .duplicatedKeysInMapping(let keys, let context):
      let key = keys.first ?? "?"
      return (context.mark.line, "De sleutel \(key) staat twee keer in één blok. Haal er een weg.")
    case .reader(let detail, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      return (before.count(where: \.isNewline) + 1, "Er staat een teken dat in YAML niet mag (\(detail)).")
    default:
      return (1, "Het bestand is niet te lezen als YAML.")
    }
  }

  private mutating func readRule(_ node: Node) {
    var block = RuleFileBlock(node, keys: ["id", "term", "tekst", "versies", "vergelijkMet"], file: file)
    guard case .mapping = node else { return faults += block.faults }
    let id = RuleFileReader.id(&block)
    let term = block.text("term")
    let text = block.text("tekst")
    let comparesWith = RuleFileReader.reference(&block)
    let nodes = block.list("versies", required: true)
    faults += block.faults
    var versions: [(version: RuleVersion, line: Int)] = []
    for node in nodes {
      var reader = RuleFileBlock(node, keys: RuleFileReader.versionKeys, file: file)
      if case .mapping = node, let version = RuleFileReader.version(&reader, of: id ?? "?") {
        versions.append((version, reader.line))
      }
      faults += reader.faults
    }
    findAmbiguity(versions)
    guard let id, let term, let text else { return }
    rules.append(
      Rule(
        id: id, term: term, text: text, versions: versions.map(\.version), comparesWith: comparesWith, file: file,
        line: block.line))
  }

  private mutating func findAmbiguity(_ versions: [(version: RuleVersion, line: Int)]) {
    for (position, later) in versions.enumerated() {
      let twin = versions[..<position].first {
        $0.version.knownFrom == later.version.knownFrom && $0.version.overlaps(later.version)
      }
      guard let twin else { continue }
      let advice = "Geef een andere geldigVanaf, geldigTot of bekendVanaf."
      let places = "Deze versie geldt op dezelfde dagen als die op regel \(twin.line)"
      note(.ambiguous, line: later.line, "\(places) en is even lang bekend. \(advice)")
    }
  }

  private mutating func readRelation(_ node: Node) {
    let keys: Set = ["id", "term", "tekst", "bewerking", "van", "eenheid", "uitkomst", "vergelijkMet"]
    var block = RuleFileBlock(node, keys: keys, file: file)
    guard case .mapping = node else { return faults += block.faults }
    let id = RuleFileReader.id(&block)
    let term = block.text("term")
    let text = block.text("tekst")
    let operation = block.word("bewerking", of: RelationOperation.self, written: block.text("bewerking"))
    let operands = block.list("van", required: true).map { $0.scalar?.string ?? "?" }
    let unit = block.text("eenheid")
    let expected = block.optionalText("uitkomst")
    let comparesWith = RuleFileReader.reference(&block)
    faults += block.faults
    guard let id, let term, let text, let operation, let unit else { return }
    relations.append(
      Relation(
        id: id, term: term, text: text, operation: operation, operands: operands, unit: unit, expected: expected,
        comparesWith: comparesWith, file: file, line: block.line))
  }
}

extension RuleFileReader {
  private static let versionKeys: Set = [
    "geldigVanaf", "geldigTot", "bekendVanaf", "waarde", "eenheid", "kwalificatie", "bron", "zekerheid", "opmerking",
  ]

  private static func id(_ block: inout RuleFileBlock) -> String? {
    guard let id = block.text("id") else { return nil }
    let isPlain = id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"): true
      default: false
      }
    }
    guard isPlain else {
      block.report(.badID, "De id \(id) mag alleen letters, cijfers, punten en streepjes hebben.", key: "id")
      return nil
    }
    return id
  }

  private static func reference(_ block: inout RuleFileBlock) -> String? {
    guard let reference = block.optionalText("vergelijkMet") else { return nil }
    let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts.contains(where: \.isEmpty) else {
      let advice = "Schrijf soort, gebied en tijd met schuine strepen, zoals stand/NL/2022-07-01."
      block.report(.badReference, "Bij vergelijkMet staat \(reference). \(advice)", key: "vergelijkMet")
      return nil
    }
    return reference
  }

  /// The version in a block, or nil when a required part is missing; faults stay in the block.
  private static func version(_ block: inout RuleFileBlock, of ruleID: String) -> RuleVersion? {
    let from = block.optionalDay("geldigVanaf")
    let until = block.optionalDay("geldigTot")
    if let from, let until, until <= from {
      let problem = "De periode loopt van \(from) tot \(until). Zet in geldigTot een dag na geldigVanaf."
      block.report(.turnedPeriod, problem, key: "geldigTot")
    }
    let known = block.optionalDay("bekendVanaf")
    let value = value(&block)
    let unit = block.optionalText("eenheid")
    if case .number? = value, !block.has("eenheid") {
      block.report(.noUnit, "Bij een getal hoort een eenheid. Voeg eenheid toe, zoals personen.", key: "waarde")
    }
    let written = block.optionalText("kwalificatie")
    let qualifier = block.word("kwalificatie", of: Qualifier.self, written: written) ?? .exact
    let source = block.text("bron")
    let certainty = block.word("zekerheid", of: Certainty.self, written: block.text("zekerheid"))
    let note = block.optionalText("opmerking")
    guard let source, let certainty else { return nil }
    return RuleVersion(
      ruleID: ruleID, validFrom: from, validUntil: until, knownFrom: known, value: value, unit: unit,
      qualifier: qualifier, source: source, certainty: certainty, note: note)
  }

  private static func value(_ block: inout RuleFileBlock) -> RuleValue? {
    guard let written = block.optionalText("waarde") else { return nil }
    switch RuleValue.read(written) {
    case .value(let value): return value
    case .fault(let code, let problem):
      block.report(code, problem, key: "waarde")
      return nil
    }
  }
}
