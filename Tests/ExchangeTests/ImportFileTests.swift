// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exchange
import Foundation
import Testing

@Suite struct ImportFileTests {
  private func temporary() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("regietafel-\(UUID().uuidString).csv")
  }

  @Test func `the bytes of a file`() throws {
    let file = temporary()
    defer { try? FileManager.default.removeItem(at: file) }
    try Data([1, 2, 3]).write(to: file)
    #expect(try ImportFile.read(path: file.path) == [1, 2, 3])
  }

  @Test func `a file of 200 MB is not read`() throws {
    let file = temporary()
    defer { try? FileManager.default.removeItem(at: file) }
    try Data().write(to: file)
    // A file with a hole: it takes no room on the disk.
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 200_000_000)
    try handle.close()
    #expect(codes { () throws(Faults) in try ImportFile.read(path: file.path) } == [.fileTooLarge])
  }

  @Test func `what cannot be read is a fault`() {
    #expect(codes { () throws(Faults) in try ImportFile.read(path: temporary().path) } == [.fileUnreadable])
    let folder = FileManager.default.temporaryDirectory.path
    #expect(codes { () throws(Faults) in try ImportFile.read(path: folder) } == [.fileUnreadable])
  }
}
