// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Territory

/// What can be measured (grootheid). The raw value is its Dutch name in addresses, on the command line and in files.
public enum Measure: String, Sendable, CaseIterable {
  /// The target that counts: the official table if there is one, else the law's formula; after exchanges.
  case target = "taakstelling"
  /// The target by the formula of article 29 (R1.4).
  case statutoryTarget = "taakstelling-wet"
  /// The target in the official table (R1.5).
  case officialTarget = "taakstelling-tabel"
  /// The official table less the law's formula.
  case targetDifference = "taakstelling-verschil"
  /// What joint changes add to a target (R1.7).
  case exchanged = "ruil"
  /// The sum of the targets of the municipalities of an area.
  case municipalTargets = "som-taakstellingen"
  /// People housed in a month, or in a half-year up to the reference day.
  case housed = "gehuisvest"
  /// People housed in the twelve months before a day.
  case housedTwelveMonths = "gehuisvest-12-maanden"
  /// The balance at the start of a half-year.
  case opening = "beginstand"
  /// The correction that an official table makes.
  case adjustment = "bijstelling"
  /// What is due in the half-year: target less opening balance (R1.17).
  case due = "opgave"
  /// The balance: opening balance plus housed less target (R1.16).
  case balance = "stand"
  /// What is still to be done in the half-year.
  case remaining = "nog-te-huisvesten"
  /// Housed as a percentage of what is due (R1.19).
  case progress = "voortgang"
  /// What had to be housed by the reference day to be on schedule (R1.19).
  case schedule = "op-schema"
  /// People a month needed over the whole half-year (R1.20).
  case pacePerMonth = "tempo-maand"
  /// People a week needed over the whole half-year (R1.20).
  case pacePerWeek = "tempo-week"
  /// People a month needed in the months that are left (R1.20).
  case remainingPace = "tempo-rest"
  /// The balance per 100,000 inhabitants (R1.21).
  case balancePerInhabitants = "stand-per-100000"
  /// Arrears only: the sum of the balances below zero (R1.18, gross).
  case grossArrears = "achterstand-bruto"
  /// Advances only: the sum of the balances above zero (R1.18, gross).
  case grossAdvance = "voorsprong-bruto"
  /// Inhabitants on 1 January of a year.
  case population = "inwoners"
  /// The extra aim beside the legal target (R1.22).
  case aim = "streefaantal"
  /// The score of CBS for prosperity, education and work, of a year (SES-WOA, R5.13).
  case prosperity = "ses-woa"
  /// How much was divided in a division that is kept.
  case divided = "verdeeld"
  /// Land area in hectares.
  case land = "landoppervlakte"

  // Reception
  /// Places that COA needs, by the decision on capacity (R2.4).
  case need = "behoefte"
  /// Places that COA has or will have on a day, as it reported them (R2.5).
  case portfolio = "portefeuille"
  /// What is needed less what there is (R2.5); below zero there is room left.
  case shortage = "tekort"
  /// Places in the recorded locations that count for COA (R2.1).
  case places = "plaatsen"
  /// Places in the recorded locations that do not count for COA: for people from Ukraine, and crisis places of others (R2.1).
  case placesElsewhere = "plaatsen-buiten-coa"
  /// People in the recorded locations that count for COA.
  case occupied = "bezet"
  /// People in reception, as COA counts them (R2.2).
  case residents = "bewoners"
  /// Of them, people at a location of COA (R2.8).
  case residentsAtLocations = "bewoners-coa-locaties"
  /// Of them, people in regular reception (R2.1).
  case regularResidents = "bewoners-regulier"
  /// Of them, people in emergency reception (R2.1).
  case emergencyResidents = "bewoners-noodopvang"
  /// Of them, people outside the locations of COA (R2.1).
  case residentsElsewhere = "bewoners-buiten-coa"
  /// Status holders who wait in reception for a home (R2.2).
  case statusHolders = "statushouders-in-opvang"
  /// Their share of the people in reception (R2.3).
  case statusHolderShare = "aandeel-statushouders"
  /// The others in reception (A3).
  case residentsWithoutStatus = "bewoners-zonder-status"
  /// People as a percentage of places (R2.7).
  case occupancyRate = "bezettingsgraad"
  /// People who came to ask for asylum, again, or as family members.
  case arrivals = "instroom"
  /// First asylum applications.
  case applications = "eerste-aanvragen"
  /// Family members who followed.
  case family = "nareis"
  /// First applications by people of seven nationalities, of which CBS publishes each month.
  case applicationsOfSeven = "eerste-aanvragen-zeven"
  /// Family members of people of the same seven nationalities.
  case familyOfSeven = "nareis-zeven"
  /// Asylum permits granted.
  case permits = "vergunningen"
  /// People invited through the UNHCR.
  case resettled = "hervestiging"

  // Crisis measures
  /// Crisis places that a safety region is to have (R3.2).
  case crisisNorm = "crisisplaatsen-norm"
  /// Crisis places that stand (R3.2).
  case crisisPlaces = "crisisplaatsen"
  /// What is missing to the norm.
  case crisisGap = "crisisplaatsen-tekort"
  /// Status holders to be housed faster by a safety region: by the official table, or else by the key (R3.5).
  case assigned = "toegewezen"
  /// The same by the key: inhabitants and largest remainder (R3.5).
  case assignedByKey = "toegewezen-sleutel"
  /// Of them, people placed so far (R3.6).
  case placed = "geplaatst"
  /// Of them, people still to be placed.
  case toPlace = "nog-te-plaatsen"
  /// The last day to be done (R3.4).
  case placingDeadline = "uiterste-dag"
  /// People that had to be placed by a day to be on schedule (R3.4).
  case placingSchedule = "geplaatst-op-schema"
  /// People a week to be placed to be done in time.
  case placingPace = "plaatsingstempo"

  // Homes
  /// People who can live in homes of projects that are certain, and who count for the target (R1.23 to R1.31).
  case homePlaces = "woonplekken"
  /// People who can live there and do not count for the target, or of whom that is not known.
  case homePlacesBeside = "woonplekken-zonder-telling"

  /// What a bottleneck of a regulation costs.
  case bottleneckCost = "kosten-knelpunt"

  // The division over the country
  /// Places that the country needs in a cycle, or the share of another area by inhabitants (R5.2, R4.5).
  case estimate = "capaciteitsraming"
  /// Of them, places for unaccompanied minors (R5.12).
  case estimateMinors = "capaciteitsraming-amv"
  /// The indicative number of a cycle, places for unaccompanied minors among them (R5.3).
  case indicative = "indicatief"
  /// Of it, places for unaccompanied minors (R5.12).
  case indicativeMinors = "indicatief-amv"
  /// Places that stay for years (R5.14).
  case durablePlaces = "duurzame-plaatsen"
  /// Places that stay for years and were made available in a cycle (R5.7).
  case realisedPlaces = "gerealiseerde-plaatsen"
  /// Places that municipalities offer (R5.4).
  case offeredPlaces = "aangeboden-plaatsen"
  /// Places that were agreed at the table, with the swaps since (R5.4).
  case agreedPlaces = "afgesproken-plaatsen"
  /// Places in the report of the King's commissioner (R5.5).
  case reportedPlaces = "verslag-plaatsen"
  /// Places in the decision of the minister (R5.6).
  case decidedPlaces = "verdeelbesluit"
  /// What was decided less the indicative number.
  case spreadDifference = "verschil-spreiding"
  /// The indicative number less what stays for years, never below zero (R5.14).
  case openAssignment = "opgave-spreiding"
  /// The official number of places of a province before the act (R4.5).
  case provincialTask = "provinciale-opgave"
  /// Of it, places for unaccompanied minors.
  case provincialTaskMinors = "provinciale-opgave-amv"
  /// The day before which the estimate is to be published (R5.2).
  case estimateDeadline = "termijn-raming"
  /// The day before which the King's commissioner is to report (R5.5).
  case reportDeadline = "termijn-verslag"
  /// The day before which the minister is to decide (R5.6).
  case decisionDeadline = "termijn-verdeelbesluit"
  /// The last day to make the places of a decision possible (R5.7).
  case realisationDeadline = "termijn-realisatie"
  /// All money for places in a cycle (R5.16 to R5.19).
  case bonus = "uitkering"
  /// The money for special places (R5.16).
  case specialBonus = "uitkering-bijzonder"
  /// The money for durable places above the indicative number (R5.17).
  case durableBonus = "uitkering-duurzaam"
  /// The money for places above most of the number of a province: of a province all of it, of a municipality its part
  /// (R5.18).
  case provincialBonus = "uitkering-provinciaal"
  /// The part in it of the province itself (R5.18).
  case provinceShare = "uitkering-deel-provincie"

  // Displaced people from Ukraine
  /// Displaced people registered in the BRP (R6.33).
  case displacedRegistered = "oekraine-brp"
  /// Places in municipal reception that are there, also when nobody sleeps in them (R6.22, R6.32).
  case displacedPlaces = "oekraine-plaatsen"
  /// People in municipal reception (R6.33).
  case displacedOccupied = "oekraine-bezet"
  /// Places that are being prepared, of the days on which they are to be there.
  case displacedExpected = "oekraine-verwacht"
  /// People in private reception (R6.8).
  case displacedPrivate = "oekraine-particulier"
  /// People in private reception who were given a benefit in a month (R6.23).
  case displacedPrivateMonths = "oekraine-persoonmaanden"
  /// Places less people in municipal reception.
  case displacedFree = "oekraine-vrij"
  /// Registered people who are not in municipal reception (R6.34).
  case displacedElsewhere = "oekraine-elders"
  /// Of them, people with a dwelling of their own or of whom it is not known (R6.8, R6.34).
  case displacedElsewhereOther = "oekraine-eigen-of-onbekend"
  /// People in municipal reception as a percentage of the places.
  case displacedRate = "oekraine-bezettingsgraad"
  /// Places that an area is to have (R6.32).
  case displacedNorm = "oekraine-norm"
  /// What is missing to the norm.
  case displacedGap = "oekraine-tekort"
  /// Registered people as reported of the parts of an area, added up.
  case displacedRegisteredSum = "oekraine-brp-som"
  /// Places as reported of the parts of an area, added up.
  case displacedPlacesSum = "oekraine-plaatsen-som"
  /// People in municipal reception as reported of the parts of an area, added up.
  case displacedOccupiedSum = "oekraine-bezet-som"
  /// The number of registered people of an area itself less the sum of its parts.
  case displacedRegisteredDifference = "oekraine-brp-verschil"
  /// The number of places of an area itself less the sum of its parts.
  case displacedPlacesDifference = "oekraine-plaatsen-verschil"
  /// The number of people in municipal reception of an area itself less the sum of its parts.
  case displacedOccupiedDifference = "oekraine-bezet-verschil"
  // What municipalities are paid for people from Ukraine
  /// Everything that a municipality claims for a month or a year, receipts deducted.
  case claim = "vergoeding"
  /// Of it, for places in municipal reception (R6.22).
  case placesPay = "vergoeding-plekken"
  /// Of it, for carrying out private reception (R6.23).
  case privatePay = "vergoeding-particulier"
  /// Of it, allowances paid in private reception (R6.24).
  case allowancesPaid = "vergoeding-leefgeld"
  /// Of it, the extra allowance for living in private reception (R6.24).
  case livingComponentPaid = "vergoeding-wooncomponent"
  /// Of it, the costs of making buildings ready, of a year (R6.25, R6.30).
  case transitionCosts = "transitiekosten"
  /// What was spent on a project above its budget and supplementary requests (R6.25).
  case transitionOverrun = "overschrijding"
  /// What comes in and is deducted (R6.27).
  case receipts = "ontvangsten-opvang"
  /// What municipal reception really cost in a year (R6.26).
  case actualCosts = "werkelijke-kosten"
  /// The actual costs less the norm amounts (R6.26).
  case costDifference = "verschil-werkelijke-kosten"
  /// The advance received for a year (R6.28).
  case advance = "voorschot"
  /// What was settled for a year (R6.29).
  case settled = "vastgestelde-uitkering"
  /// The claim less the advance: what is still to come, or below zero to be paid back.
  case toSettle = "nog-te-verrekenen"
  /// The last day to ask for an advance (R6.28).
  case advanceDeadline = "uiterste-dag-voorschot"
  /// The last day to account for a year (R6.29).
  case accountDeadline = "uiterste-dag-verantwoording"
  /// The last day on which a year is settled (R6.29).
  case settlementDeadline = "uiterste-dag-vaststelling"

  // Supervision
  /// How far the balance at the start of a half-year lies below zero.
  case arrears = "achterstand"
  /// The arrears as a percentage of the target (R1.39a).
  case arrearsShare = "achterstand-procent"
  /// How many fewer were housed than an even pace asks by the reference day.
  case behindPace = "achter-op-schema"
  /// Of the arrears, people who are excused (R1.39e).
  case excused = "verschoonbaar"
  /// The arrears that supervision reckons with: less what is excused.
  case countingArrears = "achterstand-die-telt"
  /// Of the arrears, people who are put down to a cause.
  case attributed = "toegeschreven"
  /// The other people in arrears.
  case unattributed = "niet-toegeschreven"
  /// From how many people on arrears give a signal (R1.39a).
  case arrearsThreshold = "drempel"
  /// The rung on which a municipality is for its housing target (R1.38).
  case rung = "trede"
  /// The rung on which a municipality is for the Spreidingswet (R5.toezicht).
  case spreadRung = "trede-spreidingswet"
}

/// The period or day that a figure is about.
public enum FigurePeriod: Hashable, Sendable {
  /// A half-year, such as `2022-2`.
  case halfYear(HalfYear)
  /// A month, such as `2022-07`.
  case month(Month)
  /// A day, such as `2022-07-01`.
  case day(Day)
  /// 1 January of a year, such as `2021`.
  case year(Int)
}

/// The stable name of a figure: `taakstelling/GM0363/2022-2`, `plaatsen/ter-apel/2022-07-01`, or the id of a rule or
/// relation such as `L15`.
public enum FigureReference: Hashable, Sendable {
  /// A measure of an area in a period.
  case measure(Measure, AreaCode, FigurePeriod)
  /// A measure of one location or project in a period.
  case dossier(Measure, Slug, FigurePeriod)
  /// A value in the rule files.
  case rule(String)
}

extension FigurePeriod: CustomStringConvertible {
  /// Reads the form that `description` writes.
  public init?(_ text: some StringProtocol) {
    if let day = Day(iso: text) {
      self = .day(day)
    } else if let month = Month(iso: text) {
      self = .month(month)
    } else if let halfYear = HalfYear(text) {
      self = .halfYear(halfYear)
    } else if text.utf8.count == 4, text.utf8.first != UInt8(ascii: "+"), let year = Int(text), year > 999 {
      self = .year(year)
    } else {
      return nil
    }
  }

  /// `2022-2`, `2022-07`, `2022-07-01` or `2022`.
  public var description: String {
    switch self {
    case .halfYear(let halfYear): halfYear.description
    case .month(let month): month.description
    case .day(let day): day.description
    case .year(let year): String(year)
    }
  }
}

extension FigureReference: CustomStringConvertible {
  /// Reads `MEASURE/AREA/PERIOD`, or else takes the text for the id of a rule; nil when it is neither.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1 where !parts[0].isEmpty: self = .rule(String(parts[0]))
    case 3:
      guard let measure = Measure(rawValue: parts[0].lowercased()), let period = FigurePeriod(parts[2]) else {
        return nil
      }
      if let area = AreaCode(parts[1]) {
        self = .measure(measure, area, period)
      } else if let slug = Slug(parts[1]) {
        self = .dossier(measure, slug, period)
      } else {
        return nil
      }
    default: return nil
    }
  }

  /// `taakstelling/GM0363/2022-2` or `L15`.
  public var description: String {
    switch self {
    case .measure(let measure, let area, let period): "\(measure.rawValue)/\(area)/\(period)"
    case .dossier(let measure, let slug, let period): "\(measure.rawValue)/\(slug)/\(period)"
    case .rule(let id): id
    }
  }
}
