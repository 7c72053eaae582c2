// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
public import Territory

/// A project as it is known, with the entry that laid it down.
public struct ProjectView: Sendable {
  /// What is laid down of it.
  public let project: HomeProject
  /// The entry that laid it down.
  public let source: FactSource
  /// Whether people housed there count for the target (R1.25 to R1.31).
  public let counting: Counting
  /// People for whom there are homes and who count for the target: status holders, when the kind counts.
  public var peopleCounting: Int { counting == .yes ? project.people(of: .statusHolders) : 0 }
  /// The others.
  public var peopleBeside: Int { project.people.reduce(0) { $0 + $1.number } - peopleCounting }
}

/// Whether people count for the housing target (telt mee).
public enum Counting: String, Sendable, CaseIterable {
  /// They count.
  case yes = "ja"
  /// They do not.
  case no = "nee"
  /// It is not known.
  case unknown = "onbekend"
}

/// Homes for status holders and others (rules R1.23 to R1.31, R3.11, R8.1 to R8.12).
extension ChainBook {
  /// The projects of an area, in the order of their names.
  public func projects(in area: AreaCode) -> [ProjectView] {
    let day = perspective.day
    let inside = area == .netherlands ? nil : Set(municipalities(in: area, on: day))
    return state.homes.projects.all(at: known).compactMap { _, record in
      let municipality = record.content.municipality
      let now = territory.current(municipality, on: day) ?? municipality
      return inside.map { $0.contains(now) } ?? true ? view(record) : nil
    }
  }

  /// The project with this name; nil when there is none.
  public func project(_ id: Slug) -> ProjectView? { state.homes.projects.current(id, at: known).map(view) }

  /// Everything ever laid down of a project, the newest first.
  public func projectHistory(of id: Slug) -> [(project: HomeProject, source: FactSource, isWithdrawn: Bool)] {
    (state.homes.projects.records[id] ?? []).filter { $0.version.known <= known }.reversed().map {
      ($0.content, state.source(of: $0.version), !$0.stands(at: known))
    }
  }

  private func view(_ record: Record<HomeProject>) -> ProjectView {
    ProjectView(
      project: record.content, source: state.source(of: record.version), counting: counting(record.content.kind))
  }

  /// Whether homes of a kind count for the target, by the rules on the reference day.
  public func counting(_ kind: HomeKind) -> Counting {
    guard case .text(let word) = ruleFigure(kind.rule, on: perspective.day).value else { return .unknown }
    return Counting(rawValue: word) ?? .unknown
  }

  /// People who can live in homes of an area on a day: those who count for the target, or the others. Of projects that
  /// are certain.
  func homePlaces(_ measure: Measure, in area: AreaCode, on day: Day) -> Figure {
    let reference = FigureReference.measure(measure, area, .day(day))
    let projects = projects(in: area)
    guard !projects.isEmpty else { return Figure(reference, unknown: .notReported) }
    let parts = projects.filter { isLivedIn($0.project, on: day) }.compactMap {
      projectFigure(measure, $0.project.id, on: day)
    }
    return Figure(reference, .sum, parts.filter { $0.whole != 0 }, citing: cite("R1.23", on: day))
  }

  private func isLivedIn(_ project: HomeProject, on day: Day) -> Bool {
    project.phase.isCertain && project.available?.contains(day) == true
  }

  func projectFigure(_ measure: Measure, _ id: Slug, on day: Day) -> Figure? {
    guard let view = project(id) else { return nil }
    let number = measure == .homePlaces ? view.peopleCounting : view.peopleBeside
    let certainty = Certainty.weakest([view.project.certainty, ruleFigure(view.project.kind.rule, on: day).certainty])
    return Figure(
      .dossier(measure, id, .day(day)), .whole(isLivedIn(view.project, on: day) ? number : 0), certainty: certainty,
      derivation: .fact(view.source))
  }
}
