// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Reports
import Territory

/// `/bezetting-melden`: how many people live in a location on a day.
extension Pages {
  func reportOccupancyPage() -> Page { page(occupancyForm()) }

  func occupancyForm() -> FormPage {
    FormPage(
      address: .reportOccupancy, title: "Melden hoeveel mensen in een locatie wonen",
      trail: [("Nederland", .front), ("Opvang", .reception), ("Opvanglocaties", .locations)],
      explanation: ["Meld per locatie en per dag. U kunt eerst bekijken wat uw melding verandert."],
      groups: [
        (
          nil,
          [
            FormField(
              name: "locatie", label: "Locatie", hint: "Het kenmerk of de hele naam, zoals ter-apel of Ter Apel."),
            FormField(name: "dag", label: "Dag", hint: "Bijvoorbeeld 1-7-2022."),
            FormField(
              name: "aantal", label: "Aantal mensen op die dag", hint: "Een heel getal. Nul mag ook.", kind: .number),
            FormField(
              name: "bron", label: "Bron", hint: "Welk overzicht of bericht? Geen namen van personen."),
          ]
        )
      ], values: scene.visit.query)
  }

  func readOccupancy(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let location = reader.location("locatie", in: newestBook())
    let day = reader.dutchDay("dag")
    let number = reader.whole("aantal")
    let source = reader.source()
    guard let location, let day, let number, let source, reader.faults.isEmpty else { return nil }
    let fact = ReceptionFact.occupancy(location: location, day: day, count: Count(number))
    return (.record([SourcedFact(.reception(fact), source: source)]), source)
  }

  static func occupancyField(_ code: FaultCode) -> String {
    switch code {
    case .occupancyAboveCapacity, .negativePeople, .sameValue, .numberTooLarge: "aantal"
    case .locationClosed, .periodNotStarted, .knownInFuture: "dag"
    case .unknownLocation: "locatie"
    default: ""
    }
  }
}

extension FormReader {
  /// A location that is laid down, by its fixed name or its whole name.
  mutating func location(_ field: String, in book: ChainBook) -> Slug? {
    let advice = "Typ het kenmerk of de hele naam, zoals die in de tabel met opvanglocaties staat."
    guard let text = text(field, .unknownLocation, missing: "Vul een locatie in.", advice) else { return nil }
    if let slug = Slug(text), book.location(slug) != nil { return slug }
    let key = DutchNames.key(text)
    let named = book.locations(in: .netherlands).map(\.location).filter { DutchNames.key($0.name) == key }
    if named.count == 1 { return named[0].id }
    if named.isEmpty {
      add(field, .unknownLocation, "De locatie '\(text.prefix(80))' is niet vastgelegd.", advice)
    } else {
      let slugs = named.prefix(5).map(\.id.text).joined(separator: ", ")
      add(
        field, .unknownLocation, "Er zijn \(named.count) locaties met de naam '\(text.prefix(80))'.",
        "Kies een kenmerk: \(slugs).")
    }
    return nil
  }
}
