// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import COpenSSL

/// The ways of signing that are believed. Not among them: none at all, and those with a shared secret.
enum SigningMethod: String, Sendable, CaseIterable {
  case rsa = "RS256"
  case rsaPSS = "PS256"
  case ecdsa = "ES256"
}

/// A public key with which a provider signs (JWK, RFC 7517).
struct ProviderKey: Hashable, Sendable {
  private enum Numbers: Hashable, Sendable {
    case rsa(modulus: [UInt8], exponent: [UInt8])
    case p256(x: [UInt8], y: [UInt8])
  }

  /// The name by which a token says which key it was signed with.
  let id: String?
  private let method: String?
  private let numbers: Numbers

  private static let fewestBits = 2048
  private static let mostBits = 8192

  /// The key in a set of keys; nil when it is of another kind, too weak, or not for signing.
  init?(_ tree: JSONTree) {
    guard tree["use"].map({ $0.text == "sig" }) ?? true,
      tree["key_ops"].map({ $0.texts?.contains("verify") == true }) ?? true
    else { return nil }
    id = tree["kid"]?.text
    method = tree["alg"]?.text
    func bytes(_ name: String) -> [UInt8]? { tree[name]?.text.flatMap { Base64URL.bytes($0) } }
    switch tree["kty"]?.text {
    case "RSA":
      guard let modulus = bytes("n").map({ Array($0.drop { $0 == 0 }) }), let first = modulus.first,
        let exponent = bytes("e").map({ Array($0.drop { $0 == 0 }) }), (1...8).contains(exponent.count),
        let last = exponent.last, last & 1 == 1, exponent != [1],
        (ProviderKey.fewestBits...ProviderKey.mostBits).contains(modulus.count * 8 - first.leadingZeroBitCount)
      else { return nil }
      numbers = .rsa(modulus: modulus, exponent: exponent)
    case "EC":
      guard tree["crv"]?.text == "P-256", let x = bytes("x"), let y = bytes("y"), x.count == 32, y.count == 32 else {
        return nil
      }
      numbers = .p256(x: x, y: y)
    default: return nil
    }
  }

  /// Whether the key is for this way of signing.
  func fits(_ method: SigningMethod) -> Bool {
    guard self.method.map({ $0 == method.rawValue }) ?? true else { return false }
    switch numbers {
    case .rsa: return method == .rsa || method == .rsaPSS
    case .p256: return method == .ecdsa
    }
  }

  /// Whether `signature` was made with the private half of this key over `message`.
  func verifies(_ signature: [UInt8], of message: [UInt8], by method: SigningMethod) -> Bool {
    guard fits(method), let key = publicKey() else { return false }
    defer {
      EVP_PKEY_free(key)
      ERR_clear_error()
    }
    var signature = signature
    if method == .ecdsa {
      guard let coded = ProviderKey.coded(signature) else { return false }
      signature = coded
    }
    guard let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    var keyContext: OpaquePointer?
    guard EVP_DigestVerifyInit_ex(context, &keyContext, "SHA256", nil, nil, key, nil) == 1 else { return false }
    if method == .rsaPSS {
      guard EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1,
        EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST) == 1
      else { return false }
    }
    return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  /// The key as libcrypto has it, to be freed by whoever asked for it.
  private func publicKey() -> OpaquePointer? {
    guard let builder = OSSL_PARAM_BLD_new() else { return nil }
    defer { OSSL_PARAM_BLD_free(builder) }
    switch numbers {
    case .rsa(let modulus, let exponent):
      // The numbers are kept by reference as well: they live until the list is made.
      let (n, e) = (BN_bin2bn(modulus, Int32(modulus.count), nil), BN_bin2bn(exponent, Int32(exponent.count), nil))
      defer {
        BN_free(n)
        BN_free(e)
      }
      guard OSSL_PARAM_BLD_push_BN(builder, ProviderKey.lasting("n"), n) == 1,
        OSSL_PARAM_BLD_push_BN(builder, ProviderKey.lasting("e"), e) == 1
      else { return nil }
      return ProviderKey.make("RSA", builder)
    case .p256(let x, let y):
      let point = [4] + x + y
      return point.withUnsafeBytes { bytes in
        guard
          OSSL_PARAM_BLD_push_utf8_string(
            builder, ProviderKey.lasting("group"), ProviderKey.lasting("prime256v1"), 0) == 1,
          OSSL_PARAM_BLD_push_octet_string(builder, ProviderKey.lasting("pub"), bytes.baseAddress, bytes.count) == 1
        else { return nil }
        return ProviderKey.make("EC", builder)
      }
    }
  }

  /// A text of the program itself: the builder keeps names and values by reference, so that those that Swift makes for the
  /// time of a call would be gone.
  private static func lasting(_ text: StaticString) -> UnsafePointer<CChar> {
    UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  private static func make(_ kind: String, _ builder: OpaquePointer) -> OpaquePointer? {
    guard let parameters = OSSL_PARAM_BLD_to_param(builder) else { return nil }
    defer { OSSL_PARAM_free(parameters) }
    guard let context = EVP_PKEY_CTX_new_from_name(nil, kind, nil) else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_fromdata_init(context) == 1,
      EVP_PKEY_fromdata(context, &key, regietafel_public_key, parameters) == 1
    else {
      EVP_PKEY_free(key)
      ERR_clear_error()
      return nil
    }
    return key
  }

  /// The other way round: the two numbers of 32 bytes in what libcrypto made.
  static func plain(_ coded: [UInt8]) -> [UInt8]? {
    var rest = coded.dropFirst(2)
    var numbers: [UInt8] = []
    for _ in 0..<2 {
      guard rest.popFirst() == 0x02, let length = rest.popFirst(), rest.count >= Int(length) else { return nil }
      let number = rest.prefix(Int(length)).drop { $0 == 0 }
      guard number.count <= 32 else { return nil }
      numbers += [UInt8](repeating: 0, count: 32 - number.count) + number
      rest = rest.dropFirst(Int(length))
    }
    return rest.isEmpty ? numbers : nil
  }

  /// The two numbers of a signature as libcrypto reads them (DER); nil when they are not two of 32 bytes.
  static func coded(_ signature: [UInt8]) -> [UInt8]? {
    guard signature.count == 64 else { return nil }
    let numbers = [signature.prefix(32), signature.suffix(32)].flatMap { half -> [UInt8] in
      var number = Array(half.drop { $0 == 0 })
      if number.first.map({ $0 & 0x80 != 0 }) ?? true { number.insert(0, at: 0) }
      return [0x02, UInt8(number.count)] + number
    }
    return [0x30, UInt8(numbers.count)] + numbers
  }
}
