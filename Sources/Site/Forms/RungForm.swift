// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
import Reports

/// `/trede-vastleggen`, `/verschoonbaarheid-vastleggen` and `/bekendmaking-vastleggen`: what was decided, judged and
/// published.
extension Pages {
  func rungFields() -> [FormField] {
    let rungs = Rung.allCases.map { (value: String($0.rawValue), label: "\($0.rawValue): \(name(of: $0))") }
    return [
      FormField(
        name: "trede", label: "Trede vanaf nu", hint: "Trede 0 sluit het dossier.",
        kind: .select([("", "Kies een trede")] + rungs)),
      FormField(name: "dag", label: "Dag van het besluit", hint: "Bijvoorbeeld 12-3-2023."),
      authorityField(),
      FormField(name: "reden", label: "Reden", hint: "Waarom dit besluit? Geen namen van personen."),
      FormField(
        name: "termijn", label: "Termijn (bij trede 5 verplicht)",
        hint: "De laatste dag waarop de gemeente het zelf nog kan doen."),
      FormField(
        name: "spoed", label: "Reden voor spoed (alleen bij spoed)",
        hint: "Nodig als u een trede overslaat of geen termijn geeft."),
      Pages.sourceField,
    ]
  }

  func readRung(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let day = reader.dutchDay("dag")
    let file = reader.file(territory, on: day, else: scene.day)
    let filter: RungFilter? = reader.choice("trede", .unreadableLadderWord, "een trede")
    let authority = reader.authority()
    let reason = reader.reason("Schrijf op waarom dit besluit is genomen.")
    let term = reader.optionalDay("termijn")
    let source = reader.source()
    guard let day, let file, let rung = filter?.rung, let authority, let reason, let source, reader.faults.isEmpty
    else {
      return nil
    }
    let decision = RungDecision(
      file: file, rung: rung, day: day, authority: authority, reason: reason, term: term, urgency: reader.form["spoed"])
    return request([.decision(decision)], source)
  }

  func excuseFields() -> [FormField] {
    [
      Pages.referenceField,
      FormField(name: "dag", label: "Dag van het oordeel", hint: "Bijvoorbeeld 12-3-2023."),
      authorityField(),
      FormField(
        name: "oordeel", label: "Is de achterstand verschoonbaar?",
        kind: .choice([
          (ExcuseVerdict.Word.no.rawValue, "Nee"), (ExcuseVerdict.Word.yes.rawValue, "Ja, helemaal"),
          (ExcuseVerdict.Word.partly.rawValue, "Voor een deel"),
        ])),
      FormField(
        name: "aantal", label: "Hoeveel mensen is verschoonbaar (alleen bij een deel)",
        hint: "Laat leeg bij ja en bij nee.", kind: .number),
      FormField(name: "reden", label: "Reden", hint: "Waarom dit oordeel? Geen namen van personen."),
      Pages.sourceField,
    ]
  }

  func readExcuse(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let day = reader.dutchDay("dag")
    let reference = reader.dutchDay(Pages.referenceName)
    let file = reader.file(territory, on: day, else: scene.day)
    let authority = reader.authority()
    let word: ExcuseVerdict.Word? = reader.choice("oordeel", .unreadableLadderWord, "een oordeel")
    let people = reader.optionalWhole("aantal")
    let verdict = word.flatMap { ExcuseVerdict(word: $0.rawValue, people: people) }
    if word != nil, verdict == nil, reader.faults.isEmpty {
      reader.add(
        "aantal", .excuseImpossible,
        word == .partly ? "Vul in hoeveel mensen verschoonbaar is." : "Een aantal hoort alleen bij 'voor een deel'.",
        word == .partly ? "Typ een heel getal, zoals 12." : "Laat het aantal leeg, of kies 'voor een deel'.")
    }
    let reason = reader.reason("Schrijf op waarom de achterstand wel of niet verschoonbaar is.")
    let source = reader.source()
    guard let day, let reference, let file, let authority, let verdict, let reason, let source, reader.faults.isEmpty
    else { return nil }
    let judgement = ExcuseJudgement(
      file: file, reference: reference, day: day, authority: authority, verdict: verdict, reason: reason)
    return request([.judgement(judgement)], source)
  }

  func noticeFields() -> [FormField] {
    [
      FormField(
        name: "trede", label: "Over welk besluit?",
        kind: .choice([
          (RungFilter.four.rawValue, "Het voornemen (trede 4)"), (RungFilter.five.rawValue, "Het besluit (trede 5)"),
        ])),
      FormField(name: "bekendgemaakt", label: "Bekendgemaakt op (niet verplicht)", hint: "Bijvoorbeeld 12-3-2023."),
      FormField(name: "raad", label: "Afschrift naar de raad op (niet verplicht)", hint: "Bijvoorbeeld 12-3-2023."),
      Pages.sourceField,
    ]
  }

  func readNotice(_ reader: inout FormReader) -> (intent: Intent, source: String)? {
    let published = reader.optionalDay("bekendgemaakt")
    let copied = reader.optionalDay("raad")
    let file = reader.file(territory, on: published ?? copied, else: scene.day)
    let filter: RungFilter? = reader.choice("trede", .unreadableLadderWord, "een besluit")
    if reader.form["bekendgemaakt"] == nil, reader.form["raad"] == nil {
      reader.add(
        "bekendgemaakt", .nothingToImport, "Er is niets om vast te leggen.", "Vul één van de twee dagen in, of allebei."
      )
    }
    let source = reader.source()
    guard let file, let rung = filter?.rung, let source, reader.faults.isEmpty else { return nil }
    let days: [(NoticeKind, Day?)] = [(.published, published), (.councilCopy, copied)]
    let notices = days.compactMap { kind, day in
      day.map { SupervisionFact.notice(SupervisionNotice(file: file, rung: rung, kind: kind, day: $0)) }
    }
    return request(notices, source)
  }
}
