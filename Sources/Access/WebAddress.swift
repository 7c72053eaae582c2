// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// An address to which something can be sent (webadres), as far as its text tells.
public struct WebAddress: Hashable, Sendable {
  /// Whether it is by https.
  public let isSecure: Bool
  /// The host, in small letters and without brackets.
  public let host: String

  /// The address in a text; nil when it is none, or has a name, a password or a place within a page in it.
  public init?(_ text: String) {
    guard text.utf8.count <= 500,
      text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) && !"\\\"<>^`{|}#@".utf8.contains($0) }),
      let match = text.wholeMatch(
        of: #/(https?):\/\/(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.\-]+)(?::([0-9]{1,5}))?(?:[\/?].*)?/#)
    else { return nil }
    if let port = match.3, !(1...65_535).contains(Int(port) ?? 0) { return nil }
    isSecure = match.1 == "https"
    host = match.2.lowercased().filter { $0 != "[" && $0 != "]" }
    guard host.first != ".", host.first != "-", host.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
  }

  /// Whether it is this computer, by its name or number.
  public var isThisComputer: Bool { host == "localhost" || host == "127.0.0.1" || host == "::1" }

  /// Whether the text itself says that it is within the network of the server. A name that leads there is found out when
  /// something is sent.
  public var isInside: Bool {
    if isThisComputer || host.hasSuffix(".localhost") || host.hasSuffix(".local") || host.hasSuffix(".internal") {
      return true
    }
    // Without a point it is a name of the own network, or a number in another notation.
    if !host.contains(".") && !host.contains(":") { return true }
    if host.contains(":") { return true }
    guard host.allSatisfy({ $0.isNumber || $0 == "." }) else { return false }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { part in
      // With a nought in front some read it as another number.
      part.count > 1 && part.first == "0" ? nil : UInt8(part)
    }
    guard numbers.count == 4, !numbers.contains(nil) else { return true }
    return !NetworkAddress.isPublic(numbers.compactMap(\.self))
  }

  /// The part of an address that may stand in a log: what follows `?` can be a key.
  static func shown(_ text: String) -> String { String(text.prefix { $0 != "?" && $0 != "#" }.prefix(200)) }
}

/// A number of a computer in a network (IP-adres).
public enum NetworkAddress {
  /// Whether the bytes, four or sixteen, are the number of a computer that anybody on the internet can reach. Everything that
  /// is kept for a network of one's own, for this computer, for groups or for later is not.
  public static func isPublic(_ bytes: [UInt8]) -> Bool {
    switch bytes.count {
    case 4: isPublicFour(bytes)
    case 16: isPublicSixteen(bytes)
    default: false
    }
  }

  private static func isPublicFour(_ bytes: [UInt8]) -> Bool {
    switch (bytes[0], bytes[1], bytes[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
    case (100, 64..<128, _), (169, 254, _), (172, 16..<32, _), (192, 168, _), (198, 18...19, _): false
    case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
    default: true
    }
  }

  /// Only 2000::/3 is given out; within it, numbers that hold one of the older kind count as that one.
  private static func isPublicSixteen(_ bytes: [UInt8]) -> Bool {
    if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return isPublicFour(Array(bytes[12...]))
    }
    if bytes[0..<12].elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
      return isPublicFour(Array(bytes[12...]))
    }
    guard bytes[0] & 0xE0 == 0x20 else { return false }
    if bytes[0] == 0x20, bytes[1] == 0x02 { return isPublicFour(Array(bytes[2..<6])) }
    // Teredo and other special parts, and what is kept for examples.
    if bytes[0] == 0x20, bytes[1] == 0x01, bytes[2] < 2 { return false }
    return !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8)
  }
}

/// A message on its way out (bericht).
public struct OutgoingMessage: Hashable, Sendable {
  /// Where it goes.
  public var address: String
  /// Its headers.
  public var headers: [String]
  /// Its body.
  public var body: String
  /// Whether it may go to a computer in the network of the server.
  public var allowsInside: Bool

  /// A message.
  public init(address: String, headers: [String], body: String, allowsInside: Bool) {
    (self.address, self.headers, self.body, self.allowsInside) = (address, headers, body, allowsInside)
  }
}

/// What became of a message (bezorging).
public enum Delivery: Hashable, Sendable {
  /// There was an answer, with this status.
  case answered(Int)
  /// There was none; why, in a few Dutch words.
  case silent(String)
}

/// Sends messages; does not follow where an answer points.
public protocol MessageSender: Sendable {
  /// Sends a message and tells what became of it.
  func send(_ message: OutgoingMessage) async -> Delivery
}
