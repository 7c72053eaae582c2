// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A table as an OpenDocument spreadsheet (ODF 1.3): a sheet with the numbers, and one that explains them.
struct OpenDocumentSheet {
  let file: TakenTable

  init(_ file: TakenTable) { self.file = file }

  /// - Throws: `ZipFile.Unwritten`.
  func bytes() throws -> [UInt8] {
    try ZipFile(parts: [
      // OpenDocument asks for this file first and unpacked, so that the kind of file can be seen without unpacking.
      .init(name: "mimetype", text: TakenTable.Format.ods.type, isStored: true),
      .init(name: "content.xml", text: content), .init(name: "styles.xml", text: styles),
      .init(name: "meta.xml", text: meta), .init(name: "settings.xml", text: settings),
      .init(name: "META-INF/manifest.xml", text: manifest),
    ]).bytes()
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let spaces =
    [
      ("office", "office:1.0"), ("style", "style:1.0"), ("text", "text:1.0"), ("table", "table:1.0"),
      ("number", "datastyle:1.0"), ("fo", "xsl-fo-compatible:1.0"), ("meta", "meta:1.0"), ("config", "config:1.0"),
    ].map { " xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($1)\"" }.joined()
    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\""

  var content: String {
    let rows = (file.rows + (file.total.map { [$0] } ?? [])).map {
      "<table:table-row>\($0.map(cell).joined())</table:table-row>"
    }
    let last = OpenDocumentSheet.name(ofColumn: max(0, file.columns.count - 1))
    let explained = file.facts.map { [.text($0.label), .text($0.text)] as [CSVValue] }
    let parts: [String] = [
      OpenDocumentSheet.head, "<office:document-content\(OpenDocumentSheet.spaces)><office:automatic-styles>",
      columnStyles, OpenDocumentSheet.cellStyles, "</office:automatic-styles><office:body><office:spreadsheet>",
      sheet("Tabel", file.columns, rows, columnNames: file.columns.indices.map { "k\($0)" }),
      sheet(
        "Toelichting", ["Wat", "Toelichting"],
        explained.map { "<table:table-row>\($0.map(cell).joined())</table:table-row>" },
        columnNames: ["smal", "breed"]),
      "<table:database-ranges><table:database-range table:name=\"tabel\" table:display-filter-buttons=\"true\" ",
      "table:target-range-address=\"Tabel.A1:Tabel.\(last)\(file.rows.count + 1)\"/></table:database-ranges>",
      "</office:spreadsheet></office:body></office:document-content>",
    ]
    return parts.joined()
  }

  private static let cellStyles = [
    "<number:date-style style:name=\"dagvorm\"><number:year number:style=\"long\"/><number:text>-</number:text>",
    "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>",
    "<style:style style:name=\"dag\" style:family=\"table-cell\" style:data-style-name=\"dagvorm\"/>",
    "<style:style style:name=\"kop\" style:family=\"table-cell\"><style:text-properties fo:font-weight=\"bold\"/></style:style>",
  ].joined()

  private func sheet(_ name: String, _ columns: [String], _ rows: [String], columnNames: [String]) -> String {
    let heads = columns.map {
      "<table:table-cell table:style-name=\"kop\" office:value-type=\"string\"><text:p>\(escape($0))</text:p></table:table-cell>"
    }
    return "<table:table table:name=\"\(name)\">"
      + columnNames.map { "<table:table-column table:style-name=\"\($0)\"/>" }.joined()
      + "<table:table-header-rows><table:table-row>\(heads.joined())</table:table-row></table:table-header-rows>"
      + rows.joined() + "</table:table>"
  }

  private var columnStyles: String {
    func style(_ name: String, _ letters: Int) -> String {
      // A letter is some two millimetres wide.
      "<style:style style:name=\"\(name)\" style:family=\"table-column\"><style:table-column-properties "
        + "style:column-width=\"\(letters * 2)mm\"/></style:style>"
    }
    return file.columns.indices.map { style("k\($0)", file.width(of: $0)) }.joined() + style("smal", 22)
      + style("breed", 80)
  }

  private func cell(_ value: CSVValue) -> String {
    switch value {
    case .text(let text):
      "<table:table-cell office:value-type=\"string\"><text:p>\(escape(Workbook.safe(text)))</text:p></table:table-cell>"
    case .whole(let number): numberCell(String(number))
    case .decimal(let number, let digits): numberCell(Decimals.text(number, digits: digits, mark: "."))
    case .day(let day):
      "<table:table-cell table:style-name=\"dag\" office:value-type=\"date\" office:date-value=\"\(day)\">"
        + "<text:p>\(day)</text:p></table:table-cell>"
    case .unknown: "<table:table-cell/>"
    }
  }

  private func numberCell(_ text: String) -> String {
    "<table:table-cell office:value-type=\"float\" office:value=\"\(text)\"><text:p>\(text)</text:p></table:table-cell>"
  }

  private var styles: String {
    OpenDocumentSheet.head + "<office:document-styles\(OpenDocumentSheet.spaces)><office:styles>"
      + "<style:default-style style:family=\"table-cell\"><style:text-properties fo:language=\"nl\" fo:country=\"NL\"/>"
      + "</style:default-style></office:styles></office:document-styles>"
  }

  private var meta: String {
    OpenDocumentSheet.head + "<office:document-meta\(OpenDocumentSheet.spaces)><office:meta>"
      + "<dc:title>\(escape(file.title))</dc:title><dc:language>nl</dc:language>"
      + "<meta:generator>Regietafel</meta:generator></office:meta></office:document-meta>"
  }

  /// The headings stay in sight.
  private var settings: String {
    func item(_ name: String, _ type: String, _ value: String) -> String {
      "<config:config-item config:name=\"\(name)\" config:type=\"\(type)\">\(value)</config:config-item>"
    }
    return OpenDocumentSheet.head + "<office:document-settings\(OpenDocumentSheet.spaces)><office:settings>"
      + "<config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">"
      + "<config:config-item-map-entry><config:config-item-map-named config:name=\"Tables\">"
      + "<config:config-item-map-entry config:name=\"Tabel\">" + item("VerticalSplitMode", "short", "2")
      + item("VerticalSplitPosition", "int", "1") + item("PositionBottom", "int", "1")
      + "</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry>"
      + "</config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>"
  }

  private var manifest: String {
    let files = ["content.xml", "styles.xml", "meta.xml", "settings.xml"].map {
      "<manifest:file-entry manifest:full-path=\"\($0)\" manifest:media-type=\"text/xml\"/>"
    }
    return OpenDocumentSheet.head
      + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
      + "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
      + "manifest:media-type=\"\(TakenTable.Format.ods.type)\"/>"
      + files.joined() + "</manifest:manifest>"
  }

  /// `A`, `B`, … `Z`, `AA`.
  static func name(ofColumn index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : name(ofColumn: index / 26 - 1) + letter
  }

  /// Text as XML; what XML cannot hold becomes a question mark.
  private func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "?"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
