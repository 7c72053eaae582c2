// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A number of people as somebody types it in a field, read as in a cell of a file: `1.900` is nineteen hundred, and `1.5`
/// is nothing.
public enum TypedCount {
  /// The number; nil when it is none, or can be read in two ways.
  public static func read(_ text: String) -> Int? {
    if case .value(let number) = CellNumber(Fold.trimmed(text)) { number } else { nil }
  }
}
