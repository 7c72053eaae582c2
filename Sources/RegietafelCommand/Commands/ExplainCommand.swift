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

  func run() async throws {
    let format = try output.format()
    let desk = try await journal.office().desk()
    let book = desk.book(try clocks.perspective(desk.defaultDay))
    let asked = names.count == 3 && Measure(rawValue: names[0]) != nil ? [names.joined(separator: "/")] : names
    var explanations: [(figure: Figure, tree: Explanation, others: [Explanation])] = []
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
      let others = book.comparisons(with: reference).map { Explanation($0, desk.territory, desk.rulebook) }
      explanations.append((figure, Explanation(figure, desk.territory, desk.rulebook), others))
    }
    guard faults.isEmpty else { throw Faults(faults) }
    switch format {
    case .table:
      Terminal.say(explanations.map { text($0.tree, $0.others, desk) }.joined(separator: "\n\n"))
    case .json:
      Terminal.say(
        JSONValue.array(explanations.map { json($0.tree, figure: $0.figure, others: $0.others) }).text(pretty: true))
    case .csv:
      var sheet = Sheet(["diepte", "figuur", "naam", "waarde", "eenheid", "zekerheid", "bron"])
      for item in explanations { flatten(item.tree, depth: 0, into: &sheet) }
      sheet.write(.csv)
    }
  }

  private func text(_ tree: Explanation, _ others: [Explanation], _ desk: Desk) -> String {
    var lines = tree.lines()
    if case .rule(let id) = tree.reference, let text = desk.rulebook.rule(id)?.text ?? desk.rulebook.relation(id)?.text
    {
      lines.insert("  \(text)", at: 1)
    }
    if !others.isEmpty {
      lines.append("Andere bronnen voor hetzelfde:")
      lines += others.flatMap { $0.lines(indent: 1) }
    }
    return lines.joined(separator: "\n")
  }

  private func json(_ tree: Explanation, figure: Figure, others: [Explanation]) -> JSONValue {
    guard case .object(let properties) = json(tree) else { return .null }
    let number: JSONValue =
      switch figure.value {
      case .whole(let value): .whole(value)
      case .fraction(let value): .decimal(value, digits: 4)
      case .day(let day): .string(day.description)
      case .text(let text): .string(text)
      case .unknown: .null
      }
    return .object(
      properties + [
        ("getal", number), ("kwalificatie", .string(figure.qualifier.rawValue)),
        ("vergelijkingen", .array(others.map(json))),
      ])
  }

  private func json(_ tree: Explanation) -> JSONValue {
    .object([
      ("figuur", .string(tree.reference.description)), ("naam", .string(tree.label)), ("waarde", .string(tree.value)),
      ("eenheid", .string(tree.unit)), ("zekerheid", .string(tree.certainty.rawValue)),
      ("toelichting", .array(tree.notes.map { .string($0) })),
      ("regels", .array(tree.rules.map { .object([("id", .string($0.ruleID)), ("bron", .string($0.source))]) })),
      ("journaalregel", .count(tree.source?.position)), ("delen", .array(tree.parts.map(json))),
      ("ernaast", .array(tree.others.map(json))),
    ])
  }

  private func flatten(_ tree: Explanation, depth: Int, into sheet: inout Sheet) {
    sheet.rows.append([
      .whole(depth), .string(tree.reference.description), .string(tree.label), .string(tree.value),
      .string(tree.unit), .string(tree.certainty.rawValue),
      .string(tree.source?.source ?? tree.rules.first?.source ?? ""),
    ])
    for part in tree.parts { flatten(part, depth: depth + 1, into: &sheet) }
  }
}
