// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing

/// The examples in `docs/json.md` against what the program gives: the same names in the same order.
@Suite struct DocumentedJSONTests {
  /// The JSON example below each heading.
  private func examples() throws -> [String: String] {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/json.md")
    var examples: [String: String] = [:]
    for section in try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n## ").dropFirst() {
      let parts = section.components(separatedBy: "```")
      guard let name = section.split(separator: "\n").first, parts.count > 1 else { continue }
      examples[String(name)] = String(parts[1].dropFirst("json".count))
    }
    return examples
  }

  /// The names of the properties in the order in which they are written, of the first element of each list.
  private func names(_ text: String) throws -> [String] {
    func sorted(_ value: Any, _ path: String) -> [String] {
      if let list = value as? [Any] { return list.first.map { sorted($0, path + "[]") } ?? [] }
      guard let object = value as? [String: Any] else { return [] }
      return object.keys.sorted().flatMap { ["\(path).\($0)"] + sorted(object[$0] as Any, "\(path).\($0)") }
    }
    return sorted(try JSONSerialization.jsonObject(with: Data(text.utf8)), "")
  }

  @Test func theExamplesAreTrue() throws {
    let program = try Program()
    let series = try program.file(
      "reeks.csv",
      "maand;waarde\n"
        + (0..<72).map { "\(2015 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1);\(100 + $0 % 9)\n" }.joined())
    let calls: [String: [String]] = [
      "taakstelling": ["--halfjaar", "2022-2", "--gebied", "GM0363", "--formaat", "json"],
      "stand": ["--peildatum", "2022-07-01", "--gebied", "NL", "--formaat", "json"],
      "opvang": ["--peildatum", "2022-07-01", "--formaat", "json"],
      "crisis": ["--peildatum", "2022-07-08", "--gebied", "VR15", "--formaat", "json"],
      "oekraine": ["--peildatum", "2022-07-14", "--formaat", "json"],
      "toezicht": ["--peildatum", "2022-07-08", "--gebied", "GM0228", "--formaat", "json"],
      "tafel": ["--peildatum", "2024-11-15", "--formaat", "json"],
      "leefgeld": ["--maand", "2023-04", "--opvang", "particulier", "--gezin", "35,9", "--formaat", "json"],
      "bescherming": [
        "--categorie", "C", "--brp", "2022-06-01", "--peildatum", "2024-03-10", "--formaat", "json",
      ],
      "verdeel": [
        "--opgave", "51000", "--niveau", "provincie", "--peildatum", "2022-07-01", "--formaat", "json",
      ],
      "prognose": [
        "--vanaf", "2022-07-01", "--weken", "30", "--scenario", "taakstelling", "--paden", "8", "--formaat", "json",
      ],
      "buffer": ["--vanaf", "2022-07-01", "--jaren", "2", "--paden", "8", "--formaat", "json"],
      "leg-uit": ["A9", "--formaat", "json"],
      "vergoeding": [
        "--plekken", "100", "--van", "2022-10-10", "--tot", "2022-10-21", "--bekend-op", "2022-10-31", "--formaat",
        "json",
      ],
      "controleer": ["--formaat", "json"], "toets-prognose": [series],
    ]
    let examples = try examples()
    #expect(Set(examples.keys) == Set(calls.keys))
    for (command, arguments) in calls {
      let run = try program.run([command] + arguments)
      #expect(run.status == 0, "\(run.errors)")
      let example = try #require(examples[command])
      let found = try names(run.output)
      // A list that the example leaves empty has its form described in words.
      let shown = try names(example)
      #expect(shown == found.filter { name in shown.contains(name) || !isWithinList(name, shown) }, "\(command)")
    }
    // Where an example names values of the case, they are those of the case.
    #expect(try program.run("stand", "--gebied", "NL", "--formaat", "json").output.contains("\"opgave\": 15400"))
  }

  /// Whether the name belongs to an element of a list that is empty in the example.
  private func isWithinList(_ name: String, _ shown: [String]) -> Bool {
    guard let list = name.range(of: "[]", options: [], range: name.index(name.startIndex, offsetBy: 2)..<name.endIndex)
    else { return false }
    let prefix = String(name[..<list.lowerBound])
    return shown.contains(prefix) && !shown.contains { $0.hasPrefix(prefix + "[]") }
  }
}
