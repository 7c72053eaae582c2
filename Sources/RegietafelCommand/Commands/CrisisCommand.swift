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

/// `regietafel crisis`: crisis places and people to be housed faster, for each safety region on a day.
struct CrisisCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crisis",
    abstract: "Toon per veiligheidsregio crisisplaatsen, versneld plaatsen en of afbouwen mag.",
    discussion: """
      Afbouwen mag zodra alle toegewezen mensen geplaatst zijn (regel R3.6). Is dat niet bekend, dan staat er
      nee. De mensen die versneld een plek krijgen, horen bij de taakstelling: tel ze er nooit bij op.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @Option(
    name: .customLong("gebied"),
    help: ArgumentHelp("Eén veiligheidsregio: de code of de naam, zoals VR13.", valueName: "gebied"))
  var area: String?

  func run() async throws {
    let format = try output.format()
    let desk = try await journal.office().desk()
    let perspective = try clocks.perspective(desk.defaultDay)
    let book = desk.book(perspective)
    let regions = try self.regions(on: perspective.day, desk.territory)
    var sheet = Sheet([
      "code", "naam", "plaatsenNorm", "plaatsenGerealiseerd", "toegewezen", "geplaatst", "afbouwToegestaan",
    ])
    for region in regions {
      let view = book.crisis(region.code)
      sheet.isInvented = sheet.isInvented || [view.places, view.assigned, view.placed].contains(where: \.isInvented)
      sheet.rows.append([
        .string(region.code.description), .string(region.name), .count(view.norm.whole), .count(view.places.whole),
        .count(view.assigned.whole), .count(view.placed.whole), .bool(view.windDown.isAllowed),
      ])
    }
    sheet.remarks = remarks(book)
    sheet.write(format)
  }

  private func regions(on day: Day, _ territory: Territory) throws -> [Area] {
    let regions = territory.areas(of: .safetyRegion, on: day)
    guard let area else { return regions }
    let key = DutchNames.key(area)
    if let region = regions.first(where: { $0.code == AreaCode(area) || DutchNames.key($0.name) == key }) {
      return [region]
    }
    throw Faults(
      Fault(
        .noSuchArea, place: "--gebied", problem: "'\(area.prefix(80))' is geen veiligheidsregio.",
        expected: "een code zoals VR13, of de hele naam", advice: "Kijk de code na."))
  }

  private func remarks(_ book: ChainBook) -> [String] {
    let country = book.crisis(.netherlands)
    func words(_ figure: Figure) -> String { DutchText.figure(figure) }
    var lines = [
      "Nederland: norm \(words(country.norm)), crisisplaatsen \(words(country.places)), "
        + "versneld te plaatsen \(words(country.assigned)), geplaatst \(words(country.placed)), "
        + "nog te plaatsen \(words(country.toPlace))."
    ]
    if case .day(let deadline) = country.deadline.value {
      lines.append("Laatste dag voor het versneld plaatsen: \(DutchText.day(deadline)).")
    }
    if country.assigned.number != nil {
      lines.append("Deze mensen zijn een deel van de taakstelling en komen er nooit bovenop (verband A6).")
      if book.assignedTable().isEmpty {
        lines.append(
          "Aanname: er is geen officiële tabel, dus de verdeling is naar inwoners met de grootste resten (regel R3.5).")
      }
    }
    return lines
  }
}
