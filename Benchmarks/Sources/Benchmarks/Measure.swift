// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Times pieces of work and prints one line for each.
enum Measure {
  /// Seconds that `work` takes: once to warm up, then `repetitions` times. What it returns is let go of outside the time.
  static func seconds<Result>(_ repetitions: Int, _ work: () async throws -> Result) async throws -> [Double] {
    var times: [Double] = []
    for repetition in 0...repetitions {
      let start = ContinuousClock.now
      let result = try await work()
      let time = ContinuousClock.now - start
      withExtendedLifetime(result) {}
      if repetition > 0 { times.append(time / .seconds(1)) }
    }
    return times.sorted()
  }

  /// The middle of sorted times.
  static func median(_ sorted: [Double]) -> Double { sorted[sorted.count / 2] }

  /// Prints the time of one repetition: its middle and both ends.
  static func report(_ name: String, _ times: [Double]) {
    line(name, "\(text(median(times))) (\(text(times[0])) to \(text(times[times.count - 1])), \(times.count) times)")
  }

  /// Prints how many pieces were done in a second, from the time for `count` of them.
  static func report(_ name: String, _ times: [Double], count: Int, _ pieces: String) {
    let middle = median(times)
    line(
      name,
      "\(Int(Double(count) / middle)) \(pieces)/s, each in \(text(middle / Double(count))) (\(times.count) times)")
  }

  /// Prints a figure under its name.
  static func line(_ name: String, _ figure: String) {
    print(name.padding(toLength: max(44, name.count + 1), withPad: " ", startingAt: 0) + figure)
  }

  /// A time in the unit that suits it.
  static func text(_ seconds: Double) -> String {
    switch seconds {
    case 1...: String(format: "%.2f s", seconds)
    case 0.001...: String(format: "%.2f ms", seconds * 1e3)
    case 0.000_001...: String(format: "%.2f µs", seconds * 1e6)
    default: String(format: "%.0f ns", seconds * 1e9)
    }
  }

  /// The most memory that this process has held so far (peak resident set), in megabytes of 1,000,000 bytes.
  static func peakMegabytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) * 1024 / 1_000_000
  }

  /// The load of the machine over the last minute: above the number of its cores, times mean little.
  static func load() throws -> String {
    let text = try String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
    return String(text.prefix { $0 != " " })
  }
}
