// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Hummingbird

extension Request {
  /// Why the body of a request was not read.
  enum BodyFault: Error {
    case tooLarge, tooSlow
  }

  /// Time in which a body must have come.
  private static let patience = Duration.seconds(30)

  /// The bytes that were sent with it.
  ///
  /// - Throws: `BodyFault` for more than `most` bytes, and for a client that takes all day.
  func bytes(upTo most: Int) async throws -> [UInt8] {
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > most { throw BodyFault.tooLarge }
    return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask { try await Array(body.collect(upTo: most).readableBytesView) }
      group.addTask {
        try await Task.sleep(for: Request.patience)
        return nil
      }
      defer { group.cancelAll() }
      do {
        guard let first = try await group.next(), let bytes = first else { throw BodyFault.tooSlow }
        return bytes
      } catch is BodyFault {
        throw BodyFault.tooSlow
      } catch {
        throw BodyFault.tooLarge
      }
    }
  }
}
