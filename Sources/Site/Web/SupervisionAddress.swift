// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Territory

/// The pages of supervision.
enum SupervisionAddress: Hashable, Sendable {
  /// `/toezicht`: municipality by municipality.
  case overview
  /// `/toezicht/profielen`: how provinces supervise.
  case profiles
  /// `/toezicht/GM0363`: the file of a municipality.
  case file(AreaCode)
  /// `/trede-vastleggen` and the other forms.
  case form(SupervisionForm)

  /// The page at these parts of a path; nil when it is of another subject.
  init?(_ parts: [String]) {
    switch (parts.first, parts.count) {
    case ("toezicht", 1): self = .overview
    case ("toezicht", 2) where parts[1] == "profielen": self = .profiles
    case ("toezicht", 2):
      guard let code = AreaCode(parts[1]), code.kind == .municipality else { return nil }
      self = .file(code)
    case (let first?, 1):
      guard let form = SupervisionForm(rawValue: first) else { return nil }
      self = .form(form)
    default: return nil
    }
  }

  /// The path of the page below the base of its register.
  var path: String {
    switch self {
    case .overview: "/toezicht"
    case .profiles: "/toezicht/profielen"
    case .file(let municipality): "/toezicht/\(municipality)"
    case .form(let form): "/\(form.rawValue)"
    }
  }
}
