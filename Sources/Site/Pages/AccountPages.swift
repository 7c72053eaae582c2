// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Exchange
import Office
import Reports
import Territory

// One's own account.
extension AccessPages {
  private func passwordForm() -> FormPage {
    formPage(
      .own, "Uw account", action: "wachtwoord", button: "Wijzig het wachtwoord", username: caller.member?.account.name,
      fields: [
        FormField(name: "huidig", label: "Huidig wachtwoord", kind: .typed("password", "current-password")),
        FormField(
          name: "nieuw", label: "Nieuw wachtwoord", hint: "Minstens \(PasswordRules.fewest) tekens. Een zin mag.",
          kind: .typed("password", "new-password")),
        FormField(
          name: "herhaling", label: "Nog een keer het nieuwe wachtwoord", kind: .typed("password", "new-password")),
      ])
  }

  private func appForm(_ secret: [UInt8]) -> FormPage {
    var form = formPage(
      .own, "Uw account", action: "app", button: "Koppel de nieuwe app", username: caller.member?.account.name,
      fields: [
        FormField(name: "bevestiging", label: "Uw wachtwoord", kind: .typed("password", "current-password")),
        FormField(
          name: "code", label: "Code uit de nieuwe app", hint: "Zes cijfers.", kind: .typed("text", "one-time-code")),
      ])
    form.hidden = [("geheim", Base32.text(secret))]
    return form
  }

  func own(_ member: Member) async throws -> Answer {
    guard visit.method == .send else { return html(try await ownPage(member)) }
    guard member.account.identity == nil else {
      let fault = Fault(AccessRefusal.ofProvider)
      throw Refusal(status: 403, problem: fault.problem, advice: fault.advice)
    }
    switch form[FormPage.actionName] {
    case "wachtwoord": return try await changePassword(member)
    case "app": return try await changeApp(member)
    default: throw Refusal.badValue(FormPage.actionName, "", expected: "Gebruik een knop van het formulier.")
    }
  }

  /// The page, with one of its forms as it was sent.
  private func ownPage(_ member: Member, sent: Page? = nil, isApp: Bool = false, secret: [UInt8]? = nil) async throws
    -> Page
  {
    let secret = secret ?? TimeCode.newSecret()
    var page = sent ?? Page("Uw account")
    let password = isApp || sent == nil ? pages.page(passwordForm()).blocks : page.blocks
    let app = isApp && sent != nil ? page.blocks : pages.page(appForm(secret)).blocks
    // The summary of what is wrong stands first, wherever its form is.
    let summary = page.blocks.filter { $0.template == "fouten" }
    page.hasClocks = false
    page.isLasting = false
    page.blocks =
      summary + [properties(of: member.account)]
      + (member.account.isAdministrator
        ? [managerBlock()]
        : [
          .text(
            "Besluiten met twee mensen",
            ["Bekijk \(Markup.link("de voorstellen van uw organisatie", links.to(.access(.proposals))))."])
        ])
    page.blocks.append(
      .text(
        "Programma's",
        ["Een programma meldt zich aan met \(Markup.link("een toegangssleutel", links.to(.access(.keys))))."]))
    page.blocks += try await keptBlocks(member)
    page.add(try await sessionTable(member))
    var everywhere = formPage(.signOut, "Afmelden", action: "overal", button: "Meld overal af", fields: [])
    everywhere.address = .access(.signOut)
    page.blocks += pages.page(everywhere).blocks
    guard member.account.identity == nil else {
      page.blocks.append(vouchedBlock)
      return page
    }
    page.blocks.append(.text("Wachtwoord wijzigen", ["Daarna bent u op andere apparaten afgemeld."]))
    page.blocks += password.filter { $0.template == "formulier" }
    page.blocks.append(.text("Andere telefoon of app", ["U krijgt dan ook nieuwe herstelcodes."]))
    page.blocks.append(appBlock(secret, member.account))
    page.blocks += app.filter { $0.template == "formulier" }
    return page
  }

  private func properties(of account: Account) -> Block {
    .properties(
      nil,
      [
        ("Naam", Markup(account.title)),
        account.identity == nil ? ("Aanmeldnaam", Markup(account.name)) : ("Aangemeld via", "uw organisatie"),
        ("Organisatie", Markup(account.organisation.title(in: scene.territory))),
        ("Rol", Markup(account.role.rawValue)),
        ("In het journaal", Markup("als \(account.reference) van deze organisatie, zonder uw naam")),
      ])
  }

  private var vouchedBlock: Block {
    .text(
      "Wachtwoord, telefoon en rechten",
      [
        "Uw organisatie regelt uw wachtwoord, uw tweede stap en uw rol. Wijzig ze daar.",
        "Afmelden bij Regietafel meldt u niet af bij uw organisatie. Werkt u op een gedeelde computer? Meld u daar dan ook af.",
      ])
  }

  private func managerBlock() -> Block {
    .text(
      "Beheer",
      [
        "\(Markup.link("Alle accounts", links.to(.access(.accounts)))) en "
          + "\(Markup.link("het logboek van de toegang", links.to(.access(.log))))."
      ])
  }

  private func sessionTable(_ member: Member) async throws -> Table {
    var table = Table(
      id: "sessies", caption: "Waar u bent aangemeld",
      columns: [
        .init(label: "Sinds"), .init(label: "Laatst gebruikt"), .init(label: "Vanaf adres"), .init(label: "Welke"),
      ])
    table.rows = try await door.keeper.sessions(of: member).map { session in
      [
        .text(DutchText.moment(session.created)), .text(DutchText.moment(session.seen)), .text(session.origin),
        .text(session.digest == member.session ? "deze" : "een andere"),
      ]
    }
    return table
  }

  private func changePassword(_ member: Member) async throws -> Answer {
    do {
      let token = try await door.keeper.changePassword(
        of: member, current: form.raw("huidig") ?? "", new: form.raw("nieuw") ?? "", again: form.raw("herhaling") ?? "",
        origin: caller.origin)
      var answer = redirect(.access(.own))
      answer.headers.append(caller.cookie(token))
      return answer
    } catch let refusal as AccessRefusal {
      let sent = try refused(refusal, passwordForm(), field: refusal == .signInFailed ? "huidig" : nil)
      return answer(try await ownPage(member, sent: sent), refusal)
    }
  }

  private func changeApp(_ member: Member) async throws -> Answer {
    let secret = form["geheim"].flatMap(Base32.bytes) ?? []
    do {
      let codes = try await door.keeper.changeApp(
        of: member, password: form.raw("bevestiging") ?? "", secret: secret, code: form["code"] ?? "",
        origin: caller.origin)
      return html(recoveryPage("De nieuwe app is gekoppeld", codes))
    } catch let refusal as AccessRefusal {
      let secret = secret.count == 20 ? secret : TimeCode.newSecret()
      let sent = try refused(refusal, appForm(secret), field: refusal == .signInFailed ? "bevestiging" : nil)
      return answer(try await ownPage(member, sent: sent, isApp: true, secret: secret), refusal)
    }
  }
}

// The accounts of everybody, for the administrator.
extension AccessPages {
  private var trail: [(label: String, address: Address)] { [("Uw account", .access(.own))] }

  private var rightsFields: [FormField] {
    [
      FormField(
        name: "organisatie", label: "Organisatie",
        hint: "De code van een gemeente, provincie of veiligheidsregio, of COA, JenV, BZK, VNG of beheerder."),
      FormField(
        name: "rol", label: "Rol", hint: "Elke rol mag ook wat de rollen ervoor mogen.",
        kind: .select(Role.allCases.map { ($0.rawValue, $0.rawValue) })),
    ]
  }

  private func inviteForm() -> FormPage {
    formPage(
      .accounts, "Accounts", trail: trail, action: "uitnodigen", button: "Maak de uitnodiging",
      fields: [
        FormField(
          name: "naam", label: "Aanmeldnaam", hint: "Kleine letters, cijfers, punten en streepjes, zoals j.jansen.",
          kind: .typed("text", "off")),
        FormField(name: "voluit", label: "Naam van de persoon"),
      ] + rightsFields)
  }

  private func rightsForm(_ account: Account) -> FormPage {
    var form = formPage(
      .account(account.id), "Account \(account.id)", trail: trail + [("Accounts", .access(.accounts))],
      action: "rechten", button: "Wijzig de rechten", fields: rightsFields)
    form.values = FormText()
    form.values.append("organisatie", account.organisation.description)
    form.values.append("rol", account.role.rawValue)
    return form
  }

  func accounts(_ member: Member) async throws -> Answer {
    let manager = Manager(member, origin: caller.origin)
    guard visit.method == .send else {
      return try read(try await accountsPage(pages.page(inviteForm()), try await all(manager)))
    }
    let known = try await all(manager)
    guard let organisation = organisation(), let role = form["rol"].flatMap(Role.init) else {
      return html(try await accountsPage(unreadable(inviteForm()), known))
    }
    do {
      let token = try await door.keeper.invite(
        name: form["naam"] ?? "", title: form["voluit"] ?? "", organisation: organisation, role: role, by: manager)
      return html(linkPage(token, "De uitnodiging is gemaakt"))
    } catch let refusal as AccessRefusal {
      return answer(try await accountsPage(try refused(refusal, inviteForm()), known), refusal)
    }
  }

  /// All accounts; refused for whoever is no administrator.
  func all(_ manager: Manager) async throws -> [Account] {
    do {
      return try await door.keeper.accounts(for: manager)
    } catch AccessRefusal.notAllowed {
      try await door.keeper.note(
        AuditEvent(
          actor: caller.member?.account.reference ?? "onbekend", action: "beheer openen", object: visit.address.noted,
          isDone: false, origin: caller.origin, reason: AccessRefusal.notAllowed.word))
      let fault = Fault(AccessRefusal.notAllowed)
      throw Refusal(status: 403, problem: fault.problem, advice: fault.advice)
    }
  }

  /// The organisation in the form, when there is one with this code today.
  private func organisation() -> Organisation? {
    guard let organisation = form["organisatie"].flatMap({ Organisation($0) }) else { return nil }
    guard let area = organisation.area else { return organisation }
    return scene.territory.exists(area, on: scene.now.dutchDay) ? organisation : nil
  }

  private func unreadable(_ form: FormPage) -> Page {
    var form = form
    form.values = self.form
    if organisation() == nil {
      form.faults.append(
        FieldFault(
          field: "organisatie",
          fault: Fault(
            .unknownOrganisation, problem: "Deze organisatie is er niet.",
            advice: "Typ een code zoals GM0363, PV27 of VR13, of COA, JenV, BZK, VNG of beheerder.")))
    }
    if self.form["rol"].flatMap(Role.init) == nil {
      form.faults.append(
        FieldFault(
          field: "rol", fault: Fault(.unknownOrganisation, problem: "Kies een rol.", advice: "Kies uit de lijst.")))
    }
    return pages.page(form)
  }

  private func accountsPage(_ filled: Page, _ accounts: [Account]) async throws -> Page {
    var page = filled
    let form = page.blocks
    page.blocks = form.filter { $0.template == "fouten" }
    var table = Table(
      id: "accounts", caption: "Wie zich kan aanmelden",
      columns: [
        .init(label: "Account"), .init(label: "Naam"), .init(label: "Aanmeldnaam"), .init(label: "Organisatie"),
        .init(label: "Rol"), .init(label: "Stand"), .init(label: "Sinds"),
      ])
    table.csvLink = pages.csvLink("accounts")
    table.rows = accounts.map { account in
      [
        .init(
          content: .link("Account \(account.id)", links.to(.access(.account(account.id)))),
          csv: .text(account.reference)),
        .text(account.title), .text(account.name), .text(account.organisation.title(in: scene.territory)),
        .text(account.role.rawValue), .text(account.standing), .text(DutchText.moment(account.created)),
      ]
    }
    page.add(table)
    page.blocks.append(.text("Iemand uitnodigen", ["U krijgt een link. Die geeft u zelf aan deze persoon."]))
    page.blocks += form.filter { $0.template == "formulier" }
    return page
  }

  /// The link of an invitation, which is shown once.
  private func linkPage(_ token: String, _ title: String) -> Page {
    var page = Page(title, trail: trail + [("Accounts", .access(.accounts))])
    page.hasClocks = false
    page.isLasting = false
    let path = links.action(.access(.invitation(token)))
    page.blocks = [
      .message(
        .success, "Geef deze link aan de persoon zelf",
        [
          "<a class=\"rt-geheim\" href=\"\(path)\">\(path)</a>",
          "Zet er het adres van deze website voor.",
          "De link werkt één keer, en \(Int(Doorkeeper.invitationHours)) uur lang. U ziet hem nu één keer.",
        ])
    ]
    return page
  }

  func account(_ number: Int, _ member: Member) async throws -> Answer {
    let manager = Manager(member, origin: caller.origin)
    guard let account = try await all(manager).first(where: { $0.id == number }) else { throw Refusal.notFound() }
    guard visit.method == .send else { return html(accountPage(pages.page(rightsForm(account)), account)) }
    do {
      switch form[FormPage.actionName] {
      case "link":
        return html(linkPage(try await door.keeper.recover(number, by: manager), "De nieuwe link is gemaakt"))
      case "blokkeren": try await door.keeper.setBlocked(true, number, by: manager)
      case "toelaten": try await door.keeper.setBlocked(false, number, by: manager)
      case "rechten":
        guard let organisation = organisation(), let role = form["rol"].flatMap(Role.init) else {
          return html(accountPage(unreadable(rightsForm(account)), account))
        }
        try await door.keeper.setRights(organisation, role, of: number, by: manager)
      default: throw Refusal.badValue(FormPage.actionName, "", expected: "Gebruik een knop van het formulier.")
      }
      return redirect(.access(.account(number)))
    } catch let refusal as AccessRefusal {
      return answer(accountPage(try refused(refusal, rightsForm(account)), account), refusal)
    }
  }

  private func accountPage(_ filled: Page, _ account: Account) -> Page {
    var page = filled
    let form = page.blocks
    page.blocks = form.filter { $0.template == "fouten" }
    page.blocks.append(
      .properties(
        nil,
        [
          ("Naam", Markup(account.title)), ("Aanmeldnaam", Markup(account.name)),
          ("Organisatie", Markup(account.organisation.title(in: scene.territory))),
          ("Rol", Markup(account.role.rawValue)),
          ("Stand", Markup(account.standing)), ("Gemaakt", Markup(DutchText.moment(account.created))),
        ]))
    let isVouchedFor = account.identity != nil
    if isVouchedFor {
      page.blocks.append(
        .text("Rechten", ["De organisatie van deze persoon bepaalt naam, wachtwoord en rol. Blokkeren kan hier wel."]))
    } else {
      page.blocks.append(.text("Rechten wijzigen", ["De persoon moet zich daarna opnieuw aanmelden."]))
      page.blocks += form.filter { $0.template == "formulier" }
    }
    let (action, button) =
      account.isBlocked ? ("toelaten", "Laat dit account weer toe") : ("blokkeren", "Blokkeer dit account")
    if !isVouchedFor {
      page.blocks.append(.text("Toegang", ["Wachtwoord of telefoon kwijt? Geef dan een nieuwe link."]))
      page.blocks +=
        pages.page(
          formPage(.account(account.id), "", action: "link", button: "Maak een nieuwe link", fields: [])
        ).blocks
    }
    page.blocks += pages.page(formPage(.account(account.id), "", action: action, button: button, fields: [])).blocks
    return page
  }
}
