// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Journal

/// Everything that follows from the journal up to a position. Thrown away and folded anew at will.
public struct ChainState: Equatable, Sendable {
  /// The position of the last entry folded in.
  public private(set) var position = 0
  /// The hash of the last entry folded in.
  public private(set) var hash = EntryHasher.beginning
  /// The hash of the first entry: no other journal has it. That of the beginning for an empty journal.
  public private(set) var origin = EntryHasher.beginning
  /// When the last entry was recorded; nil for an empty journal.
  public private(set) var recorded: Moment?
  /// What the journal is for.
  public private(set) var opening: JournalOpening?

  /// The numbers of all subjects.
  private(set) var numbers = SeriesTable()
  /// When each part of it changed last.
  private(set) var changes = Changes()
  private(set) var housing = HousingState()
  private(set) var reception = ReceptionState()
  private(set) var crisis = CrisisState()
  private(set) var homes = HomesState()
  private(set) var outlook = OutlookState()
  private(set) var division = DivisionState()
  private(set) var supervision = SupervisionState()
  private(set) var spread = SpreadState()
  private(set) var displaced = DisplacedState()
  private(set) var funding = FundingState()
  private(set) var evaluation = EvaluationState()
  private(set) var origins: [Origin] = []
  private var originIndex: [Origin: UInt32] = [:]
  /// For each entry in order, where its corrections belong.
  private var targets: [CorrectionTarget] = []

  /// The state of an empty journal.
  public init() {}

  /// The state after `entries`, which follow each other from position 1.
  ///
  /// - Throws: `Fault` RT-302 at the first payload that cannot be read.
  public init(folding entries: some Sequence<Entry>) throws {
    for entry in entries { try apply(entry) }
  }

  /// Folds in the next entry.
  ///
  /// - Throws: `Fault` RT-301 when it is not the entry after `position`, RT-302 when its payload cannot be read; the
  ///   state is then as it was.
  public mutating func apply(_ entry: Entry) throws {
    guard entry.position == position + 1 else {
      throw Fault(
        .chainBroken, place: "journaalregel \(position + 1)",
        problem: "Deze regel ontbreekt; de volgende is regel \(entry.position).",
        advice: "Zet de laatste goede reservekopie terug met 'regietafel herstel'.")
    }
    let fact = try Fact(entry)
    let envelope = Envelope(
      position: UInt32(entry.position), recorded: entry.recorded, known: entry.known, origin: origin(of: entry))
    let edition = housing.edition
    switch fact {
    case .opening(let opening):
      self.opening = opening
      targets.append(.none)
    case .housing(let fact): targets.append(housing.apply(fact, envelope, &numbers))
    case .reception(let fact): targets.append(reception.apply(fact, envelope, &numbers))
    case .crisis(let fact): targets.append(crisis.apply(fact, envelope, &numbers))
    case .homes(let fact): targets.append(homes.apply(fact, envelope))
    case .outlook(let fact): targets.append(outlook.apply(fact, envelope))
    case .division(let fact): targets.append(division.apply(fact, envelope, &numbers))
    case .supervision(let fact): targets.append(supervision.apply(fact, envelope))
    case .spread(let fact): targets.append(spread.apply(fact, envelope, &numbers))
    case .displaced(let fact): targets.append(displaced.apply(fact, envelope, &numbers))
    case .funding(let fact): targets.append(funding.apply(fact, envelope))
    case .evaluation(let fact): targets.append(evaluation.apply(fact, envelope))
    case .correction(let correction):
      if correction.position >= 1, correction.position <= position { correct(correction, envelope) }
      targets.append(.none)
    }
    noteChange(by: fact, at: entry.position, isHousingChanged: housing.edition != edition)
    position = entry.position
    hash = entry.hash
    if position == 1 { origin = entry.hash }
    recorded = entry.recorded
  }

  /// Notes what the entry at `position` changed, whose target was just added.
  private mutating func noteChange(by fact: Fact, at position: Int, isHousingChanged: Bool) {
    if case .series(let key)? = targets.last { changes.note(Spot(key), at: position) }
    guard let shelf = fact.shelf, shelf != .housing || isHousingChanged else { return }
    changes.note(Spot(shelf), at: position)
  }

  /// Changes or withdraws what an earlier entry said. What is not one number can only be withdrawn.
  private mutating func correct(_ correction: Correction, _ envelope: Envelope) {
    let root = UInt32(correction.position)
    if let count = correction.replacement, location(ofEntry: correction.position) != nil {
      reception.note(count, at: Int(envelope.position))
      changes.note(Spot(.reception), at: Int(envelope.position))
    }
    let target = targets[correction.position - 1]
    if let spot = target.spot { changes.note(spot, at: Int(envelope.position)) }
    switch target {
    case .none: return
    case .series(let key): numbers.correct(key, root: root, replacement: correction.replacement, envelope)
    case .exchange(let halfYear): housing.withdrawExchange(in: halfYear, root: root, envelope)
    case .location(let id): reception.locations.withdraw(id, root: root, envelope)
    case .windDown(let region): crisis.windDowns.withdraw(region, root: root, envelope)
    case .project(let id): homes.projects.withdraw(id, root: root, envelope)
    case .forecast(let id): outlook.forecasts.withdraw(id, root: root, envelope)
    case .division(let id): division.kept.withdraw(id, root: root, envelope)
    case .supervision(let record): supervision.withdraw(record, root: root, envelope)
    case .spread(let record): spread.withdraw(record, root: root, envelope)
    case .excess(let key): displaced.withdraw(key, root: root, envelope)
    case .funding(let record): funding.withdraw(record, root: root, envelope)
    case .bottleneck(let id): evaluation.bottlenecks.withdraw(id, root: root, envelope)
    }
  }

  /// The envelope of a version, for a reader.
  func source(of version: Version) -> FactSource {
    let origin = origins[Int(version.origin)]
    return FactSource(
      position: Int(version.position), root: Int(version.root), known: version.known, recorded: version.recorded,
      actor: origin.actor, source: origin.source)
  }

  /// Whether a correction may point at the entry at `position`.
  public func isCorrectable(_ position: Int) -> Bool {
    guard (1...max(1, self.position)).contains(position), position <= targets.count else { return false }
    if case .none = targets[position - 1] { return false }
    return true
  }

  /// The location of which the entry at `position` reports the people; nil for any other entry.
  func location(ofEntry position: Int) -> Slug? {
    guard targets.indices.contains(position - 1), case .series(let key) = targets[position - 1],
      let order = key.locationOrder, reception.names.indices.contains(order - 1)
    else { return nil }
    return reception.names[order - 1]
  }

  private mutating func origin(of entry: Entry) -> UInt32 {
    // Neighbouring entries mostly share their origin.
    if let last = origins.last, last.source == entry.source, last.actor == entry.actor {
      return UInt32(origins.count - 1)
    }
    let origin = Origin(actor: entry.actor, source: entry.source)
    if let index = originIndex[origin] { return index }
    origins.append(origin)
    originIndex[origin] = UInt32(origins.count - 1)
    return UInt32(origins.count - 1)
  }
}

/// Who recorded facts, from which source.
struct Origin: Hashable, Sendable {
  let actor: String
  let source: String
}
