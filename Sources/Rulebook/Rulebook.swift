// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// The rulebook (regelboek): every dated rule, parameter and published figure, and the relations between figures.
///
/// Rules are data: the code knows how a rule computes, the files know what it says and when it held (rule G-1).
public struct Rulebook: Sendable {
  /// The rules, in natural order of id: R1.2 before R1.10.
  public let rules: [Rule]
  /// The relations, in natural order of id.
  public let relations: [Relation]
  private let ruleIndex: [String: Int]
  private let relationIndex: [String: Int]

  /// The rulebook in these files.
  ///
  /// - Parameter files: the name of each file, as faults show it, and its YAML text (see docs/regels.md).
  /// - Throws: every fault in every file at once; there is no rulebook with faults.
  public init(files: [(name: String, text: String)]) throws(RulebookFaults) {
    var faults: [RulebookFault] = []
    var rules: [Rule] = []
    var relations: [Relation] = []
    for file in files {
      var reader = RuleFileReader(file: file.name)
      reader.read(file.text)
      faults += reader.faults
      rules += reader.rules
      relations += reader.relations
    }
    faults += RulebookCheck(rules: rules, relations: relations).faults
    guard faults.isEmpty else { throw RulebookFaults(faults) }
    self.rules = rules.sorted { NaturalOrder.precedes($0.id, $1.id) }
    self.relations = relations.sorted { NaturalOrder.precedes($0.id, $1.id) }
    ruleIndex = Dictionary(self.rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    relationIndex = Dictionary(self.relations.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// The rulebook that is built into the program.
  ///
  /// Reads and checks the files at each call: ask once and keep it.
  ///
  /// - Throws: the faults of the built-in files, which the tests of this module exclude.
  public static func standard() throws(RulebookFaults) -> Rulebook {
    let files = EmbeddedFiles.all.filter { $0.key.hasSuffix(".yaml") }.sorted { $0.key < $1.key }
    return try Rulebook(files: files.map { (name: $0.key, text: $0.value) })
  }

  /// The rule with this id, or nil.
  public func rule(_ id: String) -> Rule? {
    ruleIndex[id].map { rules[$0] }
  }

  /// The relation with this id, or nil.
  public func relation(_ id: String) -> Relation? {
    relationIndex[id].map { relations[$0] }
  }

  /// The version of a rule that holds on `day`, as it was known at `moment`; nil when there was none.
  ///
  /// Both clocks count: of the versions that hold on the day and were known by then, the one that became
  /// known last wins. A version without a day of becoming known was always known.
  public func version(of id: String, on day: Day, knownAt moment: Moment) -> RuleVersion? {
    guard let versions = rule(id)?.versions else { return nil }
    let today = moment.dutchDay
    var best: Int?
    for index in versions.indices where versions[index].isValid(on: day) && versions[index].isKnown(on: today) {
      if let best, let known = versions[best].knownFrom, versions[index].knownFrom.map({ $0 < known }) ?? true {
        continue
      }
      best = index
    }
    return best.map { versions[$0] }
  }

  /// The value of a rule as a whole number, in the unit of the rule; nil when there is no such version, or
  /// its value is a text, a day or a number with a fraction.
  public func whole(_ id: String, on day: Day, knownAt moment: Moment) -> Int? {
    guard case .number(let number)? = version(of: id, on: day, knownAt: moment)?.value, number.denominator == 1 else {
      return nil
    }
    return number.numerator
  }
}
