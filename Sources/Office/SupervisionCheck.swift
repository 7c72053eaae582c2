// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Rulebook
import Territory

/// Judges facts about supervision, each by itself. Laws between them: `SupervisionLaws`.
extension FactCheck {
  func faults(in fact: SupervisionFact) -> [Fault] {
    var faults: [Fault] = []
    if let file = fact.file { faults += self.faults(in: file, on: fact.day) }
    if let first = fact.firstDayCounted { faults += beyond(first) }
    switch fact {
    case .profile(let profile): faults += self.faults(in: profile)
    case .decision(let decision): faults += self.faults(in: decision)
    case .judgement(let judgement): faults += self.faults(in: judgement)
    case .notice(let notice): faults += self.faults(in: notice)
    case .agreement(let agreement): faults += self.faults(in: agreement)
    case .attribution(let attribution): faults += self.faults(in: attribution)
    }
    return faults
  }

  private func faults(in file: SupervisionFile, on day: Day) -> [Fault] {
    guard file.municipality.kind == .municipality else {
      return [
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(file.municipality) is geen gemeente.",
          advice: "Vul de gemeente in waar het toezicht over gaat.")
      ]
    }
    var faults = existence(file.municipality, on: max(day, Territory.firstDay))
    if desk.rulebook.version(of: file.task.rule, on: day, knownAt: .endOfTime) == nil {
      faults.append(
        Fault(
          .ladderNotInForce, place: place,
          problem: "Op \(day.words) was er nog geen toezicht op '\(file.task.rawValue)' (regel \(file.task.rule)).",
          advice: "Kijk de dag en het onderwerp na."))
    }
    return faults
  }

  private func faults(in profile: SupervisionProfile) -> [Fault] {
    var faults = existence(profile.province, on: max(profile.from, Territory.firstDay))
    if profile.province.kind != .province {
      faults.append(
        Fault(
          .areaKindNotAllowed, place: place, problem: "\(profile.province) is geen provincie.",
          expected: "Een code van PV20 tot en met PV31.", advice: "Vul de provincie in."))
    }
    let limits = [profile.leastPeople, profile.leastPercent].compactMap(\.self)
    if limits.contains(where: { $0 < 0 }) || (profile.leastPercent ?? 0) > 100 {
      faults.append(
        Fault(
          .profileLimits, place: place, problem: "De grens in personen of procenten kan niet.",
          expected: "Personen: nul of meer. Procenten: van 0 tot en met 100.", advice: "Kijk de grenzen na."))
    }
    for limit in limits { faults += size(Count(limit)) }
    let terms = profile.weeks.sorted { $0.key < $1.key }
    for (rung, weeks) in terms where !(1...FactCheck.mostWeeks).contains(weeks) || !Rung.withTerm.contains(rung) {
      faults.append(
        Fault(
          .profileLimits, place: place, problem: "Een termijn van \(weeks) weken bij trede \(rung.rawValue) kan niet.",
          expected: "Bij trede 2 tot en met 5 een termijn van 1 tot en met \(FactCheck.mostWeeks) weken.",
          advice: "Kijk de termijn na."))
    }
    return faults + (profile.freeze.map(self.faults) ?? [])
  }

  /// Longer terms are no terms: four years.
  private static let mostWeeks = 208

  private func faults(in freeze: SupervisionProfile.Freeze) -> [Fault] {
    var faults = reason(freeze.reason, "stilReden", "Schrijf op waarom de ladder stilstaat.")
    if let until = freeze.until, until <= freeze.from {
      faults.append(
        Fault(
          .datesTurned, place: place, problem: "De ladder zou stilstaan vanaf \(freeze.from.words) tot \(until.words).",
          expected: "Een einde na het begin: de eerste dag waarop de ladder weer werkt.",
          advice: "Kijk de twee dagen na, of laat het einde leeg."))
    }
    return faults
  }

  private func faults(in decision: RungDecision) -> [Fault] {
    var faults = reason(decision.reason, "reden", "Schrijf op waarom dit besluit is genomen.")
    faults += competence(decision.authority, decision.rung, decision.file.task)
    if let urgency = decision.urgency { faults += reason(urgency, "spoed", "Schrijf op waarom het niet kan wachten.") }
    if let term = decision.term, term <= decision.day {
      faults.append(
        Fault(
          .termBeforeDecision, place: place,
          problem: "De termijn (\(term.words)) ligt niet na het besluit (\(decision.day.words)).",
          advice: "Vul de laatste dag in waarop de gemeente het zelf nog kan doen."))
    }
    if decision.rung == .decision, decision.term == nil, decision.urgency == nil {
      faults.append(
        Fault(
          .decisionWithoutTerm, place: place, problem: "Het besluit van trede 5 noemt geen laatste termijn.",
          expected: "Een termijn, of bij spoed een reden daarvoor (artikel 124, tweede lid, Gemeentewet).",
          advice: "Vul de termijn in."))
    }
    return faults
  }

  private func faults(in judgement: ExcuseJudgement) -> [Fault] {
    var faults = reason(judgement.reason, "reden", "Schrijf op waarom de achterstand wel of niet verschoonbaar is.")
    faults += competence(judgement.authority, .information, judgement.file.task)
    faults += self.reference(judgement.reference, judgement.file.task)
    if judgement.reference > judgement.day {
      faults.append(
        Fault(
          .periodNotStarted, place: place,
          problem:
            "Het oordeel is van \(judgement.day.words), en de achterstand zou van \(judgement.reference.words) zijn.",
          advice: "Kijk de twee dagen na."))
    }
    if case .partly(let people) = judgement.verdict, people < 1 {
      faults.append(
        Fault(
          .excuseImpossible, place: place, problem: "Het verschoonbare deel is \(people) mensen.",
          expected: "Minstens één mens.", advice: "Kies 'nee' als niets verschoonbaar is."))
    }
    return faults
  }

  private func faults(in notice: SupervisionNotice) -> [Fault] {
    guard !Rung.announced.contains(notice.rung) else { return [] }
    return [
      Fault(
        .noticeWithoutDecision, place: place, problem: "Trede \(notice.rung.rawValue) wordt niet bekendgemaakt.",
        expected: "Trede 4 (het voornemen) of 5 (het besluit).", advice: "Kies trede 4 of 5.")
    ]
  }

  private func faults(in agreement: SupervisionAgreement) -> [Fault] {
    var faults = TextCheck.faults(agreement.text, field: "tekst", place: place)
    if agreement.text.allSatisfy(\.isWhitespace) {
      faults.append(
        Fault(
          .nameMissing, place: place, problem: "Er staat niet wat de gemeente doet.",
          advice: "Schrijf kort op wat er is afgesproken of gevraagd."))
    }
    if agreement.due < agreement.day || agreement.done.map({ $0 < agreement.day }) ?? false {
      faults.append(
        Fault(
          .agreementDays, place: place,
          problem:
            "De uiterste dag of de dag waarop het klaar was, ligt voor \(agreement.day.words), de dag van de afspraak.",
          advice: "Kijk de dagen na."))
    }
    if let done = agreement.done { faults += beyond(done) }
    return faults
  }

  private func faults(in attribution: ArrearsAttribution) -> [Fault] {
    var faults = reference(attribution.reference, attribution.file.task)
    for part in attribution.parts { faults += people(Count(part.people)) }
    if attribution.parts.isEmpty || Set(attribution.parts.map(\.cause)).count != attribution.parts.count {
      faults.append(
        Fault(
          .attributionParts, place: place, problem: "De oorzaken ontbreken of komen dubbel voor.",
          advice: "Noem elke oorzaak één keer, met het aantal mensen."))
    }
    return faults
  }

  /// Arrears stand on 1 January or 1 July; of another duty on any day.
  private func reference(_ day: Day, _ task: SupervisedTask) -> [Fault] {
    guard task == .housing, HalfYear(containing: day).firstDay != day else { return [] }
    return [
      Fault(
        .balanceNotAtStart, place: place, problem: "Een achterstand geldt per 1 januari of per 1 juli.",
        advice: "Vul een van die dagen in.")
    ]
  }

  private func competence(_ authority: SupervisionAuthority, _ rung: Rung, _ task: SupervisedTask) -> [Fault] {
    guard !authority.mayDecide(rung, on: task) else { return [] }
    let able = SupervisionAuthority.allCases.filter { $0.mayDecide(rung, on: task) }.map(\.rawValue)
    return [
      Fault(
        .notCompetent, place: place,
        problem: "Een besluit over trede \(rung.rawValue) bij '\(task.rawValue)' is niet aan: \(authority.rawValue).",
        expected: "Eén van: \(able.joined(separator: ", ")).", advice: "Kijk na wie besloot.")
    ]
  }

  private func reason(_ text: String, _ field: String, _ advice: String) -> [Fault] {
    let faults = TextCheck.faults(text, field: field, place: place)
    guard text.allSatisfy(\.isWhitespace) else { return faults }
    return faults + [Fault(.decisionWithoutReason, place: place, problem: "De reden ontbreekt.", advice: advice)]
  }
}
