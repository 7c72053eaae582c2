// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// A municipality (gemeente) as it is or was, under one CBS code.
public struct Municipality: Hashable, Sendable {
  /// The CBS code (gemeentecode), such as `GM0363`.
  public let code: AreaCode
  /// The name in the spelling of CBS, such as `'s-Gravenhage` or `Bergen (NH.)`.
  public let name: String
  /// The province (provincie) it lies in; the last one when the municipality has ended.
  public let province: AreaCode
  /// The safety region (veiligheidsregio) it belongs to; the last one when the municipality has ended.
  public let safetyRegion: AreaCode
  /// The labour market region (arbeidsmarktregio), by name.
  public let labourMarketRegion: String
  /// The first day on which it exists; nil when that lies before the table starts and the register has no date.
  public let from: Day?
  /// The first day on which it no longer exists (herindelingsdatum); nil while it exists.
  public let until: Day?
  /// The municipality that took over its area on `until` (opvolger); nil while it exists.
  public let successor: AreaCode?
  /// Inhabitants (inwoners) on 1 January, by year: each year of the table in which it existed on that day.
  public let populations: [Int: Int]
  /// Land area (landoppervlakte) in hundredths of a square kilometre, within the last borders.
  public let landArea: Int
  /// North latitude in degrees (WGS84) of a point in the middle of the municipality.
  public let latitude: Double
  /// East longitude in degrees (WGS84) of a point in the middle of the municipality.
  public let longitude: Double
  /// A second name by which people look for it, such as Den Haag; empty when there is none.
  public let alias: String

  /// Whether the municipality exists on `day`: `from <= day < until`.
  ///
  /// Before `Territory.firstDay` the division of that day holds, here as everywhere in `Territory`.
  public func exists(on day: Day) -> Bool {
    let day = max(day, Territory.firstDay)
    if let from, day < from { return false }
    if let until, day >= until { return false }
    return true
  }
}
