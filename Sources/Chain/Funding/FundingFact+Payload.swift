// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
import Journal
import Rulebook
import Territory

/// How the facts about what municipalities are paid are spelled in the journal.
extension FundingFact {
  /// The kind of journal entry.
  private var kind: String {
    switch self {
    case .amount: "bekostiging-gemeld"
    case .step: "bekostiging-stap-gezet"
    case .choice: "bekostiging-gekozen"
    case .project: "transitieproject-vastgelegd"
    case .spending: "transitie-uitgegeven"
    }
  }

  /// Whether a journal entry of this kind is about what municipalities are paid.
  static func reads(_ kind: String) -> Bool {
    switch kind {
    case "bekostiging-gemeld", "bekostiging-stap-gezet", "bekostiging-gekozen", "transitieproject-vastgelegd",
      "transitie-uitgegeven":
      true
    default: false
    }
  }

  /// Writes the fact, and tells its kind.
  func written(to writer: inout PayloadWriter) -> String {
    write(to: &writer)
    return kind
  }

  private func write(to writer: inout PayloadWriter) {
    switch self {
    case .amount(let amount): amount.write(to: &writer)
    case .step(let step): step.write(to: &writer)
    case .choice(let choice): choice.write(to: &writer)
    case .project(let project): project.write(to: &writer)
    case .spending(let spending): spending.write(to: &writer)
    }
  }

  init(kind: String, _ reader: inout PayloadReader) throws {
    switch kind {
    case "bekostiging-gemeld": self = .amount(try FundingAmount(&reader))
    case "bekostiging-stap-gezet": self = .step(try FundingStep(&reader))
    case "bekostiging-gekozen": self = .choice(try CostChoice(&reader))
    case "transitieproject-vastgelegd": self = .project(try TransitionProject(&reader))
    case "transitie-uitgegeven": self = .spending(try TransitionSpending(&reader))
    default: throw UnreadableField(text: kind)
    }
  }
}

extension Money {
  /// The most that one amount can be: more than the country spends, and small enough to add up many.
  public static let most = Money(cents: 10_000_000_000_000)
}

extension Fact {
  /// An amount in a payload.
  static func money(_ cents: Int) throws -> Money {
    guard (0...Money.most.cents).contains(cents) else { throw UnreadableField(text: String(cents)) }
    return Money(cents: cents)
  }
}

extension FundingAmount {
  func write(to writer: inout PayloadWriter) {
    writer.whole("bedragCenten", amount.cents)
    writer.text("gemeente", municipality.description)
    writer.text("periode", period.description)
    writer.text("post", item.rawValue)
    if certainty != .reported { writer.text("zekerheid", certainty.rawValue) }
  }

  init(_ reader: inout PayloadReader) throws {
    let amount = try Fact.money(try reader.whole("bedragCenten"))
    let municipality = try Fact.area(try reader.text("gemeente"), .municipality)
    let text = try reader.text("periode")
    let period = try Fact.field(text) { FigurePeriod($0) }
    let item = try Fact.field(try reader.text("post"), FundingItem.init(rawValue:))
    guard item.fits(period), period.description == text else { throw UnreadableField(text: text) }
    self.init(
      municipality: municipality, item: item, period: period, amount: amount, certainty: try Fact.certainty(&reader))
  }
}

extension FundingItem {
  /// Whether an amount can be about such a period.
  public func fits(_ period: FigurePeriod) -> Bool {
    guard ReceptionFact.years.contains(period.firstDay.year) else { return false }
    return switch period {
    case .month: isMonthly
    case .year: !isMonthly
    case .day, .halfYear: false
    }
  }
}

extension FundingStep {
  func write(to writer: inout PayloadWriter) {
    if let amount { writer.whole("bedragCenten", amount.cents) }
    writer.text("dag", day.description)
    writer.text("gemeente", municipality.description)
    writer.whole("jaar", year)
    writer.text("stap", kind.rawValue)
  }

  init(_ reader: inout PayloadReader) throws {
    let amount = try reader.optionalWhole("bedragCenten").map(Fact.money)
    let day = try Fact.day(try reader.text("dag"))
    let municipality = try Fact.area(try reader.text("gemeente"), .municipality)
    let year = try Fact.cycle(try reader.whole("jaar"))
    let kind = try Fact.field(try reader.text("stap"), FundingStepKind.init(rawValue:))
    self.init(municipality: municipality, year: year, kind: kind, day: day, amount: amount)
  }
}

extension CostChoice {
  func write(to writer: inout PayloadWriter) {
    writer.text("dag", day.description)
    writer.text("gemeente", municipality.description)
    writer.text("grondslag", basis.rawValue)
    writer.whole("jaar", year)
    writer.text("reden", reason)
  }

  init(_ reader: inout PayloadReader) throws {
    let day = try Fact.day(try reader.text("dag"))
    let municipality = try Fact.area(try reader.text("gemeente"), .municipality)
    let basis = try Fact.field(try reader.text("grondslag"), CostBasis.init(rawValue:))
    let year = try Fact.cycle(try reader.whole("jaar"))
    self.init(municipality: municipality, year: year, basis: basis, day: day, reason: try reader.text("reden"))
  }
}

extension TransitionSpending {
  func write(to writer: inout PayloadWriter) {
    writer.whole("investeringCenten", investment.cents)
    writer.whole("jaar", year)
    writer.text("project", project.text)
    if execution != .zero { writer.whole("uitvoeringCenten", execution.cents) }
    if certainty != .reported { writer.text("zekerheid", certainty.rawValue) }
  }

  init(_ reader: inout PayloadReader) throws {
    let investment = try Fact.money(try reader.whole("investeringCenten"))
    let year = try Fact.cycle(try reader.whole("jaar"))
    let project = try Fact.slug(try reader.text("project"))
    let execution = try reader.optionalWhole("uitvoeringCenten").map(Fact.money)
    if let execution, execution == .zero { throw UnreadableField(text: "0") }
    self.init(
      project: project, year: year, investment: investment, execution: execution ?? .zero,
      certainty: try Fact.certainty(&reader))
  }
}

extension TransitionProject {
  func write(to writer: inout PayloadWriter) {
    if let applied { writer.text("aanvraag", applied.description) }
    writer.list("aanvullingen", supplements) { supplement, inner in
      inner.whole("bedragCenten", supplement.amount.cents)
      inner.text("dag", supplement.day.description)
    }
    if let depreciationYears { writer.whole("afschrijvingJaren", depreciationYears) }
    writer.whole("begrotingCenten", budget.cents)
    writer.text("betrokkenen", parties)
    writer.text("gemeente", municipality.description)
    writer.text("omschrijving", description)
    writer.whole("plekken", places)
    writer.text("project", id.text)
    if let until = period.until { writer.text("tot", until.description) }
    writer.text("vanaf", period.from.description)
    if certainty != .reported { writer.text("zekerheid", certainty.rawValue) }
  }

  init(_ reader: inout PayloadReader) throws {
    let applied = try reader.optionalText("aanvraag").map(Fact.day)
    let supplements = try reader.list("aanvullingen") { inner in
      let amount = try Fact.money(try inner.whole("bedragCenten"))
      return Supplement(day: try Fact.day(try inner.text("dag")), amount: amount)
    }
    let years = try reader.optionalWhole("afschrijvingJaren").map(Fact.count)
    let budget = try Fact.money(try reader.whole("begrotingCenten"))
    let parties = try reader.text("betrokkenen")
    let municipality = try Fact.area(try reader.text("gemeente"), .municipality)
    let description = try reader.text("omschrijving")
    let places = try Fact.count(try reader.whole("plekken"))
    let id = try Fact.slug(try reader.text("project"))
    let until = try reader.optionalText("tot").map(Fact.day)
    let period = try Fact.period(from: try Fact.day(try reader.text("vanaf")), until: until)
    self.init(
      id: id, municipality: municipality, description: description, parties: parties, places: places, budget: budget,
      depreciationYears: years, period: period, applied: applied, supplements: supplements,
      certainty: try Fact.certainty(&reader))
  }
}
