// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// How a published number relates to the real one (kwalificatie): stored with it and always shown.
public enum Qualifier: String, Sendable, CaseIterable {
  /// The number itself.
  case exact = "exact"
  /// About: above or below.
  case circa = "circa"
  /// Somewhat below the number.
  case nearly = "bijna"
  /// Somewhat above the number.
  case amply = "ruim"
  /// Strictly above the number.
  case moreThan = "meer dan"
  /// Strictly below the number.
  case lessThan = "minder dan"
  /// The number or more.
  case atLeast = "minstens"
  /// The number or less.
  case atMost = "hoogstens"
}

extension Qualifier {
  /// The qualifier of a sum of two values.
  ///
  /// A bound stays a bound while everything else is exact or bounds the same way; any other mix is
  /// "circa", as is every sum with "circa", "bijna" or "ruim" in it.
  public func adding(_ other: Qualifier) -> Qualifier {
    switch (self, other) {
    case (.exact, .exact): .exact
    case (.exact, let bound) where bound.isBound: bound
    case (let bound, .exact) where bound.isBound: bound
    case (.moreThan, .moreThan), (.moreThan, .atLeast), (.atLeast, .moreThan): .moreThan
    case (.lessThan, .lessThan), (.lessThan, .atMost), (.atMost, .lessThan): .lessThan
    case (.atLeast, .atLeast): .atLeast
    case (.atMost, .atMost): .atMost
    default: .circa
    }
  }

  /// The qualifier of the value with its sign turned, as in the second part of a difference. Bounds change sides; "bijna"
  /// and "ruim" are said of the size, which stays.
  public var negated: Qualifier {
    switch self {
    case .exact: .exact
    case .circa: .circa
    case .nearly: .nearly
    case .amply: .amply
    case .moreThan: .lessThan
    case .lessThan: .moreThan
    case .atLeast: .atMost
    case .atMost: .atLeast
    }
  }

  /// The qualifier of a product or quotient of two positive values: exact only when both are.
  public func combining(_ other: Qualifier) -> Qualifier {
    self == .exact && other == .exact ? .exact : .circa
  }

  private var isBound: Bool {
    switch self {
    case .moreThan, .lessThan, .atLeast, .atMost: true
    case .exact, .circa, .nearly, .amply: false
    }
  }
}
