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

/// `regietafel oekraine`: places for displaced people and where they are, for each safety region on a day.
struct DisplacedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oekraine",
    abstract: "Toon waar ontheemden uit Oekraïne wonen: norm, plaatsen, bezet, vrij, in de BRP en elders.",
    discussion: """
      Zonder --gebied: de veiligheidsregio's en Nederland. Met --gebied: dat gebied met zijn gemeenten.
      Elders is wie ingeschreven staat en niet in gemeentelijke opvang woont; dat zijn niet allemaal
      bewoners van gastgezinnen (regel R6.34). Een melding geldt tot de volgende.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @Option(
    name: .customLong("gebied"),
    help: ArgumentHelp("Code of naam: NL, VR13, PV27, GM0363 of een gemeente.", valueName: "gebied"))
  var area: String?
  @Flag(name: .customLong("uitleg"), help: "Leg elk cijfer van het gebied uit (alleen bij tabel).")
  var isExplained = false

  /// The figures of an area by their stable names.
  private static var figures: [(name: String, figure: KeyPath<DisplacedView, Figure>)] {
    [
      ("norm", \.norm), ("plaatsen", \.places), ("bezet", \.occupied), ("vrij", \.free), ("verwacht", \.expected),
      ("ingeschreven", \.registered), ("particulier", \.privately), ("elders", \.elsewhere),
      ("eigenOfOnbekend", \.elsewhereOther),
    ]
  }

  func run() async throws {
    let format = try output.format()
    let desk = try await journal.office().desk()
    let perspective = try clocks.perspective(desk.defaultDay)
    let book = desk.book(perspective)
    let whole = try area.map { try Words.area($0, on: perspective.day, desk.territory) } ?? .netherlands
    var sheet = Sheet(
      ["code", "naam"] + DisplacedCommand.figures.map(\.name) + ["bezettingsgraad", "oudsteMelding", "nieuwsteMelding"])
    let views = (parts(of: whole, desk.territory, on: perspective.day) + [whole]).map(book.displacedView)
    for view in views {
      let figures = DisplacedCommand.figures.map { view[keyPath: $0.figure] }
      sheet.isInvented = sheet.isInvented || figures.contains(where: \.isInvented)
      sheet.rows.append(
        [.string(view.area.description), .string(desk.territory.name(of: view.area) ?? "")]
          + figures.map { .count($0.whole) }
          + [rate(view.rate), day(view.reportDays.first), day(view.reportDays.last)])
    }
    switch format {
    case .csv: sheet.write(.csv)
    case .json:
      if sheet.isInvented { Terminal.warn(Sheet.warning) }
      Terminal.say(json(sheet, whole, book).text(pretty: true))
    case .table:
      sheet.remarks = remarks(views[views.count - 1], book) + (isExplained ? explanations(whole, book, desk) : [])
      sheet.write(.table)
    }
  }

  private func parts(of area: AreaCode, _ territory: Territory, on day: Day) -> [AreaCode] {
    switch area.kind {
    case .country: territory.areas(of: .safetyRegion, on: day).map(\.code)
    case .province, .safetyRegion: territory.municipalities(in: area, on: day).map(\.code)
    case .municipality: []
    }
  }

  private func rate(_ figure: Figure) -> JSONValue {
    figure.number.map { .decimal($0, digits: 2) } ?? .null
  }

  private func day(_ day: Day?) -> JSONValue { day.map { .string($0.description) } ?? .null }

  /// The number of the area itself beside the sum of the reports, by name.
  private static let compared: [(name: String, own: Measure, sum: Measure, difference: Measure)] = [
    ("ingeschreven", .displacedRegistered, .displacedRegisteredSum, .displacedRegisteredDifference),
    ("plaatsen", .displacedPlaces, .displacedPlacesSum, .displacedPlacesDifference),
    ("bezet", .displacedOccupied, .displacedOccupiedSum, .displacedOccupiedDifference),
  ]

  private func figure(_ measure: Measure, _ area: AreaCode, _ book: ChainBook) -> Figure? {
    book.figure(.measure(measure, area, .day(book.perspective.day)))
  }

  private func json(_ sheet: Sheet, _ area: AreaCode, _ book: ChainBook) -> JSONValue {
    func whole(_ measure: Measure) -> JSONValue { .count(figure(measure, area, book)?.whole) }
    let sums = area.kind == .municipality ? [] : DisplacedCommand.compared
    return .object([
      ("peildatum", .string(book.perspective.day.description)),
      (
        "sommen",
        .array(
          sums.map { sum in
            .object([
              ("wat", .string(sum.name)), ("cijfer", whole(sum.own)), ("somMeldingen", whole(sum.sum)),
              ("verschil", whole(sum.difference)),
            ])
          })
      ),
      ("gebieden", .array(sheet.rows.map { .object(Array(zip(sheet.columns, $0))) })),
    ])
  }

  private func remarks(_ view: DisplacedView, _ book: ChainBook) -> [String] {
    let day = book.perspective.day
    var lines: [String] = []
    if let first = view.reportDays.first, let last = view.reportDays.last {
      let age = DutchText.count(last.days(until: day), "dag", "dagen")
      lines.append(
        first == last
          ? "De laatste melding is van \(DutchText.day(last)), \(age) voor de peildatum."
          : "De cijfers komen van verschillende dagen, van \(DutchText.day(first)) tot en met \(DutchText.day(last)).")
    } else {
      lines.append("Voor deze dag heeft niemand iets gemeld. Onbekend is niet nul.")
    }
    guard view.area.kind != .municipality else { return lines }
    lines += DisplacedCommand.compared.compactMap { sum in
      guard let difference = figure(sum.difference, view.area, book), difference.number != nil,
        let own = figure(sum.own, view.area, book), let total = figure(sum.sum, view.area, book)
      else { return nil }
      return "\(sum.name): \(DutchText.figure(own)); som van de meldingen \(DutchText.figure(total)), "
        + "verschil \(DutchText.figure(difference))."
    }
    if view.area == .netherlands, let share = book.figure(.rule("L6")), let people = book.figure(.rule("A13")),
      share.number != nil, people.number != nil
    {
      lines.append(
        "Met een andere nationaliteit volgens de ledenbrief: \(DutchText.figure(share)) procent, "
          + "\(DutchText.figure(people)) mensen (verband A13).")
    }
    return lines
  }

  private func explanations(_ area: AreaCode, _ book: ChainBook, _ desk: Desk) -> [String] {
    let view = book.displacedView(area)
    let figures = DisplacedCommand.figures.map { view[keyPath: $0.figure] } + [view.rate, view.gap]
    return figures.flatMap { [""] + Explanation($0, desk.territory, desk.rulebook).lines() }
  }
}
