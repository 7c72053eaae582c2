// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestJournals
import Testing

/// `regietafel account` with the accounts in the database of the journal, and moving them there and back.
@Suite(.enabled(if: TestDatabase.isThere, .noDatabase)) struct AccountDatabaseTests {
  private let program: Program
  private let address: String

  init() throws {
    program = try Program()
    address = try TestDatabase.address(program.folder.lastPathComponent)
  }

  private func make(_ name: String, in place: [String: String]) throws -> Program.Run {
    try program.run(
      "account", "maak", name, "--voluit", "N. Naam", "--organisatie", "GM0363", "--rol", "besluiten",
      environment: place)
  }

  private func names(in place: [String: String]) throws -> [String] {
    let run = try program.run("account", "lijst", "--formaat", "json", environment: place)
    try #require(run.status == 0, "\(run.errors)")
    return try run.rows().compactMap { $0["naam"] as? String }
  }

  @Test func accountsAreInTheDatabaseOfTheJournal() throws {
    let place = ["REGIETAFEL_JOURNAL": address]
    let made = try make("jansen", in: place)
    #expect(made.status == 0 && made.output.hasPrefix("/uitnodiging/"), "\(made.errors)")
    #expect(try names(in: place) == ["jansen"])
    let twice = try make("jansen", in: place)
    #expect(twice.status == 1 && twice.errors.contains("RT-377"))
    // Chosen for itself: an address where the journal is elsewhere, and a file where it is in the database.
    #expect(try names(in: ["REGIETAFEL_TOEGANG": address]) == ["jansen"])
    let file = program.path("eigen.toegang")
    #expect(try names(in: place.merging(["REGIETAFEL_TOEGANG": file]) { $1 }) == [])
    #expect(FileManager.default.fileExists(atPath: file))
    // The journal in it, and the log checked with it.
    let record = try program.run(
      "meld", "--gebied", "GM0363", "--maand", "2022-07", "--aantal", "7", "--bron", "TVS", environment: place)
    #expect(record.status == 0, "\(record.errors)")
    let check = try program.run("controleer", environment: place)
    #expect(check.status == 0 && check.errors.contains("Logboek van de toegang in orde: 2 regels"), "\(check.errors)")
    try TestDatabase.run(
      "ALTER TABLE regietafel_audit DISABLE TRIGGER ALL; UPDATE regietafel_audit SET actor = 'x' WHERE position = 2",
      at: address)
    let changed = try program.run("controleer", environment: place)
    #expect(changed.status == 1 && changed.errors.contains("RT-394"), "\(changed.errors)")
  }

  @Test func accountsMoveToTheDatabaseAndBack() throws {
    let file = program.path("bron.toegang")
    for name in ["jansen", "pieters"] { #expect(try make(name, in: ["REGIETAFEL_TOEGANG": file]).status == 0) }
    let there = try program.run("account", "verhuis", "--van", file, "--naar", address)
    #expect(there.status == 0 && there.output.contains("waarvan 2 regels van het logboek"), "\(there.errors)")
    #expect(try names(in: ["REGIETAFEL_TOEGANG": address]) == ["jansen", "pieters"])
    #expect(try make("derde", in: ["REGIETAFEL_TOEGANG": address]).status == 0)
    let copy = program.path("terug.toegang")
    let back = try program.run("account", "verhuis", "--van", address, "--naar", copy)
    #expect(back.status == 0 && back.output.contains("waarvan 3 regels"), "\(back.errors)")
    #expect(try names(in: ["REGIETAFEL_TOEGANG": copy]) == ["jansen", "pieters", "derde"])
    // Not over what is there, and not from what is not sound.
    let full = try program.run("account", "verhuis", "--van", file, "--naar", address)
    #expect(full.status == 1 && full.errors.contains("RT-424"), "\(full.errors)")
    #expect(try names(in: ["REGIETAFEL_TOEGANG": address]).count == 3)
    try TestDatabase.run(
      "ALTER TABLE regietafel_audit DISABLE TRIGGER ALL; DELETE FROM regietafel_audit WHERE position = 2", at: address)
    let bad = try program.run("account", "verhuis", "--van", address, "--naar", program.path("x.toegang"))
    #expect(bad.status == 1 && bad.errors.contains("RT-394"), "\(bad.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.path("x.toegang")))
    let missing = try program.run("account", "verhuis", "--van", program.path("y"), "--naar", program.path("z"))
    #expect(missing.status == 1 && missing.errors.contains("RT-393"))
    #expect(!FileManager.default.fileExists(atPath: program.path("z")))
  }

  /// The accounts of an earlier version stood in a file, also with the journal in a database.
  @Test func accountsThatWereLeftInAFileAreNotForgotten() throws {
    let place = ["REGIETAFEL_JOURNAL": address]
    let former = program.path("data/regietafel/toegang.sqlite")
    #expect(try make("jansen", in: ["REGIETAFEL_TOEGANG": former]).status == 0)
    let refused = try program.run("account", "lijst", environment: place)
    #expect(refused.status == 1 && refused.errors.contains("RT-424"), "\(refused.errors)")
    #expect(try names(in: place.merging(["REGIETAFEL_TOEGANG": former]) { $1 }) == ["jansen"])
    #expect(try program.run("account", "verhuis", "--van", former, "--naar", address).status == 0)
    #expect(try names(in: place) == ["jansen"])
  }

  @Test func aDatabaseThatIsAwayIsSaid() throws {
    let place = ["REGIETAFEL_TOEGANG": "postgres://jan:geheim@127.0.0.1:1/x"]
    let run = try program.run("account", "lijst", environment: place)
    #expect(run.status == 1 && run.errors.contains("RT-423") && !run.errors.contains("geheim"), "\(run.errors)")
    let strange = try program.run("account", "lijst", environment: ["REGIETAFEL_TOEGANG": "postgres://a:ge@heim@b/x"])
    #expect(strange.status == 1 && strange.errors.contains("RT-393") && !strange.errors.contains("heim@"))
  }
}
