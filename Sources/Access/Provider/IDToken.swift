// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// What is wrong with the token in which a provider says who somebody is. For the audit log; nobody else is told.
public enum TokenFault: String, Error, Hashable, Sendable, CaseIterable {
  case form = "geen leesbaar ID-token"
  case method = "ondertekening van een soort die niet mag"
  case unknownKey = "sleutel onbekend"
  case signature = "ondertekening onjuist"
  case issuer = "iss onjuist"
  case audience = "aud onjuist"
  case party = "azp onjuist"
  case expired = "verlopen"
  case early = "nog niet geldig"
  case old = "te lang geleden gemaakt"
  case nonce = "nonce onjuist"
  case subject = "sub onbruikbaar"
}

/// A token with which a provider says who somebody is (ID token), before anything in it is believed.
struct IDToken: Sendable {
  let method: SigningMethod
  /// The name of the key.
  let keyID: String?
  private let message: [UInt8]
  private let signature: [UInt8]
  private let payload: [UInt8]

  /// More is no token of a person, but an attack or somebody in far too many groups.
  private static let longest = 32 * 1024

  /// Reads the form of a token, and refuses ways of signing that nobody should believe.
  init(_ text: String) throws(TokenFault) {
    guard text.utf8.count <= IDToken.longest else { throw .form }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.bytes(parts[0]).flatMap({ JSONTree($0) })?.object,
      let payload = Base64URL.bytes(parts[1]), let signature = Base64URL.bytes(parts[2])
    else { throw .form }
    guard let method = header["alg"]?.text.flatMap(SigningMethod.init) else { throw .method }
    // An extension that one must understand is one that we don't.
    guard header["crit"] == nil, header["typ"].map({ $0.text?.uppercased() == "JWT" }) ?? true,
      header["kid"].map({ $0.text != nil }) ?? true
    else { throw .form }
    self.method = method
    keyID = header["kid"]?.text
    message = Array("\(parts[0]).\(parts[1])".utf8)
    (self.signature, self.payload) = (signature, payload)
  }

  /// The key among these with which it says to be signed; nil when there is none, or no telling which.
  func candidates(in keys: [ProviderKey]) -> [ProviderKey] {
    let fitting = keys.filter { $0.fits(method) && (keyID == nil || $0.id == keyID) }
    return keyID == nil && fitting.count > 1 ? [] : fitting
  }

  /// What it says, once it is known that one of these keys signed it.
  func claims(signedBy keys: [ProviderKey]) throws(TokenFault) -> [String: JSONTree] {
    guard keys.contains(where: { $0.verifies(signature, of: message, by: method) }) else { throw .signature }
    guard let claims = JSONTree(payload)?.object else { throw .form }
    return claims
  }
}

/// What a token must say to be for us, now, and for this one sign-in.
struct TokenExpectation: Sendable {
  var issuer: String
  var client: String
  var nonce: String
  var now: Moment

  /// Seconds that two clocks may differ.
  private static let skew = 60.0
  /// Seconds ago that a token may have been made: it comes straight from the provider.
  private static let longestAge = 600.0

  /// Checks what a signed token says.
  func check(_ claims: [String: JSONTree]) throws(TokenFault) {
    guard claims["iss"]?.text == issuer else { throw .issuer }
    guard let audience = claims["aud"]?.texts, audience.contains(client) else { throw .audience }
    if let party = claims["azp"] {
      guard party.text == client else { throw .party }
    } else if audience.count > 1 {
      throw .party
    }
    let now = Double(now.milliseconds) / 1000
    guard let expires = claims["exp"]?.number, let issued = claims["iat"]?.number else { throw .form }
    guard now < expires + TokenExpectation.skew else { throw .expired }
    guard issued <= now + TokenExpectation.skew else { throw .early }
    guard now - issued <= TokenExpectation.longestAge + TokenExpectation.skew else { throw .old }
    if let start = claims["nbf"] {
      guard let start = start.number else { throw .form }
      guard start <= now + TokenExpectation.skew else { throw .early }
    }
    guard let given = claims["nonce"]?.text, Secrets.areEqual(given, nonce) else { throw .nonce }
    guard let subject = claims["sub"]?.text, (1...255).contains(subject.utf8.count),
      subject.utf8.allSatisfy({ (0x20...0x7e).contains($0) })
    else { throw .subject }
  }
}
