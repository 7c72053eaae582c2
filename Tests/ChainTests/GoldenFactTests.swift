// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Journal
import Rulebook
import Territory
import Testing

/// Every kind of fact ever written stays readable and keeps its one spelling.
@Suite struct GoldenFactTests {
  private struct Sample: Decodable {
    let kind: String
    let payload: String
  }

  /// What a fact can be. A new case of a fact does not compile here without a shape, and a shape fails without a sample.
  private enum Shape: CaseIterable {
    case opening, openingWithDay, correction, withdrawal
    case target, housedInMonth, housedInHalfYear, balance, adjustment, exchange, population
    case countOnDay, countInMonth, countInHalfYear, countInYear, location, locationWithEverything, occupancy
    case crisisPlaces, assigned, placed, woundDown, openedAgain
    case project, projectWithEverything, forecast, forecastWithBand
    case profile, profileWithEverything, rung, rungWithEverything, closed, judgement, partlyExcused, notice
    case agreement, agreementDone, attribution
    case score, division, divisionWithEverything, bottleneck, bottleneckWithEverything
    case spreadInCycle, spreadOnDay, estimate, estimateWithEverything, offer, offerWithEverything, swap
    case tableAgreement, tableAgreementWithNumbers, tableReport, decision, decisionWithEverything
    case objection, objectionWithOutcome, delay, delayWithDay
    case fundingAmount, fundingStep, fundingStepWithAmount, costChoice, transitionProject,
      transitionProjectWithEverything
    case transitionSpending, transitionSpendingWithEverything
    case displacedOnDay, displacedInMonth, excess

    init(_ fact: Fact) {
      switch fact {
      case .opening(let opening): self = opening.day == nil ? .opening : .openingWithDay
      case .correction(let correction): self = correction.replacement == nil ? .withdrawal : .correction
      case .housing(let fact): self = Shape(fact)
      case .reception(let fact): self = Shape(fact)
      case .crisis(.places): self = .crisisPlaces
      case .crisis(.assigned): self = .assigned
      case .crisis(.placed): self = .placed
      case .crisis(.windDown(let decision)): self = decision.isWoundDown ? .woundDown : .openedAgain
      case .homes(.project(let project)):
        let isFull =
          project.available?.until != nil && project.cents != nil && !project.obstacle.isEmpty
          && !project.decision.isEmpty && !project.people.isEmpty && project.certainty != .reported
        self = isFull ? .projectWithEverything : .project
      case .outlook(.published(let forecast)):
        self = forecast.points.contains { $0.band != nil } ? .forecastWithBand : .forecast
      case .supervision(let fact): self = Shape(fact)
      case .spread(let fact): self = Shape(fact)
      case .funding(let fact): self = Shape(fact)
      case .displaced(.count(_, _, .month, _, _)): self = .displacedInMonth
      case .displaced(.count): self = .displacedOnDay
      case .displaced(.excess): self = .excess
      case .evaluation(.bottleneck(let bottleneck)):
        let texts = [bottleneck.article, bottleneck.proposal, bottleneck.outcome]
        let isFull = bottleneck.cents != nil && !texts.contains("") && bottleneck.certainty != .reported
        self = isFull ? .bottleneckWithEverything : .bottleneck
      case .division(.score): self = .score
      case .division(.kept(let division)):
        let isFull =
          division.input.smallestSite != 1
          && division.input.parties.contains {
            $0.standing != 0 && $0.minimum != 0 && $0.maximum != nil && $0.weight.denominator != 1
          }
        self = isFull ? .divisionWithEverything : .division
      }
    }

    init(_ fact: SpreadFact) {
      switch fact {
      case .count(_, _, .day, _): self = .spreadOnDay
      case .count: self = .spreadInCycle
      case .estimate(let estimate):
        self = estimate.minors != nil && estimate.places.qualifier != .exact ? .estimateWithEverything : .estimate
      case .offer(let offer):
        let isFull =
          offer.cycle != nil && PlaceKind.allCases.allSatisfy { offer.places[$0] > 0 } && offer.available.until != nil
          && !offer.isNew && offer.isSpread && !offer.conditions.isEmpty && offer.certainty != .reported
        self = isFull ? .offerWithEverything : .offer
      case .swap: self = .swap
      case .agreement(let agreement):
        self = agreement.cycle != nil && !agreement.numbers.isEmpty ? .tableAgreementWithNumbers : .tableAgreement
      case .report: self = .tableReport
      case .decision(let decision):
        let isFull =
          decision.isChange && decision.term != nil && decision.total != nil && decision.certainty != .reported
        self = isFull ? .decisionWithEverything : .decision
      case .objection(let objection): self = objection.outcome == nil ? .objection : .objectionWithOutcome
      case .delay(let delay): self = delay.expected == nil ? .delay : .delayWithDay
      }
    }

    init(_ fact: FundingFact) {
      switch fact {
      case .amount: self = .fundingAmount
      case .step(let step): self = step.amount == nil ? .fundingStep : .fundingStepWithAmount
      case .choice: self = .costChoice
      case .project(let project):
        let isFull =
          project.applied != nil && !project.supplements.isEmpty && project.depreciationYears != nil
          && project.period.until != nil && project.certainty != .reported
        self = isFull ? .transitionProjectWithEverything : .transitionProject
      case .spending(let spending):
        let isFull = spending.execution != .zero && spending.certainty != .reported
        self = isFull ? .transitionSpendingWithEverything : .transitionSpending
      }
    }

    init(_ fact: SupervisionFact) {
      switch fact {
      case .profile(let profile):
        let isFull =
          profile.leastPeople != nil && profile.leastPercent != nil && profile.weeks.count == Rung.withTerm.count
          && profile.freeze?.until != nil && profile.certainty != .reported
        self = isFull ? .profileWithEverything : .profile
      case .decision(let decision):
        let isFull = decision.term != nil && decision.urgency != nil && decision.certainty != .reported
        self = decision.rung == .onSchedule ? .closed : isFull ? .rungWithEverything : .rung
      case .judgement(let judgement):
        if case .partly = judgement.verdict { self = .partlyExcused } else { self = .judgement }
      case .notice: self = .notice
      case .agreement(let agreement): self = agreement.done == nil ? .agreement : .agreementDone
      case .attribution: self = .attribution
      }
    }

    init(_ fact: HousingFact) {
      switch fact {
      case .target: self = .target
      case .housed(_, .month, _, _): self = .housedInMonth
      case .housed(_, .halfYear, _, _): self = .housedInHalfYear
      case .balance: self = .balance
      case .adjustment: self = .adjustment
      case .exchange: self = .exchange
      case .population: self = .population
      }
    }

    init(_ fact: ReceptionFact) {
      switch fact {
      case .count(_, _, .day, _, _): self = .countOnDay
      case .count(_, _, .month, _, _): self = .countInMonth
      case .count(_, _, .halfYear, _, _): self = .countInHalfYear
      case .count(_, _, .year, _, _): self = .countInYear
      case .location(let location):
        let isFull =
          location.hub != nil && location.open.until != nil && location.contracts.count > 1
          && !location.shares.isEmpty && location.certainty != .reported
        self = isFull ? .locationWithEverything : .location
      case .occupancy: self = .occupancy
      }
    }
  }

  private func samples() throws -> [Sample] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/facts.json")
    return try JSONDecoder().decode([Sample].self, from: Data(contentsOf: file))
  }

  @Test func everySampleIsReadAndWrittenBackByteForByte() throws {
    for sample in try samples() {
      let fact = try Fact(entry(kind: sample.kind, payload: sample.payload))
      let draft = fact.draft(source: "proef")
      #expect(draft.kind == sample.kind)
      #expect(String(decoding: draft.payload, as: UTF8.self) == sample.payload)
    }
  }

  @Test func everyShapeQualifierCertaintyAndRoleHasASample() throws {
    let facts = try samples().map { try Fact(entry(kind: $0.kind, payload: $0.payload)) }
    let shapes = facts.map(Shape.init)
    for shape in Shape.allCases { #expect(shapes.contains(shape), "\(shape) has no sample") }
    let housing = facts.compactMap { if case .housing(let fact) = $0 { fact } else { nil } }
    #expect(Set(housing.compactMap(\.count?.qualifier)) == Set(Qualifier.allCases))
    #expect(Set(housing.compactMap(\.count?.certainty)) == Set(Certainty.allCases))
    #expect(Set(housing.map(\.role)) == Set(FactRole.allCases))
  }

  @Test func everyWordOfReceptionAndHomesHasASample() throws {
    let facts = try samples().map { try Fact(entry(kind: $0.kind, payload: $0.payload)) }
    let locations = facts.compactMap { if case .reception(.location(let location)) = $0 { location } else { nil } }
    #expect(Set(locations.map(\.kind)) == Set(LocationKind.allCases))
    #expect(Set(locations.map(\.runner)) == Set(LocationRunner.allCases))
    #expect(Set(locations.flatMap(\.shares).map(\.group)) == Set(TargetGroup.allCases))
    let projects = facts.compactMap { if case .homes(.project(let project)) = $0 { project } else { nil } }
    #expect(Set(projects.map(\.kind)) == Set(HomeKind.allCases))
    #expect(Set(projects.map(\.phase)) == Set(HomePhase.allCases))
    #expect(Set(projects.flatMap(\.people).map(\.group)) == Set(TargetGroup.allCases))
    let counts = facts.compactMap { fact -> (measure: Measure, role: FactRole)? in
      if case .reception(.count(let measure, _, _, _, let role)) = fact { (measure, role) } else { nil }
    }
    #expect(Set(counts.map(\.measure)) == Set(Measure.reported))
    #expect(Set(counts.map(\.role)) == Set(FactRole.allCases))
  }

  @Test func everyWordOfDisplacedPeopleHasASample() throws {
    let facts = try samples().map { try Fact(entry(kind: $0.kind, payload: $0.payload)) }
    let counts = facts.compactMap { fact -> (measure: Measure, area: AreaKind, role: FactRole)? in
      if case .displaced(.count(let measure, let area, _, _, let role)) = fact {
        (measure, area.kind, role)
      } else {
        nil
      }
    }
    #expect(Set(counts.map(\.measure)) == Set(Measure.displacedReported))
    #expect(Set(counts.map(\.area)) == Set(AreaKind.allCases).subtracting([.province]))
    #expect(Set(counts.map(\.role)) == Set(FactRole.allCases))
  }

  @Test func everyWordOfTheEvaluationHasASample() throws {
    let facts = try samples().map { try Fact(entry(kind: $0.kind, payload: $0.payload)) }
    let all = facts.compactMap { if case .evaluation(.bottleneck(let bottleneck)) = $0 { bottleneck } else { nil } }
    #expect(Set(all.map(\.status)) == Set(BottleneckStatus.allCases))
    #expect(Set(all.map(\.reporter)) == Set(BottleneckReporter.allCases))
    #expect(Set(all.map(\.regulation)) == Set(Regulation.allCases))
  }

  @Test func everyWordOfTheTableHasASample() throws {
    let facts = try samples().map { try Fact(entry(kind: $0.kind, payload: $0.payload)) }
      .compactMap { if case .spread(let fact) = $0 { fact } else { nil } }
    let measures = facts.compactMap { if case .count(let measure, _, _, _) = $0 { measure } else { nil } }
    #expect(Set(measures) == Set(Measure.spreadReported))
    let outcomes = facts.compactMap {
      if case .objection(let objection) = $0 { objection.outcome?.ruling } else { nil }
    }
    #expect(Set(outcomes) == Set(ObjectionRuling.allCases))
  }

  @Test func everyWordOfFundingHasASample() throws {
    let facts = try samples().map { try Fact(entry(kind: $0.kind, payload: $0.payload)) }
      .compactMap { if case .funding(let fact) = $0 { fact } else { nil } }
    let items = facts.compactMap { if case .amount(let amount) = $0 { amount.item } else { nil } }
    #expect(Set(items) == Set(FundingItem.allCases))
    let steps = facts.compactMap { if case .step(let step) = $0 { step.kind } else { nil } }
    #expect(Set(steps) == Set(FundingStepKind.allCases))
    let choices = facts.compactMap { if case .choice(let choice) = $0 { choice.basis } else { nil } }
    #expect(Set(choices) == Set(CostBasis.allCases))
  }

  @Test func everyWordOfTheLadderHasASample() throws {
    let facts = try samples().map { try Fact(entry(kind: $0.kind, payload: $0.payload)) }
      .compactMap { if case .supervision(let fact) = $0 { fact } else { nil } }
    let decisions = facts.compactMap { if case .decision(let decision) = $0 { decision } else { nil } }
    #expect(Set(decisions.map(\.rung)) == Set(Rung.allCases))
    #expect(Set(decisions.map(\.authority)) == Set(SupervisionAuthority.allCases))
    #expect(Set(facts.compactMap(\.file?.task)) == Set(SupervisedTask.allCases))
    let judgements = facts.compactMap { if case .judgement(let judgement) = $0 { judgement.verdict } else { nil } }
    #expect(Set(judgements) == [.yes, .no, .partly(12)])
    let notices = facts.compactMap { if case .notice(let notice) = $0 { notice.kind } else { nil } }
    #expect(Set(notices) == Set(NoticeKind.allCases))
    let agreements = facts.compactMap { if case .agreement(let agreement) = $0 { agreement.kind } else { nil } }
    #expect(Set(agreements) == Set(AgreementKind.allCases))
    let parts = facts.compactMap { if case .attribution(let attribution) = $0 { attribution.parts } else { nil } }
    #expect(Set(parts.joined().map(\.cause)) == Set(ArrearsCause.allCases))
  }

  @Test func samplesSayWhatTheySaid() throws {
    let kind = "taakstelling-geruild"
    let sample = try samples().first { $0.kind == kind }
    let exchange = try Fact(entry(kind: kind, payload: try #require(sample).payload))
    #expect(
      exchange
        == .housing(
          .exchange(
            halfYear: try half("2022-2"),
            changes: [
              TargetChange(area: try code("GM0363"), change: 10), TargetChange(area: try code("GM0439"), change: -10),
            ])))
    let balance = try Fact(
      entry(
        kind: "stand-vastgesteld",
        payload: #"{"aantal":-1900,"dag":"2022-07-01","gebied":"NL","kwalificatie":"bijna","zekerheid":"ledenbrief"}"#))
    #expect(
      balance
        == .housing(
          .balance(
            area: .netherlands, day: try day("2022-07-01"), count: Count(-1900, .nearly, certainty: .letter),
            role: .leading)))
  }

  @Test func samplesOfReceptionSayWhatTheySaid() throws {
    func fact(_ kind: String, where holds: (String) -> Bool) throws -> Fact {
      let sample = try #require(try samples().first { $0.kind == kind && holds($0.payload) })
      return try Fact(entry(kind: sample.kind, payload: sample.payload))
    }
    #expect(
      try fact("opvang-geteld") { $0.contains("ledenbrief") }
        == .reception(
          .count(
            .residents, area: .netherlands, period: .day(day("2022-07-14")),
            count: Count(43_000, .circa, certainty: .letter), role: .leading)))
    let location = try fact("locatie-vastgelegd") { $0.contains("satelliet-1") }
    guard case .reception(.location(let satellite)) = location else {
      Issue.record("no location is read")
      return
    }
    #expect(satellite.hub == Slug("regio-noord") && satellite.kind == .satellite && satellite.runner == .municipality)
    #expect(satellite.name == "Satelliet ’t Zand \"oost\"" && satellite.certainty == .invented)
    #expect(try satellite.open == Period(from: day("2021-02-28"), until: day("2024-12-31")))
    #expect(satellite.contracts.map(\.places) == [120, 80])
    #expect(try satellite.contracts[0].period == Period(from: day("2021-03-01"), until: day("2022-03-01")))
    #expect(satellite.shares.map(\.places) == Array(5...13) && satellite.shares[1].period.until == nil)
    #expect(
      try fact("crisisafbouw-besloten") { $0.contains("open") }
        == .crisis(.windDown(WindDown(region: code("VR19"), day: day("2022-09-01"), isWoundDown: false))))
    guard case .outlook(.published(let forecast)) = try fact("prognose-gepubliceerd", where: { $0.contains("p95") })
    else {
      Issue.record("no forecast is read")
      return
    }
    #expect(
      forecast.points == [
        .init(
          day: try day("2022-08-01"), value: 43_300,
          band: .init(p5: 42_000, p25: 42_800, p75: 43_900, p95: 45_100))
      ])
  }

  @Test(arguments: [
    ("onbekende-soort", #"{"aantal":1,"gebied":"NL","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"NL"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"XX","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"NL","halfjaar":"2022-3"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1.5,"gebied":"NL","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":3000000000,"gebied":"NL","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"extra":2,"gebied":"NL","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"NL","halfjaar":"2022-2","rol":"hoofdrol"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"NL","halfjaar":"2022-2","zekerheid":"zeker"}"#),
    ("gehuisvest-gemeld", #"{"aantal":1,"gebied":"NL","kwalificatie":"veel","maand":"2022-07"}"#),
    ("gehuisvest-gemeld", #"{"aantal":1,"gebied":"NL","maand":"2022-13"}"#),
    ("stand-vastgesteld", #"{"aantal":1,"dag":"2022-02-30","gebied":"NL"}"#),
    ("inwoners-vastgesteld", #"{"aantal":1,"gebied":"GM0363","jaar":5000000000}"#),
    ("correctie", #"{"aantal":99999999999,"corrigeert":1,"reden":"te groot"}"#),
    ("taakstelling-geruild", #"{"halfjaar":"2022-2","wijzigingen":[{"gebied":"NL","verschil":9223372036854775807}]}"#),
    ("journaal-geopend", #"{"peildatum":"morgen","titel":"x"}"#),
    ("bekostiging-gemeld", #"{"bedragCenten":-1,"gemeente":"GM0363","periode":"2022-03","post":"leefgeld"}"#),
    ("bekostiging-gemeld", #"{"bedragCenten":1,"gemeente":"GM0363","periode":"2022","post":"leefgeld"}"#),
    ("bekostiging-gemeld", #"{"bedragCenten":1,"gemeente":"PV20","periode":"2022-03","post":"leefgeld"}"#),
    (
      "bekostiging-gemeld",
      #"{"bedragCenten":99999999999999999,"gemeente":"GM0363","periode":"2022-03","post":"leefgeld"}"#
    ),
    ("transitie-uitgegeven", #"{"investeringCenten":1,"jaar":2022,"project":"kade-3","uitvoeringCenten":0}"#),
    ("journaal-geopend", #"{}"#),
    ("journaal-geopend", ""),
  ]) func whatWasNeverWrittenIsRefused(kind: String, payload: String) throws {
    let entry = try entry(kind: kind, payload: payload)
    let fault = #expect(throws: Fault.self) { try Fact(entry) }
    #expect(fault?.code == .payloadUnreadable)
    var state = ChainState()
    #expect(throws: Fault.self) { try state.apply(entry) }
    #expect(state == ChainState(), "a payload that cannot be read leaves no trace")
  }

  /// A payload that is read, with one thing changed in it at a time.
  @Test(arguments: Unwritten.allCases) func whatWasNeverWrittenOfReceptionIsRefused(sample: Unwritten) throws {
    _ = try Fact(entry(kind: sample.kind, payload: sample.good))
    for (old, new) in sample.changes {
      let payload = sample.good.replacing(old, with: new)
      #expect(payload != sample.good, "\(old) is not in the sample")
      let entry = try entry(kind: sample.kind, payload: payload)
      let fault = #expect(throws: Fault.self, "\(payload)") { try Fact(entry) }
      #expect(fault?.code == .payloadUnreadable)
      var state = ChainState()
      #expect(throws: Fault.self) { try state.apply(entry) }
      #expect(state == ChainState(), "a payload that cannot be read leaves no trace")
    }
  }

  /// A correction in the first line points at nothing; it is kept and does nothing.
  @Test func aCorrectionOfNothingDoesNothing() throws {
    for position in [-1, 0, 1, 2, Int.max] {
      let line = Line(
        .correction(Correction(position: position, replacement: 3, reason: "proef")), known: try noon("2022-07-01"))
      let state = try ChainState(folding: entries([line]))
      #expect(state.position == 1)
      #expect(!state.isCorrectable(1))
    }
  }
}
