// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Who vouches for people instead of us (aanbieder): the OpenID Connect provider of an organisation, as the administrator of
/// the installation describes it. It gives no other rights than those that stand here.
public struct Provider: Sendable {
  /// How it is called in addresses and in the audit log.
  public let code: String
  /// What stands on the link with which people sign in.
  public let title: String
  /// By which address it names itself.
  public let issuer: String
  let client: String
  /// How we show who we are: by a secret, by a key, or not at all.
  let secret: ProviderSecret?
  let key: ProviderClientKey?
  let scopes: [String]
  /// How sure it must be of a person (acr), from low to high; empty when we do not ask.
  let levels: [String]
  /// Where in the token the roles stand: a name, or the names on the way there.
  let roleClaim: [String]
  /// Where in the token the organisation stands; nil for a provider of one organisation.
  let organisationClaim: [String]?
  let rights: [ProviderRight]

  /// What somebody may do of whom the provider says this; nil when it is nothing. The first line that fits counts.
  func right(of claims: [String: JSONTree]) -> (organisation: Organisation, role: Role)? {
    let roles = Set(Provider.texts(roleClaim, in: claims))
    let named = organisationClaim.map { Provider.texts($0, in: claims) }
    // Somebody of two organisations at once is somebody of whom we do not know for whom he works.
    if let named, named.count != 1 { return nil }
    let organisation = named?.first.flatMap { Organisation($0) }
    for right in rights where roles.contains(right.value) {
      if named == nil {
        if let only = right.organisations.first, right.organisations.count == 1 { return (only, right.role) }
      } else if let organisation, right.organisations.contains(organisation) {
        return (organisation, right.role)
      }
    }
    return nil
  }

  /// Whether somebody may have these rights by this provider.
  func mayGive(_ organisation: Organisation, _ role: Role) -> Bool {
    rights.contains { $0.role == role && $0.organisations.contains(organisation) }
  }

  /// The texts at a place in the claims. A name may have points in it; the way there is a list.
  private static func texts(_ path: [String], in claims: [String: JSONTree]) -> [String] {
    var tree = JSONTree.object(claims)
    for name in path {
      guard let next = tree[name] else { return [] }
      tree = next
    }
    return tree.texts ?? []
  }
}

/// What a provider may give to whoever has a role there: one line of its description.
struct ProviderRight: Hashable, Sendable {
  /// The role or group as the provider calls it.
  var value: String
  var organisations: [Organisation]
  var role: Role
}

/// The secret of a client, which shows itself to nobody by accident.
public struct ProviderSecret: Sendable, CustomStringConvertible, CustomReflectable {
  let text: String
  /// Says nothing of the secret.
  public var description: String { "(geheim)" }
  /// Shows nothing of the secret.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Who somebody is to a provider: a number or word that is never given to another. A name or an e-mail address is.
public struct ProviderIdentity: Hashable, Sendable {
  /// The provider.
  public let issuer: String
  /// The person.
  public let subject: String

  /// An identity.
  public init(issuer: String, subject: String) {
    (self.issuer, self.subject) = (issuer, subject)
  }
}

/// Which addresses of a provider are used.
enum ProviderAddress {
  /// Whether it is an address by https, or one of this computer itself.
  static func isUsable(_ text: String) -> Bool {
    let strange = "\"#<>\\^`{|}".utf8
    guard text.utf8.count <= 2048, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) && !strange.contains($0) }) else {
      return false
    }
    let isSecure = text.hasPrefix("https://")
    guard isSecure || text.hasPrefix("http://") else { return false }
    let authority = text.dropFirst(isSecure ? 8 : 7).prefix { $0 != "/" && $0 != "?" }
    guard !authority.isEmpty, !authority.contains("@") else { return false }
    return isSecure || isLoopback(authority)
  }

  /// Whether an address that a provider names may be used: without https only when the provider itself is on this computer.
  static func isUsable(_ text: String, of issuer: String) -> Bool {
    isUsable(text) && (text.hasPrefix("https://") || issuer.hasPrefix("http://"))
  }

  private static func isLoopback(_ authority: Substring) -> Bool {
    let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : nil
    let host = end.map { authority[..<$0] } ?? authority.prefix { $0 != ":" }
    let port = authority[host.endIndex...]
    let isPort =
      port.hasPrefix(":") && port.utf8.count <= 6 && port.dropFirst().utf8.allSatisfy { (48...57).contains($0) }
    guard port.isEmpty || isPort else { return false }
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]"
  }

  /// A text as it may stand in a form or behind the `?` of an address.
  static func encode(_ text: String) -> String {
    let hexadecimal = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { encoded, byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += "%\(hexadecimal[Int(byte >> 4)])\(hexadecimal[Int(byte & 15)])"
      }
    }
  }

  /// Fields as a form sends them.
  static func encode(_ fields: [(String, String)]) -> String {
    fields.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: "&")
  }
}
