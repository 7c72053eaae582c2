// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Territory

/// The kinds of organisation that work with the register (organisatie).
public enum OrganisationKind: String, Sendable, CaseIterable {
  /// A municipality, with its own code.
  case municipality = "gemeente"
  /// A province, with its own code.
  case province = "provincie"
  /// A safety region, with its own code.
  case safetyRegion = "veiligheidsregio"
  /// The agency that runs reception.
  case coa = "COA"
  /// The department that sets targets; its minister supervises.
  case justice = "JenV"
  /// The department of the interior.
  case interior = "BZK"
  /// The association of municipalities.
  case association = "VNG"
  /// Who keeps the installation going.
  case administrator = "beheerder"

  /// Whether an organisation of this kind belongs to one area.
  public var hasArea: Bool { areaKind != nil }

  /// The kind of area that it belongs to.
  public var areaKind: AreaKind? {
    switch self {
    case .municipality: .municipality
    case .province: .province
    case .safetyRegion: .safetyRegion
    case .coa, .justice, .interior, .association, .administrator: nil
    }
  }

  /// The Dutch name.
  public var title: String {
    switch self {
    case .municipality: "gemeente"
    case .province: "provincie"
    case .safetyRegion: "veiligheidsregio"
    case .coa: "COA"
    case .justice: "ministerie van Asiel en Migratie (Justitie en Veiligheid)"
    case .interior: "ministerie van BZK"
    case .association: "VNG"
    case .administrator: "beheerder"
    }
  }
}

/// An organisation: a kind, and an area when the kind has one. Written as GM0363, PV27, VR13, COA, JenV, BZK, VNG or beheerder.
public struct Organisation: Hashable, Sendable, CustomStringConvertible {
  /// The kind.
  public let kind: OrganisationKind
  /// The area that it is for; nil for a national organisation.
  public let area: AreaCode?

  /// The organisation that is written so; nil when there is none.
  public init?(_ text: String) {
    if let area = AreaCode(text), let kind = OrganisationKind.allCases.first(where: { $0.areaKind == area.kind }) {
      (self.kind, self.area) = (kind, area)
    } else if let kind = OrganisationKind.allCases.first(where: {
      !$0.hasArea && $0.rawValue.lowercased() == text.lowercased()
    }) {
      (self.kind, area) = (kind, nil)
    } else {
      return nil
    }
  }

  /// How it is written.
  public var description: String { area?.description ?? kind.rawValue }

  /// The Dutch name, such as "gemeente Amsterdam".
  public func title(in territory: Territory) -> String {
    guard let area else { return kind.title }
    return "\(kind.title) \(territory.name(of: area) ?? area.description)"
  }
}

/// What a person of an organisation may do (rol). Each role may do what those before it may.
public enum Role: String, Sendable, CaseIterable, Comparable {
  /// Read.
  case read = "lezen"
  /// Record figures and correct them.
  case record = "vastleggen"
  /// Record decisions.
  case decide = "besluiten"
  /// Publish figures for others to work with.
  case publish = "publiceren"

  /// Whether the left role may do less.
  public static func < (left: Role, right: Role) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
