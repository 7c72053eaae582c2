// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
public import Hummingbird
import HummingbirdCore
public import Logging
public import Office
public import Reports

/// The website (site): the pages of one or more registers, on one port.
public struct Site: Sendable {
  private let responder: SiteResponder

  /// A site over these registers, read-only but for whoever works at this computer.
  ///
  /// Reading takes no account; with a `door`, people can sign in to record for their organisation.
  ///
  /// - Parameters:
  ///   - mounts: the registers; at least one, each under a base of its own.
  ///   - layout: where each municipality lies on the map.
  ///   - logger: where faults of the program are told, with the id of the request.
  ///   - door: how people sign in; nil when they cannot.
  /// - Throws: when a template in the program is not well formed, which the tests exclude.
  public init(mounts: [Mount], layout: MapLayout, logger: Logger, door: SiteDoor? = nil) throws {
    responder = try SiteResponder(mounts: mounts, layout: layout, logger: logger, door: door)
  }

  /// The program that answers on `host` and `port`; run it with `runService()`.
  ///
  /// - Parameter onReady: called once the site can be reached.
  public func application(
    host: String, port: Int, onReady: @escaping @Sendable () -> Void = {}
  ) -> some ApplicationProtocol {
    Application(
      responder: responder, server: .http1(configuration: Site.connections),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { _ in onReady() }, logger: responder.logger)
  }

  /// A connection on which nothing is asked for a minute is closed, also one that sends its headers letter by letter.
  private static var connections: HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
      idleTimeout: .seconds(60),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 32 * 1024, maxHeaderListSize: 64 * 1024, maxHeaderFieldCount: 100))
  }

  /// Answers one request as the server would.
  ///
  /// - Parameters:
  ///   - isLocal: whether the request comes from the computer on which the site runs.
  ///   - address: the address from which it comes.
  func answer(_ request: Request, isLocal: Bool, id: String, address: String = "192.0.2.1") async -> Response {
    await responder.answer(request, peer: Peer(isLocal: isLocal, address: address), id: id)
  }
}

/// One register on the site (register): a journal with its office, under a base address.
public struct Mount: Sendable {
  /// What stands before each address: empty, or a path such as `/voorbeeld`.
  public let base: String
  /// The office that keeps the journal.
  public let office: Office
  /// Whether the figures are made up, which every page then says.
  public let isExample: Bool
  /// As whom a person at this computer records; nil when nothing can be recorded through the site.
  public let writer: Submitter?

  /// Who publishes the figures.
  public let publisher: Publisher

  /// What everybody sees of the small numbers (R10.8). Figures that were made up are about nobody.
  var openSight: Sight { isExample ? .keeper : .everybody }

  /// A register under `base`.
  public init(
    base: String, office: Office, isExample: Bool, writer: Submitter?, publisher: Publisher = .unnamed
  ) {
    self.publisher = publisher
    self.base = base
    self.office = office
    self.isExample = isExample
    self.writer = writer
  }
}
