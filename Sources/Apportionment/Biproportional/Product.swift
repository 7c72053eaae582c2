// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A fraction that is a product of many, exact, for comparing.
struct Product {
  private var numerator: [UInt]
  private var denominator: [UInt]
  /// Near the same, or of no use when it is too great or too small for a double.
  private var near: Double

  /// One.
  static let one = Product(numerator: [1], denominator: [1], near: 1)

  /// This times `numerator` ÷ `denominator`, both above zero.
  func times(_ numerator: UInt, over denominator: UInt) -> Product {
    Product(
      numerator: Product.times(self.numerator, numerator), denominator: Product.times(self.denominator, denominator),
      near: near * Double(numerator) / Double(denominator))
  }

  static func < (left: Product, right: Product) -> Bool {
    // A path has at most some thousands of steps, each with a relative error of some 2⁻⁵².
    if left.isUseful, right.isUseful {
      if left.near < right.near * (1 - 1e-9) { return true }
      if left.near > right.near * (1 + 1e-9) { return false }
    }
    return isLess(times(left.numerator, right.denominator), times(right.numerator, left.denominator))
  }

  private var isUseful: Bool { near > 1e-290 && near < 1e290 }

  private static func isLess(_ left: [UInt], _ right: [UInt]) -> Bool {
    guard left.count == right.count else { return left.count < right.count }
    for index in left.indices.reversed() where left[index] != right[index] { return left[index] < right[index] }
    return false
  }

  private static func times(_ words: [UInt], _ factor: UInt) -> [UInt] {
    var result: [UInt] = []
    result.reserveCapacity(words.count + 1)
    var carry: UInt = 0
    for word in words {
      let product = word.multipliedFullWidth(by: factor)
      let (low, overflow) = product.low.addingReportingOverflow(carry)
      result.append(low)
      carry = product.high + (overflow ? 1 : 0)
    }
    if carry > 0 { result.append(carry) }
    return result
  }

  /// Both lists of words, the lowest first, multiplied.
  private static func times(_ left: [UInt], _ right: [UInt]) -> [UInt] {
    var result = [UInt](repeating: 0, count: left.count + right.count)
    for (shift, factor) in right.enumerated() {
      var carry: UInt = 0
      let row = times(left, factor)
      for (index, word) in row.enumerated() {
        let (sum, one) = result[shift + index].addingReportingOverflow(word)
        let (whole, other) = sum.addingReportingOverflow(carry)
        result[shift + index] = whole
        carry = (one ? 1 : 0) + (other ? 1 : 0)
      }
      var index = shift + row.count
      while carry > 0, index < result.count {
        let (sum, overflow) = result[index].addingReportingOverflow(carry)
        result[index] = sum
        carry = overflow ? 1 : 0
        index += 1
      }
    }
    while result.count > 1, result.last == 0 { result.removeLast() }
    return result
  }
}
