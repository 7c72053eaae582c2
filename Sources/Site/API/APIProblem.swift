// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exchange
import Office

/// Why a question to the API has no answer (RFC 9457).
struct APIProblem: Error {
  let status: Int
  let title: String
  let detail: String
  var faults: [Fault] = []
  /// Headers that belong to it, such as which methods there are.
  var headers: [(name: String, value: String)] = []

  static func notFound(_ detail: String) -> APIProblem {
    APIProblem(status: 404, title: "Niet gevonden", detail: detail)
  }

  static func method(_ allowed: String) -> APIProblem {
    APIProblem(
      status: 405, title: "Dat kan hier niet", detail: "Gebruik een van deze methoden: \(allowed).",
      headers: [("Allow", allowed)])
  }

  static func unreadable(_ name: String, _ text: String, _ problem: String, expected: String) -> APIProblem {
    APIProblem(
      Faults(
        Fault(
          .unreadableDisplacedWord, place: String(name.prefix(40)),
          problem: "'\(text.prefix(40).description.withoutControlCharacters)' is \(problem).", expected: expected,
          advice: "Verbeter de waarde.")))
  }

  /// Whatever went wrong, as a problem. Of what is ours to mend, nothing is told but that it is.
  init(from error: any Error) {
    switch error {
    case let problem as APIProblem: self = problem
    case let faults as Faults: self.init(faults)
    case let refusal as Refusal:
      self.init(
        status: refusal.status, title: "Ongeldige invoer",
        detail: [refusal.problem, refusal.advice].joined(separator: " "))
    case AccessRefusal.storeAway:
      let fault = Fault(AccessRefusal.storeAway(""))
      self.init(
        status: 503, title: "Even niet te bereiken", detail: "\(fault.problem) \(fault.advice)", faults: [fault])
    default:
      self.init(
        status: 500, title: "Er ging iets mis",
        detail: "Probeer het opnieuw. Blijft het misgaan? Meld dit dan bij de beheerder.")
    }
  }

  init(
    status: Int, title: String, detail: String, faults: [Fault] = [], headers: [(name: String, value: String)] = []
  ) {
    (self.status, self.title, self.detail, self.faults, self.headers) = (status, title, detail, faults, headers)
  }

  /// What is wrong with a question; of what is wrong with the rules or the journal, whoever asks can do nothing.
  ///
  /// - Parameter isConflict: whether each value is as it should be, and only together they cannot be.
  init(_ faults: Faults, isConflict: Bool = false) {
    let isOurs = faults.all.contains { fault in
      fault.code == .tariffGap || ["RT-30", "RT-38"].contains { fault.code.rawValue.hasPrefix($0) }
    }
    let detail = faults.all.map { "\($0.place.map { "\($0): " } ?? "")\($0.problem) \($0.advice)" }
    self.init(
      status: isOurs ? 500 : isConflict ? 409 : 400,
      title: isOurs ? "Er ging iets mis" : isConflict ? "Dit kan niet samen" : "Ongeldige invoer",
      detail: detail.joined(separator: " "), faults: faults.all)
  }

  static let faultShape = APIShape<Fault>(
    "Fout",
    [
      .text("code", "De vaste code van de fout, zoals RT-317.") { $0.code.rawValue },
      .optionalText("plaats", "Waar de fout staat.") { $0.place },
      .text("probleem", "Wat er mis is.") { $0.problem },
      .optionalText("verwacht", "Wat er wel kan staan.") { $0.expected },
      .text("advies", "Wat u nu kunt doen.") { $0.advice },
    ])

  static let schema = APISchema.object(
    "Probleem",
    [
      .init(name: "status", about: "De status van het antwoord.", schema: .whole(400...599)),
      .init(name: "title", about: "Wat er mis is, in een paar woorden.", schema: .text()),
      .init(name: "detail", about: "Wat er mis is en wat u kunt doen.", schema: .text()),
      .init(name: "fouten", about: "De fouten een voor een.", schema: .list(faultShape.schema)),
    ])

  var json: JSONValue {
    .object([
      ("status", .whole(status)), ("title", .string(title)), ("detail", .string(detail)),
      ("fouten", .array(faults.map(APIProblem.faultShape.json))),
    ])
  }
}
