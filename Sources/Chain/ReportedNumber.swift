// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Territory

/// What became of a number that an entry recorded: for the page of the entry and for judging a correction.
public struct ReportedNumber: Hashable, Sendable {
  /// What the number is a figure of.
  public let reference: FigureReference
  /// The number as it was first recorded.
  public let original: Int
  /// The number after all corrections; nil when it was withdrawn.
  public let current: Int?
  /// The entries that corrected it, in order, each with the number it left; nil for a withdrawal.
  public let corrections: [(source: FactSource, value: Int?)]

  /// Whether everything is the same.
  public static func == (left: ReportedNumber, right: ReportedNumber) -> Bool {
    left.reference == right.reference && left.original == right.original && left.current == right.current
      && left.corrections.map(\.source) == right.corrections.map(\.source)
  }

  /// Feeds what identifies the number to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(reference)
    hasher.combine(original)
    hasher.combine(current)
  }
}

extension ChainState {
  /// What became of the number, or of what else, that `fact` recorded in the entry at `position`.
  public func reported(_ fact: Fact, at position: Int) -> ReportedNumber? {
    guard let reference = fact.references.first else { return nil }
    guard let key = seriesKey(of: fact) else { return record(fact, at: position, reference) }
    let versions = numbers[key]?.versions.filter { $0.root == UInt32(position) } ?? []
    guard let first = versions.first(where: { !$0.isCorrection }), let last = versions.last else { return nil }
    return ReportedNumber(
      reference: reference, original: Int(first.value), current: last.isWithdrawn ? nil : Int(last.value),
      corrections: versions.filter(\.isCorrection).map {
        (source(of: $0), $0.isWithdrawn ? nil : Int($0.value))
      })
  }

  /// Whether exactly the same counts already for what `fact` is about: of a number with the same qualifier, certainty and
  /// role.
  public func alreadyHas(_ fact: Fact) -> Bool {
    switch fact {
    case .reception(.location(let location)):
      return reception.locations.current(location.id, at: .endOfTime)?.content == location
    case .homes(.project(let project)):
      return homes.projects.current(project.id, at: .endOfTime)?.content == project
    case .outlook(.published(let forecast)):
      return outlook.forecasts.current(forecast.id, at: .endOfTime)?.content == forecast
    case .crisis(.windDown(let decision)):
      return crisis.decision(of: decision.region, on: decision.day, at: .endOfTime)?.content == decision
    case .evaluation(.bottleneck(let bottleneck)):
      return evaluation.bottlenecks.current(bottleneck.id, at: .endOfTime)?.content == bottleneck
    case .supervision(let fact): return supervision.counts(fact)
    case .division(.kept(let kept)): return division.kept.current(kept.id, at: .endOfTime)?.content == kept
    case .spread(let fact) where fact.seriesKey == nil: return spread.stands(fact)
    case .displaced(.excess(let excess)):
      return displaced.reasons.current(excess.key, at: .endOfTime)?.content == excess
    case .funding(let fact): return funding.counts(fact)
    default:
      guard let count = fact.count, let key = seriesKey(of: fact), let series = numbers[key] else { return false }
      return fact.role == .comparison
        ? series.reports(at: .endOfTime).contains { $0.says(count) }
        : series.current(at: .endOfTime)?.says(count) ?? false
    }
  }

  /// Whether targets of this half-year were changed jointly.
  public func hasExchanges(in halfYear: HalfYear) -> Bool { housing.exchanges[halfYear] != nil }

  /// Whether the same was ever reported for what `fact` is about, whatever became of it.
  public func hasReported(_ fact: Fact) -> Bool {
    switch fact {
    case .reception(.location(let location)):
      return reception.locations.records[location.id]?.contains { $0.content == location } ?? false
    case .homes(.project(let project)):
      return homes.projects.records[project.id]?.contains { $0.content == project } ?? false
    case .outlook(.published(let forecast)):
      return outlook.forecasts.records[forecast.id]?.contains { $0.content == forecast } ?? false
    case .crisis(.windDown(let decision)):
      return crisis.windDowns.records[decision.region]?.contains { $0.content == decision } ?? false
    case .evaluation(.bottleneck(let bottleneck)):
      return evaluation.bottlenecks.records[bottleneck.id]?.contains { $0.content == bottleneck } ?? false
    case .supervision(let fact): return supervision.has(fact)
    case .division(.kept(let kept)):
      return division.kept.records[kept.id]?.contains { $0.content == kept } ?? false
    case .spread(let fact) where fact.seriesKey == nil: return spread.wasRecorded(fact)
    case .displaced(.excess(let excess)):
      return displaced.reasons.records[excess.key]?.contains { $0.content == excess } ?? false
    case .funding(let fact): return funding.has(fact)
    default:
      guard let count = fact.count, let key = seriesKey(of: fact) else { return false }
      return numbers[key]?.versions.contains { $0.says(count) } ?? false
    }
  }

  /// Under which key the number of a fact is kept; nil for a fact that is more or less than one number.
  private func seriesKey(of fact: Fact) -> SeriesKey? {
    switch fact {
    case .housing(let fact): fact.seriesKey
    case .reception(.count(let measure, let area, let period, _, let role)): SeriesKey(measure, area, period, role)
    case .reception(.occupancy(let location, let day, _)):
      reception.order[location].map { SeriesKey(occupancyOf: $0, on: day) }
    case .crisis(let fact): fact.seriesKey
    case .spread(let fact): fact.seriesKey
    case .displaced(let fact): fact.seriesKey
    case .division(let fact): fact.seriesKey
    case .opening, .correction, .reception(.location), .homes, .outlook, .supervision, .funding, .evaluation: nil
    }
  }

  /// What became of something that is not one number: it stands, or it was withdrawn.
  private func record(_ fact: Fact, at position: Int, _ reference: FigureReference) -> ReportedNumber? {
    let withdrawn: Version??
    switch fact {
    case .housing(.exchange(let halfYear, _)):
      withdrawn = housing.exchanges[halfYear]?.first { $0.version.position == UInt32(position) }.map(\.withdrawn)
    case .division(.kept(let kept)):
      withdrawn = division.kept.record(kept.id, at: position).map(\.withdrawn)
    case .reception(.location(let location)):
      withdrawn = reception.locations.record(location.id, at: position).map(\.withdrawn)
    case .homes(.project(let project)): withdrawn = homes.projects.record(project.id, at: position).map(\.withdrawn)
    case .outlook(.published(let forecast)):
      withdrawn = outlook.forecasts.record(forecast.id, at: position).map(\.withdrawn)
    case .crisis(.windDown(let decision)):
      withdrawn = crisis.windDowns.record(decision.region, at: position).map(\.withdrawn)
    case .evaluation(.bottleneck(let bottleneck)):
      withdrawn = evaluation.bottlenecks.record(bottleneck.id, at: position).map(\.withdrawn)
    case .supervision(let fact): withdrawn = supervision.withdrawal(of: fact, at: position)
    case .spread(let fact): withdrawn = spread.withdrawal(of: fact, at: position)
    case .displaced(.excess(let excess)):
      withdrawn = displaced.reasons.record(excess.key, at: position).map(\.withdrawn)
    case .funding(let fact): withdrawn = funding.withdrawal(of: fact, at: position)
    default: withdrawn = nil
    }
    guard let withdrawn else { return nil }
    return ReportedNumber(
      reference: reference, original: 0, current: withdrawn == nil ? 0 : nil,
      corrections: withdrawn.map { [(source(of: $0), nil)] } ?? [])
  }
}

extension Version {
  /// Whether it gives this number, with its qualifier and certainty.
  fileprivate func says(_ count: Count) -> Bool {
    Int(value) == count.value && qualifier == count.qualifier && certainty == count.certainty
  }
}
