// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain

/// The way in which a file writes characters as bytes (tekencodering).
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "UTF-16 LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16 BE"
  /// The code page of older Dutch Windows programs.
  case windows1252 = "Windows-1252"
}

/// The text of a file, decoded.
public struct DecodedText: Hashable, Sendable {
  /// The text in UTF-8, without a byte order mark.
  public let utf8: [UInt8]
  /// How it was written.
  public let encoding: TextEncoding
  /// Remarks for the reader, in Dutch.
  public let notices: [String]

  /// The text.
  public var text: String { String(decoding: utf8, as: UTF8.self) }
}

/// The first stage of an import: bytes to text.
public enum TextDecoding {
  /// Decodes UTF-8 and UTF-16 with or without a byte order mark, and Windows-1252 when it is none of these.
  ///
  /// - Throws: RT-120 (empty), RT-121 (too large), RT-123 (no text), RT-124 (damaged text).
  public static func decode(_ bytes: [UInt8]) throws(Faults) -> DecodedText {
    try ImportLimits.check(size: bytes.count)
    if let format = binaryFormat(bytes) { throw notText("Het bestand is \(format) en geen tekst.") }
    let (encoding, start) = encoding(of: bytes)
    let body = bytes[start...]
    let text: [UInt8]
    switch encoding {
    case .utf8:
      if let valid = String(validating: body, as: UTF8.self) {
        text = Array(valid.utf8)
      } else if start == 0 {
        return try windows1252(body)
      } else {
        throw damaged(encoding)
      }
    case .utf16LittleEndian, .utf16BigEndian:
      text = try utf16(body, encoding)
    case .windows1252:
      return try windows1252(body)
    }
    return DecodedText(utf8: try checked(text), encoding: encoding, notices: [])
  }

  private static func encoding(of bytes: [UInt8]) -> (TextEncoding, start: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    // In UTF-16 of a Western text nearly every second byte is zero; in any other text none is.
    var zeros = (even: 0, odd: 0)
    let sample = bytes.prefix(2_048)
    for (index, byte) in sample.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    if zeros.odd * 4 > sample.count, zeros.even == 0 { return (.utf16LittleEndian, 0) }
    if zeros.even * 4 > sample.count, zeros.odd == 0 { return (.utf16BigEndian, 0) }
    return (.utf8, 0)
  }

  private static func utf16(_ body: ArraySlice<UInt8>, _ encoding: TextEncoding) throws(Faults) -> [UInt8] {
    guard body.count % 2 == 0 else { throw damaged(encoding) }
    var units: [UInt16] = []
    units.reserveCapacity(body.count / 2)
    var index = body.startIndex
    while index < body.endIndex {
      let (first, second) = (UInt16(body[index]), UInt16(body[index + 1]))
      units.append(encoding == .utf16BigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    guard let valid = String(validating: units, as: UTF16.self) else { throw damaged(encoding) }
    return Array(valid.utf8)
  }

  private static func windows1252(_ body: ArraySlice<UInt8>) throws(Faults) -> DecodedText {
    var text: [UInt8] = []
    text.reserveCapacity(body.count + body.count / 8)
    for byte in body {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let code = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : UInt16(byte)
      guard code != 0 else { throw damaged(.windows1252) }
      if code < 0x800 {
        text += [0xC0 | UInt8(code >> 6), 0x80 | UInt8(code & 0x3F)]
      } else {
        text += [0xE0 | UInt8(code >> 12), 0x80 | UInt8(code >> 6 & 0x3F), 0x80 | UInt8(code & 0x3F)]
      }
    }
    return DecodedText(
      utf8: try checked(text), encoding: .windows1252,
      notices: [
        "Het bestand is geen UTF-8 en is gelezen als Windows-1252. Controleer namen met bijzondere letters."
      ])
  }

  /// Windows-1252 for the bytes 80 to 9F; 0 where it has no character.
  private static let upperControls: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  private static func checked(_ text: [UInt8]) throws(Faults) -> [UInt8] {
    if text.contains(0) { throw notText("Het bestand bevat tekens die niet in tekst voorkomen.") }
    let blank = text.allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    guard !blank else {
      throw Faults(
        Fault(
          .emptyFile, problem: "Het bestand is leeg.",
          expected: "Een CSV-bestand met een kop en regels met gegevens.",
          advice: "Controleer of u het goede bestand gekozen hebt."))
    }
    return text
  }

  private static func binaryFormat(_ bytes: [UInt8]) -> String? {
    let formats: [(start: [UInt8], name: String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "een werkmap (xlsx of ods) of een zip-bestand"),
      ([0x50, 0x4B, 0x05, 0x06], "een leeg zip-bestand"),
      ([0xD0, 0xCF, 0x11, 0xE0], "een werkmap van een oude soort (xls)"),
      ([0x25, 0x50, 0x44, 0x46], "een pdf"),
      ([0x1F, 0x8B], "een ingepakt bestand (gzip)"),
      ([0x89, 0x50, 0x4E, 0x47], "een afbeelding"),
      ([0xFF, 0xD8, 0xFF], "een afbeelding"),
    ]
    return formats.first { bytes.starts(with: $0.start) }?.name
  }

  private static func notText(_ problem: String) -> Faults {
    Faults(
      Fault(
        .notText, problem: problem, expected: "Een tekstbestand met een scheidingsteken (CSV).",
        advice: "Open het bestand in uw rekenprogramma en sla het op als CSV."))
  }

  private static func damaged(_ encoding: TextEncoding) -> Faults {
    Faults(
      Fault(
        .unreadableText, problem: "Het bestand lijkt \(encoding.rawValue), maar de tekens kloppen niet.",
        expected: "Een CSV-bestand in UTF-8.", advice: "Sla het bestand opnieuw op als CSV UTF-8."))
  }
}
