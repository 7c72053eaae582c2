// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Office

// Signing in through the provider of one's own organisation.
extension AccessPages {
  /// A link per provider; nil when there is none. A link and no form: the browser would not follow a form to another site.
  func waysBlock() -> Block? {
    let ways = door.keeper.ways
    guard !ways.isEmpty else { return nil }
    let items = ways.map { way -> Markup in
      let path = links.action(.access(.leave(way.code)))
      return
        "<a class=\"nl-button nl-button--secondary rt-knoplink\" href=\"\(path)\" rel=\"nofollow\">Aanmelden met \(way.title)</a>"
    }
    return .text("Via uw organisatie", items)
  }

  /// Sends the browser to the provider.
  func leave(to code: String) async throws -> Answer {
    guard caller.maySignIn, caller.member == nil else { return redirect(.access(.signIn)) }
    // Another site may lead somebody to our page, but not past it.
    guard !caller.isFromElsewhere else { return redirect(.access(.signIn)) }
    do {
      guard let (address, ticket) = try await door.keeper.begin(code, origin: caller.origin) else {
        throw Refusal.notFound()
      }
      var answer = Answer(status: 303, content: .redirect(address))
      answer.headers.append(caller.ticketCookie(ticket))
      return answer
    } catch let refusal as AccessRefusal {
      return try failed(refusal)
    }
  }

  /// Takes the answer that the browser brings back, and lets the person in.
  func comeBack() async throws -> Answer {
    guard caller.maySignIn else { return redirect(.access(.signIn)) }
    let query = visit.query
    let answer = ProviderAnswer(
      state: query["state"] ?? "", code: query["code"] ?? "", error: query["error"], issuer: query["iss"])
    do {
      let token = try await door.keeper.finish(
        answer, ticket: caller.ticket, origin: caller.origin, old: caller.token)
      var answer = redirect(.front)
      answer.headers += [caller.cookie(token), caller.ticketCookie(nil)]
      return answer
    } catch let refusal as AccessRefusal {
      var answer = try failed(refusal)
      answer.headers.append(caller.ticketCookie(nil))
      return answer
    }
  }

  /// The page that tells that it failed, and nothing of what the provider said.
  private func failed(_ refusal: AccessRefusal) throws -> Answer {
    if case .store(let text) = refusal { throw StoreProblem(text: text) }
    if case .storeAway = refusal { throw refusal }
    let fault = Fault(refusal)
    var page = Page("Aanmelden is niet gelukt")
    page.hasClocks = false
    page.isLasting = false
    page.status = AccessPages.status(of: refusal)
    page.blocks = [
      .message(.error, fault.problem, [Markup(fault.advice), "Code: \(fault.code.rawValue)"]),
      .text(nil, [.link("Terug naar aanmelden", links.action(.access(.signIn)))]),
    ]
    var answer = answer(page, refusal)
    if page.status == 503 { answer.headers.append(("Retry-After", "60")) }
    return answer
  }

  private static func status(of refusal: AccessRefusal) -> Int {
    switch refusal {
    case .locked: 429
    case .provider(.token): 502
    case .provider(.unavailable): 503
    case .provider(.notBegunHere): 400
    default: 403
    }
  }
}
