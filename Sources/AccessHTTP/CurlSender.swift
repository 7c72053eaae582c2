// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access

/// Sends messages over the network with libcurl: straight to the address, without a proxy that would look up the name itself,
/// and to computers on the internet only unless a message may go elsewhere.
public struct CurlSender: MessageSender {
  private let milliseconds: Int
  private let line = CurlLine(label: "regietafel.berichten")
  /// Nobody reads what is answered.
  private static let mostBytes = 64 * 1024

  /// A sender. Tests wait less long.
  public init(seconds: Double = 10) {
    milliseconds = Int(seconds * 1000)
  }

  /// Sends a message and tells what became of it.
  public func send(_ message: OutgoingMessage) async -> Delivery {
    let answer = await line.perform(
      CurlRequest(
        address: message.address, headers: message.headers, body: message.body, mayUseProxy: false,
        isForOutside: !message.allowsInside, milliseconds: milliseconds, mostBytes: CurlSender.mostBytes))
    switch answer {
    case .success(let answer): return .answered(answer.status)
    case .failure(let silence): return .silent(silence.reason)
    }
  }
}
