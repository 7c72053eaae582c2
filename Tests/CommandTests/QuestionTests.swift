// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// Questions on the command line: the supplied case, forms of output, wrong use.
@Suite struct QuestionTests {
  private static let commands = [
    "taakstelling", "stand", "importeer", "exporteer", "meld", "corrigeer", "ruil", "leg-uit", "controleer",
    "reservekopie", "herstel", "verhuis", "voorbeeld", "start",
  ]

  @Test(arguments: commands) func helpIsDutch(_ command: String) throws {
    let run = try Program().run(command, "--help")
    #expect(run.status == 0)
    #expect(run.output.contains("GEBRUIK: regietafel \(command)"))
    for english in ["USAGE", "OPTIONS", "ARGUMENTS", "OVERVIEW", "Show help", "(default:"] {
      #expect(!run.output.contains(english), "\(command) --help says \(english)")
    }
  }

  /// Nothing wrong, something wrong and nothing to read: a script can tell them apart.
  @Test func lintOfADescription() throws {
    let program = try Program()
    let own = try program.run("keur-api", "--formaat", "json")
    #expect(own.status == 0)
    #expect(try own.rows().isEmpty)
    let thin = try program.file("dun.json", #"{"openapi":"3.1.0","servers":[{"url":"https://voorbeeld.nl/v1"}]}"#)
    let faulty = try program.run("keur-api", thin)
    #expect(faulty.status == 1)
    for part in ["info-contact", "/core/doc-openapi-contact", "Zet bij 'info' een 'contact'", "Er is 1 ding mis."] {
      #expect(faulty.output.contains(part), "the output does not have \(part)")
    }
    for unreadable in [try program.file("kapot.json", "{"), program.path("is-er-niet.json")] {
      let run = try program.run("keur-api", unreadable)
      #expect(run.status == 2)
      #expect(run.errors.contains("RT-133"))
    }
  }

  @Test func targetsOfTheSecondHalfOf2022() throws {
    let program = try Program()
    let rows = try program.run("taakstelling", "--halfjaar", "2022-2", "--formaat", "json").rows()
    #expect(rows.count == 344)
    #expect(
      rows.allSatisfy {
        Set($0.keys) == ["code", "naam", "halfjaar", "taakstelling", "taakstellingOfficieel", "verschil"]
      })
    let amsterdam = try #require(rows.first { $0["code"] as? String == "GM0363" })
    // 13,500 x (873,338 + 20,445) / 17,475,415 = 690.46, rounded up.
    #expect(amsterdam["taakstelling"] as? Int == 691)
    #expect(amsterdam["taakstellingOfficieel"] is NSNull)
    let sum = rows.compactMap { $0["taakstelling"] as? Int }.reduce(0, +)
    #expect(sum == 13_675)
    let national = try program.run("taakstelling", "--halfjaar", "2022-2", "--gebied", "NL", "--formaat", "json").rows()
    #expect(national.count == 1)
    #expect(national[0]["taakstelling"] as? Int == 13_500)
  }

  @Test func standOfTheCountryOnTheDayOfTheCase() throws {
    let row = try #require(try Program().run("stand", "--gebied", "nl", "--formaat", "json").rows().first)
    #expect(
      Set(row.keys) == [
        "code", "naam", "peildatum", "halfjaar", "taakstelling", "beginstand", "gehuisvest", "opgave", "stand",
      ])
    #expect(row["peildatum"] as? String == "2022-07-01")
    #expect(row["halfjaar"] as? String == "2022-2")
    #expect(row["taakstelling"] as? Int == 13_500)
    #expect(row["beginstand"] as? Int == -1_900)
    #expect(row["opgave"] as? Int == 15_400)
    #expect(row["gehuisvest"] as? Int == 0)
  }

  @Test func unknownIsNullAndNotZero() throws {
    let row = try #require(try Program().run("stand", "--gebied", "GM0344", "--formaat", "json").rows().first)
    #expect(row["beginstand"] is NSNull)
    #expect(row["opgave"] is NSNull)
    #expect(row["taakstelling"] as? Int == 278)
  }

  @Test func theSecondClockHidesWhatBecameKnownLater() throws {
    let program = try Program()
    func opening(_ known: String) throws -> Any? {
      try program.run(
        "stand", "--gebied", "NL", "--peildatum", "2022-01-01", "--bekend-op", known, "--formaat", "json"
      ).rows().first?["beginstand"]
    }
    // The table of September 2024 says -3,728; in 2022 nothing was known here of the balance of 1 January.
    #expect(try opening("2024-09-16") as? Int == -3_728)
    #expect(try opening("2022-07-01") is NSNull)
  }

  @Test func areasByNameAndByCodeAreTheSame() throws {
    let program = try Program()
    let code = try program.run("stand", "--gebied", "GM0518", "--formaat", "json")
    #expect(try program.run("stand", "--gebied", "Den Haag", "--formaat", "json").output == code.output)
    #expect(try program.run("stand", "--gebied", "gm0518", "--formaat", "json").output == code.output)
    for area in ["PV27", "VR13"] {
      #expect(try program.run("stand", "--gebied", area, "--formaat", "json").rows().count == 1)
      #expect(try program.run("stand", "--gebied", area, "--gemeenten", "--formaat", "json").rows().count > 4)
    }
  }

  @Test func csvAndTableSayTheSame() throws {
    let program = try Program()
    let csv = try program.run("taakstelling", "--halfjaar", "2023-1", "--formaat", "csv").output
    #expect(csv.split(separator: "\n").count == 343)
    #expect(csv.hasPrefix("code,naam,halfjaar,taakstelling,taakstellingOfficieel,verschil\n"))
    let table = try program.run("taakstelling", "--halfjaar", "2023-1").output
    #expect(table.contains("21.200"))
  }

  @Test(
    arguments: (1...8).map { "L\($0)" } + (13...18).map { "L\($0)" } + (1...10).map { "A\($0)" }
      + (14...17).map { "A\($0)" })
  func everyFigureOfTheLetterExplainsItself(_ id: String) throws {
    let program = try Program()
    let tree = try #require(try program.run("leg-uit", id, "--formaat", "json").rows().first)
    #expect(tree["figuur"] as? String == id)
    // L8 is the one that says something in words only.
    #expect((tree["waarde"] as? String).map { $0 != "onbekend" && $0 != "n.v.t." } ?? (id == "L8"))
    #expect((tree["tekst"] as? String)?.isEmpty == false)
    #expect(try program.run("leg-uit", id).output.contains("Bron:"))
  }

  @Test func anExplanationTellsWhenARuleHolds() throws {
    let program = try Program()
    #expect(
      try program.run("leg-uit", "R1.6.vg").output.contains("Geldt vanaf 1\u{A0}juli 2022 tot 1\u{A0}januari 2023"))
    let rules = try #require(
      try program.run("leg-uit", "R1.6.vg", "--formaat", "json").rows().first?["regels"] as? [[String: Any]])
    #expect(rules.first?["geldigVanaf"] as? String == "2022-07-01")
    #expect(rules.first?["geldigTot"] as? String == "2023-01-01")
  }

  /// Of a sum over all municipalities each part has a line.
  @Test func aSumOfManyPartsNamesThemAll() throws {
    let program = try Program()
    let tree = try #require(
      try program.run("leg-uit", "taakstelling/PV28/2022-2", "--formaat", "json").rows().first)
    let parts = try #require(tree["delen"] as? [[String: Any]])
    #expect(parts.count == 52)
    #expect(parts.contains { $0["figuur"] as? String == "taakstelling-wet/GM0518/2022-2" })
  }

  @Test func aTableWithATotalDoesNotChangeTheLaw() throws {
    let program = try Program()
    let file = try program.file("tabel.csv", "code;halfjaar;taakstelling\nNL;2022-2;13479\nGM0363;2022-2;690\n")
    let journal = ["--journaal", try program.journal("x")]
    #expect(
      try program.run(["importeer", file, "--soort", "taakstelling", "--bron", "Circulaire"] + journal).status == 0)
    let rows = try program.run(["taakstelling", "--halfjaar", "2022-2", "--formaat", "json"] + journal).rows()
    let amsterdam = try #require(rows.first { $0["code"] as? String == "GM0363" })
    #expect(amsterdam["taakstelling"] as? Int == 691 && amsterdam["verschil"] as? Int == -1)
    let country = ["taakstelling", "--halfjaar", "2022-2", "--gebied", "NL", "--formaat", "json"]
    let national = try #require(try program.run(country + journal).rows().first)
    #expect(national["taakstelling"] as? Int == 13_500 && national["taakstellingOfficieel"] as? Int == 13_479)
  }

  @Test func aRelationNamesItsFurtherSteps() throws {
    let program = try Program()
    let tree = try #require(try program.run("leg-uit", "A9", "--formaat", "json").rows().first)
    let steps = try #require(tree["hierbij"] as? [[String: Any]])
    let values = Dictionary(
      uniqueKeysWithValues: steps.compactMap { step -> (String, String)? in
        guard let name = step["figuur"] as? String, let value = step["waarde"] as? String else { return nil }
        return (name, value)
      })
    #expect(values == ["A9.dagen": "42", "A9.dag": "178,6", "A9.tempo": "592,3", "A9.factor": "2,1"])
    #expect(try program.run("leg-uit", "L13").output.contains("ruim 1/3 deel"))
    let table = try #require(try program.run("leg-uit", "A17", "--formaat", "json").rows().first)
    #expect((table["hierbij"] as? [[String: Any]])?.first?["waarde"] as? String == "29\u{A0}juli 2022")
    let measure = try program.run("leg-uit", "taakstelling/NL/2022-2", "--formaat", "json").rows().first
    #expect((measure?["hierbij"] as? [Any])?.isEmpty == true)
  }

  @Test func explanationsOfTheFirstPage() throws {
    let program = try Program()
    let tree = try #require(try program.run("leg-uit", "opgave/NL/2022-2", "--formaat", "json").rows().first)
    #expect(tree["getal"] as? Int == 15_400)
    #expect(tree["kwalificatie"] as? String == "circa")
    let arrears = try program.run("leg-uit", "beginstand/NL/2022-2").output
    for number in ["1.821", "1.833", "1.836", "1.858", "bijna 1.900", "1.810"] {
      #expect(arrears.contains(number), "the sources that disagree name \(number)")
    }
    #expect(try program.run("leg-uit", "taakstelling", "GM0363", "2022-2").output.contains("893.783"))
  }

  @Test(
    arguments: [
      ["stand", "--gebied", "GM9999"], ["stand", "--gebied", "GM0457", "--peildatum", "2022-03-24"],
      ["stand", "--peildatum", "2022-02-30"], ["stand", "--formaat", "xml"], ["stand", "--onzin"], ["onzin"],
      ["taakstelling", "--halfjaar", "2022-3"], ["leg-uit", "onzin/GM0363/2022-2"], ["leg-uit", "L99"], ["leg-uit"],
      ["importeer"], ["importeer", "x.csv", "--bron", "x"], ["meld", "--gebied", "GM0363"],
      ["exporteer", "--soort", "alles"], ["ruil", "GM0363", "--halfjaar", "2022-2", "--bron", "x"],
    ])
  func wrongUseGivesTwo(_ arguments: [String]) throws {
    let run = try Program().run(arguments)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!run.errors.contains("Error"))
  }

  /// A day or half-year far away is answered at once: nothing is carried over to it.
  @Test(.timeLimit(.minutes(1))) func theFarFutureIsUnknown() throws {
    let program = try Program()
    for name in ["opgave/NL/9999-2", "taakstelling/GM0363/9999-2", "beginstand/GM0363/2500-1", "stand/NL/2100-01-01"] {
      let tree = try #require(try program.run("leg-uit", name, "--formaat", "json").rows().first)
      #expect(tree["getal"] is NSNull, "\(name)")
    }
  }

  @Test func everyCodeOfWrongUse() throws {
    let program = try Program()
    for (arguments, code) in [
      (["leg-uit", "onzin/GM0363/2022-2"], "RT-401"), (["taakstelling", "--halfjaar", "2022-3"], "RT-403"),
      (["stand", "--formaat", "xml"], "RT-405"), (["stand", "--peildatum", "2022-02-30"], "RT-402"),
      (["stand", "--gebied", "GM9999"], "RT-404"), (["importeer", "x.csv", "--bron", "x"], "RT-407"),
    ] {
      #expect(try program.run(arguments).errors.contains(code), "\(code)")
    }
  }

  @Test func aMergedMunicipalityNamesItsSuccessor() throws {
    let run = try Program().run("stand", "--gebied", "GM0457", "--peildatum", "2022-03-24")
    #expect(run.errors.contains("Amsterdam (GM0363)"))
    #expect(try Program().run("stand", "--gebied", "GM0457", "--peildatum", "2022-03-23").status == 0)
  }

  @Test func theExampleAddsUpAndIsMarked() throws {
    let program = try Program()
    let run = try program.run("voorbeeld", "--zaad", "7")
    let totals = run.output.split(separator: "\n").filter { $0.hasPrefix("20") }
    #expect(totals.count == 9)
    for line in totals {
      let cells = line.split(separator: " ")
      #expect(cells[1] == cells[2] && cells[3] == cells[4] && cells[5] == cells[6], "\(line)")
    }
    #expect(run.output.contains("verzonnen"))
    let facts = try program.run("voorbeeld", "--zaad", "7", "--formaat", "csv").output
    #expect(facts == (try program.run("voorbeeld", "--zaad", "7", "--formaat", "csv").output))
    #expect(facts != (try program.run("voorbeeld", "--zaad", "8", "--formaat", "csv").output))
    #expect(facts.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix(",verzonnen") })
    for kind in [
      "gehuisvest-gemeld", "locatie-vastgelegd", "bezetting-gemeld", "crisisplaatsen-gemeld", "geplaatst-gemeld",
      "crisisafbouw-besloten", "woonproject-vastgelegd",
    ] {
      #expect(facts.contains("\n\(kind),"), "\(kind)")
    }
    #expect(run.output.contains("42.732 plaatsen (gepubliceerd 42.732)"))
  }
}
