// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import COpenSSL
import Foundation

/// A key with which the provider of the tests signs. Kept as bytes, so that it can go from thread to thread.
package struct FakeKey: Sendable {
  package let id: String
  package let isRSA: Bool
  private let coded: [UInt8]

  /// A new key.
  package init(_ id: String, rsaBits: Int? = 2048) {
    (self.id, isRSA) = (id, rsaBits != nil)
    let context = EVP_PKEY_CTX_new_from_name(nil, rsaBits == nil ? "EC" : "RSA", nil)
    defer { EVP_PKEY_CTX_free(context) }
    precondition(EVP_PKEY_keygen_init(context) == 1)
    if let rsaBits {
      precondition(EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(rsaBits)) == 1)
    } else {
      precondition(EVP_PKEY_CTX_set_group_name(context, "prime256v1") == 1)
    }
    var key: OpaquePointer?
    precondition(EVP_PKEY_generate(context, &key) == 1)
    defer { EVP_PKEY_free(key) }
    var pointer: UnsafeMutablePointer<UInt8>?
    let length = i2d_PrivateKey(key, &pointer)
    coded = Array(UnsafeBufferPointer(start: pointer, count: Int(length)))
    free(pointer)
  }

  private func with<Result>(_ work: (OpaquePointer) -> Result) -> Result {
    coded.withUnsafeBufferPointer { bytes in
      var start = bytes.baseAddress
      guard let key = d2i_AutoPrivateKey(nil, &start, bytes.count) else { preconditionFailure("no key") }
      defer { EVP_PKEY_free(key) }
      return work(key)
    }
  }

  private func number(_ name: String, _ key: OpaquePointer, fill: Int = 0) -> [UInt8] {
    var number: OpaquePointer?
    precondition(EVP_PKEY_get_bn_param(key, name, &number) == 1)
    defer { BN_free(number) }
    var bytes = [UInt8](repeating: 0, count: Int(BN_num_bits(number) + 7) / 8)
    BN_bn2bin(number, &bytes)
    return [UInt8](repeating: 0, count: max(0, fill - bytes.count)) + bytes
  }

  /// The package half as a provider publishes it.
  package var published: [String: any Sendable] {
    with { key in
      isRSA
        ? [
          "kty": "RSA", "kid": id, "use": "sig", "n": FakeKey.base64(number("n", key)),
          "e": FakeKey.base64(number("e", key)),
        ]
        : [
          "kty": "EC", "kid": id, "use": "sig", "crv": "P-256", "x": FakeKey.base64(number("qx", key, fill: 32)),
          "y": FakeKey.base64(number("qy", key, fill: 32)),
        ]
    }
  }

  /// The modulus, which everybody knows.
  package var modulus: [UInt8] { with { number("n", $0) } }

  /// Signs in one of the three ways.
  package func sign(_ message: String, _ method: String) -> [UInt8] {
    let bytes = Array(message.utf8)
    return with { key in
      let context = EVP_MD_CTX_new()
      defer { EVP_MD_CTX_free(context) }
      var keyContext: OpaquePointer?
      precondition(EVP_DigestSignInit_ex(context, &keyContext, "SHA256", nil, nil, key, nil) == 1)
      if method == "PS256" {
        precondition(EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1)
        precondition(EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST) == 1)
      }
      var signature = [UInt8](repeating: 0, count: 2048)
      var length = signature.count
      precondition(EVP_DigestSign(context, &signature, &length, bytes, bytes.count) == 1)
      let made = Array(signature.prefix(length))
      return isRSA ? made : FakeKey.plain(made)
    }
  }

  /// The two numbers of 32 bytes each, out of the list that libcrypto makes.
  private static func plain(_ coded: [UInt8]) -> [UInt8] {
    var rest = coded.dropFirst(2)
    return (0..<2).flatMap { _ -> [UInt8] in
      let length = Int(rest[rest.startIndex + 1])
      let number = rest.dropFirst(2).prefix(length).drop { $0 == 0 }
      rest = rest.dropFirst(2 + length)
      return [UInt8](repeating: 0, count: 32 - number.count) + number
    }
  }

  /// Whether the private half signed this.
  package func verifies(_ signature: [UInt8], of message: String) -> Bool {
    let bytes = Array(message.utf8)
    return with { key in
      let context = EVP_MD_CTX_new()
      defer { EVP_MD_CTX_free(context) }
      precondition(EVP_DigestVerifyInit_ex(context, nil, "SHA256", nil, nil, key, nil) == 1)
      let coded = isRSA ? signature : FakeKey.listed(signature)
      return EVP_DigestVerify(context, coded, coded.count, bytes, bytes.count) == 1
    }
  }

  private static func listed(_ plain: [UInt8]) -> [UInt8] {
    let numbers = [plain.prefix(32), plain.suffix(32)].flatMap { half -> [UInt8] in
      let number = half.drop { $0 == 0 }
      let filled = (number.first ?? 0x80) & 0x80 != 0 ? [0] + number : Array(number)
      return [0x02, UInt8(filled.count)] + filled
    }
    return [0x30, UInt8(numbers.count)] + numbers
  }

  /// The private key as a file has it (PEM).
  package var file: String {
    with { key in
      let sink = BIO_new(BIO_s_mem())
      defer { BIO_free(sink) }
      precondition(PEM_write_bio_PrivateKey(sink, key, nil, nil, 0, nil, nil) == 1)
      var bytes = [UInt8](repeating: 0, count: 8192)
      let count = BIO_read(sink, &bytes, Int32(bytes.count))
      return String(decoding: bytes.prefix(Int(count)), as: UTF8.self)
    }
  }

  /// The keyed hash with a shared secret, as HS256 has it.
  package static func keyedHash(_ message: String, _ secret: [UInt8]) -> [UInt8] {
    let bytes = Array(message.utf8)
    var (hash, length) = ([UInt8](repeating: 0, count: 64), 0)
    precondition(
      EVP_Q_mac(nil, "HMAC", nil, "SHA256", nil, secret, secret.count, bytes, bytes.count, &hash, 64, &length) != nil)
    return Array(hash.prefix(length))
  }

  /// The bytes of what `base64` made.
  package static func bytes(_ text: String) -> [UInt8]? {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)).map(Array.init)
  }

  package static func base64(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
