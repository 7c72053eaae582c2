// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/crisis`: all safety regions on the reference day.
extension Pages {
  func crisisPage() -> Page {
    let country = book.crisis(.netherlands)
    let regions = territory.areas(of: .safetyRegion, on: scene.day).map { book.crisis($0.code) }
    var page = Page("Crisismaatregelen", trail: [("Nederland", .front)])
    page.heading = "Crisismaatregelen op \(DutchText.day(scene.day))"
    page.intro = crisisSummary(country, regions)
    page.blocks += crisisMessages(country)
    page.blocks.append(cards("Crisisplaatsen", placesCards(country)))
    if country.assigned.number != nil {
      page.blocks.append(cards("Versneld een plek voor statushouders", placingCards(country, regions)))
    }
    if let text = partOfTarget(country) {
      page.blocks.append(.text("Deze mensen horen bij de taakstelling", id: "taakstelling", [text]))
    }
    page.add(regionsTable(country, regions))
    if scene.mount.writer != nil {
      let link = Markup.link("Meld crisisplaatsen, plaatsingen of een besluit", links.to(.reportCrisis))
      page.blocks.append(.text("Iets melden", id: "melden", ["\(link). U ziet eerst wat uw melding verandert."]))
    }
    return page
  }

  /// The picture in three sentences; what nobody reported is said to be unknown.
  private func crisisSummary(_ country: CrisisView, _ regions: [CrisisView]) -> [Markup] {
    var sentences: [Markup] = []
    if country.norm.number != nil {
      let norm = DutchText.figure(country.norm)
      sentences.append(
        country.places.number == nil
          ? "De norm is samen \(norm) crisisplaatsen. Hoeveel er zijn, heeft nog niemand gemeld."
          : "Er zijn \(DutchText.figure(country.places)) crisisplaatsen. De norm is samen \(norm).")
    }
    if country.assigned.number != nil {
      let all = DutchText.figure(country.assigned)
      sentences.append(
        country.placed.number == nil
          ? "Versneld moeten \(all) statushouders een plek krijgen. Hoeveel dat al lukte, heeft nog niemand gemeld."
          : """
          Van de \(all) statushouders die versneld een plek krijgen, zijn er \(DutchText.figure(country.placed)) geplaatst.
          """)
      let allowed = regions.count { $0.windDown.isAllowed }
      sentences.append("\(allowed) van de \(regions.count) veiligheidsregio’s mogen crisisplaatsen afbouwen.")
    }
    guard !sentences.isEmpty else {
      return ["Op deze dag gelden geen afspraken over crisisplaatsen en versneld plaatsen die Regietafel kent."]
    }
    return [sentences.dropFirst().reduce(sentences[0]) { $0 + " " + $1 }]
  }

  /// What a reader must know before the figures: an assumption, or the earlier phase.
  private func crisisMessages(_ country: CrisisView) -> [Block] {
    var blocks: [Block] = []
    if country.assigned.number != nil, book.assignedTable().isEmpty { blocks.append(assumption()) }
    let turns = scene.rulebook.version(of: "R3.3", on: scene.day, knownAt: scene.perspective.known)
    if turns != nil, country.assigned.number == nil, let text = scene.rulebook.rule("R3.3")?.text {
      let first = territory.areas(of: .safetyRegion, on: scene.day).first
      let norm = first.map { link(book.crisis($0.code).norm) } ?? ""
      blocks.append(
        .message(
          .info, "De regio’s zijn om de beurt aan zet",
          ["De norm is \(norm) plaatsen per regio. \(text)", "\(readRule("R3.3"))."]))
    }
    return blocks
  }

  /// The division is ours as long as there is no official one (R3.5).
  func assumption() -> Block {
    .message(
      .warning, "Aanname: de verdeling over de regio’s is niet officieel",
      [
        """
        Er is geen officiële tabel ingelezen. Daarom verdeelt Regietafel de mensen naar inwoners, met de grootste \
        resten, zodat de som precies klopt. Komt er een officiële tabel, dan gaat die voor. \(readRule("R3.5")).
        """
      ])
  }

  func readRule(_ id: String) -> Markup { .link("Lees regel \(id)", links.to(.rule(id))) }

  private func placesCards(_ country: CrisisView) -> [View] {
    [
      card("Norm voor alle regio’s samen", country.norm),
      card("Crisisplaatsen die er zijn", country.places, note: coverage(country.places)),
      card("Crisisplaatsen die ontbreken", country.gap, note: gapNote(country.gap)),
    ]
  }

  private func gapNote(_ gap: Figure) -> String? {
    guard gap.number != nil else { return nil }
    let note = "Te veel in de ene regio telt niet voor een andere."
    return coverage(gap).map { "\($0) \(note)" } ?? note
  }

  private func placingCards(_ country: CrisisView, _ regions: [CrisisView]) -> [View] {
    var cards = [
      card("Versneld te plaatsen", country.assigned),
      card("Geplaatst", country.placed, note: coverage(country.placed)),
      card("Nog te plaatsen", country.toPlace, note: restNote(country.toPlace)),
      card("Laatste dag", country.deadline),
      card("Nodig per week vanaf nu", country.pace, note: country.pace.number == nil ? nil : restNote(country.toPlace)),
    ]
    if let even = book.figure(.rule("A9")), even.number != nil {
      cards.append(card("Gelijkmatig tempo over alle weken", even))
    }
    let allowed = regions.count { $0.windDown.isAllowed }
    let unknown = regions.count { $0.windDown == .unknown }
    cards.append([
      "label": "Regio’s die mogen afbouwen",
      "waardeHtml": Markup.link("\(allowed) van de \(regions.count)", links.to(.rule("R3.6"))),
      "eenheid": View.nothing,
      "noot": shown(unknown > 0 ? "Van \(DutchText.count(unknown, "regio", "regio’s")) is het niet te zeggen." : nil),
    ])
    return cards
  }

  /// Of how many regions a sum is made; nil when of all.
  private func coverage(_ figure: Figure) -> String? {
    guard case .partial(let known, let missing) = figure.derivation else { return nil }
    return "Gemeld door \(known.count) van de \(known.count + missing.count) regio’s."
  }

  /// That a sum leaves out the people of the regions that reported nothing.
  private func restNote(_ figure: Figure) -> String? {
    coverage(figure).map { "\($0) Wat de andere regio’s nog moeten doen, telt hier niet mee." }
  }

  /// That those placed faster are part of the target of the half-year, and what is left of it.
  private func partOfTarget(_ country: CrisisView) -> Markup? {
    guard country.assigned.number != nil, let faster = book.figure(.rule("L23")), faster.number != nil,
      let target = book.figure(.rule("L15")), let share = book.figure(.rule("A6")), share.number != nil
    else { return nil }
    return """
      De \(link(faster)) statushouders zijn een deel van de taakstelling van \(link(target)) in de tweede helft van \
      2022: \(link(share)) procent. Zij komen er nooit bovenop. Tel ze dus niet bij de taakstelling op.
      """
  }

  private func regionsTable(_ country: CrisisView, _ regions: [CrisisView]) -> Table {
    // Before anybody was to be placed faster, only the places say something.
    let isPlacing = country.assigned.number != nil
    var table = Table(
      id: "regios", caption: "Veiligheidsregio’s op \(DutchText.day(scene.day))",
      columns: [.init(label: "Veiligheidsregio"), .init(label: "Code")]
        + numbers(isPlacing).map { .init(label: $0.label, isNumber: true) }
        + (isPlacing ? [.init(label: "Schema"), .init(label: "Afbouw")] : []))
    func figures(_ view: CrisisView) -> [Table.Cell] { numbers(isPlacing).map { cell(view[keyPath: $0.figure]) } }
    table.rows = regions.map { view in
      let name = scene.name(view.area)
      return [
        Table.Cell(content: .link(name, links.to(.crisisReport(view.area))), csv: .text(name)),
        .text(view.area.description),
      ] + figures(view) + (isPlacing ? [.text(view.placing.rawValue), .text(view.windDown.rawValue)] : [])
    }
    table.total = [.text("Nederland"), .text("NL")] + figures(country) + (isPlacing ? [.empty, .empty] : [])
    table.notes = [
      "De naam van een regio is een link naar haar situatiebericht.",
      "Onbekend betekent: niet gemeld, of te lang geleden. Een som telt alleen wat bekend is.",
    ]
    if isPlacing {
      table.notes.append(
        """
        ‘Minstens’ geplaatst betekent: na de laatste melding kunnen er mensen bij gekomen zijn. ‘Op schema’ is per regio \
        afgerond, dus de som kan iets verschillen.
        """)
    }
    table.csvLink = csvLink(table.id)
    return table
  }

  private func numbers(_ isPlacing: Bool) -> [(label: String, figure: KeyPath<CrisisView, Figure>)] {
    let places: [(String, KeyPath<CrisisView, Figure>)] = [
      ("Norm", \.norm), ("Crisisplaatsen", \.places), ("Ontbreekt", \.gap),
    ]
    let placing: [(String, KeyPath<CrisisView, Figure>)] = [
      ("Toegewezen", \.assigned), ("Geplaatst", \.placed), ("Op schema zou zijn", \.schedule),
      ("Nog te plaatsen", \.toPlace),
    ]
    return isPlacing ? places + placing : places
  }
}

extension CrisisView {
  /// How the placing stands against an even pace, by what was last reported.
  var placing: ScheduleStatus {
    guard let placed = placed.whole, let left = toPlace.whole else { return .unknown }
    if left == 0 { return .done }
    guard let schedule = schedule.whole else { return .unknown }
    return placed >= schedule ? .onSchedule : .behind
  }
}
