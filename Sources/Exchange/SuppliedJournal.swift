// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
public import Exact
public import Office
public import Rulebook
import Territory

/// The journals that come with the program (meegeleverd): the case of summer 2022, and invented figures to look
/// around in.
public enum SuppliedJournal {
  /// The reference day of the case: the one of the member letter (L3).
  public static func referenceDay(_ rulebook: Rulebook) -> Day? {
    if case .day(let day) = rulebook.rule("L3")?.versions.first?.value { day } else { nil }
  }

  /// The published figures of the case of summer 2022. What the letter and the press said then leads; what the later
  /// national series says of the same stands beside it. Behind these stand the people and places in reception, the
  /// forecasts, and what became known later of the division over the country.
  ///
  /// - Throws: `Faults` when a supplied file is not right.
  public static func facts2022() throws -> [SourcedFact] {
    let own = try facts("zomer-2022.csv")
    let named = Set(own.flatMap(\.fact.references))
    let series = try housingSeries().compactMap { sourced -> SourcedFact? in
      switch sourced.fact {
      case .housing(.balance(let area, let day, let count, _)) where !named.isDisjoint(with: sourced.fact.references):
        var comparison = sourced
        comparison.fact = .housing(.balance(area: area, day: day, count: count, role: .comparison))
        return comparison
      case .housing(.adjustment(let area, let halfYear, _))
      where named.contains(.measure(.opening, area, .halfYear(halfYear))):
        // Worked out against the balance of the series, so it means nothing beside another balance.
        return nil
      default: return sourced
      }
    }
    return try series + own + reception() + displaced() + spread()
  }

  /// The national series of 2019 to 2024 as the ministry published it, the people and places in reception, the forecasts
  /// of them, and the division over the country.
  ///
  /// - Throws: `Faults` when a supplied file is not right.
  public static func nationalSeries() throws -> [SourcedFact] {
    try housingSeries() + reception() + displaced() + spread()
  }

  private static func housingSeries() throws -> [SourcedFact] {
    try facts("landelijk-2019-2024.csv")
  }

  private static func reception() throws -> [SourcedFact] {
    try facts("opvang-2015-2026.csv") + forecasts("prognoses-2022-2026.csv")
  }

  private static func spread() throws -> [SourcedFact] {
    try facts("spreiding-2023-2026.csv")
  }

  /// Displaced people and places for them, as published, with what the member letter said of them (L5, L7), put on its
  /// reference day as its other figures are.
  private static func displaced() throws -> [SourcedFact] {
    let rulebook = try Rulebook.standard()
    let said: [(id: String, measure: Measure)] = [("L5", .displacedRegistered), ("L7", .displacedOccupied)]
    let letter = said.compactMap { id, measure -> SourcedFact? in
      guard let day = referenceDay(rulebook), let version = rulebook.rule(id)?.versions.first,
        case .number(let number)? = version.value, let known = version.knownFrom
      else { return nil }
      let count = Count(number.numerator, version.qualifier, certainty: version.certainty)
      return SourcedFact(
        .displaced(.count(measure, area: .netherlands, period: .day(day), count: count, role: .leading)),
        source: "\(version.source) (de brief zegt 'nu': hier op de peildatum van de brief gezet)",
        known: Moment(startOf: known))
    }
    return try facts("oekraine-2022-2025.csv") + letter
  }

  /// An invented example for one seed: figures for each municipality that add up to the national series recorded at
  /// `desk`, reception locations with the people in them, what the safety regions did in the crisis, plans for homes, what
  /// municipalities reported of displaced people, files of supervision, and what the provincial tables did in the first cycle.
  ///
  /// - Throws: `Faults` when a national figure that they must add up to is not recorded.
  public static func example(seed: UInt64, desk: Desk) throws -> [SourcedFact] {
    guard let first = HalfYear("2019-1"), let last = HalfYear("2023-1"), let day = referenceDay(desk.rulebook) else {
      return []
    }
    let book = desk.book(Perspective(day: last.next.firstDay))
    var housing = HousingExample(book: book, seed: seed)
    var reception = ReceptionExample(book: book, seed: seed)
    var crisis = CrisisExample(book: book, seed: seed)
    var homes = HomesExample(book: book, seed: seed, on: day)
    let displaced = DisplacedExample(book: book, seed: seed).facts()
    var tables = TableExample(book: book, seed: seed)
    guard let figures = housing.items(from: first, through: last), let locations = reception.facts(),
      let measures = crisis.facts(), let tableFacts = tables.facts()
    else {
      throw Faults(
        Fault(
          .nothingToImport, problem: "De landelijke reeks is niet volledig.", advice: "Meld dit bij de beheerder."))
    }
    var files = SupervisionExample(book: book, seed: seed, on: day, balances: housing.balances)
    let source = "Verzonnen voorbeeld, zaad \(seed)"
    return figures.map { SourcedFact($0.fact, source: source, known: Moment(startOf: $0.known)) }
      + (locations + measures + homes.facts() + displaced + files.facts() + tableFacts).map {
        SourcedFact($0.fact, source: source, known: Moment(startOf: $0.known))
      }
  }

  private static func table(_ file: String) throws(Faults) -> CSVTable {
    let text = (EmbeddedFiles.all[file] ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
      .joined(separator: "\n")
    return try CSVTable(utf8: Array(text.utf8))
  }

  /// Forecasts: each known from the day on which it was published.
  private static func forecasts(_ file: String) throws -> [SourcedFact] {
    var reader = try ForecastReader.reading(table(file), Territory.standard(), ImportOptions())
    _ = try reader.sheet.checked(reader.finish())
    return reader.forecasts.map {
      SourcedFact(
        .outlook(.published($0.forecast)), source: $0.source, known: Moment(startOf: $0.forecast.published))
    }
  }

  private static func facts(_ file: String) throws -> [SourcedFact] {
    try table(file).rows.dropFirst().map { row in
      guard let fact = fact(row.cells) else {
        throw Faults(
          Fault(
            .unreadableText, place: "\(file), regel \(row.line)", problem: "Deze regel is niet te lezen.",
            advice: "Meld dit bij de beheerder."))
      }
      return fact
    }
  }

  private static func fact(_ cells: [String]) -> SourcedFact? {
    guard cells.count >= 9, let area = AreaCode(cells[1]), let value = Int(cells[3]),
      let qualifier = cells[4].isEmpty ? Qualifier.exact : Qualifier(rawValue: cells[4]),
      let certainty = Certainty(rawValue: cells[5]), let known = Day(iso: cells[7]),
      let role = cells[6].isEmpty ? FactRole.leading : FactRole(rawValue: cells[6])
    else { return nil }
    let count = Count(value, qualifier, certainty: certainty)
    let fact: Fact
    switch (cells[0], FigurePeriod(cells[2])) {
    case ("stand", .day(let day)): fact = .housing(.balance(area: area, day: day, count: count, role: role))
    case ("gehuisvest", .halfYear(let half)):
      fact = .housing(.housed(area: area, period: .halfYear(half), count: count, role: role))
    case ("gehuisvest", .month(let month)):
      fact = .housing(.housed(area: area, period: .month(month), count: count, role: role))
    case ("bijstelling", .halfYear(let half)):
      fact = .housing(.adjustment(area: area, halfYear: half, count: count))
    case ("capaciteitsraming", .year(let cycle)):
      let minors = cells.count > 9 ? Int(cells[9]) : nil
      fact = .spread(.estimate(CapacityEstimate(cycle: cycle, published: known, places: count, minors: minors)))
    case (_, let period?) where Measure(rawValue: cells[0])?.fitsSpread(area.kind, period) == true:
      guard let measure = Measure(rawValue: cells[0]) else { return nil }
      fact = .spread(.count(measure, area: area, period: period, count: count))
    case (_, let period?) where Measure(rawValue: cells[0])?.fitsDisplaced(area.kind, period) == true:
      guard let measure = Measure(rawValue: cells[0]) else { return nil }
      fact = .displaced(.count(measure, area: area, period: period, count: count, role: role))
    case (_, let period?):
      guard let measure = Measure(rawValue: cells[0]), Measure.reported.contains(measure), measure.fits(period) else {
        return nil
      }
      fact = .reception(.count(measure, area: area, period: period, count: count, role: role))
    default: return nil
    }
    return SourcedFact(fact, source: cells[8], known: Moment(startOf: known))
  }
}
