// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook
import Territory

/// `regietafel leg-uit`: the tree behind a figure.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leg-uit",
    abstract: "Leg uit waar een cijfer vandaan komt: feiten, regels, bronnen en berekening.",
    discussion: """
      Een figuur is een regel of cijfer uit de brief (L15, A1, R1.4) of een grootheid met gebied en
      periode: taakstelling/GM0363/2022-2, stand/PV27/2022-09-15, gehuisvest/GM0363/2022-07.
      """)

  @Argument(help: ArgumentHelp("Eén of meer figuren.", valueName: "figuur")) var names: [String]
  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var small: SmallNumberOptions

  func run() async throws {
    let format = try output.format()
    let desk = try await journal.office().desk()
    let book = desk.book(try clocks.perspective(desk.defaultDay), sight: small.sight)
    let asked = names.count == 3 && Measure(rawValue: names[0]) != nil ? [names.joined(separator: "/")] : names
    func explain(_ figure: Figure) -> Explanation { Explanation(figure, desk.territory, desk.rulebook) }
    var answers: [Answer] = []
    var faults: [Fault] = []
    for name in asked {
      guard let reference = FigureReference(name), let figure = book.figure(reference) else {
        faults.append(
          Fault(
            .unknownFigure, place: name, problem: "Dit figuur bestaat niet.",
            expected: "een id zoals L15 of R1.4, of grootheid/gebied/periode",
            advice: "Grootheden: \(Measure.allCases.map(\.rawValue).joined(separator: ", "))."))
        continue
      }
      answers.append(
        Answer(
          figure: figure, tree: explain(figure), comparisons: book.comparisons(with: reference).map(explain),
          companions: book.companions(of: reference).map(explain)))
    }
    guard faults.isEmpty else { throw Faults(faults) }
    switch format {
    case .table: Terminal.say(answers.map(text).joined(separator: "\n\n"))
    case .json: Terminal.say(JSONValue.array(answers.map(json)).text(pretty: true))
    case .csv:
      var sheet = Sheet([
        "diepte", "figuur", "naam", "waarde", "getal", "kwalificatie", "eenheid", "zekerheid", "bron",
      ])
      for answer in answers { flatten(answer.tree, depth: 0, into: &sheet) }
      sheet.write(.csv)
    }
  }

  /// What is said about one figure.
  private struct Answer {
    let figure: Figure
    let tree: Explanation
    /// Other sources for the same thing.
    let comparisons: [Explanation]
    /// The parameters and further steps of a rule or relation.
    let companions: [Explanation]
  }

  private func text(_ answer: Answer) -> String {
    var lines = answer.tree.lines()
    func add(_ heading: String, _ trees: [Explanation]) {
      guard !trees.isEmpty else { return }
      lines.append(heading)
      lines += trees.flatMap { $0.lines(indent: 1) }
    }
    add("Andere bronnen voor hetzelfde:", answer.comparisons)
    add("Hoort hierbij:", answer.companions)
    return lines.joined(separator: "\n")
  }

  private func json(_ answer: Answer) -> JSONValue {
    guard case .object(let properties) = json(answer.tree) else { return .null }
    return .object(
      properties + [
        ("vergelijkingen", .array(answer.comparisons.map(json))), ("hierbij", .array(answer.companions.map(json))),
      ])
  }

  private func number(_ value: FigureValue) -> JSONValue {
    switch value {
    case .whole(let value): .whole(value)
    case .fraction(let value): .decimal(value, digits: 4)
    case .day(let day): .string(day.description)
    case .text(let text): .string(text)
    case .unknown: .null
    }
  }

  private func json(_ tree: Explanation) -> JSONValue {
    .object([
      ("figuur", .string(tree.reference.description)), ("naam", .string(tree.label)),
      ("tekst", tree.text.map { .string($0) } ?? .null), ("waarde", tree.value.isEmpty ? .null : .string(tree.value)),
      ("getal", number(tree.figureValue)), ("kwalificatie", .string(tree.qualifier.rawValue)),
      ("eenheid", .string(tree.unit)), ("zekerheid", .string(tree.certainty.rawValue)),
      ("toelichting", .array(tree.notes.map { .string($0) })),
      ("regels", .array(tree.rules.map(json))),
      ("journaalregel", .count(tree.source?.position)), ("delen", .array(tree.parts.map(json))),
      ("ernaast", .array(tree.others.map(json))),
    ])
  }

  private func json(_ version: RuleVersion) -> JSONValue {
    func day(_ day: Day?) -> JSONValue { day.map { .string($0.description) } ?? .null }
    return .object([
      ("id", .string(version.ruleID)), ("bron", .string(version.source)), ("geldigVanaf", day(version.validFrom)),
      ("geldigTot", day(version.validUntil)), ("bekendVanaf", day(version.knownFrom)),
    ])
  }

  private func flatten(_ tree: Explanation, depth: Int, into sheet: inout Sheet) {
    sheet.rows.append([
      .whole(depth), .string(tree.reference.description), .string(tree.label), .string(tree.value),
      number(tree.figureValue), .string(tree.qualifier.rawValue), .string(tree.unit), .string(tree.certainty.rawValue),
      .string(tree.source?.source ?? tree.rules.first?.source ?? ""),
    ])
    for part in tree.parts { flatten(part, depth: depth + 1, into: &sheet) }
  }
}
