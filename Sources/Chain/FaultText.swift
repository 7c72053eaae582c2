// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

extension Fault: CustomStringConvertible {
  /// One line: `RT-110 (regel 12, kolom aantal): problem expected advice`.
  public var description: String {
    let head = code.rawValue + (place.map { " (\($0))" } ?? "")
    return head + ": " + ([problem, expected, advice] as [String?]).compactMap { $0 }.joined(separator: " ")
  }
}

extension Faults: CustomStringConvertible {
  /// One line for each fault.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}

extension FaultCode {
  /// The Dutch page that lists every code, in Markdown.
  public static var documentation: String {
    var page = "# Foutcodes\n\nElke melding van Regietafel heeft een vaste code. Hier staat wat de code betekent.\n"
    for chapter in chapters {
      page += "\n## \(chapter.title)\n"
      for code in allCases where chapter.prefixes.contains(where: code.rawValue.hasPrefix) {
        page += "\n### \(code.rawValue) \(code.title)\n\n\(code.explanation)\n"
      }
    }
    return page
  }

  private static let chapters: [(prefixes: [String], title: String)] = [
    (["RT-1"], "Bestanden om te importeren"),
    (["RT-2"], "Gegevens die niet kunnen kloppen"),
    (["RT-30"], "Het journaal"),
    (["RT-31"], "Leefgeld, bescherming en evaluatie"),
    (["RT-32"], "Ontheemden uit Oekraïne"),
    (["RT-34", "RT-35"], "Bekostiging van opvang uit Oekraïne"),
    (["RT-38"], "PostgreSQL en verhuizen"),
    (["RT-37", "RT-39", "RT-41"], "Toegang: accounts en aanmelden"),
    (["RT-40", "RT-42"], "Opdrachten, adressen en berichten"),
  ]
}
