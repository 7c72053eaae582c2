// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The state of the journal as calculations read it: it notes what they read, so that is known on what their outcome rests.
///
/// The books that answer one question share one of these.
final class ReadState {
  private let state: ChainState
  /// What was read so far for the innermost outcome that is being worked out.
  private var notes = Grounds()
  /// The same for those around it, the outermost first.
  private var outer: [Grounds] = []

  /// Whether notes are taken. Where nothing is kept for later, an outcome may as well rest on everything.
  private let isNoting: Bool

  init(_ state: ChainState, isNoting: Bool) {
    self.state = state
    self.isNoting = isNoting
  }

  /// What was read since the beginning.
  var grounds: Grounds { isNoting ? outer.first ?? notes : .everything }

  /// The end of the journal that is read.
  var position: Int { state.position }

  /// Notes what `work` reads, apart and with all that is read.
  func noting<Outcome>(_ work: () throws -> Outcome) rethrows -> (outcome: Outcome, grounds: Grounds) {
    guard isNoting else { return (try work(), .everything) }
    outer.append(notes)
    notes = Grounds()
    defer {
      let grounds = notes
      notes = outer.removeLast()
      notes.join(grounds)
    }
    return (try work(), notes)
  }

  /// Notes that an outcome is used that was worked out before.
  func note(_ grounds: Grounds) {
    if isNoting { notes.join(grounds) }
  }

  /// Whether an outcome of the journal up to `position` still holds in this one.
  func upholds(_ grounds: Grounds, from position: Int) -> Bool { state.upholds(grounds, from: position) }

  private func note(_ spot: @autoclosure () -> Spot) {
    if isNoting { notes.insert(spot()) }
  }

  /// The numbers of all subjects.
  var numbers: Numbers { Numbers(reader: self) }

  struct Numbers {
    fileprivate let reader: ReadState

    subscript(key: SeriesKey) -> Series? {
      reader.note(Spot(key))
      return reader.state.numbers[key]
    }
  }

  /// Looks something up about housing besides the numbers. Asked thousands of times for one page, so nothing is copied.
  func housing<Value>(_ lookUp: (HousingState) -> Value) -> Value {
    note(Spot(.housing))
    return lookUp(state.housing)
  }

  var reception: ReceptionState { read(.reception, state.reception) }
  var crisis: CrisisState { read(.crisis, state.crisis) }
  var homes: HomesState { read(.homes, state.homes) }
  var outlook: OutlookState { read(.outlook, state.outlook) }
  var division: DivisionState { read(.division, state.division) }
  var supervision: SupervisionState { read(.supervision, state.supervision) }
  var spread: SpreadState { read(.spread, state.spread) }
  var displaced: DisplacedState { read(.displaced, state.displaced) }
  var funding: FundingState { read(.funding, state.funding) }
  var evaluation: EvaluationState { read(.evaluation, state.evaluation) }

  private func read<Part>(_ shelf: Spot.Shelf, _ part: Part) -> Part {
    note(Spot(shelf))
    return part
  }

  /// The envelope of a version, for a reader. Whoever has the version read where it stands.
  func source(of version: Version) -> FactSource { state.source(of: version) }

  /// The whole state, for a question about the entries themselves: its outcome rests on every one of them.
  var everything: ChainState {
    note(.everything)
    return state
  }

  /// The location of which the entry at `position` reports the people, which never changes; nil for any other entry.
  func location(ofEntry position: Int) -> Slug? { state.location(ofEntry: position) }
}

extension ChainState {
  /// Whether an outcome that rests on `grounds` in the journal up to `position` is the same in this one, which is that
  /// journal or went on from there.
  public func upholds(_ grounds: Grounds, from position: Int) -> Bool {
    position == self.position || (position < self.position && !changes.touch(grounds, after: position))
  }
}
