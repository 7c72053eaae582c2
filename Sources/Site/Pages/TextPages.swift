// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Reports

/// Pages of text: `/over` and `/toegankelijkheid`. Their words stand in templates.
extension Pages {
  func textPage(_ page: TextAddress) async throws -> Page {
    switch page {
    case .about: aboutPage()
    case .accessibility: accessibilityPage()
    case .api: apiPage()
    // These are answered before a page is made; the page for people of the feed is the journal.
    case .changes, .catalogue: try await journalPage()
    }
  }

  private func aboutPage() -> Page {
    var page = Page("Over Regietafel", trail: [("Nederland", .front)])
    page.hasClocks = false
    page.blocks = [
      Block(
        "over",
        [
          "regels": links.to(.rules), "journaal": links.to(.journal),
          "toegankelijkheid": links.to(.text(.accessibility)), "api": links.to(.text(.api)),
          "voorbeeld": shown(
            scene.example.flatMap { $0.base == scene.mount.base ? nil : Links(base: $0.base).to(.front) }),
        ])
    ]
    return page
  }

  private func accessibilityPage() -> Page {
    var page = Page("Toegankelijkheid", trail: [("Nederland", .front)])
    page.hasClocks = false
    let publisher = scene.mount.publisher
    page.blocks = [
      Block(
        "toegankelijkheid",
        [
          "over": links.to(.text(.about)), "organisatie": shown(publisher.organisation),
          "email": shown(publisher.email), "contact": shown(publisher.contact),
        ])
    ]
    return page
  }
}
