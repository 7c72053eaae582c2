// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessHTTP
import AccessSQLite
import Exact
import FakeProvider
import Foundation
import Hummingbird
import Logging
import Testing

@testable import Site

/// The provider of the tests on a socket of this computer.
struct ProviderServer {
  private struct Responder: HTTPResponder {
    typealias Context = BasicRequestContext
    let fake: FakeProvider
    /// How long the answers at a path take.
    let slow: [String: Duration]

    func respond(to request: Request, context: Context) async throws -> Response {
      let path = request.uri.path
      if let duration = slow[path] { try await Task.sleep(for: duration) }
      if path == "/large" {
        return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(repeating: 32, count: 600_000)))
      }
      if path == "/elsewhere" { return Response(status: .found, headers: [.location: "/token"]) }
      let body = String(buffer: try await request.body.collect(upTo: 65_536))
      let reply = fake.answer(
        path, form: request.method == .post ? body : nil, authorization: request.headers[.authorization])
      return Response(status: .init(code: reply.status), body: .init(byteBuffer: ByteBuffer(bytes: reply.body)))
    }
  }

  /// Runs the server while `work` goes on; its address becomes the issuer.
  static func serve<Result: Sendable>(
    _ fake: FakeProvider, slow: [String: Duration] = [:], _ work: @Sendable (String) async throws -> Result
  ) async throws -> Result {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "aanbieder")
    logger.logLevel = .critical
    let application = Application(
      responder: Responder(fake: fake, slow: slow), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      defer { group.cancelAll() }
      let number = try #require(await ports.first { _ in true })
      let issuer = "http://127.0.0.1:\(number)"
      fake.turn { $0.issuer = issuer }
      return try await work(issuer)
    }
  }
}

/// A site where people sign in through a provider.
struct ProviderSite {
  let door: DoorSite
  let fake: FakeProvider

  init(
    _ fake: FakeProvider, issuer: String, clock: DoorClock, fetcher: any ProviderFetcher = ProviderSite.fetcher
  ) async throws {
    self.fake = fake
    let file = """
      {"adres": "https://tafel.example", "aanbieders": [{
        "code": "amsterdam", "naam": "Gemeente <Amsterdam>", "uitgever": "\(issuer)", "client": "regietafel",
        "geheimBestand": "geheim", "niveaus": [], "rolVeld": ["realm_access", "roles"], "rechten": [
          {"waarde": "rt-vastleggen", "organisaties": ["GM0363"], "rol": "vastleggen"},
          {"waarde": "rt-beheer", "organisaties": ["beheerder"], "rol": "besluiten"}]}]}
      """
    let list = try ProviderList.read(
      Array(file.utf8), secret: { _ in "geheim van de client" }, exists: { _ in true }
    ).get()
    fake.turn { $0.person["realm_access"] = ["roles": ["rt-vastleggen"]] as FakeProvider.Fields }
    door = try await DoorSite(providers: ProviderDesk(list, fetcher: fetcher), clock: clock)
  }

  /// Waits long: while all tests run at the same time, the server of the tests is slow.
  static let fetcher = CurlFetcher(seconds: 120)

  /// Loses its patience where it gets its token.
  struct Impatient: ProviderFetcher {
    func fetch(_ request: ProviderRequest) async throws -> ProviderReply {
      let isToken = request.address.hasSuffix("/token")
      return try await (isToken ? CurlFetcher(seconds: 0.3) : ProviderSite.fetcher).fetch(request)
    }
  }

  /// Goes to the provider: gives the address there, and the cookie with the ticket.
  func leave(_ cookie: String? = nil) async throws -> (address: String, ticket: String) {
    let reply = try await door.get("/aanmelden/extern/amsterdam", cookie, headers: ["Sec-Fetch-Site": "same-origin"])
    #expect(reply.status == 303)
    let ticket = try #require(reply.header("Set-Cookie")?.split(separator: ";").first.map(String.init))
    return (try #require(reply.header("Location")), ticket)
  }

  /// The address with which the provider sends the browser back.
  func back(_ address: String) throws -> String {
    let fields = try #require(fake.authorize(address), "\(address)")
    let query = fields.map { "\($0.key)=\(FormText.encode($0.value))" }.joined(separator: "&")
    return "/aanmelden/terug?" + query
  }

  /// Comes back, as a browser does from another site.
  func comeBack(_ target: String, _ cookie: String?) async throws -> TestSite.Reply {
    try await door.get(target, cookie, headers: ["Sec-Fetch-Site": "cross-site"])
  }

  /// Walks the whole way and gives the cookie of the session.
  func signIn() async throws -> String {
    let (address, ticket) = try await leave()
    let reply = try await comeBack(try back(address), ticket)
    #expect(reply.status == 303 && reply.header("Location") == "/", "\(reply.body)")
    let cookies = reply.headers[values: .setCookie]
    return try #require(
      cookies.first { $0.hasPrefix("__Host-regietafel=") }?.split(separator: ";").first.map(String.init))
  }
}
