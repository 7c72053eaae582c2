// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Testing

@Suite struct CSVWriterTests {
  @Test func `both dialects`() throws {
    let day = try #require(Day(iso: "2022-07-01"))
    func written(_ dialect: CSVDialect) -> String {
      var writer = CSVWriter(dialect)
      writer.row(["gemeente", "aantal"])
      writer.row([
        .text("Laren; \"NH\", x"), .whole(-5), .decimal(Fraction(-1, 3), digits: 2), .day(day), .unknown, .text(""),
      ])
      return writer.text
    }
    #expect(
      Array(written(.dutchExcel).utf8)
        == Array(
          "\u{FEFF}gemeente;aantal\r\n\"Laren; \"\"NH\"\", x\";-5;-0,33;2022-07-01;;\r\n".utf8))
    #expect(written(.open) == "gemeente,aantal\n\"Laren; \"\"NH\"\", x\",-5,-0.33,2022-07-01,,\n")
  }

  @Test func `decimals`() {
    func written(_ fraction: Fraction, _ digits: Int) -> String {
      var writer = CSVWriter(.open)
      writer.row([CSVValue.decimal(fraction, digits: digits)])
      return writer.text
    }
    #expect(written(Fraction(1, 2), 0) == "1\n")
    #expect(written(Fraction(1, 200), 2) == "0.01\n")
    #expect(written(Fraction(-12345, 10), 1) == "-1234.5\n")
    #expect(written(Fraction(7), 3) == "7.000\n")
    #expect(written(Fraction(-1, 1000), 2) == "0.00\n")
    #expect(written(Fraction(1), -4) == "1\n")
  }

  @Test func `no text becomes a formula, and a negative number stays one`() {
    for start in ["=", "+", "-", "@", "\t", "\r", "\n"] {
      var writer = CSVWriter(.open)
      writer.row([.text(start + "1+1"), .whole(-1)])
      #expect(writer.text.hasPrefix("'") || writer.text.hasPrefix("\"'"))
      #expect(writer.text.hasSuffix(",-1\n"))
    }
  }

  @Test func `what is written is read back`() throws {
    var random = FixedRandom(seed: 77)
    let pieces = ["a", "é", ";", ",", "\"", "\"\"", "\n", "\r\n", "\t", " ", "7", "'", "=", "€", "-"]
    for _ in 0..<400 {
      let width = Int.random(in: 2...5, using: &random)
      let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        ["begin"]
          + (1..<width).map { _ in
            (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
          }
      }
      for dialect in CSVDialect.allCases {
        var writer = CSVWriter(dialect)
        // The first line tells the reader the separator, whatever the cells hold.
        let told: [UInt8] = Array((dialect == .open ? "sep=,\n" : "sep=;\n").utf8)
        for row in rows { writer.row(row) }
        let decoded = try TextDecoding.decode(writer.bytes)
        let table = try CSVTable(utf8: told + decoded.utf8)
        let guarded = rows.map { $0.map { "=+-@\t\r\n".utf8.contains($0.utf8.first ?? 0) ? "'" + $0 : $0 } }
        #expect(table.rows.map(\.cells) == guarded)
      }
    }
  }
}

@Suite struct JSONValueTests {
  private let value = JSONValue.object([
    ("z", .whole(-3)), ("a", .array([.null, .bool(true), .bool(false), .decimal(Fraction(5, 2), digits: 2)])),
    ("leeg", .object([])), ("ook", .array([])), ("tekst", .string("a\"b\\c\n\r\t\u{1}\u{1F}/é€")),
  ])

  @Test func `compact, in the order given`() {
    #expect(
      value.text() == #"{"z":-3,"a":[null,true,false,2.50],"leeg":{},"ook":[],"#
        + #""tekst":"a\"b\\c\n\r\t\u0001\u001f/é€"}"#)
  }

  @Test func `pretty`() {
    #expect(
      JSONValue.object([("a", .array([.whole(1), .object([("b", .null)])])), ("c", .array([]))]).text(pretty: true)
        == "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": []\n}")
  }
}

/// Values that programs send.
@Suite struct JSONReadingTests {
  private func read(_ text: String) -> String? { JSONValue(parsing: Array(text.utf8))?.text() }

  @Test(arguments: [
    ("{\"b\": 1, \"a\": [null, true, \"é\"]}", "{\"a\":[null,true,\"é\"],\"b\":1}"), ("5.0", "5"), ("-0.50", "-0.5"),
    ("1e3", "1000"), ("0.123456789", "0.123456789"), ("130752142537.74951", "\"130752142537.74951\""),
    ("4.6e-294", "\"4.6e-294\""), ("0.1234567891", "\"0.1234567891\""), ("9223372036854775807", "9223372036854775807"),
    ("9223372036854775808", "\"9223372036854775808\""), ("1e100", "\"1\(String(repeating: "0", count: 100))\""),
  ])
  func aValueIsReadExactly(text: String, again: String) {
    #expect(read(text) == again)
  }

  @Test(arguments: ["", "nee", "{", "[1 2]", "{\"a\" 1}", "\"\\ud800\"", "NaN", "1e999", "\u{0}"])
  func whatIsNoJSONIsNone(text: String) {
    #expect(read(text) == nil)
  }

  @Test func depthIsBounded() {
    #expect(read(String(repeating: "[", count: 100) + String(repeating: "]", count: 100)) != nil)
    #expect(read(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)) == nil)
  }
}
