// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Territory

/// The pages about displaced people from Ukraine.
enum DisplacedAddress: Hashable, Sendable {
  /// `/oekraine`: the country and its safety regions.
  case country
  /// `/oekraine/VR13`, `/oekraine/GM0363`: one safety region, province or municipality.
  case area(AreaCode)
  /// `/oekraine-melden`: the form.
  case form

  /// The page at these parts of a path; nil when it is of another subject.
  init?(_ parts: [String]) {
    switch (parts.first, parts.count) {
    case ("oekraine-melden", 1): self = .form
    case ("oekraine", 1): self = .country
    case ("oekraine", 2):
      guard let area = AreaCode(parts[1]), area != .netherlands else { return nil }
      self = .area(area)
    default: return nil
    }
  }

  /// The path of the page below the base of its register.
  var path: String {
    switch self {
    case .country: "/oekraine"
    case .area(let area): "/oekraine/\(area)"
    case .form: "/oekraine-melden"
    }
  }
}
