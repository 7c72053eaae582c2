// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

@Suite struct BackTestCommandTests {
  private func months(_ count: Int) -> [String] {
    (0..<count).map { "\(2015 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)" }
  }

  private func series(_ count: Int) -> String {
    "maand,waarde\n" + zip(months(count), 0..<count).map { "\($0),\(500 + 37 * ($1 % 11) + 3 * $1)\n" }.joined()
  }

  @Test func everyHorizonInEveryForm() throws {
    let program = try Program()
    let file = try program.file("reeks.csv", series(96))
    let run = try program.run("toets-prognose", file)
    #expect(run.status == 0, "\(run.errors)")
    let answer = try #require(try run.json() as? [String: Any])
    #expect(answer["maanden"] as? Int == 96 && answer["vanaf"] as? String == "2015-01")
    #expect(answer["totEnMet"] as? String == "2022-12")
    let horizons = try #require(answer["horizonnen"] as? [[String: Any]])
    #expect(horizons.map { $0["horizon"] as? Int } == [1, 3, 6, 12])
    #expect(horizons.map { $0["aantal"] as? Int } == [48, 46, 43, 37])
    for horizon in horizons {
      #expect(horizon["eersteOorsprong"] as? String == "2018-12")
      for name in ["model", "randomWalk", "gemiddelde12", "gedempteTrend"] {
        let result = try #require(horizon[name] as? [String: Any])
        #expect((result["crps"] as? Double).map { $0 > 0 } ?? false)
        #expect((result["dekking"] as? Double).map { (0...1).contains($0) } ?? false)
      }
    }
    #expect(try program.run("toets-prognose", file).output == run.output)
    let table = try program.run("toets-prognose", file, "--formaat", "tabel").output
    #expect(table.split(separator: "\n").filter { $0.contains("gedempteTrend") }.count == 4)
    let csv = try program.run("toets-prognose", file, "--formaat", "csv").output
    #expect(csv.hasPrefix("horizon,prognose,crps,wape,dekking,afwijking\n"))
  }

  @Test func aShortSeriesHasNoFarHorizons() throws {
    let program = try Program()
    let run = try program.run("toets-prognose", try program.file("kort.csv", series(30)))
    let horizons = try #require((try run.json() as? [String: Any])?["horizonnen"] as? [[String: Any]])
    #expect(horizons[0]["model"] is [String: Any])
    #expect(horizons[3]["model"] is NSNull && horizons[3]["modelIsBeste"] is NSNull)
    let short = try program.run("toets-prognose", try program.file("korter.csv", series(12)))
    #expect(short.status == 1 && short.errors.contains("RT-136") && short.output.isEmpty)
  }

  @Test func asAnOfficeWritesIt() throws {
    let program = try Program()
    let rows = zip(months(60), 0..<60).reversed().map { "\($0);1.0\(10 + $1 % 50);x\r\n" }.joined()
    let file = try program.file("kantoor.csv", "Aanvragen per maand;;\r\nMaand;Waarde;Noot\r\n" + rows)
    let answer = try #require(try program.run("toets-prognose", file).json() as? [String: Any])
    #expect(answer["maanden"] as? Int == 60 && answer["vanaf"] as? String == "2015-01")
    let decimals = try program.file("decimaal.csv", "maand;waarde\n" + months(60).map { "\($0);12,5\n" }.joined())
    #expect(try program.run("toets-prognose", decimals).status == 0)
    // A point for thousands and a comma for decimals: the same number as without the point.
    func outcome(_ thousands: String) throws -> Program.Run {
      let rows = zip(months(60), 0..<60).map { "\($0);1\(thousands)5\(10 + $1 % 50),5\n" }.joined()
      return try program.run("toets-prognose", try program.file("dutch\(thousands.count).csv", "maand;waarde\n" + rows))
    }
    #expect(try outcome(".").status == 0)
    #expect(try outcome(".").output == outcome("").output)
  }

  @Test func oneMonthIsOne() throws {
    let program = try Program()
    let run = try program.run("toets-prognose", try program.file("een.csv", "maand,waarde\n2015-01,5\n"))
    #expect(run.errors.contains("De reeks heeft 1 maand."), "\(run.errors)")
  }

  @Test(
    arguments: [
      ("maand,waarde\n2015-01,5\n2015-03,6\n", "RT-135"), ("maand,waarde\n2015-01,5\n2015-01,6\n", "RT-114"),
      ("maand,waarde\n2015-13,5\n", "RT-109"), ("maand,waarde\n2015-01,nan\n", "RT-110"),
      ("maand,waarde\n2015-01,1.2.3\n", "RT-110"), ("maand;waarde\n2015-01;1.23,5\n", "RT-110"),
      ("a,b\n1,2\n", "RT-106"), ("maand,waarde\n", "RT-129"),
      ("", "RT-120"), ("maand,waarde\n2015-01,123456782\n", "RT-115"),
      ("maand,waarde\n2015-01,99999999999\n", "RT-113"),
    ])
  func badFiles(_ text: String, _ code: String) throws {
    let program = try Program()
    let run = try program.run("toets-prognose", try program.file("fout.csv", text))
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.errors.contains(code), "\(run.errors)")
  }
}
