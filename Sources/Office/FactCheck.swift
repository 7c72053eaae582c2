// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// Judges one fact that somebody wants to record, by itself. Each subject adds its own.
struct FactCheck {
  let desk: Desk
  /// Where the fact stands in what was handed in.
  let place: String?

  func existence(_ area: AreaCode, on day: Day) -> [Fault] {
    guard !desk.territory.exists(area, on: day) else { return [] }
    return [missing(area, "op \(day.words)", successorOn: day)]
  }

  func existence(_ area: AreaCode, during period: Period) -> [Fault] {
    let last = period.until?.adding(days: -1) ?? period.from
    guard !desk.territory.exists(area, on: period.from), !desk.territory.exists(area, on: last) else { return [] }
    return [missing(area, "in de periode van \(period.from.words) tot en met \(last.words)", successorOn: period.from)]
  }

  func missing(_ area: AreaCode, _ when: String, successorOn day: Day) -> Fault {
    guard let name = desk.territory.name(of: area) else {
      return Fault(
        .noSuchArea, place: place, problem: "Het gebied \(area) bestaat niet.", advice: "Kijk de code na.")
    }
    let successor = desk.territory.current(area, on: day).flatMap { code in
      code == area ? nil : desk.territory.name(of: code).map { "\($0) (\(code))" }
    }
    return Fault(
      .municipalityNotOnDay, place: place, problem: "\(name) (\(area)) bestaat niet \(when).",
      advice: successor.map { "Gebruik \($0): daar hoort het gebied dan bij." } ?? "Kijk de code en de periode na.")
  }

  func people(_ count: Count) -> [Fault] {
    guard count.value < 0 else { return size(count) }
    return [
      Fault(
        .negativePeople, place: place,
        problem: "Een aantal mensen of plaatsen kan niet onder nul zijn (\(count.value)).",
        advice: "Vul 0 of meer in. Weet u het niet? Laat het dan leeg.")
    ]
  }

  func size(_ count: Count) -> [Fault] {
    // Inhabitants of the country fit; a longer number is a slip of the hand or a number of another kind.
    guard count.value.magnitude >= 100_000_000 else { return [] }
    return [
      Fault(.numberTooLarge, place: place, problem: "Het getal is te groot.", advice: "Kijk het getal na.")
    ]
  }

  func beyond(_ start: Day) -> [Fault] {
    guard start > desk.now.dutchDay else { return [] }
    return [
      Fault(
        .periodNotStarted, place: place, problem: "De periode is nog niet begonnen.",
        advice: "Meld alleen wat al gebeurd is.")
    ]
  }
}
