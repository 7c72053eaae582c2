// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Rulebook
import Territory
import Testing

func slug(_ text: String) throws -> Slug { try #require(Slug(text), "\(text) is no short name") }

/// From a day up to and not including another; without an end when there is none.
func period(_ from: String, _ until: String? = nil) throws -> Period {
  Period(from: try day(from), until: try until.map(day))
}

/// A location in Groningen unless told otherwise, open since 2022.
func location(
  _ id: String, in municipality: String = "GM0014", _ kind: LocationKind, hub: String? = nil,
  open: Period? = nil, _ contracts: [(places: Int, period: Period)]? = nil,
  shares: [(group: TargetGroup, places: Int)] = []
) throws -> Location {
  let all = try period("2022-01-01")
  return Location(
    id: try slug(id), name: "Locatie \(id)", municipality: try code(municipality), kind: kind,
    hub: try hub.map(slug), open: open ?? all,
    contracts: (contracts ?? [(100, all)]).map { Location.Contract(period: $0.period, places: $0.places) },
    shares: shares.map { Location.Share(group: $0.group, period: all, places: $0.places) })
}

/// A regular centre.
func location(
  _ id: String, open: Period? = nil, _ contracts: [(places: Int, period: Period)]? = nil,
  shares: [(group: TargetGroup, places: Int)] = []
) throws -> Location {
  try location(id, .centre, open: open, contracts, shares: shares)
}

func site(_ location: Location) -> Fact { .reception(.location(location)) }

func occupancy(_ location: String, _ people: Int, on iso: String) throws -> Fact {
  .reception(.occupancy(location: try slug(location), day: try day(iso), count: Count(people)))
}

func crisisPlaces(_ region: String, _ count: Int, on iso: String) throws -> Fact {
  .crisis(.places(region: try code(region), day: try day(iso), count: Count(count)))
}

func placed(_ region: String, _ count: Int, on iso: String) throws -> Fact {
  .crisis(.placed(region: try code(region), day: try day(iso), count: Count(count)))
}

func assigned(_ region: String, _ count: Int, on iso: String = "2022-07-01") throws -> Fact {
  .crisis(.assigned(region: try code(region), day: try day(iso), count: Count(count)))
}

func decision(_ region: String, _ isWoundDown: Bool, on iso: String) throws -> Fact {
  .crisis(.windDown(WindDown(region: try code(region), day: try day(iso), isWoundDown: isWoundDown)))
}

/// The official table: three hundred for each region, and some more or fewer for the regions named.
func assignedTable(_ changes: [Int: Int] = [:]) throws -> [Fact] {
  try (1...25).map { try assigned($0 < 10 ? "VR0\($0)" : "VR\($0)", 300 + (changes[$0] ?? 0)) }
}

extension Submission {
  /// Facts of any subject, each with its line in a file.
  static func hand(
    in facts: [Fact], source: String = "proefbrief", key: String? = nil, isDryRun: Bool = false
  ) -> Submission {
    Submission(
      submitter: clerk, key: key, isDryRun: isDryRun,
      intent: .record(
        facts.enumerated().map { SourcedFact($0.element, source: source, place: "regel \($0.offset + 2)") }))
  }
}

extension Office {
  /// The faults with which the office refuses, each as its code and place; empty when it does not.
  func refusals(_ submission: Submission) async -> [String] {
    do {
      _ = try await handle(submission)
      return []
    } catch let faults as Faults {
      for fault in faults.all {
        #expect(!fault.problem.isEmpty && !fault.advice.isEmpty)
        #expect(fault.description.firstMatch(of: /\d{4}-\d{2}-\d{2}/) == nil, "days are in words: \(fault)")
      }
      return faults.all.map { [$0.code.rawValue, $0.place].compactMap(\.self).joined(separator: " ") }
    } catch {
      Issue.record("the office throws nothing but faults: \(error)")
      return []
    }
  }
}
