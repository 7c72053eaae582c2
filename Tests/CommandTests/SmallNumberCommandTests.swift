// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

/// Small numbers of people in a location are shown by the command only to who asks for them (R10.8).
@Suite struct SmallNumberCommandTests {
  @Test func theCommandShowsThemOnRequest() throws {
    let program = try Program()
    let path = try program.journal("klein")
    let locations = try program.file(
      "locaties.csv",
      "locatie;naam;gemeente;soort;opening;sluiting;plaatsen;contractVanaf;contractTot\n"
        + "klein-huis;Klein huis;Arnhem;azc;2015-01-01;;50;2015-01-01;\n")
    let people = try program.file("bezetting.csv", "locatie;dag;aantal\nklein-huis;2022-07-01;3\n")
    for (kind, file) in [("locaties", locations), ("bezetting", people)] {
      let run = try program.run("importeer", file, "--soort", kind, "--bron", "proef", "--journaal", path)
      #expect(run.status == 0, "\(run.output) \(run.errors)")
    }
    let figure = ["leg-uit", "bezet/klein-huis/2022-07-01", "--journaal", path]
    let journal = ["exporteer", "--soort", "journaal", "--journaal", path]
    for (command, exact) in [(figure, "3 mensen"), (journal, "\"\"aantal\"\":3")] {
      for format in command.first == "leg-uit" ? ["tabel", "json", "csv"] : ["csv", "excel", "json"] {
        let shown = try program.run(command + ["--formaat", format])
        #expect(shown.status == 0 && shown.output.contains("minder dan 5"), "\(shown.output) \(shown.errors)")
        let all = try program.run(command + ["--formaat", format, "--met-kleine-aantallen"])
        #expect(all.status == 0 && !all.output.contains("minder dan 5"), "\(all.output)")
        if format == "csv", command.first == "exporteer" { #expect(all.output.contains(exact)) }
      }
    }
  }
}
