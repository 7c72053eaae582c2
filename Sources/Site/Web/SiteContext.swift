// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Hummingbird

/// What is known of a request beside its text: from which computer it comes.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Whether the other end of the connection is this computer.
  let isLocalPeer: Bool

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    isLocalPeer = SiteContext.isLoopback(source.channel.remoteAddress?.ipAddress)
  }

  /// Whether an address of the internet protocol, version 4 or 6, is one of this computer itself.
  static func isLoopback(_ address: String?) -> Bool {
    guard let address = address?.lowercased() else { return false }
    let mapped = "::ffff:"
    let short = address.hasPrefix(mapped) ? String(address.dropFirst(mapped.count)) : address
    return short == "::1" || short.hasPrefix("127.")
  }
}
