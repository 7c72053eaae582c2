// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Synchronization

/// How many requests one address may send (snelheidsgrens): a stock that fills up all the time, from which each request
/// takes one. A short rush is fine; going on like that is not.
final class RateLimit: Sendable {
  /// Requests per minute that an address can keep up.
  let perMinute: Int
  private let stocks = Mutex<[String: Stock]>([:])
  private let clock: @Sendable () -> ContinuousClock.Instant

  private struct Stock {
    var left: Double
    var at: ContinuousClock.Instant
  }

  /// Addresses that are remembered; above it those with a full stock are forgotten.
  private static let most = 65_536

  init(perMinute: Int, clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
    self.perMinute = perMinute
    self.clock = clock
  }

  /// Takes one request of an address; gives the seconds to wait when there is none left, and nil otherwise.
  func wait(_ address: String) -> Int? {
    let (now, key) = (clock(), Doorkeeper.network(of: address))
    return stocks.withLock { take(key, now, from: &$0) }
  }

  private func take(_ key: String, _ now: ContinuousClock.Instant, from stocks: inout [String: Stock]) -> Int? {
    if stocks.count >= RateLimit.most {
      stocks = stocks.filter { left($0.value, now) < Double(perMinute) }
      // So many busy addresses at once is an attack: it is not helped by remembering them.
      if stocks.count >= RateLimit.most { stocks.removeAll() }
    }
    let there = stocks[key].map { left($0, now) } ?? Double(perMinute)
    stocks[key] = Stock(left: there < 1 ? there : there - 1, at: now)
    return there < 1 ? max(1, Int(((1 - there) * 60 / Double(perMinute)).rounded(.up))) : nil
  }

  private func left(_ stock: Stock, _ now: ContinuousClock.Instant) -> Double {
    let seconds = Double((now - stock.at).components.seconds) + Double((now - stock.at).components.attoseconds) * 1e-18
    return min(Double(perMinute), stock.left + seconds * Double(perMinute) / 60)
  }
}
