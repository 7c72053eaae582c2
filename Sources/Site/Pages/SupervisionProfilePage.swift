// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `/toezicht/profielen`: from where on each province looks at arrears, its terms, and whether its ladder stands still.
extension Pages {
  func supervisionProfilesPage() -> Page {
    var page = Page("Toezichtprofielen", trail: [("Nederland", .front), ("Toezicht", .supervision(.overview))])
    page.heading = "Hoe de provincies toezicht houden"
    page.intro = [
      """
      Elke provincie heeft eigen grenzen en termijnen (\(citation("R1.39a"))). Wat een provincie niet heeft vastgelegd, is \
      zoals de regels het zeggen; die termijnen zijn niet geverifieerd.
      """
    ]
    page.add(profileTable())
    if scene.mount.writer != nil {
      page.blocks.append(
        .text(
          "Een profiel vastleggen", id: "melden",
          [.link(SupervisionForm.profile.link, links.to(.supervision(.form(.profile))))]))
    }
    return page
  }

  private func profileTable() -> Table {
    var table = Table(
      id: "profielen", caption: "Profielen op \(DutchText.day(scene.day))",
      columns: [
        .init(label: "Provincie"), .init(label: "Grens in personen", isNumber: true),
        .init(label: "Grens in procenten", isNumber: true),
      ] + Rung.withTerm.map { .init(label: "Weken bij trede \($0.rawValue)", isNumber: true) }
        + [.init(label: "Ladder"), .init(label: "Vastgelegd")])
    let provinces = territory.areas(of: .province, on: scene.day).sorted { DutchNames.precedes($0.name, $1.name) }
    table.rows = provinces.map { province in
      let known = book.supervisionProfile(of: province.code)
      let link = links.to(.supervision(.overview), [("provincie", province.code.description)])
      return [
        Table.Cell(content: .link(province.name, link), csv: .text(province.name)),
        book.figure(.measure(.arrearsThreshold, province.code, .day(scene.day))).map(cell) ?? .empty,
        percentCell(known?.profile.leastPercent),
      ] + Rung.withTerm.map { weeksCell($0, province.code) } + [
        .text(ladder(known?.profile.freeze)),
        Table.Cell(
          content: (known.map { origin(of: $0.source) } ?? "volgens de regels") + change(province),
          csv: .text(known.map { $0.source.source } ?? "volgens de regels")),
      ]
    }
    table.notes = [
      """
      Een achterstand geeft een signaal als zij beide grenzen haalt. De grens in procenten gaat over de taakstelling van het \
      halfjaar dat met de achterstand begint.
      """,
      "Bij trede 5 staat de termijn in het besluit. Zijn er weken vastgelegd, dan zijn die een richtlijn.",
    ]
    table.csvLink = csvLink(table.id)
    return table
  }

  private func change(_ province: Area) -> Markup {
    guard scene.mount.writer != nil else { return "" }
    let form = links.to(.supervision(.form(.profile)), [("provincie", province.code.description)])
    return "; \(Markup.link("wijzig \(province.name)", form))"
  }

  private func percentCell(_ percent: Int?) -> Table.Cell {
    if let percent { return wholeCell(percent) }
    return book.figure(.rule("R1.39a.procent")).map(cell) ?? .empty
  }

  /// The weeks of a profile, or those of the rules with a link to them.
  private func weeksCell(_ rung: Rung, _ province: AreaCode) -> Table.Cell {
    guard let weeks = book.usualWeeks(rung, in: province, on: scene.day) else { return .text("in het besluit") }
    if case .rule = weeks.derivation { return cell(weeks) }
    return weeks.whole.map(wholeCell) ?? .empty
  }

  private func ladder(_ freeze: SupervisionProfile.Freeze?) -> String {
    guard let freeze, freeze.holds(on: scene.day) else { return "werkt" }
    let until = freeze.until.map { " tot \(DutchText.day($0))" } ?? ", zonder einddatum"
    return "staat stil\(until): \(freeze.reason)"
  }
}
