// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Foundation
import Journal
import Territory

/// What libFuzzer calls with each input. The environment says which target it is for: one program serves all.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: size))
  FuzzTarget.chosen.run(bytes)
  return 0
}

/// A way in for bytes that come from outside. A target stops the program when a law is broken.
enum FuzzTarget: String, CaseIterable {
  /// Import of a file: `FileImport.read`.
  case csv
  /// A payload in a journal that somebody altered: `Fact.init` over `PayloadReader`.
  case payload
  /// Names of figures: `FigureReference`.
  case figure
  /// Days, months, half-years, moments and area codes.
  case dates

  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      print("FUZZ_TARGET is one of: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
      exit(2)
    }
    return target
  }()

  func run(_ bytes: [UInt8]) {
    switch self {
    case .csv: FuzzTarget.readFile(bytes)
    case .payload: FuzzTarget.readPayload(bytes)
    case .figure: FuzzTarget.readFigure(String(decoding: bytes, as: UTF8.self))
    case .dates: FuzzTarget.readDates(String(decoding: bytes, as: UTF8.self))
    }
  }

  private static let territory: Territory? = try? Territory.standard()

  /// The first byte chooses the kind of import, the rest is the file.
  private static func readFile(_ bytes: [UInt8]) {
    guard let territory, let first = bytes.first else { return }
    let kind = ImportKind.allCases[Int(first) % ImportKind.allCases.count]
    let period = first < 128 ? ImportPeriod.year(2022) : nil
    guard
      let checked = try? FileImport.read(
        Array(bytes.dropFirst()), kind: kind, territory: territory, options: ImportOptions(period: period))
    else { return }
    for row in checked.facts { returnsFromJournal(row.fact) }
  }

  /// What an import accepts can be written to the journal and read back the same.
  private static func returnsFromJournal(_ fact: Fact) {
    let draft = fact.draft(source: "bron")
    precondition((try? Fact(entry(draft.kind, draft.payload))) == fact, "a fact reads back as it was written")
  }

  private static let kinds = [
    "journaal-geopend", "correctie", "taakstelling-vastgesteld", "gehuisvest-gemeld", "stand-vastgesteld",
    "bijstelling-vastgesteld", "taakstelling-geruild", "inwoners-vastgesteld",
  ]

  /// One fact has one spelling: what is accepted is written back byte for byte, or a change could hide.
  private static func readPayload(_ bytes: [UInt8]) {
    for kind in kinds {
      guard let fact = try? Fact(entry(kind, bytes)) else { continue }
      precondition(fact.draft(source: "bron").payload == bytes, "\(kind): two spellings of one fact")
    }
  }

  private static func entry(_ kind: String, _ payload: [UInt8]) -> Entry {
    let moment = Moment(milliseconds: 0)
    return Entry(
      position: 1, batch: 1, recorded: moment, known: moment, actor: "iemand", source: "bron", key: nil, kind: kind,
      payload: payload, hash: EntryHasher.beginning)
  }

  private static func readFigure(_ text: String) {
    guard let reference = FigureReference(text) else { return }
    precondition(FigureReference(reference.description) == reference, "a name that is printed is read back")
  }

  private static func readDates(_ text: String) {
    if let day = Day(iso: text) { precondition(day.description == text, "a day has one spelling") }
    if let month = Month(iso: text) { precondition(month.description == text, "a month has one spelling") }
    if let half = HalfYear(text) { precondition(HalfYear(half.description) == half, "a half-year is read back") }
    if let code = AreaCode(text) { precondition(AreaCode(code.description) == code, "a code is read back") }
    if let moment = Moment(iso: text) {
      precondition(moment >= Moment(startOf: moment.dutchDay), "a moment lies in its day")
      precondition(moment <= Moment(endOf: moment.dutchDay), "a moment lies in its day")
    }
  }
}
