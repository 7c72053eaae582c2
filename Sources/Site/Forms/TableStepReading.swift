// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Territory

/// What the forms for the steps of a cycle say, as facts.
extension Pages {
  func readEstimate(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let cycle = reader.neededCycle("cyclus")
    let day = reader.dutchDay("dag")
    let places = reader.whole("aantal")
    let minors = reader.optionalWhole("amv")
    let source = reader.source()
    guard let cycle, let day, let places, let source, reader.faults.isEmpty else { return nil }
    return request(
      .estimate(CapacityEstimate(cycle: cycle, published: day, places: Count(places), minors: minors)), source)
  }

  func readTableReport(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let province = reader.province("provincie", territory)
    let cycle = reader.neededCycle("cyclus")
    let day = reader.dutchDay("dag")
    let source = reader.source()
    let numbers = reader.municipalNumbers(of: province, territory, on: day ?? scene.day)
    guard let province, let cycle, let day, let source, reader.faults.isEmpty else { return nil }
    return request(.report(TableReport(province: province, cycle: cycle, day: day, numbers: numbers)), source)
  }

  func readDecision(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let province = reader.province("provincie", territory)
    let cycle = reader.neededCycle("cyclus")
    let day = reader.dutchDay("dag")
    let isChange = reader.answer("wijziging")
    let total = reader.optionalWhole("totaal")
    let term = reader.optionalDay("termijn")
    let source = reader.source()
    let numbers = reader.municipalNumbers(of: province, territory, on: day ?? scene.day)
    guard let province, let cycle, let day, let isChange, let source, reader.faults.isEmpty else { return nil }
    return request(
      .decision(
        DistributionDecision(
          province: province, cycle: cycle, published: day, numbers: numbers, total: total, term: term,
          isChange: isChange)), source)
  }

  func readObjection(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let id = reader.slug("bezwaar")
    let province = reader.province("provincie", territory)
    let cycle = reader.neededCycle("cyclus")
    let day = reader.dutchDay("dag")
    let first = max(day ?? scene.day, Territory.firstDay)
    let municipality = reader.form["gemeente"] == nil ? nil : reader.municipality("gemeente", territory, on: first)
    let about = reader.text(
      "onderwerp", .nameMissing, missing: "Vul in waar het bezwaar over gaat.", "Schrijf het kort op.")
    let outcome = reader.outcome()
    let source = reader.source()
    guard let id, let province, let cycle, let day, let about, let source, reader.faults.isEmpty else { return nil }
    return request(
      .objection(
        DecisionObjection(
          id: id, province: province, cycle: cycle, day: day, municipality: municipality, about: about,
          outcome: outcome)), source)
  }

  func readDelay(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let cycle = reader.neededCycle("cyclus")
    let day = reader.dutchDay("dag")
    let municipality = reader.municipality("gemeente", territory, on: max(day ?? scene.day, Territory.firstDay))
    let reason = reader.text("reden", .reasonMissing, missing: "Vul een reden in.", "Schrijf kort op waarom.")
    let expected = reader.optionalDay("verwacht")
    let source = reader.source()
    guard let cycle, let day, let municipality, let reason, let source, reader.faults.isEmpty else { return nil }
    return request(
      .delay(DelayReport(municipality: municipality, cycle: cycle, day: day, reason: reason, expected: expected)),
      source)
  }
}

extension FormReader {
  /// The numbers of the municipalities of a province; those left empty are not among them.
  fileprivate mutating func municipalNumbers(
    of province: AreaCode?, _ territory: Territory, on day: Day
  ) -> [MunicipalPlaces] {
    guard let province else { return [] }
    let members = MunicipalFields.members(of: province, territory, on: day)
    refuseOthers(than: members)
    let numbers = members.compactMap { municipality -> MunicipalPlaces? in
      let (places, minors) = (MunicipalFields.places(municipality.code), MunicipalFields.minors(municipality.code))
      guard form[places] != nil || form[minors] != nil, let all = whole(places) else { return nil }
      let part = optionalWhole(minors)
      if let part, part > all {
        add(
          minors, .minorsAboveTotal, "Er zouden \(part) plaatsen voor amv zijn van de \(all).",
          "Kijk beide aantallen na.")
      }
      return MunicipalPlaces(municipality: municipality.code, places: all, minors: part)
    }
    if numbers.isEmpty, faults.isEmpty {
      add(
        "provincie", .nothingToImport, "Er is nog geen aantal ingevuld.",
        "Vul hieronder per gemeente het aantal plaatsen in.")
    }
    return numbers
  }

  /// A number of a municipality that is not there on the day is never passed over in silence.
  private mutating func refuseOthers(than members: [Municipality]) {
    let fields = Set(members.flatMap { [MunicipalFields.places($0.code), MunicipalFields.minors($0.code)] })
    for name in Set(form.items.map(\.name)).sorted() where form[name] != nil && !fields.contains(name) {
      guard let code = name.split(separator: "-", maxSplits: 1).last.flatMap({ AreaCode(String($0)) }),
        [MunicipalFields.places(code), MunicipalFields.minors(code)].contains(name)
      else { continue }
      add(
        "provincie", .municipalityNotInProvince, "Gemeente \(code) ligt op deze dag niet in deze provincie.",
        "Kijk de provincie en de dag na. Vul de aantallen daarna in bij de gemeenten die er nu staan.")
    }
  }

  /// How an objection ended; nil while it runs, and after a fault.
  fileprivate mutating func outcome() -> DecisionObjection.Outcome? {
    guard form["uitkomst"] != nil || form["uitkomstdag"] != nil else { return nil }
    let ruling: ObjectionRuling? = choice("uitkomst", .unreadableTableWord, "de uitkomst")
    let day = dutchDay("uitkomstdag")
    guard let ruling, let day else { return nil }
    return DecisionObjection.Outcome(day: day, ruling: ruling)
  }
}
