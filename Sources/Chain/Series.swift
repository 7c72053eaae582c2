// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook

/// One version of a reported number: as first reported, or as corrected later.
struct Version: Hashable, Sendable {
  let known: Moment
  let recorded: Moment
  /// The entry itself.
  let position: UInt32
  /// The entry that was first: the same as `position` unless this is a correction of it.
  let root: UInt32
  let value: Int32
  /// The index of actor and source in `ChainState.origins`.
  let origin: UInt32
  let qualifier: Qualifier
  let certainty: Certainty
  /// Whether the correction took the number back.
  let isWithdrawn: Bool

  var isCorrection: Bool { position != root }
}

/// All versions of the numbers reported under one key, such as the people housed in one municipality in one month.
///
/// Kept in the order in which they became known; entries that became known at the same moment keep the order of the
/// journal. The number that counts at a moment is that of the report that became known last, as it was corrected by
/// then; when that report was withdrawn, the one before it counts again.
struct Series: Hashable, Sendable {
  private(set) var versions: [Version] = []
  private var hasCorrections = false

  mutating func insert(_ version: Version) {
    hasCorrections = hasCorrections || version.isCorrection
    // Nearly every number becomes known after those before it.
    guard let last = versions.last, last.known > version.known else { return versions.append(version) }
    versions.insert(version, at: countKnown(at: version.known))
  }

  /// The version that counts, as known at `known`.
  func current(at known: Moment) -> Version? {
    let prefix = versions[..<countKnown(at: known)]
    guard hasCorrections else { return prefix.last }
    // The last of `reports(at:)`, found from the end without making the list.
    for report in prefix.reversed() where !report.isCorrection {
      let latest = prefix.last { $0.root == report.root } ?? report
      if !latest.isWithdrawn { return latest }
    }
    return nil
  }

  /// Each report that was not withdrawn, in its latest version, as known at `known`; the last one counts.
  func reports(at known: Moment) -> [Version] {
    let prefix = versions[..<countKnown(at: known)]
    var latest: [UInt32: Version] = [:]
    for version in prefix { latest[version.root] = version }
    return prefix.lazy.filter { !$0.isCorrection }.compactMap { latest[$0.root] }.filter { !$0.isWithdrawn }
  }

  /// How many versions were known by then, found by halving.
  private func countKnown(at known: Moment) -> Int {
    var (low, high) = (0, versions.count)
    if let last = versions.last, last.known <= known { return high }
    while low < high {
      let middle = (low + high) / 2
      if versions[middle].known <= known { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
