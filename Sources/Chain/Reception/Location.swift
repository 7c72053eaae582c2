// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// A place where people are received (opvanglocatie), as somebody laid it down: a later version replaces all of it.
public struct Location: Hashable, Sendable {
  /// The name under which it stays the same.
  public var id: Slug
  /// The name as people know it.
  public var name: String
  /// The municipality in which it lies.
  public var municipality: AreaCode
  /// What kind of location it is.
  public var kind: LocationKind
  /// Who runs it.
  public var runner: LocationRunner
  /// The regional site that a satellite belongs to.
  public var hub: Slug?
  /// The days on which it is open.
  public var open: Period
  /// How many places are agreed for which days; contracts of one location do not overlap.
  public var contracts: [Contract]
  /// Which groups the places are for. Together never more than the contracts give.
  public var shares: [Share]
  /// How sure all this is.
  public var certainty: Certainty

  /// Places that are agreed for a period.
  public struct Contract: Hashable, Sendable {
    /// The days for which they are agreed.
    public var period: Period
    /// How many places.
    public var places: Int

    /// A contract for so many places.
    public init(period: Period, places: Int) {
      self.period = period
      self.places = places
    }
  }

  /// Places kept for one group in a period (R4.7).
  public struct Share: Hashable, Sendable {
    /// For whom.
    public var group: TargetGroup
    /// When.
    public var period: Period
    /// How many places.
    public var places: Int

    /// So many places for a group.
    public init(group: TargetGroup, period: Period, places: Int) {
      self.group = group
      self.period = period
      self.places = places
    }
  }

  /// A location with all that is laid down of it.
  public init(
    id: Slug, name: String, municipality: AreaCode, kind: LocationKind, runner: LocationRunner = .coa, hub: Slug? = nil,
    open: Period, contracts: [Contract], shares: [Share] = [], certainty: Certainty = .reported
  ) {
    self.id = id
    self.name = name
    self.municipality = municipality
    self.kind = kind
    self.runner = runner
    self.hub = hub
    self.open = open
    self.contracts = contracts
    self.shares = shares
    self.certainty = certainty
  }

  /// The contract that runs on `day` while the location is open; nil when there are no places on that day.
  public func contract(on day: Day) -> Contract? {
    guard open.contains(day) else { return nil }
    return contracts.first { $0.period.contains(day) }
  }

  /// The places on `day` (R2.5): zero when it is closed or no contract runs.
  public func places(on day: Day) -> Int { contract(on: day)?.places ?? 0 }

  /// The places for each group on `day`, in the order of the groups; nil stands for places that any group may have.
  public func places(byGroupOn day: Day) -> [(group: TargetGroup?, places: Int)] {
    let all = places(on: day)
    guard all > 0 else { return [] }
    let named = TargetGroup.allCases.compactMap { group -> (group: TargetGroup?, places: Int)? in
      let places = shares.filter { $0.group == group && $0.period.contains(day) }.reduce(0) { $0 + $1.places }
      return places > 0 ? (group, places) : nil
    }
    let rest = all - named.reduce(0) { $0 + $1.places }
    return named + (rest > 0 ? [(nil, rest)] : [])
  }

  /// The places on `day` that belong to groups who are not in the care of COA (R2.1, R4.7), such as people from Ukraine who
  /// share the site.
  public func placesForOthers(on day: Day) -> Int {
    places(byGroupOn: day).reduce(0) { $0 + ($1.group?.isInCareOfCOA == false ? $1.places : 0) }
  }

  /// The first day after `day` on which there are fewer places than on `day`, and how many fewer; nil when that is not
  /// planned. A contract that is followed by another for as many places takes none away.
  public func drop(after day: Day) -> (day: Day, places: Int)? {
    let now = places(on: day)
    return turns.lazy.filter { $0 > day }.map { ($0, now - self.places(on: $0)) }.first { $0.1 > 0 }
  }

  /// Whether its places count in the totals of COA (R2.1): not those for people from Ukraine, and crisis places only when
  /// COA runs them. Of a site that counts, the places for others than asylum seekers and status holders do not.
  public var countsForCOA: Bool {
    switch kind {
    case .municipalUkraine, .privateUkraine: false
    case .crisis: runner == .coa
    default: true
    }
  }

  /// The days on which the places can change: each first day, and each first day after.
  public var turns: [Day] {
    let periods = [open] + contracts.map(\.period) + shares.map(\.period)
    return Set(periods.flatMap { [$0.from] + ($0.until.map { [$0] } ?? []) }).sorted()
  }
}

/// Who runs a location (beheerder).
public enum LocationRunner: String, Sendable, CaseIterable {
  /// COA, as for nearly all asylum reception.
  case coa
  /// A municipality.
  case municipality = "gemeente"
  /// A safety region, as for most crisis places.
  case safetyRegion = "veiligheidsregio"
  /// Somebody else.
  case other = "ander"
}
