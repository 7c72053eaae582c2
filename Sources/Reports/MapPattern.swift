// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The fills of a map: each step has a pattern as well as a colour, denser for higher values, so that the map can be
/// read without colours too.
///
/// The colours stand in the style sheet `kaart.css`; those given here hold for a picture that is saved without it.
enum MapPattern {
  private struct Ink {
    let ground: String
    let ink: String
    /// The drawing in a square of 8 by 8; empty for a plain ground.
    let strokes: String
    let width: String
  }

  private static let steps: [Ink] = [
    Ink(ground: "#fdf6d8", ink: "#8a8256", strokes: "", width: "0"),
    Ink(ground: "#c2dca4", ink: "#55703a", strokes: "M1.5 2h1M5.5 6h1", width: "1"),
    Ink(ground: "#82bfa2", ink: "#2b5f48", strokes: "M-1 1L1 -1M0 8L8 0M7 9L9 7", width: ".7"),
    Ink(ground: "#479fa8", ink: "#0c3a40", strokes: "M0 2h8M0 6h8", width: ".9"),
    Ink(ground: "#2f7ca6", ink: "#d9edf7", strokes: "M-1 1L1 -1M0 8L8 0M7 9L9 7M0 4L4 0M4 8L8 4", width: ".9"),
    Ink(ground: "#2c5690", ink: "#d5ddf0", strokes: "M0 0L8 8M8 0L0 8M-1 7L1 9M7 -1L9 1", width: ".9"),
    Ink(ground: "#2a2560", ink: "#2a2560", strokes: "", width: "0"),
  ]

  private static let unknown = Ink(
    ground: "#ffffff", ink: "#767676", strokes: "M-1 7L1 9M0 0L8 8M7 -1L9 1", width: ".8")

  static func id(_ index: Int?, prefix: String) -> String {
    "\(prefix)-patroon-" + (index.map(String.init) ?? "onbekend")
  }

  /// The `<defs>` with the patterns of these steps and of the unknown.
  static func definitions(steps count: Int, prefix: String) -> String {
    let known = (0..<count).map { definition(steps[$0], index: $0, prefix: prefix) }
    return "<defs>" + known.joined() + definition(unknown, index: nil, prefix: prefix) + "</defs>\n"
  }

  private static func definition(_ ink: Ink, index: Int?, prefix: String) -> String {
    let name = index.map(String.init) ?? "onbekend"
    let ground = "<rect class=\"kaart-grond-\(name)\" width=\"8\" height=\"8\" fill=\"\(ink.ground)\"/>"
    let drawing =
      ink.strokes.isEmpty
      ? ""
      : "<path class=\"kaart-lijn-\(name)\" d=\"\(ink.strokes)\" stroke=\"\(ink.ink)\" stroke-width=\"\(ink.width)\"/>"
    return "<pattern id=\"\(id(index, prefix: prefix))\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
      + ground + drawing + "</pattern>"
  }

  /// A small rectangle with the fill of a step, for the legend.
  static func swatch(_ index: Int?, prefix: String) -> String {
    "<svg class=\"kaart-vakje\" viewBox=\"0 0 32 20\" width=\"32\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">"
      + "<rect class=\"kaart-cel \(MapScale.cssClass(index))\" width=\"32\" height=\"20\""
      + " fill=\"url(#\(id(index, prefix: prefix)))\"/></svg>"
  }
}
