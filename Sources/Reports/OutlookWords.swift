// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain

/// What published forecasts were worth, in plain Dutch.
public enum OutlookWords {
  /// What it means that a forecast was recorded after the day on which it starts.
  public static let madeAfterwards =
    "Deze prognose is achteraf gemaakt: zij is pas vastgelegd na de dag waarop zij begint. Zij telt niet mee in het oordeel."

  /// What the comparison with a random walk says of a publisher.
  public static func verdict(_ summary: ForecastSummary) -> String {
    guard summary.measure == .residents else { return "geen: plaatsen zijn geen mensen" }
    return summary.beatsRandomWalk
      ? "beter dan 'het blijft zoals het was'" : "niet beter dan 'het blijft zoals het was'"
  }
}
