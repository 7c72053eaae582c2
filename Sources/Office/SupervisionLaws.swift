// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// The laws between facts about supervision, whichever of them came first: a file that was lawful stays so, also when a
/// decision in the middle of it is taken back.
struct SupervisionLaws {
  /// What was known before.
  let before: Desk
  /// What would be known.
  let desk: Desk

  func faults(_ facts: [SourcedFact]) -> [Fault] {
    let handed = facts.compactMap { sourced -> (fact: SupervisionFact, place: String?)? in
      if case .supervision(let fact) = sourced.fact { (fact, sourced.place) } else { nil }
    }
    guard !handed.isEmpty else { return [] }
    var files: [SupervisionFile] = []
    for item in handed {
      guard let file = item.fact.file else { continue }
      // A municipality into which it went up may have gone on from its file.
      let successor = desk.territory.current(file.municipality, on: desk.now.dutchDay)
      for file in [file, SupervisionFile(file.task, successor ?? file.municipality)] where !files.contains(file) {
        files.append(file)
      }
    }
    let book = desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper)
    return files.flatMap { file in
      let own = handed.filter { $0.fact.file == file }
      let law = FileLaw(desk: desk, file: file, decisions: book.rungDecisions(of: file), handed: own)
      return order(file, own) + law.ladder() + law.notices(book.notices(of: file))
        + law.agreements(book.agreements(in: file).map(\.agreement))
    } + handed.flatMap { withinArrears($0.fact, $0.place) }
  }

  /// What was decided stays decided: a decision of before the last one comes too late.
  private func order(_ file: SupervisionFile, _ handed: [(fact: SupervisionFact, place: String?)]) -> [Fault] {
    let known = before.book(Perspective(day: before.now.dutchDay), sight: .keeper).rungDecisions(of: file)
    guard let last = known.last?.decision else { return [] }
    return handed.compactMap { item in
      guard case .decision(let decision) = item.fact, decision.day < last.day,
        !known.contains(where: { $0.decision == decision })
      else { return nil }
      return Fault(
        .decisionOutOfOrder, place: item.place,
        problem:
          "Dit besluit is van \(decision.day.words), maar het laatste besluit over \(desk.name(file.municipality)) is al van "
          + "\(last.day.words) (trede \(last.rung.rawValue)).",
        advice: "Kijk de dag na. Is een besluit vergeten? Trek dan eerst de latere besluiten in.")
    }
  }

  /// No more people in parts or excused than there are arrears, by what would be known. Figures that change later do not
  /// undo what was recorded: the page says so then.
  private func withinArrears(_ fact: SupervisionFact, _ place: String?) -> [Fault] {
    switch fact {
    case .attribution(let attribution):
      let sum = attribution.parts.reduce(0) { $0 + $1.people }
      guard let arrears = arrears(attribution.file, attribution.reference), sum > arrears,
        isStanding(fact)
      else { return [] }
      return [
        Fault(
          .attributionAboveArrears, place: place,
          problem:
            "De oorzaken tellen op tot \(sum), maar de achterstand van \(desk.name(attribution.file.municipality)) "
            + "op \(attribution.reference.words) is \(arrears).",
          advice: "Kijk de aantallen na. Wat niet is toegeschreven, laat u weg.")
      ]
    case .judgement(let judgement):
      guard case .partly(let people) = judgement.verdict, isStanding(fact),
        let arrears = arrears(judgement.file, judgement.reference), people > arrears
      else { return [] }
      return [
        Fault(
          .excuseImpossible, place: place,
          problem: "Het verschoonbare deel is \(people), maar de achterstand is \(arrears).",
          advice: "Kijk het aantal na, of kies 'ja' als alles verschoonbaar is.")
      ]
    case .profile, .decision, .notice, .agreement: return []
    }
  }

  /// Whether the fact would count: not when it is just being taken back.
  private func isStanding(_ fact: SupervisionFact) -> Bool { desk.state.alreadyHas(.supervision(fact)) }

  /// The arrears of a reference day; nil when they are not known. Those of the Spreidingswet are what is missing now.
  private func arrears(_ file: SupervisionFile, _ reference: Day) -> Int? {
    let day = file.task == .housing ? reference : desk.now.dutchDay
    let arrears = desk.book(Perspective(day: day), sight: .keeper).supervision(of: file)?.arrears
    return arrears?.reference == reference ? arrears?.arrears.whole : nil
  }
}

extension Desk {
  /// The name of an area, or its code.
  fileprivate func name(_ area: AreaCode) -> String { territory.name(of: area) ?? area.description }
}

/// The laws of one file.
private struct FileLaw {
  let desk: Desk
  let file: SupervisionFile
  /// In the order in which they were taken.
  let decisions: [(decision: RungDecision, position: Int)]
  let handed: [(fact: SupervisionFact, place: String?)]

  private func place(of fact: SupervisionFact) -> String? {
    handed.first { $0.fact == fact }?.place ?? handed.first?.place
  }

  /// Rung by rung, and execution only after a term that is over (R1.38b, R1.39b, R1.39d).
  func ladder() -> [Fault] {
    var faults: [Fault] = []
    var before: [RungDecision] = []
    for (index, (decision, _)) in decisions.enumerated() {
      let place = place(of: .decision(decision))
      faults += skip(decision, index == 0 ? inherited(by: decision) : before.last?.rung ?? .onSchedule, place)
      faults += execution(decision, before, place)
      // A file that is closed begins anew.
      before = decision.rung == .onSchedule ? [] : before + [decision]
    }
    return faults
  }

  /// The first decision of a municipality goes on from the files of those that went up in it.
  private func inherited(by decision: RungDecision) -> Rung {
    desk.book(Perspective(day: decision.day), sight: .keeper).predecessors(of: file, on: decision.day).map(\.rung).max()
      ?? .onSchedule
  }

  private func skip(_ decision: RungDecision, _ current: Rung, _ place: String?) -> [Fault] {
    guard decision.urgency == nil, decision.rung.rawValue > current.rawValue + 1 else { return [] }
    let name = desk.name(file.municipality)
    if current == .onSchedule {
      return [
        Fault(
          .fileNotOpen, place: place,
          problem:
            "\(name) heeft op \(decision.day.words) geen open dossier, en zou op trede \(decision.rung.rawValue) komen.",
          expected: "Eerst trede 1, of bij spoed een reden daarvoor.",
          advice: "Leg eerst trede 1 vast. Een trede later intrekken kan alleen van boven naar beneden.")
      ]
    }
    return [
      Fault(
        .rungSkipped, place: place,
        problem: "\(name) staat op \(decision.day.words) op trede \(current.rawValue), en zou op trede "
          + "\(decision.rung.rawValue) komen.",
        expected: "Trede \(current.rawValue + 1), of bij spoed een reden daarvoor (regel R1.39b).",
        advice: "Leg de trede ertussen vast, of vul de reden voor spoed in.")
    ]
  }

  private func execution(_ decision: RungDecision, _ before: [RungDecision], _ place: String?) -> [Fault] {
    guard decision.rung == .execution, decision.urgency == nil, before.last?.rung != .execution else { return [] }
    let stepIn = before.last { $0.rung == .decision }
    if let term = stepIn?.term, term < decision.day { return [] }
    // Where the decision itself did not wait for urgency, its execution need not either.
    if let stepIn, stepIn.term == nil, stepIn.urgency != nil { return [] }
    return [
      Fault(
        .executionTooEarly, place: place,
        problem: stepIn?.term.map {
          "De laatste termijn loopt tot en met \($0.words), en de uitvoering zou op \(decision.day.words) beginnen."
        } ?? "Er is geen besluit van trede 5 met een termijn die voorbij is.",
        expected: "Een termijn die voorbij is, of een reden voor spoed (regels R1.38b en R1.39d).",
        advice: "Wacht tot de termijn voorbij is, of vul de reden voor spoed in.")
    ]
  }

  /// What is published was decided before (R1.38d).
  func notices(_ notices: [SupervisionNotice]) -> [Fault] {
    notices.compactMap { notice in
      guard Rung.announced.contains(notice.rung),
        !decisions.contains(where: { $0.decision.rung == notice.rung && $0.decision.day <= notice.day })
      else { return nil }
      let place = place(of: .notice(notice))
      return Fault(
        .noticeWithoutDecision, place: place,
        problem: "Op \(notice.day.words) was er over \(desk.name(file.municipality)) geen besluit van trede "
          + "\(notice.rung.rawValue) om bekend te maken.",
        advice: "Leg eerst het besluit vast. Wilt u het besluit intrekken? Trek dan eerst de bekendmaking in.")
    }
  }

  /// What is agreed or asked belongs to an open file of rung 2 or higher; an action to one of rung 3 or higher.
  func agreements(_ agreements: [SupervisionAgreement]) -> [Fault] {
    agreements.compactMap { agreement in
      let least: Rung = agreement.kind == .action ? .agreements : .information
      let rung = decisions.last { $0.decision.day <= agreement.day }?.decision.rung ?? .onSchedule
      guard rung < least else { return nil }
      let what = agreement.kind == .action ? "afspraak" : "verslag"
      return Fault(
        .fileNotOpen, place: place(of: .agreement(agreement)),
        problem:
          "\(desk.name(file.municipality)) staat op \(agreement.day.words) op trede \(rung.rawValue); daar hoort geen "
          + "\(what) bij ('\(agreement.id)').",
        expected: "Trede \(least.rawValue) of hoger.",
        advice: "Leg eerst de trede vast. Wilt u een trede intrekken? Trek dan eerst de afspraken in.")
    }
  }
}
