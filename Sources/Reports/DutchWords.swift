// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
public import Rulebook
public import Territory

/// The words around figures: what a figure is called, why it is unknown, how sure it is.
extension DutchText {
  /// What a measure is called.
  public static func name(_ measure: Measure) -> String {
    switch measure {
    case .target: "taakstelling"
    case .statutoryTarget: "taakstelling volgens de wet"
    case .officialTarget: "taakstelling in de officiële tabel"
    case .targetDifference: "verschil tussen tabel en wet"
    case .exchanged: "ruil van taakstelling"
    case .municipalTargets: "som van de taakstellingen van gemeenten"
    case .housed: "gehuisvest"
    case .housedTwelveMonths: "gehuisvest in twaalf maanden"
    case .opening: "stand bij het begin"
    case .adjustment: "bijstelling"
    case .due: "opgave"
    case .balance: "stand als het halfjaar nu sluit"
    case .remaining: "nog te huisvesten"
    case .progress: "voortgang"
    case .schedule: "nodig om op schema te zijn"
    case .pacePerMonth: "nodig per maand"
    case .pacePerWeek: "nodig per week"
    case .remainingPace: "nodig per maand in de rest van het halfjaar"
    case .balancePerInhabitants: "stand bij het begin per 100.000 inwoners"
    case .grossArrears: "alle achterstanden samen (bruto)"
    case .grossAdvance: "alle voorsprongen samen (bruto)"
    case .population: "inwoners"
    case .aim: "streefaantal"
    case .prosperity: "SES-WOA-score"
    case .land: "landoppervlakte"
    case .divided: "verdeelde plaatsen"
    case .bottleneckCost: "kosten van knelpunt"
    default:
      receptionName(measure) ?? crisisName(measure) ?? supervisionName(measure) ?? spreadName(measure)
        ?? displacedName(measure) ?? fundingName(measure) ?? measure.rawValue
    }
  }

  /// What a measure of one location or project is called.
  private static func dossierName(_ measure: Measure) -> String {
    switch measure {
    case .places: "plaatsen"
    case .occupied: "mensen in de opvang"
    default: name(measure)
    }
  }

  private static func receptionName(_ measure: Measure) -> String? {
    switch measure {
    case .need: "behoefte aan opvangplaatsen"
    case .portfolio: "opvangplaatsen van het COA"
    case .shortage: "tekort aan opvangplaatsen"
    case .places: "plaatsen in de vastgelegde locaties"
    case .placesElsewhere: "plaatsen die niet bij het COA tellen"
    case .occupied: "mensen in de vastgelegde locaties"
    case .residents: "mensen in de opvang"
    case .residentsAtLocations: "mensen op locaties van het COA"
    case .regularResidents: "mensen in de reguliere opvang"
    case .emergencyResidents: "mensen in de noodopvang"
    case .residentsElsewhere: "mensen in de opvang buiten het COA"
    case .statusHolders: "statushouders in de opvang"
    case .statusHolderShare: "aandeel statushouders in de opvang"
    case .residentsWithoutStatus: "mensen in de opvang zonder status"
    case .occupancyRate: "bezettingsgraad"
    case .arrivals: "instroom"
    case .applications: "eerste asielaanvragen"
    case .family: "nareizende familieleden"
    case .applicationsOfSeven: "eerste asielaanvragen van zeven nationaliteiten"
    case .familyOfSeven: "nareizende familieleden van zeven nationaliteiten"
    case .permits: "verleende asielvergunningen"
    case .resettled: "hervestigde vluchtelingen"
    default: nil
    }
  }

  private static func crisisName(_ measure: Measure) -> String? {
    switch measure {
    case .crisisNorm: "crisisplaatsen volgens de norm"
    case .crisisPlaces: "crisisplaatsen"
    case .crisisGap: "crisisplaatsen die ontbreken"
    case .assigned: "statushouders die versneld een plek krijgen"
    case .assignedByKey: "statushouders die versneld een plek krijgen volgens de sleutel"
    case .placed: "versneld geplaatste statushouders"
    case .toPlace: "statushouders die nog versneld een plek moeten krijgen"
    case .placingDeadline: "uiterste dag van de versnelling"
    case .placingSchedule: "geplaatst moeten zijn om op schema te liggen"
    case .placingPace: "nog te plaatsen per week"
    case .homePlaces: "plekken in woonprojecten die meetellen"
    case .homePlacesBeside: "plekken in woonprojecten die niet meetellen"
    default: nil
    }
  }

  /// What a figure is called in full: "Opgave van Amsterdam, tweede helft van 2022".
  public static func label(_ reference: FigureReference, _ territory: Territory, _ rulebook: Rulebook) -> String {
    switch reference {
    case .rule(let id):
      if let term = rulebook.rule(id)?.term ?? rulebook.relation(id)?.term { return "\(id): \(term)" }
      return spaced(id)
    case .dossier(let measure, let slug, .year(let cycle)) where measure.isOfCycle:
      let name = name(measure)
      return name.prefix(1).uppercased() + name.dropFirst() + " van \(slug), \(self.cycle(cycle, rulebook))"
    case .dossier(let measure, let slug, .year(let year)) where measure.isOfFunding:
      let name = name(measure)
      return name.prefix(1).uppercased() + name.dropFirst() + " van \(slug), het jaar \(year)"
    case .dossier(let measure, let slug, let period):
      let name = dossierName(measure)
      return name.prefix(1).uppercased() + name.dropFirst() + " van \(slug), \(self.period(period))"
    case .measure(let measure, let area, .year(let year)) where measure.isFlow || measure.isOfFunding:
      let name = name(measure)
      let place = territory.name(of: area) ?? area.description
      return name.prefix(1).uppercased() + name.dropFirst() + " van \(place), het jaar \(year)"
    case .measure(let measure, let area, .year(let cycle)) where measure.isOfCycle || measure.isOfArrears:
      let name = name(measure)
      let place = territory.name(of: area) ?? area.description
      return name.prefix(1).uppercased() + name.dropFirst() + " van \(place), \(self.cycle(cycle, rulebook))"
    case .measure(let measure, let area, let period):
      let name = name(measure)
      let place = territory.name(of: area) ?? area.description
      return name.prefix(1).uppercased() + name.dropFirst() + " van \(place), \(self.period(period))"
    }
  }

  /// The name with spaces for hyphens, but for those of a day.
  private static func spaced(_ id: String) -> String {
    let letters = Array(id)
    return String(
      letters.indices.map { index in
        let isOfDay =
          letters[index] == "-" && index > 0 && index + 1 < letters.count && letters[index - 1].isNumber
          && letters[index + 1].isNumber
        return letters[index] == "-" && !isOfDay ? " " : letters[index]
      })
  }

  /// A period in words.
  public static func period(_ period: FigurePeriod) -> String {
    switch period {
    case .halfYear(let halfYear): self.halfYear(halfYear)
    case .month(let month): self.month(month)
    case .day(let day): self.day(day)
    case .year(let year): "1\u{A0}januari \(year)"
    }
  }

  /// Why a figure has no value, as a sentence.
  public static func reason(_ reason: UnknownReason) -> String {
    switch reason {
    case .notReported: "Dit is nog niet gemeld."
    case .partUnknown: "Een cijfer dat hiervoor nodig is, is onbekend."
    case .partsMissing(let missing, let count):
      "Van \(whole(missing)) van de \(whole(count)) delen is het cijfer onbekend."
    case .noRule(let id): "Regel \(id) geeft voor deze dag geen waarde."
    case .noSuchArea: "Dit gebied bestaat niet op die dag."
    case .small: "Zo'n klein aantal mensen staat niet in wat iedereen kan lezen (R10.8)."
    case .notApplicable: "Dit is hier niet van toepassing."
    }
  }

  /// On which days a version of a rule holds and since when it was known, as a sentence; nil when it always was.
  public static func validity(_ version: RuleVersion) -> String? {
    let days = [
      version.validFrom.map { "vanaf \(day($0))" }, version.validUntil.map { "tot \(day($0))" },
    ].compactMap(\.self)
    let known = version.knownFrom.map { "bekend vanaf \(day($0))" }
    let parts = [days.isEmpty ? nil : "geldt " + days.joined(separator: " "), known].compactMap(\.self)
    guard let first = parts.first else { return nil }
    return (first.prefix(1).uppercased() + first.dropFirst() + parts.dropFirst().map { ", " + $0 }.joined()) + "."
  }

  /// How sure a figure is, in words.
  public static func certainty(_ certainty: Certainty) -> String {
    switch certainty {
    case .law: "staat in de wet"
    case .published: "gepubliceerd door de overheid"
    case .secondary: "uit de pers of een andere bron"
    case .letter: "staat in de ledenbrief"
    case .derived: "zelf berekend of afgeleid"
    case .recalled: "niet geverifieerd"
    case .reported: "gemeld"
    case .invented: "verzonnen"
    }
  }

  /// Why one figure was chosen over another, as a sentence.
  public static func choice(_ choice: Choice) -> String {
    switch choice {
    case .officialTableWins: "De officiële tabel gaat voor onze eigen berekening (regels G-5 en R1.5)."
    case .recordedForArea: "Een cijfer voor het hele gebied gaat voor de som van de delen."
    case .officialAssignment: "De officiële tabel gaat voor de sleutel (regels G-5 en R3.5)."
    case .reportedPortfolio: "Wat het COA meldde, gaat voor de som van de vastgelegde locaties."
    case .municipalReports: "De meldingen van alle gemeenten samen gaan voor een los cijfer van het gebied."
    case .laterReport: "Een cijfer van een latere dag gaat voor een cijfer dat eerder gepubliceerd is."
    case .publishedNumber: "Een gepubliceerd cijfer gaat voor onze eigen som of berekening (regel G-5)."
    case .halfYearTableWins: "Het cijfer over het hele halfjaar gaat voor de som van de maanden."
    case .balanceLaidDown: "Een vastgestelde stand gaat voor de stand die wij doorrekenen."
    case .onlyFormula: "Er is geen officiële tabel ingelezen, dus de formule van de wet telt."
    }
  }

  /// How a figure follows from its parts, as a phrase.
  public static func operation(_ operation: Operation) -> String {
    switch operation {
    case .same: "overgenomen"
    case .sum: "opgeteld"
    case .difference: "het eerste min de rest"
    case .product: "vermenigvuldigd"
    case .quotient: "het eerste gedeeld door het tweede"
    case .percentage: "het eerste als percentage van het tweede"
    case .percentageOf: "het percentage van het tweede"
    case .proportion(let rounding): "het eerste maal het tweede, gedeeld door het derde, afgerond \(rounding.rawValue)"
    case .differenceFromZero: "het eerste min het tweede, maar nooit onder nul"
    case .belowZero: "wat het onder nul is, en anders nul"
    case .onLine(let step, let count):
      "op een rechte lijn van het eerste naar het tweede, na \(step) van de \(count) maanden"
    case .carried(let days): "de laatste melding, van \(DutchText.count(days, "dag", "dagen")) eerder"
    case .held(let days):
      "de laatste melding, van \(DutchText.count(days, "dag", "dagen")) eerder; die geldt tot de volgende"
    case .largestRemainder(let extra):
      "het eerste maal het tweede, gedeeld door het derde, naar beneden"
        + (extra > 0
          ? ", en één erbij: dit deel hoort bij de grootste resten" : "; dit deel hoort niet bij de grootste resten")
    case .apportioned(let extra):
      "het eerste maal het tweede, gedeeld door het derde, naar beneden" + added(extra, "door de methode van verdelen")
    case .levelled(let extra):
      "het eerste maal het tweede, naar beneden, min het derde maar nooit onder nul"
        + added(extra, "door het gelijk maken")
    case .daysAfter: "zoveel dagen of weken na de eerste dag"
    case .monthsAfter: "zoveel maanden na de eerste dag"
    case .yearsAfter: "zoveel jaar na de eerste dag"
    case .least: "het kleinste getal"
    case .shareInCents(let extra):
      "het eerste maal het tweede, gedeeld door het derde, naar beneden op de cent"
        + (extra > 0 ? ", en één cent erbij: dit deel hoort bij de grootste resten" : "")
    }
  }

  /// That so many more or fewer came besides, and by what.
  private static func added(_ extra: Int, _ by: String) -> String {
    switch extra {
    case 0: ""
    case 1...: ", en \(whole(extra)) erbij \(by)"
    default: ", en \(whole(-extra)) eraf \(by)"
    }
  }

  /// How a municipality stands against an even pace.
  public static func status(_ status: ScheduleStatus) -> String {
    status.rawValue
  }
}
