// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Office
import Reports

// One's own keys for programs.
extension AccessPages {
  private static let reads = "lezen"
  private static let records = "vastleggen"

  private var trail: [(label: String, address: Address)] { [("Uw account", .access(.own))] }

  private func newKeyForm(_ member: Member) -> FormPage {
    formPage(
      .keys, "Toegangssleutels", trail: trail, action: "maken", button: "Maak de sleutel",
      fields: [
        FormField(name: "doel", label: "Waar is de sleutel voor?", hint: "Een paar woorden, zoals Power BI."),
        FormField(
          name: "mag", label: "Wat mag het programma?", hint: "Een sleutel mag nooit meer dan u zelf.",
          kind: .choice([(AccessPages.reads, "Alleen lezen"), (AccessPages.records, "Ook vastleggen")])),
        FormField(
          name: "duur", label: "Hoe lang geldt de sleutel?",
          kind: .choice(AccessKey.lifetimes.map { (String($0), "\($0) weken") })),
      ])
  }

  private func removeKeyForm(_ keys: [AccessKey]) -> FormPage {
    formPage(
      .keys, "Toegangssleutels", trail: trail, action: "intrekken", button: "Trek de sleutel in",
      fields: [
        FormField(
          name: "nummer", label: "Welke sleutel?",
          kind: .select(keys.map { (String($0.id), "\($0.id): \($0.purpose)") }))
      ])
  }

  func keys(_ member: Member) async throws -> Answer {
    guard visit.method == .send else { return html(try await keysPage(member, pages.page(newKeyForm(member)))) }
    do {
      switch form[FormPage.actionName] {
      case "maken":
        let key = try await door.keeper.makeKey(
          of: member, purpose: form["doel"] ?? "", mayRecord: try mayRecord(),
          weeks: form["duur"].flatMap { Int($0) } ?? 0, origin: caller.origin)
        return html(newKeyPage(key))
      case "intrekken":
        try await door.keeper.removeKey(form["nummer"].flatMap { Int($0) } ?? 0, of: member, origin: caller.origin)
        return redirect(.access(.keys))
      default: throw Refusal.badValue(FormPage.actionName, "", expected: "Gebruik een knop van het formulier.")
      }
    } catch let refusal as AccessRefusal {
      return answer(try await keysPage(member, try refused(refusal, newKeyForm(member))), refusal)
    }
  }

  private func mayRecord() throws -> Bool {
    switch form["mag"] {
    case AccessPages.records: true
    case nil, AccessPages.reads: false
    case let other?: throw Refusal.badValue("mag", other, expected: "Kies uit de lijst.")
    }
  }

  /// The key, which is shown once.
  private func newKeyPage(_ key: String) -> Page {
    var page = Page("De sleutel is gemaakt", trail: trail + [("Toegangssleutels", .access(.keys))])
    page.hasClocks = false
    page.isLasting = false
    page.blocks = [
      .message(
        .success, "Bewaar deze sleutel op een veilige plek",
        [
          "<strong class=\"rt-geheim\">\(key)</strong>",
          "U ziet hem nu één keer. Geef hem aan niemand: wie hem heeft, werkt onder uw naam.",
          "Het programma zet in de header Authorization: Bearer, een spatie, en de sleutel.",
        ])
    ]
    return page
  }

  private func keysPage(_ member: Member, _ filled: Page) async throws -> Page {
    var page = filled
    let form = page.blocks
    page.isLasting = false
    page.intro = [
      """
      Een programma dat namens u gegevens ophaalt of vastlegt, gebruikt een toegangssleutel. Wat er kan, staat bij \
      \(Markup.link("Gegevens ophalen met een programma", links.to(.text(.api)))).
      """
    ]
    page.blocks = form.filter { $0.template == "fouten" }
    let keys = try await door.keeper.keys(of: member)
    page.add(table(keys))
    page.blocks.append(.text("Een sleutel maken", ["Maak voor elk programma een eigen sleutel."]))
    page.blocks += form.filter { $0.template == "formulier" }
    if !keys.isEmpty {
      page.blocks.append(.text("Een sleutel intrekken", ["De sleutel werkt dan meteen niet meer."]))
      page.blocks += pages.page(removeKeyForm(keys)).blocks
    }
    return page
  }

  private func table(_ keys: [AccessKey]) -> Table {
    var table = Table(
      id: "sleutels", caption: "Uw toegangssleutels",
      columns: [
        .init(label: "Nummer", isNumber: true), .init(label: "Waarvoor"), .init(label: "Mag"), .init(label: "Gemaakt"),
        .init(label: "Geldt tot"), .init(label: "Laatst gebruikt"),
      ])
    let now = scene.now
    table.rows = keys.map { key in
      [
        .text(String(key.id)), .text(key.purpose),
        .text(key.mayRecord ? AccessPages.records : AccessPages.reads), .text(DutchText.moment(key.created)),
        .text(DutchText.moment(key.until) + (now < key.until ? "" : " (verlopen)")),
        .text(key.used.map(DutchText.moment) ?? "nooit"),
      ]
    }
    return table
  }
}
