// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Territory

/// `/profiel-vastleggen`: how a province supervises.
extension Pages {
  func profileGroups() -> [(legend: String?, fields: [FormField])] {
    [
      (
        "De provincie",
        [
          FormField(name: "provincie", label: "Provincie", hint: "De naam of de code, zoals Gelderland of PV25."),
          FormField(name: "vanaf", label: "Geldt vanaf", hint: "Bijvoorbeeld 1-1-2023."),
        ]
      ),
      (
        "Grenzen (niet verplicht)",
        [
          FormField(
            name: "drempelPersonen", label: "Signaal vanaf een achterstand van zoveel personen", kind: .number),
          FormField(
            name: "drempelProcent", label: "En vanaf zoveel procent van de taakstelling", kind: .number),
        ]
      ),
      (
        "Termijnen in weken (niet verplicht)",
        Rung.withTerm.map { rung in
          FormField(
            name: Pages.weeksField(rung), label: "Bij trede \(rung.rawValue): \(name(of: rung))", kind: .number)
        }
      ),
      (
        "De ladder stilzetten (niet verplicht)",
        [
          FormField(name: "stilVanaf", label: "Staat stil vanaf", hint: "Bijvoorbeeld 1-4-2023."),
          FormField(
            name: "stilTot", label: "Werkt weer vanaf", hint: "Laat leeg als er nog geen einddag is."),
          FormField(name: "stilReden", label: "Reden om stil te zetten"),
        ]
      ),
      ("De bron", [Pages.sourceField]),
    ]
  }

  static func weeksField(_ rung: Rung) -> String { "weken-\(rung.rawValue)" }

  /// The profile that holds now in the province that the address names.
  func knownProfile() -> FormText? {
    guard let province = scene.visit.query["provincie"].flatMap({ AreaCode($0) }),
      let profile = newestBook().supervisionProfile(of: province)?.profile
    else { return nil }
    let fields: [(String, String?)] = [
      ("provincie", province.description), ("vanaf", profile.from.description),
      ("drempelPersonen", profile.leastPeople.map(String.init)),
      ("drempelProcent", profile.leastPercent.map(String.init)),
      ("stilVanaf", profile.freeze?.from.description), ("stilTot", profile.freeze?.until?.description),
      ("stilReden", profile.freeze?.reason),
    ]
    return FormText(filling: fields + Rung.withTerm.map { (Pages.weeksField($0), profile.weeks[$0].map(String.init)) })
  }

  func readProfile(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let province = reader.province("provincie", territory, on: scene.day)
    let from = reader.dutchDay("vanaf")
    let people = reader.optionalWhole("drempelPersonen")
    let percent = reader.optionalWhole("drempelProcent")
    var weeks: [Rung: Int] = [:]
    for rung in Rung.withTerm { weeks[rung] = reader.optionalWhole(Pages.weeksField(rung)) }
    let freeze = reader.freeze()
    let source = reader.source()
    guard let province, let from, let source, reader.faults.isEmpty else { return nil }
    let profile = SupervisionProfile(
      province: province, from: from, leastPeople: people, leastPercent: percent, weeks: weeks, freeze: freeze)
    return request([.profile(profile)], source)
  }
}

extension FormReader {
  /// A time in which the ladder stands still; nil when the form says nothing about that, and nil after a fault.
  fileprivate mutating func freeze() -> SupervisionProfile.Freeze? {
    guard ["stilVanaf", "stilTot", "stilReden"].contains(where: { form[$0] != nil }) else { return nil }
    let from = dutchDay("stilVanaf")
    let until = optionalDay("stilTot")
    let reason = text(
      "stilReden", .decisionWithoutReason, missing: "Vul in waarom de ladder stilstaat.", "Schrijf de reden kort op.")
    guard let from, let reason else { return nil }
    return SupervisionProfile.Freeze(from: from, until: until, reason: reason)
  }

  /// A province by its code or its whole name.
  fileprivate mutating func province(_ field: String, _ territory: Territory, on day: Day) -> AreaCode? {
    let advice = "Typ de naam of de code, zoals Gelderland of PV25."
    guard let text = text(field, .missingArea, missing: "Vul een provincie in.", advice) else { return nil }
    let provinces = territory.areas(of: .province, on: day)
    let key = DutchNames.key(text)
    if let found = provinces.first(where: { $0.code == AreaCode(text) || DutchNames.key($0.name) == key }) {
      return found.code
    }
    add(field, .unknownArea, "'\(text.prefix(80))' is geen provincie.", advice)
    return nil
  }
}
