// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Reports

/// The vessels with what flows between them in a week (stroomschema): boxes and arrows, with the numbers in words as well.
struct VesselsDiagram {
  private let perWeek: [String: Int]

  /// - Parameter flows: the mean of each flow in a week, by its name in the model.
  init(_ flows: [(name: String, mean: Double)]) {
    perWeek = Dictionary(flows.map { ($0.name, Int($0.mean.rounded())) }) { first, _ in first }
  }

  private struct Box {
    var name: String
    var x: Int
    var y: Int
  }

  private static let size = (width: 148, height: 50)
  private static let boxes = [
    Box(name: "zonder status", x: 152, y: 20), Box(name: "statushouders", x: 452, y: 20),
    Box(name: "moet vertrekken", x: 152, y: 152),
  ]

  private func number(_ flow: String) -> String { DutchText.whole(perWeek[flow] ?? 0) }

  func svg() -> String {
    let boxes = VesselsDiagram.boxes.map { box -> Markup in
      """
      <rect class="rt-vat" x="\(box.x)" y="\(box.y)" width="\(VesselsDiagram.size.width)" \
      height="\(VesselsDiagram.size.height)"/><text class="rt-as" x="\(box.x + 75)" y="\(box.y + 29)" \
      text-anchor="middle">\(box.name)</text>
      """
    }.reduce("", +)
    let arrows = [
      arrow("M20 45H144", (81, 37), "asielzoekers", number("asiel")),
      arrow("M301 45H444", (371, 37), "krijgt status", number("verleend")),
      arrow("M600 45H722", (661, 37), "krijgt een huis", number("huisvesting")),
      arrow("M226 70V144", (232, 110), "geweigerd", number("geweigerd"), anchor: "start"),
      arrow("M152 177H28", (85, 167), "vertrekt", number("vertrek")),
      arrow("M526 144V78", (532, 125), "nareizende familie", number("nareis"), anchor: "start"),
    ].reduce("", +)
    let markup: Markup = """
      <svg class="rt-grafiek" viewBox="0 0 740 215" width="740" height="215" role="img" \
      aria-labelledby="vaten-titel vaten-tekst"><title id="vaten-titel">De vaten van de opvang</title>\
      <desc id="vaten-tekst">\(spoken)</desc>\(boxes)\(arrows)</svg>
      """
    return markup.html
  }

  private func arrow(
    _ path: String, _ place: (x: Int, y: Int), _ name: String, _ number: String, anchor: String = "middle"
  ) -> Markup {
    let numbers = path.dropFirst().split { !$0.isNumber }.compactMap { Int($0) }
    let isAcross = path.contains("H")
    let (x, y) = isAcross ? (numbers[2], numbers[1]) : (numbers[0], numbers[2])
    let (fromX, fromY) = (numbers[0], numbers[1])
    let head =
      isAcross
      ? (x > fromX ? "M\(x) \(y)l-8 -5v10z" : "M\(x) \(y)l8 -5v10z")
      : (y > fromY ? "M\(x) \(y)l-5 -8h10z" : "M\(x) \(y)l-5 8h10z")
    return """
      <path class="rt-stroom" d="\(path)"/><path class="rt-stroom rt-stroom--punt" d="\(head)"/>\
      <text class="rt-as" x="\(place.x)" y="\(place.y)" text-anchor="\(anchor)">\(number)</text>\
      <text class="rt-as" x="\(place.x)" y="\(place.y + (isAcross ? 24 : 16))" text-anchor="\(anchor)">\(name)</text>
      """
  }

  /// The same in words.
  private var spoken: String {
    "Per week komen er \(number("asiel")) asielzoekers bij de mensen zonder status en \(number("nareis")) nareizende "
      + "familieleden bij de statushouders. \(number("verleend")) mensen krijgen een status, \(number("geweigerd")) niet. "
      + "\(number("huisvesting")) statushouders krijgen een huis en \(number("vertrek")) mensen vertrekken."
  }
}
