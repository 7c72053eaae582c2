// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain

/// The pages about the regulation for displaced people: what they get, who is protected, and what goes wrong.
enum RegulationAddress: Hashable, Sendable {
  /// `/leefgeld`: the allowance of a household.
  case allowance
  /// `/bescherming`: who is protected until when.
  case protection
  /// `/evaluatie`: bottlenecks of the regulations.
  case evaluation
  /// `/evaluatie/leefgeld-gastgezin`: one of them.
  case bottleneck(Slug)
  /// `/knelpunt-vastleggen`: a bottleneck, or its next step.
  case recordBottleneck

  /// The page at these parts of a path; nil when it is of another subject.
  init?(_ parts: [String]) {
    switch parts {
    case ["leefgeld"]: self = .allowance
    case ["bescherming"]: self = .protection
    case ["evaluatie"]: self = .evaluation
    case ["knelpunt-vastleggen"]: self = .recordBottleneck
    default:
      guard parts.count == 2, parts[0] == "evaluatie", let slug = Slug(parts[1]) else { return nil }
      self = .bottleneck(slug)
    }
  }

  /// The path of the page below the base of its register.
  var path: String {
    switch self {
    case .allowance: "/leefgeld"
    case .protection: "/bescherming"
    case .evaluation: "/evaluatie"
    case .recordBottleneck: "/knelpunt-vastleggen"
    case .bottleneck(let slug): "/evaluatie/\(slug)"
    }
  }
}
