// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain

/// Walks over the bytes of a CSV file once.
struct CSVReader {
  private(set) var rows: [CSVTable.Row] = []
  /// The fault after which nothing more could be read.
  private(set) var end: Fault?
  /// Faults in cells that were counted and not kept.
  private(set) var faultsLeftOut = 0

  private let bytes: [UInt8]
  let separator: UInt8
  private var index: Int
  private var line: Int
  private var rowLine: Int
  private var cells: [String] = []
  private var rowHoldsText = false
  private var cellCount = 0
  private var rowFaults: [Fault] = []
  private var faultsKept = 0

  /// - Parameter line: the number of the first line.
  init(bytes: [UInt8], separator: UInt8, start: Int, line: Int = 1) {
    self.bytes = bytes
    self.separator = separator
    index = start
    (self.line, rowLine) = (line, line)
  }

  mutating func run() {
    while index < bytes.count, end == nil {
      if bytes[index] == 0x22 { readQuoted() } else { readPlain() }
      guard index < bytes.count else { break }
      if bytes[index] == separator {
        index += 1
        // A separator at the very end has an empty cell behind it.
        if index == bytes.count { cells.append("") }
      } else {
        skipLineEnd()
        finishRow()
      }
    }
    finishRow()
  }

  private mutating func readPlain() {
    let start = index
    while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    finishCell(bytes[start..<index])
  }

  private mutating func readQuoted() {
    let openedOn = line
    index += 1
    var content: [UInt8] = []
    while true {
      let start = index
      while index < bytes.count, bytes[index] != 0x22 {
        if bytes[index] == 0x0A || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)) {
          line += 1
        }
        index += 1
      }
      content += bytes[start..<index]
      guard index < bytes.count else {
        unclosed(openedOn)
        return
      }
      index += 1
      guard index < bytes.count, bytes[index] == 0x22 else { break }
      content.append(0x22)
      index += 1
    }
    finishCell(content[...])
    if index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D {
      refuseCell(
        Fault(
          .strayQuote, place: "regel \(line), kolom \(cells.count)",
          problem: "Na het sluitende aanhalingsteken staat nog tekst.",
          advice: "Zet elk aanhalingsteken binnen een cel dubbel, of haal het weg."))
      while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    }
  }

  private mutating func unclosed(_ openedOn: Int) {
    stop(
      Fault(
        .unclosedQuote, place: "regel \(openedOn), kolom \(cells.count + 1)",
        problem: "De cel begint met een aanhalingsteken, maar het sluitende teken ontbreekt.",
        advice: "Zet een aanhalingsteken aan het eind van de cel, of haal het eerste weg."))
  }

  private mutating func skipLineEnd() {
    let isReturn = bytes[index] == 0x0D
    index += 1
    if isReturn, index < bytes.count, bytes[index] == 0x0A { index += 1 }
    line += 1
  }

  private mutating func finishCell(_ content: ArraySlice<UInt8>) {
    if cells.count == ImportLimits.columns {
      stop(
        Fault(
          .tooManyColumns, place: "regel \(rowLine)",
          problem: "De regel heeft meer dan \(ImportLimits.columns) cellen.",
          advice: "Controleer het scheidingsteken, of sla het bestand opnieuw op als CSV."))
      return
    }
    cellCount += 1
    if cellCount > ImportLimits.cells { tooMany("\(ImportLimits.cells) cellen") }
    if content.isEmpty {
      cells.append("")
      return
    }
    let cell = String(decoding: content, as: UTF8.self)
    if !rowHoldsText { rowHoldsText = content.contains { $0 != 0x20 && $0 != 0x09 && $0 != 0xC2 && $0 != 0xA0 } }
    cells.append(cell)
    if let fault = CellCheck.fault(content, cell, line: rowLine, column: cells.count) { refuseCell(fault) }
  }

  /// Empties the last cell, so that what may not be kept goes no further, and keeps why.
  private mutating func refuseCell(_ fault: Fault) {
    cells[cells.count - 1] = ""
    guard faultsKept < ImportLimits.faults else {
      faultsLeftOut += 1
      return
    }
    faultsKept += 1
    rowFaults.append(fault)
  }

  private mutating func finishRow() {
    if rowHoldsText {
      if rows.count == ImportLimits.rows { tooMany("\(ImportLimits.rows) regels") }
      rows.append(CSVTable.Row(line: rowLine, cells: cells, faults: rowFaults))
    }
    cells.removeAll(keepingCapacity: true)
    rowFaults.removeAll()
    rowHoldsText = false
    rowLine = line
  }

  private mutating func tooMany(_ amount: String) {
    stop(
      Fault(
        .tooManyRows, place: "regel \(rowLine)", problem: "Het bestand heeft meer dan \(amount).",
        advice: "Verdeel de gegevens over meer bestanden."))
  }

  private mutating func stop(_ fault: Fault) {
    end = end ?? fault
  }
}

/// What no cell may hold, whatever its column means.
enum CellCheck {
  static func fault(_ bytes: ArraySlice<UInt8>, _ cell: String, line: Int, column: Int) -> Fault? {
    // First, so that what follows sees short cells only.
    if bytes.count > ImportLimits.characters, cell.unicodeScalars.count > ImportLimits.characters {
      return Fault(
        .cellTooLong, place: "regel \(line), kolom \(column)",
        problem: "De cel heeft meer dan \(ImportLimits.characters) tekens.",
        advice: "Kort de tekst in, of controleer de aanhalingstekens en het scheidingsteken.")
    }
    if bytes.count >= 9, PersonalNumbers.containsBSN(bytes: bytes) {
      return Fault(
        .personalNumber, place: "regel \(line), kolom \(column)",
        problem: "In deze cel staat een getal dat een burgerservicenummer (BSN) kan zijn.",
        expected: "Aantallen per gebied, zonder gegevens van personen.",
        advice: "Haal het getal uit het bestand. Het is niet bewaard.")
    }
    if holdsInvisible(bytes, cell) {
      return Fault(
        .controlCharacter, place: "regel \(line), kolom \(column)",
        problem: "De cel bevat een onzichtbaar teken.",
        advice: "Typ de inhoud van de cel opnieuw.")
    }
    return nil
  }

  private static func holdsInvisible(_ bytes: ArraySlice<UInt8>, _ cell: String) -> Bool {
    var mayHide = false
    for byte in bytes {
      if byte < 0x20 {
        // Inside quotes a cell may have lines and tabs.
        if byte != 0x09, byte != 0x0A, byte != 0x0D { return true }
      } else if byte == 0x7F {
        return true
      } else if byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
        mayHide = true
      }
    }
    return mayHide && cell.unicodeScalars.contains { isInvisible($0.value) }
  }

  /// C1 controls, soft hyphen, zero-width characters, direction marks and the byte order mark.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x80...0x9F, 0xAD, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

/// Faults as they are found, up to ``ImportLimits/faults``.
struct FaultList {
  private var all: [Fault] = []
  private var more: Int

  /// An empty list, of a file in which so many faults were counted already and not kept.
  init(leftOut: Int = 0) {
    more = leftOut
  }

  mutating func add(_ fault: Fault) {
    if all.count < ImportLimits.faults { all.append(fault) } else { more += 1 }
  }

  /// The faults as an error; nil when there are none.
  var asError: Faults? {
    guard !all.isEmpty else { return nil }
    guard more > 0 else { return Faults(all) }
    let rest = Fault(
      .moreFaults, problem: "Er zijn nog \(more) fouten die hier niet staan.",
      advice: "Verbeter eerst de fouten die hier staan en probeer het opnieuw.")
    return Faults(all + [rest])
  }
}
