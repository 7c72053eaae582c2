// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal

/// Judges facts that somebody wants to record: all faults at once, in the order in which they were handed in.
struct RecordCheck {
  let desk: Desk

  func decide(_ facts: [SourcedFact]) throws -> Decision {
    let faults = try self.faults(in: facts)
    guard faults.isEmpty else { throw Faults(faults) }
    let fresh = facts.filter { !desk.state.alreadyHas($0.fact) }
    guard !fresh.isEmpty else {
      throw Faults(
        Fault(
          .duplicateImport, problem: "Deze cijfers staan er al precies zo in.",
          advice: "U hoeft niets te doen. Is een cijfer fout? Kies dan 'corrigeren'."))
    }
    let drafts = fresh.map { $0.fact.draft(source: $0.source, known: $0.known) }
    let references = fresh.flatMap(\.fact.references)
    let later = try LaterCheck(desk: desk).faults(after: drafts, of: fresh)
    guard later.isEmpty else { throw Faults(later) }
    return Decision(drafts: drafts, references: references, alreadyKnown: facts.count - fresh.count)
  }

  private func faults(in facts: [SourcedFact]) throws -> [Fault] {
    var faults: [Fault] = []
    var (ahead, folded) = (desk, 0)
    var forecasts: [Slug: PublishedForecast] = [:]
    for (index, sourced) in facts.enumerated() {
      // A joint change builds on the targets and changes handed in before it, as if those were recorded already.
      if case .housing(.exchange) = sourced.fact, faults.isEmpty {
        let drafts = facts[folded..<index].map { $0.fact.draft(source: $0.source, known: $0.known) }
        ahead = try ahead.recording(drafts, by: "")
        folded = index
      }
      faults += RecordCheck(desk: ahead).faults(sourced)
      if case .outlook(.published(let forecast)) = sourced.fact,
        let other = forecasts.updateValue(forecast, forKey: forecast.id), other != forecast
      {
        let check = FactCheck(desk: desk, place: sourced.place)
        faults.append(check.nameUsed(forecast.id, by: "een andere prognose, hier vlak voor"))
      }
    }
    return faults
  }

  private func faults(_ sourced: SourcedFact) -> [Fault] {
    var faults = TextCheck.faults(sourced.source, field: "bron", place: sourced.place)
    if sourced.source.allSatisfy(\.isWhitespace) {
      faults.append(
        Fault(
          .missingOption, place: sourced.place, problem: "De bron ontbreekt.",
          advice: "Noem het stuk of bericht waar het cijfer in staat."))
    }
    if let known = sourced.known, known > desk.now {
      faults.append(
        Fault(
          .knownInFuture, place: sourced.place, problem: "Het cijfer zou pas in de toekomst bekend worden.",
          advice: "Vul een dag in die al geweest is, of laat 'bekend op' leeg."))
    }
    if let known = sourced.known, let start = sourced.fact.firstDayCounted, known < Moment(startOf: start) {
      faults.append(
        Fault(
          .periodNotStarted, place: sourced.place, problem: "Het cijfer zou bekend zijn voordat de periode begon.",
          advice: "Kijk 'bekend op' en de periode na."))
    }
    if case .housing(.exchange) = sourced.fact, !sourced.isAgreed {
      faults.append(
        Fault(
          .notAgreed, place: sourced.place,
          problem: "Niet alle colleges hebben ingestemd, of dat is niet aangegeven (artikel 29, tweede lid).",
          advice: "Leg de ruil vast als elk college heeft ingestemd, en geef dat aan."))
    }
    return faults + content(of: sourced)
  }

  /// What is wrong with the fact itself.
  private func content(of sourced: SourcedFact) -> [Fault] {
    let check = FactCheck(desk: desk, place: sourced.place)
    return switch sourced.fact {
    case .housing(let fact): check.faults(in: fact)
    case .reception(let fact): check.faults(in: fact)
    case .crisis(let fact): check.faults(in: fact)
    case .homes(.project(let project)): check.faults(in: project)
    case .outlook(.published(let forecast)): check.faults(in: forecast)
    case .evaluation(.bottleneck(let bottleneck)): check.faults(in: bottleneck)
    case .supervision(let fact): check.faults(in: fact)
    case .spread(let fact): check.faults(in: fact)
    case .funding(let fact): check.faults(in: fact)
    case .displaced(let fact): check.faults(in: fact)
    case .division(let fact): check.faults(in: fact)
    case .opening, .correction: []
    }
  }
}
