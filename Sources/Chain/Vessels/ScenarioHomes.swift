// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
import Territory

/// The homes of projects that a scenario reckons with (woonprojecten in een scenario, V13), and those that it leaves out.
public struct ScenarioHomes: Sendable {
  /// A project whose homes count, from their day on.
  public struct Counted: Sendable {
    /// The project.
    public let view: ProjectView
    /// The first day on which people can live there.
    public let day: Day
    /// People who count for the target.
    public var people: Int { view.peopleCounting }
  }

  /// Those that count, by day.
  public let counted: [Counted]
  /// Those that do not, with the reason.
  public let leftOut: [(view: ProjectView, reason: HomesOmission)]
  /// The people in the homes that count; at least so many when of others the day is not known.
  public let people: Figure

  /// The people who are housed in them before a day.
  public func people(before day: Day) -> Int { counted.filter { $0.day < day }.reduce(0) { $0 + $1.people } }
}

/// Why a forecast does not reckon with the homes of a project (reden om niet mee te tellen).
public enum HomesOmission: String, Sendable, CaseIterable {
  /// It is not sure enough that they come, or they do not.
  case phase = "fase is niet ver genoeg"
  /// Who lives there does not count for the target, or nobody knows whether they do.
  case notCounting = "niemand die meetelt"
  /// On which day is not known, and is not guessed.
  case noDay = "dag is niet bekend"
  /// They were there already: who lives in them is among those housed.
  case before = "was er al"
  /// They come after the last week.
  case after = "na de laatste week"
}

extension ChainBook {
  /// The homes of projects that come in the weeks after the reference day, as they are known.
  ///
  /// - Throws: `VesselsFault` when no project is known, or of none the day.
  func scenarioHomes(weeks: Int) throws(VesselsFault) -> ScenarioHomes {
    let (first, end) = (perspective.day, perspective.day.adding(days: weeks * 7))
    let projects = projects(in: .netherlands)
    guard !projects.isEmpty else { throw VesselsFault(missing: "een woonproject") }
    var counted: [ScenarioHomes.Counted] = []
    var leftOut: [(view: ProjectView, reason: HomesOmission)] = []
    for view in projects {
      guard let reason = omission(of: view, first, end) else {
        if let day = view.project.available?.from { counted.append(.init(view: view, day: day)) }
        continue
      }
      leftOut.append((view, reason))
    }
    counted.sort { ($0.day, $0.view.project.id) < ($1.day, $1.view.project.id) }
    let known = counted.map { figure(of: $0.view, on: $0.day) }
    let unknown = leftOut.filter { $0.reason == .noDay }.map { figure(of: $0.view, on: nil) }
    guard !known.isEmpty || unknown.isEmpty else { throw VesselsFault(missing: "de dag van een woonproject") }
    let reference = FigureReference.rule("in-woonprojecten-vanaf-\(first)")
    let people =
      unknown.isEmpty ? Figure(reference, .sum, known) : self.known(known + unknown, as: reference)
    return ScenarioHomes(counted: counted, leftOut: leftOut, people: people)
  }

  private func omission(of view: ProjectView, _ first: Day, _ end: Day) -> HomesOmission? {
    guard isFarEnough(view.project.phase) else { return .phase }
    guard view.peopleCounting > 0 else { return .notCounting }
    guard let day = view.project.available?.from else { return .noDay }
    return day < first ? .before : day >= end ? .after : nil
  }

  /// Whether a project in this phase is reckoned with (V13.fase): phases stand in their order.
  private func isFarEnough(_ phase: HomePhase) -> Bool {
    guard phase != .stopped, case .text(let word) = ruleFigure("V13.fase", on: perspective.day).value,
      let least = HomePhase.allCases.firstIndex(where: { $0.rawValue == word }),
      let own = HomePhase.allCases.firstIndex(of: phase)
    else { return false }
    return own >= least
  }

  private func figure(of view: ProjectView, on day: Day?) -> Figure {
    let reference = FigureReference.dossier(.homePlaces, view.project.id, .day(day ?? perspective.day))
    guard day != nil else { return Figure(reference, unknown: .notReported) }
    let rule = ruleFigure(view.project.kind.rule, on: perspective.day)
    return Figure(
      reference, .whole(view.peopleCounting), certainty: Certainty.weakest([view.project.certainty, rule.certainty]),
      derivation: .fact(view.source))
  }
}
