// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Hummingbird
import Synchronization

/// Counts what the site answers and how long that takes, for whoever watches over it (Prometheus text format).
final class SiteMeter: Sendable {
  private struct Counts {
    /// Answers by status and by kind of address.
    var answers: [String: Int] = [:]
    /// Answers that took at most so long, for each of `bounds`.
    var within = Array(repeating: 0, count: SiteMeter.bounds.count)
    var count = 0
    var seconds = 0.0
  }

  /// In seconds; the aims of the project lie at 25, 50 and 150 milliseconds.
  static let bounds = [0.005, 0.025, 0.05, 0.15, 0.5, 1, 5]

  private let counts = Mutex(Counts())

  /// Counts an answer.
  func count(status: Int, isAPI: Bool, took duration: Duration) {
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    counts.withLock { counts in
      counts.answers["status=\"\(status)\",soort=\"\(isAPI ? "api" : "pagina")\"", default: 0] += 1
      for (index, bound) in SiteMeter.bounds.enumerated() where seconds <= bound { counts.within[index] += 1 }
      counts.count += 1
      counts.seconds += seconds
    }
  }

  /// The counts as text, with where each journal ends.
  func text(journals: [(base: String, position: Int)]) -> String {
    let counts = counts.withLock { $0 }
    var lines = [
      "# HELP regietafel_antwoorden_total Antwoorden van de site.", "# TYPE regietafel_antwoorden_total counter",
    ]
    lines += counts.answers.sorted { $0.key < $1.key }.map { "regietafel_antwoorden_total{\($0.key)} \($0.value)" }
    lines += [
      "# HELP regietafel_antwoordtijd_seconds Tijd tot het antwoord klaar was.",
      "# TYPE regietafel_antwoordtijd_seconds histogram",
    ]
    lines += zip(SiteMeter.bounds, counts.within).map { bound, count in
      "regietafel_antwoordtijd_seconds_bucket{le=\"\(bound)\"} \(count)"
    }
    lines += [
      "regietafel_antwoordtijd_seconds_bucket{le=\"+Inf\"} \(counts.count)",
      "regietafel_antwoordtijd_seconds_sum \(counts.seconds)", "regietafel_antwoordtijd_seconds_count \(counts.count)",
      "# HELP regietafel_journaal_regels Regels in het journaal.", "# TYPE regietafel_journaal_regels gauge",
    ]
    lines += journals.map {
      "regietafel_journaal_regels{register=\"\($0.base.isEmpty ? "/" : $0.base)\"} \($0.position)"
    }
    if let memory = SiteMeter.residentBytes {
      lines += [
        "# HELP process_resident_memory_bytes Geheugen in gebruik.", "# TYPE process_resident_memory_bytes gauge",
        "process_resident_memory_bytes \(memory)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What Linux says of this process; nil elsewhere.
  private static var residentBytes: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    let parts = text.split(separator: " ")
    return parts.count > 1 ? Int(parts[1]).map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) } : nil
  }
}
