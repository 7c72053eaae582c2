// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact

/// The comparison of policies for the number of places in plain Dutch.
public enum BufferWords {
  /// What a policy is called.
  public static func name(_ policy: BufferPolicy) -> String {
    switch policy {
    case .follow: "volg de laatste prognose"
    case .fixed(let places): "vaste voorraad van \(DutchText.whole(places))"
    case .percentile(let percent): "buffer die in \(percent) % genoeg is"
    case .best(let extra): "beste buffer: \(extra) % extra"
    }
  }

  /// The answers in words.
  public static func sentences(_ study: BufferStudy) -> [String] {
    guard let cheapest = study.cheapest,
      let follow = study.outcomes.first(where: { if case .follow = $0.policy { true } else { false } })
    else { return [] }
    let saved = millions(follow.mean) - millions(cheapest.mean)
    var lines = [
      "Van deze keuzes is '\(name(cheapest.policy))' gemiddeld het goedkoopst: \(DutchText.whole(millions(cheapest.mean))) "
        + "miljoen euro per jaar. In \(percent(cheapest.emergencyChance)) van de weken is er dan toch noodopvang nodig."
    ]
    lines.append(
      saved > 0
        ? "De laatste prognose volgen kost \(DutchText.whole(saved)) miljoen euro per jaar meer, en geeft in "
          + "\(percent(follow.emergencyChance)) van de weken noodopvang."
        : "De laatste prognose volgen is hier niet duurder dan een buffer, bij deze aannames.")
    return lines
  }

  /// Euros as whole millions.
  public static func millions(_ euros: Double) -> Int { Int((euros / 1_000_000).rounded()) }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) procent" }
}
