// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain

import Foundation

/// How much an import file (importbestand) may hold. Far above every real table, and low enough that no file can
/// take the program down.
public enum ImportLimits {
  /// Bytes in a file: 20 MB.
  public static let bytes = 20_000_000
  /// Rows that are not empty, headers included.
  public static let rows = 200_000
  /// Cells in one row.
  public static let columns = 500
  /// Cells in the whole file.
  public static let cells = 5_000_000
  /// Characters in one cell.
  public static let characters = 500
  /// Faults that are told apart; the rest is counted.
  public static let faults = 1_000
  /// People in one number. Above the inhabitants of the country for long to come.
  public static let people = 50_000_000

  /// Refuses a file by its size alone, before it is read.
  ///
  /// - Throws: RT-121 when `size` bytes is more than ``bytes``.
  public static func check(size: Int) throws(Faults) {
    guard size > bytes else { return }
    throw Faults(
      Fault(
        .fileTooLarge,
        problem: "Het bestand is te groot: meer dan \((size - 1) / 1_000_000) MB.",
        expected: "Een bestand mag \(bytes / 1_000_000) MB groot zijn.",
        advice: "Verdeel de gegevens over meer bestanden."))
  }
}

/// A file on disk that is to be imported.
public enum ImportFile {
  /// The bytes of the file. A file that is too large is refused by its size, without reading it.
  ///
  /// - Throws: RT-133 when it cannot be read, RT-121 when it is too large.
  public static func read(path: String) throws(Faults) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let file = FileHandle(forReadingAtPath: path)
    else { throw unreadable(path) }
    let size: UInt64
    do { size = try file.seekToEnd() } catch { throw unreadable(path) }
    try ImportLimits.check(size: Int(clamping: size))
    let data: Data?
    do {
      try file.seek(toOffset: 0)
      // One byte more than allowed: a file may have grown, or be a device without an end.
      data = try file.read(upToCount: ImportLimits.bytes + 1)
    } catch {
      throw unreadable(path)
    }
    try ImportLimits.check(size: data?.count ?? 0)
    return [UInt8](data ?? Data())
  }

  private static func unreadable(_ path: String) -> Faults {
    Faults(
      Fault(
        .fileUnreadable,
        problem: "Het bestand ‘\(Shown.text(path))’ kan niet gelezen worden.",
        advice: "Controleer de naam en de plaats van het bestand."))
  }
}
