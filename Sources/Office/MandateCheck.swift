// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Chain
import Exact
import Journal
import Territory

/// Judges whether somebody may record what a request asks.
struct MandateCheck {
  let desk: Desk

  /// What the submitter may not record, each with its row; nothing when all is allowed.
  func faults(_ submitter: Submitter, _ intent: Intent, correcting entry: Entry?) throws -> [Fault] {
    switch submitter.standing {
    case .local: return []
    case .visitor: return [MandateCheck.visitorFault]
    case .member(let organisation, let role):
      switch intent {
      case .record(let facts):
        let book = book()
        return facts.compactMap { fault(organisation, role, $0.fact, book, place: $0.place) }
      case .open(let opening):
        return [fault(organisation, role, .opening(opening), book(), place: nil)].compactMap(\.self)
      case .correct:
        // Without an entry there is nothing to correct, which the office says itself.
        guard let entry else { return [] }
        return [fault(organisation, role, try Fact(entry), book(), place: nil)].compactMap(\.self)
      }
    }
  }

  static let visitorFault = Fault(
    .notAllowed, problem: "U mag hier niets vastleggen.",
    advice: "Meld u aan, werk op de computer waarop Regietafel draait, of vraag de beheerder.")

  private func book() -> ChainBook { desk.book(Perspective(day: desk.now.dutchDay), sight: .keeper) }

  private func fault(
    _ organisation: Organisation, _ role: Role, _ fact: Fact, _ book: ChainBook, place: String?
  ) -> Fault? {
    guard let subject = MandateSubject(fact, in: book) else {
      return Fault(
        .notAllowed, place: place, problem: "Deze regel is zelf een correctie.", advice: "Corrigeer het eerste cijfer.")
    }
    let line = Mandate.line(for: subject)
    let name = organisation.title(in: desk.territory)
    func refusal(_ problem: String) -> Fault {
      Fault(
        .notAllowed, place: place, problem: problem,
        advice: "Dit mag: \(line.allowed).")
    }
    guard let reach = line.reaches[organisation.kind] else {
      return refusal("Uw organisatie (\(name)) mag dit niet vastleggen: \(subject.rawValue).")
    }
    if reach == .own, let other = foreign(to: organisation, fact, book) {
      return refusal("Uw organisatie (\(name)) mag dit alleen voor het eigen gebied. \(other) hoort daar niet bij.")
    }
    guard role >= line.role else {
      return refusal("Uw rol is \(role.rawValue). Voor '\(subject.rawValue)' is dat niet genoeg.")
    }
    return nil
  }

  /// Whether an organisation answers for a location, so that it may see what is recorded of the people there.
  func answers(_ organisation: Organisation, for location: Location) -> Bool {
    let subject: MandateSubject = location.runner == .coa ? .agencyLocation : .otherLocation
    switch Mandate.line(for: subject).reaches[organisation.kind] {
    case .everywhere?: return true
    case .own?: return owns(organisation, location.municipality)
    case nil: return false
    }
  }

  /// The first area of the fact that is not the organisation's own, in words; nil when all are.
  private func foreign(to organisation: Organisation, _ fact: Fact, _ book: ChainBook) -> String? {
    let areas = MandateAreas.areas(of: fact, in: book)
    guard !areas.isEmpty else { return "Waar het over gaat, is niet bekend en" }
    return areas.first { !owns(organisation, $0) }.map { area in
      desk.territory.name(of: area).map { "\($0) (\(area))" } ?? area.description
    }
  }

  private func owns(_ organisation: Organisation, _ area: AreaCode) -> Bool {
    guard let own = organisation.area else { return false }
    if area == own { return true }
    guard area.kind == .municipality else { return false }
    // A municipality that took over another one answers for its figures.
    let current = desk.territory.current(area, on: desk.now.dutchDay) ?? area
    if current == own { return true }
    guard let municipality = desk.territory.municipality(everWithCode: area) else { return false }
    return municipality.province == own || municipality.safetyRegion == own
  }
}

extension Desk {
  /// What somebody of an organisation sees of the small numbers (R10.8): those of the locations for which it records.
  public func sight(of organisation: Organisation) -> Sight {
    let check = MandateCheck(desk: self)
    return .answering { check.answers(organisation, for: $0) }
  }
}
