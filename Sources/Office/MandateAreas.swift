// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// The areas that a fact says something about: an organisation with a reach of its own must own each of them.
enum MandateAreas {
  /// The areas; none when what it is about is not known, which nobody with a reach of its own may record.
  static func areas(of fact: Fact, in book: ChainBook) -> [AreaCode] {
    switch fact {
    case .opening, .correction, .outlook, .evaluation: []
    case .housing(let fact): areas(of: fact)
    case .reception(let fact): areas(of: fact, in: book)
    case .crisis(let fact): [fact.region]
    case .homes(.project(let project)):
      [project.municipality] + (book.project(project.id).map { [$0.project.municipality] } ?? [])
    case .supervision(.profile(let profile)): [profile.province]
    case .supervision(let fact): fact.file.map { [$0.municipality] } ?? []
    case .spread(let fact): areas(of: fact, in: book)
    case .displaced(let fact): [fact.area]
    case .division(.score(let municipality, _, _)): [municipality]
    case .division(.kept): []
    case .funding(let fact): areas(of: fact, in: book)
    }
  }

  private static func areas(of fact: HousingFact) -> [AreaCode] {
    switch fact {
    case .target(let area, _, _, _), .housed(let area, _, _, _), .balance(let area, _, _, _),
      .adjustment(let area, _, _),
      .population(let area, _, _):
      [area]
    case .exchange(_, let changes): changes.map(\.area)
    }
  }

  // A later record replaces an earlier one of the same name as a whole, so the area that it had counts too: nobody takes
  // over what another organisation recorded by calling it by the same name.

  private static func areas(of fact: ReceptionFact, in book: ChainBook) -> [AreaCode] {
    switch fact {
    case .count(_, let area, _, _, _): [area]
    case .location(let location):
      [location.municipality] + (book.location(location.id).map { [$0.municipality] } ?? [])
    case .occupancy(let slug, _, _): book.location(slug).map { [$0.municipality] } ?? []
    }
  }

  private static func areas(of fact: SpreadFact, in book: ChainBook) -> [AreaCode] {
    switch fact {
    case .count(_, let area, _, _): [area]
    case .estimate: [.netherlands]
    case .offer(let offer): [offer.municipality] + (book.offer(offer.site).map { [$0.municipality] } ?? [])
    case .swap(let swap): [swap.province] + swap.changes.map(\.municipality)
    case .agreement(let agreement): [agreement.province] + agreement.numbers.map(\.municipality)
    case .report(let report): [report.province] + report.numbers.map(\.municipality)
    case .decision(let decision): [decision.province] + decision.numbers.map(\.municipality)
    case .objection(let objection): [objection.municipality ?? objection.province]
    case .delay(let delay): [delay.municipality]
    }
  }

  private static func areas(of fact: FundingFact, in book: ChainBook) -> [AreaCode] {
    switch fact {
    case .amount(let amount): [amount.municipality]
    case .step(let step): [step.municipality]
    case .choice(let choice): [choice.municipality]
    case .project(let project):
      [project.municipality] + (FundingLedger(book).project(project.id).map { [$0.municipality] } ?? [])
    case .spending(let spending): FundingLedger(book).project(spending.project).map { [$0.municipality] } ?? []
    }
  }
}
