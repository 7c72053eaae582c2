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
      Zonder bestand gaat het over de API van dit programma. Afsluitcode 1 betekent dat er iets mis is.
      Gekeurd wordt wat een machine kan keuren: paden, versies, fouten, dagen en contactgegevens.
      """)

  @Argument(help: ArgumentHelp("De beschrijving: een bestand openapi.json.", valueName: "bestand")) var file: String?
  @OptionGroup var output: FormatOptions

  func run() async throws {
    let format = try output.format()
    let bytes = try file.map { try ImportFile.read(path: $0) } ?? APILint.ownDescription()
    let findings = try APILint.findings(in: bytes)
    var sheet = Sheet(["keuring", "regel", "plaats", "probleem"])
    sheet.rows = findings.map { [.string($0.test), .string($0.rule), .string($0.place), .string($0.problem)] }
    sheet.remarks = [findings.isEmpty ? "Er is niets mis." : "Er zijn \(findings.count) dingen mis."]
    sheet.write(format)
    if !findings.isEmpty { throw ExitCode(1) }
  }
}
