// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
import Rulebook

/// What is told of projects that go beyond the limits of the hotel and accommodation scheme (R3.11): the same sentences on
/// the pages and in the command.
public enum HomesWords {
  /// What is wrong with one project, a sentence or two for each limit.
  public static func limits(of project: HomeProject, _ book: ChainBook) -> [String] {
    book.schemeLimits(of: project).map { sentence($0, book) }
  }

  /// The same in one line with the name of the project; nil when it keeps within the limits.
  public static func line(of project: HomeProject, _ book: ChainBook) -> String? {
    let limits = book.schemeLimits(of: project)
    guard !limits.isEmpty else { return nil }
    return "Let op: \(project.name) (\(project.id.text)) past niet in de hotelregeling (R3.11): "
      + limits.map(\.rawValue).joined(separator: ", ") + "."
  }

  /// That all projects of the scheme are for too many people together; nil when they are not.
  public static func total(_ book: ChainBook) -> String? {
    let beyond = book.peopleBeyondScheme
    guard beyond > 0 else { return nil }
    return
      "In alle hotels en vakantiewoningen samen is plaats voor \(DutchText.count(book.schemePeople, "mens", "mensen")). "
      + "Dat is \(DutchText.whole(beyond)) meer dan er met de hotelregeling kunnen meedoen (R3.11)."
  }

  private static func sentence(_ limit: SchemeLimit, _ book: ChainBook) -> String {
    let (day, known) = (book.perspective.day, book.perspective.known)
    switch limit {
    case .tooLong:
      let months = book.rulebook.whole("R3.11.maanden", on: day, knownAt: known) ?? 0
      return
        "Een verblijf met de hotelregeling duurt hoogstens \(months) maanden. Dit project duurt langer, of heeft geen "
        + "einde."
    case .outsideScheme:
      let start = book.rulebook.version(of: "R3.11", on: day, knownAt: known)?.validFrom
      return "De hotelregeling loopt\(start.map { " van \(DutchText.day($0))" } ?? "")"
        + "\(book.schemeEnd.map { " tot en met \(DutchText.day($0))" } ?? ""). Dit project begint daarbuiten."
    case .others:
      return "Alleen statushouders kunnen meedoen aan de hotelregeling. Dit project is ook voor anderen."
    }
  }
}
