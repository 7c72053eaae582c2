// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The normal quantile function: which number has a given share of the standard normal distribution below it.
///
/// From a table of cubic curves through PPND7 (Wichura, "Algorithm AS 241", Applied Statistics 37, 1988), four words at
/// a time and in single precision: no division, and nothing apart for the tails. It is off by less than 3e-7, beyond 1
/// times the quantile, which counts of units do not show. Basic operations and roots only, so that every machine finds
/// the same bits.
enum NormalQuantile {
  /// A curve in the distance from where its part starts, from the constant to the cube.
  private typealias Curve = SIMD4<Float>

  /// The parts are told apart by the exponent of a share and so many bits of its fraction: they get narrower towards
  /// zero, as fast as the function gets steeper.
  private static let fractionBits: UInt32 = 5
  private static let partShift = UInt32(Float.significandBitCount) - fractionBits
  private static let startMask = ~UInt32(0) << partShift
  /// Shares are in parts of 2³²: the least is that of the word 0, the greatest up to one half that of 2³¹ − 1.
  private static let firstPart = Float(0.5).bitPattern >> partShift
  private static let lastPart = Float(0x1p31).bitPattern >> partShift

  /// One for each part: 32 octaves of 32 parts, and one for one half itself. Half of all shares lie in the last octave,
  /// so that most of the table need not be in the first cache.
  private static let curves: [Curve] = (firstPart...lastPart).map { part in
    curve(from: Double(Float(bitPattern: part << partShift)), to: Double(Float(bitPattern: (part + 1) << partShift)))
  }

  /// The quantiles of the uniform numbers that so many words stand for, a multiple of four.
  static func fill(_ quantiles: UnsafeMutablePointer<Float>, of words: UnsafePointer<UInt32>, lanes: Int) {
    curves.withUnsafeBufferPointer { curves in
      guard let curves = curves.baseAddress else { return }
      for lane in stride(from: 0, to: lanes, by: 4) {
        let four = SIMD4(words[lane], words[lane &+ 1], words[lane &+ 2], words[lane &+ 3])
        let found = values(of: four, curves)
        for index in 0..<4 { quantiles[lane &+ index] = found[index] }
      }
    }
  }

  @inline(__always)
  private static func values(of words: SIMD4<UInt32>, _ curves: UnsafePointer<Curve>) -> SIMD4<Float> {
    // The distance to the nearer end, from which the function is the same on both sides but for its sign.
    let isAbove = SIMD4<Int32>(truncatingIfNeeded: words) &>> 31
    let nearer = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: words) ^ isAbove) + 0.5
    let bits = unsafeBitCast(nearer, to: SIMD4<UInt32>.self)
    let parts = (bits &>> partShift) &- firstPart
    let distances = nearer - unsafeBitCast(bits & startMask, to: SIMD4<Float>.self)
    // Each part is one of the table: the numbers lie from 0.5 to 2³¹.
    let (a, b, c, d) = (curves[Int(parts.x)], curves[Int(parts.y)], curves[Int(parts.z)], curves[Int(parts.w)])
    // Horner's rule with the terms of all four next to each other.
    let cubes = SIMD4(a.w, b.w, c.w, d.w)
    let squares = SIMD4(a.z, b.z, c.z, d.z)
    let slopes = SIMD4(a.y, b.y, c.y, d.y)
    let sizes = ((cubes * distances + squares) * distances + slopes) * distances + SIMD4(a.x, b.x, c.x, d.x)
    let signs = SIMD4<UInt32>(truncatingIfNeeded: isAbove) & 0x8000_0000
    return unsafeBitCast(unsafeBitCast(sizes, to: SIMD4<UInt32>.self) ^ signs, to: SIMD4<Float>.self)
  }
}

// MARK: - The curves

extension NormalQuantile {
  /// The cubic that has the values and the slopes of the function at both ends (Hermite), below zero; the ends are in
  /// parts of 2³².
  private static func curve(from start: Double, to end: Double) -> Curve {
    guard start < 0x1p31 else { return Curve() }
    let width = end - start
    let (first, last) = (-size(start * 0x1p-32), -size(end * 0x1p-32))
    let (firstSlope, lastSlope) = (slope(first), slope(last))
    let chord = (last - first) / width
    let square = (3 * chord - 2 * firstSlope - lastSlope) / width
    let cube = (firstSlope + lastSlope - 2 * chord) / (width * width)
    return Curve(Float(first), Float(firstSlope), Float(square), Float(cube))
  }

  /// How fast the quantile grows with the share, in parts of 2³²: one over the density.
  private static func slope(_ quantile: Double) -> Double {
    0x1p-32 * 2.50662827463100050242 * PlainMath.exp(quantile * quantile / 2)
  }

  /// How far below zero the quantile of a share up to one half lies: PPND7.
  private static func size(_ share: Double) -> Double {
    let distance = 0.5 - share
    guard distance > 0.425 else { return central(distance) }
    let root = (-PlainMath.log(share)).squareRoot()
    return root > 5 ? far(root - 5) : near(root - 1.6)
  }

  private static func central(_ distance: Double) -> Double {
    let rest = 0.180625 - distance * distance
    let over = ((rest * 5.9109374720e+1 + 1.5929113202e+2) * rest + 5.0434271938e+1) * rest + 3.3871327179e+0
    let under = ((rest * 6.7187563600e+1 + 7.8757757664e+1) * rest + 1.7895169469e+1) * rest + 1
    return distance * over / under
  }

  private static func near(_ rest: Double) -> Double {
    let over = ((rest * 1.7023821103e-1 + 1.3067284816e+0) * rest + 2.7568153900e+0) * rest + 1.4234372777e+0
    let under = (rest * 1.2021132975e-1 + 7.3700164250e-1) * rest + 1
    return over / under
  }

  private static func far(_ rest: Double) -> Double {
    let over = ((rest * 1.7337203997e-2 + 4.2868294337e-1) * rest + 3.0812263860e+0) * rest + 6.6579051150e+0
    let under = (rest * 1.2258202635e-2 + 2.4197894225e-1) * rest + 1
    return over / under
  }
}
