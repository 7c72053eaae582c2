// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Office
import Reports
import Territory

/// The pages of the door: signing in and out, accounts, invitations and what happened.
struct AccessPages {
  let pages: Pages
  let door: SiteDoor
  let frame: PageFrame

  var scene: Scene { pages.scene }
  var visit: Visit { scene.visit }
  var caller: Caller { visit.caller }
  var form: FormText { visit.form }
  var links: Links { scene.links }

  /// The answer to a visit of one of these pages.
  func answer(_ address: AccessAddress) async throws -> Answer {
    switch address {
    case .leave(let code): return try await leave(to: code)
    case .comeBack: return try await comeBack()
    case .signIn: return visit.method == .read ? html(signInPage()) : try await signIn()
    case .invitation(let token):
      return visit.method == .read ? html(try await invitationPage(token)) : try await accept(token)
    case .signOut, .own, .keys, .accounts, .account, .log, .proposals, .proposal, .views, .view, .subscriptions,
      .subscription:
      guard let member = caller.member else { return redirect(.access(.signIn)) }
      switch address {
      case .signOut: return try await signOut(member)
      case .own: return try await own(member)
      case .keys: return try await keys(member)
      case .accounts: return try await accounts(member)
      case .account(let number): return try await account(number, member)
      case .proposals: return html(try await proposalsPage(member))
      case .proposal(let number): return try await proposal(number, member)
      case .views: return try await views(member)
      case .view(let number): return try await view(number, member)
      case .subscriptions: return try await subscriptions(member)
      case .subscription(let number): return try await subscription(number, member)
      default: return try read(try await logPage(member))
      }
    }
  }

  /// The page, or a table of it as a file when the address asks for that.
  func read(_ page: Page) throws -> Answer {
    if let format = visit.query["formaat"] { return try pages.file(of: page, format) }
    return html(page)
  }

  func html(_ page: Page) -> Answer { Answer(status: page.status, content: .html(frame.html(page, scene))) }

  func redirect(_ address: Address) -> Answer { Answer(status: 303, content: .redirect(links.to(address))) }

  /// A page with a form on which what was typed stands again, but for passwords, with what is wrong with it.
  func refused(_ refusal: AccessRefusal, _ form: FormPage, field: String? = nil) throws -> Page {
    if case .store(let text) = refusal { throw StoreProblem(text: text) }
    if case .storeAway = refusal { throw refusal }
    var form = form
    form.values = self.form
    form.faults = [FieldFault(field: field ?? AccessPages.field(of: refusal), fault: Fault(refusal))]
    var page = pages.page(form)
    switch refusal {
    case .locked: page.status = 429
    case .busy: page.status = 503
    default: break
    }
    return page
  }

  /// The answer with the time after which one may try again.
  func answer(_ page: Page, _ refusal: AccessRefusal) -> Answer {
    var answer = html(page)
    switch refusal {
    case .locked(let seconds): answer.headers.append(("Retry-After", String(seconds)))
    case .busy: answer.headers.append(("Retry-After", "5"))
    default: break
    }
    answer.codes = [Fault(refusal).code.rawValue]
    return answer
  }

  private static func field(of refusal: AccessRefusal) -> String {
    switch refusal {
    case .password(.differs): "herhaling"
    case .password: "nieuw"
    case .codeWrong: "code"
    case .nameTaken, .nameUnusable: "naam"
    case .titleUnusable: "voluit"
    case .reasonMissing: "reden"
    case .key(let fault): fault == .lifetime ? "duur" : fault == .unknown ? "nummer" : "doel"
    case .follow(let fault): field(of: fault)
    case .signInFailed, .locked, .busy, .invitationInvalid, .lastAdministrator, .unknownAccount, .notAllowed,
      .notSecond, .proposalClosed, .provider, .ofProvider, .store, .storeAway, .storeUncertain, .notEmpty:
      ""
    }
  }

  private static func field(of fault: FollowFault) -> String {
    switch fault {
    case .name: "naam"
    case .target, .address, .inside: "adres"
    case .subjects: "onderwerp"
    case .tooManyViews, .unknownView, .tooManySubscriptions, .unknownSubscription, .role: ""
    }
  }

  /// A form of these pages: for everybody who can open the page, with one button.
  func formPage(
    _ address: AccessAddress, _ title: String, trail: [(label: String, address: Address)] = [],
    explanation: [Markup] = [], action: String, button: String, username: String? = nil,
    fields: [FormField]
  ) -> FormPage {
    var form = FormPage(
      address: .access(address), title: title, trail: trail, explanation: explanation, groups: [(nil, fields)],
      values: FormText())
    form.button = (action, button)
    form.username = username
    return form
  }
}

/// The store of the accounts does not work; told to the log of the program, not to the visitor.
struct StoreProblem: Error {
  let text: String
}

// Signing in and out.
extension AccessPages {
  private func signInForm() -> FormPage {
    formPage(
      .signIn, "Aanmelden",
      explanation: ["Aanmelden is alleen nodig als u iets wilt vastleggen. Lezen kan zonder account."],
      action: "aanmelden", button: "Aanmelden",
      fields: [
        FormField(name: "naam", label: "Aanmeldnaam", kind: .typed("text", "username")),
        FormField(name: "wachtwoord", label: "Wachtwoord", kind: .typed("password", "current-password")),
        FormField(
          name: "code", label: "Code", hint: "De zes cijfers uit de app op uw telefoon, of een herstelcode.",
          kind: .typed("text", "one-time-code")),
      ])
  }

  private func signInPage() -> Page {
    if caller.member != nil {
      var page = Page("Aanmelden")
      page.hasClocks = false
      page.blocks = [
        .message(.info, "U bent al aangemeld", ["Kijk bij \(Markup.link("uw account", links.to(.access(.own))))."])
      ]
      return page
    }
    guard caller.maySignIn else {
      var page = Page("Aanmelden")
      page.hasClocks = false
      page.blocks = [
        .message(
          .warning, "Aanmelden kan hier niet",
          [
            "Een wachtwoord mag alleen over een beveiligde verbinding (https). Vraag de beheerder om het adres met https."
          ])
      ]
      return page
    }
    return signInPage(pages.page(signInForm()))
  }

  /// The ways to sign in through an organisation stand before the form, but after what is wrong in it.
  private func signInPage(_ filled: Page) -> Page {
    var page = filled
    guard let ways = waysBlock() else { return page }
    page.blocks.insert(ways, at: page.blocks.firstIndex { $0.template == "formulier" } ?? page.blocks.endIndex)
    return page
  }

  private func signIn() async throws -> Answer {
    guard caller.maySignIn else {
      var page = signInPage()
      page.status = 403
      return html(page)
    }
    do {
      let token = try await door.keeper.signIn(
        name: form["naam"] ?? "", password: form.raw("wachtwoord") ?? "", code: form["code"] ?? "",
        origin: caller.origin, old: caller.token)
      var answer = redirect(.front)
      answer.headers.append(caller.cookie(token))
      return answer
    } catch let refusal as AccessRefusal {
      return answer(signInPage(try refused(refusal, signInForm())), refusal)
    }
  }

  private func signOut(_ member: Member) async throws -> Answer {
    guard visit.method == .send else {
      return html(
        pages.page(formPage(.signOut, "Afmelden", action: "afmelden", button: "Afmelden", fields: [])))
    }
    try await door.keeper.signOut(member, everywhere: form[FormPage.actionName] == "overal", origin: caller.origin)
    var answer = redirect(.front)
    answer.headers.append(caller.cookie(nil))
    return answer
  }
}

// The invitation.
extension AccessPages {
  private func invitationForm(_ token: String, _ account: Account) -> FormPage {
    formPage(
      .invitation(token), "Uw account maken",
      explanation: ["Hier kiest u één keer een wachtwoord en koppelt u een app met codes."], action: "maken",
      button: "Maak mijn account", username: account.name,
      fields: [
        FormField(
          name: "nieuw", label: "Nieuw wachtwoord",
          hint: "Minstens \(PasswordRules.fewest) tekens. Een zin mag. Niet uw aanmeldnaam of een bekend wachtwoord.",
          kind: .typed("password", "new-password")),
        FormField(name: "herhaling", label: "Nog een keer het wachtwoord", kind: .typed("password", "new-password")),
        FormField(name: "code", label: "Code uit de app", hint: "Zes cijfers.", kind: .typed("text", "one-time-code")),
      ])
  }

  private func invited(_ token: String) async throws -> (account: Account, secret: [UInt8]) {
    guard caller.maySignIn else {
      throw Refusal(
        status: 403, problem: "Deze link werkt alleen over een beveiligde verbinding (https).",
        advice: "Vraag de beheerder om het adres met https.")
    }
    guard let invited = try await door.keeper.invited(token: token) else {
      let fault = Fault(AccessRefusal.invitationInvalid)
      throw Refusal(status: 404, problem: fault.problem, advice: fault.advice)
    }
    return invited
  }

  private func invitationPage(_ token: String) async throws -> Page {
    let (account, secret) = try await invited(token)
    return invitationPage(pages.page(invitationForm(token, account)), account, secret)
  }

  private func invitationPage(_ filled: Page, _ account: Account, _ secret: [UInt8]) -> Page {
    var page = filled
    let place = page.blocks.firstIndex { $0.template == "formulier" } ?? page.blocks.endIndex
    page.blocks.insert(
      contentsOf: [
        .properties(
          "Uw account",
          [
            ("Aanmeldnaam", Markup(account.name)), ("Naam", Markup(account.title)),
            ("Organisatie", Markup(account.organisation.title(in: scene.territory))),
            ("Rol", Markup(account.role.rawValue)),
          ]), appBlock(secret, account),
      ], at: place)
    return page
  }

  /// How the secret comes into the app: typed, or by the link on the phone itself.
  func appBlock(_ secret: [UInt8], _ account: Account) -> Block {
    let text = Array(Base32.text(secret))
    let grouped = stride(from: 0, to: text.count, by: 4).map { String(text[$0..<min($0 + 4, text.count)]) }
      .joined(separator: " ")
    return .text(
      "Koppel een app met codes",
      [
        "Zet op uw telefoon een app voor codes. Voeg daarin een account toe en typ deze sleutel:",
        "<strong class=\"rt-geheim\">\(grouped)</strong>",
        "Of open op die telefoon deze link: <a href=\"\(TimeCode.link(secret, account: account.name))\">koppel de app</a>.",
      ])
  }

  private func accept(_ token: String) async throws -> Answer {
    let (account, secret) = try await invited(token)
    do {
      let codes = try await door.keeper.accept(
        token: token, password: form.raw("nieuw") ?? "", again: form.raw("herhaling") ?? "", code: form["code"] ?? "",
        origin: caller.origin)
      var page = recoveryPage("Uw account is klaar", codes)
      page.blocks.append(
        .text(
          nil,
          [
            "Wacht tot de app een nieuwe code toont. Daarna kunt u zich \(Markup.link("aanmelden", links.to(.access(.signIn))))."
          ]))
      return html(page)
    } catch let refusal as AccessRefusal {
      return answer(invitationPage(try refused(refusal, invitationForm(token, account)), account, secret), refusal)
    }
  }

  /// The recovery codes, which are shown once.
  func recoveryPage(_ title: String, _ codes: [String]) -> Page {
    var page = Page(title)
    page.hasClocks = false
    page.isLasting = false
    page.blocks = [
      .message(
        .success, "Bewaar uw herstelcodes",
        [
          "Bent u uw telefoon kwijt? Dan meldt u zich aan met een herstelcode. Elke code werkt één keer. U ziet ze nu één keer."
        ]),
      .properties(
        "Herstelcodes",
        codes.enumerated().map {
          ("Code \($0.offset + 1)", "<span class=\"rt-geheim\">\($0.element)</span>" as Markup)
        }),
    ]
    return page
  }
}
