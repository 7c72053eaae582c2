// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CXlsxWriter
public import Exact
import Foundation

/// A workbook for a spreadsheet program (werkmap, xlsx): sheets with text, numbers, days and formulas.
public struct Workbook: Sendable {
  /// What can stand in a cell.
  public enum Cell: Sendable {
    /// Words; never taken for a formula, whatever they begin with.
    case text(String)
    /// A whole number.
    case whole(Int)
    /// A number with so many decimals.
    case decimal(Fraction, digits: Int)
    /// An amount in euros, shown with two decimals.
    case money(Money)
    /// A calendar day.
    case day(Day)
    /// A formula in English notation, with the amount that it gives: programs that do not reckon show that.
    case moneyFormula(String, Money)
    /// A formula with the whole number that it gives.
    case wholeFormula(String, Int)
    /// Nothing.
    case empty
  }

  /// One sheet: a row of headings and rows of cells.
  public struct Sheet: Sendable {
    /// The name on the tab.
    public var name: String
    /// The headings, with the width of each column in letters.
    public var columns: [(label: String, width: Double)]
    /// The rows below them.
    public var rows: [[Cell]]
    /// How many of the rows the reader can filter and sort by the headings; nil for none.
    public var filteredRows: Int?

    /// A sheet.
    public init(
      name: String, columns: [(label: String, width: Double)], rows: [[Cell]] = [], filteredRows: Int? = nil
    ) {
      self.filteredRows = filteredRows
      self.name = name
      self.columns = columns
      self.rows = rows
    }
  }

  /// The sheets in order.
  public var sheets: [Sheet]
  /// What it shows; nil for no title.
  public var title: String?

  /// A workbook of these sheets.
  public init(sheets: [Sheet], title: String? = nil) {
    self.title = title
    self.sheets = sheets
  }

  /// A workbook that could not be written: the disk is full, for example.
  public struct Unwritten: Error, Sendable {}

  /// The bytes of the file.
  ///
  /// - Throws: `Unwritten` when the library could not make it.
  public func bytes() throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "regietafel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "werkmap.xlsx")
    try write(to: file.path)
    return Array(try Data(contentsOf: file))
  }

  private func write(to path: String) throws {
    guard let book = workbook_new(path) else { throw Unwritten() }
    var properties = lxw_doc_properties()
    // Without a moment of its own the library takes the clock, and the same claim would give another file.
    properties.created = 946_684_800
    // The library copies what it is given.
    let copy: UnsafeMutablePointer<CChar>? = title.flatMap { strdup($0) }
    defer { free(copy) }
    properties.title = copy
    workbook_set_properties(book, &properties)
    let formats = Formats(book)
    for sheet in sheets {
      guard let page = workbook_add_worksheet(book, sheet.name) else { throw Unwritten() }
      for (index, column) in sheet.columns.enumerated() {
        let place = lxw_col_t(index)
        worksheet_set_column(page, place, place, column.width, nil)
        worksheet_write_string(page, 0, place, Workbook.safe(column.label), formats.heading)
      }
      worksheet_freeze_panes(page, 1, 0)
      if let count = sheet.filteredRows, !sheet.columns.isEmpty {
        worksheet_autofilter(page, 0, 0, lxw_row_t(count), lxw_col_t(sheet.columns.count - 1))
      }
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          formats.write(cell, to: page, lxw_row_t(row + 1), lxw_col_t(column))
        }
      }
    }
    guard workbook_close(book) == LXW_NO_ERROR else { throw Unwritten() }
  }

  /// Words as they can stand in a cell: what begins like a formula gets a mark before it, so that it stays words in every
  /// program and after every conversion.
  static func safe(_ text: String) -> String {
    guard let first = text.first, "=+-@\t\r".contains(first) else { return text }
    return "'" + text
  }

  /// How cells are shown.
  private struct Formats {
    let heading, money, day: UnsafeMutablePointer<lxw_format>?

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
      heading = workbook_add_format(book)
      money = workbook_add_format(book)
      day = workbook_add_format(book)
      format_set_bold(heading)
      format_set_num_format(money, "#,##0.00")
      format_set_num_format(day, "yyyy-mm-dd")
    }

    func write(_ cell: Cell, to page: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t, _ column: lxw_col_t) {
      switch cell {
      case .text(let text): worksheet_write_string(page, row, column, Workbook.safe(text), nil)
      case .whole(let number): worksheet_write_number(page, row, column, Double(number), nil)
      case .decimal(let number, let digits):
        let format = digits == 2 ? money : nil
        worksheet_write_number(page, row, column, Double(Decimals.text(number, digits: digits, mark: ".")) ?? 0, format)
      case .money(let amount): worksheet_write_number(page, row, column, Formats.euros(amount), money)
      case .day(let day):
        // Spreadsheets count days from 30 December 1899.
        worksheet_write_number(page, row, column, Double(Workbook.dayZero.days(until: day)), self.day)
      case .moneyFormula(let formula, let amount):
        worksheet_write_formula_num(page, row, column, formula, money, Formats.euros(amount))
      case .wholeFormula(let formula, let number):
        worksheet_write_formula_num(page, row, column, formula, nil, Double(number))
      case .empty: break
      }
    }

    private static func euros(_ amount: Money) -> Double { Double(amount.cents) / Double(Money.centsInEuro) }
  }

  private static let dayZero = Day(number: -25_569)
}
