// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// How many locations of a kind the example has, and how large they are.
struct SiteRecipe {
  let kind: LocationKind
  /// How many are there on the first day and stay for more than a year.
  let lasting: Int
  /// How many are there on the first day with a contract that ends within a year.
  let ending: Int
  /// How many open in the half-year after the first day.
  let opening: Int
  /// The places of an average one.
  let places: Int

  /// All kinds that count for COA, but those with a size of their own. The sizes are such that the invented places come
  /// out near the published ones before they are made to add up.
  static let ofCOA: [SiteRecipe] = [
    SiteRecipe(kind: .centralReception, lasting: 1, ending: 0, opening: 0, places: 1_700),
    SiteRecipe(kind: .registration, lasting: 3, ending: 0, opening: 0, places: 700),
    SiteRecipe(kind: .preProcess, lasting: 4, ending: 0, opening: 0, places: 460),
    SiteRecipe(kind: .process, lasting: 7, ending: 0, opening: 0, places: 480),
    SiteRecipe(kind: .centre, lasting: 34, ending: 5, opening: 0, places: 430),
    SiteRecipe(kind: .small, lasting: 8, ending: 0, opening: 0, places: 86),
    SiteRecipe(kind: .minors, lasting: 9, ending: 0, opening: 0, places: 60),
    SiteRecipe(kind: .family, lasting: 4, ending: 0, opening: 0, places: 350),
    SiteRecipe(kind: .restricted, lasting: 1, ending: 0, opening: 0, places: 220),
    SiteRecipe(kind: .supervision, lasting: 1, ending: 0, opening: 0, places: 50),
    SiteRecipe(kind: .joint, lasting: 1, ending: 0, opening: 0, places: 550),
    SiteRecipe(kind: .regional, lasting: 4, ending: 0, opening: 0, places: 420),
    SiteRecipe(kind: .satellite, lasting: 9, ending: 0, opening: 0, places: 95),
    SiteRecipe(kind: .emergency, lasting: 0, ending: 19, opening: 9, places: 400),
    SiteRecipe(kind: .smallEmergency, lasting: 0, ending: 9, opening: 6, places: 86),
    SiteRecipe(kind: .ship, lasting: 0, ending: 2, opening: 2, places: 600),
    SiteRecipe(kind: .land, lasting: 0, ending: 1, opening: 2, places: 700),
    SiteRecipe(kind: .crisis, lasting: 0, ending: 1, opening: 0, places: 110),
  ]

  /// For whom the places of a kind of location are, in hundredths; what is left is for every group that may live there.
  /// Locations of one kind differ by their `variant`.
  static func groups(of kind: LocationKind, variant: Int) -> [(group: TargetGroup, hundredths: Int)] {
    let variants: [[(group: TargetGroup, hundredths: Int)]] =
      switch kind {
      case .centralReception, .registration, .preProcess, .process, .joint: [[(.applicants, 88), (.minors, 5)]]
      case .centre:
        [
          [(.applicants, 55), (.statusHolders, 35)],
          [(.applicants, 45), (.statusHolders, 35), (.minors, 8), (.leaving, 5)],
          [(.statusHolders, 60), (.applicants, 35)], [],
        ]
      case .small: [[(.statusHolders, 80)], [(.statusHolders, 60), (.urgent, 35)]]
      case .regional: [[(.applicants, 45), (.statusHolders, 35), (.minors, 5)]]
      case .satellite:
        [
          [(.statusHolders, 60), (.urgent, 35)], [(.statusHolders, 55), (.students, 35)],
          [(.statusHolders, 65), (.migrants, 17), (.urgent, 17)],
        ]
      case .emergency, .smallEmergency, .crisis: [[(.applicants, 65), (.statusHolders, 33)], []]
      case .ship, .land: [[(.applicants, 60), (.statusHolders, 35)]]
      case .minors, .minorsSmall, .minorsGroup: [[(.minors, 100)]]
      case .family, .restricted: [[(.leaving, 100)]]
      case .supervision, .guidance: [[(.nuisance, 100)]]
      case .municipalUkraine, .privateUkraine: [[(.ukraine, 100)]]
      }
    return variants[variant % variants.count]
  }
}

/// A location of the example, as it was first laid down and as it became.
struct InventedSite {
  /// How it was first laid down, and from which day that is known.
  var first: (location: Location, known: Day)
  /// How it was laid down later, when its contract was made longer or it closed.
  var later: (location: Location, known: Day)?
  /// How much emptier it is than others, in thousandths.
  var emptiness = 1_000

  /// What is known of it in the end.
  var location: Location { later?.location ?? first.location }

  /// The facts that lay it down.
  var facts: [InventedFact] {
    [first, later].compactMap(\.self).map {
      InventedFact(fact: .reception(.location($0.location)), known: $0.known)
    }
  }
}
