// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Which places are durable (R5.14).
@Suite struct DurableTests {
  private func durable(_ sites: [Location], on iso: String = "2024-06-01") throws -> Int? {
    try Flevoland.book([], sites, on: iso).of(.durablePlaces, "PV24").whole
  }

  private func status(_ site: Location, on iso: String = "2024-06-01") throws -> DurableStatus? {
    try Flevoland.book([], [site], on: iso).durableSites(in: code("PV24"), in: 2024).first?.status
  }

  private func azc(
    _ contracts: [(places: Int, period: Period)], _ id: String = "azc", in municipality: String = "GM0034"
  )
    throws -> Location
  {
    try location(id, in: municipality, open: period("2015-01-01"), contracts)
  }

  /// Five years from the reference day, to the day; and of what begins later from the day it begins.
  @Test(arguments: [
    ("2020-01-01", "2029-06-01", 300), ("2020-01-01", "2029-05-31", 0), ("2020-01-01", nil, 300),
    ("2025-06-01", "2030-06-01", 300), ("2025-06-01", "2030-05-31", 0), ("2025-06-02", nil, 0),
    ("2024-06-01", "2029-06-01", 300),
  ]) func fiveYearsToTheDay(from: String, until: String?, places: Int) throws {
    #expect(try durable([azc([(300, period(from, until))])]) == places)
  }

  @Test func contractsThatFollowEachOtherCountTogether() throws {
    let first = try (places: 300, period: period("2020-01-01", "2026-01-01"))
    #expect(try durable([azc([first])]) == 0)
    #expect(try durable([azc([first, (250, period("2026-01-01", "2030-01-01"))])]) == 250, "the least of them stays")
    #expect(try durable([azc([first, (250, period("2026-01-02", "2030-01-01"))])]) == 0, "a day without a contract")
    #expect(try durable([azc([(100, period("2020-01-01", "2025-01-01")), (400, period("2025-01-01"))])]) == 400)
  }

  @Test func aClosingEndsIt() throws {
    let closing = try location(
      "azc", in: "GM0034", open: period("2015-01-01", "2027-01-01"), [(300, period("2015-01-01"))])
    #expect(try durable([closing]) == 0 && status(closing) == .tooShort)
  }

  @Test func whyAPlaceDoesNotCount() throws {
    let long = try period("2020-01-01")
    #expect(try status(azc([(300, long)])) == .counts)
    #expect(try status(azc([(99, long)])) == .tooSmall)
    #expect(try status(azc([(300, period("2020-01-01", "2026-01-01"))])) == .tooShort)
    #expect(try status(azc([(300, period("2020-01-01", "2023-01-01"))])) == .noContract)
    #expect(try status(location("boot", in: "GM0034", .ship, [(300, long)])) == .emergency)
    #expect(try status(location("goo", in: "GM0034", .municipalUkraine, [(300, long)])) == nil, "not of COA")
  }

  /// Regular places may be spread over a municipality, not over two; special ones may not be spread.
  @Test func smallSites() throws {
    let long = try period("2020-01-01")
    let two = try [azc([(60, long)], "een"), azc([(40, long)], "twee")]
    #expect(try durable(two) == 100)
    #expect(try durable([azc([(60, long)], "een"), azc([(39, long)], "twee")]) == 0)
    #expect(try durable([azc([(60, long)], "een"), azc([(40, long)], "twee", in: "GM0995")]) == 0)
    #expect(try durable([location("amv", in: "GM0034", .minors, [(16, long)])]) == 16)
    #expect(
      try durable([
        location("amv", in: "GM0034", .minors, [(15, long)]), location("kwv", in: "GM0034", .minorsSmall, [(15, long)]),
      ]) == 0)
  }

  @Test func kindsAreToldApart() throws {
    let long = try period("2020-01-01")
    let shares = [Location.Share(group: .minors, period: long, places: 40)]
    let sites = [
      try location("azc", in: "GM0034", [(300, long)], shares: shares),
      try location("htl", in: "GM0034", .supervision, [(20, long)]),
      try location("kwg", in: "GM0034", .minorsGroup, [(16, long)]),
    ]
    let book = try Flevoland.book([], sites, on: "2024-06-01")
    let counting = Dictionary(
      uniqueKeysWithValues: book.durableSites(in: try code("PV24"), in: 2024).map { ($0.location.id.text, $0.counting) }
    )
    #expect(counting["azc"] == PlaceCounts(regular: 260, minors: 40))
    #expect(counting["htl"] == PlaceCounts(special: 20) && counting["kwg"] == PlaceCounts(minors: 16))
    let figure = try book.of(.durablePlaces, "GM0034")
    #expect(figure.whole == 336)
    checkTree(figure)
    #expect(try book.figure(.dossier(.durablePlaces, slug("azc"), .year(2024)))?.whole == 300)
    #expect(try book.figure(.dossier(.durablePlaces, slug("niets"), .year(2024))) == nil)
  }

  @Test func openAssignment() throws {
    let long = try period("2020-01-01")
    func open(_ places: Int) throws -> Figure {
      try Flevoland.book(try Flevoland.published(), [azc([(places, long)])], on: "2024-06-01").of(
        .openAssignment, "PV24")
    }
    #expect(try open(400).whole == 600 && open(1_000).whole == 0 && open(5_000).whole == 0)
    checkTree(try open(5_000))
    let bare = try Flevoland.book(try Flevoland.published(), on: "2024-06-01")
    #expect(try bare.of(.openAssignment, "PV24").unknownReason == .partUnknown, "no locations is not no places")
    #expect(try bare.of(.durablePlaces, "NL").unknownReason == .notReported)
  }
}
