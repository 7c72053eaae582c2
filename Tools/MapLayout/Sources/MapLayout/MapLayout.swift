// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// Reads the municipalities, computes the map layout of each division and writes it.
@main
enum MapLayout {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 1, let folder = arguments.first else {
      fail("usage: MapLayout FOLDER (the Resources folder of the target Territory)")
    }
    let resources = URL(filePath: folder, directoryHint: .isDirectory)
    do {
      let text = try String(contentsOf: resources.appending(path: "gemeenten.csv"), encoding: .utf8)
      let maker = LayoutMaker(places: try PlaceTable.read(text), firstDay: "2021-01-01")
      let report = LayoutReport(maker: maker, layouts: maker.make())
      try report.table.write(to: resources.appending(path: "kaart.csv"), atomically: true, encoding: .utf8)
      print(report.summary)
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
