// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// An area with its name (gebied): the country, a province, a safety region or a municipality.
public struct Area: Hashable, Sendable {
  /// The code of the area.
  public let code: AreaCode
  /// The official name, as Dutch readers know it.
  public let name: String

  /// An area with its code and name.
  public init(code: AreaCode, name: String) {
    self.code = code
    self.name = name
  }
}
