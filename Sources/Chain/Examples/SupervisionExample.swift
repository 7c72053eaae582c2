// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
public import Territory

/// Makes up files of supervision of housing (voorbeeld): open ones on rungs 1 to 5, and some that were closed. They follow
/// the invented balances: who has been behind the longest is on the highest rung. The same seed gives the same files on
/// every machine.
public struct SupervisionExample {
  private let book: ChainBook
  private let day: Day
  private let balances: [HalfYear: [AreaCode: Int]]
  private var numbers: SeededNumbers

  /// The rungs of the open files, from the one that is behind the longest.
  private static let rungs: [Rung] =
    [.decision, .decision] + Array(repeating: .announcement, count: 3) + Array(repeating: .agreements, count: 4)
    + Array(repeating: .information, count: 6) + Array(repeating: .signal, count: 8)
  /// So many files were closed before.
  private static let closed = 3

  /// A generator of files as they stand on `day`, the first of a half-year, with the invented balances of municipalities.
  public init(book: ChainBook, seed: UInt64, on day: Day, balances: [HalfYear: [AreaCode: Int]]) {
    self.book = book
    self.day = day
    self.balances = balances
    numbers = SeededNumbers(seed: seed, part: 4)
  }

  /// What was decided, agreed and published in each file, in order.
  public mutating func facts() -> [InventedFact] {
    let now = HalfYear(containing: day)
    let lasting = book.territory.municipalities(on: Territory.firstDay).filter { $0.until == nil }.map(\.code)
    let behind = lasting.filter { arrears($0, now) > 1 && !isPublished($0, now) }.map {
      (code: $0, since: halfYearsBehind($0, until: now))
    }
    .sorted { ($1.since, arrears($1.code, now), $0.code) < ($0.since, arrears($0.code, now), $1.code) }.map(\.code)
    let recovered = lasting.filter { arrears($0, now.previous) == 0 && arrears($0, now.previous.previous) > 0 }
    var facts: [InventedFact] = []
    for (code, rung) in zip(behind, SupervisionExample.rungs) { facts += openFile(of: code, on: rung) }
    for code in recovered.prefix(SupervisionExample.closed) { facts += closedFile(of: code) }
    return facts
  }

  /// How far the balance of a municipality lies below zero at the start of a half-year.
  private func arrears(_ code: AreaCode, _ halfYear: HalfYear) -> Int { max(0, -(balances[halfYear]?[code] ?? 0)) }

  /// Whether the balance of a municipality is known without the example: what was made up of it does not count then.
  private func isPublished(_ code: AreaCode, _ halfYear: HalfYear) -> Bool {
    book.ledger(of: code, in: halfYear).opening.number != nil
  }

  private func halfYearsBehind(_ code: AreaCode, until last: HalfYear) -> Int {
    var (halfYear, count) = (last, 0)
    while arrears(code, halfYear) > 0 { (halfYear, count) = (halfYear.previous, count + 1) }
    return count
  }

  /// Up to a rung on the day, and on from there until the next balance says how it is.
  private mutating func openFile(of code: AreaCode, on rung: Rung) -> [InventedFact] {
    let file = SupervisionFile(.housing, code)
    var days = [day.adding(days: -Int.random(in: 9...38, using: &numbers))]
    for lower in Rung.allCases.reversed() where lower > .onSchedule && lower < rung {
      days.insert(days[0].adding(days: -wait(on: lower)), at: 0)
    }
    var rungs = Rung.allCases.filter { $0 > .onSchedule && $0 <= rung }
    let end = HalfYear(containing: day).next.firstDay
    // Every other file goes up a rung in the half-year after.
    if rung < .decision, Bool.random(using: &numbers), let next = Rung(rawValue: rung.rawValue + 1) {
      let later = max(days[days.count - 1].adding(days: wait(on: rung)), day.adding(days: 9))
      if later < end { (rungs, days) = (rungs + [next], days + [later]) }
    }
    let facts = zip(rungs, days).flatMap { self.facts(of: $0, on: $1, file, isLast: $0 == rungs.last) }
    return facts + causes(file) + closing(file, end)
  }

  /// A file of which the arrears were gone half a year before the day.
  private mutating func closedFile(of code: AreaCode) -> [InventedFact] {
    let file = SupervisionFile(.housing, code)
    let last = HalfYear(containing: day).previous
    let opened = last.previous.firstDay.adding(days: Int.random(in: 17...41, using: &numbers))
    return facts(of: .signal, on: opened, file, isLast: false) + closing(file, last.firstDay)
  }

  /// The days from one rung to the next: the usual term, and some days more.
  private mutating func wait(on rung: Rung) -> Int {
    let weeks = book.usualWeeks(rung, in: nil, on: day)?.whole ?? Int.random(in: 4...7, using: &numbers)
    return 7 * weeks + Int.random(in: 3...24, using: &numbers)
  }

  private func fact(_ fact: SupervisionFact, known: Day? = nil) -> InventedFact {
    InventedFact(fact: .supervision(fact), known: known ?? fact.day)
  }
}

// What belongs to a rung.
extension SupervisionExample {
  private mutating func facts(of rung: Rung, on day: Day, _ file: SupervisionFile, isLast: Bool) -> [InventedFact] {
    let decision = decision(rung, day, file)
    let judged = rung == .agreements ? judgement(file, on: day.adding(days: -2)) : []
    let made = judged + [fact(.decision(decision))]
    switch rung {
    case .information: return made + agreement(0, .report, decision, isLast: isLast)
    case .agreements: return made + [1, 2].flatMap { agreement($0, .action, decision, isLast: isLast && $0 == 2) }
    case .announcement, .decision: return made + notices(of: decision, isLast: isLast)
    case .onSchedule, .signal, .execution: return made
    }
  }

  private mutating func decision(_ rung: Rung, _ day: Day, _ file: SupervisionFile) -> RungDecision {
    var term: Day?
    if rung >= .information {
      let weeks = book.usualWeeks(rung, in: nil, on: day)?.whole ?? Int.random(in: 8...9, using: &numbers)
      term = day.adding(days: 7 * weeks)
    }
    return RungDecision(
      file: file, rung: rung, day: day, authority: rung < .announcement ? .deputy : .executive,
      reason: SupervisionExample.reason(rung), term: term, certainty: .invented)
  }

  private static func reason(_ rung: Rung) -> String {
    switch rung {
    case .onSchedule: "De achterstand is weg."
    case .signal: "De gemeente loopt achter op haar taakstelling."
    case .information: "De officiële tabel bevestigt de achterstand. De gemeente legt uit hoe die ontstond."
    case .agreements: "Het plan van de gemeente is niet genoeg."
    case .announcement: "De afspraken zijn niet op tijd nagekomen."
    case .decision: "Ook na het voornemen zijn er te weinig woningen."
    case .execution: "De laatste termijn is voorbij."
    }
  }

  private static let texts = [
    "Plan van aanpak", "Maak twintig woningen vrij voor grote gezinnen", "Sluit een contract met de woningcorporatie",
  ]

  /// What is asked or agreed: done in time, but for what the last rung still waits for.
  private mutating func agreement(_ number: Int, _ kind: AgreementKind, _ decision: RungDecision, isLast: Bool)
    -> [InventedFact]
  {
    let term = decision.day.days(until: decision.term ?? decision.day)
    let due = decision.day.adding(days: max(1, term * (number + 1) / 3))
    var agreement = SupervisionAgreement(
      file: decision.file, id: Slug(invented: "afspraak \(number + 1)"), kind: kind,
      text: SupervisionExample.texts[number], day: decision.day, due: due)
    let made = fact(.agreement(agreement))
    guard !isLast || Bool.random(using: &numbers) else { return [made] }
    let done = due.adding(days: -Int.random(in: 0...min(6, term / 3), using: &numbers))
    agreement.done = done
    return [made, fact(.agreement(agreement), known: done)]
  }

  /// The publication, and the copy for the council; of a last announcement that is now and then forgotten.
  private mutating func notices(of decision: RungDecision, isLast: Bool) -> [InventedFact] {
    let isForgotten = isLast && decision.rung == .announcement && Int.random(in: 0..<3, using: &numbers) == 0
    return NoticeKind.allCases.enumerated().compactMap { index, kind in
      if kind == .councilCopy, isForgotten { return nil }
      let day = decision.day.adding(days: 1 + 4 * index)
      return fact(.notice(SupervisionNotice(file: decision.file, rung: decision.rung, kind: kind, day: day)))
    }
  }

  /// Whether the arrears of the half-year are excusable: not, or for a part.
  private mutating func judgement(_ file: SupervisionFile, on day: Day) -> [InventedFact] {
    let halfYear = HalfYear(containing: day)
    let part = arrears(file.municipality, halfYear) * Int.random(in: 9...35, using: &numbers) / 100
    guard arrears(file.municipality, halfYear) > 0, day > halfYear.firstDay else { return [] }
    let isPartly = part > 0 && Bool.random(using: &numbers)
    return [
      fact(
        .judgement(
          ExcuseJudgement(
            file: file, reference: halfYear.firstDay, day: day, authority: .deputy,
            verdict: isPartly ? .partly(part) : .no,
            reason: isPartly ? "Voor een deel koppelde het COA te laat." : "De gemeente kon dit zien aankomen.",
            certainty: .invented)))
    ]
  }

  /// To which causes most of the arrears of the day are put down.
  private mutating func causes(_ file: SupervisionFile) -> [InventedFact] {
    let all = arrears(file.municipality, HalfYear(containing: day)) * Int.random(in: 69...100, using: &numbers) / 100
    let people = Proportional.split(all, over: numbers.varied([1, 6, 3, 1, 2, 1], by: 200...1_000))
    let parts = zip(ArrearsCause.allCases, people).filter { $1 > 0 }.map {
      ArrearsAttribution.Part(cause: $0, people: $1)
    }
    guard !parts.isEmpty else { return [] }
    let attribution = ArrearsAttribution(file: file, reference: day, parts: parts, certainty: .invented)
    return [fact(.attribution(attribution), known: day.adding(days: 9))]
  }

  /// The file is closed when the next balance is zero or higher.
  private mutating func closing(_ file: SupervisionFile, _ next: Day) -> [InventedFact] {
    guard arrears(file.municipality, HalfYear(containing: next)) == 0 else { return [] }
    let closed = next.adding(days: Int.random(in: 17...41, using: &numbers))
    return [fact(.decision(decision(.onSchedule, closed, file)))]
  }
}
