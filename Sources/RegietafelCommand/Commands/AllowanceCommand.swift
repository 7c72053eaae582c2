// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Reports
import Rulebook
import Territory

/// `regietafel leefgeld`: the allowance of a household of displaced people in a month.
struct AllowanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leefgeld",
    abstract: "Reken het leefgeld van een gezin uit Oekraïne uit, per persoon en samen.",
    discussion: """
      Gezinsleden hebben een nummer: hun plaats bij --gezin. Bij --inkomen, --uitgesloten en --afwezig staat het nummer
      voor het =-teken: --inkomen 1=2023-05-10 voor inkomen van het eerste gezinslid vanaf 10 mei.

      Een bedrag dat niet is gevonden, is onbekend, met de reden erbij. Er wordt niets bewaard.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup var question: AllowanceOptions
  @Option(
    name: .customLong("bekend-op"),
    help: ArgumentHelp("Reken met wat op deze dag of dit moment bekend was.", valueName: "dag"))
  var known: String?
  @Flag(name: .customLong("uitleg"), help: "Leg elk bedrag uit, met regel, bron en zekerheid.")
  var explains = false

  func run() async throws {
    let format = try output.format()
    var reader = AllowanceReader(question.text)
    let request = try reader.request()
    let rulebook = try Rulebook.standard()
    let moment = try known.map { try Words.moment($0, "--bekend-op") } ?? .endOfTime
    let tariff = try AllowanceTariff(
      request.month, changeover: request.changeover, rulebook, knownAt: moment)
    let allowance = try tariff.allowance(request)
    let contribution = try allowance.ownContribution()
    let reasons = AllowanceWords.reasons(allowance)
    switch format {
    case .json: Terminal.say(JSONValue.allowance(allowance, contribution, reasons: reasons).text(pretty: true))
    case .csv: csv(allowance).write(.csv)
    case .table:
      table(allowance, reasons + AllowanceWords.lines(contribution)).write(.table)
      if explains { try explain(allowance, contribution, rulebook) }
    }
  }

  private func table(_ allowance: Allowance, _ remarks: [String]) -> Sheet {
    var sheet = Sheet(["gezinslid", "leeftijd", "voedsel", "kleding", "wonen", "samen"])
    sheet.rows = allowance.shares.enumerated().map { index, share in
      [.whole(index + 1), .whole(share.age)]
        + [share.food.cents, share.clothing.cents, share.living.cents, share.total].map { cents in
          .string(AllowanceWords.euros(cents))
        }
    }
    sheet.remarks = [AllowanceWords.total(allowance)] + remarks
    return sheet
  }

  private func csv(_ allowance: Allowance) -> Sheet {
    var sheet = Sheet(["gezinslid", "leeftijd", "voedselCenten", "kledingCenten", "woonCenten", "per"])
    sheet.rows = allowance.shares.enumerated().map { index, share in
      [
        .whole(index + 1), .whole(share.age), .count(share.food.cents), .count(share.clothing.cents),
        .count(share.living.cents), .string(allowance.isWeekly ? "week" : "maand"),
      ]
    }
    return sheet
  }

  private func explain(_ allowance: Allowance, _ contribution: OwnContribution?, _ rulebook: Rulebook) throws {
    let territory = try Territory.standard()
    for figure in [allowance.figure] + (contribution.map { [$0.due ?? $0.most, $0.left ?? $0.least] } ?? []) {
      Terminal.say("")
      Terminal.say(Explanation(figure, territory, rulebook).lines().joined(separator: "\n"))
    }
  }
}

/// The household and its circumstances, as options.
struct AllowanceOptions: ParsableArguments {
  @Option(name: .customLong("maand"), help: ArgumentHelp("De maand, zoals 2023-04.", valueName: "maand"))
  var month: String?
  @Option(
    name: .customLong("opvang"), help: ArgumentHelp("gemeentelijk, particulier of eigen-woning.", valueName: "opvang"))
  var setting = "gemeentelijk"
  @Option(
    name: .customLong("gezin"),
    help: ArgumentHelp("De leeftijden op de eerste dag van de maand, zoals 35,33,10.", valueName: "leeftijden"))
  var ages: String?
  @Flag(name: .customLong("catering"), help: "Er zijn maaltijden; voor voedsel wordt niets betaald.")
  var isCatered = false
  @Option(
    name: .customLong("inkomen"),
    help: ArgumentHelp(
      "Wie inkomen heeft, vanaf welke dag, en tot welke dag: 1=2023-05-10 of 1=2023-05-10/2023-09-01.",
      valueName: "nummer=dag"))
  var incomes: [String] = []
  @Option(
    name: .customLong("uitgesloten"),
    help: ArgumentHelp(
      "Wie geen recht heeft, en waarom: \(AllowanceExclusion.allCases.map { "1=\($0.rawValue)" }.joined(separator: ", ")).",
      valueName: "nummer=reden"))
  var excluded: [String] = []
  @Option(
    name: .customLong("afwezig"),
    help: ArgumentHelp("Wie weg is zonder bericht, en sinds welke dag: 2=2023-03-15.", valueName: "nummer=dag"))
  var absent: [String] = []
  @Option(
    name: .customLong("zorginstelling"),
    help: ArgumentHelp("De nummers van wie in een zorginstelling woont.", valueName: "nummers"))
  var inCare: [String] = []
  @Option(
    name: .customLong("niet-ingeschreven"),
    help: ArgumentHelp("De nummers van wie niet in de BRP van deze gemeente staat.", valueName: "nummers"))
  var notRegistered: [String] = []
  @Option(
    name: .customLong("alleenstaand"),
    help: ArgumentHelp("De nummers van minderjarigen die zonder ouders kwamen.", valueName: "nummers"))
  var unaccompanied: [String] = []
  @Option(
    name: .customLong("overgang"),
    help: ArgumentHelp("De dag waarop de gemeente in 2023 overging op de nieuwe bedragen.", valueName: "dag"))
  var changeover: String?
  @Option(
    name: .customLong("netto"),
    help: ArgumentHelp("Het netto inkomen van het gezin in de maand, voor de eigen bijdrage.", valueName: "bedrag"))
  var netIncome: String?

  /// The text of an option by its name in the question.
  func text(_ name: String) -> String? {
    switch name {
    case "maand": month
    case "opvang": setting
    case "gezin": ages
    case "catering": isCatered ? "ja" : nil
    case "inkomen": incomes.joined(separator: ",")
    case "uitgesloten": excluded.joined(separator: ",")
    case "afwezig": absent.joined(separator: ",")
    case "zorginstelling": inCare.joined(separator: ",")
    case "nietIngeschreven": notRegistered.joined(separator: ",")
    case "alleenstaand": unaccompanied.joined(separator: ",")
    case "overgang": changeover
    case "netto": netIncome
    default: nil
    }
  }
}
