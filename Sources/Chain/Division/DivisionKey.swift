// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A key (verdeelsleutel): what an area weighs when something is divided, written in words as in the rule files:
/// `inwoners x (ses-woa + 1) per gemeente`, `70 procent inwoners + 30 procent land`, `inwoners min bestaand`.
public struct DivisionKey: Hashable, Sendable {
  /// What can make an area weigh more.
  public enum Ground: String, CaseIterable, Sendable {
    /// Inhabitants on 1 January.
    case inhabitants = "inwoners"
    /// Land area, in hectares.
    case land
    /// The score of CBS for prosperity, education and work, plus one (SES-WOA, R5.13).
    case prosperity = "(ses-woa + 1)"
  }

  /// Grounds that are multiplied with each other, and for how much of the whole they count.
  public struct Part: Hashable, Sendable {
    /// How many hundredths of what is divided go by these grounds.
    public var percent: Int
    /// The grounds that are multiplied.
    public var grounds: [Ground]
  }

  /// The parts, of which the percentages add up to a hundred.
  public let parts: [Part]
  /// Whether what stands already counts: who has much gets less besides (min bestaand).
  public let countsStanding: Bool
  /// Whether a larger area gets the sum of its municipalities (per gemeente).
  public let sumsMunicipalities: Bool

  /// Reads a key as it is written; nil when it is not one.
  public init?(_ text: String) {
    var words = text.lowercased().replacing(DivisionKey.Ground.prosperity.rawValue, with: "ses-woa")
      .replacing("%", with: " procent").split(separator: " ").map(String.init)
    sumsMunicipalities = DivisionKey.take(["per", "gemeente"], from: &words)
    countsStanding = DivisionKey.take(["min", "bestaand"], from: &words)
    let parts = words.split(separator: "+", omittingEmptySubsequences: false).map { DivisionKey.part(Array($0)) }
    let percentages = parts.compactMap { $0?.percent }
    guard percentages.count == parts.count, percentages.reduce(0, +) == 100 else { return nil }
    self.parts = parts.compactMap(\.self)
  }

  /// Whether these are the last words, which are then taken off.
  private static func take(_ last: [String], from words: inout [String]) -> Bool {
    guard words.count > last.count, Array(words.suffix(last.count)) == last else { return false }
    words.removeLast(last.count)
    return true
  }

  /// `70 procent inwoners x ses-woa`; without a percentage it is the whole.
  private static func part(_ words: [String]) -> Part? {
    var words = words
    var percent = 100
    if let number = words.first.flatMap({ Int($0) }) {
      guard (1...100).contains(number) else { return nil }
      percent = number
      words.removeFirst()
      if words.first == "procent" { words.removeFirst() }
    }
    let names = words.split(separator: "x", omittingEmptySubsequences: false).map(Array.init)
    let grounds = names.compactMap { name -> Ground? in
      guard name.count == 1 else { return nil }
      return name[0] == "ses-woa" ? .prosperity : Ground(rawValue: name[0])
    }
    guard grounds.count == names.count, Set(grounds).count == grounds.count else { return nil }
    return Part(percent: percent, grounds: grounds)
  }

  /// Every ground that the key needs.
  public var grounds: Set<Ground> { Set(parts.flatMap(\.grounds)) }
}

extension DivisionKey: CustomStringConvertible {
  /// The key in the words in which it is read.
  public var description: String {
    let terms = parts.map { part in
      let product = part.grounds.map(\.rawValue).joined(separator: " x ")
      return parts.count == 1 ? product : "\(part.percent) procent \(product)"
    }
    return terms.joined(separator: " + ") + (countsStanding ? " min bestaand" : "")
      + (sumsMunicipalities ? " per gemeente" : "")
  }
}
