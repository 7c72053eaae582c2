// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// On which scale errors are alike: of a large number one is further off than of a small one, but not in proportion.
enum Scale: CaseIterable, Sendable {
  /// Errors have one size.
  case plain
  /// Errors grow with the square root of the number, as those of counts do.
  case root

  /// Makes the root of zero counts behave (Anscombe 1948).
  private static let offset = 3.0 / 8

  func scaled(_ value: Double) -> Double {
    switch self {
    case .plain: value
    case .root: (value + Scale.offset).squareRoot()
    }
  }

  func unscaled(_ value: Double) -> Double {
    switch self {
    case .plain: value
    case .root: value * value.magnitude - Scale.offset
    }
  }
}
