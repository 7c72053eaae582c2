// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
public import Rulebook

/// What an import file holds (soort import): one kind of fact per file.
public enum ImportKind: String, CaseIterable, Sendable {
  /// Targets per half-year (taakstelling, R1.5).
  case target = "taakstelling"
  /// People housed per month or half-year (realisatie, R1.15).
  case housed = "realisatie"
  /// Inhabitants on 1 January of a year (inwoners).
  case population = "inwoners"
  /// Balances on a day (stand, R1.16).
  case balance = "stand"
  /// Corrections of the task of a half-year (bijstelling).
  case adjustment = "bijstelling"
  /// Reception locations with their contracts and groups (locaties).
  case locations = "locaties"
  /// People in a location on a day (bezetting).
  case occupancy = "bezetting"
  /// Numbers of people and places in reception, one of `Measure.reported` in each row (opvang).
  case reception = "opvang"
  /// Crisis places and people placed, of a safety region on a day (crisis, R3.2 and R3.6).
  case crisis
  /// The official table of those to be housed faster, by safety region (toegewezen, R3.5).
  case assigned = "toegewezen"
  /// Decisions about the crisis places of safety regions (afbouw, R3.6).
  case windDowns = "afbouw"
  /// Projects for homes (woonprojecten).
  case projects = "woonprojecten"
  /// Forecasts that somebody published (prognoses).
  case forecasts = "prognoses"
  /// Scores for prosperity, education and work of municipalities, as CBS publishes them (ses-woa, R5.13).
  case prosperity = "ses-woa"
  /// Decisions about rungs (treden, R1.38).
  case rungs = "treden"
  /// To which causes arrears are put down (toeschrijving).
  case attribution = "toeschrijving"
  /// How provinces supervise (toezichtprofielen, R1.39a).
  case profiles = "toezichtprofielen"
  /// Estimates of the places needed in a cycle (ramingen, R5.2).
  case estimates = "ramingen"
  /// The official table of indicative numbers (indicatief, R5.3).
  case indicative = "indicatief"
  /// Other published numbers about the regietafel (tafelcijfers).
  case tableNumbers = "tafelcijfers"
  /// Places that municipalities offer (aanbod, R5.4).
  case offers = "aanbod"
  /// Swaps between municipalities of a province (plaatsenruil, R5.4).
  case swaps = "plaatsenruil"
  /// What a table agreed (afspraken, R4.4).
  case agreements = "afspraken"
  /// Reports of King's commissioners (verslagen, R5.5).
  case reports = "verslagen"
  /// Decisions of the minister (verdeelbesluiten, R5.6).
  case decisions = "verdeelbesluiten"
  /// Objections to those decisions (bezwaren).
  case objections = "bezwaren"
  /// Delays that municipalities report (vertragingen, R5.8).
  case delays = "vertragingen"
  /// Places for displaced people from Ukraine and where they are (oekraine, R6.32 to R6.34).
  case displaced = "oekraine"
  /// Amounts of months and years for people from Ukraine (bekostiging, R6.24 to R6.27).
  case funding = "bekostiging"
  /// Steps from advance to settlement (bekostigingsstappen, R6.28, R6.29).
  case fundingSteps = "bekostigingsstappen"
  /// Choices between norm amounts and actual costs (kostenkeuzes, R6.26).
  case costChoices = "kostenkeuzes"
  /// Projects to make buildings ready (transitieprojecten, R6.25).
  case transitionProjects = "transitieprojecten"
  /// What those projects cost in a year (transitie-uitgaven, R6.30).
  case transitionSpending = "transitie-uitgaven"
  /// Bottlenecks of the regulations for displaced people (knelpunten).
  case bottlenecks = "knelpunten"

  /// The kind with this Dutch name.
  ///
  /// - Throws: RT-130 when there is none.
  public init(named name: String) throws(Faults) {
    guard let kind = Self.allCases.first(where: { Fold.key($0.rawValue) == Fold.key(name) }) else {
      throw Faults(
        Fault(
          .unknownKind, problem: "De soort ‘\(Shown.text(name))’ bestaat niet.",
          expected: "Eén van: \(Self.allCases.map(\.rawValue).joined(separator: ", ")).",
          advice: "Kies een soort uit de lijst."))
    }
    self = kind
  }
}

/// The kinds of file about housing: a number for an area and a period in each row, or in each cell.
public enum HousingKind: String, CaseIterable, Sendable {
  /// As ``ImportKind/target``.
  case target = "taakstelling"
  /// As ``ImportKind/housed``.
  case housed = "realisatie"
  /// As ``ImportKind/population``.
  case population = "inwoners"
  /// As ``ImportKind/balance``.
  case balance = "stand"
  /// As ``ImportKind/adjustment``.
  case adjustment = "bijstelling"

  /// Balances and adjustments may be below zero.
  var allowsNegative: Bool { self == .balance || self == .adjustment }

  /// Inhabitants and adjustments are known per municipality only.
  var allowsLargerAreas: Bool { self == .target || self == .housed || self == .balance }

  /// Whether a fact of this kind can be leading or comparison.
  var hasRole: Bool { self == .target || self == .housed || self == .balance }
}

/// The period a cell, a column or a whole file is about.
public enum ImportPeriod: Hashable, Sendable {
  /// A half-year (halfjaar).
  case halfYear(HalfYear)
  /// A month (maand).
  case month(Month)
  /// A year (jaar).
  case year(Int)
  /// A day (dag).
  case day(Day)
}

/// What holds for a whole file unless a row says otherwise.
public struct ImportOptions: Hashable, Sendable {
  /// The period of rows without one; a year also completes a column with only months or halves.
  public var period: ImportPeriod?
  /// The qualifier of counts without one.
  public var qualifier: Qualifier
  /// The certainty of counts without one.
  public var certainty: Certainty
  /// The role of facts without one.
  public var role: FactRole

  /// Exact, reported and leading unless said otherwise; no period.
  public init(
    period: ImportPeriod? = nil, qualifier: Qualifier = .exact, certainty: Certainty = .reported,
    role: FactRole = .leading
  ) {
    self.period = period
    self.qualifier = qualifier
    self.certainty = certainty
    self.role = role
  }
}

/// A file that has been judged and found good: the facts it states and what the reader should know.
public struct Checked: Sendable {
  /// The facts in the order of the file, each with the line on which it stands.
  public let facts: [(line: Int, fact: Fact)]
  /// Remarks in Dutch: rows and columns that were left out, and why.
  public let notices: [String]
}
