// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

package import Access
import COpenSSL
import Foundation
import Synchronization

/// A provider of OpenID Connect for tests: it signs real tokens, keeps to the standard where tests don't ask for something
/// else, and is asked directly or over a socket.
package final class FakeProvider: ProviderFetcher, Sendable {
  package typealias Fields = [String: any Sendable]

  /// What a test can turn.
  package struct Setting: Sendable {
    package var issuer: String
    package var client = "regietafel"
    package var secret: String? = "geheim van de client"
    /// The key with which the client must sign instead of giving a secret.
    package var clientKey: FakeKey?
    package var returnAddress = "https://tafel.example/aanmelden/terug"
    /// The first one signs.
    package var keys: [FakeKey]
    /// Who is at the provider now.
    package var person: Fields = ["sub": "person-1", "name": "J. Jansen", "roles": ["rt-vastleggen"]]
    package var discovery: @Sendable (inout Fields) -> Void = { _ in }
    package var header: @Sendable (inout Fields) -> Void = { _ in }
    package var claims: @Sendable (inout Fields) -> Void = { _ in }
    /// Signs something else than it should; nil for the right signature.
    package var signature: (@Sendable (_ message: String) -> [UInt8])?
    package var method = "RS256"
    /// The whole answer at a path, instead of the right one.
    package var answers: [String: ProviderReply] = [:]
    /// Why there is no answer at all.
    package var silence: String?
  }

  private struct Grant {
    var nonce: String
    var challenge: String
    var person: Fields
  }

  private struct State {
    var setting: Setting
    var grants: [String: Grant] = [:]
    var asked: [String] = []
  }

  private let state: Mutex<State>
  private let seconds: @Sendable () -> Int64

  /// A provider that names itself so; `seconds` is its clock.
  package init(issuer: String = "https://op.example/tenant", seconds: @escaping @Sendable () -> Int64) {
    state = Mutex(State(setting: Setting(issuer: issuer, keys: [FakeProvider.firstKey])))
    self.seconds = seconds
  }

  /// Making a key takes a while, so tests share the first two.
  package static let firstKey = FakeKey("eerste")
  package static let secondKey = FakeKey("tweede")
  package static let curveKey = FakeKey("kromme", rsaBits: nil)

  /// Turns something.
  package func turn(_ change: (inout Setting) -> Void) { state.withLock { change(&$0.setting) } }

  package var setting: Setting { state.withLock { $0.setting } }

  /// How often something at a path was asked for.
  package func asked(_ path: String) -> Int { state.withLock { $0.asked.filter { $0 == path }.count } }

  /// What happens when a browser comes to the authorization endpoint: the person is let in and sent back.
  ///
  /// - Returns: the fields with which the browser goes back; nil when the provider would refuse the question.
  package func authorize(_ address: String) -> [String: String]? {
    let setting = setting
    guard let parts = URLComponents(string: address), address.hasPrefix(setting.issuer + "/authorize?") else {
      return nil
    }
    let query = Dictionary(
      (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { _, _ in "twice" })
    guard query["response_type"] == "code", query["client_id"] == setting.client,
      query["redirect_uri"] == setting.returnAddress, query["code_challenge_method"] == "S256",
      query["scope"]?.split(separator: " ").contains("openid") == true, let nonce = query["nonce"],
      let state = query["state"], let challenge = query["code_challenge"], challenge.utf8.count == 43
    else { return nil }
    let code = UUID().uuidString
    self.state.withLock { $0.grants[code] = Grant(nonce: nonce, challenge: challenge, person: setting.person) }
    return ["state": state, "code": code]
  }

  package func fetch(_ request: ProviderRequest) async throws -> ProviderReply {
    let setting = setting
    if let silence = setting.silence { throw ProviderSilence(silence) }
    guard request.address.hasPrefix(setting.issuer) else { throw ProviderSilence("naam niet gevonden") }
    return answer(
      String(request.address.dropFirst(setting.issuer.count)), form: request.form, authorization: request.authorization)
  }

  /// The answer at a path below the issuer.
  package func answer(_ path: String, form: String?, authorization: String?) -> ProviderReply {
    let setting = state.withLock { state in
      state.asked.append(path)
      return state.setting
    }
    if let answer = setting.answers[path] { return answer }
    switch path {
    case "/.well-known/openid-configuration":
      var fields: Fields = [
        "issuer": setting.issuer, "authorization_endpoint": setting.issuer + "/authorize",
        "token_endpoint": setting.issuer + "/token", "jwks_uri": setting.issuer + "/keys",
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
      ]
      setting.discovery(&fields)
      return FakeProvider.reply(200, fields)
    case "/keys": return FakeProvider.reply(200, ["keys": setting.keys.map(\.published)])
    case "/token": return token(setting, form ?? "", authorization)
    default: return ProviderReply(status: 404, body: [])
    }
  }

  private func token(_ setting: Setting, _ form: String, _ authorization: String?) -> ProviderReply {
    let fields = Dictionary(
      form.split(separator: "&").map { pair in
        let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(halves[0]), halves.count == 2 ? String(halves[1]).removingPercentEncoding ?? "" : "")
      }, uniquingKeysWith: { _, _ in "twice" })
    if let key = setting.clientKey {
      guard authorization == nil, isSigned(fields, key, setting) else {
        return FakeProvider.reply(401, ["error": "invalid_client"])
      }
    } else if let secret = setting.secret {
      let escaped = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      guard authorization == "Basic \(Data("\(setting.client):\(escaped)".utf8).base64EncodedString())" else {
        return FakeProvider.reply(401, ["error": "invalid_client"])
      }
    } else {
      guard authorization == nil, fields["client_id"] == setting.client else {
        return FakeProvider.reply(401, ["error": "invalid_client"])
      }
    }
    // A code is worth something once.
    let grant = state.withLock { $0.grants.removeValue(forKey: fields["code"] ?? "") }
    guard let grant, fields["grant_type"] == "authorization_code", fields["redirect_uri"] == setting.returnAddress,
      FakeProvider.challenge(fields["code_verifier"] ?? "") == grant.challenge
    else { return FakeProvider.reply(400, ["error": "invalid_grant", "error_description": "<b>code</b>"]) }
    return FakeProvider.reply(
      200, ["access_token": "geheim-van-toegang", "token_type": "Bearer", "id_token": idToken(setting, grant)])
  }

  /// Whether the client showed who it is by signing for this address, shortly before.
  private func isSigned(_ fields: [String: String], _ key: FakeKey, _ setting: Setting) -> Bool {
    let parts = (fields["client_assertion"] ?? "").split(separator: ".").map(String.init)
    guard parts.count == 3, let signature = FakeKey.bytes(parts[2]),
      fields["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      key.verifies(signature, of: "\(parts[0]).\(parts[1])"),
      let header = FakeKey.bytes(parts[0]).map({ Data($0) }), let claims = FakeKey.bytes(parts[1]).map({ Data($0) }),
      let named = try? JSONSerialization.jsonObject(with: header) as? [String: Any],
      let said = try? JSONSerialization.jsonObject(with: claims) as? [String: Any],
      let issued = said["iat"] as? Int64, let ends = said["exp"] as? Int64
    else { return false }
    return named["kid"] as? String == key.id && named["alg"] as? String == (key.isRSA ? "RS256" : "ES256")
      && said["iss"] as? String == setting.client && said["sub"] as? String == setting.client
      && said["aud"] as? String == setting.issuer + "/token" && (said["jti"] as? String)?.utf8.count == 43
      && issued <= seconds() && (1...60).contains(ends - issued)
  }

  private func idToken(_ setting: Setting, _ grant: Grant) -> String {
    let now = seconds()
    let key = setting.keys[0]
    var header: Fields = ["alg": setting.method, "kid": key.id, "typ": "JWT"]
    var claims = grant.person
    let fixed: Fields = [
      "iss": setting.issuer, "aud": setting.client, "iat": now, "exp": now + 300, "nonce": grant.nonce,
    ]
    claims.merge(fixed) { $1 }
    setting.header(&header)
    setting.claims(&claims)
    let message = FakeKey.base64(FakeProvider.json(header)) + "." + FakeKey.base64(FakeProvider.json(claims))
    let signature = setting.signature?(message) ?? key.sign(message, setting.method)
    return message + "." + FakeKey.base64(signature)
  }

  private static func challenge(_ verifier: String) -> String {
    let bytes = Array(verifier.utf8)
    var (hash, length) = ([UInt8](repeating: 0, count: 32), 0)
    precondition(EVP_Q_digest(nil, "SHA256", nil, bytes, bytes.count, &hash, &length) == 1)
    return FakeKey.base64(hash)
  }

  private static func json(_ fields: Fields) -> [UInt8] {
    guard let data = try? JSONSerialization.data(withJSONObject: fields, options: .sortedKeys) else {
      preconditionFailure("no JSON: \(fields)")
    }
    return Array(data)
  }

  private static func reply(_ status: Int, _ fields: Fields) -> ProviderReply {
    ProviderReply(status: status, body: json(fields))
  }
}
