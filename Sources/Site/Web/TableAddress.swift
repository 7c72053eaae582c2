// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Territory

/// The pages of the tables (regietafels).
enum TableAddress: Hashable, Sendable {
  /// `/regietafel`: the national table.
  case country
  /// `/regietafel/PV28`: the table of a province.
  case province(AreaCode)
  /// `/regietafel/PV28/agenda`: the agenda and list of decisions of a meeting.
  case agenda(AreaCode)
  /// `/aanbod-melden` and the other forms.
  case form(TableForm)

  /// The page at these parts of a path; nil when it is of another subject.
  init?(_ parts: [String]) {
    if parts.count == 1, let form = TableForm(rawValue: parts[0]) {
      self = .form(form)
      return
    }
    guard parts.first == "regietafel" else { return nil }
    guard parts.count > 1 else {
      self = .country
      return
    }
    guard let province = AreaCode(parts[1]), province.kind == .province else { return nil }
    switch parts.count {
    case 2: self = .province(province)
    case 3 where parts[2] == "agenda": self = .agenda(province)
    default: return nil
    }
  }

  /// The path of the page below the base of its register.
  var path: String {
    switch self {
    case .country: "/regietafel"
    case .province(let province): "/regietafel/\(province)"
    case .agenda(let province): "/regietafel/\(province)/agenda"
    case .form(let form): "/\(form.rawValue)"
    }
  }
}
