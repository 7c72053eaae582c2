// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Reports

/// A chart of lines over time (lijngrafiek), with bands of uncertainty behind them. Its numbers stand in a table near it.
///
/// Lines differ in dashes and bands in edges, by their class in the style sheet, and each has its name beside it: nothing
/// is told by colour alone. The upright scale begins at zero.
struct LineChart: Sendable {
  /// One thing over time. A point without a value breaks the line: unknown is not zero.
  struct Line: Sendable {
    var name: String
    /// A look of the style sheet: `rt-lijn--een` to `rt-lijn--vier`.
    var className: String
    var points: [(day: Day, value: Fraction?)]

    init(_ name: String, _ className: String, points: [(day: Day, value: Fraction?)]) {
      self.name = name
      self.className = className
      self.points = points
    }
  }

  /// Between what and what it is expected to be.
  struct Band: Sendable {
    var name: String
    /// A look of the style sheet: `rt-band--ruim` or `rt-band--krap`.
    var className: String
    var points: [(day: Day, low: Fraction, high: Fraction)]

    init(_ name: String, _ className: String, points: [(day: Day, low: Fraction, high: Fraction)]) {
      self.name = name
      self.className = className
      self.points = points
    }
  }

  var title: String
  /// Of another chart on the same page it must differ.
  var id = "lijnen"
  var lines: [Line]
  var bands: [Band] = []
  /// A value that the scale reaches at least, so that charts beside each other have the same one.
  var reach: Fraction?

  private static let size = (width: 560, height: 240)
  /// Room around the lines: for the scale, for the months and for the names.
  private static let margin = (left: 68, top: 14, right: 190, bottom: 46)
  private static let labelHeight = 17

  /// The chart as SVG without any style of its own: colours, dashes and patterns come by class.
  func svg() -> String {
    let width = LineChart.margin.left + LineChart.size.width + LineChart.margin.right
    let height = LineChart.margin.top + LineChart.size.height + LineChart.margin.bottom
    let areas = bands.map(path).reduce("", +)
    let strokes = lines.map(path).reduce("", +)
    let markup: Markup = """
      <svg class="rt-grafiek" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
      aria-labelledby="\(id)-titel \(id)-tekst"><title id="\(id)-titel">\(title)</title>\
      <desc id="\(id)-tekst">\(spoken)</desc>\(scaleMarks)\(areas)\(timeMarks)\(strokes)\(labels)</svg>
      """
    return markup.html
  }
}

// Where things stand.
extension LineChart {
  private var days: [Day] { lines.flatMap { $0.points.map(\.day) } + bands.flatMap { $0.points.map(\.day) } }
  private var firstDay: Day { days.min() ?? Day(number: 0) }
  private var lastDay: Day { days.max() ?? Day(number: 0) }

  /// The highest value of all.
  private var top: Fraction? {
    let values = lines.flatMap { $0.points.compactMap(\.value) } + bands.flatMap { $0.points.map(\.high) }
    return (values + (reach.map { [$0] } ?? [])).max()
  }

  /// A round step between the lines of the scale, of which four or five reach the highest value.
  private var step: Int {
    let highest = max(top?.rounded(.up) ?? 1, 1)
    var power = 1
    while power * 50 < highest { power *= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 * 5 >= highest } ?? power * 10
  }

  /// The number of steps of the scale, and so its top.
  private var steps: Int {
    let step = step
    return max(1, ((top?.rounded(.up) ?? 1) + step - 1) / step)
  }

  private func x(_ day: Day) -> Int {
    let all = max(firstDay.days(until: lastDay), 1)
    return LineChart.margin.left + firstDay.days(until: day) * LineChart.size.width / all
  }

  private func y(_ value: Fraction) -> Int {
    let share = max(value, Fraction(0)) / Fraction(step * steps)
    return bottom - (share * Fraction(LineChart.size.height)).rounded(.halfUp)
  }

  private var bottom: Int { LineChart.margin.top + LineChart.size.height }
  private var right: Int { LineChart.margin.left + LineChart.size.width }
}

// What is drawn.
extension LineChart {
  /// The unbroken pieces of a line. A piece of one point is a dot.
  private func path(_ line: Line) -> Markup {
    let pieces = line.points.split { $0.value == nil }
    return pieces.map { piece -> Markup in
      let points = piece.compactMap { point in point.value.map { (x(point.day), y($0)) } }
      guard points.count > 1 else {
        guard let (x, y) = points.first else { return "" }
        return dot(lines.firstIndex { $0.name == line.name } ?? 0, line.className, x, y)
      }
      let course = points.map { "\($0.0) \($0.1)" }.joined(separator: "L")
      return "<path class=\"rt-lijn \(line.className)\" d=\"M\(course)\"/>"
    }.reduce("", +)
  }

  /// A single point: each line has its own shape, so that points too are told apart without colour.
  private func dot(_ index: Int, _ className: String, _ x: Int, _ y: Int) -> Markup {
    switch index % 4 {
    case 0: "<circle class=\"rt-punt \(className)\" cx=\"\(x)\" cy=\"\(y)\" r=\"3\"/>"
    case 1: "<path class=\"rt-punt \(className)\" d=\"M\(x - 4) \(y - 4)h8v8h-8Z\"/>"
    case 2: "<path class=\"rt-punt \(className)\" d=\"M\(x) \(y - 6)l6 6l-6 6l-6 -6Z\"/>"
    default: "<path class=\"rt-punt \(className)\" d=\"M\(x) \(y - 6)l6 10h-12Z\"/>"
    }
  }

  private func path(_ band: Band) -> Markup {
    guard band.points.count > 1 else { return "" }
    let upper = band.points.map { "\(x($0.day)) \(y($0.high))" }
    let lower = band.points.reversed().map { "\(x($0.day)) \(y($0.low))" }
    return "<path class=\"rt-band \(band.className)\" d=\"M\((upper + lower).joined(separator: "L"))Z\"/>"
  }

  /// The lines of the scale with their numbers.
  private var scaleMarks: Markup {
    let step = step
    return (0...steps).map { index -> Markup in
      let height = y(Fraction(index * step))
      return """
        <path class="rt-hulplijn" d="M\(LineChart.margin.left) \(height)H\(right)"/>\
        <text class="rt-as" x="\(LineChart.margin.left - 8)" y="\(height + 4)" text-anchor="end">\
        \(DutchText.whole(index * step))</text>
        """
    }.reduce("", +)
  }

  private static let shortMonths = [
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
  ]

  /// Every month, quarter or year, as many as keep their names apart; the year below the first and each January.
  private var timeMarks: Markup {
    let (first, last) = (Month(containing: firstDay), Month(containing: lastDay))
    let count = Int(last.index - first.index)
    let every = count <= 10 ? 1 : count <= 40 ? 3 : 12
    var marks: Markup = "<path class=\"rt-aslijn\" d=\"M\(LineChart.margin.left) \(bottom)H\(right)\"/>"
    var year: Int?
    for index in 0...max(0, count) {
      let month = first.adding(months: index)
      guard month.firstDay >= firstDay, month.firstDay <= lastDay, (month.month - 1) % every == 0 else { continue }
      let place = x(month.firstDay)
      marks = "\(marks)<path class=\"rt-aslijn\" d=\"M\(place) \(bottom)v5\"/>"
      marks = marks + timeLabel(LineChart.shortMonths[month.month - 1], x: place, y: bottom + 19)
      if year != month.year { marks = marks + timeLabel(String(month.year), x: place, y: bottom + 36) }
      year = month.year
    }
    return marks
  }

  private func timeLabel(_ text: String, x: Int, y: Int) -> Markup {
    "<text class=\"rt-as\" x=\"\(x)\" y=\"\(y)\" text-anchor=\"middle\">\(text)</text>"
  }

  /// The names beside the ends of lines and bands, moved apart where they would cover each other.
  private var labels: Markup {
    let ends = lines.compactMap { line -> (name: String, x: Int, y: Int)? in
      line.points.last { $0.value != nil }.flatMap { point in
        point.value.map { (line.name, x(point.day), y($0)) }
      }
    }
    let edges = bands.compactMap { band in band.points.last.map { (name: band.name, x: x($0.day), y: y($0.high)) } }
    let all = (ends + edges).sorted { ($0.y, $0.name) < ($1.y, $1.name) }
    var places = all.map(\.y)
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + LineChart.labelHeight)
    }
    // The lowest stays above the months; those above it make room.
    for index in places.indices.reversed() {
      let lowest = index == places.count - 1 ? bottom - 4 : places[index + 1] - LineChart.labelHeight
      places[index] = min(places[index], lowest)
    }
    return zip(all, places).map { label, place -> Markup in
      """
      <path class="rt-wijzer" d="M\(label.x + 3) \(label.y)L\(right + 10) \(place)"/>\
      <text class="rt-as" x="\(right + 14)" y="\(place + 4)">\(label.name)</text>
      """
    }.reduce("", +)
  }

  /// The same in words, for who does not see the chart: where each line begins and ends.
  private var spoken: String {
    func text(_ value: Fraction) -> String { DutchText.whole(value.rounded(.halfUp)) }
    let courses = lines.map { line -> String in
      let known = line.points.compactMap { point in point.value.map { (day: point.day, value: $0) } }
      guard let first = known.first, let last = known.last else { return "\(line.name): onbekend." }
      guard first.day != last.day else { return "\(line.name): \(text(first.value)) op \(DutchText.day(first.day))." }
      return """
        \(line.name): \(text(first.value)) op \(DutchText.day(first.day)), \(text(last.value)) op \
        \(DutchText.day(last.day)).
        """
    }
    let ranges = bands.compactMap { band in
      band.points.last.map {
        "\(band.name): tussen \(text($0.low)) en \(text($0.high)) op \(DutchText.day($0.day))."
      }
    }
    return (courses + ranges).joined(separator: " ") + " Alle getallen staan in de tabel."
  }
}

extension LineChart {
  /// The chart as a part of a page, with a note below it.
  func block(_ heading: String, note: String? = nil) -> Block {
    Block(
      "lijngrafiek", ["id": id, "kop": heading, "svgHtml": Markup(trusted: svg()), "noot": shown(note)])
  }
}
