// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain

/// The evaluation of the regulations in plain Dutch.
public enum EvaluationWords {
  /// What a status is called.
  public static func name(_ status: BottleneckStatus) -> String {
    switch status {
    case .reported: "gemeld"
    case .addendum: "aanvulling na de evaluatie"
    case .submitted: "bij het ministerie"
    case .adopted: "in de aangepaste regeling"
    case .partly: "deels in de aangepaste regeling"
    case .rejected: "niet overgenomen"
    }
  }

  /// What a regulation is called.
  public static func name(_ regulation: Regulation) -> String {
    switch regulation {
    case .reception: "RooO"
    case .funding: "BooO"
    }
  }

  /// What a kind of organisation is called.
  public static func name(_ reporter: BottleneckReporter) -> String {
    switch reporter {
    case .municipality: "gemeente"
    case .safetyRegion: "veiligheidsregio"
    case .association: "VNG"
    case .coa: "COA"
    case .other: "andere organisatie"
    }
  }
}
