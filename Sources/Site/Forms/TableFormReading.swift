// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Territory

/// What the forms of the table say, as facts.
extension Pages {
  func read(_ form: TableForm, _ reader: inout FormReader) -> (intent: Intent, source: String)? {
    switch form {
    case .offer: readOffer(&reader)
    case .swap: readSwap(&reader)
    case .agreement: readTableAgreement(&reader)
    case .estimate: readEstimate(&reader)
    case .report: readTableReport(&reader)
    case .decision: readDecision(&reader)
    case .objection: readObjection(&reader)
    case .delay: readDelay(&reader)
    }
  }

  func request(_ fact: SpreadFact, _ source: String) -> (intent: Intent, source: String) {
    (.record([SourcedFact(.spread(fact), source: source)]), source)
  }

  private func readOffer(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let site = reader.slug("locatie")
    let name = reader.text(
      "naam", .nameMissing, missing: "Vul een naam in.", "Typ de naam zoals mensen de locatie noemen.")
    let cycle = reader.cycle("cyclus")
    let day = reader.dutchDay("dag")
    let first = max(day ?? scene.day, Territory.firstDay)
    let municipality = reader.municipality("gemeente", territory, on: first)
    let places = PlaceCounts(
      regular: reader.places("regulier"), special: reader.places("bijzonder"), minors: reader.places("amv"))
    let available = reader.period("vanaf", "tot")
    let isThere = reader.answer("bestaand")
    let isSpread = reader.answer("verspreid")
    let source = reader.source()
    guard let site, let name, let day, let municipality, let available, let isThere, let isSpread, let source,
      reader.faults.isEmpty
    else { return nil }
    let offer = PlaceOffer(
      site: site, name: name, municipality: municipality, cycle: cycle, day: day, places: places,
      available: available, isNew: !isThere, isSpread: isSpread, conditions: reader.form["voorwaarden"] ?? "")
    return request(.offer(offer), source)
  }

  private func readSwap(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let cycle = reader.neededCycle("cyclus")
    let day = reader.dutchDay("dag")
    let first = max(day ?? scene.day, Territory.firstDay)
    var changes: [PlaceSwap.Change] = []
    for line in reader.lines(named: "gemeente", "verschil")
    where line <= 2 || reader.isFilled(line, "gemeente", "verschil") {
      let municipality = reader.municipality("gemeente-\(line)", territory, on: first)
      let change = reader.whole("verschil-\(line)", negative: true)
      if let municipality, let change { changes.append(PlaceSwap.Change(municipality: municipality, change: change)) }
    }
    let source = reader.source()
    guard let cycle, let day, let source, reader.faults.isEmpty, let one = changes.first,
      let province = territory.municipality(one.municipality, on: first)?.province
    else { return nil }
    return request(.swap(PlaceSwap(province: province, cycle: cycle, day: day, changes: changes)), source)
  }

  private func readTableAgreement(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let cycle = reader.cycle("cyclus")
    let day = reader.dutchDay("dag")
    let province = reader.province("provincie", territory)
    let text = reader.text("afspraak", .nameMissing, missing: "Vul in wat er is afgesproken.", "Schrijf het kort op.")
    let first = max(day ?? scene.day, Territory.firstDay)
    var numbers: [MunicipalPlaces] = []
    for line in reader.lines(named: "gemeente", "plaatsen", "amv") {
      guard reader.isFilled(line, "gemeente", "plaatsen", "amv") else { continue }
      let municipality = reader.municipality("gemeente-\(line)", territory, on: first)
      let places = reader.whole("plaatsen-\(line)")
      let minors = reader.form["amv-\(line)"] == nil ? nil : reader.whole("amv-\(line)")
      if let municipality, let places {
        numbers.append(MunicipalPlaces(municipality: municipality, places: places, minors: minors))
      }
    }
    let source = reader.source()
    guard let day, let province, let text, let source, reader.faults.isEmpty else { return nil }
    return request(
      .agreement(TableAgreement(province: province, cycle: cycle, day: day, text: text, numbers: numbers)), source)
  }
}

extension FormReader {
  /// The lines of numbered fields of which at least one is there.
  func lines(named names: String...) -> [Int] {
    let lines = form.items.compactMap { item -> Int? in
      let parts = item.name.split(separator: "-")
      guard parts.count == 2, names.contains(String(parts[0])), let line = Int(parts[1]), line > 0 else { return nil }
      return line
    }
    return Set(lines + [1, 2]).sorted()
  }

  /// Whether something was filled in on a line.
  func isFilled(_ line: Int, _ names: String...) -> Bool { names.contains { form["\($0)-\(line)"] != nil } }

  /// The year in which a cycle starts; nil when the field is empty.
  mutating func cycle(_ field: String) -> Int? {
    guard let text = form[field] else { return nil }
    if text.utf8.count == 4, let year = Int(text), ReceptionFact.years.contains(year) { return year }
    add(
      field, .unreadableCycle, "'\(text.prefix(40))' is geen ronde.", "Typ het jaar waarin de ronde begint, zoals 2024."
    )
    return nil
  }

  mutating func neededCycle(_ field: String) -> Int? {
    if form[field] != nil { return cycle(field) }
    add(field, .unreadableCycle, "Vul een ronde in.", "Typ het jaar waarin de ronde begint, zoals 2024.")
    return nil
  }

  /// A number of places; nothing is none.
  mutating func places(_ field: String) -> Int { form[field] == nil ? 0 : whole(field) ?? 0 }

  /// Yes or no.
  mutating func answer(_ field: String) -> Bool? {
    switch form[field] {
    case "ja": return true
    case "nee", nil: return false
    default:
      add(field, .unreadableTableWord, "Dit antwoord bestaat niet.", "Kies ja of nee.")
      return nil
    }
  }

  /// A province by its code or its whole name.
  mutating func province(_ field: String, _ territory: Territory) -> AreaCode? {
    let advice = "Typ de naam of de code, zoals PV28."
    guard let text = text(field, .missingArea, missing: "Vul een provincie in.", advice) else { return nil }
    let provinces = territory.areas(of: .province, on: Territory.firstDay)
    let key = DutchNames.key(text)
    if let found = provinces.first(where: { $0.code == AreaCode(text) || DutchNames.key($0.name) == key }) {
      return found.code
    }
    add(field, .unknownArea, "De provincie '\(text.prefix(80))' is niet gevonden.", advice)
    return nil
  }
}
