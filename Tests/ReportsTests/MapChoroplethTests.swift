// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Reports
import Territory
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a test wants to know of an SVG text.
private final class SVGReader: NSObject, XMLParserDelegate {
  struct Link: Equatable {
    var href = ""
    var label = ""
    var title = ""
    var cssClass = ""
    var fill = ""
    var points: [String] = []
  }

  var links: [Link] = []
  var groups: [String] = []
  var ids: [String] = []
  var borders: [String] = []
  var titles: [String] = []
  var attributeNames: Set<String> = []
  private var text = ""
  private var insideLink = false

  static func read(_ svg: String) -> SVGReader? {
    let reader = SVGReader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    text = ""
    attributeNames.formUnion(attributes.keys)
    if let id = attributes["id"] { ids.append(id) }
    switch name {
    case "a":
      insideLink = true
      links.append(Link(href: attributes["href"] ?? "", label: attributes["aria-label"] ?? ""))
    case "polygon" where insideLink:
      links[links.count - 1].cssClass = attributes["class"] ?? ""
      links[links.count - 1].fill = attributes["fill"] ?? ""
      links[links.count - 1].points = (attributes["points"] ?? "").split(separator: " ").map(String.init)
    case "g":
      if let label = attributes["aria-label"] { groups.append(label) }
    case "path" where attributes["class"] == "kaart-grens":
      borders.append(attributes["d"] ?? "")
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "a" { insideLink = false }
    guard name == "title" || name == "desc" else { return }
    if insideLink { links[links.count - 1].title = text } else { titles.append(text) }
  }
}

@Suite struct MapChoroplethTests {
  private func code(_ text: String) throws -> AreaCode {
    try #require(AreaCode(text))
  }

  /// Four municipalities in a row in two provinces; the third has no value, the fourth a value of zero.
  private func smallMap(
    names: [String] = ["Zet", "'s-Aa", "<Mid & \"Co\">", "Nul"], idPrefix: String = "kaart"
  ) throws -> ChoroplethMap {
    let codes = try ["GM0001", "GM0002", "GM0003", "GM0004"].map(code)
    let provinces = try [code("PV20"), code("PV20"), code("PV21"), code("PV21")]
    var nameOf = Dictionary(uniqueKeysWithValues: zip(codes, names))
    nameOf[provinces[0]] = "Eerste"
    return ChoroplethMap(
      cells: Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, (column: $0, row: 0)) }),
      values: [codes[0]: Fraction(10), codes[1]: Fraction(19, 2), codes[2]: nil as Fraction?, codes[3]: Fraction(0)],
      names: nameOf, provinceOf: Dictionary(uniqueKeysWithValues: zip(codes, provinces)),
      steps: [Fraction(20), Fraction(10)], link: { "/gemeenten/\($0)?a=1&b=2" },
      valueText: { $0 == codes[2] ? "onbekend" : "v<\($0.number)" }, title: "A & B", description: "1 < 2",
      idPrefix: idPrefix)
  }

  @Test func linksStandInReadingOrderWithNameAndValue() throws {
    let reader = try #require(SVGReader.read(smallMap().svg()))
    #expect(reader.links.map(\.label) == ["'s-Aa: v<2", "Zet: v<1", "<Mid & \"Co\">: onbekend", "Nul: v<4"])
    #expect(reader.links.map(\.title) == reader.links.map(\.label))
    #expect(reader.links.first?.href == "/gemeenten/GM0002?a=1&b=2")
    #expect(reader.titles == ["A & B", "1 < 2"])
    #expect(reader.groups == ["Eerste"])
  }

  @Test func aValueOnABoundBelongsToTheStepAboveAndUnknownIsNotZero() throws {
    let reader = try #require(SVGReader.read(smallMap().svg()))
    let classes = ["kaart-stap-0", "kaart-stap-1", "kaart-onbekend", "kaart-stap-0"]
    #expect(reader.links.map(\.cssClass) == classes.map { "kaart-cel " + $0 })
    let legend = try smallMap().legend
    #expect(legend.map(\.label) == ["minder dan 10", "10 tot 20", "20 of meer", "onbekend"])
    #expect(legend.map(\.count) == [2, 1, 0, 1])
    #expect(legend.map(\.index) == [0, 1, 2, nil])
    #expect(legend.map(\.cssClass) == ["kaart-stap-0", "kaart-stap-1", "kaart-stap-2", "kaart-onbekend"])
  }

  @Test func oneBorderBetweenTheTwoProvinces() throws {
    let reader = try #require(SVGReader.read(smallMap().svg()))
    // The side between the second and the third cell: from the corner above to the corner below.
    #expect(reader.borders == ["M30,-5.77L30,5.77"])
  }

  @Test func theSameValuesGiveTheSameTextAndNoStyleAttributes() throws {
    let svg = try smallMap().svg()
    #expect(try svg == smallMap().svg())
    let reader = try #require(SVGReader.read(svg))
    #expect(!reader.attributeNames.contains("style"))
    #expect(!reader.attributeNames.contains { $0.hasPrefix("on") })
  }

  @Test func idsAreUniqueAndCarryThePrefix() throws {
    let first = try #require(SVGReader.read(smallMap(idPrefix: "links").svg()))
    let second = try #require(SVGReader.read(smallMap(idPrefix: "rechts").svg()))
    #expect(Set(first.ids + second.ids).count == first.ids.count + second.ids.count)
    #expect(first.ids.allSatisfy { $0.hasPrefix("links-") })
    for link in first.links { #expect(first.ids.contains { link.fill == "url(#\($0))" }) }
    #expect(try smallMap(idPrefix: "links").legend.allSatisfy { $0.swatch.contains("url(#links-patroon-") })
  }

  @Test func forbiddenCharactersDoNotBreakTheText() throws {
    let map = try smallMap(names: ["A\u{0}\u{1B}a", "B\nb", "]]>", "<!-- -->"])
    let reader = try #require(SVGReader.read(map.svg()))
    #expect(reader.links.map(\.label) == ["Aa: v<1", "B b: v<2", "<!-- -->: v<4", "]]>: onbekend"])
  }

  @Test func anEmptyMapIsStillAPicture() throws {
    let map = ChoroplethMap(
      cells: [:], values: [:], names: [:], provinceOf: [:], steps: [], link: { _ in "" }, valueText: { _ in "" },
      title: "Leeg", description: "")
    #expect(SVGReader.read(map.svg())?.links.isEmpty == true)
    #expect(map.legend.map(\.label) == ["alle waarden"])
  }

  @Test(arguments: ["2021-06-01", "2022-07-01", "2026-11-23"])
  func theWholeCountry(text: String) throws {
    let day = try #require(Day(iso: text))
    let territory = try Territory.standard()
    let cells = try MapLayout(csv: standardMapTable()).cells(on: day)
    let all = territory.municipalities(on: day)
    // Every seventh is unknown, by a nil or by being absent.
    var values: [AreaCode: Fraction?] = [:]
    for (index, place) in all.enumerated() where index % 14 != 0 {
      values[place.code] = index % 7 == 0 ? .some(nil) : Fraction(place.landArea, 100)
    }
    let known = values.values.compactMap { $0 }
    let steps = ChoroplethMap.quantileSteps(known, count: 7)
    let map = ChoroplethMap(
      cells: cells, values: values, names: Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0.name) }),
      provinceOf: Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0.province) }), steps: steps,
      link: { "/gemeenten/\($0)" }, valueText: { _ in "x" }, title: "Land", description: "Oppervlakte")
    let svg = map.svg()
    #expect(svg.utf8.count < 120_000)
    let reader = try #require(SVGReader.read(svg))
    #expect(reader.links.count == all.count)
    #expect(reader.borders.count >= 16)
    for link in reader.links {
      let code = try #require(AreaCode(link.href.suffix(6)))
      let step = (values[code] ?? nil).map { value in steps.filter { $0 <= value }.count }
      #expect(link.cssClass == "kaart-cel " + (step.map { "kaart-stap-\($0)" } ?? "kaart-onbekend"))
      #expect(Set(link.points).count == 6)
    }
    #expect(map.legend.map(\.count).reduce(0, +) == all.count)
    #expect(map.legend.last?.count == all.count - known.count)
  }
}
