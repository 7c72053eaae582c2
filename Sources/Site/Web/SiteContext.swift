// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Hummingbird

/// What is known of a request beside its text: from which computer it comes.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The other end of the connection.
  let peer: Peer

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    let address = source.channel.remoteAddress?.ipAddress
    peer = Peer(isLocal: SiteContext.isLoopback(address), address: address ?? "onbekend")
  }

  /// Whether an address of the internet protocol, version 4 or 6, is one of this computer itself.
  static func isLoopback(_ address: String?) -> Bool {
    guard let address = address?.lowercased() else { return false }
    let mapped = "::ffff:"
    let short = address.hasPrefix(mapped) ? String(address.dropFirst(mapped.count)) : address
    return short == "::1" || short.hasPrefix("127.")
  }
}
