// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// `regietafel account`, and what `controleer` says of the log of the door.
@Suite struct AccountCommandTests {
  @Test func accountsAreMadeListedBlockedAndCheckedAndNobodyElseReadsTheFile() throws {
    let program = try Program()
    let made = try program.run(
      "account", "maak", "j.jansen", "--voluit", "J. Jansen", "--organisatie", "GM0363", "--rol", "besluiten")
    #expect(made.status == 0, "\(made.errors)")
    #expect(try made.output.wholeMatch(of: Regex("/uitnodiging/[A-Za-z0-9_-]{43}\n")) != nil)
    let list = try program.run("account", "lijst", "--formaat", "json").rows()
    #expect(list.map { $0["naam"] as? String } == ["j.jansen"])
    #expect(list.first?["stand"] as? String == "uitgenodigd")
    #expect(try program.run("account", "blokkeer", "j.jansen").status == 0)
    #expect(try program.run("account", "lijst").output.contains("geblokkeerd"))
    #expect(try program.run("account", "toelaten", "j.jansen").status == 0)
    #expect(try program.run("account", "herstel", "J.Jansen").status == 0)
    for (arguments, code) in [
      (["account", "herstel", "niemand"], "RT-390"),
      (["account", "maak", "j.jansen", "--voluit", "J", "--organisatie", "COA"], "RT-377"),
      (["account", "maak", "Jan Jansen", "--voluit", "J", "--organisatie", "COA"], "RT-378"),
      (["account", "maak", "jan", "--voluit", "J", "--organisatie", "GM9999"], "RT-392"),
      (["account", "maak", "jan", "--voluit", "J", "--organisatie", "COA", "--rol", "baas"], "RT-392"),
    ] {
      let run = try program.run(arguments)
      #expect(run.status == 1 && run.errors.contains(code), "\(arguments): \(run.errors)")
    }
    let check = try program.run("controleer")
    #expect(check.status == 0 && check.errors.contains("Logboek van de toegang in orde"), "\(check.errors)")
    let file = program.path("data/regietafel/zomer-2022.sqlite.toegang")
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let elsewhere = try program.run(
      "account", "lijst", environment: ["REGIETAFEL_TOEGANG": program.path("x/y.toegang")])
    #expect(elsewhere.status == 0 && FileManager.default.fileExists(atPath: program.path("x/y.toegang")))
    try Data(repeating: 65, count: 2000).write(to: URL(filePath: program.path("z")))
    let strange = try program.run("account", "lijst", environment: ["REGIETAFEL_TOEGANG": program.path("z")])
    #expect(strange.status == 1 && strange.errors.contains("RT-393"), "\(strange.errors)")
  }
}
