// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Rulebook
import Territory
import Testing

/// Dividing a number over areas by a key (rules R4.5, R4.8, R5.10 to R5.14).
@Suite struct DivisionTests {
  let world: World
  let known: Moment

  init() throws {
    world = try World.standard()
    known = try noon("2022-07-01")
  }

  private func book(_ lines: [Line] = [], on iso: String = "2022-07-01") throws -> ChainBook {
    try world.book(lines, on: day(iso))
  }

  /// Every score the same, so that the key of the Spreidingswet weighs inhabitants.
  private func scores(_ thousandths: Int, year: Int = 2022, on iso: String = "2024-03-01") throws -> [Line] {
    try world.territory.municipalities(on: day(iso)).map { municipality in
      Line(
        .division(.score(municipality: municipality.code, year: year, thousandths: Count(thousandths))), known: known)
    }
  }

  @Test(arguments: [AreaKind.municipality, .safetyRegion, .province]) func everythingIsDividedOverEveryLevel(
    level: AreaKind
  ) throws {
    let book = try book()
    let division = try book.division(DivisionRequest(total: 51_000, level: level))
    #expect(division.given == 51_000 && division.rest == 0)
    #expect(try division.parties.count == world.territory.areas(of: level, on: day("2022-07-01")).count)
    // Nobody gets a whole place more or less than its quota: that is what the largest remainder promises.
    for (index, party) in division.parties.enumerated() {
      let weight = try #require(party.weight.whole)
      let sum = try #require(division.weight.whole)
      let down = Rounding.down.divide(product: 51_000, weight, by: sum)
      #expect(division.shares[index] == down || division.shares[index] == down + 1)
      let figure = division.figure(of: index)
      #expect(figure.whole == division.shares[index])
      checkTree(figure)
    }
  }

  @Test func aKeyIsReadInWordsAndWrittenBack() throws {
    for text in [
      "inwoners", "land", "inwoners x (ses-woa + 1) per gemeente", "70 procent inwoners + 30 procent land",
      "inwoners min bestaand", "50 procent inwoners x (ses-woa + 1) + 50 procent land min bestaand per gemeente",
    ] { #expect(DivisionKey(text)?.description == text) }
    #expect(DivisionKey("70% inwoners + 30% land") == DivisionKey("70 procent inwoners + 30 procent land"))
    for text in [
      "", "per gemeente", "min bestaand", "70 inwoners + 20 land", "inwoners + land", "inwoners x inwoners", "water",
      "0 inwoners + 100 land", "inwoners x", "+", "101 inwoners", "inwoners per gemeente min bestaand x",
    ] { #expect(DivisionKey(text) == nil, "\(text)") }
  }

  @Test func theKeyOfTheSpreidingswetRoundsEachMunicipalityAndAddsUp() throws {
    let book = try book(scores(170), on: "2024-03-01")
    var request = DivisionRequest(total: 96_000, level: .province, key: "spreidingswet")
    let division = try book.division(request)
    let municipalities = world.territory.municipalities(on: try day("2024-03-01"))
    #expect(division.parties.count == municipalities.count && division.input.method == .arithmetic)
    let sum = municipalities.reduce(0) { $0 + ($1.populations[2024] ?? 0) }
    for (index, municipality) in municipalities.enumerated() {
      let inhabitants = try #require(municipality.populations[2024])
      #expect(division.shares[index] == Rounding.halfUp.divide(product: 96_000, inhabitants, by: sum))
      #expect(division.parties[index].weight.number == Fraction(1170 * inhabitants, 1000))
    }
    let provinces = book.lines(of: division, at: .province)
    #expect(provinces.count == 12 && provinces.reduce(0) { $0 + $1.share } == division.given)
    #expect(division.rest == 96_000 - division.given)
    request.level = .municipality
    #expect(try book.division(request).shares == division.shares)
    checkTree(division.figure(of: 0))
  }

  @Test func aMissingScoreIsAskedForAndALowOneRefused() throws {
    let request = DivisionRequest(total: 1000, key: "spreidingswet")
    let without = try book(Array(scores(0).dropFirst()), on: "2024-03-01")
    let missing = try #require(throws: Faults.self) { try without.division(request) }
    #expect(missing.all[0].code == .scoreMissing && missing.all[0].problem.contains("Groningen"))
    let first = try #require(world.territory.municipalities(on: day("2024-03-01")).first).code
    let low = Line(.division(.score(municipality: first, year: 2022, thousandths: Count(-1000))), known: known)
    let faults = try #require(throws: Faults.self) {
      try book(Array(scores(0).dropFirst()) + [low], on: "2024-03-01").division(request)
    }
    #expect(faults.all[0].code == .scoreTooLow)
  }

  @Test func theKeyOfTheSpreidingswetDidNotExistInJuly2022() throws {
    let faults = try #require(throws: Faults.self) {
      try book(scores(0)).division(DivisionRequest(total: 1000, key: "spreidingswet"))
    }
    #expect(faults.all[0].code == .unknownKey && faults.all[0].advice.contains("2024-01-31"))
    #expect(try !book().divisionKeys().map(\.name).contains("spreidingswet"))
    let unknown = try #require(throws: Faults.self) { try book().division(DivisionRequest(total: 1, key: "water")) }
    #expect(unknown.all[0].code == .unknownKey)
  }

  @Test func aMixedKeyWeighsPartsOfTheWhole() throws {
    let division = try book().division(DivisionRequest(total: 10_000, key: "70 procent inwoners + 30 procent land"))
    let on = try day("2022-07-01")
    let municipalities = world.territory.municipalities(on: on)
    // Weesp was counted by itself on 1 January and is part of Amsterdam in July.
    let inhabitants = try municipalities.map {
      try #require(world.territory.population(of: $0.code, on: on, year: 2022))
    }
    let people = inhabitants.reduce(0, +)
    let land = municipalities.reduce(0) { $0 + $1.landArea }
    for (index, municipality) in municipalities.enumerated() {
      let exact =
        0.7 * Double(inhabitants[index]) / Double(people) + 0.3 * Double(municipality.landArea) / Double(land)
      let weight = try #require(division.parties[index].weight.whole)
      #expect(abs(Double(weight) / 1e12 - exact) < 2e-12)
    }
    checkTree(division.figure(of: 3))
  }

  /// Where each share is rounded by itself, what one has too much would be handed out on top.
  @Test(arguments: [DivisionMethod.up, .arithmetic]) func roundingEachApartCannotCountWhatStands(method: DivisionMethod)
  {
    let parties = [
      DivisionInput.Party(code: "A", weight: Fraction(1), standing: 100), .init(code: "B", weight: Fraction(1)),
    ]
    #expect(throws: Fault.self) { try DivisionInput(total: 0, method: method, parties: parties).shares() }
    let none = parties.map { DivisionInput.Party(code: $0.code, weight: $0.weight) }
    #expect((try? DivisionInput(total: 10, method: method, parties: none).shares()) == [5, 5])
  }

  /// A least number below a site counts as a site, and changes nothing for the others.
  @Test func aLeastNumberBelowASiteIsASite() throws {
    func shares(_ minimum: Int) throws -> [Int] {
      let parties =
        [DivisionInput.Party(code: "klein", weight: Fraction(9), minimum: minimum)]
        + (1...40).map { DivisionInput.Party(code: "G\($0)", weight: Fraction(100 * $0)) }
      return try DivisionInput(total: 5_000, method: .leximin, smallestSite: 100, parties: parties).shares()
    }
    let with = try shares(100)
    #expect(try shares(1) == with && with[0] == 100 && with.reduce(0, +) == 5_000)
    // Nobody else carries more than they must: the load of the largest is that without the small one, or hardly more.
    let without = try shares(0)
    #expect(zip(with, without).dropFirst().allSatisfy { $0 <= $1 + 100 })
    let most = try #require(with.dropFirst().enumerated().map { Fraction($1, 100 * ($0 + 1)) }.max())
    #expect(try most <= #require(without.dropFirst().enumerated().map { Fraction($1, 100 * ($0 + 1)) }.max()))
  }

  /// The fault names what conflicts: the size of a site, or the least number.
  @Test func aSiteAboveTheMost() throws {
    let party = DivisionInput.Party(code: "A", weight: Fraction(0), minimum: 2, maximum: 3)
    let fault = #expect(throws: Fault.self) {
      try DivisionInput(
        total: 3, method: .leximin, smallestSite: 4, parties: [party, .init(code: "B", weight: Fraction(1))]
      )
      .shares()
    }
    #expect(fault?.problem.contains("kleinste locatie") == true)
  }

  @Test func whatStandsCountsForWhoHasIt() throws {
    var request = DivisionRequest(total: 1000, level: .province, key: "inwoners-min-bestaand")
    request.standing = ["PV20": 5000]
    let division = try book().division(request)
    #expect(division.given == 1000 && division.shares[0] == 0)
    request.standing = ["PV20": 0]
    let without = try book().division(request)
    #expect(without.shares[0] > 0 && zip(division.shares, without.shares).dropFirst().allSatisfy { $0 >= $1 })
    for index in division.parties.indices { checkTree(division.figure(of: index)) }
  }

  @Test func levellingLiftsTheLowest() throws {
    var request = DivisionRequest(total: 3000, level: .province)
    request.method = .leximin
    request.standing = ["PV28": 9000]
    let division = try book().division(request)
    #expect(division.given == 3000 && division.shares[8] == 0)
    let loads = zip(division.input.parties, division.shares).map { Fraction($0.standing + $1) / $0.weight }
    // Whoever got one had no more than anybody before it came.
    for (index, share) in division.shares.enumerated() where share > 0 {
      let before = Fraction(division.input.parties[index].standing + share - 1) / division.input.parties[index].weight
      #expect(loads.allSatisfy { before <= $0 })
    }
    for index in division.parties.indices { checkTree(division.figure(of: index)) }
    let fairness = try #require(try book().fairness(of: division))
    #expect(fairness.lowest < fairness.highest && fairness.gini > 0 && fairness.theilBetween > 0)
  }

  /// Two sites of a hundred belong in the two largest provinces, though one in the smallest would lift it highest.
  @Test func sitesOfASmallestSizeGoWhereTheyWeighLeast() throws {
    var request = DivisionRequest(total: 250, level: .province)
    request.method = .leximin
    request.smallestSite = 100
    let division = try book().division(request)
    #expect(division.shares.filter { $0 > 0 }.count == 2 && division.shares[7] >= 100 && division.shares[8] >= 100)
    // By brute force over pairs: no other two sites have a lower highest load.
    let weights = division.input.parties.map(\.weight)
    let highest = max(Fraction(division.shares[7]) / weights[7], Fraction(division.shares[8]) / weights[8])
    for first in weights.indices {
      #expect(Fraction(250) / weights[first] >= highest)
      for second in weights.indices where second != first {
        for share in 100...150 {
          #expect(max(Fraction(share) / weights[first], Fraction(250 - share) / weights[second]) >= highest)
        }
      }
    }
    request.total = 50
    #expect(try #require(throws: Faults.self) { try book().division(request) }.all[0].code == .divisionImpossible)
  }

  @Test func limitsThatCannotBeKeptAreNamed() throws {
    var request = DivisionRequest(total: 1000, level: .province)
    request.limits = ["PV20": .init(minimum: 600), "PV21": .init(minimum: 500), "PV22": .init(minimum: 1)]
    let floors = try #require(throws: Faults.self) { try book().division(request) }
    #expect(floors.all[0].code == .divisionImpossible)
    #expect(floors.all[0].problem.contains("PV20 en PV21") && !floors.all[0].problem.contains("PV22"))
    request.limits = ["GM0363": .init(minimum: 600)]
    #expect(try #require(throws: Faults.self) { try book().division(request) }.all[0].code == .unknownParty)
    request.limits = ["PV20": .init(minimum: 5, maximum: 4)]
    #expect(try #require(throws: Faults.self) { try book().division(request) }.all[0].code == .divisionImpossible)
    request.limits = [:]
    request.smallestSite = 100
    #expect(try #require(throws: Faults.self) { try book().division(request) }.all[0].code == .needsLevelling)
    request.smallestSite = 1
    request.total = -1
    #expect(try #require(throws: Faults.self) { try book().division(request) }.all[0].code == .divisionImpossible)
  }

  @Test func anOwnTableDividesOverAnyNames() throws {
    var request = DivisionRequest(total: 10)
    request.table = ["a": Fraction(1, 3), "b": Fraction(2, 3), "c": Fraction(0)]
    let division = try book().division(request)
    #expect(division.shares == [3, 7, 0] && division.keyName == "eigen tabel")
    request.table = ["a": Fraction(0)]
    #expect(try #require(throws: Faults.self) { try book().division(request) }.all[0].code == .noWeight)
    request.table = ["a": Fraction(-1), "b": Fraction(1)]
    #expect(try #require(throws: Faults.self) { try book().division(request) }.all[0].code == .negativeWeight)
    request.table = [:]
    #expect(try #require(throws: Faults.self) { try book().division(request) }.all[0].code == .noWeight)
    request.table = ["a": Fraction(999_999_999_999_999), "b": Fraction(1, 1_000_000_000)]
    #expect(try #require(throws: Faults.self) { try book().division(request) }.all[0].code == .weightsTooFine)
  }

  @Test func anOwnTableOfMunicipalitiesAddsUpToProvinces() throws {
    var request = DivisionRequest(total: 100, level: .province)
    request.method = .arithmetic
    request.table = ["GM0014": Fraction(10), "GM0037": Fraction(15), "GM0363": Fraction(60)]
    let book = try book()
    let lines = book.lines(of: try book.division(request), at: .province)
    #expect(lines.map(\.code) == ["PV20", "PV27"] && lines.map(\.share) == [12 + 18, 71])
  }

  @Test func effortAlreadyMadeCountsForAsMuchAsTheTableSays() throws {
    let azc = try location("azc", .centre, [(400, period("2022-01-01", "2025-01-01"))])
    let crisis = try location("hal", .crisis, by: .municipality, [(150, period("2022-06-01"))])
    let lines = [Line(azc, known: known), Line(crisis, known: known)]
    var request = DivisionRequest(total: 1000)
    request.credit = DivisionCredit("regulier=100,crisis=50")
    let division = try book(lines).division(request)
    let groningen = try #require(division.parties.first { $0.code == "GM0014" })
    #expect(groningen.standing?.whole == 400 + 75)
    checkTree(try #require(groningen.standing))
    #expect(division.parties.reduce(0) { $0 + ($1.standing?.whole ?? 0) } == 475)
    // Of the 1826 days of five years, 915 are left.
    request.credit = DivisionCredit("regulier=100", fullYears: 5)
    let shorter = try book(lines).division(request)
    #expect(shorter.parties.first { $0.code == "GM0014" }?.standing?.whole == 200)
    #expect(DivisionCredit("regulier=100,water=3") == nil && DivisionCredit("regulier=-1") == nil)
    #expect(DivisionCredit("") == nil && DivisionCredit("ja")?.percentages == DivisionCredit.whole.percentages)
  }

  @Test func reasonsFollowFromMakingItAgain() throws {
    var request = DivisionRequest(total: 1000, level: .province)
    request.limits = ["PV27": .init(maximum: 50)]
    let division = try book().division(request)
    let capped = division.reasons(of: 7)
    #expect(capped.share == 50 && (capped.withoutLimits ?? 0) > 100 && capped.relieved.isEmpty)
    for index in division.parties.indices {
      let reasons = division.reasons(of: index)
      #expect(reasons.gainers.count == 1 && reasons.losers.count == 1)
      #expect(index == 7 || reasons.relieved.count == 1)
      if let more = reasons.weightForMore {
        var changed = division.input
        changed.parties[index].weight = division.input.parties[index].weight * Fraction(100 + more, 100)
        #expect(try changed.shares()[index] > division.shares[index])
      }
    }
  }

  @Test func aKeptDivisionComesOutTheSameWhateverChanges() throws {
    let division = try book().division(DivisionRequest(total: 777))
    let kept = division.kept(as: try slug("tafel"), title: "Tafel", on: try day("2022-07-01"))
    let more = Line(.housing(.population(area: try code("GM0014"), year: 2022, count: Count(1))), known: known)
    let book = try book([Line(.division(.kept(kept)), known: known), more])
    let found = try #require(book.keptDivision(try slug("tafel"))).division
    #expect(found == kept && found.isReproduced && book.division(found).shares == division.shares)
    #expect(try book.division(DivisionRequest(total: 777)).shares != division.shares)
    var wrong = kept
    wrong.shares[0] += 1
    #expect(!wrong.isReproduced)
    #expect(try book.figure(.dossier(.divided, slug("tafel"), .day(day("2022-07-01"))))?.whole == 777)
  }
}
