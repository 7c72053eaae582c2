// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Exchange
import Office
import Reports
import Territory

// Who is told of changes, and how that goes.
extension AccessPages {
  private static let everything = "alles"

  private var trail: [(label: String, address: Address)] { [("Uw account", .access(.own))] }

  private func subscribeForm(_ member: Member) -> FormPage {
    let subjects =
      [(value: AccessPages.everything, label: "alle onderwerpen")]
      + EventSubject.allCases.map { (value: $0.rawValue, label: $0.title) }
    var form = formPage(
      .subscriptions, "Abonnementen", trail: trail, action: "abonneren", button: "Maak het abonnement",
      fields: [
        FormField(
          name: "adres", label: "Adres", hint: "Het adres van uw programma, met https.", kind: .typed("url", "off")),
        FormField(name: "onderwerp", label: "Onderwerp", kind: .select(subjects)),
        FormField(
          name: "gebied", label: "Gebied (niet verplicht)",
          hint: "De code van een gemeente, provincie of veiligheidsregio. Leeg is het hele land."),
      ])
    if let area = member.account.organisation.area { form.values.append("gebied", area.description) }
    return form
  }

  func subscriptions(_ member: Member) async throws -> Answer {
    guard visit.method == .send else {
      return html(try await subscriptionsPage(pages.page(subscribeForm(member)), member))
    }
    do {
      let area = try chosenArea()
      let chosen = form["onderwerp"] ?? ""
      let subjects =
        chosen == AccessPages.everything
        ? EventSubject.allCases.map(\.rawValue) : EventSubject(rawValue: chosen).map { [$0.rawValue] } ?? []
      let made = try await door.keeper.subscribe(
        to: form["adres"] ?? "", subjects: subjects, area: area, after: scene.state.position,
        allowsInside: door.allowsInside, by: member, origin: caller.origin)
      return html(secretPage(made))
    } catch let refusal as AccessRefusal {
      return answer(try await subscriptionsPage(try refused(refusal, subscribeForm(member)), member), refusal)
    } catch let faults as Faults {
      var refused = subscribeForm(member)
      refused.values = form
      refused.faults = faults.all.map { FieldFault(field: "gebied", fault: $0) }
      return html(try await subscriptionsPage(pages.page(refused), member))
    }
  }

  private func chosenArea() throws(Faults) -> AreaCode? {
    guard let text = form["gebied"] else { return nil }
    guard let area = AreaCode(text), scene.territory.name(of: area) != nil else {
      throw Faults(
        Fault(
          .noSuchArea, problem: "Dit gebied is er niet.", advice: "Schrijf een code zoals GM0363, of laat het leeg."))
    }
    return area == .netherlands ? nil : area
  }

  /// The key, which is shown once.
  private func secretPage(_ subscription: Subscription) -> Page {
    var page = Page("Het abonnement is gemaakt", trail: trail + [("Abonnementen", .access(.subscriptions))])
    page.hasClocks = false
    page.isLasting = false
    page.blocks = [
      .message(
        .success, "Bewaar deze sleutel",
        [
          "<strong class=\"rt-geheim\">\(subscription.secret)</strong>",
          "Hiermee ziet uw programma dat een bericht van ons is. U ziet de sleutel nu één keer.",
        ])
    ]
    return page
  }

  private func subscriptionsPage(_ filled: Page, _ member: Member) async throws -> Page {
    var page = filled
    let form = page.blocks
    page.intro = [
      "Bij elke wijziging die u aangaat, stuurt Regietafel een bericht naar uw programma. Zo hoeft u niet zelf te kijken."
    ]
    page.blocks = form.filter { $0.template == "fouten" }
    var table = Table(
      id: "abonnementen", caption: "Abonnementen",
      columns: [
        .init(label: "Abonnement"), .init(label: "Organisatie"), .init(label: "Adres"), .init(label: "Onderwerp"),
        .init(label: "Gebied"), .init(label: "Stand"),
      ])
    table.emptyText = "Er is nog geen abonnement."
    table.rows = try await door.keeper.subscriptions(for: member).map { subscription in
      [
        .init(
          content: .link("Abonnement \(subscription.id)", links.to(.access(.subscription(subscription.id)))),
          csv: .whole(subscription.id)),
        .text(subscription.organisation.title(in: scene.territory)), .text(subscription.address),
        .text(AccessPages.subjects(subscription)), .text(areaName(subscription)), .text(status(subscription)),
      ]
    }
    page.add(table)
    page.blocks.append(.text("Een abonnement maken", ["U krijgt alleen wat vanaf nu wordt vastgelegd."]))
    page.blocks += form.filter { $0.template == "formulier" }
    return page
  }

  private static func subjects(_ subscription: Subscription) -> String {
    guard subscription.subjects.count < EventSubject.allCases.count else { return "alle onderwerpen" }
    return subscription.subjects.map { EventSubject(rawValue: $0)?.title ?? $0 }.joined(separator: ", ")
  }

  private func areaName(_ subscription: Subscription) -> String {
    subscription.area.map { scene.name($0) } ?? "hele land"
  }

  private func status(_ subscription: Subscription) -> String {
    let progress = subscription.progress
    if progress.isStopped { return "gestopt: \(progress.problem)" }
    if progress.failures > 0 {
      return "lukt nu niet (\(DutchText.count(progress.failures, "keer", "keer"))): \(progress.problem)"
    }
    if progress.position < scene.state.position { return "bezig" }
    return progress.delivered == nil ? "wacht op de eerste wijziging" : "bij"
  }

  func subscription(_ number: Int, _ member: Member) async throws -> Answer {
    guard let found = try await door.keeper.subscriptions(for: member).first(where: { $0.id == number }) else {
      throw Refusal.notFound()
    }
    guard visit.method == .send else { return html(subscriptionPage(found)) }
    do {
      switch form[FormPage.actionName] {
      case "hervatten":
        try await door.keeper.resume(number, by: member, origin: caller.origin)
        return redirect(.access(.subscription(number)))
      case "beeindigen":
        try await door.keeper.unsubscribe(number, by: member, origin: caller.origin)
        return redirect(.access(.subscriptions))
      default: throw Refusal.badValue(FormPage.actionName, "", expected: "Gebruik een knop van het formulier.")
      }
    } catch AccessRefusal.follow(let fault) {
      let words = Fault(AccessRefusal.follow(fault))
      throw Refusal(status: 403, problem: words.problem, advice: words.advice)
    }
  }

  private func subscriptionPage(_ subscription: Subscription) -> Page {
    let progress = subscription.progress
    var page = Page(
      "Abonnement \(subscription.id)", trail: trail + [("Abonnementen", .access(.subscriptions))])
    page.hasClocks = false
    page.isLasting = false
    if progress.isStopped {
      page.blocks.append(
        .message(
          .error, "Dit abonnement is gestopt",
          [
            "Berichten kwamen niet aan: \(progress.problem). Los dit op, en hervat dan. U krijgt alsnog wat u miste."
          ]))
    } else if progress.failures > 0 {
      page.blocks.append(
        .message(
          .warning, "Een bericht komt niet aan",
          ["\(progress.problem). Wij proberen het opnieuw op \(DutchText.moment(progress.next))."]))
    }
    page.blocks.append(
      .properties(
        nil,
        [
          ("Organisatie", Markup(subscription.organisation.title(in: scene.territory))),
          ("Adres", Markup(subscription.address)), ("Onderwerp", Markup(AccessPages.subjects(subscription))),
          ("Gebied", Markup(areaName(subscription))), ("Stand", Markup(status(subscription))),
          ("Bekeken tot en met regel", Markup(DutchText.whole(progress.position))),
          ("Laatste bericht aangekomen", Markup(progress.delivered.map(DutchText.moment) ?? "nog geen")),
          ("Sinds", Markup(DutchText.moment(subscription.created))),
          ("Gemaakt door", Markup("account \(subscription.account)")),
        ]))
    func button(_ action: String, _ label: String) -> [Block] {
      pages.page(formPage(.subscription(subscription.id), "", action: action, button: label, fields: [])).blocks
    }
    if progress.failures > 0 || progress.isStopped { page.blocks += button("hervatten", "Probeer het nu opnieuw") }
    page.blocks += button("beeindigen", "Beëindig dit abonnement")
    return page
  }
}
