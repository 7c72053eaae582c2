// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Testing

@testable import Exchange

/// Tables that are taken away: the same numbers in every form, and nothing that a spreadsheet takes for a formula.
@Suite struct TakenTableTests {
  private static let table = TakenTable(
    title: "Standen <& \"meer\">", columns: ["Naam", "Stand", "Aandeel", "Dag", "Stand"],
    rows: [
      [
        .text("=1+1"), .whole(-1900), .decimal(Fraction(-1, 3), digits: 2),
        .day(Day(iso: "2022-07-01") ?? Day(number: 0)), .unknown,
      ],
      [.text("'s-Hertogenbosch <x>"), .whole(0), .decimal(Fraction(17, 2), digits: 1), .unknown, .whole(5)],
    ],
    total: [.text("Samen"), .whole(-1900), .unknown, .unknown, .unknown],
    facts: [("Bron", "=HYPERLINK(\"x\")"), ("Peildatum", "2022-07-01")],
    licence: "https://creativecommons.org/licenses/by/4.0/", address: "/standen?formaat=csv-open")

  private func text(_ format: TakenTable.Format) throws -> String {
    String(decoding: try Self.table.bytes(format), as: UTF8.self)
  }

  @Test func csv() throws {
    let dutch = try text(.csv).split(separator: "\r\n").map(String.init)
    #expect(
      dutch == [
        "\u{FEFF}Naam;Stand;Aandeel;Dag;Stand", "'=1+1;-1900;-0,33;2022-07-01;", "'s-Hertogenbosch <x>;0;8,5;;5",
        "Samen;-1900;;;",
      ])
    // The total is for people: whoever adds up the rows with a program would count all twice.
    #expect(
      try text(.openCSV)
        == "Naam,Stand,Aandeel,Dag,Stand\n'=1+1,-1900,-0.33,2022-07-01,\n's-Hertogenbosch <x>,0,8.5,,5\n")
  }

  @Test func json() throws {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(try Self.table.bytes(.json))) as? [String: Any])
    let rows = try #require(object["rijen"] as? [[String: Any]])
    #expect(rows.count == 2 && rows[0]["Naam"] as? String == "=1+1" && rows[0]["Stand"] as? Int == -1900)
    #expect(rows[0]["Stand (2)"] is NSNull && rows[1]["Stand (2)"] as? Int == 5)
  }

  @Test func theDescriptionOfTheColumns() throws {
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(try Self.table.bytes(.csvw))) as? [String: Any])
    let columns = try #require((object["tableSchema"] as? [String: Any])?["columns"] as? [[String: Any]])
    #expect(columns.map { $0["datatype"] as? String } == ["string", "integer", "decimal", "date", "integer"])
    #expect(Set(columns.compactMap { $0["name"] as? String }).count == 5)
    #expect(object["url"] as? String == "/standen?formaat=csv-open")
  }

  @Test func openDocument() throws {
    let bytes = try Self.table.bytes(.ods)
    let again = try Self.table.bytes(.ods)
    #expect(bytes == again)
    // A zip file that begins with the kind of file, unpacked: 30 bytes of head, the name, and then the words themselves.
    let kind = Array(TakenTable.Format.ods.type.utf8)
    #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4] && Array(bytes[30..<38]) == Array("mimetype".utf8))
    #expect(Array(bytes[38..<(38 + kind.count)]) == kind)
    #expect(OpenDocumentSheet.name(ofColumn: 25) == "Z" && OpenDocumentSheet.name(ofColumn: 26) == "AA")
    #expect(OpenDocumentSheet.name(ofColumn: 701) == "ZZ" && OpenDocumentSheet.name(ofColumn: 702) == "AAA")
    let content = OpenDocumentSheet(Self.table).content
    #expect(content.contains("office:value=\"-1900\"") && content.contains("office:value=\"-0.33\""))
    #expect(content.contains("office:date-value=\"2022-07-01\""))
    #expect(content.contains("<text:p>'=1+1</text:p>") && content.contains("'=HYPERLINK(&quot;x&quot;)"))
    #expect(content.contains("'s-Hertogenbosch &lt;x&gt;") && !content.contains("<x>"))
    #expect(content.contains("Tabel.A1:Tabel.E3"))
  }

  @Test func excel() throws {
    let bytes = try Self.table.bytes(.xlsx)
    let again = try Self.table.bytes(.xlsx)
    #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4] && bytes == again)
  }

  @Test func aTableWithoutRows() throws {
    let empty = TakenTable(title: "", columns: ["Naam"], rows: [], total: nil, facts: [], licence: "", address: "")
    for format in TakenTable.Format.allCases {
      let bytes = try empty.bytes(format)
      #expect(!bytes.isEmpty, "\(format)")
    }
  }
}
