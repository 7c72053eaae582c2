// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Hummingbird
import Logging

/// How people come in (deur van de site): the doorkeeper, and how the site is reached.
public struct SiteDoor: Sendable {
  let keeper: Doorkeeper
  /// Whether a proxy in front of the site has the certificate: visitors then come by https, and none of them works at
  /// this computer, whatever the connection looks like.
  let isBehindProxy: Bool
  /// How many requests an address may send; nil when that is not counted.
  let limit: RateLimit?

  /// Whether messages about changes may go to computers in the network of the server.
  let allowsInside: Bool

  /// A door.
  ///
  /// - Parameters:
  ///   - perMinute: how many requests one address can keep up; nil when that is not counted. Who works at this computer is
  ///     never kept waiting.
  ///   - allowsInside: whether messages about changes may go to computers in the network of the server.
  public init(keeper: Doorkeeper, isBehindProxy: Bool, perMinute: Int? = nil, allowsInside: Bool = false) {
    self.allowsInside = allowsInside
    self.keeper = keeper
    self.isBehindProxy = isBehindProxy
    limit = perMinute.map { RateLimit(perMinute: $0) }
  }
}

/// From where a request comes.
struct Peer: Sendable {
  /// Whether the other end of the connection is this computer.
  var isLocal: Bool
  /// The address of the other end.
  var address: String
}

/// Who stands at the door: what is known of a visitor before the page is made.
struct Caller: Sendable {
  /// The address from which the request comes.
  var origin: String
  /// Whether the visitor works at the computer on which the site runs.
  var isLocal: Bool
  /// Whether a password may travel over this connection.
  var maySignIn: Bool
  /// Whether the connection is by https.
  var isSecure: Bool
  /// Scheme and host by which the visitor reached the site.
  var site: String
  /// The token in the cookie.
  var token: String?
  /// The ticket of a sign-in through a provider that goes on.
  var ticket: String?
  /// Whether the request comes from a page of another site, as the browser says.
  var isFromElsewhere: Bool
  /// Who it is, when signed in.
  var member: Member?

  init(_ request: Request, _ peer: Peer, _ door: SiteDoor?) {
    let isBehindProxy = door?.isBehindProxy ?? false
    isLocal = !isBehindProxy && peer.isLocal && SameOrigin.isLocalHost(request.head.authority)
    isSecure = isBehindProxy
    site = (isBehindProxy ? "https://" : "http://") + Caller.host(request.head.authority)
    maySignIn = door != nil && (isSecure || isLocal)
    origin = isBehindProxy ? Caller.forwarded(request) ?? peer.address : peer.address
    token = maySignIn ? Caller.cookie(request, Caller.cookieName(isSecure)) : nil
    ticket = maySignIn ? Caller.cookie(request, Caller.ticketName(isSecure)) : nil
    let site = request.headers[SiteHeaders.name("Sec-Fetch-Site")]
    isFromElsewhere = site == "cross-site" || site == "same-site"
  }

  /// The host as it was asked for. What is no host, such as one with a path in it, is left out.
  private static func host(_ authority: String?) -> String {
    guard let authority, authority.utf8.count <= 260,
      authority.wholeMatch(of: #/(?:[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?/#)
        != nil
    else { return "localhost" }
    return authority.lowercased()
  }

  /// The last address that the proxy added: those before it can be made up.
  private static func forwarded(_ request: Request) -> String? {
    let name = SiteHeaders.name("X-Forwarded-For")
    guard let last = request.headers[values: name].last?.split(separator: ",").last?.trimmingPrefix(" ") else {
      return nil
    }
    let signs = last.utf8.prefix(46)
    guard (2...45).contains(signs.count),
      signs.allSatisfy({ (48...58).contains($0) || (97...102).contains($0 | 32) || $0 == UInt8(ascii: ".") })
    else { return nil }
    return String(last)
  }

  /// Browsers take a cookie with this start from the site itself only, and over https only.
  private static func cookieName(_ isSecure: Bool) -> String { isSecure ? "__Host-regietafel" : "regietafel" }

  private static func ticketName(_ isSecure: Bool) -> String { cookieName(isSecure) + "-aanmelden" }

  private static func cookie(_ request: Request, _ name: String) -> String? {
    let start = name + "="
    for header in request.headers[values: .cookie] {
      for part in header.split(separator: ";") {
        let part = part.trimmingPrefix(" ")
        if part.hasPrefix(start) { return String(part.dropFirst(start.count)) }
      }
    }
    return nil
  }

  /// The header that gives the browser a token, or takes it away.
  func cookie(_ token: String?) -> (name: String, value: String) { cookie(Caller.cookieName(isSecure), token) }

  /// The header that gives the browser the ticket of a sign-in through a provider, or takes it away. The browser brings it
  /// along when it is sent back from there, which is a link and no form.
  func ticketCookie(_ ticket: String?) -> (name: String, value: String) {
    cookie(Caller.ticketName(isSecure), ticket, seconds: 600)
  }

  private func cookie(_ name: String, _ value: String?, seconds: Int? = nil) -> (name: String, value: String) {
    let life = value == nil ? "; Max-Age=0" : seconds.map { "; Max-Age=\($0)" } ?? ""
    let secure = isSecure ? "; Secure" : ""
    return ("Set-Cookie", "\(name)=\(value ?? ""); Path=/; HttpOnly; SameSite=Lax\(life)\(secure)")
  }
}

extension SiteResponder {
  /// The name of the field with which a form shows that it comes from a page of the session.
  static let proofName = "bewijs"

  /// Who the visitor is.
  func caller(_ request: Request, _ peer: Peer) async throws -> Caller {
    var caller = Caller(request, peer, door)
    if let door, let token = caller.token { caller.member = try await door.keeper.member(token: token) }
    return caller
  }

  /// Refuses a form that does not come from a page made for this session. Signing in begins a session of its own.
  func checkProof(_ visit: inout Visit, _ member: Member?) throws {
    let proof = visit.form.raw(SiteResponder.proofName)
    visit.form = visit.form.removing(SiteResponder.proofName)
    guard let member, visit.address != .access(.signIn) else { return }
    guard let proof, Secrets.areEqual(proof, member.formToken) else { throw Refusal.foreign }
  }

  /// Writes down that somebody recorded something, tried to, or was refused. Reading is not written down.
  func note(_ visit: Visit, status: Int, codes: [String]) async {
    guard let door, visit.method == .send else { return }
    // The pages of the door are written down by the doorkeeper, apart from those that never reach it.
    if case .access = visit.address, status != 403 { return }
    // A proposal was written down when it was kept.
    if status == 303, !codes.isEmpty { return }
    let isDryRun = visit.form[FormPage.actionName] == FormPage.dryRun
    let actor = visit.caller.member?.account.reference ?? (visit.caller.isLocal ? "lokaal" : "onbekend")
    let isDone = status < 400
    let event = AuditEvent(
      actor: actor, action: isDryRun ? "proef" : "vastleggen", object: visit.address.noted, isDone: isDone,
      origin: visit.caller.origin, reason: isDone ? "" : (["antwoord \(status)"] + codes).joined(separator: " "))
    do {
      try await door.keeper.note(event)
    } catch {
      logger.error("The audit log cannot be written", metadata: ["error": "\(error)"])
    }
  }
}

extension Address {
  /// The path as it may stand in the audit log: without the token of an invitation.
  var noted: String {
    if case .access(.invitation) = self { return "/uitnodiging" }
    return path
  }
}
