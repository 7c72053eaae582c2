// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exchange
import Testing

@Suite struct TextDecodingTests {
  private let text = "code;naam\nGM1900;Súdwest-Fryslân €\n"

  private func utf16(_ text: String, big: Bool) -> [UInt8] {
    text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  @Test func `every encoding gives the same text`() throws {
    let utf8 = Array(text.utf8)
    let windows: [UInt8] = text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }
    let written: [(bytes: [UInt8], encoding: TextEncoding)] = [
      (utf8, .utf8), ([0xEF, 0xBB, 0xBF] + utf8, .utf8),
      ([0xFF, 0xFE] + utf16(text, big: false), .utf16LittleEndian), (utf16(text, big: false), .utf16LittleEndian),
      ([0xFE, 0xFF] + utf16(text, big: true), .utf16BigEndian), (utf16(text, big: true), .utf16BigEndian),
      (windows, .windows1252),
    ]
    for (bytes, encoding) in written {
      let decoded = try TextDecoding.decode(bytes)
      #expect(decoded.text == text)
      #expect(decoded.encoding == encoding)
      #expect(decoded.notices.isEmpty == (encoding != .windows1252))
    }
  }

  @Test func `all of Windows-1252`() throws {
    let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    for byte in UInt8(0x80)...0xFF where !undefined.contains(byte) {
      let decoded = try TextDecoding.decode([0x61, byte, 0x61])
      #expect(decoded.text.unicodeScalars.count == 3)
      if byte >= 0xA0 { #expect(decoded.text.unicodeScalars.dropFirst().first?.value == UInt32(byte)) }
    }
    for byte in undefined {
      #expect(codes { () throws(Faults) in try TextDecoding.decode([0x61, byte]) } == [.unreadableText])
    }
    #expect(try TextDecoding.decode([0x93, 0x61, 0x94, 0x85, 0x9F]).text == "“a”…Ÿ")
  }

  @Test(
    arguments: [
      [0x50, 0x4B, 0x03, 0x04, 0x14], [0x25, 0x50, 0x44, 0x46, 0x2D], [0xD0, 0xCF, 0x11, 0xE0, 0xA1], [0x1F, 0x8B, 8],
      [0x61, 0x00, 0x62, 0x62, 0x62, 0x62, 0x62, 0x62], [0x00, 0x00, 0x00, 0x00],
    ] as [[UInt8]])
  func `no text is refused with the advice to save as CSV`(bytes: [UInt8]) {
    let found = faults { () throws(Faults) in try TextDecoding.decode(bytes) }
    #expect(found.map(\.code) == [.notText])
    #expect(found.first?.advice.contains("sla het op als CSV") == true)
  }

  @Test func `damaged text is refused`() {
    let damaged: [[UInt8]] = [
      [0xEF, 0xBB, 0xBF, 0x61, 0xE9, 0x61], [0xFF, 0xFE, 0x61], [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8],
    ]
    for bytes in damaged {
      #expect(codes { () throws(Faults) in try TextDecoding.decode(bytes) } == [.unreadableText])
    }
  }

  @Test func `an empty file is refused`() {
    for bytes: [UInt8] in [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0x20, 0x0D, 0x0A, 0x09]] {
      #expect(codes { () throws(Faults) in try TextDecoding.decode(bytes) } == [.emptyFile])
    }
  }

  @Test func `a file of 200 MB is refused by its size`() throws {
    #expect(codes { () throws(Faults) in try ImportLimits.check(size: 200_000_000) } == [.fileTooLarge])
    #expect(codes { () throws(Faults) in try ImportLimits.check(size: ImportLimits.bytes + 1) } == [.fileTooLarge])
    try ImportLimits.check(size: ImportLimits.bytes)
  }
}
