// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The normal quantile function: which number has a given share of the standard normal distribution below it.
///
/// Many at a time come from a table of cubic curves through PPND7 (Wichura, "Algorithm AS 241", Applied Statistics 37,
/// 1988), which takes a third of the time that PPND7 itself does: no division, and nothing apart for the tails.
/// Relative error about 1e-7, that of PPND7; PPND16 of the same paper has digits that the shares, of 32 bits, do not
/// have and that counts of units do not show. Basic operations and roots only, so that every machine finds the same
/// bits.
enum NormalQuantile {
  /// A curve in the distance from where its part starts, from the constant to the cube.
  private typealias Curve = (low: SIMD2<Double>, high: SIMD2<Double>)

  /// The parts are told apart by the exponent of a share and so many bits of its fraction: they get narrower towards
  /// zero, as fast as the function gets steeper.
  private static let fractionBits = 5
  private static let partShift = UInt64(Double.significandBitCount - fractionBits)
  private static let startMask = ~UInt64(0) << partShift
  /// The least share with a curve.
  private static let least = 0x1p-33
  private static let firstPart = least.bitPattern >> partShift

  /// One for each part from `least` to one half, and one for one half itself: 32 octaves of 32 parts. Half of all
  /// shares lie in the last octave, so that most of the table need not be in the first cache.
  private static let curves: [Curve] = (firstPart...((0.5).bitPattern >> partShift)).map { part in
    curve(from: Double(bitPattern: part << partShift), to: Double(bitPattern: (part + 1) << partShift))
  }

  /// The quantile of `share`, which lies between 0 and 1.
  static func value(_ share: Double) -> Double {
    let nearer = min(share, 1 - share)
    guard nearer >= least else { return share < 0.5 ? -size(nearer) : size(nearer) }
    let part = curves[Int(truncatingIfNeeded: (nearer.bitPattern >> partShift) - firstPart)]
    let distance = nearer - Double(bitPattern: nearer.bitPattern & startMask)
    let size = ((part.high.y * distance + part.high.x) * distance + part.low.y) * distance + part.low.x
    return share < 0.5 ? -size : size
  }

  /// The quantiles of so many shares, none of them nearer to 0 or 1 than 2⁻³³.
  ///
  /// Two at a time: more would have to be looked up one by one just the same.
  static func fill(_ quantiles: UnsafeMutablePointer<Double>, of shares: UnsafePointer<Double>, lanes: Int) {
    curves.withUnsafeBufferPointer { curves in
      guard let curves = curves.baseAddress else { return }
      var lane = 0
      while lane &+ 1 < lanes {
        let pair = pair(SIMD2(shares[lane], shares[lane &+ 1]), curves)
        quantiles[lane] = pair.x
        quantiles[lane &+ 1] = pair.y
        lane &+= 2
      }
      if lane < lanes { quantiles[lane] = value(shares[lane]) }
    }
  }

  @inline(__always)
  private static func pair(_ shares: SIMD2<Double>, _ curves: UnsafePointer<Curve>) -> SIMD2<Double> {
    let others = 1 - shares
    let nearer = shares.replacing(with: others, where: others .< shares)
    let bits = unsafeBitCast(nearer, to: SIMD2<UInt64>.self)
    let parts = (bits &>> partShift) &- firstPart
    let first = curves[Int(truncatingIfNeeded: parts.x)]
    let second = curves[Int(truncatingIfNeeded: parts.y)]
    let distances = nearer - unsafeBitCast(bits & startMask, to: SIMD2<Double>.self)
    // Horner's rule with the terms of both next to each other.
    let cubes = SIMD2(first.high.y, second.high.y)
    let squares = SIMD2(first.high.x, second.high.x)
    let slopes = SIMD2(first.low.y, second.low.y)
    let sizes = ((cubes * distances + squares) * distances + slopes) * distances + SIMD2(first.low.x, second.low.x)
    // The quantile has the sign of what the share is above one half.
    let signs = unsafeBitCast(shares - 0.5, to: SIMD2<UInt64>.self) & 0x8000_0000_0000_0000
    return unsafeBitCast(unsafeBitCast(sizes, to: SIMD2<UInt64>.self) ^ signs, to: SIMD2<Double>.self)
  }
}

// MARK: - The curves

extension NormalQuantile {
  /// The cubic that has the values and the slopes of the function at both ends (Hermite).
  private static func curve(from start: Double, to end: Double) -> Curve {
    guard start < 0.5 else { return (SIMD2(0, 0), SIMD2(0, 0)) }
    let width = end - start
    let (first, last) = (size(start), size(end))
    let (firstSlope, lastSlope) = (slope(first), slope(last))
    let chord = (last - first) / width
    let square = (3 * chord - 2 * firstSlope - lastSlope) / width
    let cube = (firstSlope + lastSlope - 2 * chord) / (width * width)
    return (SIMD2(first, firstSlope), SIMD2(square, cube))
  }

  /// How fast the size falls as the share grows: one over the density.
  private static func slope(_ size: Double) -> Double {
    -2.50662827463100050242 * PlainMath.exp(size * size / 2)
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
