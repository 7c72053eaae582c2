// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
public import Rulebook
public import Territory

/// The explanation of a figure (uitleg) as a tree of plain Dutch lines: the same for the page, the command and a file.
public struct Explanation: Sendable {
  /// The name of the figure.
  public let reference: FigureReference
  /// What it is called.
  public let label: String
  /// What the rule or relation says; nil for a measure, and for the parts of another figure.
  public let text: String?
  /// Its value in words, with qualifier; empty for a rule that is only text.
  public let value: String
  /// Its value, to reckon with.
  public let figureValue: FigureValue
  /// How the value relates to the real one.
  public let qualifier: Qualifier
  /// What it counts.
  public let unit: String
  /// How sure it is.
  public let certainty: Certainty
  /// How it was found, and what to know besides: whole sentences or phrases.
  public let notes: [String]
  /// The rules it rests on, by id.
  public let rules: [RuleVersion]
  /// The entry of the journal it stands on.
  public let source: FactSource?
  /// The figures it follows from.
  public let parts: [Explanation]
  /// Figures for the same thing that were not used.
  public let others: [Explanation]

  /// More parts than this get a line each below the figure that is asked for, and deeper in the tree only their number.
  public static let mostParts = 40

  /// The explanation of `figure`.
  public init(_ figure: Figure, _ territory: Territory, _ rulebook: Rulebook) {
    self.init(figure, territory, rulebook, .root)
  }

  /// How much is said about a figure in the tree.
  private enum Depth {
    /// The figure that is asked for: its text, its parts in full, and each of its parts however many there are.
    case root
    /// A part: how it was found and its parts in full.
    case part
    /// A figure that was not used: how it was found.
    case alone
    /// One of very many parts: its value.
    case line
  }

  private init(_ figure: Figure, _ territory: Territory, _ rulebook: Rulebook, _ depth: Depth) {
    func explain(_ parts: [Figure], _ depth: Depth) -> [Explanation] {
      parts.map { Explanation($0, territory, rulebook, depth) }
    }
    reference = figure.reference
    label = DutchText.label(figure.reference, territory, rulebook)
    text = depth == .root ? Explanation.text(figure.reference, rulebook) : nil
    value = figure.isOnlyText ? "" : DutchText.figure(figure)
    figureValue = figure.value
    qualifier = figure.qualifier
    unit = DutchText.unit(figure)
    certainty = figure.certainty
    let digest = depth == .line ? Digest() : Digest(figure.derivation)
    let tooMany = digest.parts.count > Explanation.mostParts
    var notes = digest.notes
    if let reason = figure.unknownReason, !figure.isOnlyText { notes.insert(DutchText.reason(reason), at: 0) }
    if tooMany {
      notes.append("Dit zijn \(DutchText.whole(digest.parts.count)) delen; elk deel heeft een eigen uitleg.")
    }
    self.notes = notes
    rules = digest.rules
    source = digest.source
    switch depth {
    case .root: parts = explain(digest.parts, tooMany ? .line : .part)
    case .part: parts = tooMany ? [] : explain(digest.parts, .part)
    case .alone, .line: parts = []
    }
    others = depth == .root || depth == .part ? explain(digest.others, .alone) : []
  }

  private static func text(_ reference: FigureReference, _ rulebook: Rulebook) -> String? {
    guard case .rule(let id) = reference else { return nil }
    return rulebook.rule(id)?.text ?? rulebook.relation(id)?.text
  }

  /// A derivation taken apart.
  private struct Digest {
    var notes: [String] = []
    var rules: [RuleVersion] = []
    var source: FactSource?
    var parts: [Figure] = []
    var others: [Figure] = []

    init() {}

    init(_ derivation: Derivation) {
      read(derivation)
    }

    private mutating func read(_ derivation: Derivation) {
      switch derivation {
      case .fact(let source):
        self.source = source
        notes = [
          "Bron: \(source.source). Bekend op \(DutchText.day(source.known.dutchDay)); vastgelegd door \(source.actor)."
        ]
        if source.position != source.root {
          notes.append("Gecorrigeerd: het eerste cijfer staat in regel \(source.root).")
        }
      case .rule(let version):
        rules = [version]
        notes = ["Bron: \(version.source)."] + [DutchText.validity(version), version.note].compactMap(\.self)
      case .table(let source): notes = ["Bron: \(source)."]
      case .computed(.same, let parts, _) where parts.count == 1:
        // The same figure under another name adds nothing to read.
        read(parts[0].derivation)
      case .computed(let operation, let parts, let citing):
        self.parts = parts
        rules = citing
        notes = ["Berekening: \(DutchText.operation(operation))."]
      case .chosen(let chosen, let others, let choice):
        read(chosen.derivation)
        self.others = others + self.others
        notes.insert(DutchText.choice(choice), at: 0)
      case .partial(let known, let missing):
        parts = known
        others = missing
        let (gaps, all) = (DutchText.whole(missing.count), DutchText.whole(known.count + missing.count))
        notes = [
          "Berekening: opgeteld wat gemeld is. \(gaps) van de \(all) delen \(missing.count == 1 ? "ontbreekt" : "ontbreken") nog."
        ]
      case .incomplete(let parts): self.parts = parts
      case .none: break
      }
    }
  }
}

extension Explanation {
  /// The tree as indented lines of text.
  public func lines(indent: Int = 0) -> [String] {
    let margin = String(repeating: "  ", count: indent)
    var head = margin + label
    if !value.isEmpty { head += ": \(value)" }
    if !unit.isEmpty { head += " \(unit)" }
    var lines = ["\(head) [\(DutchText.certainty(certainty))]"]
    if let text { lines.append("\(margin)  \(text)") }
    lines += notes.map { "\(margin)  · \($0)" }
    lines += rules.map { "\(margin)  · Regel \($0.ruleID): \($0.source)" }
    if let source { lines.append("\(margin)  · Journaalregel \(source.position)") }
    lines += parts.flatMap { $0.lines(indent: indent + 1) }
    if !others.isEmpty {
      lines.append("\(margin)  Ernaast, niet gebruikt:")
      lines += others.flatMap { $0.lines(indent: indent + 2) }
    }
    return lines
  }
}
