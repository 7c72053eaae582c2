// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Exchange
import Office
import Rulebook
import Territory

/// Everything a page is made from: the register, the state of its journal, the two clocks and the visitor.
struct Scene {
  let mount: Mount
  /// The register of invented examples beside this one, when there is one.
  let example: Mount?
  private let desk: Desk
  let visit: Visit
  let links: Links
  let perspective: Perspective
  let book: ChainBook
  /// What of the small numbers the visitor sees (R10.8).
  let sight: Sight
  /// How people sign in; nil when they cannot.
  let door: SiteDoor?

  /// What the journal says as a whole. A page that looks here is made anew with every entry.
  var state: ChainState {
    book.restOnEverything()
    return desk.state
  }
  /// The office, for a page about entries: it is made anew with every entry.
  var office: Office {
    book.restOnEverything()
    return mount.office
  }
  var now: Moment { desk.now }
  var opening: JournalOpening? { state.opening }
  /// When the last entry was recorded. For the foot of a page only, which is filled in each time: a page that is kept has no
  /// other way to know that it changed.
  var recorded: Moment? { desk.state.recorded }
  var defaultDay: Day { desk.defaultDay }
  var territory: Territory { desk.territory }
  var rulebook: Rulebook { desk.rulebook }
  var day: Day { perspective.day }
  var halfYear: HalfYear { HalfYear(containing: day) }

  /// The scene of a visit.
  ///
  /// - Throws: `Refusal` when the address names a day that there is not.
  init(mount: Mount, example: Mount?, desk: Desk, visit: Visit, door: SiteDoor? = nil) throws {
    self.door = door
    self.mount = mount
    self.example = example
    self.desk = desk
    self.visit = visit
    let viewpoint = Viewpoint(
      day: try Scene.day(Viewpoint.dayName, in: visit.query), known: try Scene.day(Viewpoint.knownName, in: visit.query)
    )
    links = Links(base: mount.base, viewpoint: viewpoint)
    perspective = Perspective(
      day: viewpoint.day ?? desk.defaultDay, known: viewpoint.known.map { Moment(endOf: $0) } ?? .endOfTime)
    sight = Scene.sight(mount, desk, visit.caller)
    book = desk.book(perspective, sight: sight)
  }

  /// Whoever works at this computer can read the journal anyway. It is the same distinction as for recording, so that a page
  /// that is kept for visitors never has more than they may see.
  private static func sight(_ mount: Mount, _ desk: Desk, _ caller: Caller) -> Sight {
    guard !mount.openSight.isKeeper else { return .keeper }
    if let account = caller.member?.account { return desk.sight(of: account.organisation) }
    return mount.writer != nil && caller.isLocal ? .keeper : .everybody
  }

  /// The name of an entry for readers of feeds: the seal of the first entry, which says nothing of any number, and its place.
  func identity(of position: Int) -> String { "urn:regietafel:\(state.origin):\(position)" }

  /// Years that a page can be about; wide enough for every law and plan, and no trap for the arithmetic.
  static let years = 1900...2100

  private static func day(_ name: String, in query: FormText) throws -> Day? {
    guard let text = query[name] else { return nil }
    guard let day = Day(iso: text), years.contains(day.year) else {
      throw Refusal.badValue(name, text, expected: "Schrijf een dag die bestaat als jaar-maand-dag: 2022-07-01.")
    }
    return day
  }

  /// The name of an area, or its code when it has none.
  func name(_ area: AreaCode) -> String {
    territory.name(of: area) ?? area.description
  }

  /// Whether the visitor may record something here.
  var mayWrite: Bool { writer != nil }

  /// As whom the visitor records: as the organisation when signed in, by the number of the account and not by name, since
  /// the journal is for everybody and for good.
  var writer: Submitter? {
    guard let local = mount.writer else { return nil }
    guard let account = visit.caller.member?.account else { return visit.caller.isLocal ? local : nil }
    guard account.role > .read else { return nil }
    return submitter(account)
  }

  /// Somebody with an account, as the journal names people.
  func submitter(_ account: Account) -> Submitter { Submitter(account, in: territory) }

  /// The choice in the address under `name`, out of the raw values of an enumeration.
  ///
  /// - Throws: `Refusal` when the address has another value.
  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, default standard: Choice) throws -> Choice
  where Choice.RawValue == String {
    guard let text = visit.query[name] else { return standard }
    guard let choice = Choice(rawValue: text) else {
      throw Refusal.badValue(
        name, text, expected: "Kies uit: \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return choice
  }

  /// The whole number in the address under `name`, within bounds.
  func number(_ name: String, in range: ClosedRange<Int>, default standard: Int) throws -> Int {
    guard let text = visit.query[name] else { return standard }
    guard let number = TypedCount.read(text, most: range.upperBound), range.contains(number) else {
      throw Refusal.badValue(
        name, text, expected: "Schrijf een heel getal van \(range.lowerBound) tot en met \(range.upperBound).")
    }
    return number
  }
}
