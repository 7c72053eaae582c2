// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import COpenSSL
import Exact

/// The private key with which we show a provider who we are (private_key_jwt, RFC 7523). It shows itself to nobody by
/// accident.
public struct ProviderClientKey: Sendable, CustomStringConvertible, CustomReflectable {
  private let text: [UInt8]
  private let name: String?
  let method: SigningMethod

  /// Says nothing of the key.
  public var description: String { "(sleutel)" }
  /// Shows nothing of the key.
  public var customMirror: Mirror { Mirror(self, children: [:]) }

  private static let fewestBits: Int32 = 2048
  /// Seconds that what we sign holds.
  private static let lifetime: Int64 = 60

  /// The key in a file of the form PEM, without a password; nil when it is not RSA of 2048 bits or more, or on P-256.
  init?(_ text: String, name: String?) {
    (self.text, self.name) = (Array(text.utf8), name)
    guard let key = ProviderClientKey.load(self.text) else { return nil }
    defer { EVP_PKEY_free(key) }
    if EVP_PKEY_is_a(key, "RSA") == 1, EVP_PKEY_get_bits(key) >= ProviderClientKey.fewestBits {
      method = .rsa
    } else if EVP_PKEY_is_a(key, "EC") == 1, ProviderClientKey.group(key) == "prime256v1" {
      method = .ecdsa
    } else {
      return nil
    }
  }

  /// Says who we are, to this address, for a minute and once.
  func assertion(of client: String, to address: String, now: Moment) -> String? {
    let seconds = now.milliseconds / 1000
    let named = name.map { ",\"kid\":\(JSONTree.quoted($0))" } ?? ""
    let header = "{\"alg\":\"\(method.rawValue)\",\"typ\":\"JWT\"\(named)}"
    let claims =
      "{\"iss\":\(JSONTree.quoted(client)),\"sub\":\(JSONTree.quoted(client)),\"aud\":\(JSONTree.quoted(address)),"
      + "\"jti\":\"\(Secrets.token())\",\"iat\":\(seconds),\"exp\":\(seconds + ProviderClientKey.lifetime)}"
    let message = [header, claims].map { Base64URL.text(Array($0.utf8)) }.joined(separator: ".")
    return sign(Array(message.utf8)).map { "\(message).\(Base64URL.text($0))" }
  }

  private func sign(_ message: [UInt8]) -> [UInt8]? {
    guard let key = ProviderClientKey.load(text), let context = EVP_MD_CTX_new() else { return nil }
    defer {
      EVP_MD_CTX_free(context)
      EVP_PKEY_free(key)
    }
    var length = 0
    guard EVP_DigestSignInit_ex(context, nil, "SHA256", nil, nil, key, nil) == 1,
      EVP_DigestSign(context, nil, &length, message, message.count) == 1
    else { return nil }
    var signature = [UInt8](repeating: 0, count: length)
    guard EVP_DigestSign(context, &signature, &length, message, message.count) == 1 else { return nil }
    let made = Array(signature.prefix(length))
    return method == .ecdsa ? ProviderKey.plain(made) : made
  }

  /// The key as libcrypto has it, to be freed by whoever asked for it. A file with a password is no file for a program: without
  /// this answer libcrypto would ask for it at the terminal.
  private static func load(_ text: [UInt8]) -> OpaquePointer? {
    guard let source = BIO_new_mem_buf(text, Int32(clamping: text.count)) else { return nil }
    defer {
      BIO_free(source)
      ERR_clear_error()
    }
    return PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in -1 }, nil)
  }

  private static func group(_ key: OpaquePointer) -> String {
    var (name, length) = ([CChar](repeating: 0, count: 64), 0)
    guard EVP_PKEY_get_group_name(key, &name, name.count, &length) == 1 else { return "" }
    return String(decoding: name.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
