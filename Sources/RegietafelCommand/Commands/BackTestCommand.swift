// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Forecast
import Reports

/// `regietafel toets-prognose`: how well forecasts of a monthly series would have done.
struct BackTestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "toets-prognose",
    abstract: "Toets hoe goed een prognose van een maandreeks in het verleden was geweest.",
    discussion: """
      Voor elke maand maakt het programma de prognose opnieuw, met alleen wat toen bekend was. Daarna legt het die naast
      wat er kwam. Naast het model staan drie eenvoudige prognoses: de laatste waarde (randomWalk), het gemiddelde van
      twaalf maanden (gemiddelde12) en een trend die uitdooft (gedempteTrend).

      crps: hoe ver de prognose ernaast zat, in de eenheid van de reeks. Lager is beter.
      wape: de fout van de middelste waarde, als deel van het totaal.
      dekking: het deel van de maanden dat binnen de band van 90 % viel. Goed is 0,85 tot 0,95.
      afwijking: hoeveel de prognose gemiddeld te hoog (boven nul) of te laag was.
      """)

  @Argument(help: ArgumentHelp("Een CSV-bestand met de kolommen maand en waarde.", valueName: "bestand"))
  var file: String
  @Option(name: .customLong("formaat"), help: ArgumentHelp("json, tabel of csv.", valueName: "formaat"))
  var format = "json"

  /// How many months ahead is looked.
  private static let horizons = [1, 3, 6, 12]

  func run() async throws {
    let format = try OutputFormat(named: format)
    let series = try MonthlySeries.read(try ImportFile.read(path: file))
    let tests = Self.horizons.map { (horizon: $0, test: BackTest(series.values, horizon: $0)) }
    guard tests.contains(where: { $0.test != nil }) else {
      throw Faults(
        Fault(
          .seriesTooShort,
          problem: "De reeks heeft \(DutchText.count(series.values.count, "maand", "maanden")). Dat is te weinig.",
          expected: "Ten minste \(BackTest.fewestMonths(horizon: 1)) maanden.", advice: "Neem een langere reeks."))
    }
    switch format {
    case .json:
      Terminal.say(
        JSONValue.object([
          ("maanden", .whole(series.values.count)), ("vanaf", .string(series.first.description)),
          ("totEnMet", .string(series.last.description)),
          ("horizonnen", .array(tests.map { json($0.horizon, $0.test, series) })),
        ]).text(pretty: true))
    case .table, .csv: sheet(tests.compactMap(\.test), words: format == .table).write(format)
    }
  }

  /// A horizon for which the series is too short has null for all that is measured.
  private func json(_ horizon: Int, _ test: BackTest?, _ series: MonthlySeries) -> JSONValue {
    .object(
      [
        ("horizon", .whole(horizon)), ("aantal", .whole(test?.origins.count ?? 0)),
        (
          "eersteOorsprong",
          test.map { .string(series.first.adding(months: $0.origins.lowerBound - 1).description) } ?? .null
        ),
      ]
        + BackTest.Forecaster.allCases.map { forecaster in
          (forecaster.name, test.map { json($0.result(of: forecaster)) } ?? .null)
        } + [("modelIsBeste", test.map { .bool($0.isModelBest) } ?? .null)])
  }

  private func json(_ result: BackTest.Result) -> JSONValue {
    .object([
      ("crps", decimal(result.score)), ("wape", result.relativeError.map(decimal) ?? .null),
      ("dekking", decimal(result.coverage)), ("afwijking", decimal(result.bias)),
    ])
  }

  private func sheet(_ tests: [BackTest], words: Bool) -> Sheet {
    var sheet = Sheet(["horizon", "prognose", "crps", "wape", "dekking", "afwijking"])
    for test in tests {
      for forecaster in BackTest.Forecaster.allCases {
        let result = test.result(of: forecaster)
        sheet.rows.append([
          .whole(test.horizon), .string(forecaster.name), decimal(result.score),
          result.relativeError.map(decimal) ?? .null, decimal(result.coverage), decimal(result.bias),
        ])
      }
      if words, !test.isModelBest {
        sheet.remarks.append(
          "\(test.horizon) \(test.horizon == 1 ? "maand" : "maanden") vooruit is het model niet de beste prognose.")
      }
    }
    return sheet
  }

  private func decimal(_ value: Double) -> JSONValue {
    .decimal(Fraction(Int((value * 10_000).rounded()), 10_000), digits: 4)
  }
}

extension BackTest.Forecaster {
  /// The stable name in JSON.
  fileprivate var name: String {
    switch self {
    case .model: "model"
    case .randomWalk: "randomWalk"
    case .yearMean: "gemiddelde12"
    case .dampedTrend: "gedempteTrend"
    }
  }
}
