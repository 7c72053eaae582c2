// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// On which scale errors are alike.
enum Scale: CaseIterable, Sendable {
  /// Errors have one size.
  case plain
  /// Errors grow in proportion to the number.
  case logarithm

  /// Keeps the logarithm of small counts calm, and that of zero finite.
  private static let offset = 3.0

  func scaled(_ value: Double) -> Double {
    switch self {
    case .plain: value
    case .logarithm: PlainMath.log(value + Scale.offset)
    }
  }

  func unscaled(_ value: Double) -> Double {
    switch self {
    case .plain: value
    case .logarithm: PlainMath.exp(value) - Scale.offset
    }
  }
}
