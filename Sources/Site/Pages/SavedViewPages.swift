// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Office

// Pages that somebody keeps under a name, alone or for the organisation.
extension AccessPages {
  private var trail: [(label: String, address: Address)] { [("Uw account", .access(.own))] }

  private func keepForm() -> FormPage {
    var form = formPage(
      .views, "Bewaarde pagina's", trail: trail, action: "bewaren", button: "Bewaar deze pagina",
      fields: [
        FormField(name: "naam", label: "Naam", hint: "Zo vindt u de pagina terug. Geen namen van personen."),
        FormField(
          name: "adres", label: "Adres", hint: "Het deel na de naam van de website, zoals /gemeenten?sorteer=opgave."),
        FormField(
          name: "voor", label: "Voor wie?",
          kind: .choice([("mij", "Alleen voor mij"), ("organisatie", "Voor iedereen van mijn organisatie")])),
      ])
    // What the link on a page brought along.
    form.values = visit.method == .read ? visit.query : form.values
    return form
  }

  func views(_ member: Member) async throws -> Answer {
    guard visit.method == .send else {
      return html(try await viewsPage(pages.page(keepForm()), member))
    }
    do {
      let target = form["adres"] ?? ""
      guard isPage(target) else { throw AccessRefusal.follow(.target) }
      try await door.keeper.keepView(
        form["naam"] ?? "", target, isShared: form["voor"] == "organisatie", by: member, origin: caller.origin)
      return redirect(.access(.views))
    } catch let refusal as AccessRefusal {
      return answer(try await viewsPage(try refused(refusal, keepForm()), member), refusal)
    }
  }

  /// Whether there is such a page on this site. A link that works once, or that signs somebody out, is none to keep.
  private func isPage(_ target: String) -> Bool {
    guard SavedView.isLocal(target) else { return false }
    let path = String(target.prefix { $0 != "?" })
    let base = links.base
    guard base.isEmpty || path == base || path.hasPrefix(base + "/") else { return false }
    let below = String(path.dropFirst(base.utf8.count))
    guard let address = Address(path: below.isEmpty ? "/" : below),
      FormText(String(target.drop { $0 != "?" }.dropFirst())) != nil
    else { return false }
    if case .access = address { return false }
    return true
  }

  private func viewsPage(_ filled: Page, _ member: Member) async throws -> Page {
    var page = filled
    let form = page.blocks
    page.blocks = form.filter { $0.template == "fouten" } + [try await viewList(member)]
    page.blocks.append(.text("Een pagina bewaren", ["Of kies op een pagina bovenaan ‘Bewaar deze pagina’."]))
    page.blocks += form.filter { $0.template == "formulier" }
    return page
  }

  private func address(of view: SavedView) -> String { links.action(.access(.view(view.id))) }

  /// The pages that somebody finds again, each with what can be done with it.
  func viewList(_ member: Member) async throws -> Block {
    let views = try await door.keeper.views(for: member)
    guard !views.isEmpty else { return .text("Wat u heeft bewaard", ["U heeft nog geen pagina bewaard."]) }
    return .properties(
      "Wat u heeft bewaard",
      views.map { view in
        let whose = view.isShared ? " (van uw organisatie)" : ""
        let change: Markup =
          door.keeper.mayChange(view, member)
          ? " – <a href=\"\(address(of: view))\">wijzig<span class=\"rt-onzichtbaar\"> \(view.name)</span></a>" : ""
        return (view.name + whose, .link(view.target, view.target) + change)
      })
  }

  /// On the page of one's own account: what was kept, and the way to more.
  func keptBlocks(_ member: Member) async throws -> [Block] {
    let views = Markup.link("uw bewaarde pagina's", links.action(.access(.views)))
    let others = Markup.link("de abonnementen op wijzigingen", links.action(.access(.subscriptions)))
    return [try await viewList(member), .text(nil, ["Beheer \(views) of \(others)."])]
  }

  func view(_ number: Int, _ member: Member) async throws -> Answer {
    guard let view = try await door.keeper.views(for: member).first(where: { $0.id == number }),
      door.keeper.mayChange(view, member)
    else { throw Refusal.notFound() }
    guard visit.method == .send else { return html(viewPage(pages.page(renameForm(view)), view)) }
    do {
      switch form[FormPage.actionName] {
      case "hernoemen":
        try await door.keeper.renameView(number, form["naam"] ?? "", by: member, origin: caller.origin)
      case "weghalen": try await door.keeper.removeView(number, by: member, origin: caller.origin)
      default: throw Refusal.badValue(FormPage.actionName, "", expected: "Gebruik een knop van het formulier.")
      }
      return redirect(.access(.views))
    } catch let refusal as AccessRefusal {
      return answer(viewPage(try refused(refusal, renameForm(view)), view), refusal)
    }
  }

  private func renameForm(_ view: SavedView) -> FormPage {
    var form = formPage(
      .view(view.id), "Bewaarde pagina wijzigen", trail: trail + [("Bewaarde pagina's", .access(.views))],
      action: "hernoemen", button: "Wijzig de naam", fields: [FormField(name: "naam", label: "Naam")])
    form.values.append("naam", view.name)
    return form
  }

  private func viewPage(_ filled: Page, _ view: SavedView) -> Page {
    var page = filled
    page.blocks.append(.properties(nil, [("Adres", .link(view.target, view.target))]))
    page.blocks +=
      pages.page(formPage(.view(view.id), "", action: "weghalen", button: "Haal deze pagina weg", fields: [])).blocks
    return page
  }
}
