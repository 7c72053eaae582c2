// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Synchronization
import Testing

@testable import Site

/// Names that a template asked for and did not find.
final class Missed: Sendable {
  private let store = Mutex<Set<String>>([])
  var names: Set<String> { store.withLock { $0 } }
  func add(_ name: String) { store.withLock { _ = $0.insert(name) } }
}

@Suite struct TemplateTests {
  @Test func aNameThatIsNotThereIsNoticed() throws {
    let missed = Missed()
    var view: View = ["kop": "Kop", "anker": View.nothing]
    view.missed = { missed.add($0) }
    _ = try Templates().render(view, with: "tekst")
    #expect(missed.names == ["alineas"])
  }

  @Test func everyTemplateFindsAllItsNames() throws {
    let templates = try Templates()
    for (name, view) in SampleViews.all {
      let missed = Missed()
      var view = view
      view.missed = { missed.add($0) }
      let html = try #require(templates.render(view, with: name))
      #expect(missed.names.isEmpty, "\(name): \(missed.names)")
      #expect(PageReader("<div>\(html)</div>").fault == nil || name == "pagina", "\(name)")
    }
    #expect(Set(SampleViews.all.map(\.name)).union(["pagina", "uitleg", "knoop"]) == Set(templates.names))
  }

  /// Only names that end in `Html` hold markup, and only they are shown without escaping.
  @Test func onlyMarkupIsShownUnescaped() {
    for (path, text) in EmbeddedFiles.all where path.hasSuffix(".mustache") {
      for match in text.matches(of: /\{\{\{([a-zA-Z]+)\}\}\}/) { #expect(match.1.hasSuffix("Html"), "\(path)") }
      #expect(!text.contains("{{&"), "\(path)")
      for match in text.matches(of: /[^{]\{\{([a-zA-Z]+)\}\}/) { #expect(!match.1.hasSuffix("Html"), "\(path)") }
      #expect(!text.contains("<script") && !text.contains(" style="), "\(path)")
    }
  }

  @Test func textIsEscaped() {
    let hostile = "<a> & \"'\u{1}"
    #expect(Markup(hostile).html == "&lt;a&gt; &amp; &quot;&#39;?")
    let text = "<b>"
    #expect(("<p>\(text)</p>" as Markup).html == "<p>&lt;b&gt;</p>")
    #expect(("\(Markup(text))" as Markup).html == "&lt;b&gt;")
  }

  @Test func theStyleSheetsStandUnderTheHashOfTheirContent() throws {
    let css = try #require(Asset.all.first)
    #expect(css.path.wholeMatch(of: /\/stijl-[0-9a-f]{8,16}\.css/) != nil)
  }
}

/// A view of each template with every section open.
enum SampleViews {
  static let all: [(name: String, view: View)] = [
    (
      "verdeel",
      [
        "actie": "/verdeel", "opgave": "51000", "vast": [hidden], "sleutels": [option], "niveaus": [option],
        "methoden": [option], "gebieden": [option], "meetellen": "ja", "jaren": "5", "kleinste": "100",
        "grenzen": "GM0363,0,500", "amv": "50", "gewichten": "GM0363;881,9", "bestaand": "GM0363;100", "isOpen": true,
      ]
    ),
    ("tekst", Block.text("Kop", id: "a", ["tekst"]).view),
    ("melding", Block.message(.info, "Kop", ["tekst"]).view),
    ("eigenschappen", Block.properties("Kop", [("a", "b")]).view),
    (
      "cijfers",
      ["kop": "Kop", "cijfers": [["label": "a", "waardeHtml": "b" as Markup, "eenheid": "c", "noot": "d"] as View]]
    ),
    ("tabel", table(rows: [[.text("a"), .text("b")]]).block.view),
    ("tabel", table(rows: []).block.view),
    (
      "filter",
      [
        "actie": "/a", "zoek": "", "zoekLabel": "z", "heeftGebieden": true, "provincies": [option], "regios": [option],
        "perPagina": [option], "vast": [hidden], "wis": "/",
      ]
    ),
    (
      "bladeren",
      [
        "naam": "n", "vorige": "/a", "volgende": "/b",
        "paginas": [["nummer": "1", "adres": "/", "huidig": false] as View],
      ]
    ),
    ("maat", ["actie": "/a", "vast": [hidden], "maten": [option]]),
    (
      "kaart",
      [
        "kop": "k", "svgHtml": "" as Markup,
        "legenda": [["staalHtml": "" as Markup, "label": "l", "aantal": "1"] as View],
      ]
    ),
    ("grafiek", ["kop": "k", "svgHtml": "" as Markup]),
    ("lijngrafiek", ["id": "i", "kop": "k", "svgHtml": "" as Markup, "noot": "n"]),
    (
      "selectie",
      [
        "actie": "/a", "zoek": "", "zoekLabel": "z", "vast": [hidden], "wis": "/",
        "lijsten": [["naam": "n", "label": "l", "opties": [option]] as View],
      ]
    ),
    (
      "scenarios",
      [
        "actie": "/a", "vast": [hidden], "weken": "78", "getal": "",
        "keuzes": [["waarde": "w", "label": "l", "gekozen": true] as View],
      ]
    ), ("buffer", ["actie": "/a", "vast": [hidden], "percentiel": "80"]),
    (
      "vraag",
      QuestionForm(
        name: "n", button: "b",
        fields: [.line("a", "l", "w", hint: "h"), .choice("b", "l", [("w", "l")], chosen: "w")],
        more: ("m", [.line("c", "l", "w", hint: nil)], isOpen: true)
      ).block(Links(base: "", viewpoint: Viewpoint(day: Day(number: 0))), .map).view
    ), ("vraagveld", ["naam": "n", "label": "l", "waarde": "", "hint": "h", "isKeuze": true, "opties": [option]]),
    ("fouten", ["kop": "k", "fouten": [["tekst": "t", "code": "RT-1", "doel": "#a"] as View]]),
    (
      "gevolgen",
      ["kop": "k", "tekst": "t", "heeftGevolgen": true, "gevolgen": [["label": "l", "voor": "1", "na": "2"] as View]]
    ),
    ("formulier", form),
    ("over", ["regels": "/r", "journaal": "/j", "toegankelijkheid": "/t", "api": "/a", "voorbeeld": "/v"]),
    ("toegankelijkheid", ["over": "/o", "organisatie": "O", "email": "e", "contact": "c"]),
  ]

  private static let option: View = ["waarde": "w", "label": "l", "gekozen": true]
  private static let hidden: View = ["naam": "n", "waarde": "w"]

  private static let form: View = [
    "actie": "/a", "sleutelNaam": "s", "sleutel": "1", "actieNaam": "a", "proef": "p",
    "actieWaarde": "v", "knop": "k", "bewijs": "b", "bewijsNaam": "b", "gebruiker": "g", "verborgen": [hidden],
    "groepen": [
      [
        "legenda": "l",
        "velden": [
          [
            "id": "i", "naam": "n", "label": "l", "hint": "h", "waarde": "w", "isKeuze": false, "isLijst": false,
            "isRegel": true, "isRegels": false, "keuzes": [] as [View], "cijfers": true,
            "fouten": [["tekst": "t"] as View], "heeftFouten": true,
            "beschrijving": "b", "soort": "text", "aanvullen": "off",
          ] as View,
          [
            "id": "j", "naam": "m", "label": "l", "hint": View.nothing, "waarde": "w", "isKeuze": false,
            "isLijst": true, "isRegels": true, "isRegel": false,
            "keuzes": [option], "cijfers": false, "fouten": [] as [View], "heeftFouten": false,
            "beschrijving": View.nothing, "soort": "text", "aanvullen": "off",
          ] as View,
        ],
      ] as View
    ],
  ]

  private static func table(rows: [[Table.Cell]]) -> Table {
    var table = Table(
      id: "t", caption: "c",
      columns: [.init(label: "a", sortLink: "/", sorted: "ascending"), .init(label: "b", isNumber: true)])
    table.rows = rows
    table.total = rows.first
    table.notes = ["noot"]
    table.csvLink = "/csv"
    return table
  }
}
