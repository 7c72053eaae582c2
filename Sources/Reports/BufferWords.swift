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
    case .best(let extra): "beste buffer: \(share(extra))"
    }
  }

  /// What a policy is called, without the share of the best buffer.
  public static func kind(_ policy: BufferPolicy) -> String {
    if case .best = policy { "beste buffer" } else { name(policy) }
  }

  /// The share of the best buffer among policies; empty when it is not among them.
  public static func best(_ policies: [BufferPolicy]) -> String {
    for case .best(let extra) in policies { return share(extra) }
    return ""
  }

  /// How many percent more or fewer places than people.
  public static func share(_ extra: Int) -> String {
    extra == 0 ? "evenveel plaatsen als mensen" : "\(abs(extra)) % \(extra > 0 ? "meer" : "minder") plaatsen dan mensen"
  }

  /// The policies of a sensitivity, in the order of its costs: the best one is another there.
  public static func policies(_ study: BufferStudy, _ sensitivity: BufferSensitivity) -> [BufferPolicy] {
    study.outcomes.map(\.policy).map { policy in
      if case .best = policy { .best(extra: sensitivity.bestExtra) } else { policy }
    }
  }

  /// The answers in words.
  public static func sentences(_ study: BufferStudy) -> [String] {
    guard let cheapest = study.cheapest,
      let follow = study.outcomes.first(where: { if case .follow = $0.policy { true } else { false } })
    else { return [] }
    var lines = [
      "Van deze keuzes is '\(name(cheapest.policy))' gemiddeld het goedkoopst: \(DutchText.whole(millions(cheapest.mean))) "
        + "miljoen euro per jaar. In \(percent(cheapest.emergencyChance)) van de weken is er dan toch noodopvang nodig."
    ]
    guard follow.policy != cheapest.policy else { return lines }
    let saved = millions(follow.mean - cheapest.mean)
    lines.append(
      "De laatste prognose volgen kost "
        + (saved > 0 ? "\(DutchText.whole(saved)) miljoen euro per jaar meer" : "bijna evenveel")
        + ", en geeft in \(percent(follow.emergencyChance)) van de weken noodopvang.")
    return lines
  }

  /// Euros as whole millions.
  public static func millions(_ euros: Double) -> Int { Int((euros / 1_000_000).rounded()) }

  private static func percent(_ share: Double) -> String {
    let percent = Int((share * 100).rounded())
    if percent == 0, share > 0 { return "minder dan 1 procent" }
    return percent == 100 && share < 1 ? "meer dan 99 procent" : "\(percent) procent"
  }
}
