// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// How the ladder of supervision is said on pages.
extension Pages {
  /// The name of a rung, as the rules have it.
  func name(of rung: Rung) -> String {
    if case .text(let name)? = book.figure(.rule(rung.rule))?.value { name } else { "trede \(rung.rawValue)" }
  }

  /// A rung with its number, its name and a square whose pattern tells it apart without colour.
  func mark(_ rung: Rung, named: Bool = true) -> Markup {
    let words = named ? "\(rung.rawValue): \(name(of: rung))" : String(rung.rawValue)
    return """
      <span class="rt-trede"><span class="rt-trede__vlak rt-trede__vlak--\(rung.rawValue)" aria-hidden="true"></span>\
      \(words)</span>
      """
  }

  /// The rung on which a municipality is. Without a file it is on none, whatever its arrears.
  func cell(_ rung: Rung) -> Table.Cell {
    Table.Cell(content: rung == .onSchedule ? "geen dossier" : mark(rung), csv: .whole(rung.rawValue))
  }

  /// The rung that is proposed, beside the one on which the municipality is.
  func cell(proposed: Rung?, from rung: Rung) -> Table.Cell {
    guard let proposed else { return Table.Cell(content: "niet te zeggen", csv: .unknown) }
    let words: Markup =
      proposed == rung ? (rung == .onSchedule ? "" : "blijft") : proposed == .onSchedule ? "sluiten" : mark(proposed)
    return Table.Cell(content: words, csv: .whole(proposed.rawValue))
  }

  /// What is proposed, as a heading.
  func heading(_ proposal: RungProposal, from rung: Rung) -> String {
    guard let proposed = proposal.rung else { return "Voorstel: niet te zeggen" }
    switch (rung, proposed) {
    case (.onSchedule, .onSchedule): return "Voorstel: open geen dossier"
    case (_, .onSchedule): return "Voorstel: sluit het dossier"
    case (.onSchedule, _):
      return "Voorstel: open een dossier op trede \(proposed.rawValue), \(name(of: proposed))"
    default:
      let words = "trede \(proposed.rawValue), \(name(of: proposed))"
      return proposed == rung ? "Voorstel: blijf op \(words)" : "Voorstel: naar \(words)"
    }
  }

  /// The last day of a term, and whether it is over.
  func words(_ term: RungTerm) -> String {
    let usual = term.isRecorded ? "" : " (gebruikelijk)"
    return DutchText.day(term.day) + usual + (term.hasPassed(on: scene.day) ? ", voorbij" : "")
  }

  /// The same as a sentence.
  func sentence(_ term: RungTerm) -> String {
    let usual = term.isRecorded ? "" : " Die is gebruikelijk; het besluit noemt er geen."
    let day = DutchText.day(term.day)
    return term.hasPassed(on: scene.day)
      ? "De termijn liep tot en met \(day) en is voorbij.\(usual)" : "De termijn loopt tot en met \(day).\(usual)"
  }

  /// What a fact about supervision says within its file, where municipality, day and who decided stand beside it.
  func short(_ fact: SupervisionFact) -> String {
    switch fact {
    case .decision(let decision):
      decision.rung == .onSchedule
        ? "Dossier gesloten" : "Besluit: trede \(decision.rung.rawValue), \(name(of: decision.rung))"
    case .judgement(let judgement):
      "Oordeel over de achterstand van \(DutchText.day(judgement.reference)): "
        + LadderWords.verdict(judgement.verdict, of: judgement.file.task)
    case .notice(let notice):
      notice.kind == .published
        ? "Trede \(notice.rung.rawValue) bekendgemaakt" : "Afschrift van trede \(notice.rung.rawValue) naar de raad"
    case .agreement(let agreement):
      "\(agreement.kind == .action ? "Afspraak" : "Verslag gevraagd"): \(agreement.text), uiterlijk "
        + DutchText.day(agreement.due) + (agreement.done.map { ", klaar op \(DutchText.day($0))" } ?? "")
    case .profile, .attribution: summary(fact)
    }
  }

  /// The way from an area to its supervision.
  func supervisionBlock(_ area: AreaCode) -> Block? {
    switch area.kind {
    case .municipality:
      .text("Toezicht", id: "toezicht", ["\(link(SupervisionFile(.housing, area))): signaal, trede en voorstel."])
    case .province:
      .text(
        "Toezicht", id: "toezicht",
        [
          .link(
            "Toezicht op de gemeenten van \(scene.name(area))",
            links.to(.supervision(.overview), [("provincie", area.description)]))
        ])
    case .country, .safetyRegion: nil
    }
  }

  /// Who supervises: a link to what that one supervises.
  func supervisor(of view: SupervisionView) -> Markup {
    switch view.file.task {
    case .housing:
      let query = [(name: "provincie", value: view.province.description)]
      return "de provincie \(Markup.link(scene.name(view.province), links.to(.supervision(.overview), query)))"
    case .spread: return "de minister (\(citation(view.file.task.rule)))"
    }
  }

  /// What a fact about supervision says, in a sentence.
  func summary(_ fact: SupervisionFact) -> String {
    let place = fact.file.map { scene.name($0.municipality) } ?? ""
    switch fact {
    case .profile(let profile):
      return "Toezichtprofiel van \(scene.name(profile.province)) vanaf \(DutchText.day(profile.from))"
    case .decision(let decision):
      let task = decision.file.task == .housing ? "" : " (Spreidingswet)"
      return "\(place)\(task) op trede \(decision.rung.rawValue), \(name(of: decision.rung)), op "
        + "\(DutchText.day(decision.day)) door \(decision.authority.rawValue)"
    case .judgement(let judgement):
      return "Achterstand van \(place) op \(DutchText.day(judgement.reference)): "
        + LadderWords.verdict(judgement.verdict, of: judgement.file.task)
    case .notice(let notice):
      let what = notice.kind == .published ? "bekendgemaakt" : "als afschrift naar de raad"
      return "Trede \(notice.rung.rawValue) van \(place) \(what) op \(DutchText.day(notice.day))"
    case .agreement(let agreement):
      let what = agreement.kind == .action ? "Afspraak" : "Gevraagd verslag"
      let done = agreement.done.map { ", klaar op \(DutchText.day($0))" } ?? ""
      return "\(what) met \(place): \(agreement.text), uiterlijk \(DutchText.day(agreement.due))\(done)"
    case .attribution(let attribution):
      let sum = attribution.parts.reduce(0) { $0 + $1.people }
      return "Achterstand van \(place) op \(DutchText.day(attribution.reference)): "
        + "\(LadderWords.count(sum, attribution.file.task)) toegeschreven aan oorzaken"
    }
  }

  /// The link from an entry to the file or the profile that it belongs to.
  func supervisionLink(_ fact: SupervisionFact) -> (label: String, content: Markup) {
    guard let file = fact.file else {
      return ("Profielen", .link("Alle toezichtprofielen", links.to(.supervision(.profiles))))
    }
    return ("Dossier", link(file))
  }

  func link(_ file: SupervisionFile) -> Markup {
    .link("Toezicht op \(scene.name(file.municipality))", links.to(.supervision(.file(file.municipality)), query(file)))
  }

  func query(_ file: SupervisionFile) -> [(name: String, value: String)] {
    file.task == .housing ? [] : [("onderwerp", file.task.rawValue)]
  }
}
