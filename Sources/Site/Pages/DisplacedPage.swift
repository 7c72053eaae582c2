// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/oekraine`: where displaced people from Ukraine are, in the country and its safety regions.
extension Pages {
  func displacedPage(_ address: DisplacedAddress) throws -> Page {
    switch address {
    case .country: displacedCountryPage()
    case .area(let area): try displacedAreaPage(area)
    case .form: page(displacedForm())
    }
  }

  private func displacedCountryPage() -> Page {
    let view = book.displacedView(.netherlands)
    var page = Page("Ontheemden uit Oekraïne", trail: [("Nederland", .front)])
    page.heading = "Ontheemden uit Oekraïne op \(DutchText.day(scene.day))"
    page.intro = [displacedSummary(view)]
    page.blocks += displacedMessages(view)
    page.blocks.append(cards("Waar mensen wonen", displacedPeopleCards(view)))
    page.blocks.append(cards("Plaatsen in gemeentelijke opvang", displacedPlaceCards(view)))
    if let block = letterCards() { page.blocks.append(block) }
    addDisplacedSeries(of: .netherlands, to: &page)
    for figure in [view.registered, view.elsewhere] {
      if let table = comparisonTable(figure, id: displacedID(figure)) { page.add(table) }
    }
    page.add(displacedSums(.netherlands))
    let regions = territory.areas(of: .safetyRegion, on: scene.day)
    page.add(displacedTable(regions.map(\.code), whole: view, id: "regios", caption: "Veiligheidsregio’s"))
    page.blocks.append(displacedNotes())
    page.blocks.append(displacedLinks(nil))
    return page
  }

  /// The picture in a few sentences; what nobody reported is said to be unknown.
  func displacedSummary(_ view: DisplacedView) -> Markup {
    let place = view.area == .netherlands ? "Nederland" : scene.name(view.area)
    guard view.registered.number != nil || view.occupied.number != nil || view.places.number != nil else {
      return "Hoeveel ontheemden uit Oekraïne er op deze dag in \(place) zijn, heeft nog niemand gemeld."
    }
    var sentences: [Markup] = []
    if view.registered.number != nil {
      sentences.append("In \(place) staan \(link(view.registered)) ontheemden uit Oekraïne ingeschreven.")
    }
    if view.occupied.number != nil {
      sentences.append("In gemeentelijke opvang wonen \(link(view.occupied)) mensen.")
    }
    if view.places.number != nil { sentences.append("Daar zijn \(link(view.places)) plaatsen.") }
    if view.elsewhere.number != nil {
      sentences.append(
        "Ergens anders wonen \(link(view.elsewhere)) mensen: in particuliere opvang, in een eigen woning of onbekend.")
    }
    return sentences.dropFirst().reduce(sentences[0]) { $0 + " " + $1 }
  }

  /// What a reader must know before the figures: how old they are, and that they are of different days.
  func displacedMessages(_ view: DisplacedView) -> [Block] {
    guard let first = view.reportDays.first, let last = view.reportDays.last, view.isMixed else { return [] }
    return [
      .message(
        .info, "Deze cijfers komen van verschillende dagen",
        [
          """
          De oudste melding is van \(DutchText.day(first)), de nieuwste van \(DutchText.day(last)). Tel of vergelijk ze \
          daarom met zorg. Een melding geldt tot de volgende.
          """
        ])
    ]
  }

  func displacedPeopleCards(_ view: DisplacedView) -> [View] {
    [
      card("Ingeschreven in de BRP", view.registered, note: displacedCoverage(view.registered)),
      card("In gemeentelijke opvang", view.occupied, note: displacedCoverage(view.occupied)),
      card("Buiten gemeentelijke opvang", view.elsewhere, note: elsewhereNote(view)),
      card("In particuliere opvang", view.privately, note: displacedCoverage(view.privately)),
      card("Eigen woning of onbekend", view.elsewhereOther),
    ]
  }

  private func elsewhereNote(_ view: DisplacedView) -> String {
    view.elsewhere.unknownReason == .notApplicable
      ? "Er zijn meer mensen in de opvang dan ingeschreven, of de cijfers liggen te ver uit elkaar. Dan is dit niet te zeggen."
      : "Noem niet iedereen een bewoner van een gastgezin."
  }

  func displacedPlaceCards(_ view: DisplacedView) -> [View] {
    var cards: [View] = []
    if view.norm.unknownReason != .notApplicable { cards.append(card("Norm", view.norm)) }
    cards += [
      card("Plaatsen die er zijn", view.places, note: displacedCoverage(view.places)),
      card("Vrije plaatsen", view.free), card("Bezettingsgraad", view.rate),
      card("Plaatsen die nog komen", view.expected),
    ]
    if view.gap.unknownReason != .notApplicable { cards.append(card("Tekort tot de norm", view.gap)) }
    return cards
  }

  /// Of how many parts a sum is made; nil when of all, or when it is no sum.
  func displacedCoverage(_ figure: Figure) -> String? {
    switch figure.derivation {
    case .partial(let known, let missing): "Gemeld door \(known.count) van de \(known.count + missing.count) delen."
    case .computed(.same, let parts, _): parts.first.flatMap(displacedCoverage)
    default: nil
    }
  }

  /// What the member letter of July 2022 said, and what follows from it (A12, A13); nil before it was known.
  private func letterCards() -> Block? {
    let figures: [(label: String, id: String)] = [
      ("Ingeschreven", "L5"), ("In gemeentelijke opvang", "L7"), ("Deel in gemeentelijke opvang", "A12"),
      ("Ergens anders", "A12.elders"), ("Met een andere nationaliteit", "L6"), ("Dat zijn zoveel mensen", "A13"),
    ]
    let found = figures.compactMap { label, id in book.figure(.rule(id)).map { (label, $0) } }
    guard found.count == figures.count, found.allSatisfy({ $0.1.number != nil }) else { return nil }
    return cards("Wat de ledenbrief van juli 2022 noemt", found.map { card($0.0, $0.1) })
  }

  private func displacedID(_ figure: Figure) -> String {
    if case .measure(let measure, _, _) = figure.reference { "bronnen-\(measure.rawValue)" } else { "bronnen" }
  }

  private func displacedNotes() -> Block {
    .text(
      "Hoe u deze cijfers leest", id: "lezen",
      [
        """
        Een melding geldt van haar dag tot de dag van de volgende melding. Het aantal mensen is daarna ‘circa’. Een gepubliceerd \
        landelijk cijfer gaat voor de som van de meldingen; het verschil staat erbij. Plaatsen voor ontheemden tellen nooit mee \
        bij het COA (\(citation("R2.1"))).
        """,
        """
        De norm staat in \(citation("R6.32")), de gepubliceerde cijfers in \(citation("R6.33")). Wie buiten de gemeentelijke \
        opvang woont, staat in \(citation("R6.34")).
        """,
      ])
  }

  func displacedLinks(_ area: AreaCode?) -> Block {
    var links: [Markup] = []
    if scene.mount.writer != nil {
      let known = area.map { [("gebied", $0.description)] } ?? []
      links.append(.link("Meld plaatsen en ontheemden op een dag", self.links.to(.displaced(.form), known)))
    }
    if let area {
      links.append(.link("Alles over \(scene.name(area))", self.links.to(.area(area))))
      links.append(.link("Ontheemden in heel Nederland", self.links.to(.displaced(.country))))
    } else {
      links.append(.link("Opvang van asielzoekers", self.links.to(.reception)))
    }
    return .text("Verder kijken", id: "verder", links)
  }
}
