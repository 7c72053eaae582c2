// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Ede, with a target of 120 in the second half of 2022 and arrears of 40 on 1 July, and what was decided about it.
struct Ede {
  static let code = "GM0228"
  static let file = SupervisionFile(.housing, AreaCode(kind: .municipality, number: 228))

  /// The figures of housing: the arrears in the official table, and the people housed in the months that are over.
  static func figures(arrears: Int? = 40, target: Int = 120, housed: [(String, Int)] = []) throws -> [Fact] {
    let area = try areaCode(code)
    var facts: [Fact] = [
      .housing(.target(area: area, halfYear: try half("2022-2"), count: Count(target), role: .leading))
    ]
    if let arrears {
      facts.append(
        .housing(.balance(area: area, day: try day("2022-07-01"), count: Count(-arrears), role: .leading)))
    }
    return try facts
      + housed.map {
        .housing(.housed(area: area, period: .month(try month($0.0)), count: Count($0.1), role: .leading))
      }
  }

  static func decision(
    _ rung: Rung, _ iso: String, term: String? = nil, urgency: String? = nil, file: SupervisionFile = file
  ) throws -> Fact {
    .supervision(
      .decision(
        RungDecision(
          file: file, rung: rung, day: try day(iso), authority: file.task == .housing ? .executive : .minister,
          reason: "proef", term: try term.map(day), urgency: urgency)))
  }

  /// Rung by rung up to and including the last of these, a week apart, from 4 July on.
  static func climbed(to rung: Rung, term: String? = nil) throws -> [Fact] {
    try Rung.allCases.filter { $0 > .onSchedule && $0 <= rung }.map { step in
      let day = try day("2022-06-27").adding(days: 7 * step.rawValue)
      return .supervision(
        .decision(
          RungDecision(
            file: file, rung: step, day: day, authority: .executive, reason: "proef",
            term: try step == rung ? term.map(Ede.day) : step == .decision ? day.adding(days: 1) : nil)))
    }
  }

  private static func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  static func judged(_ verdict: ExcuseVerdict, _ iso: String, of reference: String = "2022-07-01") throws -> Fact {
    .supervision(
      .judgement(
        ExcuseJudgement(
          file: file, reference: try day(reference), day: try day(iso), authority: .executive, verdict: verdict,
          reason: "proef")))
  }

  static func notices(of rung: Rung, _ iso: String, _ kinds: [NoticeKind] = NoticeKind.allCases) throws -> [Fact] {
    let day = try day(iso)
    return kinds.map { .supervision(.notice(SupervisionNotice(file: file, rung: rung, kind: $0, day: day))) }
  }

  static func profile(
    people: Int? = nil, percent: Int? = nil, weeks: [Rung: Int] = [:], freeze: SupervisionProfile.Freeze? = nil
  ) throws -> Fact {
    .supervision(
      .profile(
        SupervisionProfile(
          province: try areaCode("PV25"), from: try day("2022-01-01"), leastPeople: people, leastPercent: percent,
          weeks: weeks, freeze: freeze)))
  }

  static func agreement(_ id: String, _ kind: AgreementKind = .action, due: String, done: String? = nil) throws -> Fact
  {
    .supervision(
      .agreement(
        SupervisionAgreement(
          file: file, id: try slug(id), kind: kind, text: "Doe \(id)", day: try day("2022-07-20"), due: try day(due),
          done: try done.map(day))))
  }

  static func attribution(_ parts: [ArrearsCause: Int]) throws -> Fact {
    .supervision(
      .attribution(
        ArrearsAttribution(
          file: file, reference: try day("2022-07-01"),
          parts: ArrearsCause.allCases.compactMap { cause in
            parts[cause].map { ArrearsAttribution.Part(cause: cause, people: $0) }
          })))
  }

  private static func areaCode(_ text: String) throws -> AreaCode { try #require(AreaCode(text)) }
}

extension World {
  /// The file of Ede on a day.
  func ede(_ facts: [Fact], on iso: String, known: Moment = .endOfTime) throws -> SupervisionView {
    let known2022 = try noon("2022-06-01")
    let lines = facts.map { Line($0, known: known2022) }
    return try #require(try book(lines, on: day(iso), known: known).supervision(of: Ede.file))
  }
}
