// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Reports
import Territory

/// The half-years of an area, as a table and as a chart.
extension Pages {
  func addHistory(of area: AreaCode, to page: inout Page) {
    let ledgers = book.history(of: area)
    guard !ledgers.isEmpty else { return }
    let chart = BarChart(
      title: "Taakstelling en gehuisvest per halfjaar: \(scene.name(area))",
      groups: ledgers.reversed().suffix(BarChart.mostGroups).map { ledger in
        BarChart.Group(
          label: ledger.halfYear.description, spoken: DutchText.halfYear(ledger.halfYear),
          target: ledger.target.number, housed: ledger.housed.number)
      })
    page.blocks.append(Block("grafiek", ["kop": "Per halfjaar", "svgHtml": Markup(trusted: chart.svg())]))
    page.add(historyTable(of: area, ledgers))
  }

  private func historyTable(of area: AreaCode, _ ledgers: [HousingLedger]) -> Table {
    var table = Table(
      id: "halfjaren", caption: "\(scene.name(area)) per halfjaar",
      columns: [
        .init(label: "Halfjaar"), .init(label: "Taakstelling", isNumber: true),
        .init(label: "Stand bij het begin", isNumber: true), .init(label: "Gehuisvest", isNumber: true),
        .init(label: "Opgave", isNumber: true), .init(label: "Stand aan het eind", isNumber: true),
      ])
    table.rows = ledgers.map { ledger in
      [
        .text(DutchText.halfYear(ledger.halfYear)), cell(ledger.target), cell(ledger.opening), cell(ledger.housed),
        cell(ledger.due), cell(ledger.balance),
      ]
    }
    table.notes = [
      """
      Een stand onder nul is een achterstand, boven nul een voorsprong. Van het lopende halfjaar telt alles tot en met \
      \(DutchText.day(scene.day)).
      """
    ]
    table.csvLink = csvLink(table.id)
    return table
  }
}

/// A small bar chart (staafdiagram): for each half-year the target beside the people housed. Its numbers stand in the
/// table below it.
struct BarChart: Sendable {
  struct Group: Sendable {
    var label: String
    var spoken: String
    var target: Fraction?
    var housed: Fraction?
  }

  /// As many groups as keep their labels apart on the narrowest chart.
  static let mostGroups = 10
  private static let height = 160
  private static let groupWidth = 64
  private static let barWidth = 22
  private static let head = 12
  private static let foot = 24

  var title: String
  var groups: [Group]

  /// The chart as SVG without any style of its own: colours and patterns come by class.
  func svg() -> String {
    let width = max(1, groups.count) * BarChart.groupWidth
    let bottom = BarChart.head + BarChart.height
    var bars: Markup = ""
    for (index, group) in groups.enumerated() {
      let left = index * BarChart.groupWidth + 8
      bars = bars + bar(group.target, at: left, className: "rt-staaf rt-staaf--taak")
      bars = bars + bar(group.housed, at: left + BarChart.barWidth + 4, className: "rt-staaf rt-staaf--gehuisvest")
      let middle = left + BarChart.barWidth + 2
      bars =
        bars + "<text class=\"rt-as\" x=\"\(middle)\" y=\"\(bottom + 17)\" text-anchor=\"middle\">\(group.label)</text>"
    }
    let markup: Markup = """
      <svg class="rt-grafiek" viewBox="0 0 \(width) \(bottom + BarChart.foot)" width="\(width)" \
      height="\(bottom + BarChart.foot)" role="img" aria-labelledby="grafiek-titel grafiek-tekst">\
      <title id="grafiek-titel">\(title)</title><desc id="grafiek-tekst">\(spoken)</desc>\(bars)\
      <path class="rt-aslijn" d="M0 \(bottom)H\(width)"/></svg>
      """
    return markup.html
  }

  private var highest: Fraction {
    max(groups.flatMap { [$0.target, $0.housed] }.compactMap(\.self).max() ?? Fraction(1), Fraction(1))
  }

  private func bar(_ value: Fraction?, at left: Int, className: String) -> Markup {
    let bottom = BarChart.head + BarChart.height
    guard let value else {
      let middle = left + BarChart.barWidth / 2
      return "<text class=\"rt-as\" x=\"\(middle)\" y=\"\(bottom - 5)\" text-anchor=\"middle\">?</text>"
    }
    let share = max(value, Fraction(0)) / highest
    let height = (share * Fraction(BarChart.height)).rounded(.halfUp)
    return """
      <rect class="\(className)" x="\(left)" y="\(bottom - height)" width="\(BarChart.barWidth)" height="\(height)"/>
      """
  }

  /// The same in words, for who does not see the chart.
  private var spoken: String {
    func text(_ value: Fraction?) -> String { value.map { DutchText.whole($0.rounded(.halfUp)) } ?? "onbekend" }
    return groups.map { "\($0.spoken): taakstelling \(text($0.target)), gehuisvest \(text($0.housed))." }
      .joined(separator: " ")
  }
}
