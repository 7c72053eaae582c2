// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
import Territory

/// Makes up plans for homes (voorbeeld): each kind in each phase, and a few more. They add up to nothing that was
/// published. The same seed gives the same plans on every machine.
public struct HomesExample {
  private let book: ChainBook
  private let day: Day
  private var numbers: SeededNumbers
  private var dealer: PlaceDealer
  private var names: InventedNames
  /// How many plans were made: neighbours in the list differ in their groups.
  private var made = 0

  /// A generator of plans as they stand on `day`, under the rules in `book`.
  public init(book: ChainBook, seed: UInt64, on day: Day) {
    self.book = book
    self.day = day
    var numbers = SeededNumbers(seed: seed, part: 3)
    dealer = PlaceDealer(book.territory, &numbers)
    names = InventedNames(endingIn: ["straat", "plein", "park", "poort"], &numbers)
    self.numbers = numbers
  }

  /// The plans, those that came further first as they were before.
  public mutating func facts() -> [InventedFact] {
    let all = HomeKind.allCases.flatMap { kind in HomePhase.allCases.map { (kind, $0) } }
    let more = (0..<21).map { all[($0 * 5 + 3) % all.count] }
    return (all + more).flatMap { kind, phase in versions(of: kind, phase) }
  }

  private mutating func versions(of kind: HomeKind, _ phase: HomePhase) -> [InventedFact] {
    let project = project(kind, phase)
    let known = day.adding(days: -Int.random(in: 3...58, using: &numbers))
    let latest = fact(project, min(known, project.available.map { max($0.from, known) } ?? known))
    guard phase != .idea, made % 3 > 0 else { return [latest] }
    var earlier = project
    earlier.phase = phase == .research || phase == .stopped ? .idea : .research
    (earlier.available, earlier.cents, earlier.obstacle, earlier.decision) = (nil, nil, "", "")
    return [fact(earlier, known.adding(days: -Int.random(in: 63...190, using: &numbers))), latest]
  }

  private func fact(_ project: HomeProject, _ known: Day) -> InventedFact {
    InventedFact(fact: .homes(.project(project)), known: known)
  }

  private mutating func project(_ kind: HomeKind, _ phase: HomePhase) -> HomeProject {
    made += 1
    let place = names.next()
    let homes = Int.random(in: HomesExample.sizes(of: kind), using: &numbers)
    let people = people(in: homes, kind)
    var project = HomeProject(
      id: Slug(invented: "\(kind.rawValue)-\(place)"), name: HomesExample.name(of: kind, in: place),
      municipality: dealer.next(&numbers), kind: kind, phase: phase, homes: homes, people: people,
      available: available(kind, phase), certainty: .invented)
    project.cents = money(for: project)
    (project.obstacle, project.decision) = words(phase)
    return project
  }

  private static func sizes(of kind: HomeKind) -> ClosedRange<Int> {
    switch kind {
    case .hotels: 5...22
    case .interim: 18...80
    case .state: 35...120
    case .social: 4...28
    case .flex: 24...145
    case .transit: 45...135
    }
  }

  private static func name(of kind: HomeKind, in place: String) -> String {
    switch kind {
    case .hotels: "Hotel \(place)"
    case .state: "Kantoor \(place)"
    case .interim, .social, .flex, .transit: place
    }
  }

  /// Mostly two or three to a home. Hotels and transit locations are for status holders only.
  private mutating func people(in homes: Int, _ kind: HomeKind) -> [HomeProject.Residents] {
    let all = homes * Int.random(in: 17...29, using: &numbers) / 9
    let others: [TargetGroup] = [.urgent, .students, .ukraine, .migrants]
    guard kind != .hotels, kind != .transit, made % 4 > 0 else { return [.init(group: .statusHolders, number: all)] }
    let holders = all * Int.random(in: 45...88, using: &numbers) / 100
    return [
      .init(group: .statusHolders, number: holders),
      .init(group: others[made / 4 % others.count], number: all - holders),
    ]
  }
}

// When people can live there, what it costs and what stands in the way.
extension HomesExample {
  /// The first day comes nearer with every phase; how long people can stay depends on the kind.
  private mutating func available(_ kind: HomeKind, _ phase: HomePhase) -> Period? {
    let months: ClosedRange<Int>
    switch phase {
    case .idea, .stopped: return nil
    case .research:
      guard made % 2 == 0 else { return nil }
      months = 9...19
    case .decided: months = 6...17
    case .permitted: months = 4...9
    case .building: months = 1...5
    case .ready: months = -9...0
    }
    let from = Month(containing: day).adding(months: Int.random(in: months, using: &numbers))
    let stay: Int? =
      switch kind {
      case .hotels: book.ruleFigure("R3.11.maanden", on: day).whole
      case .interim: Int.random(in: 24...60, using: &numbers)
      case .transit: 36
      case .flex: 180
      case .state, .social: nil
      }
    return Period(from: from.firstDay, until: stay.map { from.adding(months: $0).firstDay })
  }

  /// Eurocents: for a hotel the amount of the scheme for each person, else some thousands of euros for each home. Of ideas
  /// and of rented homes nobody knows.
  private mutating func money(for project: HomeProject) -> Int? {
    let euros = Int.random(in: 9...68, using: &numbers) * 1_000 * project.homes
    switch project.kind {
    case .hotels:
      return book.ruleFigure("R3.12.bedrag", on: day).whole.map { $0 * project.people(of: .statusHolders) }
    case .social: return nil
    case .interim, .state, .flex, .transit: return project.phase == .idea ? nil : euros * 100
    }
  }

  private static let obstacles = [
    "Het stroomnet is vol.", "Omwonenden maakten bezwaar.", "De berekening van stikstof is nog niet klaar.",
    "Er is nog geen geld voor de grond.", "De woningen worden later geleverd.", "De eigenaar twijfelt nog.",
    "Er is nog geen plek voor als de woningen weg moeten.", "Er is te weinig personeel voor begeleiding.",
  ]
  private static let reasons = [
    "De eigenaar verkocht het gebouw.", "Het gebouw veilig maken kost te veel.", "De gemeenteraad stemde tegen.",
    "De grond is vervuild.",
  ]
  private static let decisions = [
    "Het college is akkoord.", "De gemeenteraad gaf geld.", "De regio zet dit plan bovenaan.",
    "De gemeente en de corporatie tekenden een contract.",
  ]

  /// What stands in the way of it, and what was decided.
  private mutating func words(_ phase: HomePhase) -> (obstacle: String, decision: String) {
    let obstacle = HomesExample.obstacles[Int.random(in: 0..<HomesExample.obstacles.count, using: &numbers)]
    switch phase {
    case .idea: return (made % 2 == 0 ? obstacle : "", "")
    case .research: return (obstacle, "")
    case .decided, .permitted: return (made % 3 == 0 ? obstacle : "", decision)
    case .building, .ready: return ("", decision)
    case .stopped: return (HomesExample.reasons[made % HomesExample.reasons.count], "Het college stopt met dit plan.")
    }
  }

  private var decision: String { HomesExample.decisions[made % HomesExample.decisions.count] }
}
