// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/`: the country on the reference day.
extension Pages {
  func frontPage() -> Page {
    let picture = book.nationalPicture()
    let ledger = picture.ledger
    var page = Page("Huisvesting van statushouders")
    page.heading = "Nederland op \(DutchText.day(scene.day))"
    page.intro = [summary(ledger)]
    if scene.mount.isExample == false, ledger.months.allSatisfy({ $0.number == nil }) {
      page.blocks += exampleHint(nil)
    }
    page.blocks.append(cards("De opgave in de \(DutchText.halfYear(halfYear))", nationalCards(picture)))
    page.blocks.append(cards("Wat is er al gedaan?", housedCards(picture)))
    for figure in [ledger.opening, ledger.due, picture.housedHalfYear, picture.housedTwelveMonths] {
      if let table = comparisonTable(figure, id: "bronnen-\(Pages.measure(figure))") { page.add(table) }
    }
    addHistory(of: .netherlands, to: &page)
    page.blocks.append(
      .text(
        "Verder kijken", id: "verder",
        [
          "\(Markup.link("Alle gemeenten in een tabel", links.to(.list(.municipality))))",
          "\(Markup.link("Alle provincies", links.to(.list(.province))))",
          "\(Markup.link("Alle veiligheidsregio’s", links.to(.list(.safetyRegion))))",
          "\(Markup.link("De kaart van Nederland", links.to(.map)))",
          "\(Markup.link("Ontheemden uit Oekraïne", links.to(.displaced(.country))))",
        ]))
    return page
  }

  /// The picture in two sentences.
  private func summary(_ ledger: HousingLedger) -> Markup {
    let period = DutchText.halfYear(halfYear)
    guard ledger.target.number != nil else {
      return "De taakstelling voor de \(period) is niet bekend. Elk cijfer is een link naar de uitleg."
    }
    let target: Markup = "De taakstelling voor de \(period) is \(DutchText.figure(ledger.target)) mensen."
    guard ledger.due.number != nil else {
      return target + " De hele opgave is niet bekend. Elk cijfer is een link naar de uitleg."
    }
    let parts = ledger.adjustment == nil ? "de stand bij het begin" : "de stand bij het begin en de bijstelling"
    return target
      + " Met \(parts) erbij is de hele opgave \(DutchText.figure(ledger.due)) mensen."
      + " Elk cijfer is een link naar de uitleg."
  }

  private func nationalCards(_ picture: NationalPicture) -> [View] {
    let ledger = picture.ledger
    var cards = [
      card("Taakstelling", ledger.target), card("Stand bij het begin", ledger.opening),
    ]
    if let adjustment = ledger.adjustment { cards.append(card("Bijstelling in de tabel", adjustment)) }
    cards += [
      card("Opgave: taakstelling met de stand erbij", ledger.due), card("Nodig per maand", ledger.pacePerMonth),
      card("Nodig per week", ledger.pacePerWeek),
    ]
    if let sum = ledger.municipalTargets {
      let note = "De wet rondt elke gemeente naar boven af, dus de som is hoger dan het landelijke aantal."
      cards.append(card("Som van de gemeenten volgens de wet", sum, note: note))
    }
    if picture.aim.number != nil {
      cards.append(card("Extra streefaantal", picture.aim, note: "Los van de taakstelling."))
    }
    if picture.grossArrears.number != nil {
      cards.append(
        card("Alle achterstanden samen", picture.grossArrears, note: "Zonder de voorsprong van andere gemeenten."))
      cards.append(card("Alle voorsprongen samen", picture.grossAdvance))
    }
    return cards
  }

  private func housedCards(_ picture: NationalPicture) -> [View] {
    [
      card("Gehuisvest in de \(DutchText.halfYear(halfYear.previous))", picture.housedHalfYear),
      card("Gehuisvest in twaalf maanden", picture.housedTwelveMonths),
      card("Gehuisvest in dit halfjaar tot nu toe", picture.ledger.housed),
      card("Nog te huisvesten", picture.ledger.remaining),
    ]
  }

  /// The published numbers for the same thing, which do not agree; nil when there are none.
  func comparisonTable(_ figure: Figure, id: String = "bronnen") -> Table? {
    let others = book.comparisons(with: figure.reference)
    guard !others.isEmpty else { return nil }
    var table = Table(
      id: id, caption: "Andere gepubliceerde cijfers: \(label(figure.reference))",
      columns: [
        .init(label: "Bron"), .init(label: "Cijfer", isNumber: true), .init(label: "Verschil", isNumber: true),
        .init(label: "Zekerheid"),
      ])
    table.rows = others.map { other in
      [origin(of: other), number(of: other), difference(other, figure), .text(DutchText.certainty(other.certainty))]
    }
    table.notes = [
      """
      Gepubliceerde bronnen verschillen. \(reckoned(figure))
      """
    ]
    if DutchText.isBalance(figure.reference) {
      table.notes.append("Een bron die zonder minteken over een achterstand schrijft, staat hier zoals hij schrijft.")
    }
    table.csvLink = csvLink(table.id)
    return table
  }

  private func reckoned(_ figure: Figure) -> String {
    figure.number == nil
      ? "Regietafel kiest er geen."
      : "Regietafel rekent met \(DutchText.figure(figure)) en laat de andere ernaast staan."
  }

  /// A compared number; one from the journal has the same name as the figure, so it links to its entry instead.
  private func number(of figure: Figure) -> Table.Cell {
    guard case .fact(let source) = figure.derivation else { return cell(figure) }
    let words = figure.qualifier == .exact ? "" : figure.qualifier.rawValue + " "
    let text = words + DutchText.value(figure.value, unit: figure.unit)
    return Table.Cell(
      content: .link(text, links.to(.entry(source.position))) + mark(figure), csv: Pages.csv(figure))
  }

  private func origin(of figure: Figure) -> Table.Cell {
    switch figure.derivation {
    case .fact(let source): .text("\(source.source), bekend op \(DutchText.day(source.known.dutchDay))")
    case .rule(let version): .text("\(version.ruleID): \(version.source)")
    default: .text(label(figure.reference))
    }
  }

  /// How far a published number lies from ours, both without their sign: sources write arrears in both ways.
  func difference(_ other: Figure, _ ours: Figure) -> Table.Cell {
    guard let number = other.number, let our = ours.number else { return .empty }
    func size(_ number: Fraction) -> Fraction { number < Fraction(0) ? Fraction(0) - number : number }
    let difference = size(number) - size(our)
    guard difference.denominator == 1 else { return .text(DutchText.fraction(difference)) }
    let words = other.qualifier == .exact && ours.qualifier == .exact ? "" : "circa "
    return Table.Cell(
      content: Markup(words + DutchText.whole(difference.numerator)), csv: .whole(difference.numerator))
  }

  /// The measure of a figure, for an id on the page.
  private static func measure(_ figure: Figure) -> String {
    if case .measure(let measure, _, _) = figure.reference { measure.rawValue } else { "regel" }
  }

  func label(_ reference: FigureReference) -> String {
    DutchText.label(reference, territory, scene.rulebook)
  }

  /// Says that nobody reported figures here, and where the invented ones are.
  func exampleHint(_ area: AreaCode?) -> [Block] {
    guard !scene.mount.isExample else { return [] }
    let place = area.map { "van \(scene.name($0))" } ?? "van gemeenten"
    var paragraphs: [Markup] = [
      """
      In dit journaal staan niet alle cijfers \(place) over dit halfjaar. Daarom is een deel van de cijfers onbekend. \
      Onbekend is niet nul.
      """
    ]
    if let example = scene.example {
      let other = Links(base: example.base, viewpoint: links.viewpoint)
      let target = other.to(scene.visit.address)
      paragraphs.append(
        "\(Markup.link("Bekijk deze pagina met verzonnen cijfers", target)) om te zien hoe het eruitziet.")
    }
    return [.message(.info, "Niet alles is bekend", paragraphs)]
  }
}
