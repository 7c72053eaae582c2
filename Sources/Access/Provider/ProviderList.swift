// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What is wrong with the description of the providers, in Dutch.
public struct ProviderListFault: Error, Hashable, Sendable {
  /// Where.
  public let place: String
  /// What.
  public let problem: String
}

/// The providers with which people can sign in, as a file in JSON describes them.
public struct ProviderList: Sendable {
  /// Under which address people reach the site; the providers send them back there.
  public let site: String
  /// In the order of the file.
  public let providers: [Provider]

  /// Where providers send people back to.
  public var returnAddress: String { site + "/aanmelden/terug" }

  /// The provider with this code.
  func provider(_ code: some StringProtocol) -> Provider? { providers.first { $0.code == code } }

  /// Whether one of them vouches for an account, and may give the rights that it has.
  func stillVouches(for account: Account) -> Bool {
    guard let issuer = account.identity?.issuer else { return true }
    return providers.contains { $0.issuer == issuer && $0.mayGive(account.organisation, account.role) }
  }

  /// Reads a description.
  ///
  /// - Parameters:
  ///   - secret: the content of the file with a secret, by its path; nil when it cannot be read.
  ///   - exists: whether there is such an organisation today.
  /// - Returns: the providers, or everything that is wrong.
  public static func read(
    _ bytes: [UInt8], secret: @escaping (String) -> String?, exists: @escaping (Organisation) -> Bool
  ) -> Result<ProviderList, ProviderListFaults> {
    let reader = ProviderListReader(secret: secret, exists: exists)
    if let list = reader.list(bytes), reader.faults.isEmpty { return .success(list) }
    return .failure(ProviderListFaults(all: reader.faults))
  }
}

/// Everything that is wrong with a description of providers.
public struct ProviderListFaults: Error, Sendable {
  /// At least one.
  public let all: [ProviderListFault]
}
