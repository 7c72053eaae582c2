// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// A plan for homes for status holders and others (woonproject), as somebody laid it down: a later version replaces all
/// of it.
public struct HomeProject: Hashable, Sendable {
  /// The name under which it stays the same.
  public var id: Slug
  /// The name as people know it.
  public var name: String
  /// The municipality in which it lies.
  public var municipality: AreaCode
  /// What kind of homes.
  public var kind: HomeKind
  /// How far it is.
  public var phase: HomePhase
  /// How many homes.
  public var homes: Int
  /// For how many people of which group.
  public var people: [Residents]
  /// The days on which people can live there; nil when that is not known yet.
  public var available: Period?
  /// What stands in the way, in words; empty when nothing does.
  public var obstacle: String
  /// Money that is asked or granted for it, in whole eurocents; nil when it is not known.
  public var cents: Int?
  /// What was decided about it, in words; empty when nothing was.
  public var decision: String
  /// How sure all this is.
  public var certainty: Certainty

  /// How many people of a group can live there.
  public struct Residents: Hashable, Sendable {
    /// Who.
    public var group: TargetGroup
    /// How many.
    public var number: Int

    /// So many people of a group.
    public init(group: TargetGroup, number: Int) {
      self.group = group
      self.number = number
    }
  }

  /// A project with all that is laid down of it.
  public init(
    id: Slug, name: String, municipality: AreaCode, kind: HomeKind, phase: HomePhase, homes: Int, people: [Residents],
    available: Period? = nil, obstacle: String = "", cents: Int? = nil, decision: String = "",
    certainty: Certainty = .reported
  ) {
    self.id = id
    self.name = name
    self.municipality = municipality
    self.kind = kind
    self.phase = phase
    self.homes = homes
    self.people = people
    self.available = available
    self.obstacle = obstacle
    self.cents = cents
    self.decision = decision
    self.certainty = certainty
  }

  /// How many people of a group can live there.
  public func people(of group: TargetGroup) -> Int {
    people.filter { $0.group == group }.reduce(0) { $0 + $1.number }
  }
}

/// What kind of homes (soort woonplek). Rule `R8.telt.har` says whether people housed there count for the target.
public enum HomeKind: String, Sendable, CaseIterable {
  /// Hotel- en accommodatieregeling: hotels and holiday homes (R3.11).
  case hotels = "har"
  /// Interim facility between reception and a home (R8.2).
  case interim = "tussenvoorziening"
  /// Buildings or land of the state.
  case state = "rijk"
  /// Social housing.
  case social = "huur"
  /// Movable or temporary homes (R8.1).
  case flex
  /// Doorstroomlocatie (R8.6).
  case transit = "dsl"

  /// The rule that says whether a stay counts for the housing target: yes, no or unknown (R1.25 to R1.31).
  public var rule: String { "R8.telt.\(rawValue)" }
}

/// How far a project is (fase).
public enum HomePhase: String, Sendable, CaseIterable {
  /// Somebody thought of it.
  case idea = "idee"
  /// It is looked into.
  case research = "onderzoek"
  /// It was decided to do it.
  case decided = "besloten"
  /// It has its permit.
  case permitted = "vergund"
  /// It is being built or fitted out.
  case building = "in aanbouw"
  /// People can live there.
  case ready = "gereed"
  /// It will not happen.
  case stopped = "gestopt"

  /// Whether it was decided to do it, and not stopped since.
  public var isCertain: Bool {
    switch self {
    case .idea, .research, .stopped: false
    case .decided, .permitted, .building, .ready: true
    }
  }
}

/// What can be recorded about homes for status holders and others (woonplekken).
public enum HomesFact: Hashable, Sendable {
  /// A project as it is from now on known.
  case project(HomeProject)
}

/// What the journal says about homes.
struct HomesState: Equatable, Sendable {
  var projects = RecordTable<Slug, HomeProject>()

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(_ fact: HomesFact, _ envelope: Envelope) -> CorrectionTarget {
    switch fact {
    case .project(let project):
      projects.insert(project, envelope, project.id)
      return .project(project.id)
    }
  }
}
