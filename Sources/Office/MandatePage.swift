// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access

extension Mandate {
  /// The Dutch page with the table of mandates, in Markdown.
  public static var documentation: String {
    let kinds = OrganisationKind.allCases
    var page = """
      # Autorisatiematrix

      Wie mag wat vastleggen of corrigeren? Deze tabel komt uit het programma zelf. Wat er niet in staat, mag niet.

      - *overal*: voor elk gebied.
      - *eigen*: alleen voor het eigen gebied. Voor een provincie en een veiligheidsregio horen de gemeenten erin daarbij.
      - *rol*: de laagste rol die genoeg is. De rollen zijn, van laag naar hoog: \
      \(Role.allCases.map(\.rawValue).joined(separator: ", ")).
      - Een correctie mag wie het cijfer zelf mag vastleggen.
      - Een taakstelling, een indicatieve verdeling, een provinciale opgave, een verdeelbesluit en een trede vanaf de aankondiging
        worden een voorstel. Iemand anders van dezelfde organisatie, met de rol besluiten, bevestigt dat.
      - Is één regel van een bestand niet toegestaan, dan wordt het hele bestand geweigerd.
      - De persoon die werkt op de computer waarop Regietafel draait, mag alles. Lezen mag iedereen.

      | Wat | Rol | \(kinds.map(\.rawValue).joined(separator: " | ")) |
      | --- | --- | \(kinds.map { _ in "---" }.joined(separator: " | ")) |

      """
    for subject in MandateSubject.allCases {
      let line = line(for: subject)
      let cells = kinds.map { kind -> String in
        switch line.reaches[kind] {
        case .everywhere?: "overal"
        case .own?: "eigen"
        case nil: "nee"
        }
      }
      page += "| \(subject.rawValue) | \(line.role.rawValue) | \(cells.joined(separator: " | ")) |\n"
    }
    return page
  }
}
