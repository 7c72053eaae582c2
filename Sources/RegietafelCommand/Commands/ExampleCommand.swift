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

/// `regietafel voorbeeld`: invented figures per municipality that add up to the published national ones, and invented
/// locations, crisis measures and plans for homes.
struct ExampleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "voorbeeld",
    abstract: "Verzin cijfers per gemeente die precies optellen tot de landelijke cijfers, en opvang, crisis en wonen.",
    discussion: """
      De set heeft ook opvanglocaties met hun bewoners, crisismaatregelen per veiligheidsregio en woonprojecten.
      Elk cijfer is gemerkt als verzonnen. Met --journaal komt de set in een nieuw journaal; zonder
      --journaal toont de opdracht de set, en legt niets vast. Hetzelfde zaad geeft dezelfde cijfers.
      """)

  @Option(name: .customLong("zaad"), help: ArgumentHelp("Een heel getal vanaf 0.", valueName: "getal"))
  var seed: UInt64 = 2022
  @Option(
    name: .customLong("journaal"), help: ArgumentHelp("Het nieuwe bestand, of een adres postgres://…", valueName: "pad")
  )
  var path: String?
  @OptionGroup var output: FormatOptions

  func run() async throws {
    let format = try output.format()
    let office: Office
    if let path {
      office = try await JournalFiles.example(seed: seed, in: try await fresh(path))
      Terminal.warn("Verzonnen voorbeeld gemaakt: \(JournalFiles.shown(path))")
    } else {
      office = try await JournalFiles.example(seed: seed)
    }
    let desk = try await office.desk()
    var sheet = format == .table ? totals(desk) : try await facts(office, desk)
    sheet.remarks =
      (format == .table ? reception(desk) : [])
      + ["Alles per gemeente, locatie, project en regio is verzonnen (zaad \(seed)). Het zegt niets over de echte."]
    sheet.write(format)
  }

  /// A journal with nothing in it: invented figures do not go among real ones.
  private func fresh(_ path: String) async throws -> any Journal {
    let isAddress = JournalFiles.isAddress(path)
    if isAddress || !FileManager.default.fileExists(atPath: path) {
      let journal = try await JournalFiles.open(path: path, ifMissing: .makeEmpty)
      if try await journal.head() == .empty { return journal }
    }
    let problem = isAddress ? "In deze database staat al een journaal." : "Dit bestand bestaat al."
    throw Faults(
      Fault(
        .journalCannotOpen, place: JournalFiles.shown(path),
        problem: "\(problem) Verzonnen cijfers horen er niet bij.",
        advice: isAddress ? "Kies een lege database." : "Kies een nieuw bestand."))
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

  /// How many locations and plans there are, and how far the locations agree with what was published.
  private func reception(_ desk: Desk) -> [String] {
    let book = desk.book(Perspective(day: desk.defaultDay), sight: .keeper)
    func number(_ measure: Measure) -> String {
      book.figure(.measure(measure, .netherlands, .day(desk.defaultDay))).map(DutchText.figure) ?? "onbekend"
    }
    let day = DutchText.day(desk.defaultDay)
    return [
      "Verzonnen zijn ook \(book.locations(in: .netherlands).count) opvanglocaties, "
        + "\(book.projects(in: .netherlands).count) woonprojecten en de crisismaatregelen van alle veiligheidsregio’s.",
      "Op \(day): locaties van het COA samen \(number(.places)) plaatsen (gepubliceerd \(number(.portfolio))) en "
        + "\(number(.occupied)) mensen (gepubliceerd \(number(.residentsAtLocations))).",
    ]
  }

  private func facts(_ office: Office, _ desk: Desk) async throws -> Sheet {
    var sheet = Sheet(["soort", "code", "naam", "periode", "aantal", "zekerheid"])
    for entry in try await office.entries(limit: desk.state.position, for: .keeper)
      .reversed()
    {
      guard let fact = entry.fact, let row = row(fact, desk) else { continue }
      let cells: [JSONValue] = [
        .string(entry.kind), .string(row.code), .string(row.name), .string(row.period), .count(row.number),
        .string(Certainty.invented.rawValue),
      ]
      sheet.rows.append(cells)
    }
    return sheet
  }

  private typealias Row = (code: String, name: String, period: String, number: Int?)

  /// What is made up in a fact: of a location its places, of a plan its homes; nil when nothing is.
  private func row(_ fact: Fact, _ desk: Desk) -> Row? {
    if let count = fact.count, count.certainty != .invented { return nil }
    switch fact {
    case .reception(.location(let location)):
      let places = location.contracts.last?.places
      return (location.id.text, location.name, location.open.from.description, places)
    case .homes(.project(let project)):
      return (project.id.text, project.name, project.available?.from.description ?? "", project.homes)
    case .crisis(.windDown(let decision)):
      return (decision.region.description, name(of: decision.region, desk), decision.day.description, nil)
    default: return row(fact.references.first, fact.count, desk)
    }
  }

  private func row(_ reference: FigureReference?, _ count: Count?, _ desk: Desk) -> Row? {
    guard let count else { return nil }
    switch reference {
    case .measure(_, let area, let period):
      return (area.description, name(of: area, desk), period.description, count.value)
    case .dossier(_, let slug, let period):
      let location = desk.book(Perspective(day: desk.defaultDay)).location(slug)
      return (slug.text, location?.name ?? "", period.description, count.value)
    case .rule, nil: return nil
    }
  }

  private func name(of area: AreaCode, _ desk: Desk) -> String { desk.territory.name(of: area) ?? "" }
}
