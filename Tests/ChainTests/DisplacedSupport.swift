// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// A number about displaced people of an area on a day.
func displaced(
  _ measure: Measure, _ number: Int, in area: String, on iso: String, qualifier: Qualifier = .exact,
  certainty: Certainty = .reported, role: FactRole = .leading
) throws -> Fact {
  .displaced(
    .count(
      measure, area: try code(area), period: .day(try day(iso)), count: Count(number, qualifier, certainty: certainty),
      role: role))
}

/// Places, people in them and registered people of a municipality on one day.
func displacedDay(_ area: String, on iso: String, places: Int, occupied: Int, registered: Int) throws -> [Line] {
  try [
    (Measure.displacedPlaces, places), (.displacedOccupied, occupied), (.displacedRegistered, registered),
  ].map { measure, number in Line(try displaced(measure, number, in: area, on: iso), known: try noon(iso)) }
}

func excess(_ area: String, on iso: String) throws -> Fact {
  .displaced(.excess(ExcessReason(area: try code(area), day: try day(iso), reason: "verbouwing")))
}
