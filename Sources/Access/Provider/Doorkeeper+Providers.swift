// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// With what a browser comes back from a provider.
public struct ProviderAnswer: Sendable {
  var state: String
  var code: String
  var error: String?
  var issuer: String?

  /// The fields behind the `?`; what is missing is empty or nil.
  public init(state: String, code: String, error: String?, issuer: String?) {
    (self.state, self.code, self.error, self.issuer) = (state, code, error, issuer)
  }
}

/// The desk where providers vouch for people (aanbieders).
public struct ProviderDesk: Sendable {
  /// The providers.
  public let list: ProviderList
  let fetcher: any ProviderFetcher
  let directory: ProviderDirectory

  /// A desk that asks by this fetcher.
  public init(_ list: ProviderList, fetcher: any ProviderFetcher) {
    (self.list, self.fetcher) = (list, fetcher)
    directory = ProviderDirectory(list.providers, fetcher: fetcher)
  }
}

// Signing in through a provider (OpenID Connect, authorisation code with PKCE).
extension Doorkeeper {
  /// Begins a sign-in.
  ///
  /// - Returns: the address to which the browser goes, and the ticket that it keeps in a cookie until it comes back; nil when
  ///   there is no such provider.
  public func begin(_ code: String, origin: String) async throws -> (address: String, ticket: String)? {
    guard let desk = providers, let provider = desk.list.provider(code) else { return nil }
    do {
      let metadata = try await desk.directory.metadata(of: provider, now: clock())
      let visit = ProviderVisit(code: provider.code, now: clock())
      var fields = [
        ("response_type", "code"), ("client_id", provider.client), ("redirect_uri", desk.list.returnAddress),
        ("scope", (["openid"] + provider.scopes.filter { $0 != "openid" }).joined(separator: " ")),
        ("state", visit.state), ("nonce", visit.nonce), ("code_challenge", visit.challenge),
        ("code_challenge_method", "S256"),
      ]
      if !provider.levels.isEmpty { fields.append(("acr_values", provider.levels.joined(separator: " "))) }
      let separator = metadata.authorization.contains("?") ? "&" : "?"
      return (metadata.authorization + separator + ProviderAddress.encode(fields), visit.ticket)
    } catch let silence as ProviderSilence {
      // Anybody can ask for this page: whoever keeps doing so does not fill the log.
      try countTry(at: "aanbieder weg", origin: origin)
      throw try refuse(.unavailable(silence.reason), "onbekend", provider, origin)
    }
  }

  /// Finishes a sign-in: somebody comes back from the provider.
  ///
  /// - Parameters:
  ///   - ticket: what the browser kept in its cookie.
  ///   - old: the token of a session that the browser still has, which ends.
  /// - Returns: the token for the cookie, always a new one.
  public func finish(
    _ answer: ProviderAnswer, ticket: String?, origin: String, old: String? = nil
  ) async throws -> String {
    var provider: Provider?
    var actor = "onbekend"
    do {
      let (visit, desk, from) = try begun(ticket, answer)
      provider = from
      try countTry(at: "aanbieder", origin: origin)
      // Once only: whoever has the address of this page and the cookie cannot come in a second time.
      let until = Moment(milliseconds: visit.begun.milliseconds + ProviderVisit.lifetime)
      guard try store.takeState(Secrets.digest(visit.state), until: until, now: clock()) else {
        throw Refused(.notBegunHere("al gebruikt"))
      }
      let claims = try await claims(answer, visit, from, desk)
      try forgetTry(at: "aanbieder", origin: origin)
      let identity = ProviderIdentity(issuer: from.issuer, subject: claims["sub"]?.text ?? "")
      actor = try store.account(of: identity)?.reference ?? actor
      guard from.levels.isEmpty || claims["acr"]?.text.map({ from.levels.contains($0) }) == true else {
        throw Refused(.levelTooLow)
      }
      guard let right = from.right(of: claims) else { throw Refused(.noRights) }
      let account = try admit(identity, right, claims, from, origin)
      actor = account.reference
      if let old { try store.endSession(Secrets.digest(old)) }
      let token = try openSession(of: account, origin: origin)
      try note(event(actor, from, origin, isDone: true))
      return token
    } catch let refused as Refused {
      // Apart from the tries of those who did begin: a page elsewhere that makes browsers come here bars nobody.
      if case .notBegunHere = refused.refusal { try countTry(at: "aanbieder terug", origin: origin) }
      throw try refuse(refused.refusal, actor, provider, origin)
    } catch let silence as ProviderSilence {
      // That is the provider's doing.
      try forgetTry(at: "aanbieder", origin: origin)
      throw try refuse(.unavailable(silence.reason), actor, provider, origin)
    } catch let fault as TokenFault {
      throw try refuse(.token(fault), actor, provider, origin)
    } catch let refusal as AccessRefusal {
      try note(event(actor, provider, origin, isDone: false, refusal.word))
      throw refusal
    }
  }

  /// A refusal on its way to the audit log.
  private struct Refused: Error {
    let refusal: ProviderRefusal
    init(_ refusal: ProviderRefusal) { self.refusal = refusal }
  }

  private func refuse(
    _ refusal: ProviderRefusal, _ actor: String, _ provider: Provider?, _ origin: String
  ) throws -> AccessRefusal {
    try note(event(actor, provider, origin, isDone: false, refusal.word))
    return .provider(refusal)
  }

  private nonisolated func event(
    _ actor: String, _ provider: Provider?, _ origin: String, isDone: Bool, _ reason: String = ""
  ) -> AuditEvent {
    AuditEvent(
      actor: actor, action: "aanmelden via aanbieder", object: provider.map { "aanbieder \($0.code)" } ?? "onbekend",
      isDone: isDone, origin: origin, reason: reason)
  }

  /// The sign-in that this browser began, when the answer belongs to it.
  private func begun(
    _ ticket: String?, _ answer: ProviderAnswer
  ) throws -> (visit: ProviderVisit, desk: ProviderDesk, provider: Provider) {
    guard let visit = ticket.flatMap({ ProviderVisit(ticket: $0) }), let desk = providers,
      let provider = desk.list.provider(visit.code)
    else { throw Refused(.notBegunHere("geen cookie")) }
    guard Secrets.areEqual(answer.state, visit.state) else { throw Refused(.notBegunHere("state onjuist")) }
    guard visit.holds(at: clock()) else { throw Refused(.notBegunHere("te lang geleden")) }
    return (visit, desk, provider)
  }

  /// Exchanges the code for a token, and gives what the token says.
  private func claims(
    _ answer: ProviderAnswer, _ visit: ProviderVisit, _ provider: Provider, _ desk: ProviderDesk
  ) async throws -> [String: JSONTree] {
    let metadata = try await desk.directory.metadata(of: provider, now: clock())
    guard answer.issuer.map({ $0 == provider.issuer }) ?? !metadata.namesItself else { throw TokenFault.issuer }
    if let error = answer.error { throw Refused(.refusedThere(Doorkeeper.known(error))) }
    guard (1...4096).contains(answer.code.utf8.count) else { throw Refused(.notBegunHere("code ontbreekt")) }
    let request = try tokenRequest(
      answer.code, visit, provider, metadata, desk.list.returnAddress, now: clock())
    let reply = try await desk.fetcher.fetch(request)
    let tree = JSONTree(reply.body)
    guard reply.status == 200 else {
      let error = Doorkeeper.known(tree?["error"]?.text ?? "")
      guard reply.status == 400, error == "invalid_grant" else {
        throw ProviderSilence("antwoord \(reply.status) op de code, \(error)")
      }
      throw Refused(.refusedThere(error))
    }
    guard let text = tree?["id_token"]?.text else { throw TokenFault.form }
    let token = try IDToken(text)
    let keys = try await desk.directory.keys(for: token, of: provider, now: clock())
    guard !keys.isEmpty else { throw TokenFault.unknownKey }
    let claims = try token.claims(signedBy: keys)
    try TokenExpectation(issuer: provider.issuer, client: provider.client, nonce: visit.nonce, now: clock())
      .check(claims)
    return claims
  }

  private nonisolated func tokenRequest(
    _ code: String, _ visit: ProviderVisit, _ provider: Provider, _ metadata: ProviderMetadata, _ returnAddress: String,
    now: Moment
  ) throws -> ProviderRequest {
    var fields = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", returnAddress),
      ("code_verifier", visit.verifier),
    ]
    var request = ProviderRequest(address: metadata.token)
    if let secret = provider.secret {
      let pair = "\(ProviderAddress.encode(provider.client)):\(ProviderAddress.encode(secret.text))"
      request.authorization = "Basic \(Base64URL.filled(Array(pair.utf8)))"
    } else {
      fields.append(("client_id", provider.client))
    }
    if let key = provider.key {
      guard let assertion = key.assertion(of: provider.client, to: metadata.token, now: now) else {
        throw ProviderSilence("de eigen sleutel werkt niet")
      }
      fields += [
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion),
      ]
    }
    request.form = ProviderAddress.encode(fields)
    return request
  }

  /// The code of an error as the standard writes one; what else somebody put there is not passed on.
  private static func known(_ error: String) -> String {
    let isCode = (1...40).contains(error.utf8.count) && error.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 }
    return isCode ? error : "onbekende fout"
  }

  /// The account of somebody for whom a provider vouches: made at the first visit, and with today's rights.
  private func admit(
    _ identity: ProviderIdentity, _ right: (organisation: Organisation, role: Role), _ claims: [String: JSONTree],
    _ provider: Provider, _ origin: String
  ) throws -> Account {
    let digest = Secrets.sha256(Array("\(identity.issuer) \(identity.subject)".utf8))
    let name = "\(provider.code)-\(Base32.text(Array(digest.prefix(10))).lowercased())"
    let title = Doorkeeper.title(claims) ?? name
    if try store.account(of: identity) == nil {
      var account = Account(
        name: name, title: title, organisation: right.organisation, role: right.role, created: clock())
      account.identity = identity
      if let id = try store.insert(account) {
        try noteRights("account maken", id, right, provider, origin)
      }
    }
    // Another process may have made it at the same moment.
    guard var account = try store.account(of: identity) else { throw AccessRefusal.nameTaken }
    guard !account.isBlocked else { throw Refused(.blocked) }
    let hasOtherRights = account.organisation != right.organisation || account.role != right.role
    guard hasOtherRights || account.title != title else { return account }
    (account.title, account.organisation, account.role) = (title, right.organisation, right.role)
    _ = try store.change(account.id) { account, _ in
      (account.title, account.organisation, account.role) = (title, right.organisation, right.role)
    }
    if hasOtherRights {
      try store.endSessions(of: account.id)
      try noteRights("rechten wijzigen", account.id, right, provider, origin)
    }
    return account
  }

  private func noteRights(
    _ action: String, _ id: Int, _ right: (organisation: Organisation, role: Role), _ provider: Provider,
    _ origin: String
  ) throws {
    try note(
      AuditEvent(
        actor: "aanbieder \(provider.code)", action: action,
        object: "account \(id): \(right.organisation), rol \(right.role.rawValue)", isDone: true, origin: origin))
  }

  /// The name of the person, as far as it can be one.
  private static func title(_ claims: [String: JSONTree]) -> String? {
    for name in ["name", "preferred_username"] {
      guard let text = claims[name]?.text else { continue }
      let title = String(text.prefix(100))
      if Account.isTitle(title) { return title }
    }
    return nil
  }
}
