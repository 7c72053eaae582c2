// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Reports

/// A small chart of people placed, day by day, beside the even pace. Its numbers stand in the table below it.
struct PlacingChart: Sendable {
  private static let width = 620
  private static let height = 84
  private static let left = 52
  private static let right = 24
  private static let head = 14
  private static let foot = 22
  /// The room that a day in words takes at most, with some space beside it.
  private static let dayWidth = 124

  var title: String
  /// The first day of the weeks for it, and the last.
  var start: Day
  var deadline: Day
  /// How many are to be placed.
  var assigned: Int
  /// How many were placed up to and including a day, in order.
  var placed: [(day: Day, count: Int)]

  /// The chart as SVG without any style of its own: lines come by class.
  func svg() -> String {
    let bottom = PlacingChart.head + PlacingChart.height
    let line = placed.map { "\(x($0.day)) \(y($0.count))" }.joined(separator: "L")
    let dots = placed.reduce("" as Markup) { dots, report in
      dots + "<circle class=\"rt-punt rt-lijn--een\" cx=\"\(x(report.day))\" cy=\"\(y(report.count))\" r=\"3\"/>"
    }
    let markup: Markup = """
      <svg class="rt-grafiek" viewBox="0 0 \(PlacingChart.width) \(bottom + PlacingChart.foot)" \
      width="\(PlacingChart.width)" height="\(bottom + PlacingChart.foot)" role="img" \
      aria-labelledby="verloop-titel verloop-tekst"><title id="verloop-titel">\(title)</title>\
      <desc id="verloop-tekst">\(spoken)</desc>\
      <path class="rt-aslijn" d="M\(PlacingChart.left) \(bottom)H\(PlacingChart.width - PlacingChart.right)"/>\
      \(label(DutchText.whole(0), x: PlacingChart.left - 6, y: bottom + 4, "end"))\
      \(label(DutchText.whole(assigned), x: PlacingChart.left - 6, y: y(assigned) + 4, "end"))\
      \(days(at: bottom + 17))\
      <path class="rt-lijn rt-lijn--twee" d="M\(x(start)) \(y(0))L\(x(deadline)) \(y(assigned))"/>\
      <path class="rt-lijn rt-lijn--een" d="M\(line)"/>\(dots)</svg>
      """
    return markup.html
  }

  private var first: Day { min(start, placed.first?.day ?? start) }
  private var last: Day { max(deadline, placed.last?.day ?? deadline) }
  private var most: Int { max(assigned, placed.map(\.count).max() ?? 0, 1) }

  private func x(_ day: Day) -> Int {
    let room = PlacingChart.width - PlacingChart.left - PlacingChart.right
    return PlacingChart.left + room * first.days(until: day) / max(1, first.days(until: last))
  }

  private func y(_ count: Int) -> Int {
    PlacingChart.head + PlacingChart.height - PlacingChart.height * count / most
  }

  /// The first day, the last day for it, and the last day with a report when that is later; each only where there is room.
  private func days(at y: Int) -> Markup {
    let isMiddle = x(deadline) < PlacingChart.width - PlacingChart.right - PlacingChart.dayWidth
    let middle = x(deadline) - (isMiddle ? PlacingChart.dayWidth / 2 : 0)
    var labels = label(DutchText.day(deadline), x: x(deadline), y: y, isMiddle ? "middle" : "end")
    let left = isMiddle ? middle : x(deadline) - PlacingChart.dayWidth
    if x(start) + PlacingChart.dayWidth <= left {
      labels = label(DutchText.day(start), x: x(start), y: y, "start") + labels
    }
    if last > deadline, x(deadline) + PlacingChart.dayWidth / 2 + PlacingChart.dayWidth <= x(last) {
      labels = labels + label(DutchText.day(last), x: x(last), y: y, "end")
    }
    return labels
  }

  private func label(_ text: String, x: Int, y: Int, _ anchor: String) -> Markup {
    "<text class=\"rt-as\" x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\">\(text)</text>"
  }

  /// The same in words, for who does not see the chart.
  private var spoken: String {
    let reports = placed.map { "\(DutchText.day($0.day)): \(DutchText.whole($0.count)) geplaatst." }
    let even =
      "Gelijkmatig van 0 op \(DutchText.day(start)) naar \(DutchText.whole(assigned)) op \(DutchText.day(deadline))."
    return ([even] + reports).joined(separator: " ")
  }
}
