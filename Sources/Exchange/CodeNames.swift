// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
public import Territory

/// Reads codes in tables and options as they are kept: the name of a municipality stands for its code.
public struct CodeNames {
  let day: Day
  let territory: Territory

  /// Names as they were on `day`.
  public init(day: Day, territory: Territory) {
    self.day = day
    self.territory = territory
  }

  /// The code that a text stands for; the text itself when it is neither a code nor the name of one municipality.
  public func code(_ text: String) -> String {
    if let code = AreaCode(text) { return code.description }
    let named = territory.named(text, on: day)
    return named.count == 1 ? named[0].code.description : text
  }

  /// The numbers of a table by code.
  ///
  /// - Parameters:
  ///   - place: what a reader knows the table by.
  ///   - numbers: what stands in the columns.
  /// - Throws: the faults of ``CodeTable``, and RT-114 for an area that stands in it as a code and as a name.
  public func table(
    _ bytes: [UInt8], place: String, _ columns: [String], _ numbers: CodeTable.Numbers = .decimal,
    allowsEmpty: Bool = false
  ) throws(Faults) -> [String: [Fraction?]] {
    try named(CodeTable.read(bytes, columns: columns, numbers, allowsEmpty: allowsEmpty), place)
  }

  /// The same for a table that somebody typed or pasted in a field: with or without a header, one area on each line or
  /// areas parted by semicolons, as in `GM0363,881; GM0014,100`.
  public func table(
    pasted text: String, place: String, _ columns: [String], _ numbers: CodeTable.Numbers = .decimal,
    allowsEmpty: Bool = false
  ) throws(Faults) -> [String: [Fraction?]] {
    let table = try CSVTable(utf8: Array(CodeNames.lines(text).utf8))
    let hasHeader = !table.rows[0].cells.joined().contains(where: \.isNumber)
    return try named(
      hasHeader
        ? CodeTable.read(table, columns: columns, numbers, allowsEmpty: allowsEmpty)
        : CodeTable.read(withoutHeader: table, columns: columns, numbers, allowsEmpty: allowsEmpty), place)
  }

  /// One line for each area. A single line is parted at its semicolons when those stand between areas.
  private static func lines(_ text: String) -> String {
    let line = text.trimmingPrefix { $0.isWhitespace }
    guard !line.contains(where: \.isNewline) || line.split(whereSeparator: \.isNewline).count == 1 else { return text }
    let parts = line.split(separator: ";")
    guard parts.contains(where: { $0.contains(",") && $0.contains { $0.isLetter } }) else { return text }
    return parts.joined(separator: "\n")
  }

  private func named(_ table: CodeTable, _ place: String) throws(Faults) -> [String: [Fraction?]] {
    var rows: [String: [Fraction?]] = [:]
    for (text, numbers) in table.rows {
      guard rows.updateValue(numbers, forKey: code(text)) == nil else {
        throw Faults(
          Fault(
            .duplicateRow, place: place, problem: "Een gebied staat er twee keer in, als code en als naam.",
            advice: "Haal één van de twee weg."))
      }
    }
    return rows
  }
}
