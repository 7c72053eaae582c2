// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

// The words for locations, groups and contracts, and the cells that tables of locations share.
extension Pages {
  /// What a kind of location is called in the rule files.
  func name(of kind: LocationKind) -> String {
    (scene.rulebook.rule(kind.rule)?.term ?? kind.rawValue).capitalizedFirst
  }

  static func name(of runner: LocationRunner) -> String {
    switch runner {
    case .coa: "COA"
    case .municipality: "gemeente"
    case .safetyRegion: "veiligheidsregio"
    case .other: "een ander"
    }
  }

  static func name(of group: TargetGroup) -> String {
    switch group {
    case .applicants: "asielzoekers"
    case .statusHolders: "statushouders"
    case .minors: "minderjarigen zonder ouders (amv)"
    case .leaving: "mensen die moeten vertrekken"
    case .nuisance: "mensen die overlast gaven"
    case .ukraine: "mensen uit Oekraïne"
    case .urgent: "spoedzoekers"
    case .students: "studenten"
    case .migrants: "arbeidsmigranten"
    }
  }

  /// A rule by its id, as a link.
  func citation(_ id: String) -> Markup {
    .link("regel \(id)", links.to(.rule(id)))
  }

  /// A link to a municipality as it was laid down.
  func municipalityCell(_ code: AreaCode) -> Table.Cell {
    Table.Cell(content: link(code), csv: .text(scene.name(code)))
  }

  func dayCell(_ day: Day?, none: String) -> Table.Cell {
    guard let day else { return .text(none) }
    return Table.Cell(content: Markup(DutchText.day(day)), csv: .day(day))
  }

  func wholeCell(_ number: Int) -> Table.Cell {
    Table.Cell(content: Markup(DutchText.whole(number)), csv: .whole(number))
  }

  /// The sum of the figures that are known, and of how many that is when some are not: unknown is not counted as zero.
  func sumCell(_ figures: [Figure]) -> Table.Cell {
    let known = figures.filter { $0.whole != nil }
    guard !known.isEmpty || figures.isEmpty else { return Table.Cell(content: "onbekend", csv: .unknown) }
    let sum = known.compactMap(\.whole).reduce(0, +)
    let qualifier = known.dropFirst().reduce(known.first?.qualifier ?? .exact) { $0.adding($1.qualifier) }
    let invented = known.first(where: \.isInvented)
    let words = qualifier == .exact ? "" : qualifier.rawValue + " "
    let part = known.count == figures.count ? "" : " (van \(known.count))"
    return Table.Cell(
      content: Markup(words + DutchText.whole(sum) + part) + (invented.map(shortMark) ?? ""),
      csv: part.isEmpty ? .whole(sum) : .unknown,
      remark: remark(qualifier, isInvented: invented != nil))
  }

  /// Where something was laid down: the entry, and the document it comes from.
  func origin(of source: FactSource) -> Markup {
    "\(Markup.link("journaalregel \(source.position)", links.to(.entry(source.position)))), \(source.source)"
  }

  /// The entry that laid something down, as a link.
  func entryCell(_ source: FactSource) -> Table.Cell {
    Table.Cell(
      content: .link("Regel \(source.position)", links.to(.entry(source.position))), csv: .whole(source.position))
  }
}

extension LocationView {
  /// The first day after the contract that runs, or after the closing when that is sooner; nil when there is no end.
  func end(on day: Day) -> Day? { daysLeft.map { day.adding(days: $0) } }
}
