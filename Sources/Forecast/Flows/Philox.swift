// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Random numbers by counting: Philox 4x32 with seven rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers:
/// as easy as 1, 2, 3", SC11, 2011). Seven are the fewest with which it passes all tests of BigCrush in that paper.
///
/// A number is a function of the key and of where it is asked for, so it does not depend on what was drawn before, on
/// the order of the work, or on which thread did it.
struct Philox: Sendable {
  typealias Block = (UInt32, UInt32, UInt32, UInt32)

  /// Where numbers are asked for: which flow (stream), when (step), and which number of that flow (draw).
  struct Place {
    var step: UInt32
    var stream: UInt32
    var draw: UInt32

    /// The step of numbers that are drawn once for a path.
    static let once = UInt32.max
  }

  /// So many paths share their blocks: sixteen blocks of four words each.
  static let group = 64
  private static let blocks = 16
  private static let roundCount = 7

  private static let multiplier0: UInt64 = 0xD251_1F53
  private static let multiplier1: UInt64 = 0xCD9E_8D57
  private static let weyl0: UInt64 = 0x9E37_79B9
  private static let weyl1: UInt64 = 0xBB67_AE85
  private static let low: UInt64 = 0xFFFF_FFFF

  private let key0: UInt64
  private let key1: UInt64

  init(seed: UInt64) {
    key0 = seed & Philox.low
    key1 = seed >> 32
  }

  /// The four words for a counter.
  func block(_ counter: Block) -> Block {
    let words = rounds(UInt64(counter.0), UInt64(counter.1), UInt64(counter.2), UInt64(counter.3))
    return (cut(words.0), cut(words.1), cut(words.2), cut(words.3))
  }

  /// Words of 32 bits in registers of 64, because a product needs these and vectors of them exist everywhere. Above its
  /// 32 bits a word holds what is left of a product: it is cut off where the word is used, which mostly costs nothing.
  @inline(__always)
  private func rounds(
    _ counter0: UInt64, _ counter1: UInt64, _ counter2: UInt64, _ counter3: UInt64
  ) -> (UInt64, UInt64, UInt64, UInt64) {
    var (word0, word1, word2, word3) = (counter0, counter1, counter2, counter3)
    var (round0, round1) = (key0, key1)
    for _ in 0..<Philox.roundCount {
      let product0 = (word0 & Philox.low) &* Philox.multiplier0
      let product1 = (word2 & Philox.low) &* Philox.multiplier1
      word0 = (product1 &>> 32) ^ word1 ^ round0
      word1 = product1
      word2 = (product0 &>> 32) ^ word3 ^ round1
      word3 = product0
      round0 &+= Philox.weyl0
      round1 &+= Philox.weyl1
    }
    return (word0, word1, word2, word3)
  }

  @inline(__always)
  private func cut(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word) }

  /// A word for each of `lanes` paths from `firstPath` on, both multiples of `group`.
  ///
  /// Path 64 g + 16 j + b has word j of block 16 g + b; the counter is (block, step, stream, draw).
  func fill(_ out: UnsafeMutablePointer<UInt32>, lanes: Int, firstPath: Int, at place: Place) {
    let (step, stream, draw) = (UInt64(place.step), UInt64(place.stream), UInt64(place.draw))
    for group in 0..<(lanes / Philox.group) {
      let first = UInt64((firstPath / Philox.group + group) * Philox.blocks)
      let out = out + group * Philox.group
      for index in 0..<Philox.blocks {
        let words = rounds((first &+ UInt64(truncatingIfNeeded: index)) & Philox.low, step, stream, draw)
        out[index] = cut(words.0)
        out[index &+ 16] = cut(words.1)
        out[index &+ 32] = cut(words.2)
        out[index &+ 48] = cut(words.3)
      }
    }
  }

  /// The uniform number that a word w stands for: (w + ½) / 2³², so never 0 or 1 nor nearer to them than 1.2e-10.
  ///
  /// Below the top bits of 2⁵² a word is the number 2⁵² + w: no conversion of integers is needed.
  @inline(__always)
  static func uniform(_ word: UInt32) -> Double {
    (Double(bitPattern: 0x4330_0000_0000_0000 | UInt64(word)) - 0x1p52 + 0.5) * 0x1p-32
  }
}

/// The number of a stream from its name (FNV-1a with 32 bits), so that it stays when other streams come or go.
func streamNumber(_ name: String) -> UInt32 {
  name.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
}
