// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// The calculations on one state of the journal, from one perspective; each subject adds its own.
///
/// A pure function of what it is given, that remembers what it has worked out. Make one for each question; not for
/// sharing between tasks.
public final class ChainBook {
  /// What the journal says.
  let state: ReadState
  /// What the rules say.
  public let rulebook: Rulebook
  /// Which places there are.
  public let territory: Territory
  /// About which day, as known when.
  public let perspective: Perspective
  /// For whose eyes.
  public let sight: Sight

  var known: Moment { perspective.known }
  private var asker: FigureMemory.Asker { FigureMemory.Asker(perspective: perspective, isKeeper: sight.isKeeper) }
  private let memory: FigureMemory?
  private var remembered: [Question: Kept<Figure>] = [:]
  /// The locations that are known, once they were asked for.
  var allLocations: [Record<Location>]?
  private var citations: [Citation: [RuleVersion]] = [:]
  /// The last half-year for which there can be a target: of a later one nothing can be carried over.
  var lastWithTarget: HalfYear? {
    guard let last = state.housing({ $0.lastHalfYear }), let published = lastPublishedTarget else {
      return state.housing { $0.lastHalfYear } ?? lastPublishedTarget
    }
    return max(last, published)
  }
  /// The last half-year of which the rule files give the target.
  private lazy var lastPublishedTarget: HalfYear? = {
    let versions = rulebook.rule("R1.6.vg")?.versions.filter { $0.isKnown(at: known) } ?? []
    return versions.compactMap { $0.validUntil?.adding(days: -1) ?? $0.validFrom }.map { HalfYear(containing: $0) }
      .max()
  }()

  /// The calculations on `state` from `perspective`, for everybody's eyes unless said otherwise.
  ///
  /// - Parameter memory: what was worked out before on this journal, to use and to add to. Nil for a journal that is only
  ///   supposed, and where nothing is kept: each outcome then counts as resting on everything.
  public convenience init(
    state: ChainState, rulebook: Rulebook, territory: Territory, perspective: Perspective, sight: Sight = .everybody,
    memory: FigureMemory? = nil
  ) {
    self.init(
      reading: ReadState(state, isNoting: memory != nil), rulebook: rulebook, territory: territory,
      perspective: perspective, sight: sight,
      memory: memory)
  }

  private init(
    reading state: ReadState, rulebook: Rulebook, territory: Territory, perspective: Perspective, sight: Sight,
    memory: FigureMemory?
  ) {
    self.sight = sight
    self.state = state
    self.rulebook = rulebook
    self.territory = territory
    self.perspective = perspective
    self.memory = sight.isForSome ? nil : memory
  }

  /// The same calculations from another perspective, for the same outcome: what is read there counts among its grounds.
  public func seen(from perspective: Perspective) -> ChainBook {
    ChainBook(
      reading: state, rulebook: rulebook, territory: territory, perspective: perspective, sight: sight, memory: memory)
  }

  /// Works something out, with what of the journal it rests on.
  public func keeping<Outcome>(_ work: () throws -> Outcome) rethrows -> Kept<Outcome> {
    let (outcome, grounds) = try state.noting(work)
    return Kept(outcome: outcome, grounds: grounds, position: state.position)
  }

  /// An outcome of all that was read so far, in this book and in those made from it.
  public func kept<Outcome>(_ outcome: Outcome) -> Kept<Outcome> {
    Kept(outcome: outcome, grounds: state.grounds, position: state.position)
  }

  /// An outcome that was worked out before, when it still holds; it then counts among what this one rests on.
  public func upheld<Outcome>(_ kept: Kept<Outcome>) -> Kept<Outcome>? {
    guard state.upholds(kept.grounds, from: kept.position) else { return nil }
    state.note(kept.grounds)
    return Kept(outcome: kept.outcome, grounds: kept.grounds, position: state.position)
  }

  /// Notes that the outcome rests on every entry of the journal.
  public func restOnEverything() { state.note(.everything) }

  /// A figure within the calculations that is asked for more than once, in few enough bytes to be found fast.
  struct Question: Hashable {
    enum Subject: UInt8 {
      case nationalTarget, population, statutoryTarget, municipalTargets, officialTarget, target
      case housed, opening, due, closing
    }

    private let packed: UInt64
    private let day: Day?

    /// - Parameter day: the day whose division of the country counts; nil when that goes without saying.
    init(_ subject: Subject, _ area: AreaCode, _ halfYear: HalfYear, on day: Day? = nil) {
      let place = UInt64(area.kind.rawValue) << 48 | UInt64(area.number) << 32
      packed = UInt64(subject.rawValue) << 56 | place | UInt64(UInt32(bitPattern: halfYear.index))
      self.day = day
    }
  }

  func remember(_ question: Question, _ work: () -> Figure) -> Figure {
    if let known = remembered[question] ?? memory?.figure(for: question, by: asker, in: state) {
      remembered[question] = known
      state.note(known.grounds)
      return known.outcome
    }
    let made = keeping(work)
    remembered[question] = made
    memory?.keep(made, for: question, by: asker)
    return made.outcome
  }

  func isRemembered(_ question: Question) -> Bool { remembered[question] != nil }

  /// The leading number recorded under `key`, or nil when nobody recorded one by the moment of knowledge.
  func recorded(_ key: SeriesKey, as reference: FigureReference, unit: Unit = .people) -> Figure? {
    guard let version = state.numbers[key]?.current(at: known) else { return nil }
    return figure(version, as: reference, unit: unit)
  }

  func figure(_ version: Version, as reference: FigureReference, unit: Unit) -> Figure {
    Figure(
      reference, .whole(Int(version.value)), unit: unit, qualifier: version.qualifier,
      certainty: version.certainty, derivation: .fact(state.source(of: version)))
  }

  /// The value of a rule on a day, as a figure named after the rule.
  func ruleFigure(_ id: String, on day: Day) -> Figure {
    guard let version = rulebook.version(of: id, on: day, knownAt: known) else {
      return Figure(.rule(id), unknown: .noRule(id))
    }
    return Figure(version)
  }

  /// The versions of the rules with these ids that hold on a day, to cite.
  func cite(_ ids: String..., on day: Day) -> [RuleVersion] {
    let citation = Citation(ids: ids, day: day)
    if let versions = citations[citation] { return versions }
    let versions = ids.compactMap { rulebook.version(of: $0, on: day, knownAt: known) }
    citations[citation] = versions
    return versions
  }

  /// Rules that are cited together: by every municipality in turn, so their list is made once and shared.
  private struct Citation: Hashable {
    let ids: [String]
    let day: Day
  }

  /// The area as it is divided on `day`: the municipalities that figures of the area are summed over.
  func municipalities(in area: AreaCode, on day: Day) -> [AreaCode] {
    territory.municipalities(in: area, on: day).map(\.code)
  }

  /// The municipalities that existed on `earlier` and make up `municipality` as it is on `day` (rule R1.8).
  func parts(of municipality: AreaCode, on day: Day, asOf earlier: Day) -> [AreaCode] {
    if territory.isUnchanged(municipality, from: earlier, to: day) { return [municipality] }
    return territory.parts(of: municipality, on: day, asOf: earlier).map(\.code)
  }

  /// The sum of `part` over several codes under one name; the part itself when there is one.
  func total(_ codes: [AreaCode], as reference: FigureReference, unit: Unit = .people, _ part: (AreaCode) -> Figure)
    -> Figure
  {
    if codes.count == 1 {
      let only = part(codes[0])
      return only.reference == reference ? only : only.renamed(reference)
    }
    return Figure(reference, sumOf: codes.map(part), unit: unit)
  }

  /// The day up to which a half-year is reckoned: the reference day, kept within the half-year.
  public func lastDay(in halfYear: HalfYear) -> Day {
    min(max(perspective.day, halfYear.firstDay), halfYear.next.firstDay.adding(days: -1))
  }
}

extension HalfYear {
  /// The last day that belongs to the half-year.
  var lastDay: Day { next.firstDay.adding(days: -1) }
}

extension Figure {
  /// The value of a rule.
  init(_ version: RuleVersion) {
    let value: FigureValue =
      switch version.value {
      case .number(let number) where number.denominator == 1: .whole(number.numerator)
      case .number(let number): .fraction(number)
      case .day(let day): .day(day)
      case .text(let text): .text(text)
      case nil: .unknown(.notApplicable)
      }
    self.init(
      .rule(version.ruleID), value, unit: Unit(version.unit ?? ""), qualifier: version.qualifier,
      certainty: version.certainty, derivation: .rule(version))
  }
}
