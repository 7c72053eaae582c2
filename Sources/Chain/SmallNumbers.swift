// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Journal
import Rulebook

/// An entry of the journal as somebody may read it (leesbare regel): the number of it is left out where it is small.
public struct ReadEntry: Hashable, Sendable {
  /// The place in the journal.
  public let position: Int
  /// The position of the first entry that was appended in the same go.
  public let batch: Int
  /// When it was written down.
  public let recorded: Moment
  /// When it became known.
  public let known: Moment
  /// Who had it recorded.
  public let actor: String
  /// The document, table or message that it comes from.
  public let source: String
  /// The key of the request.
  public let key: String?
  /// The kind of fact.
  public let kind: String
  /// The fact in JSON; instead of a number that is left out, it says that it is less than so many.
  public let payload: [UInt8]
  /// The fact; nil when it cannot be read. A number that is left out is the bound, and of a report has the qualifier
  /// "minder dan".
  public let fact: Fact?
  /// The bound below which the number lies that is left out; nil when nothing is.
  public let below: Int?
  /// The seal; nil from the first small number on. A number that can only be one of a few is found by trying which of them
  /// gives a seal, or a seal after it.
  public let seal: Digest?
}

extension ChainBook {
  /// The largest number of people that counts as small, in a location or in one for minors only (R10.8). Whatever day or
  /// moment is asked for, the same: nobody finds an old number by asking for a day before the rule.
  private func mostSmall(isSensitive: Bool) -> Int {
    let id = isSensitive ? "R10.8.meestgevoelig" : "R10.8.meest"
    let values = rulebook.rule(id)?.versions.compactMap { version -> Int? in
      if case .number(let number) = version.value { number.numerator } else { nil }
    }
    return values?.max() ?? 0
  }

  /// The bound to show instead of a number of people in a location; nil when the number itself may be seen.
  func bound(on count: Int, in location: Slug) -> Int? {
    guard count > 0, !sight.sees(self.location(location)) else { return nil }
    let most = mostSmall(isSensitive: state.reception.isForMinors(location))
    return count <= most ? most + 1 : nil
  }

  /// A figure of people in a location, without its number when that is small.
  func shown(_ figure: Figure, in location: Slug) -> Figure {
    guard let count = figure.whole, let bound = bound(on: count, in: location) else { return figure }
    return Figure(
      figure.reference, .unknown(.small(below: bound)), unit: figure.unit, certainty: figure.certainty,
      derivation: figure.derivation)
  }

  /// The entry as it may be read.
  public func read(_ entry: Entry) -> ReadEntry {
    let fact = try? Fact(entry)
    let hidden = fact.flatMap { leavingOut($0) }
    return ReadEntry(
      position: entry.position, batch: entry.batch, recorded: entry.recorded, known: entry.known, actor: entry.actor,
      source: entry.source, key: entry.key, kind: entry.kind,
      payload: hidden.map { ChainBook.payload(entry.payload, $0.count, below: $0.below) } ?? entry.payload,
      fact: hidden?.fact ?? fact, below: hidden?.below, seal: entry.position < firstClosedSeal ? entry.hash : nil)
  }

  /// The fact with the bound in the place of its number; nil when its number may be seen.
  private func leavingOut(_ fact: Fact) -> (fact: Fact, count: Int, below: Int)? {
    switch fact {
    case .reception(.occupancy(let location, let day, let count)):
      guard let below = bound(on: count.value, in: location) else { return nil }
      let shown = Count(below, .lessThan, certainty: count.certainty)
      return (.reception(.occupancy(location: location, day: day, count: shown)), count.value, below)
    case .correction(var correction):
      guard let count = correction.replacement, let location = state.location(ofEntry: correction.position),
        let below = bound(on: count, in: location)
      else { return nil }
      correction.replacement = below
      return (.correction(correction), count, below)
    default: return nil
    }
  }

  /// The number comes first in the one spelling that a payload has.
  private static func payload(_ payload: [UInt8], _ count: Int, below: Int) -> [UInt8] {
    let start = Array("{\"aantal\":\(count)".utf8)
    precondition(payload.starts(with: start), "a payload with a number begins with it")
    return Array("{\"aantal\":\"\(Qualifier.lessThan.rawValue) \(below)\"".utf8) + payload.dropFirst(start.count)
  }

  /// The position from which seals are not shown.
  private var firstClosedSeal: Int {
    guard !sight.isKeeper else { return .max }
    let most = max(mostSmall(isSensitive: false), mostSmall(isSensitive: true))
    return state.everything.firstPosition(withAtMost: most) ?? .max
  }

  /// What became of the number in an entry, for reading: as it was first recorded, and what each correction left; nil for a
  /// withdrawal, and a bound for what is small.
  public func afterwards(_ fact: Fact, at position: Int) -> (original: Count, corrections: [(FactSource, Count?)])? {
    guard let reported = state.everything.reported(fact, at: position) else { return nil }
    var place: Slug?
    if case .dossier(.occupied, let location, _) = reported.reference { place = location }
    func count(_ number: Int) -> Count {
      place.flatMap { bound(on: number, in: $0) }.map { Count($0, .lessThan) } ?? Count(number)
    }
    return (count(reported.original), reported.corrections.map { ($0.source, $0.value.map(count)) })
  }
}

extension ChainState {
  /// The position of the first entry that says there are this many people in a location, or fewer but some.
  func firstPosition(withAtMost most: Int) -> Int? {
    guard most > 0 else { return nil }
    return (1...most).compactMap { reception.firstPositions[$0] }.min()
  }
}
