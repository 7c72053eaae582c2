// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Territory

/// The pages about what municipalities are paid for people from Ukraine (vergoeding).
enum ClaimAddress: Hashable, Sendable {
  /// `/vergoeding`: all municipalities in a year.
  case overview
  /// `/vergoeding/GM0363`: the years of a municipality.
  case municipality(AreaCode)
  /// `/vergoeding/GM0363/2022`: the claim of a municipality for a year.
  case year(AreaCode, Int)

  /// The page at these parts of a path; nil when it is of another subject.
  init?(_ parts: [String]) {
    guard parts.first == "vergoeding" else { return nil }
    guard parts.count > 1 else {
      self = .overview
      return
    }
    guard let code = AreaCode(parts[1]), code.kind == .municipality else { return nil }
    switch parts.count {
    case 2: self = .municipality(code)
    case 3:
      guard let year = Int(parts[2]), ReceptionFact.years.contains(year) else { return nil }
      self = .year(code, year)
    default: return nil
    }
  }

  /// The path of the page below the base of its register.
  var path: String {
    switch self {
    case .overview: "/vergoeding"
    case .municipality(let code): "/vergoeding/\(code)"
    case .year(let code, let year): "/vergoeding/\(code)/\(year)"
    }
  }
}
