// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Exchange
import Office

/// A change as a message (gebeurtenis), after the NL GOV profile for CloudEvents 1.1: the same entry always gives the same.
struct ChangeEvent {
  let entry: ReadEntry
  /// What names the journal.
  let origin: String
  /// The number under which the government knows the organisation (OIN); nil when it has none.
  let number: String?

  static let contentType = "application/cloudevents+json; charset=utf-8"
  /// The header with the signature.
  static let signatureName = "Regietafel-Handtekening"

  /// The same for every try: a receiver knows by it what it has already.
  var id: String { "\(origin)-\(entry.position)" }

  var source: String {
    number.map { "urn:nld:oin:\($0):systeem:regietafel" } ?? "urn:regietafel:\(origin)"
  }

  /// `nl.regietafel.taakstelling.vastgesteld.v1`: what it is about, and what happened to it. Without the name of an
  /// organisation, as the profile asks.
  var type: String {
    guard let mark = entry.kind.lastIndex(of: "-") else { return "nl.regietafel.feit.gecorrigeerd.v1" }
    return "nl.regietafel.\(entry.kind[..<mark]).\(entry.kind[entry.kind.index(after: mark)...]).v1"
  }

  /// The message, in the structured form.
  var body: String {
    let subject = entry.fact?.references.first?.description
    return JSONValue.object(
      [
        ("specversion", .string("1.0")), ("id", .string(id)), ("source", .string(source)), ("type", .string(type)),
        ("time", .string(entry.recorded.description)), ("datacontenttype", .string("application/json")),
      ] + (subject.map { [("subject", .string($0))] } ?? [])
        + [("data", API.fact(entry))]
    ).text()
  }

  /// The headers, with the signature over the moment of sending and the body.
  static func headers(_ body: String, secret: String, at now: Moment) -> [String] {
    let seconds = now.milliseconds / 1000
    let signature = Secrets.signature(of: "\(seconds).\(body)", key: secret)
    return ["Content-Type: \(contentType)", "\(signatureName): t=\(seconds),v1=\(signature)"]
  }
}
