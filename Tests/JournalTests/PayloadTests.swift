// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Journal

@Suite struct PayloadTests {
  /// A fact with every shape a payload can have.
  struct Sample: Equatable {
    var amount: Int?
    var label: String
    var parts: [Part]
    var total: Int

    struct Part: Equatable {
      var code: String?
      var size: Int
    }

    var payload: [UInt8] {
      var writer = PayloadWriter()
      if let amount { writer.whole("amount", amount) }
      writer.text("label", label)
      writer.list("parts", parts) { part, inner in
        if let code = part.code { inner.text("code", code) }
        inner.whole("size", part.size)
      }
      writer.whole("total", total)
      return writer.finish()
    }

    init(amount: Int?, label: String, parts: [Part], total: Int) {
      self.amount = amount
      self.label = label
      self.parts = parts
      self.total = total
    }

    init(_ payload: [UInt8]) throws {
      var reader = try PayloadReader(payload)
      amount = try reader.optionalWhole("amount")
      label = try reader.text("label")
      parts = try reader.list("parts") { inner in
        Part(code: try inner.optionalText("code"), size: try inner.whole("size"))
      }
      total = try reader.whole("total")
      try reader.finish()
    }
  }

  private func samples(seed: UInt64, count: Int) -> [Sample] {
    var generator = SeededGenerator(seed: seed)
    let scalars: [UnicodeScalar] = [
      "a", "\"", "\\", "\0", "\n", "\u{1f}", "\u{7f}", "/", "é", "\u{301}", "€", "👍", "{", "]", ",", " ",
    ]
    func text() -> String {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...9, using: &generator) {
        text.append(scalars.randomElement(using: &generator) ?? "b")
      }
      return String(text)
    }
    func number() -> Int {
      [
        0, 1, -1, .min, .max, Int.random(in: .min ... .max, using: &generator),
        Int.random(in: -99...99, using: &generator),
      ]
      .randomElement(using: &generator) ?? 0
    }
    return (0..<count).map { _ in
      let parts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        Sample.Part(code: Bool.random(using: &generator) ? text() : nil, size: number())
      }
      return Sample(
        amount: Bool.random(using: &generator) ? number() : nil, label: text(), parts: parts, total: number())
    }
  }

  @Test func theBytesAreCanonical() {
    let sample = Sample(
      amount: -5, label: "a\"\\\n\u{1f}/é", parts: [.init(code: "", size: 0), .init(code: nil, size: 7)], total: 0)
    let expected = #"{"amount":-5,"label":"a\"\\\u000a\u001f/é","parts":[{"code":"","size":0},{"size":7}],"total":0}"#
    #expect(String(decoding: sample.payload, as: UTF8.self) == expected)
    var empty = PayloadWriter()
    #expect(empty.finish() == Array("{}".utf8))
  }

  @Test func whatIsWrittenIsReadBack() throws {
    for sample in samples(seed: 30, count: 600) {
      let back = try Sample(sample.payload)
      #expect(back == sample && back.payload == sample.payload)
    }
  }

  @Test func aPayloadThatIsCutOffIsRefused() {
    for sample in samples(seed: 31, count: 30) {
      let payload = sample.payload
      for count in 0..<payload.count {
        #expect(throws: PayloadReader.Malformed.self) { try Sample(Array(payload.prefix(count))) }
      }
      #expect(throws: PayloadReader.Malformed.self) { try Sample(payload + [32]) }
      #expect(throws: PayloadReader.Malformed.self) { try Sample([32] + payload) }
    }
  }

  /// Bytes that are read at all are the one spelling of what was read.
  @Test func otherBytesAreAnotherFactOrNone() {
    var generator = SeededGenerator(seed: 32)
    let bytes = Array("\"\\,:{}[]-+.0123456789eEu Aa\n\u{1f}".utf8) + [0xC0, 0xFF, 0x80]
    var accepted = 0
    for sample in samples(seed: 33, count: 300) {
      for _ in 0..<30 {
        var payload = sample.payload
        let place = Int.random(in: 0..<payload.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: payload[place] = bytes.randomElement(using: &generator) ?? 0
        case 1: payload.insert(bytes.randomElement(using: &generator) ?? 0, at: place)
        default: payload.remove(at: place)
        }
        guard let read = try? Sample(payload) else { continue }
        accepted += 1
        #expect(read.payload == payload)
      }
    }
    #expect(accepted > 100, "changed numbers and texts must be among what is tried")
  }

  @Test(arguments: [
    "", "{", "}", "null", "[]", "{}", #"{"b":"x","a":1}"#, #"{"a":1}"#, #"{"b":"x"}"#, #"{"a":1,"b":"x","c":2}"#,
    #"{"a":1,"a":1,"b":"x"}"#, #"{"A":1,"b":"x"}"#, #"{"a":1.0,"b":"x"}"#, #"{"a":1e3,"b":"x"}"#, #"{"a":01,"b":"x"}"#,
    #"{"a":-0,"b":"x"}"#, #"{"a":-,"b":"x"}"#, #"{"a":,"b":"x"}"#, #"{"a":+1,"b":"x"}"#, #"{"a":"1","b":"x"}"#,
    #"{"a":null,"b":"x"}"#, #"{"a":true,"b":"x"}"#, #"{"a":9223372036854775808,"b":"x"}"#,
    #"{"a":-9223372036854775809,"b":"x"}"#, #"{"a":99999999999999999999,"b":"x"}"#, #"{"a":1,"b":x}"#,
    #"{"a":1,"b":1}"#,
    #"{ "a":1,"b":"x"}"#, #"{"a": 1,"b":"x"}"#, #"{"a":1, "b":"x"}"#, #"{"a":1,"b":"x" }"#, #"{"a":1,"b":"x",}"#,
    #"{,"a":1,"b":"x"}"#, #"{"a":1"b":"x"}"#, #"{"a":1,"b":"x"}}"#, "{\"a\":1,\"b\":\"\n\"}", "{\"a\":1,\"b\":\"\0\"}",
    #"{"a":1,"b":"\n"}"#, #"{"a":1,"b":"\/"}"#, #"{"a":1,"b":"\u0041"}"#, #"{"a":1,"b":"\u001F"}"#,
    #"{"a":1,"b":"\u+01f"}"#, #"{"a":1,"b":"\u-001"}"#, #"{"a":1,"b":"\u 01f"}"#, #"{"a":1,"b":"\u0020"}"#,
    #"{"a":1,"b":"\u00"}"#, #"{"a":1,"b":"\"}"#, #"{"a":1,"b":"x}"#, #"{"\u0061":1,"b":"x"}"#, #"{'a':1,"b":"x"}"#,
    "\u{FEFF}{\"a\":1,\"b\":\"x\"}",
  ])
  func whatIsNotCanonicalIsRefused(_ text: String) {
    #expect(throws: PayloadReader.Malformed.self) { try readPair(Array(text.utf8)) }
  }

  @Test func invalidTextIsRefused() throws {
    for wrong: [UInt8] in [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]] {
      let payload = Array(#"{"a":1,"b":""#.utf8) + wrong + Array(#""}"#.utf8)
      #expect(throws: PayloadReader.Malformed.self) { try readPair(payload) }
    }
    let pair = try readPair(Array(#"{"a":-9223372036854775808,"b":"\"\\\u0000\u001f"}"#.utf8))
    #expect(pair == (.min, "\"\\\0\u{1f}"))
  }

  private func readPair(_ payload: [UInt8]) throws -> (Int, String) {
    var reader = try PayloadReader(payload)
    let pair = (try reader.whole("a"), try reader.text("b"))
    try reader.finish()
    return pair
  }

  @Test(arguments: [
    #"{"l":[}"#, #"{"l":[{}"#, #"{"l":[{},]}"#, #"{"l":[,{}]}"#, #"{"l":[{}{}]}"#, #"{"l":[ {}]}"#, #"{"l":{}}"#,
    #"{"l":[1]}"#, #"{"l":[[]]}"#, #"{"l":[{"x":1}]}"#, #"{"l":["#, #"{"l":"#, #"{"l":null}"#, #"{"m":[]}"#,
  ])
  func aListThatIsNotCanonicalIsRefused(_ text: String) {
    #expect(throws: PayloadReader.Malformed.self) {
      var reader = try PayloadReader(Array(text.utf8))
      _ = try reader.list("l") { _ in 0 }
      try reader.finish()
    }
  }

  @Test func aFaultNamesItsPlace() {
    #expect(throws: PayloadReader.Malformed(offset: 7, expected: "a whole number")) {
      try readPair(Array(#"{"a":01,"b":"x"}"#.utf8))
    }
  }

  @Test func keysOutOfOrderStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
      var writer = PayloadWriter()
      writer.whole("b", 1)
      writer.whole("a", 1)
    }
    await #expect(processExitsWith: .failure) {
      var writer = PayloadWriter()
      writer.whole("a", 1)
      writer.text("a", "")
    }
  }
}
