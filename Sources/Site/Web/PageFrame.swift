// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Office
import Reports
import Territory

/// Puts a page into the frame that all pages share: head, banner, menu, clocks, the way back and the foot.
struct PageFrame: Sendable {
  let templates: Templates

  /// The whole page of a scene, as HTML.
  func html(_ page: Page, _ scene: Scene) -> FramedPage {
    let view = common(page, links: scene.links, isExample: scene.mount.isExample, current: scene.visit.address)
      .adding([
        "klok": shown(page.hasClocks ? clocks(scene) : nil),
        "standHtml": page.hasClocks ? footing(scene) : "",
      ]).adding(door(scene))
    return FramedPage(render(view))
  }

  /// The page that tells what is wrong, without a scene: perhaps the journal itself cannot be read.
  ///
  /// - Parameters:
  ///   - member: who is signed in, with the name of the organisation.
  ///   - maySignIn: whether there is a door to sign in at.
  func page(_ refusal: Refusal, mount: Mount, member: Member?, organisation: String, maySignIn: Bool) -> String {
    var page = Page(PageFrame.title(of: refusal.status))
    page.blocks = [.message(.error, refusal.problem, [Markup(refusal.advice)])]
    let links = Links(base: mount.base)
    let view = common(page, links: links, isExample: mount.isExample, current: nil)
      .adding(["klok": View.nothing, "standHtml": "" as Markup])
      .adding(door(member, organisation, links, maySignIn: maySignIn))
    return render(view)
  }

  /// Who is signed in, or the way to do so.
  private func door(_ scene: Scene) -> View {
    let member = scene.door == nil ? nil : scene.visit.caller.member
    return door(
      member, member?.account.organisation.title(in: scene.territory) ?? "", scene.links, maySignIn: scene.door != nil,
      keeping: keepLink(scene))
  }

  private func door(_ member: Member?, _ organisation: String, _ links: Links, maySignIn: Bool, keeping: String? = nil)
    -> View
  {
    guard let member else {
      return ["aanmelden": shown(maySignIn ? links.action(.access(.signIn)) : nil), "aangemeld": View.nothing]
    }
    return [
      "aanmelden": View.nothing,
      "aangemeld": [
        "account": links.action(.access(.own)), "afmelden": links.action(.access(.signOut)),
        "naam": member.account.title, "organisatie": organisation,
        "bewaren": shown(keeping),
        "bewijsNaam": SiteResponder.proofName, "bewijs": member.formToken,
      ] as View,
    ]
  }

  /// Where this page can be kept; nil for the pages of the door, which cannot.
  private func keepLink(_ scene: Scene) -> String? {
    if case .access = scene.visit.address { return nil }
    guard scene.visit.method == .read, SavedView.isLocal(scene.visit.target) else { return nil }
    return scene.links.action(.access(.views)) + "?adres=\(FormText.encode(scene.visit.target))"
  }

  private static func title(of status: Int) -> String {
    switch status {
    case 403: "Niet toegestaan"
    case 404: "Pagina niet gevonden"
    case 405: "Dat kan hier niet"
    case 408: "Te langzaam"
    case 413: "Te groot"
    case 429: "Te veel verzoeken"
    case 500...: "Er ging iets mis"
    default: "Dit verzoek is niet te begrijpen"
    }
  }

  private func render(_ view: View) -> String {
    templates.render(view, with: "pagina") ?? ""
  }

  private func common(_ page: Page, links: Links, isExample: Bool, current: Address?) -> View {
    let body = page.blocks.map { templates.render($0.view, with: $0.template) ?? "" }.joined(separator: "\n")
    return [
      "titel": page.title + (isExample ? " – Voorbeeld – Regietafel" : " – Regietafel"), "kop": page.heading,
      "intro": page.intro.map { ["tekstHtml": $0] as View }, "inhoudHtml": Markup(trusted: body),
      "stijlen": Asset.all.filter { $0.path.hasSuffix(".css") }.map { ["adres": $0.path] as View },
      "icoon": Asset.all.first { $0.path.hasSuffix(".svg") }?.path ?? "",
      "voorbeeld": isExample, "begin": links.to(.front),
      "menu": menu(links, current), "voet": foot(links, current),
      "kruimels": crumbs(page, links), "heeftKruimels": !page.trail.isEmpty,
    ]
  }

  private func crumbs(_ page: Page, _ links: Links) -> [View] {
    page.trail.map { ["label": $0.label, "adres": links.to($0.address), "huidig": false] as View }
      + [["label": page.heading, "adres": "", "huidig": true]]
  }

  private func menu(_ links: Links, _ current: Address?) -> [View] {
    items(
      [
        ("Nederland", .front), ("Gemeenten", .list(.municipality)), ("Provincies", .list(.province)),
        ("Veiligheidsregio’s", .list(.safetyRegion)), ("Kaart", .map), ("Opvang", .reception), ("Crisis", .crisis),
        ("Prognose", .vessels), ("Verdelen", .divide), ("Regietafel", .table(.country)),
        ("Vergoeding", .claim(.overview)),
        ("Toezicht", .supervision(.overview)), ("Melden", .report), ("Journaal", .journal), ("Regels", .rules),
      ], links, current)
  }

  private func foot(_ links: Links, _ current: Address?) -> [View] {
    items(
      [
        ("Over Regietafel", .text(.about)), ("Leefgeld Oekraïne", .regulation(.allowance)),
        ("Bescherming Oekraïne", .regulation(.protection)), ("Evaluatie van de regelingen", .regulation(.evaluation)),
        ("Taakstellingen ruilen", .exchange),
        ("Toegankelijkheid", .text(.accessibility)), ("Gegevens ophalen", .text(.api)),
        ("Open data", .text(.catalogue)),
      ], links,
      current)
  }

  private func items(_ items: [(String, Address)], _ links: Links, _ current: Address?) -> [View] {
    items.map { ["label": $0.0, "adres": links.to($0.1), "huidig": $0.1 == current] }
  }

  /// The form by which the reader chooses the two clocks; it keeps everything else that stands in the address.
  private func clocks(_ scene: Scene) -> View {
    let clocks = [Viewpoint.dayName, Viewpoint.knownName]
    let others = scene.visit.query.items.filter { item in
      !clocks.contains(item.name) && item.name != "formaat" && !item.value.isEmpty
    }
    return [
      "actie": scene.links.action(scene.visit.address), "dag": scene.day.description,
      "bekend": shown(scene.links.viewpoint.known?.description),
      "overig": others.map { ["naam": $0.name, "waarde": $0.value] as View },
    ]
  }

  /// From which day the figures are, and how fresh the journal is.
  private func footing(_ scene: Scene) -> Markup {
    let day = DutchText.day(scene.day)
    let known =
      scene.links.viewpoint.known.map { "zoals bekend op \(DutchText.day($0))" } ?? "met alles wat nu bekend is"
    return "Cijfers per <strong>\(day)</strong>, \(known).\(Markup(trusted: FramedPage.mark))"
  }
}
