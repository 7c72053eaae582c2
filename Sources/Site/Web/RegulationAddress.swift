// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The pages about the regulation for displaced people: what they get, and who is protected.
enum RegulationAddress: Hashable, Sendable {
  /// `/leefgeld`: the allowance of a household.
  case allowance
  /// `/bescherming`: who is protected until when.
  case protection

  /// The page at these parts of a path; nil when it is of another subject.
  init?(_ parts: [String]) {
    switch parts {
    case ["leefgeld"]: self = .allowance
    case ["bescherming"]: self = .protection
    default: return nil
    }
  }

  /// The path of the page below the base of its register.
  var path: String {
    switch self {
    case .allowance: "/leefgeld"
    case .protection: "/bescherming"
    }
  }
}
