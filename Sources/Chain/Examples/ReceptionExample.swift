// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Rulebook
import Territory

/// Makes up reception locations all over the country, and how many people were there (voorbeeld).
///
/// What COA published comes out of them: as known on the first day their places add up to its portfolio on every day that
/// it named, and later to the places it then spoke of; the people reported each week add up to those at locations of COA
/// on the days that it counted them, and lie on a straight line in between. What does not count for COA adds up to
/// nothing that was published. The same seed gives the same locations on every machine.
public struct ReceptionExample {
  let book: ChainBook
  var numbers: SeededNumbers
  var dealer: PlaceDealer
  private var names: InventedNames
  /// How many locations of each kind were made: neighbours in the list differ in their groups.
  private var made: [LocationKind: Int] = [:]

  /// A generator that adds up to the national figures in `book`.
  public init(book: ChainBook, seed: UInt64) {
    self.book = book
    var numbers = SeededNumbers(seed: seed, part: 1)
    dealer = PlaceDealer(book.territory, &numbers)
    names = InventedNames(
      endingIn: ["hof", "veld", "horst", "kamp", "oord", "weide", "brink", "akker", "gaarde"], &numbers)
    self.numbers = numbers
  }

  /// The locations and the people in them; nil when a national figure that they must add up to is unknown.
  public mutating func facts() -> [InventedFact]? {
    guard let published = PublishedReception(book) else { return nil }
    var sites = lastingSites(published)
    sites += endingSites(published)
    sites += openingSites(published, beside: sites)
    let elsewhere = sitesForUkraine(from: published.start)
    let all = sites + [closedSite(before: published.start)] + elsewhere
    return all.flatMap(\.facts) + weeks(of: sites, published) + reports(of: elsewhere, from: published.start)
  }

  /// A first day of a month, so many months from another day.
  func turn(_ day: Day, months: Int) -> Day { Month(containing: day).adding(months: months).firstDay }

  /// A location that does not exist, with the groups that suit its kind.
  mutating func location(
    _ kind: LocationKind, in municipality: AreaCode? = nil, named: (name: String, id: Slug)? = nil,
    by runner: LocationRunner = .coa, open: Period, _ contracts: [Location.Contract]
  ) -> Location {
    let name = named?.name ?? (kind == .ship ? "Schip " : "") + names.next()
    var location = Location(
      id: named?.id ?? Slug(invented: name), name: name, municipality: municipality ?? dealer.next(&numbers),
      kind: kind, runner: runner, open: open, contracts: contracts, certainty: .invented)
    let variant = made[kind, default: 0]
    made[kind] = variant + 1
    location.share(SiteRecipe.groups(of: kind, variant: variant))
    return location
  }

  private mutating func site(_ location: Location, known: Day) -> InventedSite {
    InventedSite(first: (location, known), emptiness: Int.random(in: 400...1_600, using: &numbers))
  }

  /// The locations that are there for longer than the portfolio says: together as many places as its last day has.
  private mutating func lastingSites(_ published: PublishedReception) -> [InventedSite] {
    let last = published.portfolio[published.portfolio.count - 1]
    var drafts = smallMinors()
    let recipes = SiteRecipe.ofCOA.flatMap { Array(repeating: $0, count: $0.lasting) }
    let rest = last.value - drafts.reduce(0) { $0 + $1.places }
    drafts += zip(recipes, inFives(rest, over: recipes.map(\.places))).map { ($0.kind, $1) }
    var sites: [InventedSite] = []
    var hubs: [Location] = []
    for (kind, places) in drafts {
      var site = lastingSite(kind, places, from: published.start, after: last.day)
      if kind == .regional { hubs.append(site.first.location) }
      if kind == .satellite, !hubs.isEmpty {
        let hub = hubs[(made[kind] ?? 0) % hubs.count]
        site.first.location.hub = hub.id
        site.first.location.municipality = dealer.near(hub.municipality, &numbers)
      }
      sites.append(site)
    }
    return sites
  }

  /// Small homes for unaccompanied minors, each with as many places as the rules say that such a home has.
  private mutating func smallMinors() -> [(kind: LocationKind, places: Int)] {
    let day = book.perspective.day
    let least = book.ruleFigure("R2.soort.kwv.minimum", on: day).whole ?? 1
    let most = book.ruleFigure("R2.soort.kwv.maximum", on: day).whole ?? least
    let homes = (0..<8).map { _ in (LocationKind.minorsSmall, Int.random(in: least...most, using: &numbers)) }
    return homes + (0..<6).map { _ in (LocationKind.minorsGroup, Int.random(in: 5...9, using: &numbers)) }
  }

  private mutating func lastingSite(_ kind: LocationKind, _ places: Int, from start: Day, after last: Day)
    -> InventedSite
  {
    // A satellite comes after its regional site.
    let age = kind == .satellite ? 3...22 : 24...144
    let opening = turn(start, months: -Int.random(in: age, using: &numbers))
    let months = Int.random(in: 1...84, using: &numbers)
    let end = months % 6 == 0 ? nil : turn(last, months: months)
    let contract = Location.Contract(period: Period(from: opening, until: end), places: places)
    let canGrow = ![.satellite, .minorsSmall, .minorsGroup].contains(kind)
    let hasGrown = canGrow && made[kind, default: 0] % 2 == 1
    guard hasGrown else {
      return site(
        location(kind, open: Period(from: opening, until: nil), [contract]), known: opening.adding(days: -28))
    }
    // Every other one became larger some months ago, by a new contract.
    let change = turn(start, months: -Int.random(in: 2...9, using: &numbers))
    let contracts = [
      Location.Contract(period: Period(from: opening, until: change), places: places * 4 / 5),
      Location.Contract(period: Period(from: change, until: end), places: places),
    ]
    let grown = location(kind, open: Period(from: opening, until: nil), contracts)
    var small = grown
    (small.contracts, small.shares) = ([contracts[0]], [])
    var site = site(small, known: opening.adding(days: -28))
    site.later = (grown, change.adding(days: -Int.random(in: 8...28, using: &numbers)))
    return site
  }

  /// A location of a kind that is no longer there.
  private mutating func closedSite(before start: Day) -> InventedSite {
    let period = Period(from: turn(start, months: -66), until: turn(start, months: -28))
    let closed = location(.guidance, open: period, [.init(period: period, places: 45)])
    return site(closed, known: period.from.adding(days: -28))
  }
}

// Contracts that end, and new locations.
extension ReceptionExample {
  /// The locations of which the contract ends between two days of the portfolio: together as many places as it then
  /// falls. Of every two that end in the half-year after the first day, one gets a longer contract in time.
  private mutating func endingSites(_ published: PublishedReception) -> [InventedSite] {
    let portfolio = published.portfolio
    var recipes = SiteRecipe.ofCOA.flatMap { Array(repeating: $0, count: $0.ending) }.shuffled(using: &numbers)
    var sites: [InventedSite] = []
    for (index, (from, until)) in zip(portfolio, portfolio.dropFirst()).enumerated() {
      let fall = from.value - until.value
      let isLast = index == portfolio.count - 2
      let group = isLast ? recipes : ReceptionExample.take(fall, from: &recipes)
      for (number, (recipe, places)) in zip(group, inFives(fall, over: group.map(\.places))).enumerated() {
        let months = Int(Month(containing: until.day).index - Month(containing: from.day).index)
        let end = turn(from.day, months: Int.random(in: 1...months, using: &numbers))
        var site = endingSite(recipe.kind, places, start: published.start, end: end)
        if index < 2, number % 2 == 1 { extend(&site, from: end, after: portfolio[portfolio.count - 1].day) }
        sites.append(site)
      }
    }
    return sites
  }

  /// So many of the recipes as come nearest to a number of places, at least one.
  private static func take(_ places: Int, from recipes: inout [SiteRecipe]) -> [SiteRecipe] {
    var taken: [SiteRecipe] = []
    var sum = 0
    while let next = recipes.last, taken.isEmpty || sum + next.places / 2 <= places {
      taken.append(recipes.removeLast())
      sum += next.places
    }
    return taken
  }

  private mutating func endingSite(_ kind: LocationKind, _ places: Int, start: Day, end: Day) -> InventedSite {
    let opening = start.adding(days: -Int.random(in: 35...330, using: &numbers))
    let contract = Location.Contract(period: Period(from: opening, until: end), places: places)
    return site(location(kind, open: Period(from: opening, until: nil), [contract]), known: opening.adding(days: -9))
  }

  /// Makes the contract of a location longer, some weeks before it ends.
  private mutating func extend(_ site: inout InventedSite, from end: Day, after last: Day) {
    var location = site.first.location
    let contract = location.contracts[0]
    let until = turn(last, months: Int.random(in: 0...6, using: &numbers) + 1)
    location.contracts = [.init(period: Period(from: contract.period.from, until: until), places: contract.places)]
    location.shares = location.shares.map {
      .init(group: $0.group, period: Period(from: $0.period.from, until: until), places: $0.places)
    }
    site.later = (location, end.adding(days: -Int.random(in: 8...27, using: &numbers)))
  }

  /// The locations that open after the first day: as many as are needed to get from what is left to the places that were
  /// told later. They open one by one, in the week in which there would be too few places.
  private mutating func openingSites(_ published: PublishedReception, beside sites: [InventedSite]) -> [InventedSite] {
    let end = published.portfolio[2].day
    let recipes = SiteRecipe.ofCOA.flatMap { Array(repeating: $0, count: $0.opening) }.shuffled(using: &numbers)
    let missing = published.laterPlaces - sites.reduce(0) { $0 + $1.location.placesForCOA(on: end) }
    var waiting = Array(zip(recipes.map(\.kind), inFives(missing, over: recipes.map(\.places))))
    var opened: [InventedSite] = []
    var day = published.start.adding(days: 7)
    while day <= end {
      // Whatever ends in the coming week is replaced before it does.
      let next = min(day.adding(days: 7), end)
      while let (kind, places) = waiting.last,
        next == end
          || (sites + opened).reduce(0, { $0 + $1.location.placesForCOA(on: next) }) < published.wanted(on: next)
      {
        waiting.removeLast()
        let until = turn(end, months: Int.random(in: 3...9, using: &numbers))
        let contract = Location.Contract(period: Period(from: day, until: until), places: places)
        let opening = location(kind, open: Period(from: day, until: nil), [contract])
        let known = day.adding(days: -Int.random(in: 6...28, using: &numbers))
        opened.append(site(opening, known: max(known, published.start)))
      }
      day = day.adding(days: 7)
    }
    return opened
  }

  /// A total divided over locations of these sizes, in steps of five but for the first.
  private mutating func inFives(_ total: Int, over places: [Int]) -> [Int] {
    guard !places.isEmpty, total > 0 else { return places.map { _ in 0 } }
    var parts = Proportional.split(total / 5, over: numbers.varied(places, by: 820...1_180)).map { $0 * 5 }
    parts[0] += total % 5
    return parts
  }
}
