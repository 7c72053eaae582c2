// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@testable import Site

/// The rules of NL Design System about contrast within a group of colours.
@Suite struct ContrastTests {
  private static let groups = ["default", "action-1", "info", "warning", "positive", "negative"]

  private static func tokens() throws -> [String: String] {
    let css = try #require(EmbeddedFiles.all["stijl.css"])
    var tokens: [String: String] = [:]
    for match in css.matches(of: /--basis-color-([a-z0-9-]+): (#[0-9a-f]{6});/) {
      tokens[String(match.1)] = String(match.2)
    }
    return tokens
  }

  private static func luminance(_ colour: String) -> Double {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(number >> shift & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func contrast(_ left: String, _ right: String) -> Double {
    let (a, b) = (luminance(left) + 0.05, luminance(right) + 0.05)
    return max(a, b) / min(a, b)
  }

  @Test func everyColourIsLegibleOnEveryBackgroundOfItsGroup() throws {
    let tokens = try ContrastTests.tokens()
    for group in ContrastTests.groups {
      let slots = tokens.filter { $0.key.hasPrefix(group + "-") }
      let backgrounds = slots.filter { $0.key.hasPrefix("\(group)-bg-") }
      #expect(backgrounds.count == 5 && slots.count == 14, "\(group)")
      for (name, colour) in slots where backgrounds[name] == nil {
        let least = name.hasSuffix("border-subtle") ? 3.0 : 4.5
        for (background, value) in backgrounds {
          let contrast = ContrastTests.contrast(colour, value)
          #expect(contrast >= least && contrast <= 17, "\(name) on \(background): \(contrast)")
        }
      }
    }
  }

  @Test func theMeasureItselfIsRight() {
    #expect(abs(ContrastTests.contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(abs(ContrastTests.contrast("#767676", "#ffffff") - 4.54) < 0.01)
  }

  @Test func everyTokenThatIsUsedIsDefined() throws {
    let css = try #require(EmbeddedFiles.all["stijl.css"])
    let defined = Set(css.matches(of: /(--[a-z0-9-]+):/).map { String($0.1) })
    for match in css.matches(of: /var\((--[a-z0-9-]+)/) { #expect(defined.contains(String(match.1)), "\(match.1)") }
  }
}
