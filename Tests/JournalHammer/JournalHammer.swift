// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Foundation
import Journal
import JournalPostgres
import JournalSQLite
import Postgres

/// Appends to a journal without end, for the tests that kill it or take its disk away.
///
/// PATH is the path of a file or the address of a PostgreSQL database.
/// `JournalHammer append PATH` writes small batches of 1 to 7 facts; `JournalHammer fill PATH` writes large facts.
/// Each line of output is the last position of a batch that the journal has acknowledged. An error ends
/// the program, with its name on the last line.
@main struct JournalHammer {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, ["append", "fill"].contains(arguments[1]) else { return say("usage") }
    do {
      let path = arguments[2]
      let journal: any Journal =
        PostgresAddress.isMeant(by: path)
        ? try await PostgresJournal(address: try PostgresAddress(path)) : try SQLiteJournal(path: path)
      var position = try await journal.head().position
      say("open")
      for round in 0... {
        let size = round % 3 == 0 ? 1 : round % 7 + 1
        let filler = String(repeating: "x", count: arguments[1] == "fill" ? 4000 : 20)
        let drafts = (1...size).map { place in
          var writer = PayloadWriter()
          writer.text("filler", filler)
          writer.whole("place", place)
          writer.whole("size", size)
          return Draft(kind: "hammer", payload: writer.finish(), source: "hammer")
        }
        let batch = Batch(
          actor: "hammer", recorded: Moment(milliseconds: Int64(position)), key: "key-\(position)", drafts: drafts)
        position = try await journal.append(batch, expecting: position).last
        say("\(position)")
      }
    } catch {
      say("error \(error)")
    }
  }

  /// Straight to the file, so that what has been said survives a kill.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
