// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact

/// A division in words.
extension DutchText {
  /// The name of a key as people say it.
  public static func keyName(_ name: String) -> String { name.replacing("-", with: " ") }

  /// The name of a method as people say it.
  public static func name(_ method: DivisionMethod) -> String {
    switch method {
    case .up: "naar boven afronden"
    case .arithmetic: "rekenkundig afronden"
    case .largestRemainder: "grootste rest"
    case .sainteLague: "Sainte-Laguë"
    case .dHondt: "D'Hondt"
    case .huntingtonHill: "Huntington-Hill"
    case .adams: "Adams"
    case .dean: "Dean"
    case .leximin: "gelijk belasten (leximin)"
    }
  }

  /// What a method does, in one sentence.
  public static func meaning(_ method: DivisionMethod) -> String {
    switch method {
    case .up: "Elk deel wordt naar boven afgerond. Samen kan dat meer zijn dan de opgave."
    case .arithmetic: "Elk deel wordt afgerond, vanaf een half naar boven. De som hoeft niet precies de opgave te zijn."
    case .largestRemainder: "Elk deel wordt naar beneden afgerond. De grootste resten krijgen er één bij."
    case .sainteLague:
      "Om de beurt krijgt wie het verst onder zijn deel zit er één bij. Klein en groot hebben evenveel kans."
    case .dHondt:
      "Om de beurt krijgt wie daarna het laagst uitkomt er één bij. Grote gebieden zijn iets in het voordeel."
    case .huntingtonHill: "Als Sainte-Laguë, met een andere grens voor het afronden: het meetkundig gemiddelde."
    case .adams: "Elk gebied krijgt er eerst één. Kleine gebieden krijgen zo iets meer."
    case .dean: "Als Sainte-Laguë, met een andere grens voor het afronden: het harmonisch gemiddelde."
    case .leximin: "Wat ieder al heeft, telt mee. Niemand krijgt er één bij zolang een ander met ruimte minder draagt."
    }
  }

  /// What counts as effort already made.
  public static func name(_ sort: DivisionCredit.Sort) -> String {
    switch sort {
    case .regular: "plaatsen in de reguliere opvang"
    case .emergency: "plaatsen in de noodopvang"
    case .crisis: "crisisplaatsen"
    case .ukraine: "plaatsen voor mensen uit Oekraïne"
    case .advance: "statushouders die boven de taakstelling zijn gehuisvest"
    }
  }

  /// How evenly a division spreads the load, with what the measures mean.
  public static func fairness(_ fairness: DivisionFairness) -> [String] {
    let isByInhabitant = fairness.basis == .inhabitants
    let scale = isByInhabitant ? Fraction(1000) : Fraction(1)
    let unit = isByInhabitant ? "plaatsen per 1.000 inwoners" : "plaatsen per eenheid gewicht"
    let digits = isByInhabitant ? 2 : 4
    func three(_ number: Double) -> String { fraction(Fraction(Int((number * 1000).rounded()), 1000), digits: 3) }
    return [
      "De last is wat er staat en wat erbij komt. Die is het laagst \(self.fraction(fairness.lowest * scale, digits: digits)) "
        + "en het hoogst \(self.fraction(fairness.highest * scale, digits: digits)) \(unit).",
      "Gini-coëfficiënt \(three(fairness.gini)): 0 als iedereen evenveel draagt, 1 als één alles draagt.",
      "Theil-index tussen provincies \(three(fairness.theilBetween)), binnen provincies \(three(fairness.theilWithin)): "
        + "0 als er geen verschil is.",
    ]
  }

  /// What a reader must know of how the last places were given: where parties had an equal claim and who got the place,
  /// and whether a better division may exist.
  public static func lastPlaces(_ division: Division) -> [String] {
    let unproven =
      "De grenzen en de kleinste locatie laten heel veel mogelijkheden toe. Dit is de beste die gevonden is; het is niet "
      + "bewezen dat er geen betere is."
    return ties(division) + (division.isProven ? [] : [unproven])
  }

  private static func ties(_ division: Division) -> [String] {
    division.ties.map { tie in
      let all = names(tie.parties.map { division.parties[$0].name })
      let winners = names(tie.winners.map { division.parties[$0].name })
      let rule =
        division.input.method == .leximin
        ? "het kleinste gewicht gaat voor, en daarna de laagste code"
        : "het grootste gewicht gaat voor, en daarna de laagste code"
      return "Gelijke aanspraak op de laatste plaats hadden \(all). Die ging naar \(winners): \(rule)."
    }
  }

  /// Why a party gets its number, in a few sentences.
  ///
  /// - Parameter name: how those taking part are called, by their place.
  public static func reasons(_ reasons: DivisionReasons, of index: Int, in division: Division) -> [String] {
    let party = division.parties[index]
    let input = division.input.parties[index]
    var sentences = [outcome(reasons, party, input, division)]
    if let without = reasons.withoutLimits, without != reasons.share {
      sentences.append(
        "Zonder eigen grens (\(limits(input))) zou het \(whole(without)) zijn.")
    } else if reasons.withoutLimits != nil {
      sentences.append("De eigen grens (\(limits(input))) verandert daar niets aan.")
    }
    let names = { (places: [Int]) in DutchText.names(places.map { division.parties[$0].name }) }
    if reasons.gainers == [index] {
      sentences.append("Was de opgave één groter, dan kreeg \(party.name) die plaats.")
    } else if !reasons.gainers.isEmpty {
      sentences.append("Was de opgave één groter, dan kreeg \(names(reasons.gainers)) er één bij.")
    }
    if !reasons.relieved.isEmpty {
      sentences.append("Neemt \(party.name) er zelf één meer, dan hoeft \(names(reasons.relieved)) er één minder.")
    }
    if reasons.losers == [index] {
      sentences.append("Was de opgave één kleiner, dan ging die er bij \(party.name) af.")
    }
    if let weight = reasons.weightForMore {
      sentences.append("Bij een gewicht dat \(whole(weight)) procent hoger is, krijgt \(party.name) er meer.")
    }
    return sentences
  }

  private static func outcome(
    _ reasons: DivisionReasons, _ party: Division.Party, _ input: DivisionInput.Party, _ division: Division
  ) -> String {
    let share = count(reasons.share, "plaats", "plaatsen")
    let has = input.standing > 0 ? ", naast de \(whole(input.standing)) die er al staan" : ""
    guard let tenths = reasons.proportionalTenths else {
      return "\(party.name) krijgt \(share)\(has): zo draagt iedereen met ruimte zo veel mogelijk hetzelfde."
    }
    let even = Fraction(tenths, 10)
    if tenths < 0 {
      return "\(party.name) krijgt \(share)\(has): daar staat al \(fraction(Fraction(-tenths, 10))) "
        + "meer dan het deel dat bij het gewicht past."
    }
    return "\(party.name) krijgt \(share)\(has). In verhouding tot het gewicht is het "
      + "\(fraction(even)); de rest is afronden (\(name(division.input.method)))."
  }

  private static func limits(_ party: DivisionInput.Party) -> String {
    let minimum = party.minimum > 0 ? "minstens \(whole(party.minimum))" : nil
    let maximum = party.maximum.map { "hoogstens \(whole($0))" }
    return [minimum, maximum].compactMap(\.self).joined(separator: ", ")
  }

  /// Names in a row: "Almere, Delft en nog 3".
  private static func names(_ names: [String]) -> String {
    let shown = names.prefix(4)
    let rest = names.count - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " en nog \(rest)" }
    guard let last = shown.last, shown.count > 1 else { return shown.joined() }
    return shown.dropLast().joined(separator: ", ") + " en " + last
  }
}
