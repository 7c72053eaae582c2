// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

@testable import Office

/// A fact with the subject it should have, and the kinds of organisation that have its area for their own.
struct MandateExample {
  var subject: MandateSubject
  var fact: Fact
  var owners: Set<OrganisationKind> = [.municipality, .province, .safetyRegion]

  init(
    _ subject: MandateSubject, _ fact: Fact, owners: Set<OrganisationKind> = [.municipality, .province, .safetyRegion]
  ) {
    (self.subject, self.fact, self.owners) = (subject, fact, owners)
  }
}

/// Facts of every kind about Amsterdam, its province and its safety region.
enum MandateFacts {
  private static let amsterdam = "GM0363"

  /// A desk over an empty journal.
  static func desk() throws -> Desk {
    Desk(state: ChainState(), rulebook: try Rulebook.standard(), territory: try Territory.standard(), now: now)
  }

  static func location(_ municipality: String, _ runner: LocationRunner) throws -> Location {
    Location(
      id: try slug("een"), name: "Een", municipality: try code(municipality), kind: .crisis, runner: runner, hub: nil,
      open: try period("2022-01-01"), contracts: [], shares: [])
  }

  static func all() throws -> [MandateExample] { try housing() + reception() + rest() + supervision() + spread() }

  private static func housing() throws -> [MandateExample] {
    [
      MandateExample(.opening, .opening(JournalOpening(title: "x", day: nil)), owners: []),
      MandateExample(.target, .housing(try target(amsterdam, "2022-2", 5))),
      MandateExample(
        .adjustment, .housing(.adjustment(area: try code(amsterdam), halfYear: try half("2022-2"), count: Count(1)))),
      MandateExample(
        .exchange, .housing(try exchange("2022-2", [(amsterdam, 5), ("GM0384", -5)])), owners: [.province]),
      MandateExample(.housed, .housing(try housed(amsterdam, "2022-07", 5))),
      MandateExample(
        .balance,
        .housing(.balance(area: try code("PV27"), day: try day("2022-07-01"), count: Count(1), role: .leading)),
        owners: [.province]),
      MandateExample(.population, .housing(.population(area: try code(amsterdam), year: 2022, count: Count(9)))),
      MandateExample(.score, .division(.score(municipality: try code(amsterdam), year: 2022, thousandths: Count(9)))),
    ]
  }

  private static func reception() throws -> [MandateExample] {
    func count(_ measure: Measure) throws -> Fact {
      .reception(
        .count(measure, area: .netherlands, period: .day(try day("2022-07-01")), count: Count(1), role: .leading))
    }
    let coaLocation = Fact.reception(.location(try location(amsterdam, .coa)))
    return [
      MandateExample(.reception, try count(.residents), owners: []),
      MandateExample(.assignment, try count(.portfolio), owners: []),
      MandateExample(.agencyLocation, coaLocation),
      // Of a location that nobody knows, nobody but COA says how many people are there.
      MandateExample(.agencyLocation, try occupancy("onbekend", 5, on: "2022-07-01"), owners: []),
      MandateExample(.otherLocation, .reception(.location(try location(amsterdam, .municipality)))),
      MandateExample(.crisisPlaces, try crisisPlaces("VR13", 5, on: "2022-07-01"), owners: [.safetyRegion]),
      MandateExample(.crisisAssigned, try assigned("VR13", 5), owners: [.safetyRegion]),
      MandateExample(.crisisPlaced, try placed("VR13", 5, on: "2022-07-02"), owners: [.safetyRegion]),
      MandateExample(.windDown, try decision("VR13", true, on: "2022-07-02"), owners: [.safetyRegion]),
    ]
  }

  private static func rest() throws -> [MandateExample] {
    let own = try code(amsterdam)
    let homes = HomeProject(
      id: try slug("een"), name: "Een", municipality: own, kind: .interim, phase: .idea, homes: 5, people: [])
    let forecast = PublishedForecast(
      id: try slug("een"), publisher: "x", published: try day("2022-07-01"), measure: .residents, points: [])
    let step = { (kind: FundingStepKind) in
      Fact.funding(
        .step(FundingStep(municipality: own, year: 2022, kind: kind, day: try day("2023-02-01"), amount: nil)))
    }
    let bottleneck = Bottleneck(
      id: try slug("een"), title: "x", regulation: Regulation.allCases[0], theme: "x",
      reporter: BottleneckReporter.allCases[0], effect: "x", status: BottleneckStatus.allCases[0],
      day: try day("2022-07-01"))
    return [
      MandateExample(.homes, .homes(.project(homes))),
      MandateExample(.forecast, .outlook(.published(forecast)), owners: []),
      MandateExample(
        .displaced,
        .displaced(
          .count(.displacedPlaces, area: own, period: .day(try day("2022-07-01")), count: Count(1), role: .leading))),
      MandateExample(
        .displaced, .displaced(.excess(ExcessReason(area: own, day: try day("2022-07-01"), reason: "x")))),
      MandateExample(.claim, try step(.advanceAsked)),
      MandateExample(.claim, try step(.accounted)),
      MandateExample(.payment, try step(.settled)),
      MandateExample(.payment, try step(.advancePaid)),
      MandateExample(
        .claim,
        .funding(
          .choice(CostChoice(municipality: own, year: 2022, basis: .actual, day: try day("2023-02-01"), reason: "x")))),
      MandateExample(
        .claim,
        .funding(.spending(TransitionSpending(project: try slug("onbekend"), year: 2022, investment: .zero))),
        owners: []),
      MandateExample(.bottleneck, .evaluation(.bottleneck(bottleneck)), owners: []),
    ]
  }

  private static func supervision() throws -> [MandateExample] {
    func rung(_ task: SupervisedTask, _ authority: SupervisionAuthority) throws -> Fact {
      .supervision(
        .decision(
          RungDecision(
            file: SupervisionFile(task, try code(amsterdam)), rung: .signal, day: try day("2022-07-01"),
            authority: authority, reason: "x")))
    }
    func notice(_ task: SupervisedTask) throws -> Fact {
      .supervision(
        .notice(
          SupervisionNotice(
            file: SupervisionFile(task, try code(amsterdam)), rung: .decision, kind: .published,
            day: try day("2022-07-01"))))
    }
    let profile = SupervisionProfile(province: try code("PV27"), from: try day("2022-07-01"))
    return [
      MandateExample(.supervisionProfile, .supervision(.profile(profile)), owners: [.province]),
      MandateExample(.housingRung, try rung(.housing, .executive)),
      MandateExample(.housingRung, try rung(.housing, .official)),
      MandateExample(.ministerRung, try rung(.housing, .minister)),
      MandateExample(.ministerRung, try rung(.spread, .minister)),
      MandateExample(.ministerRung, try rung(.spread, .official)),
      MandateExample(.housingSupervision, try notice(.housing)),
      MandateExample(.spreadSupervision, try notice(.spread)),
    ]
  }

  private static func spread() throws -> [MandateExample] {
    let own = try code(amsterdam)
    let on = try day("2024-06-01")
    func number(_ measure: Measure) throws -> Fact { try Table.number(measure, amsterdam, 5) }
    let offer = PlaceOffer(
      site: try slug("een"), name: "Een", municipality: own, cycle: 2024, day: on, places: PlaceCounts(regular: 5),
      available: try period("2025-01-01"))
    func objection(_ outcome: DecisionObjection.Outcome?) throws -> Fact {
      .spread(
        .objection(
          DecisionObjection(
            id: try slug("een"), province: try code("PV27"), cycle: 2024, day: on, municipality: own, about: "x",
            outcome: outcome)))
    }
    let agreement = TableAgreement(province: try code("PV27"), cycle: 2024, day: on, text: "x")
    let task = Fact.spread(.count(.provincialTask, area: try code("PV27"), period: .day(on), count: Count(5)))
    return [
      MandateExample(.estimate, try Table.estimate(), owners: []),
      MandateExample(.indicative, try number(.indicative)),
      MandateExample(.provincialTask, task, owners: [.province]),
      MandateExample(.durablePlaces, try number(.durablePlaces)),
      MandateExample(.tableNumbers, try number(.reportedPlaces)),
      MandateExample(.tableNumbers, try Table.report([(amsterdam, 5)], province: "PV27"), owners: [.province]),
      MandateExample(.offer, .spread(.offer(offer))),
      MandateExample(.tableWork, .spread(.agreement(agreement)), owners: [.province]),
      MandateExample(
        .tableWork, try Table.swap([(amsterdam, 5), ("GM0384", -5)], province: "PV27"), owners: [.province]),
      MandateExample(.distribution, try Table.decision([(amsterdam, 5)], province: "PV27"), owners: [.province]),
      MandateExample(.objection, try objection(nil)),
      MandateExample(
        .objectionOutcome, try objection(DecisionObjection.Outcome(day: on, ruling: .upheld))),
      MandateExample(
        .delay, .spread(.delay(DelayReport(municipality: own, cycle: 2024, day: on, reason: "x")))),
      MandateExample(.keptDivision, try kept(), owners: []),
    ]
  }

  private static func kept() throws -> Fact {
    let party = DivisionInput.Party(code: amsterdam, weight: Fraction(1))
    let input = DivisionInput(total: 5, method: .largestRemainder, parties: [party])
    return .division(
      .kept(
        KeptDivision(
          id: try slug("een"), title: "x", day: try day("2024-06-01"), key: "inwoners", level: .municipality,
          input: input, shares: [5])))
  }
}
