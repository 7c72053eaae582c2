// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestJournals
import Testing

/// Recording on the command line: import, report, correct, exchange, keep and restore.
@Suite struct RecordingTests {
  private let program: Program
  private let journal: String

  init() throws {
    program = try Program()
    journal = try program.journal("register")
  }

  private func run(_ arguments: String...) throws -> Program.Run {
    try program.run(arguments + ["--journaal", journal])
  }

  private func importTargets() throws -> Program.Run {
    let file = try program.file(
      "tabel.csv",
      "Taakstelling tweede helft van 2022;;\n;;\nGemeentecode;Gemeente;Taakstelling 2022-2\nGM0363;Amsterdam;690\n"
        + "518;'s-Gravenhage;424\nGM0344;Utrecht;1.277\nTotaal;;2.391\n")
    return try run("importeer", file, "--soort", "taakstelling", "--bron", "Circulaire")
  }

  @Test func anOfficialTableIsBindingAndTheDifferenceIsShown() throws {
    #expect(try importTargets().status == 0)
    let rows = try run("taakstelling", "--halfjaar", "2022-2", "--gebied", "GM0363", "--formaat", "json").rows()
    #expect(rows[0]["taakstelling"] as? Int == 691)
    #expect(rows[0]["taakstellingOfficieel"] as? Int == 690)
    #expect(rows[0]["verschil"] as? Int == -1)
    let stand = try run("stand", "--peildatum", "2022-07-01", "--gebied", "GM0363", "--formaat", "json").rows()
    #expect(stand[0]["taakstelling"] as? Int == 690)
    let again = try importTargets()
    #expect(again.status == 1)
    #expect(again.errors.contains("RT-201"))
  }

  @Test func aTrialRecordsNothing() throws {
    let file = try program.file("maand.csv", "code;maand;aantal\nGM0363;2022-07;12\n")
    let trial = try run("importeer", file, "--soort", "realisatie", "--bron", "TVS", "--proef")
    #expect(trial.status == 0)
    #expect(trial.output.contains("onbekend -> 12"))
    #expect(try run("controleer", "--formaat", "json").output.contains("\"aantal\": 0"))
  }

  @Test func allFaultsOfAFileAtOnceAndNothingHalfDone() throws {
    let file = try program.file(
      "fout.csv",
      "code;maand;aantal\nGM0457;2022-05;12\nGM0363;2022-05;-1\nGM0363;2022-06;1,5\nGM9999;2022-07;1\nGM0363;2022-13;3\n"
    )
    let result = try run("importeer", file, "--soort", "realisatie", "--bron", "TVS")
    #expect(result.status == 1)
    for line in 2...6 { #expect(result.errors.contains("regel \(line)"), "\(result.errors)") }
    #expect(try run("controleer", "--formaat", "json").output.contains("\"aantal\": 0"))
  }

  @Test func numbersOfPersonsAreRefusedEverywhere() throws {
    let file = try program.file("bsn.csv", "code;maand;aantal;opmerking\nGM0363;2022-05;3;mevrouw 111222333\n")
    let result = try run("importeer", file, "--soort", "realisatie", "--bron", "TVS")
    #expect(result.status == 1)
    #expect(result.errors.contains("RT-115"))
    #expect(!result.errors.contains("111222333"))
    let report = try run("meld", "--gebied", "GM0363", "--maand", "2022-05", "--aantal", "3", "--bron", "111222333")
    #expect(report.status == 1)
    #expect(report.errors.contains("RT-115"))
  }

  @Test func aReportIsCorrectedAndBothStayReadable() throws {
    #expect(
      try run("meld", "--gebied", "Amsterdam", "--maand", "2022-07", "--aantal", "120", "--bron", "TVS").status == 0)
    #expect(try run("corrigeer", "1", "--aantal", "110", "--reden", "dubbel geteld").status == 0)
    let stand = try run("stand", "--peildatum", "2022-07-31", "--gebied", "GM0363", "--formaat", "json").rows()
    #expect(stand[0]["gehuisvest"] as? Int == 110)
    let export = try run("exporteer", "--formaat", "json").rows()
    #expect(export.count == 2)
    #expect((export[0]["feit"] as? String)?.contains("120") ?? false)
    #expect((export[1]["feit"] as? String)?.contains("dubbel geteld") ?? false)
    #expect(try run("corrigeer", "1", "--intrekken", "--reden", "hoort bij een ander").status == 0)
    #expect(try run("corrigeer", "1", "--aantal", "5", "--reden", "toch").errors.contains("RT-203"))
  }

  /// Thousands may have their point in every number of people; a mistyped one is no number.
  @Test func numbersMayHavePoints() throws {
    func report(_ count: String) throws -> Program.Run {
      try run("meld", "--gebied", "Amsterdam", "--maand", "2022-07", "--aantal", count, "--bron", "TVS")
    }
    for count in ["1.20", "1,200", "1.2"] {
      let wrong = try report(count)
      #expect(wrong.status == 2 && wrong.errors.contains("RT-425") && wrong.errors.contains("--aantal"), "\(count)")
    }
    #expect(try report("1.200").status == 0)
    func housed() throws -> Int? {
      try run("stand", "--peildatum", "2022-07-31", "--gebied", "GM0363", "--formaat", "json").rows()[0]["gehuisvest"]
        as? Int
    }
    #expect(try housed() == 1_200)
    #expect(try run("corrigeer", "1", "--aantal", "1.1", "--reden", "dubbel").errors.contains("RT-425"))
    #expect(try run("corrigeer", "1", "--aantal", "1.100", "--reden", "dubbel").status == 0)
    #expect(try housed() == 1_100)
    let exchange = ["--halfjaar", "2022-2", "--bron", "Brief", "--akkoord"]
    #expect(try importTargets().status == 0)
    let below = try program.run(["ruil", "GM0363=-5.000", "GM0344=5.000", "--journaal", journal] + exchange)
    #expect(below.errors.contains("RT-206"), "\(below.errors)")
    let wrong = try program.run(["ruil", "GM0363=-5.00", "GM0344=5.00", "--journaal", journal] + exchange)
    #expect(wrong.errors.contains("RT-407"), "\(wrong.errors)")
  }

  @Test func aRequestWithAKeyIsCarriedOutOnce() throws {
    let arguments = [
      "meld", "--gebied", "GM0363", "--maand", "2022-07", "--aantal", "5", "--bron", "TVS", "--sleutel", "a1",
    ]
    #expect(try program.run(arguments + ["--journaal", journal]).status == 0)
    let again = try program.run(arguments + ["--journaal", journal])
    #expect(again.status == 0)
    #expect(again.output.contains("Er is niets toegevoegd"))
    #expect(try run("controleer", "--formaat", "json").output.contains("\"aantal\": 1"))
  }

  @Test func anExchangeKeepsTheSum() throws {
    #expect(try importTargets().status == 0)
    #expect(
      try run("ruil", "GM0363=-5", "GM0344=5", "--halfjaar", "2022-2", "--bron", "Brief", "--akkoord").status == 0)
    let wrong = try run("ruil", "GM0363=-5", "GM0344=6", "--halfjaar", "2022-2", "--bron", "Brief", "--akkoord")
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("RT-205"))
    let below = try run("ruil", "GM0363=-5000", "GM0344=5000", "--halfjaar", "2022-2", "--bron", "Brief", "--akkoord")
    #expect(below.errors.contains("RT-206"))
    let stand = try run("stand", "--peildatum", "2022-07-01", "--gebied", "GM0363", "--formaat", "json").rows()
    #expect(stand[0]["taakstelling"] as? Int == 685)
  }

  /// Changes the journal file behind the back of the program.
  private func tamper(_ statement: String) throws {
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      "python3", "-c",
      "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute('DROP TRIGGER entry_is_never_changed'); "
        + "d.execute('DROP TRIGGER entry_is_never_removed'); d.execute(sys.argv[2]); d.commit()", journal, statement,
    ]
    try python.run()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0)
  }

  @Test(.disabled(if: TestDatabase.isAskedFor, .aboutFiles)) func aChangedJournalIsFoundOut() throws {
    #expect(try importTargets().status == 0)
    let sound = try #require(try run("controleer", "--formaat", "json").json() as? [String: Any])
    #expect(sound["inOrde"] as? Bool == true)
    #expect(sound["aantal"] as? Int == 3)
    #expect(sound["eersteFout"] is NSNull)
    try tamper("UPDATE entry SET payload=replace(payload,'424','400') WHERE position=2")
    let run = try run("controleer", "--formaat", "json")
    #expect(run.status == 1)
    let found = try #require(try run.json() as? [String: Any])
    #expect(found["inOrde"] as? Bool == false)
    #expect(found["eersteFout"] as? Int == 2)
  }

  /// A journal that was altered is not reckoned with, not added to, and does not stop the program.
  @Test(
    .disabled(if: TestDatabase.isAskedFor, .aboutFiles),
    arguments: [
      "UPDATE entry SET payload=replace(payload,'424','400') WHERE position=2", "DELETE FROM entry WHERE position=2",
      "UPDATE entry SET hash=zeroblob(32) WHERE position=2",
    ]) func anAlteredJournalIsNotUsed(_ statement: String) throws
  {
    #expect(try importTargets().status == 0)
    try tamper(statement)
    for command in [
      ["stand"], ["leg-uit", "L15"], ["meld", "--gebied", "Ede", "--maand", "2022-07", "--aantal", "1", "--bron", "x"],
    ] {
      let run = try program.run(command + ["--journaal", journal])
      #expect(run.status == 1 && run.errors.contains("RT-301"), "\(command[0]): \(run.errors)")
    }
    let found = try #require(try run("controleer", "--formaat", "json").json() as? [String: Any])
    #expect(found["eersteFout"] as? Int == 2 && found["aantal"] as? Int == 1)
  }

  @Test(.disabled(if: TestDatabase.isAskedFor, .aboutFiles)) func aTornFileHasAnOutcomeToo() throws {
    #expect(try importTargets().status == 0)
    let copy = program.path("kopie.sqlite")
    #expect(try run("reservekopie", copy).status == 0)
    let file = URL(filePath: copy)
    let whole = try Data(contentsOf: file)
    for size in [4096, whole.count / 2] {
      try whole.prefix(size).write(to: file)
      let check = try program.run("controleer", "--formaat", "json", "--journaal", copy)
      #expect(check.status == 1)
      let found = try #require(try check.json() as? [String: Any])
      #expect(found["inOrde"] as? Bool == false && found["melding"] is String)
    }
  }

  /// A balance of at least -280 is arrears of at most 280.
  @Test func boundsOfArrearsAreOnTheRightSide() throws {
    let files = [
      ("stand", "gemeente;peildatum;stand\nUtrecht;2022-07-01;-120\n"),
      ("taakstelling", "gemeente;halfjaar;taakstelling\nUtrecht;2022-2;270\n"),
      ("realisatie", "gemeente;maand;aantal\nUtrecht;2022-07;60\nUtrecht;2022-08;50\n"),
    ]
    for (kind, text) in files {
      let file = try program.file("\(kind).csv", text)
      #expect(try run("importeer", file, "--soort", kind, "--bron", "proef").status == 0)
    }
    let tree = try #require(
      try run("leg-uit", "stand/GM0344/2022-12-31", "--formaat", "json").rows().first)
    #expect(tree["getal"] as? Int == -280 && tree["kwalificatie"] as? String == "minstens")
    #expect(tree["waarde"] as? String == "hoogstens 280 achterstand" && tree["eenheid"] as? String == "")
  }

  @Test func namesThatAreNotWholeAreRefused() throws {
    #expect(try importTargets().status == 0)
    for name in ["Drenthe", "holland"] {
      let report = try run("meld", "--gebied", name, "--maand", "2022-07", "--aantal", "1", "--bron", "x")
      #expect(report.status == 2 && report.errors.contains("RT-404"))
      #expect(try run("taakstelling", "--gebied", name).status == 2)
    }
    #expect(try run("taakstelling", "--gebied", "Drenthe").errors.contains("Drenthe (PV22)"))
    #expect(try run("taakstelling", "--gebied", "Den Haag", "--formaat", "json").rows().count == 1)
  }

  @Test func moreThatIsRefused() throws {
    #expect(try importTargets().status == 0)
    let future = try program.file("later.csv", "gemeente;maand;aantal\nEde;2098-07;1\n")
    let late = try run("importeer", future, "--soort", "realisatie", "--bron", "x")
    #expect(late.status == 1 && late.errors.contains("RT-217"))
    let early = try run(
      "meld", "--gebied", "Ede", "--maand", "2022-08", "--aantal", "1", "--bron", "x", "--bekend-op", "2022-07-01")
    #expect(early.status == 1 && early.errors.contains("RT-217"))
    let nothing = try run("ruil", "GM0363=0", "GM0344=0", "--halfjaar", "2022-2", "--bron", "x", "--akkoord")
    #expect(nothing.errors.contains("RT-213"))
    let silent = try run("ruil", "GM0363=-5", "GM0344=5", "--halfjaar", "2022-2", "--bron", "x")
    #expect(silent.status == 1 && silent.errors.contains("RT-216"))
  }

  @Test(.disabled(if: TestDatabase.isAskedFor, .aboutFiles)) func aBackupIsMadeAndPutBack() throws {
    #expect(try importTargets().status == 0)
    let copy = program.path("kopie.sqlite")
    #expect(try run("reservekopie", copy).status == 0)
    #expect(try run("reservekopie", copy).status == 1)
    #expect(try run("meld", "--gebied", "GM0363", "--maand", "2022-07", "--aantal", "1", "--bron", "x").status == 0)
    #expect(try run("herstel", copy).status == 0)
    let check = try #require(try run("controleer", "--formaat", "json").json() as? [String: Any])
    #expect(check["aantal"] as? Int == 3)
    let kept = try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter { $0.contains(".oud-") }
    #expect(!kept.isEmpty)
  }

  /// A server that goes on with the file that was moved away would record what nobody sees again.
  @Test(.disabled(if: TestDatabase.isAskedFor, .aboutFiles)) func aJournalInUseIsNotReplaced() throws {
    #expect(try importTargets().status == 0)
    let copy = program.path("kopie.sqlite")
    #expect(try run("reservekopie", copy).status == 0)
    let other = Process()
    other.executableURL = URL(filePath: "/usr/bin/env")
    other.arguments = [
      "python3", "-c",
      "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); d.execute('SELECT count(*) FROM entry').fetchall(); "
        + "print('ready', flush=True); sys.stdin.read()", journal,
    ]
    let (input, output) = (Pipe(), Pipe())
    (other.standardInput, other.standardOutput) = (input, output)
    try other.run()
    #expect(!output.fileHandleForReading.availableData.isEmpty)
    let refused = try run("herstel", copy)
    #expect(refused.status == 1 && refused.errors.contains("RT-308"))
    #expect(!FileManager.default.fileExists(atPath: journal + ".nieuw"))
    try input.fileHandleForWriting.close()
    other.waitUntilExit()
    #expect(try run("herstel", copy).status == 0)
  }

  @Test func filesThatAreNoJournalAreRefused() throws {
    let text = try program.file("tekst.sqlite", "dit is geen journaal, maar wel lang genoeg om er een te lijken")
    let run = try program.run("stand", "--journaal", text)
    #expect(run.status == 1)
    #expect(run.errors.contains("RT-305"))
    #expect(try program.run("stand", "--journaal", program.path("geen.sqlite")).errors.contains("RT-307"))
    #expect(try program.run("stand", environment: ["REGIETAFEL_JOURNAL": text]).errors.contains("RT-305"))
  }
}
