// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exchange
import Hummingbird
import Logging
import Office

/// One request to the API: what is asked, of which register, and from where.
struct APIVisit {
  let request: Request
  /// The path below the base of the register.
  let path: String
  let mount: Mount
  let door: SiteDoor?
  let caller: Caller
  let logger: Logger

  private static let scheme = "bearer "

  /// Who asks; nil for somebody without a key. The session of the website counts for nothing here: a page elsewhere could
  /// make a browser send it.
  ///
  /// - Throws: a problem with status 401 for a key that is none, and 403 for one that travelled in the clear.
  func holder() async throws -> KeyHolder? {
    guard let header = request.headers[.authorization], header.lowercased().hasPrefix(APIVisit.scheme) else {
      return nil
    }
    guard let door, caller.maySignIn else {
      throw problem(
        403, "Niet over deze verbinding", "Een toegangssleutel mag alleen over een beveiligde verbinding (https).",
        "Trek deze sleutel in, maak een nieuwe, en gebruik het adres met https.")
    }
    do {
      let key = String(header.dropFirst(APIVisit.scheme.utf8.count).drop { $0 == " " })
      if let holder = try await door.keeper.holder(ofKey: key, origin: caller.origin) { return holder }
    } catch AccessRefusal.locked(let seconds) {
      var problem = problem(
        429, "Te vaak geprobeerd", "Vanaf dit adres kwamen te veel onjuiste sleutels.", "Wacht \(seconds) seconden.")
      problem.headers.append(("Retry-After", String(seconds)))
      throw problem
    }
    throw unauthorized("Deze toegangssleutel is onjuist, verlopen of ingetrokken.", error: ", error=\"invalid_token\"")
  }

  /// What whoever asks sees of small numbers: with a key what the organisation sees on the website.
  func sight(_ desk: Desk, _ holder: KeyHolder?) -> Sight {
    guard let holder, !mount.openSight.isKeeper else { return mount.openSight }
    return desk.sight(of: holder.account.organisation)
  }

  /// Who records.
  ///
  /// - Throws: as `holder`, and 401 without a key, 403 with one that only reads.
  func recorder() async throws -> (door: SiteDoor, holder: KeyHolder) {
    guard let holder = try await holder(), let door else {
      throw unauthorized("Wie iets vastlegt, stuurt een toegangssleutel mee.", error: "")
    }
    guard holder.key.mayRecord, mount.writer != nil else {
      throw problem(
        403, "Dat mag niet met deze sleutel",
        mount.writer == nil ? "In dit register wordt niets vastgelegd." : "Deze toegangssleutel mag alleen lezen.",
        mount.writer == nil ? "Gebruik het register zelf." : "Maak bij Uw account een sleutel die ook mag vastleggen.")
    }
    return (door, holder)
  }

  private func unauthorized(_ problem: String, error: String) -> APIProblem {
    var problem = self.problem(
      401, "Toegangssleutel nodig", problem,
      "Maak er een bij Uw account, en zet in de header Authorization: Bearer, een spatie en de sleutel.")
    problem.headers.append(("WWW-Authenticate", "Bearer realm=\"Regietafel\"" + error))
    return problem
  }

  private func problem(_ status: Int, _ title: String, _ problem: String, _ advice: String) -> APIProblem {
    APIProblem(
      status: status, title: title, detail: "\(problem) \(advice)",
      faults: [Fault(.accessKeyNeeded, problem: problem, advice: advice)])
  }

  /// The message that was sent.
  ///
  /// - Throws: a problem with status 400, 413 or 415.
  func message() async throws -> JSONValue {
    let type = request.headers[.contentType].map { $0.prefix { $0 != ";" }.trimmingSpaces.lowercased() }
    guard type == "application/json" else {
      throw APIProblem(
        status: 415, title: "Niet in deze vorm", detail: "Stuur JSON, met 'application/json' in de header Content-Type."
      )
    }
    guard request.headers[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true else {
      throw APIProblem(status: 415, title: "Niet in deze vorm", detail: "Stuur het bericht zonder compressie.")
    }
    let bytes: [UInt8]
    do {
      bytes = try await request.bytes(upTo: APIVisit.largest)
    } catch Request.BodyFault.tooSlow {
      throw APIProblem(
        status: 408, title: "Te langzaam", detail: "Het bericht kwam niet op tijd aan. Stuur het opnieuw.")
    } catch {
      throw APIProblem(
        status: 413, title: "Te groot",
        detail: "Een bericht is hoogstens \(APIVisit.largest / 1_000_000) MB. Verdeel het over meer berichten.")
    }
    guard let value = JSONValue(parsing: bytes) else {
      throw APIProblem(
        Faults(
          Fault(
            .messageMisshapen, problem: "Het bericht is geen JSON.",
            advice: "Kijk of alle haken en aanhalingstekens er staan, en of het UTF-8 is.")))
    }
    return value
  }

  /// Bytes of a message.
  private static let largest = 2_000_000

  /// The key for sending the same request twice.
  ///
  /// - Throws: a problem with status 400 for a key that is empty or too long.
  func requestKey() throws -> String? {
    guard let key = request.headers[SiteHeaders.name(APIHeaders.idempotencyKey)] else { return nil }
    guard APIHeaders.keyLength.contains(key.utf8.count),
      key.utf8.allSatisfy({ (UInt8(ascii: "!")...UInt8(ascii: "~")).contains($0) })
    else {
      throw APIProblem(
        Faults(
          Fault(
            .messageMisshapen, place: APIHeaders.idempotencyKey, problem: "Dit kan geen sleutel van een verzoek zijn.",
            expected: "1 tot en met 100 letters, cijfers en leestekens.", advice: "Gebruik bijvoorbeeld een UUID.")))
    }
    return key
  }
}

extension API {
  /// Carries out an action, and writes down in the audit log that it was done or refused.
  static func record(_ visit: APIVisit, _ action: APIAction, _ arguments: [String: String]) async throws -> Response {
    var actor = "onbekend"
    do {
      let (door, holder) = try await visit.recorder()
      actor = holder.account.reference
      try checkAccept(visit.request)
      let body = try await visit.message()
      let misshapen = action.body.faults(body, at: "")
      guard misshapen.isEmpty else { throw APIProblem(Faults(misshapen)) }
      let order = APIOrder(
        mount: visit.mount, desk: try await visit.mount.office.desk(), door: door, holder: holder,
        origin: visit.caller.origin, body: body, arguments: arguments, key: try visit.requestKey())
      let done = try await carryOut(order, action)
      await note(visit, actor, isDryRun: order.isDryRun, nil)
      var response = response(done.status, "application/json", done.value.text(pretty: true))
      if let location = done.location { response.headers[.location] = visit.mount.base + root + location }
      return response
    } catch {
      await note(visit, actor, isDryRun: false, APIProblem(from: error))
      throw error
    }
  }

  /// What was sent has the form that the description gives, so what is wrong now is that it goes against the register.
  private static func carryOut(_ order: APIOrder, _ action: APIAction) async throws -> APIAction.Done {
    do {
      return try await action.perform(order)
    } catch let faults as Faults {
      let isForbidden = faults.all.contains { $0.code == .notAllowed }
      throw isForbidden
        ? APIProblem(
          status: 403, title: "Dat mag niet",
          detail: faults.all.map { "\($0.problem) \($0.advice)" }.joined(separator: " "),
          faults: faults.all) : APIProblem(faults, isConflict: true)
    }
  }

  private static func note(_ visit: APIVisit, _ actor: String, isDryRun: Bool, _ problem: APIProblem?) async {
    guard let door = visit.door else { return }
    let reason = problem.map { problem in
      (["antwoord \(problem.status)"] + Set(problem.faults.map(\.code.rawValue)).sorted()).joined(separator: " ")
    }
    do {
      try await door.keeper.note(
        AuditEvent(
          actor: actor, action: isDryRun ? "proef" : "vastleggen", object: visit.mount.base + visit.path,
          isDone: problem == nil, origin: visit.caller.origin, reason: reason ?? ""))
    } catch {
      visit.logger.error("The audit log cannot be written", metadata: ["error": "\(error)"])
    }
  }
}
