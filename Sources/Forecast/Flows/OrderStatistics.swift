// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The numbers at some places of an order, without putting all in order.
///
/// The numbers are counted in bins of equal bits, from the least to the greatest; only the bins that hold the places
/// asked for are put in order. Many times as fast as to sort, which would take a third of the time of a run.
enum OrderStatistics {
  /// As many bins as fit in the first cache with their counts.
  private static let binBits = 12
  private static let binCount = 1 << binBits

  /// - Parameter places: from 0 for the least number.
  static func values(at places: [Int], of numbers: UnsafeBufferPointer<Float>) -> [Float] {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: numbers.count) { keys in
      let scale = fill(keys, from: numbers)
      return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: binCount + 1) { starts in
        count(keys, shift: scale.shift, starts)
        let bins = places.map { bin(of: $0, starts) }
        // A bin of one key needs no order.
        guard scale.shift > 0 else { return bins.map { scale.value(UInt32(truncatingIfNeeded: $0)) } }
        let members = members(keys, shift: scale.shift, of: bins)
        return zip(places, bins).map { place, bin in
          let first = members.firstIndex { Int($0 &>> scale.shift) == bin } ?? 0
          return scale.value(members[first + place - Int(starts[bin])])
        }
      }
    }
  }

  /// Fills in the first place of each bin, and of the end.
  private static func count(
    _ keys: UnsafeMutableBufferPointer<UInt32>, shift: UInt32, _ starts: UnsafeMutableBufferPointer<UInt32>
  ) {
    starts.initialize(repeating: 0)
    guard let counts = starts.baseAddress.map({ $0 + 1 }) else { return }
    for key in keys { counts[Int(key &>> shift)] &+= 1 }
    for bin in 1..<binCount { counts[bin] &+= counts[bin &- 1] }
  }

  /// The bin that holds a place: the last that starts at it or before and is not empty.
  private static func bin(of place: Int, _ starts: UnsafeMutableBufferPointer<UInt32>) -> Int {
    var (low, high) = (0, binCount)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// The keys of some bins, in order; they take the room of other keys.
  private static func members(
    _ keys: UnsafeMutableBufferPointer<UInt32>, shift: UInt32, of bins: [Int]
  ) -> Slice<UnsafeMutableBufferPointer<UInt32>> {
    var isWanted = [UInt8](repeating: 0, count: binCount)
    for bin in bins { isWanted[bin] = 1 }
    var found = 0
    isWanted.withUnsafeBufferPointer { isWanted in
      // Over the keys that were read, and without a branch: whether a key is wanted is chance.
      guard let keys = keys.baseAddress.map({ ($0, $0 + keys.count) }), let flags = isWanted.baseAddress else { return }
      var next = keys.0
      while next < keys.1 {
        let key = next.pointee
        keys.0[found] = key
        found &+= Int(flags[Int(key &>> shift)])
        next += 1
      }
    }
    var members = keys[..<found]
    members.sort()
    return members
  }
}

// MARK: - Keys

extension OrderStatistics {
  /// What turns keys back into numbers.
  private struct Scale {
    let least: Int32
    /// The bits that are zero in all keys: numbers without a fraction have many.
    let unused: UInt32
    /// From a key to its bin.
    let shift: UInt32

    func value(_ key: UInt32) -> Float {
      let ordered = Int32(bitPattern: key &<< unused) &+ least
      return Float(bitPattern: UInt32(bitPattern: ordered ^ ((ordered &>> 31) & 0x7FFF_FFFF)))
    }
  }

  /// Fills in the numbers as whole numbers above the least of them, in the same order, as small as they can be.
  private static func fill(_ keys: UnsafeMutableBufferPointer<UInt32>, from numbers: UnsafeBufferPointer<Float>)
    -> Scale
  {
    var (least, greatest) = (Int32.max, Int32.min)
    for number in numbers {
      let key = key(number)
      least = key < least ? key : least
      greatest = key > greatest ? key : greatest
    }
    var used: UInt32 = 0
    for index in 0..<numbers.count {
      let key = UInt32(bitPattern: key(numbers[index]) &- least)
      used |= key
      keys[index] = key
    }
    let unused = used == 0 ? 0 : UInt32(used.trailingZeroBitCount)
    for index in 0..<numbers.count { keys[index] = keys[index] &>> unused }
    let bits = UInt32.bitWidth - (UInt32(bitPattern: greatest &- least) &>> unused).leadingZeroBitCount
    return Scale(least: least, unused: unused, shift: UInt32(max(0, bits - binBits)))
  }

  /// Bits in the order of the numbers: of those below zero the size turned round.
  @inline(__always)
  private static func key(_ value: Float) -> Int32 {
    let bits = Int32(bitPattern: value.bitPattern)
    return bits ^ ((bits &>> 31) & 0x7FFF_FFFF)
  }
}
