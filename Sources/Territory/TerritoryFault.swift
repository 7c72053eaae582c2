// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What is wrong in a table of places (fout in een gebiedstabel), and where. The first fault found is reported.
public struct TerritoryFault: Error, CustomStringConvertible, Equatable, Sendable {
  /// The table: `gemeenten.csv`, `provincies.csv` or `veiligheidsregios.csv`.
  public let file: String
  /// The line, counted from 1 and with the comments counted in; 0 when it is about the file as a whole.
  public let line: Int
  /// What is wrong and what was expected, in Dutch.
  public let problem: String

  /// File, line and problem, in Dutch.
  public var description: String {
    line == 0 ? "\(file): \(problem)" : "\(file), regel \(line): \(problem)"
  }
}
