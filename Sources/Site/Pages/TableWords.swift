// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Reports
import Territory

/// What an entry about the regietafel says, and where it is shown.
extension Pages {
  func summary(_ fact: SpreadFact) -> String {
    switch fact {
    case .count(let measure, _, _, _): DutchText.name(measure)
    case .estimate(let estimate):
      "Capaciteitsraming van de ronde van \(estimate.cycle): \(DutchText.whole(estimate.places.value)) plaatsen"
    case .offer(let offer):
      "Aanbod van \(scene.name(offer.municipality)): \(offer.name), \(DutchText.count(offer.places.all, "plaats", "plaatsen"))"
    case .swap(let swap):
      "Ruil van plaatsen, ronde \(swap.cycle): "
        + swap.changes.map { "\(scene.name($0.municipality)) \($0.change > 0 ? "+" : "")\(DutchText.whole($0.change))" }
        .joined(separator: ", ")
    case .agreement(let agreement): "Afspraak van de tafel van \(scene.name(agreement.province)): \(agreement.text)"
    case .report(let report):
      "Verslag van de commissaris over \(scene.name(report.province)), ronde \(report.cycle): \(sum(report.numbers))"
    case .decision(let decision):
      (decision.isChange ? "Wijziging van het verdeelbesluit" : "Verdeelbesluit")
        + " over \(scene.name(decision.province)), ronde \(decision.cycle): \(sum(decision.numbers))"
    case .objection(let objection):
      "Bezwaar \(objection.id) in \(scene.name(objection.province)): "
        + (objection.outcome.map { $0.ruling.rawValue } ?? "loopt nog")
    case .delay(let delay): "Vertraging in \(scene.name(delay.municipality)): \(delay.reason)"
    }
  }

  private func sum(_ numbers: [MunicipalPlaces]) -> String {
    DutchText.count(numbers.reduce(0) { $0 + $1.places }, "plaats", "plaatsen")
  }

  /// The way from the page of a province or municipality to its table; nil for other areas.
  func tableBlock(_ code: AreaCode) -> Block? {
    let province =
      switch code.kind {
      case .province: code
      case .municipality: territory.municipality(code, on: scene.day)?.province
      case .country, .safetyRegion: nil as AreaCode?
      }
    guard let province else { return nil }
    let link = Markup.link("Regietafel \(scene.name(province))", links.to(.table(.province(province))))
    return .text("Regietafel", id: "regietafel", ["\(link): aanbod, afspraken en besluiten over de opvang."])
  }

  /// The table on which an entry is to be seen, as a row of its page; nil for what is about no province.
  func tableRow(_ fact: SpreadFact) -> (label: String, content: Markup)? {
    let area: AreaCode =
      switch fact {
      case .count(_, let area, _, _): area
      case .estimate: .netherlands
      case .offer(let offer): offer.municipality
      case .swap(let swap): swap.province
      case .agreement(let agreement): agreement.province
      case .report(let report): report.province
      case .decision(let decision): decision.province
      case .objection(let objection): objection.province
      case .delay(let delay): delay.municipality
      }
    let province = area.kind == .municipality ? territory.municipality(everWithCode: area)?.province : area
    guard let province else { return nil }
    // On the first day of the case there may be no cycles yet: the link goes to the year of the cycle, or of the fact.
    let day = [fact.cycle.map { FigurePeriod.year($0 + 1).firstDay.adding(days: -1) }, fact.firstDayCounted]
      .compactMap(\.self).max()
    let viewpoint = Links(base: links.base, viewpoint: Viewpoint(day: day, known: links.viewpoint.known))
    let address: Address = .table(province.kind == .province ? .province(province) : .country)
    return ("Te zien op", .link("Regietafel \(scene.name(province))", viewpoint.to(address)))
  }
}
