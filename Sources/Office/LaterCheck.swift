// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory

/// Judges what would stand in the journal once something is recorded or corrected: laws between facts, whichever of them
/// came first.
struct LaterCheck {
  let desk: Desk

  /// What is wrong after recording `drafts`, which these facts are.
  func faults(after drafts: [Draft], of facts: [SourcedFact]) throws -> [Fault] {
    let targets = try TargetCheck(desk: desk).faults(after: drafts, about: facts.flatMap(\.fact.references))
    let subjects = facts.filter { sourced in
      switch sourced.fact {
      case .reception, .crisis, .supervision, .spread, .displaced, .funding: true
      default: false
      }
    }
    guard !subjects.isEmpty else { return targets }
    let after = try desk.recording(drafts, by: "")
    let laws = ReceptionLaws(desk: after, places: LaterCheck.places(of: subjects))
    return targets + laws.locations(subjects)
      + CrisisLaws(desk: after, places: LaterCheck.places(of: subjects)).faults(subjects)
      + SupervisionLaws(before: desk, desk: after).faults(subjects)
      + SpreadLaws(desk: after, facts: subjects).faults()
      + DisplacedLaws(desk: after, places: LaterCheck.places(of: subjects)).faults(subjects)
      + FundingLaws(desk: after).faults(subjects)
  }

  /// Where the fact about each figure stands in what was handed in; of more than one about the same, the last counts.
  private static func places(of facts: [SourcedFact]) -> [FigureReference: String] {
    var places: [FigureReference: String] = [:]
    for sourced in facts where sourced.fact.count != nil {
      for reference in sourced.fact.references { places[reference] = sourced.place }
    }
    return places
  }
}

/// The laws between facts about locations.
private struct ReceptionLaws {
  let desk: Desk
  let places: [FigureReference: String]

  func locations(_ facts: [SourcedFact]) -> [Fault] {
    var seen: Set<Slug> = []
    let book = desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper)
    return facts.flatMap { sourced -> [Fault] in
      switch sourced.fact {
      case .reception(.location(let location)) where seen.insert(location.id).inserted:
        return law(of: location.id, book, sourced.place)
      case .reception(.occupancy(let slug, _, _)) where seen.insert(slug).inserted:
        return law(of: slug, book, sourced.place)
      case .reception(.count(let measure, let area, .day(let day), _, _))
      where measure == .residents || measure == .statusHolders:
        return [statusHolders(area, day, sourced.place)].compactMap(\.self)
      default: return []
      }
    }
  }

  /// Status holders who wait are among the people in reception (R2.3).
  private func statusHolders(_ area: AreaCode, _ day: Day, _ place: String?) -> Fault? {
    let book = desk.book(Perspective(day: day), sight: .keeper)
    func reported(_ measure: Measure) -> Figure? {
      book.figure(.measure(measure, area, .day(day))).flatMap { figure in
        if case .fact = figure.derivation { figure } else { nil }
      }
    }
    guard let all = reported(.residents), let part = reported(.statusHolders), all.qualifier == .exact,
      part.qualifier == .exact, let people = all.whole, let waiting = part.whole, waiting > people
    else { return nil }
    return Fault(
      .statusHoldersAboveResidents, place: place,
      problem: "Op \(day.words) zouden er \(waiting) statushouders zijn van de \(people) mensen in de opvang.",
      advice: "Kijk beide aantallen na.")
  }

  private func law(of slug: Slug, _ book: ChainBook, _ place: String?) -> [Fault] {
    let occupancies = book.occupancies(of: slug)
    let satellites = book.satellites(of: slug)
    guard let location = book.location(slug) else {
      if occupancies.isEmpty && satellites.isEmpty { return [] }
      return [
        Fault(
          .unknownLocation, place: place, problem: "De locatie '\(slug)' is niet vastgelegd, of niet meer.",
          advice: satellites.isEmpty
            ? "Leg eerst de locatie vast, of trek eerst de bezetting in."
            : "Trek eerst de satellieten in, of leg de regionale locatie vast.")
      ]
    }
    var faults = hubs(location, satellites, place)
    for (day, count) in occupancies {
      let room = location.places(on: day)
      guard let count, count > room else { continue }
      let place = places[.dossier(.occupied, slug, .day(day))] ?? place
      faults.append(
        room == 0
          ? Fault(
            .locationClosed, place: place,
            problem:
              "Op \(day.words) is '\(slug)' niet open of loopt er geen contract, maar er zouden \(count) mensen zijn.",
            advice: "Kijk de dag na, of leg eerst vast dat de locatie dan open is.")
          : Fault(
            .occupancyAboveCapacity, place: place,
            problem: "Op \(day.words) heeft '\(slug)' \(room) plaatsen, maar er zouden \(count) mensen zijn.",
            advice: "Kijk het aantal na, of leg eerst vast dat er meer plaatsen zijn."))
    }
    return faults
  }

  /// A satellite has a regional site, and a regional site with satellites stays one.
  private func hubs(_ location: Location, _ satellites: [Location], _ place: String?) -> [Fault] {
    let slug = location.id
    let book = desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper)
    var faults: [Fault] = []
    if location.kind == .satellite, location.hub.flatMap(book.location)?.kind != .regional {
      faults.append(
        Fault(
          .satelliteWithoutHub, place: place,
          problem: "De satelliet '\(slug)' hoort bij geen regionale locatie die is vastgelegd.",
          expected: "Een hoofdlocatie van de soort reg.", advice: "Leg eerst de regionale locatie vast."))
    }
    if location.kind == .satellite, let hub = location.hub.flatMap(book.location) {
      faults += [outliving(location, hub, place)].compactMap(\.self)
    }
    faults += satellites.compactMap { $0.kind == .satellite ? outliving($0, location, place) : nil }
    if let satellite = satellites.first(where: { $0.kind == .satellite }), location.kind != .regional {
      faults.append(
        Fault(
          .satelliteWithoutHub, place: place,
          problem: "De satelliet '\(satellite.id)' hoort bij '\(slug)', en die is geen regionale locatie meer.",
          advice: "Geef de satelliet eerst een andere hoofdlocatie."))
    }
    return faults
  }

  /// A satellite is open only while its regional site is.
  private func outliving(_ satellite: Location, _ hub: Location, _ place: String?) -> Fault? {
    let isLonger = hub.open.until.map { end in satellite.open.until.map { $0 > end } ?? true } ?? false
    guard hub.kind == .regional, satellite.open.from < hub.open.from || isLonger else { return nil }
    return Fault(
      .satelliteWithoutHub, place: place,
      problem: "De satelliet '\(satellite.id)' is open op dagen waarop de hoofdlocatie '\(hub.id)' dat niet is.",
      expected: "De satelliet is open binnen de dagen van de hoofdlocatie: vanaf \(hub.open.from.words)"
        + (hub.open.until.map { ", tot \($0.words)." } ?? "."),
      advice: "Kijk de dagen van beide locaties na.")
  }
}

/// The laws between facts about the crisis measures.
private struct CrisisLaws {
  let desk: Desk
  let places: [FigureReference: String]

  func faults(_ facts: [SourcedFact]) -> [Fault] {
    var faults: [Fault] = []
    var regions: Set<AreaCode> = []
    for sourced in facts {
      guard case .crisis(let fact) = sourced.fact else { continue }
      if case .assigned = fact, !regions.contains(.netherlands) {
        regions.insert(.netherlands)
        faults += assigned(fact, sourced.place)
      }
      if regions.insert(fact.region).inserted {
        faults += region(fact.region, sourced.place)
      }
    }
    return faults
  }

  /// The numbers of the regions add up to all who are to be housed faster (R3.4).
  private func assigned(_ fact: CrisisFact, _ place: String?) -> [Fault] {
    guard case .assigned(_, let day, _) = fact else { return [] }
    let book = desk.book(Perspective(day: day), sight: .keeper)
    let table = book.assignedTable()
    guard !table.isEmpty else { return [] }
    guard let all = book.figure(.measure(.assigned, .netherlands, .day(day)))?.whole else {
      return [
        Fault(
          .assignedSum, place: place,
          problem: "Voor \(day.words) is niet bekend hoeveel statushouders het samen moeten zijn.",
          advice: "Kijk de dag van de tabel na.")
      ]
    }
    let sum = table.values.reduce(0, +)
    let missing = desk.territory.areas(of: .safetyRegion, on: day).count { table[$0.code] == nil }
    guard sum != all || missing > 0 else { return [] }
    return [
      Fault(
        .assignedSum, place: place,
        problem: missing > 0
          ? "De tabel noemt \(table.count) veiligheidsregio’s; er ontbreken er \(missing)."
          : "De regio’s tellen samen op tot \(sum), niet tot \(all).",
        expected: "Alle veiligheidsregio’s, samen \(all) statushouders (regel R3.4).",
        advice: "Neem de tabel in zijn geheel op. Eén regio wijzigen kan alleen samen met een andere.")
    ]
  }

  private func region(_ region: AreaCode, _ place: String?) -> [Fault] {
    let book = desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper)
    var faults: [Fault] = []
    for (day, count) in book.crisisReports(of: region).places where count > 0 {
      let then = desk.book(Perspective(day: day), sight: .keeper)
      guard let decision = then.windDownDecision(of: region)?.decision, decision.isWoundDown else { continue }
      faults.append(
        Fault(
          .regionWoundDown, place: places[.measure(.crisisPlaces, region, .day(day))] ?? place,
          problem: "\(name(region)) bouwde de crisisplaatsen af vanaf \(decision.day.words), maar op \(day.words) "
            + "zouden er \(count) zijn.",
          advice: "Kijk de dag na, of leg eerst vast dat de regio weer crisisplaatsen opent."))
    }
    let placed = book.crisisReports(of: region).placed
    for (earlier, later) in zip(placed, placed.dropFirst()) where later.count < earlier.count {
      faults.append(
        Fault(
          .placedGoesDown,
          place: places[.measure(.placed, region, .day(later.day))]
            ?? places[.measure(.placed, region, .day(earlier.day))] ?? place,
          problem:
            "\(name(region)) had op \(earlier.day.words) \(earlier.count) mensen geplaatst en zou er op \(later.day.words) "
            + "\(later.count) hebben.",
          expected: "Het aantal telt alle mensen die tot en met die dag zijn geplaatst.",
          advice: "Kijk het aantal na, of corrigeer het eerdere cijfer."))
    }
    return faults
  }

  private func name(_ region: AreaCode) -> String { desk.territory.name(of: region) ?? region.description }
}
