// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// A question to a provider: an address that is read, or fields that are sent to it.
public struct ProviderRequest: Hashable, Sendable {
  /// The address, by https or on this computer.
  public var address: String
  /// The fields of a form, already encoded; nil to read the address.
  public var form: String?
  /// How we say who we are: the content of the header Authorization.
  public var authorization: String?

  /// Reads an address.
  public init(address: String) { self.address = address }
}

/// What a provider answers.
public struct ProviderReply: Hashable, Sendable {
  /// The status of HTTP.
  public let status: Int
  /// What it says.
  public let body: [UInt8]

  /// An answer.
  public init(status: Int, body: [UInt8]) {
    (self.status, self.body) = (status, body)
  }
}

/// That a provider gave no answer; the text says why, for the audit log.
public struct ProviderSilence: Error, Hashable, Sendable {
  /// In a few Dutch words, without what was asked.
  public let reason: String

  /// No answer.
  public init(_ reason: String) { self.reason = reason }
}

/// Asks providers (bode). It never follows a redirection, waits a few seconds and takes no more than `mostBytes`.
public protocol ProviderFetcher: Sendable {
  /// The answer to a question.
  func fetch(_ request: ProviderRequest) async throws -> ProviderReply
}

extension ProviderFetcher {
  /// The largest answer that is read.
  public static var mostBytes: Int { 512 * 1024 }
}

/// Where a provider has its doors (discovery).
struct ProviderMetadata: Hashable, Sendable {
  let authorization: String
  let token: String
  let keys: String
  /// Whether it says who it is when it sends somebody back (RFC 9207).
  let namesItself: Bool

  init(_ tree: JSONTree, issuer: String) throws {
    guard tree["issuer"]?.text == issuer else { throw ProviderSilence("het adres in de beschrijving is een ander") }
    func address(_ name: String) throws -> String {
      guard let text = tree[name]?.text, ProviderAddress.isUsable(text, of: issuer) else {
        throw ProviderSilence("\(name) ontbreekt of mag niet")
      }
      return text
    }
    authorization = try address("authorization_endpoint")
    token = try address("token_endpoint")
    keys = try address("jwks_uri")
    namesItself = tree["authorization_response_iss_parameter_supported"] == .flag(true)
    if let challenges = tree["code_challenge_methods_supported"], challenges.texts?.contains("S256") != true {
      throw ProviderSilence("de aanbieder kent geen PKCE met S256")
    }
  }
}

/// What is known of the providers: their doors and keys, kept for a while and asked for again.
struct ProviderDirectory: Sendable {
  private let fetcher: any ProviderFetcher
  private let metadata: [String: ProviderShelf<ProviderMetadata>]
  private let keys: [String: ProviderShelf<[ProviderKey]>]

  private static let mostKeys = 100

  init(_ providers: [Provider], fetcher: any ProviderFetcher) {
    self.fetcher = fetcher
    let issuers = Set(providers.map(\.issuer))
    metadata = Dictionary(uniqueKeysWithValues: issuers.map { ($0, ProviderShelf()) })
    keys = Dictionary(uniqueKeysWithValues: issuers.map { ($0, ProviderShelf()) })
  }

  /// Where the provider has its doors.
  func metadata(of provider: Provider, now: Moment) async throws -> ProviderMetadata {
    guard let shelf = metadata[provider.issuer] else { throw ProviderSilence("onbekende aanbieder") }
    return try await shelf.content(notBefore: ProviderShelf<Never>.lifetime, now) {
      let base = provider.issuer.hasSuffix("/") ? String(provider.issuer.dropLast()) : provider.issuer
      return try ProviderMetadata(try await read(base + "/.well-known/openid-configuration"), issuer: provider.issuer)
    }
  }

  /// The keys with which a token can be signed. A token with an unknown key makes that they are read again, but not each
  /// time.
  func keys(for token: IDToken, of provider: Provider, now: Moment) async throws -> [ProviderKey] {
    let candidates = token.candidates(in: try await keys(of: provider, ProviderShelf<Never>.lifetime, now))
    guard candidates.isEmpty else { return candidates }
    return token.candidates(in: try await keys(of: provider, ProviderShelf<Never>.rest, now))
  }

  private func keys(of provider: Provider, _ age: Int64, _ now: Moment) async throws -> [ProviderKey] {
    guard let shelf = keys[provider.issuer] else { throw ProviderSilence("onbekende aanbieder") }
    let address = try await metadata(of: provider, now: now).keys
    return try await shelf.content(notBefore: age, now) {
      guard let list = try await read(address)["keys"]?.list, list.count <= ProviderDirectory.mostKeys else {
        throw ProviderSilence("de sleutels zijn niet te lezen")
      }
      return list.compactMap { ProviderKey($0) }
    }
  }

  private func read(_ address: String) async throws -> JSONTree {
    let reply = try await fetcher.fetch(ProviderRequest(address: address))
    guard reply.status == 200 else { throw ProviderSilence("antwoord \(reply.status)") }
    guard let tree = JSONTree(reply.body) else { throw ProviderSilence("geen leesbaar antwoord") }
    return tree
  }
}

/// One thing that was read of a provider, and the reading of it that is going on.
private actor ProviderShelf<Content: Sendable> {
  private var content: Content?
  private var read = Moment(milliseconds: 0)
  private var failure: (at: Moment, silence: ProviderSilence)?
  private var reading: Task<Content, any Error>?

  /// What was read no longer ago than `age` milliseconds, or else is read now: once for everybody who waits for it, and not
  /// again shortly after it failed.
  func content(
    notBefore age: Int64, _ now: Moment, _ work: @escaping @Sendable () async throws -> Content
  ) async throws -> Content {
    if let content, now.milliseconds - read.milliseconds < age { return content }
    if let failure, now.milliseconds - failure.at.milliseconds < ProviderShelf<Never>.rest { throw failure.silence }
    if let reading { return try await reading.value }
    let reading = Task { try await work() }
    self.reading = reading
    let result = await reading.result
    self.reading = nil
    switch result {
    case .success(let content):
      (self.content, read, failure) = (content, now, nil)
      return content
    case .failure(let error):
      let silence = error as? ProviderSilence ?? ProviderSilence("geen antwoord")
      failure = (now, silence)
      throw silence
    }
  }
}

extension ProviderShelf where Content == Never {
  /// How long what was read holds, in milliseconds: a key that a provider takes away is believed no longer than that.
  static var lifetime: Int64 { 10 * 60_000 }
  /// How long a provider is left alone after a failure, or when its keys were just read.
  static var rest: Int64 { 30_000 }
}
