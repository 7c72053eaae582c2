// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// `regietafel start` with a description of providers that is not right: told before anything is made.
@Suite struct ProviderCommandTests {
  @Test func theSiteDoesNotStartWithAFaultInIt() throws {
    let program = try Program()
    let right = """
      {"adres": "https://tafel.example", "aanbieders": [{"code": "amsterdam", "naam": "Amsterdam",
      "uitgever": "https://op.example", "client": "regietafel", "geheimBestand": "\(program.path("geheim"))", "niveaus": [],
      "rolVeld": "roles", "rechten": [{"waarde": "rt", "organisaties": ["GM0363"], "rol": "vastleggen"}]}]}
      """
    for (text, told) in [
      ("{", "Dit is geen geldige JSON"), (right, "aanbieder 1, geheimBestand"),
      (right.replacing("GM0363", with: "GM9999"), "De organisatie GM9999 is er niet."),
      (right.replacing("niveaus", with: "nivoos"), "Het veld nivoos bestaat niet."),
    ] {
      let file = try program.file("aanbieders.json", text)
      let run = try program.run(
        ["start", "--journaal", program.path("journaal.sqlite")], environment: ["REGIETAFEL_OIDC": file])
      #expect(run.status == 1 && run.errors.contains("RT-397") && run.errors.contains(told), "\(run.errors)")
    }
    let absent = try program.run(["start"], environment: ["REGIETAFEL_OIDC": program.path("nergens")])
    #expect(absent.status == 1 && absent.errors.contains("RT-397"), "\(absent.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.path("journaal.sqlite")), "nothing was made")
    // With the secret there it gets as far as the port that there is not.
    _ = try program.file("geheim", "een geheim\n")
    let file = try program.file("aanbieders.json", right)
    let started = try program.run(
      ["start", "--journaal", "/dev/null/x"], environment: ["REGIETAFEL_OIDC": file])
    #expect(started.status == 1 && !started.errors.contains("RT-397"), "\(started.errors)")
    #expect(!started.errors.contains("een geheim"))
  }
}
