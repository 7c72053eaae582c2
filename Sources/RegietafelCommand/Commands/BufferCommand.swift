// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Foundation
import Office
import Reports

/// `regietafel buffer`: what the yo-yo of places costs, and what a reserve would.
struct BufferCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "buffer",
    abstract: "Vergelijk over jaren wat een vaste voorraad, een buffer of het jojo-beleid kost.",
    discussion: """
      Elke keuze krijgt dezelfde toevallige instroom. De beste buffer is in stappen van 1 procent gezocht.
      Bedragen zijn in hele miljoenen euro per jaar. Hetzelfde zaad geeft dezelfde uitkomst, met elk aantal draden.
      """)

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions
  @Option(name: .customLong("vanaf"), help: ArgumentHelp("De dag vanaf waar vooruit wordt gekeken.", valueName: "dag"))
  var from: String?
  @Option(
    name: .customLong("bekend-op"),
    help: ArgumentHelp("Gebruik voor de bedragen wat op deze dag bekend was.", valueName: "dag"))
  var known: String?
  @Option(name: .customLong("jaren"), help: ArgumentHelp("Hoeveel jaren vooruit: 2 tot en met 20.", valueName: "jaren"))
  var years = 10
  @Option(
    name: .customLong("percentiel"),
    help: ArgumentHelp(
      "In hoeveel procent van de gevallen een buffer genoeg moet zijn, met komma's.", valueName: "getallen"))
  var percentiles = "80,95"
  @Option(
    name: .customLong("paden"), help: ArgumentHelp("Hoeveel keer het toeval wordt nagespeeld.", valueName: "aantal"))
  var paths: WholeNumber = 1_024
  @Option(name: .customLong("zaad"), help: ArgumentHelp("Welke toevalsgetallen.", valueName: "getal"))
  var seed = 1
  @Option(name: .customLong("draden"), help: ArgumentHelp("Hoeveel draden tegelijk rekenen.", valueName: "aantal"))
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func run() async throws {
    let format = try output.format()
    try ForecastCommand.check("--jaren", years, 2...20)
    let paths = try self.paths.number("--paden")
    try ForecastCommand.check("--paden", paths, 1...8_192)
    try ForecastCommand.check("--draden", threads, 1...256)
    try ForecastCommand.check("--zaad", seed, 0...Int.max)
    let desk = try await journal.office().desk()
    let perspective = try ClockOptions.perspective(day: from, "--vanaf", known: known, desk.defaultDay)
    let study: BufferStudy
    do {
      study = try await desk.book(perspective).bufferStudy(
        years: years, percentiles: try chosen(), paths: paths, seed: UInt64(seed), threads: threads)
    } catch let fault as VesselsFault {
      throw Faults(VesselWords.fault(fault))
    }
    if format == .json { return Terminal.say(BufferCommand.json(study).text(pretty: true)) }
    var sheet = Sheet([
      "keuze", "kosten", "kostenP5", "kostenP50", "kostenP95", "kansOpNoodopvang", "mensenInNoodopvang", "legePlaatsen",
      "geopendEnGesloten",
    ])
    sheet.rows = study.outcomes.map { outcome in
      [.string(BufferWords.name(outcome.policy))] + BufferCommand.numbers(outcome).map(\.1)
    }
    if format == .table {
      sheet.remarks =
        BufferWords.sentences(study) + ["", "Als een aanname anders is (miljoen euro per jaar):"]
        + study.sensitivities.map { sensitivity in
          let costs = zip(BufferWords.policies(study, sensitivity), sensitivity.costs).map { policy, cost in
            "\(BufferWords.name(policy)) \(BufferWords.millions(cost))"
          }
          return "- \(sensitivity.name): \(costs.joined(separator: "; "))"
        }
    }
    sheet.write(format)
  }

  private func chosen() throws -> [Int] {
    try percentiles.split(separator: ",").map { text in
      guard let number = Int(text.filter { !$0.isWhitespace }) else {
        throw Faults(
          Fault(
            .badScenario, place: "--percentiel", problem: "'\(text.prefix(20))' is geen getal.",
            expected: "Getallen van 1 tot en met 99, zoals 80,95.", advice: "Kies andere getallen."))
      }
      try ForecastCommand.check("--percentiel", number, 1...99)
      return number
    }
  }

  private static func numbers(_ outcome: BufferOutcome) -> [(String, JSONValue)] {
    [
      ("kosten", .whole(BufferWords.millions(outcome.mean))), ("kostenP5", .whole(BufferWords.millions(outcome.low))),
      ("kostenP50", .whole(BufferWords.millions(outcome.middle))),
      ("kostenP95", .whole(BufferWords.millions(outcome.high))),
      (
        "kansOpNoodopvang",
        .decimal(Fraction(Int((outcome.emergencyChance * 10_000).rounded()), 10_000), digits: 4)
      ),
      ("mensenInNoodopvang", .whole(Int(outcome.emergencyPeople.rounded()))),
      ("legePlaatsen", .whole(Int(outcome.emptyPlaces.rounded()))),
      ("geopendEnGesloten", .whole(Int(outcome.adjusted.rounded()))),
    ]
  }

  private static func json(_ study: BufferStudy) -> JSONValue {
    .object([
      ("zaad", .whole(Int(clamping: study.seed))), ("paden", .whole(study.paths)), ("jaren", .whole(study.years)),
      (
        "keuzes",
        .array(study.outcomes.map { .object([("naam", .string(BufferWords.name($0.policy)))] + numbers($0)) })
      ),
      (
        "gevoeligheid",
        .array(
          study.sensitivities.map { sensitivity in
            .object([
              ("aanname", .string(sensitivity.name)),
              ("kosten", .array(sensitivity.costs.map { .whole(BufferWords.millions($0)) })),
              ("besteBuffer", .whole(sensitivity.bestExtra)),
            ])
          })
      ),
    ])
  }
}
