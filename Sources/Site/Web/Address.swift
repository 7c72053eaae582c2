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
  /// `/over`.
  case about
  /// `/toegankelijkheid`.
  case accessibility

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
    guard let address = Address.read(first, Array(parts.dropFirst())), address.path == path else { return nil }
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
    case ("over", 0): .about
    case ("toegankelijkheid", 0): .accessibility
    case ("uitleg", 1), ("uitleg", 3): FigureReference(rest.joined(separator: "/")).map(Address.explanation)
    case (_, 0): kind(first).map(Address.list)
    case (_, 1): kind(first).flatMap { kind in AreaCode(rest[0]).flatMap { $0.kind == kind ? .area($0) : nil } }
    default: nil
    }
  }

  /// The path of the page below the base of its register; begins with `/`.
  var path: String {
    switch self {
    case .front: "/"
    case .list(let kind): "/\(Address.segment(kind))"
    case .area(.netherlands): "/"
    case .area(let code): "/\(Address.segment(code.kind))/\(code)"
    case .map: "/kaart"
    case .explanation(let reference):
      "/uitleg/"
        + reference.description.split(separator: "/").map { FormText.encode(String($0)) }.joined(separator: "/")
    case .rules: "/regels"
    case .rule(let id): "/regels/\(FormText.encode(id))"
    case .journal: "/journaal"
    case .entry(let position): "/journaal/\(position)"
    case .correct(let position): "/journaal/\(position)/corrigeren"
    case .report: "/melden"
    case .exchange: "/ruilen"
    case .about: "/over"
    case .accessibility: "/toegankelijkheid"
    }
  }

  /// Whether a form is sent to this page.
  var acceptsForm: Bool {
    switch self {
    case .report, .exchange, .correct: true
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
