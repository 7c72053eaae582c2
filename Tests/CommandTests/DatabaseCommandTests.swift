// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import TestJournals
import Testing

/// The program on a database, and what it says when there is none.
@Suite(.enabled(if: TestDatabase.isThere, .noDatabase)) struct DatabaseCommandTests {
  private let program: Program
  private let address: String

  init() throws {
    program = try Program()
    address = try TestDatabase.address(program.folder.lastPathComponent)
  }

  private func run(_ arguments: String...) throws -> Program.Run {
    try program.run(arguments, environment: ["REGIETAFEL_JOURNAL": address])
  }

  private func importTargets() throws -> Program.Run {
    let file = try program.file(
      "tabel.csv", "code;halfjaar;taakstelling\nGM0363;2022-2;690\nGM0518;2022-2;424\nGM0344;2022-2;1277\n")
    return try run("importeer", file, "--soort", "taakstelling", "--bron", "Circulaire")
  }

  @Test func theMainCommandsWork() throws {
    #expect(try importTargets().status == 0)
    #expect(try importTargets().errors.contains("RT-201"))
    let report = try run("meld", "--gebied", "GM0363", "--maand", "2022-07", "--aantal", "12", "--bron", "TVS")
    #expect(report.status == 0)
    #expect(try run("corrigeer", "4", "--aantal", "13", "--reden", "telfout").status == 0)
    let rows = try run("stand", "--peildatum", "2022-08-01", "--gebied", "GM0363", "--formaat", "json").rows()
    #expect(rows.first?["gehuisvest"] as? Int == 13 && rows.first?["taakstelling"] as? Int == 690)
    #expect(try run("leg-uit", "stand/GM0363/2022-08-01").status == 0)
    #expect(try run("exporteer", "--formaat", "csv").status == 0)
    let check = try #require(try run("controleer", "--formaat", "json").json() as? [String: Any])
    #expect(check["inOrde"] as? Bool == true && check["aantal"] as? Int == 5)
  }

  @Test func aDatabaseWithoutJournalIsSaid() throws {
    let none = try run("stand")
    #expect(none.status == 1 && none.errors.contains("RT-307"), "\(none.errors)")
    let gone = try program.run("stand", "--journaal", "postgres://jan:geheim@127.0.0.1:1/x")
    #expect(gone.status == 1 && gone.errors.contains("RT-380 postgres://jan@127.0.0.1:1/x"), "\(gone.errors)")
    let odd = try program.run("stand", "--journaal", "postgres://jan:ge@heim@127.0.0.1:1/x")
    #expect(odd.status == 1 && odd.errors.contains("RT-306") && odd.errors.contains("%40"))
    for run in [none, gone, odd] { #expect(!run.errors.contains("heim")) }
  }

  /// Somebody with all rights changed an entry, and put the trigger back.
  @Test func aChangedDatabaseIsFoundOut() throws {
    #expect(try importTargets().status == 0)
    try TestDatabase.run(
      "ALTER TABLE regietafel_entry DISABLE TRIGGER ALL; UPDATE regietafel_entry SET actor = 'x' WHERE position = 2; "
        + "ALTER TABLE regietafel_entry ENABLE ALWAYS TRIGGER regietafel_entry_stays", at: address)
    let check = try run("controleer", "--formaat", "json")
    let found = try #require(try check.json() as? [String: Any])
    #expect(check.status == 1 && found["inOrde"] as? Bool == false && found["eersteFout"] as? Int == 2)
    for command in [["stand"], ["meld", "--gebied", "Ede", "--maand", "2022-07", "--aantal", "1", "--bron", "x"]] {
      let refused = try program.run(command, environment: ["REGIETAFEL_JOURNAL": address])
      #expect(refused.status == 1 && refused.errors.contains("RT-301"), "\(refused.errors)")
    }
  }

  @Test func copiesOfADatabaseAreMadeWithItsOwnTools() throws {
    #expect(try importTargets().status == 0)
    for arguments in [["reservekopie", program.path("kopie.sqlite")], ["herstel", program.path("kopie.sqlite")]] {
      let run = try program.run(arguments, environment: ["REGIETAFEL_JOURNAL": address])
      #expect(run.status == 1 && run.errors.contains("RT-383") && run.errors.contains("pg_dump"), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: program.path("kopie.sqlite")))
    }
  }

  @Test func anExampleGoesIntoAnEmptyDatabaseOnly() throws {
    #expect(try program.run("voorbeeld", "--zaad", "7", "--journaal", address).status == 0)
    let again = try program.run("voorbeeld", "--zaad", "7", "--journaal", address)
    #expect(again.status == 1 && again.errors.contains("RT-306"))
  }

  /// Both find an empty database: the case is in it once, and both sites show it.
  @Test func twoSitesThatStartAtOnceMakeOneCase() async throws {
    let servers = try (0..<2).map { _ in try start() }
    defer { for server in servers { server.terminate() } }
    for _ in 0..<600 {
      let count = try? run("controleer", "--formaat", "json").json() as? [String: Any]
      if (count?["aantal"] as? Int ?? 0) > 1 { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    let areRunning = servers.map(\.isRunning)
    #expect(areRunning == [true, true])
    let check = try #require(try run("controleer", "--formaat", "json").json() as? [String: Any])
    let alone = try #require(try program.run("controleer", "--formaat", "json").json() as? [String: Any])
    #expect(check["inOrde"] as? Bool == true && check["aantal"] as? Int == alone["aantal"] as? Int)
  }

  private func start() throws -> Process {
    let process = Process()
    process.executableURL = try Program.executable()
    process.arguments = ["start", "--poort", "0", "--zonder-voorbeeld"]
    process.environment = ProcessInfo.processInfo.environment.merging(["REGIETAFEL_JOURNAL": address]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}
