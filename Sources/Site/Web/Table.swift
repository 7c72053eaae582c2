// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exchange

/// A table on a page, and the same table as a file.
struct Table: Sendable {
  struct Column: Sendable {
    var label: String
    var isNumber = false
    /// Where a click on the heading leads; nil when the column cannot be sorted.
    var sortLink: String?
    /// `ascending` or `descending` for the column by which the table is sorted.
    var sorted: String?
  }

  struct Cell: Sendable {
    var content: Markup
    var csv: CSVValue
    /// What the number in a file does not say by itself, such as "circa" or "verzonnen"; nil when it says all.
    var remark: String?

    /// A text.
    static func text(_ text: String) -> Cell { Cell(content: Markup(text), csv: .text(text)) }
    /// Nothing, where a number would mean nothing.
    static let empty = Cell(content: "", csv: .unknown)
  }

  /// The name in the address of its file and in the page.
  var id: String
  /// What it shows; the caption.
  var caption: String
  var columns: [Column]
  /// The first cell of each row is its heading.
  var rows: [[Cell]] = []
  /// The last row, which says what it totals.
  var total: [Cell]?
  /// What to know besides, below the table.
  var notes: [Markup] = []
  /// The address of the file; nil when there is none.
  var csvLink: String?
  /// What stands in place of the rows when there are none.
  var emptyText = "Er is niets om te laten zien."

  var block: Block {
    Block("tabel", view)
  }

  private var view: View {
    [
      "id": id, "titel": caption,
      "kolommen": columns.map { column in
        [
          "label": column.label, "klasse": shown(column.isNumber ? "rt-getal" : nil),
          "sorteren": shown(column.sortLink), "volgorde": shown(column.sorted),
          "pijl": shown(column.sorted.map { $0 == "ascending" ? "▲" : "▼" }),
        ] as View
      },
      "leeg": shown(rows.isEmpty ? emptyText : nil), "heeftRijen": !rows.isEmpty,
      "rijenHtml": markup(rows), "totaalHtml": markup(total.map { [$0] } ?? []),
      "noten": notes.map { ["tekstHtml": $0] as View }, "bestanden": files,
      "heeftBestanden": !files.isEmpty,
    ]
  }

  /// The forms in which the table can be taken away. Addresses differ in the name of the form alone.
  private var files: [View] {
    guard let csvLink else { return [] }
    return TakenTable.Format.allCases.map { format in
      [
        "adres": csvLink.replacing("formaat=csv", with: "formaat=\(format.rawValue)"), "label": format.label,
        "titel": caption, "isLaatste": format == TakenTable.Format.allCases.last,
      ]
    }
  }

  /// The rows as HTML. Made here and not by the template: of the many rows of a long table that took most of the time.
  private func markup(_ rows: [[Cell]]) -> Markup {
    var html = ""
    html.reserveCapacity(rows.count * columns.count * 100)
    let isNumber = columns.map(\.isNumber)
    for cells in rows {
      html += "<tr>"
      for (index, cell) in cells.prefix(columns.count).enumerated() {
        let attribute = isNumber[index] ? " class=\"rt-getal\"" : ""
        html += index == 0 ? "<th scope=\"row\"\(attribute)>" : "<td\(attribute)>"
        html += cell.content.html
        html += index == 0 ? "</th>" : "</td>"
      }
      html += "</tr>\n"
    }
    return Markup(trusted: html)
  }

  /// The table as it is taken away: headings, rows and the total, with a column of remarks when there are any.
  var sheet: (columns: [String], rows: [[CSVValue]], total: [CSVValue]?) {
    let hasRemarks = (rows + (total.map { [$0] } ?? [])).joined().contains { $0.remark != nil }
    func values(_ row: [Cell]) -> [CSVValue] {
      // A row without cells at its end is as long as the others in a file.
      let padding = Array(repeating: CSVValue.unknown, count: max(0, columns.count - row.count))
      return row.map(\.csv) + padding + (hasRemarks ? [.text(remarks(row))] : [])
    }
    return (columns.map(\.label) + (hasRemarks ? ["Opmerking"] : []), rows.map(values), total.map(values))
  }

  /// The remarks of a row with the columns that they are about: "Opgave: circa; Stand nu: circa, verzonnen".
  private func remarks(_ row: [Cell]) -> String {
    zip(columns, row).compactMap { column, cell in cell.remark.map { "\(column.label): \($0)" } }.joined(
      separator: "; ")
  }
}
