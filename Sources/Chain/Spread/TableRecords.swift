// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Rulebook
public import Territory

/// What kind of reception places are (soort plaats, R5.12, R5.14).
public enum PlaceKind: String, Sendable, CaseIterable {
  /// Regular places.
  case regular = "regulier"
  /// Places of a special nature, other than those for unaccompanied minors.
  case special = "bijzonder"
  /// Places for unaccompanied minors, which are special places too and are shown apart.
  case minors = "amv"
}

/// Places by kind (plaatsen per soort).
public struct PlaceCounts: Hashable, Sendable {
  /// Regular places.
  public var regular: Int
  /// Special places, those for unaccompanied minors not among them.
  public var special: Int
  /// Places for unaccompanied minors.
  public var minors: Int

  /// So many places of each kind.
  public init(regular: Int = 0, special: Int = 0, minors: Int = 0) {
    self.regular = regular
    self.special = special
    self.minors = minors
  }

  /// All places together.
  public var all: Int { regular + special + minors }

  /// The places of one kind.
  public subscript(kind: PlaceKind) -> Int {
    get {
      switch kind {
      case .regular: regular
      case .special: special
      case .minors: minors
      }
    }
    set {
      switch kind {
      case .regular: regular = newValue
      case .special: special = newValue
      case .minors: minors = newValue
      }
    }
  }
}

/// Places that a municipality offers at the table (aanbod). A later version under the same name replaces it.
public struct PlaceOffer: Hashable, Sendable {
  /// The name of the site, the same as that of the location once it is there.
  public var site: Slug
  /// The name as people know it.
  public var name: String
  /// The municipality in which it lies.
  public var municipality: AreaCode
  /// The cycle for which it is offered; nil before there were cycles (R4.4).
  public var cycle: Int?
  /// The day on which it was offered.
  public var day: Day
  /// How many places of each kind.
  public var places: PlaceCounts
  /// The days on which they are available.
  public var available: Period
  /// Whether they are new; else the site is there already and stays.
  public var isNew: Bool
  /// Whether it is a part of regular reception that is spread over several sites in the municipality (R5.14).
  public var isSpread: Bool
  /// On which conditions, in words; empty when there are none.
  public var conditions: String
  /// How sure all this is.
  public var certainty: Certainty

  /// An offer with all that is said of it.
  public init(
    site: Slug, name: String, municipality: AreaCode, cycle: Int?, day: Day, places: PlaceCounts, available: Period,
    isNew: Bool = true, isSpread: Bool = false, conditions: String = "", certainty: Certainty = .reported
  ) {
    self.site = site
    self.name = name
    self.municipality = municipality
    self.cycle = cycle
    self.day = day
    self.places = places
    self.available = available
    self.isNew = isNew
    self.isSpread = isSpread
    self.conditions = conditions
    self.certainty = certainty
  }
}

/// Municipalities of one province take over places from each other, with an unchanged sum (ruil van plaatsen, R5.4).
public struct PlaceSwap: Hashable, Sendable {
  /// The province.
  public var province: AreaCode
  /// The year in which the cycle starts.
  public var cycle: Int
  /// The day on which they agreed.
  public var day: Day
  /// What each of them takes over or gives up.
  public var changes: [Change]
  /// How sure all this is.
  public var certainty: Certainty

  /// The part of one municipality in a swap.
  public struct Change: Hashable, Sendable {
    /// The municipality.
    public var municipality: AreaCode
    /// Places more (above zero) or fewer (below zero).
    public var change: Int

    /// A municipality gets so many places more or fewer.
    public init(municipality: AreaCode, change: Int) {
      self.municipality = municipality
      self.change = change
    }
  }

  /// A swap between municipalities.
  public init(province: AreaCode, cycle: Int, day: Day, changes: [Change], certainty: Certainty = .reported) {
    self.province = province
    self.cycle = cycle
    self.day = day
    self.changes = changes
    self.certainty = certainty
  }
}

/// What the table of a province agreed on a day (afspraak, R4.4, R5.4). Each stands by itself.
public struct TableAgreement: Hashable, Sendable {
  /// The province.
  public var province: AreaCode
  /// The cycle that it is about; nil before there were cycles.
  public var cycle: Int?
  /// The day of the meeting.
  public var day: Day
  /// What was agreed, in words.
  public var text: String
  /// The places of municipalities, when numbers were agreed.
  public var numbers: [MunicipalPlaces]
  /// How sure all this is.
  public var certainty: Certainty

  /// An agreement of a table.
  public init(
    province: AreaCode, cycle: Int?, day: Day, text: String, numbers: [MunicipalPlaces] = [],
    certainty: Certainty = .reported
  ) {
    self.province = province
    self.cycle = cycle
    self.day = day
    self.text = text
    self.numbers = numbers
    self.certainty = certainty
  }
}
