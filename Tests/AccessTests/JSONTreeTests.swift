// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@testable import Access

/// Reading what others send: JSON, and bytes in letters.
@Suite struct JSONTreeTests {
  @Test func textsAreReadAsTheStandardSays() {
    #expect(
      JSONTree(Array(#" {"a" : [1, -2.5e3, true, false, null, "x\n\u00e9\ud83d\ude00\/"]} "#.utf8))
        == .object(["a": .list([.number(1), .number(-2500), .flag(true), .flag(false), .null, .text("x\né😀/")])]))
    #expect(JSONTree(Array("{}".utf8)) == .object([:]) && JSONTree(Array("[]".utf8)) == .list([]))
  }

  @Test(arguments: [
    "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "01",
    "+1",
    "1.", ".5", "1e", "-", "NaN", "Infinity", "1e999", "tru", "nul", "\"", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"",
    "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"", "'a'", "[1] 2", "// x\n1", "\u{feff}1",
  ])
  func whatIsNotWellFormedIsRefused(text: String) {
    #expect(JSONTree(Array(text.utf8)) == nil)
  }

  @Test func depthAndBytesHaveLimits() {
    func nested(_ depth: Int) -> [UInt8] {
      [UInt8](repeating: UInt8(ascii: "["), count: depth) + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(JSONTree(nested(16)) != nil && JSONTree(nested(17)) == nil && JSONTree(nested(200_000)) == nil)
    #expect(JSONTree([0x22, 0xff, 0x22]) == nil, "no UTF-8")
    #expect(JSONTree([0x22, 0xed, 0xa0, 0x80, 0x22]) == nil, "half a pair")
  }

  /// Whatever Foundation writes is read as the same thing; with a byte changed it is read as Foundation reads it, or refused.
  @Test func itReadsWhatFoundationReads() throws {
    let fields: [String: Any] = ["a": [1, 2.5, "é\"\\\u{1F600}"], "b": ["c": [true, NSNull()]], "d": "\u{7f}\t"]
    let text = try JSONSerialization.data(withJSONObject: fields, options: .sortedKeys)
    for index in text.indices {
      for byte in [UInt8(0), 0x22, 0x5c, 0x2c, 0x7b, 0x5d, 0x30, 0xff] {
        var changed = text
        changed[index] = byte
        guard let tree = JSONTree(changed) else { continue }
        let other = try? JSONSerialization.jsonObject(with: changed, options: .fragmentsAllowed)
        #expect(other != nil, "\(String(decoding: changed, as: UTF8.self))")
        #expect(tree.object?.count == (other as? [String: Any])?.count)
      }
    }
  }

  @Test func bytesComeBackFromTheirLetters() {
    for count in 0..<50 {
      let bytes = Secrets.random(count)
      let text = Base64URL.text(bytes)
      #expect(Base64URL.bytes(text) == bytes)
      #expect(Base64URL.filled(bytes) == Data(bytes).base64EncodedString())
    }
    // Filling, other letters, spaces, a lone sign, and bits that no byte has.
    for wrong in ["AA==", "A", "AAAAA", "A+", "A/", " AA", "AA\n", "AB", "AAB", "é"] {
      #expect(Base64URL.bytes(wrong) == nil, "\(wrong)")
    }
  }

  @Test func anAddressOfVersionSixCountsByItsFirstHalf() {
    for (address, network) in [
      ("10.0.0.7", "10.0.0.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:DB8:1:2::9", "2001:db8:1:2::/64"),
      ("2001:db8::1", "2001:db8:0:0::/64"), ("::1", "0:0:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"),
      ("::ffff:10.0.0.7", "10.0.0.7"), ("::", "0:0:0:0::/64"), ("onbekend", "onbekend"), ("1:2:3", "1:2:3"),
      ("1::2::3", "1::2::3"), ("1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8:9"), ("deze computer", "deze computer"),
    ] {
      #expect(Doorkeeper.network(of: address) == network, "\(address)")
    }
  }
}
