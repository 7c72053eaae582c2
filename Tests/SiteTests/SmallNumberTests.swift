// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Office
import Testing

@testable import Site

/// Small numbers of people in a location leave by no door (R10.8): whatever the number is, everybody reads the same.
@Suite struct SmallNumberTests {
  private static let day = "2022-06-27"

  /// A register in which so many people live in a small house, which were corrected from more to so many in another, and
  /// where there are large locations beside them.
  private static func record(_ people: Int, in site: TestSite) async throws {
    let facts =
      try ReceptionFacts.locations() + [
        try ReceptionFacts.location("klein-huis", "Klein huis", "GM0202", .small, until: "2022-09-01", places: 50),
        try ReceptionFacts.location(
          "huis-twee", "Huis twee", "GM0202", .crisis, until: nil, places: 50, runner: .municipality),
        .reception(
          .occupancy(
            location: try ReceptionFacts.slug("klein-huis"), day: try ReceptionFacts.day(day), count: Count(people))),
        .reception(
          .occupancy(
            location: try ReceptionFacts.slug("azc-utrecht"), day: try ReceptionFacts.day(day), count: Count(300))),
      ]
    try await ReceptionFacts.record(facts, in: site)
    let wrong = Fact.reception(
      .occupancy(location: try ReceptionFacts.slug("huis-twee"), day: try ReceptionFacts.day(day), count: Count(40)))
    try await ReceptionFacts.record([wrong], in: site)
    let position = try await site.office.desk().state.position
    _ = try await site.office.handle(
      Submission(
        submitter: TestSite.writer, source: "proef",
        intent: .correct(position: position, replacement: people, reason: "Verkeerd geteld")))
  }

  /// Every way in which somebody can ask for something about them.
  private static func doors(_ position: Int) -> [String] {
    let entries: [String] = (position - 8...position).map { String($0) }
    var doors: [String] = pages() + files(position)
    doors += ["/wijzigingen", "/wijzigingen?gebied=GM0202", "/journaal", "/journaal?voor=\(position)"]
    doors += figures().map { "/" + $0 }
    for entry in entries { doors += ["/journaal/\(entry)", "/journaal/\(entry)/corrigeren"] }
    doors += figures().map { "/api/v1/" + $0 }
    doors += entries.map { "/api/v1/feiten/\($0)" }
    doors += ["/api/v1/feiten?page=1&pageSize=100", "/api/v1/feiten?page=9999", "/api/v1/crisisregios"]
    for path in [
      "opvang?gebied=GM0202&", "opvang?", "opvanglocaties?", "opvanglocaties/klein-huis?", "opvanglocaties/huis-twee?",
    ] {
      doors += ["2022-07-01", "2022-07-10", day].map { "/api/v1/\(path)peildatum=\($0)" }
    }
    return doors
  }

  private static func pages() -> [String] {
    var pages = ["/", "/opvang", "/opvang?peildatum=\(day)", "/opvang?peildatum=2022-07-10", "/crisis", "/kaart"]
    for path in ["/opvang/locaties/klein-huis", "/opvang/locaties/huis-twee", "/opvang/locaties"] {
      pages += ["", "?peildatum=\(day)", "?peildatum=2022-07-10", "?peildatum=\(day)&bekendOp=2030-01-01"].map {
        path + $0
      }
    }
    for column in ["mensen", "bezettingsgraad"] {
      pages += ["op", "af"].map { "/opvang/locaties?peildatum=\(day)&sorteer=\(column)&richting=\($0)" }
    }
    for path in ["/gemeenten/GM0202", "/provincies/PV25", "/veiligheidsregios/VR07", "/crisis/VR07"] {
      pages.append("\(path)?peildatum=\(day)")
    }
    return pages
  }

  private static func figures() -> [String] {
    var figures: [String] = []
    for measure in ["bezet", "bezettingsgraad"] {
      for place in ["klein-huis", "huis-twee", "GM0202", "PV25", "VR07", "NL"] {
        figures += [day, "2022-07-10"].map { "uitleg/\(measure)/\(place)/\($0)" }
      }
    }
    return figures
  }

  private static func files(_ position: Int) -> [String] {
    var files: [String] = []
    for format in ["ods", "xlsx", "csv", "csv-open", "csvw", "json"] {
      files += [
        "/opvang/locaties?peildatum=\(day)&formaat=\(format)&tabel=locaties",
        "/opvang/locaties/klein-huis?peildatum=\(day)&formaat=\(format)&tabel=bezetting",
        "/journaal?formaat=\(format)", "/journaal/\(position - 1)?formaat=\(format)&tabel=correcties",
        "/opvang?peildatum=\(day)&formaat=\(format)",
      ]
    }
    return files
  }

  private static func answers(_ people: Int) async throws -> [(door: String, status: Int, body: String)] {
    let site = try await TestSite()
    try await record(people, in: site)
    let position = try await site.position()
    var all: [(String, Int, String)] = []
    for door in doors(position) {
      let reply = try await site.get(door, isLocal: false)
      // Workbooks say when they were made.
      let isZip = reply.body.hasPrefix("PK")
      all.append((door, reply.status, isZip ? "" : reply.body))
    }
    return all
  }

  @Test func whateverTheNumberIsEverybodyReadsTheSame() async throws {
    let three = try await SmallNumberTests.answers(3)
    #expect(three.count { $0.status == 200 } > 130, "\(three.filter { $0.status != 200 }.map(\.door))")
    for other in [1, 2, 4] {
      for (left, right) in zip(three, try await SmallNumberTests.answers(other)) {
        #expect(left.status == right.status && left.body == right.body, "\(other) \(left.door)")
      }
    }
    // The test would see it: a number that is not small does make a difference, through many doors.
    let large = try await SmallNumberTests.answers(7)
    #expect(zip(three, large).count { $0.body != $1.body } > 60)
    // And what is read, says why.
    let page = try #require(three.first { $0.door.hasSuffix("klein-huis?peildatum=\(SmallNumberTests.day)") }?.body)
    #expect(page.contains("minder dan 5"))
  }

  @Test func officeFilesDoNotHaveItEither() async throws {
    let site = try await TestSite()
    try await SmallNumberTests.record(3, in: site)
    let target = "/opvang/locaties/klein-huis?peildatum=\(SmallNumberTests.day)&tabel=bezetting&formaat="
    // The sheets are packed: the same cells as in the other forms, of which one is read here.
    for format in ["csv", "csv-open"] {
      let body = try await site.get(target + format, isLocal: false).body
      let row = try #require(body.split(whereSeparator: \.isNewline).dropFirst().first)
      #expect(!row.split(whereSeparator: { $0 == "," || $0 == ";" }).contains("3"), "\(row)")
    }
  }

  @Test func noughtStaysNoughtAndFiveIsFive() async throws {
    for (people, words) in [(0, ">0<"), (5, ">5<")] {
      let site = try await TestSite()
      try await SmallNumberTests.record(people, in: site)
      let target = "/opvang/locaties/klein-huis?peildatum=\(SmallNumberTests.day)"
      let body = try await site.get(target, isLocal: false).body
      #expect(body.contains(words) && !body.contains("minder dan"), "\(people)")
    }
  }

  @Test func ofMinorsTenIsTheFirstNumberToBeShown() async throws {
    for (people, words) in [(9, "minder dan 10"), (10, ">10<")] {
      let site = try await TestSite()
      try await ReceptionFacts.record(
        [
          try ReceptionFacts.location("jongeren", "Jongeren", "GM0202", .minorsSmall, until: nil, places: 20),
          .reception(
            .occupancy(
              location: try ReceptionFacts.slug("jongeren"), day: try ReceptionFacts.day(SmallNumberTests.day),
              count: Count(people))),
        ], in: site)
      let target = "/opvang/locaties/jongeren?peildatum=\(SmallNumberTests.day)"
      #expect(try await site.get(target, isLocal: false).body.contains(words), "\(people)")
    }
  }

  @Test func aTotalDoesNotGiveItAway() async throws {
    let site = try await TestSite()
    try await SmallNumberTests.record(3, in: site)
    let target = "/api/v1/uitleg/bezet/NL/\(SmallNumberTests.day)"
    // 1.990 and 300: what is small is not in the total, which says that there are more.
    let body = try await site.get(target, isLocal: false).body
    #expect(body.contains("minstens 2.290"), "\(body.prefix(400))")
    #expect(
      try await site.get("/uitleg/bezet/GM0202/\(SmallNumberTests.day)", isLocal: false).body.contains("onbekend"))
  }

  @Test func whoAnswersForItSeesIt() async throws {
    let door = try await DoorSite()
    try await SmallNumberTests.record(3, in: door.site)
    let position = try await door.site.position()
    // One house is run by COA, the other by the municipality; COA may record of both.
    let readers = [("GM0202", false, true), ("COA", true, true), ("GM0363", false, false), ("VNG", false, false)]
    for (organisation, seesFirst, seesSecond) in readers {
      let name = "lezer-\(organisation.lowercased())"
      try await door.enrol(name, organisation, .read)
      let cookie = try await door.signIn(name)
      for (house, sees) in [("klein-huis", seesFirst), ("huis-twee", seesSecond)] {
        let body = try await door.get("/opvang/locaties/\(house)?peildatum=\(SmallNumberTests.day)", cookie).body
        #expect(body.contains("minder dan 5") != sees, "\(name) \(house)")
      }
      #expect(try await door.get("/journaal/\(position)", cookie).body.contains("wordt minder dan 5") != seesSecond)
      // The page of one is never kept for another, and nobody sees it over the API, which knows no accounts.
      #expect(try await door.get("/api/v1/feiten/\(position)", cookie).body.contains("minder dan 5"))
    }
  }

  @Test func whoWorksAtTheComputerSeesIt() async throws {
    let site = try await TestSite()
    try await SmallNumberTests.record(3, in: site)
    let target = "/opvang/locaties/klein-huis?peildatum=\(SmallNumberTests.day)"
    // A page that was kept for one is not given to the other, in whatever order they come.
    for isLocal in [true, false, true, false] {
      let body = try await site.get(target, isLocal: isLocal).body
      #expect(body.contains("minder dan 5") != isLocal)
      #expect(body.contains(">3<") == isLocal)
    }
    let entry = "/journaal/\(try await site.position())"
    #expect(try await site.get(entry, isLocal: true).body.contains("wordt 3"))
    #expect(try await site.get(entry, isLocal: false).body.contains("wordt minder dan 5"))
  }

  @Test func sealsAreClosedFromTheFirstSmallNumberOn() async throws {
    let site = try await TestSite()
    let before = try await site.position()
    try await SmallNumberTests.record(3, in: site)
    let after = try await site.position()
    #expect(try await site.get("/api/v1/feiten/\(before)", isLocal: false).body.contains("\"controlegetal\": \""))
    // The one after it could be tried out with each of the few numbers.
    #expect(try await site.get("/api/v1/feiten/\(after)", isLocal: false).body.contains("\"controlegetal\": null"))
  }
}
