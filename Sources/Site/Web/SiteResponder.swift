// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Hummingbird
import Logging
import Office
import Reports

/// Turns requests into answers: the doorkeeper of the site. Knows HTTP; what is on the pages is for `Pages`.
struct SiteResponder: HTTPResponder {
  typealias Context = SiteContext

  let mounts: [Mount]
  let logger: Logger
  let door: SiteDoor?
  private let frame: PageFrame
  private let cache = PageCache()
  private let rows = RowCache()
  private let layout: MapLayout
  private let meter = SiteMeter()

  /// A form has fewer letters than this by far; more is an attack or a mistake.
  private static let maximumBody = 64 * 1024
  private static let maximumTarget = 24 * 1024

  init(mounts: [Mount], layout: MapLayout, logger: Logger, door: SiteDoor?) throws {
    precondition(!mounts.isEmpty, "a site has at least one register")
    // The longest base first, so that `/voorbeeld/kaart` is not taken for a page of the first register.
    self.mounts = mounts.sorted { $0.base.utf8.count > $1.base.utf8.count }
    self.logger = logger
    self.layout = layout
    self.door = door
    frame = PageFrame(templates: try Templates())
  }

  func respond(to request: Request, context: SiteContext) async throws -> Response {
    await answer(request, peer: context.peer, id: context.id)
  }

  /// Answers a request, whatever it is: what goes wrong becomes a page that says so.
  func answer(_ request: Request, peer: Peer, id: String) async -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      if let refused = await tooMany(request, peer) {
        response = refused
      } else if let text = await meterText(request, isLocalPeer: peer.isLocal) {
        response = .text(text, "text/plain; version=0.0.4; charset=utf-8", status: 200)
      } else if let answer = await apiAnswer(request, peer) {
        response = answer
      } else {
        response = try await route(request, peer: peer)
      }
    } catch let refusal as Refusal {
      response = await page(refusal, for: request, peer)
    } catch AccessRefusal.storeAway(let detail) {
      logger.error("The accounts cannot be reached", metadata: ["request": "\(id)", "error": "\(detail)"])
      // Of the database itself nothing is told.
      let fault = Fault(AccessRefusal.storeAway(""))
      response = await page(
        Refusal(status: 503, problem: fault.problem, advice: fault.advice), for: request, peer)
    } catch {
      logger.error("Request failed", metadata: ["request": "\(id)", "error": "\(error)"])
      response = await page(
        Refusal(
          status: 500, problem: "Er ging iets mis in het programma. Het nummer van dit verzoek is \(id).",
          advice: "Probeer het opnieuw. Blijft het misgaan? Geef dit nummer dan door aan de beheerder."),
        for: request, peer)
    }
    SiteHeaders.add(to: &response)
    let isAPI = response.headers[SiteHeaders.name("API-Version")] != nil
    meter.count(status: Int(response.status.code), isAPI: isAPI, took: .now - start)
    if isAPI {
      for header in APIHeaders.replacing { response.headers[SiteHeaders.name(header.name)] = header.value }
    }
    return request.method == .head ? response.createHeadResponse() : response
  }

  /// The answer to an address that sends too much; nil when it may go on.
  private func tooMany(_ request: Request, _ peer: Peer) async -> Response? {
    guard let limit = door?.limit else { return nil }
    let caller = Caller(request, peer, door)
    guard !caller.isLocal, let seconds = limit.wait(caller.origin) else { return nil }
    let advice =
      "Wacht \(seconds == 1 ? "1 seconde" : "\(seconds) seconden"). Hoogstens \(limit.perMinute) verzoeken per minuut."
    let problem = "Vanaf dit adres komen te veel verzoeken."
    var response: Response
    if let mount = try? mount(of: request.uri.path), API.owns(SiteResponder.below(mount.base, request.uri.path)) {
      let fault = Fault(.tooManyRequests, problem: problem, advice: advice)
      response = API.response(
        APIProblem(status: 429, title: "Te veel verzoeken", detail: "\(problem) \(advice)", faults: [fault]))
    } else {
      response = await page(Refusal(status: 429, problem: problem, advice: advice), for: request, peer)
    }
    response.headers[SiteHeaders.name("Retry-After")] = String(seconds)
    return response
  }

  /// The answer of the API; nil when the request is for a page.
  private func apiAnswer(_ request: Request, _ peer: Peer) async -> Response? {
    let path = request.uri.path
    guard request.uri.string.utf8.count <= SiteResponder.maximumTarget, let mount = try? mount(of: path) else {
      return nil
    }
    let below = SiteResponder.below(mount.base, path)
    guard API.owns(below) else { return nil }
    return await API.answer(
      APIVisit(
        request: request, path: below, mount: mount, door: door, caller: Caller(request, peer, door), logger: logger))
  }

  private func route(_ request: Request, peer: Peer) async throws -> Response {
    guard [.get, .head, .post].contains(request.method) else { throw Refusal.method }
    guard request.uri.string.utf8.count <= SiteResponder.maximumTarget else {
      throw Refusal(status: 414, problem: "Het adres is te lang.", advice: "Maak de zoektekst korter.")
    }
    let path = request.uri.path
    if let response = try await fixedFile(path) {
      guard request.method != .post else { throw Refusal.method }
      return response
    }
    let mount = try mount(of: path)
    guard let address = Address(path: SiteResponder.below(mount.base, path)) else { throw Refusal.notFound() }
    if case .access = address, door == nil { throw Refusal.notFound() }
    guard let query = FormText(request.uri.query ?? "") else { throw Refusal.unreadable }
    var visit = Visit(
      method: .read, address: address, query: query, form: FormText(),
      caller: try await caller(request, peer), target: request.uri.string,
      accept: request.headers[.accept] ?? "")
    guard request.method == .post else { return response(try await answer(visit, on: mount)) }
    guard address.acceptsForm else { throw Refusal.method }
    visit.method = .send
    do {
      guard SameOrigin.allows(request) else { throw Refusal.foreign }
      visit.form = try await form(
        of: request, upTo: address == .importing ? ImportForm.largest : SiteResponder.maximumBody)
      try checkProof(&visit, visit.caller.member)
      let answer = try await answer(visit, on: mount)
      await note(visit, status: answer.status, codes: answer.codes)
      return response(answer)
    } catch let refusal as Refusal {
      await note(visit, status: refusal.status, codes: [])
      throw refusal
    }
  }

  /// The answer to a visit, made before or made now.
  private func answer(_ visit: Visit, on mount: Mount) async throws -> Answer {
    let desk = try await mount.office.desk()
    let scene = try Scene(mount: mount, example: mounts.first(where: \.isExample), desk: desk, visit: visit, door: door)
    let pages = Pages(scene: scene, rows: rows, layout: layout)
    if case .access(let page) = visit.address, let door {
      return dated(try await AccessPages(pages: pages, door: door, frame: frame).answer(page), scene)
    }
    // The page of somebody who is signed in has a name on it and proofs in its forms: it is made for that person alone.
    guard visit.caller.member == nil, visit.method == .read else {
      return dated(try await pages.answer(frame).0, scene)
    }
    let key = PageCache.Key(
      base: mount.base, target: visit.target, defaultDay: scene.defaultDay.number, mayWrite: scene.mayWrite)
    if let known = cache[key].flatMap(scene.book.upheld) {
      cache.keep(known, for: key)
      return dated(known.outcome, scene)
    }
    let (answer, isLasting) = try await pages.answer(frame)
    if isLasting, answer.status == 200 { cache.keep(scene.book.kept(answer), for: key) }
    return dated(answer, scene)
  }

  /// The answer with what the foot of its page says of the journal.
  private func dated(_ answer: Answer, _ scene: Scene) -> Answer {
    var answer = answer
    answer.updated = scene.recorded
    return answer
  }

  private func form(of request: Request, upTo most: Int) async throws -> FormText {
    let type = request.headers[.contentType] ?? ""
    guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
      throw Refusal(
        status: 415, problem: "Dit formulier komt niet in de vorm die een browser stuurt.",
        advice: "Vul het formulier op de pagina in.")
    }
    let bytes: [UInt8]
    do {
      bytes = try await request.bytes(upTo: most)
    } catch Request.BodyFault.tooSlow {
      throw Refusal(status: 408, problem: "Het formulier kwam niet op tijd aan.", advice: "Stuur het opnieuw.")
    } catch {
      throw Refusal(
        status: 413, problem: "Het formulier is te groot.", advice: "Maak de teksten korter, of verdeel het.")
    }
    guard let form = FormText(String(decoding: bytes, as: UTF8.self)) else { throw Refusal.unreadable }
    return form
  }

  private func mount(of path: String) throws -> Mount {
    for mount in mounts where mount.base.isEmpty || path == mount.base || path.hasPrefix(mount.base + "/") {
      return mount
    }
    throw Refusal.notFound()
  }

  /// The path below the base; the base itself is the first page.
  private static func below(_ base: String, _ path: String) -> String {
    let rest = String(path.dropFirst(base.utf8.count))
    return rest.isEmpty ? "/" : base.isEmpty || rest != "/" ? rest : "//"
  }

  private func response(_ answer: Answer) -> Response {
    var response = plainResponse(answer)
    // An answer can set more than one cookie.
    for header in answer.headers {
      response.headers.append(.init(name: SiteHeaders.name(header.name), value: header.value))
    }
    return response
  }

  private func plainResponse(_ answer: Answer) -> Response {
    switch answer.content {
    case .html(let page):
      return .text(page.html(updated: answer.updated), "text/html; charset=utf-8", status: answer.status)
    case .file(let bytes, let type, let name):
      var response = Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
      response.headers[.contentType] = type
      response.headers[SiteHeaders.name("Content-Disposition")] = "attachment; filename=\"\(name)\""
      return response
    case .text(let text, let type): return .text(text, type, status: answer.status)
    case .feed(let text): return .text(text, "application/atom+xml; charset=utf-8", status: answer.status)
    case .redirect(let target):
      var response = Response(status: .seeOther)
      response.headers[.location] = target
      return response
    }
  }

  /// The page that tells what is wrong. Who is signed in stands on it, as far as journal and accounts can be read.
  private func page(_ refusal: Refusal, for request: Request, _ peer: Peer) async -> Response {
    let path = request.uri.path
    let mount = (try? mount(of: path)) ?? mounts[mounts.count - 1]
    let member = try? await caller(request, peer).member
    let organisation = member?.account.organisation
    let title = (try? await mount.office.desk()).map { desk in organisation?.title(in: desk.territory) ?? "" }
    let page = frame.page(
      refusal, mount: mount, member: member, organisation: title ?? organisation?.description ?? "",
      maySignIn: door != nil)
    var response = Response.text(page, "text/html; charset=utf-8", status: refusal.status)
    if refusal.status == 405 {
      let takesForm = Address(path: SiteResponder.below(mount.base, path))?.acceptsForm ?? false
      response.headers[SiteHeaders.name("Allow")] = takesForm ? "GET, HEAD, POST" : "GET, HEAD"
    }
    return response
  }
}

extension SiteResponder {
  /// Style sheets and what machines ask for.
  private func fixedFile(_ path: String) async throws -> Response? {
    if let asset = Asset.all.first(where: { $0.path == path }) {
      var response = Response.text(asset.text, asset.contentType, status: 200)
      response.headers[.cacheControl] = "public, max-age=31536000, immutable"
      return response
    }
    switch path {
    case "/gezondheid/levend": return .text("levend\n", "text/plain; charset=utf-8", status: 200)
    case "/gezondheid/gereed": return await readiness()
    case "/.well-known/security.txt": return await securityText()
    default: return nil
    }
  }

  /// The counts, for a program on this computer that asks; nobody else needs to know how busy it is.
  private func meterText(_ request: Request, isLocalPeer: Bool) async -> String? {
    guard request.uri.path == "/gezondheid/meting", [.get, .head].contains(request.method), isLocalPeer,
      SameOrigin.isLocalHost(request.head.authority)
    else { return nil }
    var journals: [(base: String, position: Int)] = []
    for mount in mounts {
      guard let desk = try? await mount.office.desk() else { continue }
      journals.append((mount.base, desk.state.position))
    }
    return meter.text(journals: journals)
  }

  /// Whether every journal can be read: what a watchman asks before sending visitors.
  private func readiness() async -> Response {
    do {
      for mount in mounts { _ = try await mount.office.desk() }
      return .text("gereed\n", "text/plain; charset=utf-8", status: 200)
    } catch {
      logger.error("A journal cannot be read", metadata: ["error": "\(error)"])
      return .text("niet gereed\n", "text/plain; charset=utf-8", status: 503)
    }
  }

  /// Where somebody who found a weak spot can tell it (RFC 9116).
  private func securityText() async -> Response? {
    guard let today = try? await mounts[0].office.desk().now.dutchDay else { return nil }
    // The installation first, when somebody filled that in; a fault in the program can be told to its makers.
    let publisher = mounts[0].publisher
    let own = [publisher.email.map { "Contact: mailto:\($0)" }, publisher.contact.map { "Contact: \($0)" }]
    let lines =
      own.compactMap(\.self) + [
        "Contact: \(Publisher.project)/security/advisories/new",
        "Expires: \(today.adding(days: 180))T00:00:00Z", "Preferred-Languages: nl, en",
      ]
    return .text(lines.joined(separator: "\n") + "\n", "text/plain; charset=utf-8", status: 200)
  }
}

extension Response {
  /// An answer of text.
  static func text(_ text: String, _ contentType: String, status: Int) -> Response {
    var response = Response(
      status: .init(code: status), body: .init(byteBuffer: ByteBuffer(string: text)))
    response.headers[.contentType] = contentType
    return response
  }
}
