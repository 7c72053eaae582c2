// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// Judges facts about reception, the crisis measures, homes and what is to come, each by itself.
extension FactCheck {
  func faults(in fact: ReceptionFact) -> [Fault] {
    switch fact {
    case .count(let measure, let area, let period, let count, _):
      let today = desk.now.dutchDay
      var faults = existence(area, on: period.firstDay) + people(count)
      if !measure.fits(period) {
        faults.append(
          Fault(
            .periodNotOfMeasure, place: place, problem: "\(measure.rawValue) hoort niet bij \(period.words).",
            expected: measure.isFlow ? "Een maand, halfjaar of jaar." : "Een dag.", advice: "Kijk de periode na."))
      }
      faults += readable(measure, period)
      if measure != .portfolio, period.firstDay > today { faults += beyond(period.firstDay) }
      return faults
    case .location(let location): return self.faults(in: location)
    case .occupancy(let location, let day, let count):
      return text(location.text, "locatie") + people(count) + beyond(day)
    }
  }

  /// What the journal could not be read back with.
  private func readable(_ measure: Measure, _ period: FigurePeriod) -> [Fault] {
    var faults: [Fault] = []
    if !Measure.reported.contains(measure) {
      faults.append(
        Fault(
          .unreadableMeasure, place: place, problem: "\(measure.rawValue) wordt niet gemeld maar uitgerekend.",
          advice: "Kies een grootheid die gemeld kan worden."))
    }
    let year = if case .year(let year) = period { year } else { period.firstDay.year }
    if !ReceptionFact.years.contains(year) {
      faults.append(
        Fault(
          .badDay, place: place, problem: "Het jaar \(year) kan niet kloppen.",
          expected: "Een jaar van \(ReceptionFact.years.lowerBound) tot en met \(ReceptionFact.years.upperBound).",
          advice: "Kijk de periode na."))
    }
    return faults
  }

  private func faults(in location: Location) -> [Fault] {
    var faults = text(location.id.text, "locatie") + text(location.name, "naam", isNeeded: true)
    faults += existence(location.municipality, on: max(location.open.from, Territory.firstDay))
    if location.municipality.kind != .municipality {
      faults.append(
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(location.municipality) is geen gemeente.",
          advice: "Vul de gemeente in waar de locatie staat."))
    }
    for places in location.contracts.map(\.places) + location.shares.map(\.places) {
      faults += people(Count(places))
    }
    for (index, contract) in location.contracts.enumerated() {
      let overlap = location.contracts[..<index].first { $0.period.overlaps(contract.period) }
      guard let overlap else { continue }
      faults.append(
        Fault(
          .overlappingContracts, place: place,
          problem:
            "Twee contracten lopen tegelijk: vanaf \(overlap.period.from.words) en vanaf \(contract.period.from.words).",
          advice: "Laat het ene contract eindigen op de dag waarop het andere begint."))
    }
    for share in location.shares where !location.kind.groups.contains(share.group) {
      let allowed = TargetGroup.allCases.filter(location.kind.groups.contains).map(\.rawValue)
      faults.append(
        Fault(
          .groupNotAllowed, place: place,
          problem: "Een locatie van de soort \(location.kind.rawValue) is er niet voor \(share.group.rawValue).",
          expected: "Eén van: \(allowed.joined(separator: ", ")).", advice: "Kijk de soort en de doelgroep na."))
    }
    // Before they are added up: a sum that does not fit would stop the program.
    let all = location.contracts.map(\.places) + location.shares.map(\.places)
    guard all.allSatisfy({ people(Count($0)).isEmpty }) else { return faults }
    return faults + sharing(location)
  }

  /// On no day more places for groups than there are in all (R4.7).
  private func sharing(_ location: Location) -> [Fault] {
    for day in location.turns {
      let shared = location.shares.filter { $0.period.contains(day) }.reduce(0) { $0 + max(0, $1.places) }
      let all = location.places(on: day)
      guard shared > all, location.open.contains(day) else { continue }
      return [
        Fault(
          .sharesAboveCapacity, place: place,
          problem: "Op \(day.words) zijn er \(all) plaatsen, maar voor de doelgroepen samen \(shared).",
          advice: "Verlaag het aantal van een doelgroep, of verhoog het aantal plaatsen.")
      ]
    }
    return []
  }

  func faults(in fact: CrisisFact) -> [Fault] {
    guard fact.region.kind == .safetyRegion else {
      return [
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(fact.region) is geen veiligheidsregio.",
          expected: "Een code van VR01 tot en met VR25.", advice: "Vul de veiligheidsregio in.")
      ]
    }
    let day = fact.firstDayCounted
    return existence(fact.region, on: day ?? desk.now.dutchDay) + (fact.count.map(people) ?? [])
      + (day.map(beyond) ?? [])
  }

  func faults(in project: HomeProject) -> [Fault] {
    var faults =
      text(project.id.text, "project") + text(project.name, "naam", isNeeded: true)
      + text(project.obstacle, "knelpunt") + text(project.decision, "besluit")
    faults += existence(project.municipality, on: max(project.available?.from ?? desk.now.dutchDay, Territory.firstDay))
    if project.municipality.kind != .municipality {
      faults.append(
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(project.municipality) is geen gemeente.",
          advice: "Vul de gemeente in waar de woningen staan."))
    }
    for number in [project.homes] + project.people.map(\.number) { faults += people(Count(number)) }
    if let cents = project.cents, !(0..<100_000_000_000_000).contains(cents) {
      faults.append(
        Fault(.numberTooLarge, place: place, problem: "Het bedrag kan niet kloppen.", advice: "Kijk het bedrag na."))
    }
    return faults
  }

  func faults(in forecast: PublishedForecast) -> [Fault] {
    var faults =
      text(forecast.id.text, "prognose") + text(forecast.publisher, "uitgever", isNeeded: true)
      + text(forecast.remark, "opmerking")
    if forecast.published > desk.now.dutchDay {
      faults.append(
        Fault(
          .knownInFuture, place: place, problem: "De prognose zou pas in de toekomst gepubliceerd worden.",
          advice: "Kijk de dag van publicatie na."))
    }
    let inOrder = forecast.points.allSatisfy { point in
      guard let band = point.band else { return true }
      let values = [band.p5, band.p25, point.value, band.p75, band.p95]
      return band.p5 >= 0 && zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
    }
    let days = forecast.points.map(\.day)
    if forecast.points.isEmpty || !inOrder || Set(days).count != days.count
      || ![Measure.need, .residents].contains(forecast.measure)
    {
      faults.append(
        Fault(
          .forecastUnreadable, place: place, problem: "De punten van de prognose kloppen niet.",
          expected: "Eén regel per dag over behoefte of bewoners, met p5 ≤ p25 ≤ waarde ≤ p75 ≤ p95.",
          advice: "Kijk de dagen en de banden na."))
    }
    for point in forecast.points { faults += people(Count(point.value)) }
    if let other = desk.state.publishedForecast(forecast.id), other.forecast != forecast {
      faults.append(nameUsed(forecast.id, by: "een andere prognose (regel \(other.source.position) van het journaal)"))
    }
    return faults
  }

  /// A forecast stays as it was: under its name no other one is recorded.
  func nameUsed(_ id: Slug, by whom: String) -> Fault {
    Fault(
      .forecastNameUsed, place: place, problem: "Onder \(id.text) staat al \(whom).",
      expected: "Een kenmerk dat nog niet gebruikt is.",
      advice: "Kies een ander kenmerk. Was de eerste fout? Trek die dan in met 'corrigeer'.")
  }

  func text(_ text: String, _ field: String, isNeeded: Bool = false) -> [Fault] {
    let faults = TextCheck.faults(text, field: field, place: place)
    guard isNeeded, text.allSatisfy(\.isWhitespace) else { return faults }
    return faults + [
      Fault(
        .nameMissing, place: place, problem: "Het veld \(field) is leeg.", advice: "Vul een naam in.")
    ]
  }
}
