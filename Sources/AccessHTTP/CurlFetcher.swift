// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access

/// Asks providers over the network with libcurl, which checks certificates by the list of the system.
public struct CurlFetcher: ProviderFetcher {
  private let milliseconds: Int
  private let line = CurlLine(label: "regietafel.aanbieders")

  /// A fetcher. Tests wait less long.
  public init(seconds: Double = 10) {
    milliseconds = Int(seconds * 1000)
  }

  /// The answer to a question.
  public func fetch(_ request: ProviderRequest) async throws -> ProviderReply {
    let headers = ["Accept: application/json"] + (request.authorization.map { ["Authorization: \($0)"] } ?? [])
    let answer = await line.perform(
      CurlRequest(
        address: request.address, headers: headers, body: request.form, milliseconds: milliseconds,
        mostBytes: CurlFetcher.mostBytes))
    switch answer {
    case .success(let answer): return ProviderReply(status: answer.status, body: answer.body)
    case .failure(let silence): throw ProviderSilence(silence.reason)
    }
  }
}
