// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain

/// The second stage of an import: text to rows of cells (tabel).
///
/// RFC 4180 with the freedom that spreadsheets take: `;`, tab or `,` between the cells, any line end, and a line
/// `sep=;` in front. Nothing is trimmed or interpreted here.
public struct CSVTable: Hashable, Sendable {
  /// One row that is not empty.
  public struct Row: Hashable, Sendable {
    /// The line of the file on which the row starts, from 1.
    public let line: Int
    /// The cells, as they stand between separators or quotes; empty where the cell itself is at fault.
    public let cells: [String]
    /// What no cell may hold and these hold.
    let faults: [Fault]
  }

  /// The character between the cells.
  public let separator: Character
  /// The rows in which at least one cell holds something; at least one.
  public let rows: [Row]
  /// Faults beyond the first ``ImportLimits/faults``, that are only counted.
  private let faultsLeftOut: Int

  /// Splits the text into rows and cells and judges the form of each cell.
  ///
  /// - Throws: all faults found: RT-115 (possible BSN; the number is not repeated), RT-116 (long cell), RT-117 (control
  ///   character), RT-118 (unclosed quote), RT-131 (text after a quote), RT-120, RT-122 and RT-132 (limits).
  public init(_ text: DecodedText) throws(Faults) {
    try self.init(utf8: text.utf8)
  }

  /// The same for UTF-8 bytes. Bytes that are no UTF-8 become replacement characters.
  public init(utf8: [UInt8]) throws(Faults) {
    try self.init(withFaultyCells: utf8)
    if let faults = faultyCells(inFirst: rows.count).asError { throw faults }
  }

  /// The same, but cells at fault are left empty and told apart: so the rest of the file can be judged in
  /// the same go.
  ///
  /// - Throws: RT-118, RT-120, RT-122 and RT-132, after which there is no table, with the faulty cells before it.
  init(withFaultyCells utf8: [UInt8]) throws(Faults) {
    let (separator, start) = SeparatorFinder.find(in: utf8)
    try self.init(CSVReader(bytes: utf8, separator: separator, start: start))
  }

  /// What stands between the cells of rows that the program itself wrote.
  static let writtenSeparator = UInt8(ascii: ";")

  /// The same for rows that the program itself wrote below a header: the first row below it is line 1.
  init(written utf8: [UInt8]) throws(Faults) {
    try self.init(CSVReader(bytes: utf8, separator: CSVTable.writtenSeparator, start: 0, line: 0))
  }

  private init(_ reader: CSVReader) throws(Faults) {
    var reader = reader
    reader.run()
    if let end = reader.end { throw Faults(reader.rows.flatMap(\.faults) + [end]) }
    guard !reader.rows.isEmpty else {
      throw Faults(
        Fault(
          .emptyFile, problem: "Het bestand bevat geen regels met gegevens.",
          advice: "Controleer of u het goede bestand gekozen hebt."))
    }
    separator = Character(Unicode.Scalar(reader.separator))
    rows = reader.rows
    faultsLeftOut = reader.faultsLeftOut
  }

  /// What is wrong with the cells of the first `count` rows, whatever their columns mean, and of how many more only the
  /// number is known.
  func faultyCells(inFirst count: Int) -> FaultList {
    var list = FaultList(leftOut: faultsLeftOut)
    for fault in rows.prefix(count).flatMap(\.faults) { list.add(fault) }
    return list
  }

  /// What is wrong with the cells of all rows.
  var cellFaults: [Fault] { faultyCells(inFirst: rows.count).asError?.all ?? [] }
}

/// Finds the separator of a file from its content.
enum SeparatorFinder {
  /// In order of preference when the content does not decide.
  private static let candidates: [UInt8] = [UInt8(ascii: ";"), 0x09, UInt8(ascii: ",")]

  /// The separator and the place where the table starts: behind the line `sep=;` if there is one.
  ///
  /// The separator is the one that comes in the same number in most lines: a title or a number may hold a comma, but
  /// not every line holds as many of them.
  static func find(in bytes: [UInt8]) -> (separator: UInt8, start: Int) {
    if let told = told(bytes) { return told }
    var counts: [[Int]] = []
    var line = [0, 0, 0]
    var quoted = false
    var atStart = true
    for byte in bytes.prefix(64_000) {
      if quoted {
        if byte == 0x22 { quoted = false }
        continue
      }
      let candidate = candidates.firstIndex(of: byte)
      if byte == 0x22, atStart { quoted = true }
      if let candidate { line[candidate] += 1 }
      let isEnd = byte == 0x0A || byte == 0x0D
      atStart = isEnd || candidate != nil
      guard isEnd else { continue }
      if line != [0, 0, 0] { counts.append(line) }
      line = [0, 0, 0]
      if counts.count == 200 { break }
    }
    if line != [0, 0, 0] { counts.append(line) }
    let support = candidates.indices.map { column in lines(agreeing: counts.map { $0[column] }) }
    let best = candidates.indices.max { (support[$0], -$0) < (support[$1], -$1) } ?? 0
    return (candidates[best], 0)
  }

  /// How many lines hold the number of separators that most lines hold; lines without one do not count.
  private static func lines(agreeing counts: [Int]) -> Int {
    var agreeing: [Int: Int] = [:]
    for count in counts where count > 0 { agreeing[count, default: 0] += 1 }
    return agreeing.values.max() ?? 0
  }

  private static func told(_ bytes: [UInt8]) -> (separator: UInt8, start: Int)? {
    guard bytes.count >= 5, bytes[..<4].elementsEqual("sep=".utf8), candidates.contains(bytes[4]),
      bytes.count == 5 || bytes[5] == 0x0A || bytes[5] == 0x0D
    else { return nil }
    return (bytes[4], 5)
  }
}
