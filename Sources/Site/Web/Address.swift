// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Territory

/// The pages of a register, each with its Dutch address. The one place where addresses are written and read.
enum Address: Hashable, Sendable {
  /// `/`: the country.
  case front
  /// `/gemeenten`, `/provincies`, `/veiligheidsregios`.
  case list(AreaKind)
  /// `/gemeenten/GM0363` and the like.
  case area(AreaCode)
  /// `/kaart`.
  case map
  /// `/uitleg/taakstelling/GM0363/2022-2`, `/uitleg/L15`.
  case explanation(FigureReference)
  /// `/regels`.
  case rules
  /// `/regels/R1.4`.
  case rule(String)
  /// `/journaal`.
  case journal
  /// `/journaal/17`.
  case entry(Int)
  /// `/journaal/17/corrigeren`.
  case correct(Int)
  /// `/melden`.
  case report
  /// `/ruilen`.
  case exchange
  /// `/opvang`: need, places and people in reception.
  case reception
  /// `/opvang/locaties`.
  case locations
  /// `/opvang/locaties/ter-apel`.
  case location(Slug)
  /// `/woonprojecten`.
  case projects
  /// `/woonprojecten/flex-utrecht`.
  case project(Slug)
  /// `/crisis`: all safety regions.
  case crisis
  /// `/crisis/VR13`: the situation report of one safety region.
  case crisisReport(AreaCode)
  /// `/prognose`: the vessels.
  case vessels
  /// `/buffer`: what a reserve of places costs and saves.
  case buffer
  /// `/prognoses`: published forecasts and what became of them.
  case outlook
  /// `/locatie-vastleggen`.
  case recordLocation
  /// `/bezetting-melden`.
  case reportOccupancy
  /// `/importeren`: record the rows of a file.
  case importing
  /// `/crisis-melden`.
  case reportCrisis
  /// `/toezicht`, `/trede-vastleggen` and the other pages of supervision.
  case supervision(SupervisionAddress)
  /// `/verdeel`: a number of places divided over areas.
  case divide
  /// `/verdeel/GM0363`: why an area gets its number.
  case divideReason(AreaCode)
  /// `/verdelingen`: divisions that are kept.
  case divisions
  /// `/verdelingen/tafel-juli`.
  case division(Slug)
  /// `/verdelingen/tafel-juli/GM0363`: why an area got its number in it.
  case keptReason(Slug, AreaCode)
  /// `/verdeling-bewaren`.
  case keepDivision
  /// `/regietafel`, `/aanbod-melden` and the other pages of the tables.
  case table(TableAddress)
  /// `/oekraine`, `/oekraine-melden` and the other pages of displaced people.
  case displaced(DisplacedAddress)
  /// `/vergoeding` and the pages below it: what municipalities are paid for people from Ukraine.
  case claim(ClaimAddress)
  /// `/leefgeld`, `/bescherming`: the regulation for displaced people.
  case regulation(RegulationAddress)
  /// `/api-uitleg/gemeenten`: one thing that it can be asked.
  case apiResource(String)
  /// `/over`, `/toegankelijkheid` and other pages about the site itself.
  case text(TextAddress)
  /// `/aanmelden` and the other pages of the door.
  case access(AccessAddress)

  /// The page at `path`; nil when there is none. A path that ends with `/` is no page, apart from the first one.
  init?(path: some StringProtocol) {
    guard path != "/" else {
      self = .front
      return
    }
    let raw = path.split(separator: "/", omittingEmptySubsequences: false)
    guard raw.first == "", !raw.dropFirst().contains("") else { return nil }
    let parts = raw.dropFirst().compactMap { FormText.decode($0.utf8) }
    guard parts.count == raw.count - 1, let first = parts.first else { return nil }
    let found =
      SupervisionAddress(parts).map(Address.supervision) ?? TableAddress(parts).map(Address.table)
      ?? ClaimAddress(parts).map(Address.claim)
      ?? DisplacedAddress(parts).map(Address.displaced)
      ?? RegulationAddress(parts).map(Address.regulation) ?? AccessAddress(parts).map(Address.access)
      ?? Address.read(first, Array(parts.dropFirst()))
    guard let address = found, address.path == path else { return nil }
    self = address
  }

  private static func read(_ first: String, _ rest: [String]) -> Address? {
    switch (first, rest.count) {
    case ("kaart", 0): .map
    case ("regels", 0): .rules
    case ("regels", 1): .rule(rest[0])
    case ("journaal", 0): .journal
    case ("journaal", 1): Int(rest[0]).map(Address.entry)
    case ("journaal", 2) where rest[1] == "corrigeren": Int(rest[0]).map(Address.correct)
    case ("melden", 0): .report
    case ("ruilen", 0): .exchange
    case ("api-uitleg", 1): .apiResource(rest[0])
    case ("opvang", 0): .reception
    case ("opvang", 1) where rest[0] == "locaties": .locations
    case ("opvang", 2) where rest[0] == "locaties": Slug(rest[1]).map(Address.location)
    case ("woonprojecten", 0): .projects
    case ("woonprojecten", 1): Slug(rest[0]).map(Address.project)
    case ("crisis", 0): .crisis
    case ("crisis", 1):
      AreaCode(rest[0]).flatMap { $0.kind == .safetyRegion ? .crisisReport($0) : nil }
    case ("prognose", 0): .vessels
    case ("buffer", 0): .buffer
    case ("prognoses", 0): .outlook
    case ("locatie-vastleggen", 0): .recordLocation
    case ("bezetting-melden", 0): .reportOccupancy
    case ("importeren", 0): .importing
    case ("crisis-melden", 0): .reportCrisis
    case ("verdeel", 0): .divide
    case ("verdeel", 1): AreaCode(rest[0]).map(Address.divideReason)
    case ("verdelingen", 0): .divisions
    case ("verdelingen", 1): Slug(rest[0]).map(Address.division)
    case ("verdelingen", 2): Slug(rest[0]).flatMap { id in AreaCode(rest[1]).map { .keptReason(id, $0) } }
    case ("verdeling-bewaren", 0): .keepDivision
    case ("uitleg", 1), ("uitleg", 3): FigureReference(rest.joined(separator: "/")).map(Address.explanation)
    case (_, 0): TextAddress(rawValue: first).map(Address.text) ?? kind(first).map(Address.list)
    case (_, 1): kind(first).flatMap { kind in AreaCode(rest[0]).flatMap { $0.kind == kind ? .area($0) : nil } }
    default: nil
    }
  }

  /// The path of the page below the base of its register; begins with `/`.
  var path: String {
    switch self {
    case .front, .area(.netherlands): "/"
    case .list(let kind): "/\(Address.segment(kind))"
    case .area(let code): "/\(Address.segment(code.kind))/\(code)"
    case .map: "/kaart"
    case .explanation(let reference): "/uitleg/\(Address.encoded(reference))"
    case .rules: "/regels"
    case .rule(let id): "/regels/\(FormText.encode(id))"
    case .journal: "/journaal"
    case .entry(let position): "/journaal/\(position)"
    case .correct(let position): "/journaal/\(position)/corrigeren"
    case .text(let page): "/\(page.rawValue)"
    case .apiResource(let id): "/api-uitleg/\(FormText.encode(id))"
    case .claim(let page): page.path
    case .table(let page): page.path
    case .displaced(let page): page.path
    case .regulation(let page): page.path
    case .access(let page): page.path
    case .reception: "/opvang"
    case .locations: "/opvang/locaties"
    case .location(let slug): "/opvang/locaties/\(slug)"
    case .projects: "/woonprojecten"
    case .project(let slug): "/woonprojecten/\(slug)"
    case .crisis: "/crisis"
    case .crisisReport(let region): "/crisis/\(region)"
    case .vessels: "/prognose"
    case .buffer: "/buffer"
    case .divide: "/verdeel"
    case .divideReason(let area): "/verdeel/\(area)"
    case .divisions: "/verdelingen"
    case .division(let slug): "/verdelingen/\(slug)"
    case .keptReason(let slug, let area): "/verdelingen/\(slug)/\(area)"
    case .outlook: "/prognoses"
    case .supervision(let page): page.path
    case .report, .exchange, .keepDivision, .recordLocation, .reportOccupancy, .reportCrisis, .importing: formPath
    }
  }

  /// The path of a form that stands by itself.
  private var formPath: String {
    switch self {
    case .report: "/melden"
    case .exchange: "/ruilen"
    case .keepDivision: "/verdeling-bewaren"
    case .recordLocation: "/locatie-vastleggen"
    case .reportOccupancy: "/bezetting-melden"
    case .importing: "/importeren"
    default: "/crisis-melden"
    }
  }

  private static func encoded(_ reference: FigureReference) -> String {
    reference.description.split(separator: "/").map { FormText.encode(String($0)) }.joined(separator: "/")
  }

  /// Whether a form is sent to this page.
  var acceptsForm: Bool {
    switch self {
    case .report, .exchange, .correct, .recordLocation, .reportOccupancy, .reportCrisis, .supervision(.form),
      .keepDivision, .table(.form), .displaced(.form), .regulation(.recordBottleneck), .importing:
      true
    case .access(let page): page.acceptsForm
    default: false
    }
  }

  /// The first part of the address of areas of this kind.
  static func segment(_ kind: AreaKind) -> String {
    switch kind {
    case .country: "land"
    case .province: "provincies"
    case .safetyRegion: "veiligheidsregios"
    case .municipality: "gemeenten"
    }
  }

  private static func kind(_ segment: String) -> AreaKind? {
    AreaKind.allCases.first { $0 != .country && Address.segment($0) == segment }
  }
}

/// The pages about the site itself, each with its Dutch address.
enum TextAddress: String, Hashable, Sendable {
  case about = "over"
  case accessibility = "toegankelijkheid"
  /// What the API can be asked.
  case api = "api-uitleg"
  /// What was recorded last, as a feed.
  case changes = "wijzigingen"
  /// Which figures can be had.
  case catalogue = "catalogus"
}
