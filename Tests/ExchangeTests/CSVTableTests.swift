// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exchange
import Testing

@Suite struct CSVTableTests {
  private func cells(_ text: String) throws -> [[String]] { try CSVTable(utf8: Array(text.utf8)).rows.map(\.cells) }

  private func found(_ text: String) -> [Fault] {
    faults { () throws(Faults) in try CSVTable(utf8: Array(text.utf8)) }
  }

  @Test func `separators and line ends`() throws {
    for separator in [";", ",", "\t"] {
      for end in ["\n", "\r\n", "\r"] {
        let text = ["a", "b", "c"].joined(separator: separator) + end + ["1", "", "3"].joined(separator: separator)
        #expect(try cells(text) == [["a", "b", "c"], ["1", "", "3"]])
        #expect(try cells(text + end) == [["a", "b", "c"], ["1", "", "3"]])
        #expect(try CSVTable(utf8: Array(text.utf8)).separator == Character(separator))
      }
    }
  }

  @Test func `the separator is found in spite of titles and numbers`() throws {
    #expect(try cells("Stand, per 1 juli, 2022\na;b\n1,0;2,0\n3,0;4,0").last == ["3,0", "4,0"])
    #expect(try cells("naam,aantal\n\"Laren; NH\",3\nEde,4")[1] == ["Laren; NH", "3"])
    #expect(try cells("sep=,\na,b;c") == [["a", "b;c"]])
    #expect(try cells("sep=;\r\na;b") == [["a", "b"]])
    #expect(try cells("enkel\nkolom") == [["enkel"], ["kolom"]])
  }

  @Test func `quotes`() throws {
    #expect(try cells("\"a;b\";\"c\"\"d\"\"\";\"\"\n\"e\r\nf\";g;") == [["a;b", "c\"d\"", ""], ["e\r\nf", "g", ""]])
    #expect(try cells("5\" pijp;b") == [["5\" pijp", "b"]])
  }

  @Test func `rows keep their line, empty ones are left out`() throws {
    let table = try CSVTable(utf8: Array("titel;\n;;\n\n \u{A0};\na;\"b\nc\"\r\nd;e\r\r\nf;g".utf8))
    #expect(table.rows.map(\.line) == [1, 5, 7, 9])
    #expect(table.rows.map(\.cells[0]) == ["titel", "a", "d", "f"])
  }

  @Test func `faults in the form name their line`() {
    let unclosed = found("a;b\n1;\"2\n3;4")
    #expect(unclosed.map(\.code) == [.unclosedQuote])
    #expect(unclosed.first?.place == "regel 2, kolom 2")
    let stray = found("a;b\n\"1\"x;2\n\"3\" ;4")
    #expect(stray.map(\.code) == [.strayQuote, .strayQuote])
    #expect(stray.map(\.place) == ["regel 2, kolom 1", "regel 3, kolom 1"])
    #expect(found(";;\n\n").map(\.code) == [.emptyFile])
  }

  @Test func `long cells and invisible characters`() throws {
    let long = String(repeating: "é", count: ImportLimits.characters)
    #expect(try cells("a;b\n\(long);1")[1][0] == long)
    #expect(found("a;b\n\(long)é;1").map(\.code) == [.cellTooLong])
    for hidden in ["\u{1}", "\u{1B}", "\u{7F}", "\u{85}", "\u{AD}", "\u{200B}", "\u{202E}", "\u{2028}", "\u{FEFF}"] {
      let fault = found("a;b\n1;x\(hidden)y")
      #expect(fault.map(\.code) == [.controlCharacter])
      #expect(fault.first?.place == "regel 2, kolom 2")
    }
    #expect(try cells("a;b\n\"x\ty\nz\";\u{A0}€ëî…")[1] == ["x\ty\nz", "\u{A0}€ëî…"])
  }

  @Test func `limits on columns, rows and faults`() {
    let wide = String(repeating: ";", count: ImportLimits.columns)
    #expect(found("a\(wide)b").map(\.code) == [.tooManyColumns])
    let many = found("a;b\n" + String(repeating: "\u{1};\n", count: ImportLimits.faults + 7))
    #expect(many.count == ImportLimits.faults + 1)
    #expect(many.last?.code == .moreFaults)
    #expect(many.last?.problem.contains("nog 7 fouten") == true)
    let rows = String(repeating: "a;b\n", count: ImportLimits.rows)
    #expect(found(rows).isEmpty)
    #expect(found(rows + "a;b").map(\.code) == [.tooManyRows])
  }

  @Test func `a possible BSN in any cell is refused and not repeated`() {
    let texts = [
      "naam;aantal\nEde;123456782", "naam 123456782;aantal\nEde;1", "naam;aantal\nEde;\"dhr X, bsn 123.456.782.\"",
      "Lijst van 123 456 782\nnaam;aantal\nEde;1", "naam;aantal\nEde;BSN123-456-782x",
    ]
    for text in texts {
      let faults = found(text)
      #expect(faults.map(\.code) == [.personalNumber])
      #expect(!faults.map(\.description).joined().contains("123"))
    }
  }
}

@Suite struct PersonalNumbersTests {
  @Test func `numbers that pass the test`() {
    for text in [
      "123456782", "111222333", "x123456782y", "123.456.782", "123 456 782", "12 34 56 782", "1234.56.782",
      "123\u{A0}456\u{A0}782", "nr. 8: 123456782", "123/456/782", "123_456_782", "123\u{200B}456782",
      "\u{FF11}\u{FF12}\u{FF13}456782", "\u{0661}\u{0662}\u{0663}456782", "3.900 123.456.782", "GM0363 111222333",
      "1-2-3-4-5-6-7-8-2",
    ] {
      #expect(PersonalNumbers.containsBSN(text), "\(text)")
    }
  }

  @Test func `other numbers`() {
    for text in [
      "", "123456789", "12345678", "1234567820", "000000000", "17590672", "2022-07-01", "01-07-2022", "GM0363",
      "123 456-782", "123  456 782", "123,456,782", "é12345678é9",
    ] {
      #expect(!PersonalNumbers.containsBSN(text), "\(text)")
    }
  }

  @Test func `against the definition`() {
    var random = FixedRandom(seed: 9)
    for _ in 0..<5_000 {
      let digits = (0..<9).map { _ in Int.random(in: 0...9, using: &random) }
      let sum = zip(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]).map(*).reduce(0, +)
      let text = digits.map(String.init).joined()
      #expect(PersonalNumbers.containsBSN("a \(text) b") == (sum % 11 == 0 && digits.contains { $0 > 0 }))
    }
  }
}
