// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Rulebook
import Territory

/// A limit of the hotel and accommodation scheme that a project goes beyond (grens van de hotelregeling, R3.11). Nobody
/// refuses it for that: it is told, and people look into it.
public enum SchemeLimit: String, Sendable, CaseIterable {
  /// People would stay for longer than the scheme allows, or without an end.
  case tooLong = "duurt te lang"
  /// It begins before the scheme did, or after its last day.
  case outsideScheme = "begint buiten de regeling"
  /// It is for others than status holders as well.
  case others = "ook voor anderen"
}

extension ChainBook {
  /// The limits of the scheme that a project goes beyond, as far as its days are known: none for another kind of homes, for
  /// a project that was stopped, and when there is no scheme on the reference day.
  public func schemeLimits(of project: HomeProject) -> [SchemeLimit] {
    guard project.kind == .hotels, project.phase != .stopped else { return [] }
    let day = perspective.day
    guard let scheme = rulebook.version(of: "R3.11", on: day, knownAt: known) else { return [] }
    var limits: [SchemeLimit] = []
    if let available = project.available {
      if let months = rulebook.whole("R3.11.maanden", on: day, knownAt: known),
        available.until.map({ $0 > available.from.adding(months: months) }) ?? true
      {
        limits.append(.tooLong)
      }
      let isEarly = scheme.validFrom.map { available.from < $0 } ?? false
      if isEarly || schemeEnd.map({ available.from > $0 }) ?? false { limits.append(.outsideScheme) }
    }
    if project.people.contains(where: { $0.group != .statusHolders && $0.number > 0 }) { limits.append(.others) }
    return limits
  }

  /// The last day on which people can begin with the scheme, as known; nil when no rule says so.
  public var schemeEnd: Day? {
    if case .day(let end)? = rulebook.version(of: "R3.11.einde", on: perspective.day, knownAt: known)?.value {
      end
    } else {
      nil
    }
  }

  /// Status holders in all projects of the scheme that are certain, in the whole country.
  public var schemePeople: Int {
    projects(in: .netherlands).filter { $0.project.kind == .hotels && $0.project.phase.isCertain }
      .reduce(0) { $0 + $1.project.people(of: .statusHolders) }
  }

  /// By how many people all projects of the scheme together go beyond those who can take part; zero when they do not.
  public var peopleBeyondScheme: Int {
    guard let most = rulebook.whole("R3.11.hoogstens", on: perspective.day, knownAt: known) else { return 0 }
    return max(0, schemePeople - most)
  }
}
