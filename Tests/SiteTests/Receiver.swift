// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Hummingbird
import Logging
import Synchronization
import Testing

/// A program on this computer to which messages are sent, with answers as a test wants them.
final class Receiver: Sendable {
  struct Message: Sendable {
    var headers: HTTPFields
    var body: String

    var object: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
    }
    var id: String { object["id"] as? String ?? "" }
  }

  /// What is answered: a status, after how long, and where it points.
  struct Script: Sendable {
    var status = 200
    var delay = Duration.zero
    var location: String?
  }

  private struct State {
    var messages: [Message] = []
    var scripts: [Script] = []
    var standing = Script()
  }

  private let state = Mutex(State())
  private let task = Mutex<Task<Void, any Error>?>(nil)

  var messages: [Message] { state.withLock { $0.messages } }

  /// Answers that are given once, in order, before the standing one.
  func answer(_ scripts: Script..., then standing: Script = Script()) {
    state.withLock { ($0.scripts, $0.standing) = (scripts, standing) }
  }

  private struct Responder: HTTPResponder {
    typealias Context = BasicRequestContext
    let receiver: Receiver

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
      let body = String(buffer: try await request.body.collect(upTo: 1_000_000))
      let script = receiver.state.withLock { state in
        state.messages.append(Message(headers: request.headers, body: body))
        return state.scripts.isEmpty ? state.standing : state.scripts.removeFirst()
      }
      try await Task.sleep(for: script.delay)
      var response = Response(status: .init(code: script.status))
      if let location = script.location { response.headers[.location] = location }
      return response
    }
  }

  /// Begins, and gives the address.
  func start() async throws -> String {
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "ontvanger")
    logger.logLevel = .critical
    let application = Application(
      responder: Responder(receiver: self), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in found.yield(channel.localAddress?.port ?? 0) }, logger: logger)
    task.withLock { $0 = Task { try await application.run() } }
    var iterator = ports.makeAsyncIterator()
    return "http://127.0.0.1:\(try #require(await iterator.next()))/berichten"
  }

  func stop() { task.withLock { $0?.cancel() } }
}
