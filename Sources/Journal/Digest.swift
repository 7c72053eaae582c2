// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A SHA-256 value: 32 bytes.
public struct Digest: Hashable, Sendable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest with these 32 bytes, or nil for another number of bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard let digest = Array(bytes).withUnsafeBytes(Digest.init(memory:)) else { return nil }
    self = digest
  }

  /// The digest with the 32 bytes at this place in memory, or nil for another number of bytes. A journal reads one for
  /// each entry, so this takes eight bytes at a time.
  public init?(memory: UnsafeRawBufferPointer) {
    guard memory.count == 32 else { return nil }
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: memory.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// The digest written as 64 hexadecimal digits, or nil for any other text.
  public init?(hex: some StringProtocol) {
    let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue.map(UInt8.init) }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    self.init(bytes: (0..<32).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] })
  }

  /// A digest from its four words, most significant first.
  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    append(to: &bytes)
    return bytes
  }

  /// Appends the 32 bytes to `buffer`.
  public func append(to buffer: inout [UInt8]) {
    let bigEndian = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    withUnsafeBytes(of: bigEndian) { buffer.append(contentsOf: $0) }
  }

  /// Whether the words are the same.
  public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

  /// Feeds the words to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

extension Digest: CustomStringConvertible {
  /// 64 hexadecimal digits.
  public var description: String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
