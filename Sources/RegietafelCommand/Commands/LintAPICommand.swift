// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exchange
import Site

/// `regietafel keur-api`: tests the description of an API.
struct LintAPICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keur-api",
    abstract: "Keur de beschrijving van een API volgens de NLGov REST API Design Rules.",
    discussion: """
      Zonder bestand gaat het over de API van dit programma.
      Afsluitcode: 0 = er is niets mis, 1 = er is iets mis, 2 = het bestand is niet te lezen.
      Gekeurd wordt wat een machine kan keuren: paden, versies, fouten, dagen en contactgegevens.
      Of het bestand verder klopt als OpenAPI, keurt deze opdracht niet.
      """)

  @Argument(help: ArgumentHelp("De beschrijving: een bestand openapi.json.", valueName: "bestand")) var file: String?
  @OptionGroup var output: FormatOptions

  func run() async throws {
    let format = try output.format()
    let findings = try read()
    var sheet = Sheet(["keuring", "regel", "plaats", "probleem", "advies"])
    sheet.rows = findings.map {
      [.string($0.test), .string($0.rule), .string($0.place), .string($0.problem), .string($0.advice)]
    }
    let many = findings.count == 1 ? "Er is 1 ding mis." : "Er zijn \(findings.count) dingen mis."
    sheet.remarks = [findings.isEmpty ? "Er is niets mis." : many]
    sheet.write(format)
    if !findings.isEmpty { throw ExitCode(1) }
  }

  /// What is wrong. A script has to tell a description with faults (1) from no description at all (2).
  private func read() throws -> [APIFinding] {
    do {
      return try APILint.findings(in: file.map { try ImportFile.read(path: $0) } ?? APILint.ownDescription())
    } catch let faults as Faults {
      for fault in faults.all { Terminal.complain(fault) }
      throw ExitCode(2)
    }
  }
}
