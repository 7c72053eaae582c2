// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Foundation
import Journal
import Office
import Reports
import Rulebook
import Territory

/// `regietafel voorbeeld`: invented figures per municipality that add up to the published national ones.
struct ExampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voorbeeld",
    abstract: "Verzin een volledige set cijfers per gemeente, die precies optelt tot de landelijke cijfers.",
    discussion: """
      Elk cijfer is gemerkt als verzonnen. Met --journaal komt de set in een nieuw journaal; zonder
      --journaal toont de opdracht de set, en legt niets vast. Hetzelfde zaad geeft dezelfde cijfers.
      """)

  @Option(name: .customLong("zaad"), help: ArgumentHelp("Een heel getal vanaf 0.", valueName: "getal"))
  var seed: UInt64 = 2022
  @Option(name: .customLong("journaal"), help: ArgumentHelp("Het nieuwe bestand.", valueName: "pad"))
  var path: String?
  @OptionGroup var output: FormatOptions

  func run() async throws {
    let format = try output.format()
    let office: Office
    if let path {
      guard !FileManager.default.fileExists(atPath: path) else {
        throw Faults(
          Fault(
            .journalCannotOpen, place: path, problem: "Dit bestand bestaat al. Verzonnen cijfers horen er niet bij.",
            advice: "Kies een nieuw bestand."))
      }
      office = try await JournalFiles.example(seed: seed, in: try JournalFiles.open(path: path, ifMissing: .makeEmpty))
      Terminal.warn("Verzonnen voorbeeld gemaakt: \(path)")
    } else {
      office = try await JournalFiles.example(seed: seed)
    }
    let desk = try await office.desk()
    var sheet = format == .table ? totals(desk) : try await facts(office, desk)
    sheet.remarks = ["Alle cijfers per gemeente zijn verzonnen (zaad \(seed)). Ze zeggen niets over echte gemeenten."]
    sheet.write(format)
  }

  /// Per half-year the published number and the sum of the invented ones.
  private func totals(_ desk: Desk) -> Sheet {
    var sheet = Sheet([
      "halfjaar", "taakstelling", "somTaakstelling", "gehuisvest", "somGehuisvest", "standEind", "somStandEind",
    ])
    for index in (HalfYear("2019-1")?.index ?? 0)...(HalfYear("2023-1")?.index ?? 0) {
      let halfYear = HalfYear(index: index)
      let book = desk.book(Perspective(day: halfYear.next.firstDay.adding(days: -1)))
      let after = desk.book(Perspective(day: halfYear.next.firstDay))
      let national = book.ledger(of: .netherlands, in: halfYear)
      let parts = desk.territory.municipalities(on: halfYear.next.firstDay.adding(days: -1)).map {
        book.ledger(of: $0.code, in: halfYear)
      }
      let next = desk.territory.municipalities(on: halfYear.next.firstDay).map {
        after.ledger(of: $0.code, in: halfYear.next).opening.whole
      }
      func sum(_ values: [Int?]) -> JSONValue {
        values.contains(nil) ? .null : .whole(values.compactMap(\.self).reduce(0, +))
      }
      sheet.rows.append([
        .string(halfYear.description), .count(national.target.whole), sum(parts.map(\.target.whole)),
        .count(national.housed.whole), sum(parts.map(\.housed.whole)),
        .count(after.ledger(of: .netherlands, in: halfYear.next).opening.whole), sum(next),
      ])
    }
    return sheet
  }

  private func facts(_ office: Office, _ desk: Desk) async throws -> Sheet {
    var sheet = Sheet(["soort", "code", "naam", "periode", "aantal", "zekerheid"])
    for entry in try await office.entries(limit: desk.state.position).reversed() {
      guard case .housing(let fact) = try Fact(entry), let count = fact.count, count.certainty == .invented,
        case .measure(_, let area, _) = fact.references.first
      else { continue }
      sheet.rows.append([
        .string(entry.kind), .string(area.description), .string(desk.territory.name(of: area) ?? ""),
        .string(fact.period.description), .whole(count.value), .string(count.certainty.rawValue),
      ])
    }
    return sheet
  }
}
