// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Office
import Reports
import Rulebook
import Territory

/// `regietafel vergoeding`: what a municipality is paid for people from Ukraine, of numbers typed in or from the journal.
struct ClaimCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vergoeding",
    abstract: "Bereken wat een gemeente krijgt voor de opvang van ontheemden uit Oekraïne (BooO).",
    discussion: """
      Met --plekken, --van en --tot: een berekening met ingevulde aantallen; --tot telt niet mee.
      Met --gemeente en --jaar: de vergoeding uit het journaal, tot en met de peildatum.
      Met alleen --jaar: alle gemeenten. Met --vergelijk staat ernaast wat op een eerdere dag bekend was.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var clocks: ClockOptions
  @Option(name: .customLong("plekken"), help: ArgumentHelp("Gerealiseerde plekken per dag.", valueName: "aantal"))
  var places: WholeNumber?
  @Option(
    name: .customLong("particulier"),
    help: ArgumentHelp("Personen in particuliere opvang die elke maand een verstrekking krijgen.", valueName: "aantal"))
  var people: WholeNumber?
  @Option(name: .customLong("van"), help: ArgumentHelp("De eerste dag.", valueName: "dag"))
  var from: String?
  @Option(name: .customLong("tot"), help: ArgumentHelp("De eerste dag die niet meer telt.", valueName: "dag"))
  var until: String?
  @Option(
    name: .customLong("gemeente"),
    help: ArgumentHelp("Code of naam van een gemeente, zoals GM0363.", valueName: "gemeente"))
  var municipality: String?
  @Option(name: .customLong("jaar"), help: ArgumentHelp("Het jaar; anders dat van de peildatum.", valueName: "jaar"))
  var year: Int?
  @Option(
    name: .customLong("vergelijk"),
    help: ArgumentHelp("Zet ernaast wat op deze eerdere dag bekend was.", valueName: "dag"))
  var compared: String?
  @Option(
    name: .customLong("werkmap"),
    help: ArgumentHelp("Schrijf de vergoeding van --gemeente ook als werkmap voor de accountant.", valueName: "pad"))
  var workbook: String?
  @Flag(name: .customLong("uitleg"), help: "Laat zien hoe elk bedrag is berekend.")
  var isExplained = false

  /// As many places or people as a municipality can have.
  private static let most = 1_000_000

  func run() async throws {
    let format = try output.format()
    if places != nil || from != nil || until != nil || people != nil {
      return try runTyped(format)
    }
    let desk = try await journal.office().desk()
    let perspective = try clocks.perspective(desk.defaultDay)
    let year = try bookYear(perspective.day)
    guard let municipality else { return overview(desk, perspective, year, format) }
    let code = try self.code(municipality, year, desk.territory)
    let answer = ClaimAnswer(desk: desk, municipality: code, year: year, isExplained: isExplained)
    let earlier = try compared.map {
      Perspective(day: perspective.day, known: try Words.moment($0, "--vergelijk"))
    }
    try answer.write(format, perspective, comparedWith: earlier)
    if let workbook { try answer.writeWorkbook(to: workbook, perspective) }
  }

  private func bookYear(_ day: Day) throws -> Int {
    guard let year else { return day.year }
    guard ReceptionFact.years.contains(year) else {
      throw Faults(
        Fault(
          .badDay, place: "--jaar", problem: "\(year) is geen jaar.", expected: "vier cijfers, zoals 2022",
          advice: "Schrijf het jaar zo."))
    }
    return year
  }

  private func code(_ text: String, _ year: Int, _ territory: Territory) throws -> AreaCode {
    let first = max(FigurePeriod.year(year).firstDay, Territory.firstDay)
    let last = max(FigurePeriod.year(year + 1).firstDay.adding(days: -1), first)
    // A municipality that ended or began in the year is meant as well.
    let code = try (try? Words.area(text, on: first, territory)) ?? Words.area(text, on: last, territory)
    guard code.kind == .municipality else {
      throw Faults(
        Fault(.noSuchArea, place: "--gemeente", problem: "\(code) is geen gemeente.", advice: "Kies een gemeente."))
    }
    return code
  }
}

// Numbers typed in.
extension ClaimCommand {
  private func runTyped(_ format: OutputFormat) throws {
    let period = try typedPeriod()
    let places = try number(self.places, "--plekken") ?? 0
    let people = try number(self.people, "--particulier")
    guard self.places != nil || people != nil else {
      throw Faults(
        Fault(
          .missingOption, place: "--plekken", problem: "Het aantal plekken ontbreekt.",
          advice: "Geef --plekken, of --particulier."))
    }
    let rulebook = try Rulebook.standard()
    let territory = try Territory.standard()
    let perspective = try clocks.perspective(period.from)
    let book = ChainBook(state: ChainState(), rulebook: rulebook, territory: territory, perspective: perspective)
    let ledger = FundingLedger(book)
    try ClaimCommand.refuseGaps(ledger)
    let claim = ledger.claim(places: places, people: people, in: period)
    let text = TypedClaimText(claim: claim, people: people, territory: territory, rulebook: rulebook)
    switch format {
    case .json: Terminal.say(text.json.text(pretty: true))
    case .csv: text.sheet.write(.csv)
    case .table:
      text.sheet.write(.table)
      if isExplained {
        Terminal.say("")
        Terminal.say(Explanation(claim.total, territory, rulebook).lines().joined(separator: "\n"))
      }
    }
  }

  /// A day without a tariff between days with one is a fault of the rule files, and not of who asks.
  static func refuseGaps(_ ledger: FundingLedger) throws {
    for (rule, tariff) in [("R6.22", ledger.placeTariff), ("R6.23", ledger.privateTariff)] {
      guard let gap = tariff.gaps.first else { continue }
      throw Faults(
        Fault(
          .tariffGap, place: "regel \(rule)", problem: "Vanaf \(gap.from) is er geen tarief.",
          expected: "Een tarief voor elke dag tussen het eerste en het laatste.",
          advice: "Laat de beheerder het regelbestand aanvullen."))
    }
  }

  private func typedPeriod() throws -> Period {
    guard let from, let until else {
      throw Faults(
        Fault(
          .missingOption, place: from == nil ? "--van" : "--tot", problem: "De periode is niet volledig.",
          expected: "--van 2022-10-10 --tot 2022-10-21", advice: "Geef allebei de dagen; --tot telt niet mee."))
    }
    let (first, last) = (try Words.day(from, "--van"), try Words.day(until, "--tot"))
    guard first < last else {
      throw Faults(
        Fault(
          .badDay, place: "--tot", problem: "\(last) ligt niet na \(first).",
          expected: "de eerste dag die niet meer meetelt", advice: "Kijk de twee dagen na."))
    }
    return Period(from: first, until: last)
  }

  private func number(_ text: WholeNumber?, _ option: String) throws -> Int? {
    guard let value = try text?.number(option) else { return nil }
    guard !(0...ClaimCommand.most).contains(value) else { return value }
    throw Faults(
      Fault(
        .missingOption, place: option, problem: "Het aantal \(value) kan niet.",
        expected: "een getal van 0 tot en met \(ClaimCommand.most)", advice: "Kijk het aantal na."))
  }
}

// All municipalities.
extension ClaimCommand {
  private func overview(_ desk: Desk, _ perspective: Perspective, _ year: Int, _ format: OutputFormat) {
    let ledger = FundingLedger(desk.book(perspective))
    var sheet = Sheet(["code", "naam", "jaar", "plekdagen", "totaalCenten", "volledig"])
    var total = Money.zero
    let all = ledger.municipalities(in: .netherlands, year).compactMap { ledger.amounts(of: $0, in: year) }
    for amounts in all where amounts.total != nil || format != .table {
      sheet.isInvented = sheet.isInvented || amounts.isInvented
      total = total + (amounts.total ?? .zero)
      let money: JSONValue =
        format == .table
        ? .string(amounts.total.map { DutchText.money($0) } ?? "onbekend") : .count(amounts.total?.cents)
      sheet.rows.append([
        .string(amounts.municipality.description),
        .string(desk.territory.name(of: amounts.municipality) ?? amounts.municipality.description), .whole(year),
        .whole(amounts.placeDays), money, .bool(amounts.incomplete.isEmpty),
      ])
    }
    sheet.remarks = [
      "Samen bekend: \(DutchText.money(total)), van \(sheet.rows.count) van de \(all.count) gemeenten.",
      "Niet volledig betekent: er is nog iets niet gemeld, of voor iets was er nog geen tarief.",
    ]
    sheet.write(format)
  }
}
