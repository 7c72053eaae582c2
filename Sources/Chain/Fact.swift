// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact
public import Journal
import Territory

/// Everything that can stand in the journal. A new subject adds one case here.
public enum Fact: Hashable, Sendable {
  /// What this journal is for.
  case opening(JournalOpening)
  /// Something about housing status holders.
  case housing(HousingFact)
  /// Something about reception: locations, people, places.
  case reception(ReceptionFact)
  /// Something about the crisis measures.
  case crisis(CrisisFact)
  /// Something about homes that are planned or ready.
  case homes(HomesFact)
  /// Something about what is to come.
  case outlook(OutlookFact)
  /// Something about the supervision of municipalities.
  case supervision(SupervisionFact)
  /// Something about the division of reception over the country.
  case spread(SpreadFact)
  /// Something about displaced people from Ukraine.
  case displaced(DisplacedFact)
  /// Something about dividing.
  case division(DivisionFact)
  /// Something about what municipalities are paid for people from Ukraine.
  case funding(FundingFact)
  /// Something about the evaluation of a regulation.
  case evaluation(EvaluationFact)
  /// An earlier entry is changed or withdrawn.
  case correction(Correction)
}

/// The first fact of a journal (opening): what it is for and where its pages start.
public struct JournalOpening: Hashable, Sendable {
  /// The Dutch name of the case or register.
  public var title: String
  /// The reference day with which pages open; nil means today.
  public var day: Day?

  /// An opening with a title and, for a case of the past, a reference day.
  public init(title: String, day: Day?) {
    self.title = title
    self.day = day
  }
}

/// A correction (correctie): a new entry that points at an old one. Both stay readable.
public struct Correction: Hashable, Sendable {
  /// The position of the entry that was wrong.
  public var position: Int
  /// The right number of people; nil withdraws the entry.
  public var replacement: Int?
  /// Why, in words.
  public var reason: String

  /// A correction of the entry at `position`.
  public init(position: Int, replacement: Int?, reason: String) {
    self.position = position
    self.replacement = replacement
    self.reason = reason
  }
}

extension Fact {
  /// The fact in a journal entry.
  ///
  /// - Throws: `Fault` with code RT-302 when the payload is not one that this program ever wrote.
  public init(_ entry: Entry) throws {
    do {
      var reader = try PayloadReader(entry.payload)
      switch entry.kind {
      case "journaal-geopend":
        let day = try reader.optionalText("peildatum").map(Fact.day)
        self = .opening(JournalOpening(title: try reader.text("titel"), day: day))
      case "correctie":
        let replacement = try reader.optionalWhole("aantal").map(Fact.count)
        self = .correction(
          Correction(
            position: try reader.whole("corrigeert"), replacement: replacement, reason: try reader.text("reden")))
      case HomesFact.projectKind: self = .homes(try HomesFact(&reader))
      case EvaluationFact.bottleneckKind: self = .evaluation(try EvaluationFact(&reader))
      case OutlookFact.publishedKind: self = .outlook(try OutlookFact(&reader))
      case let kind where ReceptionFact.reads(kind): self = .reception(try ReceptionFact(kind: kind, &reader))
      case let kind where CrisisFact.reads(kind): self = .crisis(try CrisisFact(kind: kind, &reader))
      case let kind where SupervisionFact.reads(kind): self = .supervision(try SupervisionFact(kind: kind, &reader))
      case let kind where SpreadFact.reads(kind): self = .spread(try SpreadFact(kind: kind, &reader))
      case let kind where DisplacedFact.reads(kind): self = .displaced(try DisplacedFact(kind: kind, &reader))
      case let kind where FundingFact.reads(kind): self = .funding(try FundingFact(kind: kind, &reader))
      case let kind where DivisionFact.reads(kind): self = .division(try DivisionFact(kind: kind, &reader))
      default: self = .housing(try HousingFact(kind: entry.kind, &reader))
      }
      try reader.finish()
    } catch {
      throw Fault(
        .payloadUnreadable, place: "journaalregel \(entry.position)",
        problem: "Het feit van de soort '\(entry.kind)' is niet te lezen (\(error)).",
        advice: "Zet een reservekopie terug. Meld dit bij de beheerder.")
    }
  }

  /// The fact as a draft for the journal.
  public func draft(source: String, known: Moment? = nil) -> Draft {
    var writer = PayloadWriter()
    let kind: String
    switch self {
    case .opening(let opening):
      kind = "journaal-geopend"
      opening.write(to: &writer)
    case .correction(let correction):
      kind = "correctie"
      correction.write(to: &writer)
    case .housing(let fact):
      kind = fact.kind
      fact.write(to: &writer)
    case .reception(let fact):
      kind = fact.kind
      fact.write(to: &writer)
    case .crisis(let fact):
      kind = fact.kind
      fact.write(to: &writer)
    case .homes(let fact):
      kind = fact.kind
      fact.write(to: &writer)
    case .evaluation(let fact):
      kind = fact.kind
      fact.write(to: &writer)
    case .outlook(let fact):
      kind = fact.kind
      fact.write(to: &writer)
    case .division(let fact):
      kind = fact.kind
      fact.write(to: &writer)
    case .supervision(let fact):
      kind = fact.kind
      fact.write(to: &writer)
    case .spread(let fact):
      kind = fact.kind
      fact.write(to: &writer)
    case .displaced(let fact): kind = fact.written(to: &writer)
    case .funding(let fact): kind = fact.written(to: &writer)
    }
    return Draft(kind: kind, payload: writer.finish(), source: source, known: known)
  }

  /// A number of people in a payload. Counts are kept in 32 bits in the folded state; no count of people in the
  /// Netherlands is larger.
  static func count(_ value: Int) throws -> Int {
    guard Int32(exactly: value) != nil else { throw UnreadableField(text: String(value)) }
    return value
  }

  /// A day in a payload.
  static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw UnreadableField(text: text) }
    return day
  }
}

// What a fact is about, whatever its subject.
extension JournalOpening {
  fileprivate func write(to writer: inout PayloadWriter) {
    if let day { writer.text("peildatum", day.description) }
    writer.text("titel", title)
  }
}

extension Correction {
  fileprivate func write(to writer: inout PayloadWriter) {
    if let replacement { writer.whole("aantal", replacement) }
    writer.whole("corrigeert", position)
    writer.text("reden", reason)
  }
}

extension Fact {
  /// The names of the figures that the fact says something about.
  public var references: [FigureReference] {
    switch self {
    case .opening, .correction: []
    case .housing(let fact): fact.references
    case .reception(let fact): fact.references
    case .crisis(let fact): fact.references
    case .division(let fact): fact.references
    case .supervision(let fact): fact.references
    case .spread(let fact): fact.references
    case .displaced(let fact): fact.references
    case .funding(let fact): fact.references
    case .homes(.project(let project)):
      [.dossier(.homePlaces, project.id, .day(project.available?.from ?? Day(number: 0)))]
    case .evaluation(.bottleneck(let bottleneck)): [.dossier(.bottleneckCost, bottleneck.id, .day(bottleneck.day))]
    case .outlook(.published(let forecast)):
      forecast.points.map { .measure(forecast.measure, .netherlands, .day($0.day)) }
    }
  }

  /// The number that the fact records; nil for a fact that is more or less than one number.
  public var count: Count? {
    switch self {
    case .opening, .correction, .homes, .outlook, .supervision, .funding, .evaluation: nil
    case .housing(let fact): fact.count
    case .reception(let fact): fact.count
    case .crisis(let fact): fact.count
    case .division(let fact): fact.count
    case .spread(let fact): fact.count
    case .displaced(let fact): fact.count
    }
  }

  /// Whether its number is reckoned with.
  public var role: FactRole {
    switch self {
    case .housing(let fact): fact.role
    case .reception(let fact): fact.role
    case .displaced(let fact): fact.role
    case .opening, .correction, .crisis, .homes, .outlook, .division, .supervision, .spread, .funding, .evaluation:
      .leading
    }
  }

  /// The first day on which what it says can have happened; nil for plans, agreements and what is not about people.
  public var firstDayCounted: Day? {
    switch self {
    case .housing(let fact): fact.firstDayHoused
    case .reception(let fact): fact.firstDayCounted
    case .crisis(let fact): fact.firstDayCounted
    case .supervision(let fact): fact.firstDayCounted
    case .spread(let fact): fact.firstDayCounted
    case .displaced(let fact): fact.firstDayCounted
    case .funding(let fact): fact.firstDayCounted
    case .opening, .correction, .homes, .outlook, .division, .evaluation: nil
    }
  }
}

/// A field of a payload that has the right form but not a possible content.
struct UnreadableField: Error {
  let text: String
}
