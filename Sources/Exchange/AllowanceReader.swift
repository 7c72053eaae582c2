// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact

/// Reads a question about an allowance from named texts: the options of the command, or the query of a page or of the API.
public struct AllowanceReader {
  /// The names, in the order in which they are explained.
  public static let names = [
    "maand", "opvang", "gezin", "catering", "inkomen", "uitgesloten", "afwezig", "zorginstelling", "nietIngeschreven",
    "alleenstaand", "overgang", "netto",
  ]

  private let text: (String) -> String?
  private var faults: [Fault] = []

  /// A reader of the texts that `text` gives for a name; nil or empty when there is none.
  public init(_ text: @escaping (String) -> String?) {
    self.text = { name in text(name).flatMap { $0.isEmpty ? nil : $0 } }
  }

  /// The question.
  ///
  /// - Throws: everything that is wrong with it.
  public mutating func request() throws(Faults) -> AllowanceRequest {
    faults = []
    let ages = ages()
    var request = AllowanceRequest(
      month: month(), setting: setting(), isCatered: flag("catering"),
      household: Household(ages.map { HouseholdMember(age: $0) }))
    each("inkomen", expected: "1=2023-05-10, of 1=2023-05-10/2023-09-01 met de eerste dag zonder inkomen", &request) {
      let days = $1.split(separator: "/", omittingEmptySubsequences: false).map { Day(iso: $0) }
      guard let from = days[0], days.count < 3, days.count == 1 || days[1] != nil else { return false }
      $0.incomes.append(IncomeSpell(from: from, until: days.count == 2 ? days[1] : nil))
      return true
    }
    let words = AllowanceExclusion.allCases.map(\.rawValue).joined(separator: ", ")
    each("uitgesloten", expected: "1=vast; kies uit \(words)", &request) {
      $0.exclusion = AllowanceExclusion(rawValue: String($1))
      return $0.exclusion != nil
    }
    each("afwezig", expected: "1=2023-05-10, met de eerste dag van afwezigheid", &request) {
      $0.absentSince = Day(iso: $1)
      return $0.absentSince != nil
    }
    numbers("zorginstelling", &request) { $0.isInCareInstitution = true }
    numbers("nietIngeschreven", &request) { $0.isRegisteredHere = false }
    numbers("alleenstaand", &request) { $0.isUnaccompanied = true }
    request.changeover = text("overgang").flatMap { day($0, "overgang") }
    request.netIncome = text("netto").flatMap { money($0) }
    faults += request.faults()
    guard faults.isEmpty else { throw Faults(faults) }
    return request
  }

  private mutating func refuse(
    _ name: String, _ problem: String, expected: String, _ advice: String = "Schrijf het zo."
  ) {
    faults.append(
      Fault(.unreadableDisplacedWord, place: name, problem: problem, expected: expected, advice: advice))
  }

  private mutating func month() -> Month {
    if let month = text("maand").flatMap({ Month(iso: $0) }) { return month }
    refuse(
      "maand", text("maand").map { "'\($0.prefix(40))' is geen maand." } ?? "De maand ontbreekt.",
      expected: "Jaar en maand, zoals 2023-05.")
    return Month(index: 0)
  }

  private mutating func setting() -> ReceptionSetting {
    guard let word = text("opvang")?.lowercased() else { return .municipal }
    if let setting = ReceptionSetting(rawValue: word == "gemeente" ? "gemeentelijk" : word) { return setting }
    refuse(
      "opvang", "De opvang '\(word.prefix(40))' is niet bekend.",
      expected: ReceptionSetting.allCases.map(\.rawValue).joined(separator: ", ") + ".", "Kies een van deze woorden.")
    return .municipal
  }

  private mutating func flag(_ name: String) -> Bool {
    switch text(name)?.lowercased() {
    case nil, "nee", "false": return false
    case "ja", "true": return true
    case let other?:
      refuse(name, "'\(other.prefix(40))' is geen ja of nee.", expected: "ja of nee.")
      return false
    }
  }

  private mutating func ages() -> [Int] {
    let parts = text("gezin")?.split(separator: ",", omittingEmptySubsequences: false) ?? []
    var ages: [Int] = []
    for part in parts {
      let word = Fold.trimmed(String(part))
      if let age = Int(word), !word.hasPrefix("+") {
        ages.append(age)
      } else {
        refuse(
          "gezin", "'\(word.prefix(40))' is geen leeftijd.", expected: "Hele jaren met komma's ertussen: 35,33,10.")
      }
    }
    return ages
  }

  /// Items such as `1=2023-05-10, 2=2023-06-01`: the number of a member with something about it.
  private mutating func each(
    _ name: String, expected: String, _ request: inout AllowanceRequest,
    _ change: (inout HouseholdMember, Substring) -> Bool
  ) {
    for item in items(name) {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let member = member(parts[0], name, request) else { continue }
      guard parts.count == 2, change(&request.household.members[member], Fold.trimmed(String(parts[1]))) else {
        refuse(name, "'\(item.prefix(40))' is niet te lezen.", expected: "\(expected).")
        continue
      }
    }
  }

  /// Numbers of members, such as `1,3`.
  private mutating func numbers(
    _ name: String, _ request: inout AllowanceRequest, _ change: (inout HouseholdMember) -> Void
  ) {
    for item in items(name) {
      if let member = member(item[...], name, request) { change(&request.household.members[member]) }
    }
  }

  private func items(_ name: String) -> [String] {
    guard let text = text(name) else { return [] }
    return text.split { $0 == "," || $0 == ";" }.map { String(Fold.trimmed(String($0))) }.filter { !$0.isEmpty }
  }

  /// The place in the household of the member with this number.
  private mutating func member(_ number: Substring, _ name: String, _ request: AllowanceRequest) -> Int? {
    let count = request.household.members.count
    if let number = Int(Fold.trimmed(String(number))), number > 0, number <= count { return number - 1 }
    refuse(
      name, "'\(number.prefix(40))' is geen gezinslid.",
      expected: count > 0 ? "Een nummer van 1 tot en met \(count)." : "Een nummer van een gezinslid.",
      "Tel de gezinsleden in de volgorde van hun leeftijden bij gezin.")
    return nil
  }

  private mutating func day(_ text: String, _ name: String) -> Day? {
    if let day = Day(iso: text) { return day }
    refuse(name, "'\(text.prefix(40))' is geen dag.", expected: "Jaar, maand en dag, zoals 2023-03-15.")
    return nil
  }

  private mutating func money(_ text: String) -> Money? {
    switch CellMoney(text[...]) {
    case .cents(let cents): return Money(cents: cents)
    case .negative: return Money(cents: -1)
    case .unknown, .tooLarge, .unreadable:
      refuse("netto", "'\(text.prefix(40))' is geen bedrag.", expected: "Euro's met een komma: 1850,00.")
      return nil
    }
  }
}
