// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// `regietafel verdeel`.
@Suite struct DivideCommandTests {
  private struct Answer: Decodable {
    struct Area: Decodable {
      let code: String
      let naam: String
      let gewicht: Double
      let aantal: Int
      let bestaand: Int?
      let samen: Int?
    }

    let opgave: Int
    let toegedeeld: Int
    let rest: Int
    let sleutel: String
    let methode: String
    let gebieden: [Area]
  }

  private func answer(_ program: Program, _ arguments: [String]) throws -> Answer {
    let run = try program.run(["verdeel"] + arguments + ["--formaat", "json"])
    #expect(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
  }

  @Test func theCountryIsDividedOverItsMunicipalities() throws {
    let answer = try answer(
      try Program(),
      ["--opgave", "51000", "--sleutel", "inwoners", "--niveau", "gemeente", "--peildatum", "2022-07-01"])
    #expect(answer.opgave == 51_000 && answer.toegedeeld == 51_000 && answer.rest == 0 && answer.sleutel == "inwoners")
    #expect(answer.gebieden.count == 344 && answer.gebieden.reduce(0) { $0 + $1.aantal } == 51_000)
    let amsterdam = try #require(answer.gebieden.first { $0.code == "GM0363" })
    // 51,000 times 903,399 inhabitants, those of Weesp among them, out of 17,590,672 is 2,619.18.
    #expect(amsterdam.aantal == 2619 && amsterdam.gewicht == 903_399 && amsterdam.naam == "Amsterdam")
  }

  /// A point between thousands is understood wherever places are asked, in options and in files.
  @Test func numbersMayHavePoints() throws {
    let program = try Program()
    let plain = try answer(program, ["--opgave", "51000", "--niveau", "provincie", "--peildatum", "2022-07-01"])
    let pointed = try answer(program, ["--opgave", "51.000", "--niveau", "provincie", "--peildatum", "2022-07-01"])
    #expect(pointed.opgave == 51_000 && pointed.gebieden.map(\.aantal) == plain.gebieden.map(\.aantal))
    let weights = try program.file("gewichten.csv", "code,gewicht\na,0.5\nb,0.5\n")
    let standing = try program.file("bestaand.csv", "code,plaatsen\nb,1.200\n")
    let level = try answer(
      program,
      [
        "--opgave", "2.000", "--gewichten", weights, "--bestaand", standing, "--methode", "leximin", "--kleinste",
        "1.000",
      ])
    #expect(level.gebieden.map(\.samen) == [1_600, 1_600])
    let minors = try program.run("verdeel", "--opgave", "1.000", "--amv", "1.000", "--gewichten", weights)
    #expect(minors.status == 0, "\(minors.errors)")
  }

  @Test(arguments: ["51.00", "51,000", "5.1000", "0.500", "veel"]) func otherNumbersAreRefused(text: String) throws {
    for option in ["--opgave", "--amv", "--kleinste"] {
      let run = try Program().run(
        ["verdeel"] + (option == "--opgave" ? [] : ["--opgave", "10"]) + ["\(option)=\(text)"])
      #expect(run.status == 2 && run.output.isEmpty, "\(option) \(text)")
      #expect(run.errors.contains("RT-425") && run.errors.contains(option), "\(run.errors)")
      #expect(run.errors.contains("Schrijf een heel getal, zoals 12345 of 12.345."), "\(run.errors)")
    }
  }

  @Test func weightsLimitsAndWhatStandsComeFromFiles() throws {
    let program = try Program()
    let weights = try program.file("gewichten.csv", "code,gewicht\na,0.5\nb,0.3\nc,0.2\n")
    let plain = try answer(program, ["--opgave", "100", "--gewichten", weights])
    #expect(plain.sleutel == "eigen tabel" && plain.gebieden.map(\.aantal) == [50, 30, 20])
    let limits = try program.file("grenzen.csv", "code,minimum,maximum\na,,40\nc,25,\n")
    let limited = try answer(
      program, ["--opgave", "100", "--gewichten", weights, "--grenzen", limits, "--methode", "sainte-lague"])
    #expect(limited.gebieden.map(\.aantal) == [40, 35, 25])
    let standing = try program.file("bestaand.csv", "code,plaatsen\nb,70\n")
    let level = try answer(
      program, ["--opgave", "100", "--gewichten", weights, "--bestaand", standing, "--methode", "leximin"])
    // 170 in all would give b 51: it has more, so the others share alone.
    #expect(level.gebieden.map(\.aantal) == [71, 0, 29] && level.gebieden.map(\.samen) == [71, 70, 29])
    let up = try answer(program, ["--opgave", "101", "--gewichten", weights, "--methode", "naar-boven"])
    #expect(up.toegedeeld == 103 && up.rest == -2)
  }

  @Test(
    arguments: [
      (["--opgave", "10", "--sleutel", "water"], "RT-295"),
      (["--opgave", "10", "--sleutel", "spreidingswet"], "RT-295"),
      (["--opgave", "10", "--sleutel", "spreidingswet", "--peildatum", "2024-03-01"], "RT-294"),
      (["--opgave=-5"], "RT-290"), ([], "RT-407"), (["--opgave", "10", "--methode", "eerlijk"], "RT-407"),
      (["--opgave", "10", "--niveau", "dorp"], "RT-407"), (["--opgave", "10", "--meetellen", "alles"], "RT-407"),
      (["--opgave", "10", "--gewichten", "/bestaat/niet.csv"], "RT-133"),
      (["--opgave", "10", "--uitleg", "x"], "RT-297"),
      (["--opgave", "10", "--herhaal", "geen"], "RT-401"), (["--opgave", "10", "--kleinste", "100"], "RT-299"),
      (["--opgave", "10", "--bewaar", "Geen Kenmerk"], "RT-139"), (["--opgave", "10", "--bewaar", "goed"], "RT-407"),
    ] as [([String], String)]) func whatCannotBeIsSaid(arguments: [String], code: String) throws
  {
    let run = try Program().run(["verdeel"] + arguments)
    #expect(run.status != 0 && run.errors.contains(code), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  /// Places for unaccompanied minors are divided apart, and are not added to the others (R5.12).
  @Test func minorsAreDividedApart() throws {
    let run = try Program().run(
      "verdeel", "--opgave", "96000", "--amv", "8160", "--niveau", "provincie", "--formaat", "json")
    let answer = try #require(try run.json() as? [String: Any])
    let minors = try #require(answer["amv"] as? [String: Any])
    let areas = try #require(answer["gebieden"] as? [[String: Any]])
    #expect(minors["toegedeeld"] as? Int == 8160 && answer["toegedeeld"] as? Int == 96_000)
    #expect(areas.reduce(0) { $0 + ($1["amv"] as? Int ?? 0) } == 8160)
  }

  @Test func aDivisionIsKeptAndMadeAgain() throws {
    let program = try Program()
    let question = ["--opgave", "700", "--niveau", "provincie", "--peildatum", "2022-07-01"]
    let first = try answer(program, question)
    let kept = try program.run(
      ["verdeel"] + question + ["--bewaar", "tafel-juli", "--omschrijving", "Tafel van juli"])
    #expect(kept.status == 0, "\(kept.errors)")
    let again = try answer(program, ["--herhaal", "tafel-juli"])
    #expect(again.gebieden.map(\.aantal) == first.gebieden.map(\.aantal) && again.opgave == 700)
    let reason = try program.run(["verdeel"] + question + ["--uitleg", "PV27"])
    #expect(reason.status == 0 && reason.output.contains("Noord-Holland krijgt"))
    #expect(reason.output.contains("Was de opgave één groter") && reason.output.contains("K.inwoners"))
  }

  @Test func scoresOfCBSGiveTheKeyOfTheSpreidingswet() throws {
    let program = try Program()
    // Everybody the same score, but for one: 342 municipalities since 2023.
    let plain = try answer(program, ["--opgave", "96000", "--peildatum", "2024-03-01"])
    let rows = plain.gebieden.map { "\"\($0.code)    \";\"2022JJ00\";\"\($0.code == "GM0363" ? " 0.000" : " 0.250")\"" }
    let file = try program.file(
      "ses.csv", "\"WijkenEnBuurten\";\"Perioden\";\"GemiddeldeScore_29\"\n" + rows.joined(separator: "\n") + "\n")
    let imported = try program.run("importeer", file, "--soort", "ses-woa", "--bron", "CBS 85900NED")
    #expect(imported.status == 0, "\(imported.errors)")
    let key = ["--opgave", "96000", "--sleutel", "spreidingswet", "--peildatum", "2024-03-01"]
    let municipal = try answer(program, key)
    let provincial = try answer(program, key + ["--niveau", "provincie"])
    #expect(municipal.methode == "rekenkundig" && provincial.toegedeeld == municipal.toegedeeld)
    let amsterdam = try #require(municipal.gebieden.first { $0.code == "GM0363" })
    let inhabitants = plain.gebieden.reduce(0.0) { $0 + $1.gewicht }
    let own = try #require(plain.gebieden.first { $0.code == "GM0363" }).gewicht
    #expect(amsterdam.gewicht == own)
    let exact = 96_000 * own / (own + 1.25 * (inhabitants - own))
    #expect(amsterdam.aantal == Int(exact.rounded()))
  }
}
