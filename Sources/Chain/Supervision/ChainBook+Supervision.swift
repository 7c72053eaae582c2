// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// The files of supervision on the reference day (R1.38, R1.39).
extension ChainBook {
  /// One municipality and one duty on the reference day; nil when there is no such municipality on that day.
  public func supervision(of file: SupervisionFile) -> SupervisionView? {
    let day = perspective.day
    guard let municipality = territory.municipality(file.municipality, on: day) else { return nil }
    // The minister supervises by no profile of a province.
    let profile =
      file.task == .housing
      ? state.supervision.profile(of: municipality.province, on: day, at: known)?.content : nil
    let decision = decisions(of: file, by: day).last
    let last = decision?.content
    let term = last.flatMap { self.term(of: $0, in: file.task == .housing ? municipality.province : nil) }
    let freeze = profile?.freeze.flatMap { $0.holds(on: day) ? $0 : nil }
    let missing = missingNotices(in: file)
    let late = lateAgreements(in: file)
    let standing = Standing(last: last, term: term, freeze: freeze, missing: missing, late: late.count)
    let arrears = arrearsView(file, profile, standing)
    return SupervisionView(
      file: file, province: municipality.province, rung: last?.rung ?? .onSchedule,
      rungFigure: rungFigure(file, on: day),
      decision: decision.map { ($0.content, state.source(of: $0.version)) }, term: term, freeze: freeze,
      predecessors: last == nil ? predecessors(of: file, on: day) : [],
      remarks: remarks(file, in: municipality.province),
      due: due(last, term, missing, late, arrears), arrears: arrears)
  }

  /// Everything ever recorded in a file by the reference day, the newest first.
  public func supervisionHistory(of file: SupervisionFile) -> [SupervisionEvent] {
    let all = state.supervision
    func events<Content>(
      _ table: RecordTable<SupervisionFile, Content>, _ fact: (Content) -> SupervisionFact
    ) -> [SupervisionEvent] {
      (table.records[file] ?? []).filter { $0.version.known <= known }.map {
        SupervisionEvent(
          fact: fact($0.content), source: state.source(of: $0.version), isWithdrawn: !$0.stands(at: known))
      }
    }
    let events =
      events(all.decisions) { .decision($0) } + events(all.judgements) { .judgement($0) }
      + events(all.notices) { .notice($0) } + events(all.agreements) { .agreement($0) }
      + events(all.attributions) { .attribution($0) }
    return events.filter { $0.fact.day <= perspective.day }.sorted {
      ($0.fact.day, $0.source.position) > ($1.fact.day, $1.source.position)
    }
  }

  /// What a municipality is to do, by the day on which it is due, with the entry that recorded it.
  public func agreements(in file: SupervisionFile) -> [(agreement: SupervisionAgreement, source: FactSource)] {
    state.supervision.agreements(of: file, at: known).filter { $0.content.day <= perspective.day }.map {
      ($0.content, state.source(of: $0.version))
    }
  }

  /// The decisions of a file that stand, whatever the reference day, in the order in which they were taken; with the entry.
  public func rungDecisions(of file: SupervisionFile) -> [(decision: RungDecision, position: Int)] {
    state.supervision.decisions(of: file, at: known).map { ($0.content, Int($0.version.position)) }
  }

  /// The decisions of the file that is open on the reference day, in order; none when it is closed.
  public func openDecisions(of file: SupervisionFile) -> [RungDecision] {
    let all = decisions(of: file, by: perspective.day).map(\.content)
    guard let closed = all.lastIndex(where: { $0.rung == .onSchedule }) else { return all }
    return Array(all[all.index(after: closed)...])
  }

  /// The notices of a file that stand, whatever the reference day.
  public func notices(of file: SupervisionFile) -> [SupervisionNotice] {
    state.supervision.notices.standing(file, at: known).map(\.content)
  }

  /// The profile that holds in a province on the reference day, with the entry; nil when the rules alone count.
  public func supervisionProfile(of province: AreaCode) -> (profile: SupervisionProfile, source: FactSource)? {
    state.supervision.profile(of: province, on: perspective.day, at: known).map {
      ($0.content, state.source(of: $0.version))
    }
  }

  /// The weeks that are usual on a rung: by the profile of a province, or else by the rules; nil when none are.
  public func usualWeeks(_ rung: Rung, in province: AreaCode?, on day: Day) -> Figure? {
    let record = province.flatMap { state.supervision.profile(of: $0, on: day, at: known) }
    if let record, let weeks = record.content.weeks[rung] {
      return Figure(
        .rule("weken-van-trede-\(rung.rawValue)"), .whole(weeks), unit: Unit("weken"),
        certainty: record.content.certainty, derivation: .fact(state.source(of: record.version)))
    }
    let rule = ruleFigure("\(rung.rule).weken", on: day)
    return rule.whole == nil ? nil : rule
  }

  /// Open files, on `day`, of municipalities that went up in this one.
  public func predecessors(of file: SupervisionFile, on day: Day) -> [(municipality: AreaCode, rung: Rung)] {
    state.supervision.decisions.records.keys.sorted().compactMap { other in
      guard other.task == file.task, other.municipality != file.municipality,
        territory.current(other.municipality, on: day) == file.municipality,
        let last = decisions(of: other, by: day).last, last.content.rung > .onSchedule
      else { return nil }
      return (other.municipality, last.content.rung)
    }
  }
}

/// Where a file stands, apart from the figures.
private struct Standing {
  let last: RungDecision?
  let term: RungTerm?
  let freeze: SupervisionProfile.Freeze?
  let missing: [(rung: Rung, due: SupervisionDue)]
  let late: Int

  /// Whether the last decision was published and sent to the council.
  var isAnnounced: Bool { !missing.contains { $0.rung == last?.rung } }
}

// The parts of the view of one file.
extension ChainBook {
  /// The term of a decision: its own, or else what is usual on the rung.
  private func term(of decision: RungDecision, in province: AreaCode?) -> RungTerm? {
    if let term = decision.term { return RungTerm(day: term, isRecorded: true) }
    // Stepping in has the term of its decision and no other (R1.38b).
    guard decision.rung < .decision else { return nil }
    return usualWeeks(decision.rung, in: province, on: decision.day)?.whole.map {
      RungTerm(day: decision.day.adding(days: 7 * $0), isRecorded: false)
    }
  }

  /// The notices that were not recorded by the reference day, of the last announcement and of the last decision to step in.
  private func missingNotices(in file: SupervisionFile) -> [(rung: Rung, due: SupervisionDue)] {
    let notices = notices(of: file).filter { $0.day <= perspective.day }
    let open = openDecisions(of: file)
    return Rung.announced.sorted().compactMap { rung in open.last { $0.rung == rung } }.flatMap { decision in
      let made = notices.filter { $0.rung == decision.rung && $0.day >= decision.day }.map(\.kind)
      return NoticeKind.allCases.filter { !made.contains($0) }.map { kind -> (rung: Rung, due: SupervisionDue) in
        (decision.rung, .notice(kind, decision.rung, since: decision.day))
      }
    }
  }

  /// What was agreed or asked in the file that is open, is past its last day, and was not done by the reference day.
  private func lateAgreements(in file: SupervisionFile) -> [SupervisionAgreement] {
    guard let opened = openDecisions(of: file).first?.day else { return [] }
    return agreements(in: file).map(\.agreement).filter { agreement in
      let isDone = agreement.done.map { $0 <= perspective.day } ?? false
      return agreement.day >= opened && agreement.due < perspective.day && !isDone
    }
  }

  /// What is worth knowing of the last decision, though nobody refuses it.
  private func remarks(_ file: SupervisionFile, in province: AreaCode) -> [LadderRemark] {
    let all = decisions(of: file, by: perspective.day).map(\.content)
    guard let last = all.last, last.urgency == nil, let before = all.dropLast().last, before.rung < last.rung else {
      return []
    }
    var remarks: [LadderRemark] = []
    if let term = before.term, last.day <= term {
      remarks.append(.beforeTerm(before.rung, RungTerm(day: term, isRecorded: true)))
    }
    let profile = state.supervision.profile(of: province, on: last.day, at: known)?.content
    if file.task == .housing, profile?.freeze?.holds(on: last.day) == true { remarks.append(.whileFrozen(last.rung)) }
    return remarks
  }

  private func due(
    _ last: RungDecision?, _ term: RungTerm?, _ missing: [(rung: Rung, due: SupervisionDue)],
    _ late: [SupervisionAgreement], _ arrears: ArrearsView?
  ) -> [SupervisionDue] {
    var due = missing.map(\.due)
    if let last, let term, last.rung > .onSchedule, term.hasPassed(on: perspective.day) {
      due.insert(.termPassed(last.rung, term), at: 0)
    }
    due += late.map { .agreement($0) }
    if let last, let arrears, last.rung >= .information, arrears.judgement == nil, (arrears.arrears.whole ?? 0) > 0 {
      due.append(.judgement(reference: arrears.reference))
    }
    // Arrears of after the closing are another matter: they open a new file.
    if let last, let arrears, last.rung == .onSchedule, arrears.reference <= last.day, arrears.signal == .arrears,
      let left = arrears.counting.whole, left > 0
    {
      due.append(.closedWithArrears(left, since: last.day))
    }
    if let rest = arrears?.attribution?.rest.whole, rest < 0 { due.append(.attribution(-rest)) }
    return due
  }

  private func arrearsView(
    _ file: SupervisionFile, _ profile: SupervisionProfile?, _ standing: Standing
  ) -> ArrearsView? {
    guard let period = arrearsPeriod(of: file), let reference = reference(of: period, file.municipality) else {
      return nil
    }
    let (area, day) = (file.municipality, perspective.day)
    let arrears = self.arrears(area, period, on: day)
    let excused = self.excused(area, period, on: day)
    let counting = countingArrears(area, period, on: day)
    let judgement = self.judgement(area, period)
    let housing = housingLag(area, period, profile)
    let situation = LadderSituation(
      rung: standing.last?.rung ?? .onSchedule, day: day, reference: reference, arrears: arrears, counting: counting,
      verdict: judgement?.content.verdict, meetsThreshold: (housing?.limits ?? Limits()).areMet,
      isConfirmed: housing?.isConfirmed ?? true, status: housing?.status ?? .unknown, behindPace: housing?.behindPace,
      term: standing.term, isUrgent: standing.last?.urgency != nil, isAnnounced: standing.isAnnounced,
      agreementsLate: standing.late, freeze: standing.freeze)
    let (rung, reasons) = situation.proposal()
    let figures = [arrears, housing?.share, housing?.limits.people, housing?.behindPace, excused, counting]
    return ArrearsView(
      reference: reference, arrears: arrears, share: housing?.share, behindPace: housing?.behindPace, excused: excused,
      counting: counting, threshold: housing?.limits.people, attribution: attributionView(area, period),
      judgement: judgement.map { ($0.content, state.source(of: $0.version)) }, signal: situation.signal,
      proposal: RungProposal(
        task: file.task, rung: rung, reasons: reasons,
        figures: figures.compactMap(\.self).filter { $0.number != nil }))
  }

  /// What only housing has: a target and a pace to lag behind, and the limits of the province; nil for a cycle.
  private func housingLag(_ area: AreaCode, _ period: FigurePeriod, _ profile: SupervisionProfile?) -> HousingLag? {
    guard case .halfYear(let halfYear) = period else { return nil }
    let day = perspective.day
    let percent = profile?.leastPercent ?? ruleFigure("R1.39a.procent", on: day).whole ?? 0
    let ledger = ledger(of: area, in: halfYear)
    return HousingLag(
      share: arrearsShare(area, halfYear, on: day), behindPace: behindPace(ledger), status: ledger.status,
      isConfirmed: isConfirmed(area, halfYear),
      limits: Limits(people: arrearsThreshold(area, on: day), target: ledger.target, percent: Fraction(percent)))
  }

  private func attributionView(_ area: AreaCode, _ period: FigurePeriod) -> AttributionView? {
    guard let record = attribution(area, period) else { return nil }
    return AttributionView(
      attribution: record.content, sum: attributed(area, period),
      rest: unattributed(area, period, on: perspective.day), source: state.source(of: record.version))
  }

  /// Whether an official table says where the half-year starts: a balance that was laid down, or the half-year before as a
  /// whole; of a municipality that was merged, of all its parts.
  private func isConfirmed(_ area: AreaCode, _ halfYear: HalfYear) -> Bool {
    let previous = halfYear.previous
    func isLaidDown(_ code: AreaCode) -> Bool {
      state.numbers[SeriesKey(.balance, code, halfYear.firstDay.number)]?.current(at: known) != nil
    }
    if isLaidDown(area) { return true }
    let parts = parts(of: area, on: max(perspective.day, halfYear.firstDay), asOf: previous.lastDay)
    return !parts.isEmpty
      && parts.allSatisfy { code in
        isLaidDown(code)
          || state.numbers[SeriesKey(.housedInHalfYear, code, previous.index)]?.current(at: known) != nil
      }
  }
}

/// What only housing has.
private struct HousingLag {
  let share: Figure
  let behindPace: Figure
  let status: ScheduleStatus
  let isConfirmed: Bool
  let limits: Limits
}

/// From where on a supervisor looks at arrears (drempel, R1.39a): every limit there is must be met. A limit that cannot be
/// tested holds nobody back.
private struct Limits {
  var people: Figure?
  var target: Figure?
  var percent = Fraction(0)

  func areMet(_ arrears: Figure) -> Bool {
    guard let number = arrears.number, number > Fraction(0) else { return false }
    if let least = people?.number, number < least { return false }
    guard let target else { return true }
    return Figure(.rule("deel"), .percentage, [arrears, target]).number.map { $0 >= percent } ?? true
  }
}

extension LadderSituation {
  /// What the figures say, whatever the rung.
  var signal: SupervisionSignal {
    guard let people = arrears.whole else { return .unknown }
    if status == .done { return .none }
    if people > 0, meetsThreshold(arrears) { return .arrears }
    if status == .behind, let behindPace, meetsThreshold(behindPace) { return .pace }
    return people > 0 ? .small : .none
  }
}
