// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import CZip
import Foundation

/// Files packed into one (zip), made in memory. The same files give the same bytes.
struct ZipFile {
  /// The library could not make it.
  struct Unwritten: Error {}

  /// A file within it.
  struct Part {
    let name: String
    let text: String
    /// Whether it stands there as it is: OpenDocument asks that of its first file.
    var isStored = false
  }

  let parts: [Part]

  /// - Throws: `Unwritten`.
  func bytes() throws -> [UInt8] {
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw Unwritten() }
    // Ours beside that of the archive, which gives its own up when it is closed.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      throw Unwritten()
    }
    do {
      for part in parts { try add(part, to: archive) }
    } catch {
      zip_discard(archive)
      throw error
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw Unwritten()
    }
    return try ZipFile.read(target)
  }

  private func add(_ part: Part, to archive: OpaquePointer) throws {
    let bytes = Array(part.text.utf8)
    // The library frees what it was given once it has written it.
    guard let copy = malloc(max(1, bytes.count)) else { throw Unwritten() }
    bytes.withUnsafeBytes { if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: bytes.count) } }
    guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 1) else {
      free(copy)
      throw Unwritten()
    }
    let index = zip_file_add(archive, part.name, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw Unwritten()
    }
    let method = part.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    // A fixed moment: with that of now the same table would give another file each time.
    guard zip_set_file_compression(archive, UInt64(index), Int32(method), 0) == 0,
      zip_file_set_mtime(archive, UInt64(index), 946_728_000, 0) == 0
    else { throw Unwritten() }
  }

  private static func read(_ source: OpaquePointer) throws -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw Unwritten() }
    defer { zip_source_close(source) }
    guard zip_source_seek(source, 0, SEEK_END) == 0 else { throw Unwritten() }
    let size = zip_source_tell(source)
    guard size > 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { throw Unwritten() }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    guard zip_source_read(source, &bytes, UInt64(size)) == size else { throw Unwritten() }
    return bytes
  }
}
