// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Foundation
import Journal
import Rulebook
import Territory
import Testing

/// Every kind of fact ever written stays readable and keeps its one spelling.
@Suite struct GoldenFactTests {
  private struct Sample: Decodable {
    let kind: String
    let payload: String
  }

  /// What a fact can be. A new case of a fact does not compile here without a shape, and a shape fails without a sample.
  private enum Shape: CaseIterable {
    case opening, openingWithDay, correction, withdrawal
    case target, housedInMonth, housedInHalfYear, balance, adjustment, exchange, population

    init(_ fact: Fact) {
      switch fact {
      case .opening(let opening): self = opening.day == nil ? .opening : .openingWithDay
      case .correction(let correction): self = correction.replacement == nil ? .withdrawal : .correction
      case .housing(.target): self = .target
      case .housing(.housed(_, .month, _, _)): self = .housedInMonth
      case .housing(.housed(_, .halfYear, _, _)): self = .housedInHalfYear
      case .housing(.balance): self = .balance
      case .housing(.adjustment): self = .adjustment
      case .housing(.exchange): self = .exchange
      case .housing(.population): self = .population
      }
    }
  }

  private func samples() throws -> [Sample] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/facts.json")
    return try JSONDecoder().decode([Sample].self, from: Data(contentsOf: file))
  }

  @Test func everySampleIsReadAndWrittenBackByteForByte() throws {
    for sample in try samples() {
      let fact = try Fact(entry(kind: sample.kind, payload: sample.payload))
      let draft = fact.draft(source: "proef")
      #expect(draft.kind == sample.kind)
      #expect(String(decoding: draft.payload, as: UTF8.self) == sample.payload)
    }
  }

  @Test func everyShapeQualifierCertaintyAndRoleHasASample() throws {
    let facts = try samples().map { try Fact(entry(kind: $0.kind, payload: $0.payload)) }
    let shapes = facts.map(Shape.init)
    for shape in Shape.allCases { #expect(shapes.contains(shape), "\(shape) has no sample") }
    let housing = facts.compactMap { if case .housing(let fact) = $0 { fact } else { nil } }
    #expect(Set(housing.compactMap(\.count?.qualifier)) == Set(Qualifier.allCases))
    #expect(Set(housing.compactMap(\.count?.certainty)) == Set(Certainty.allCases))
    #expect(Set(housing.map(\.role)) == Set(FactRole.allCases))
  }

  @Test func samplesSayWhatTheySaid() throws {
    let kind = "taakstelling-geruild"
    let sample = try samples().first { $0.kind == kind }
    let exchange = try Fact(entry(kind: kind, payload: try #require(sample).payload))
    #expect(
      exchange
        == .housing(
          .exchange(
            halfYear: try half("2022-2"),
            changes: [
              TargetChange(area: try code("GM0363"), change: 10), TargetChange(area: try code("GM0439"), change: -10),
            ])))
    let balance = try Fact(
      entry(
        kind: "stand-vastgesteld",
        payload: #"{"aantal":-1900,"dag":"2022-07-01","gebied":"NL","kwalificatie":"bijna","zekerheid":"ledenbrief"}"#))
    #expect(
      balance
        == .housing(
          .balance(
            area: .netherlands, day: try day("2022-07-01"), count: Count(-1900, .nearly, certainty: .letter),
            role: .leading)))
  }

  @Test(arguments: [
    ("onbekende-soort", #"{"aantal":1,"gebied":"NL","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"NL"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"XX","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"NL","halfjaar":"2022-3"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1.5,"gebied":"NL","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":3000000000,"gebied":"NL","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"extra":2,"gebied":"NL","halfjaar":"2022-2"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"NL","halfjaar":"2022-2","rol":"hoofdrol"}"#),
    ("taakstelling-vastgesteld", #"{"aantal":1,"gebied":"NL","halfjaar":"2022-2","zekerheid":"zeker"}"#),
    ("gehuisvest-gemeld", #"{"aantal":1,"gebied":"NL","kwalificatie":"veel","maand":"2022-07"}"#),
    ("gehuisvest-gemeld", #"{"aantal":1,"gebied":"NL","maand":"2022-13"}"#),
    ("stand-vastgesteld", #"{"aantal":1,"dag":"2022-02-30","gebied":"NL"}"#),
    ("inwoners-vastgesteld", #"{"aantal":1,"gebied":"GM0363","jaar":5000000000}"#),
    ("correctie", #"{"aantal":99999999999,"corrigeert":1,"reden":"te groot"}"#),
    ("taakstelling-geruild", #"{"halfjaar":"2022-2","wijzigingen":[{"gebied":"NL","verschil":9223372036854775807}]}"#),
    ("journaal-geopend", #"{"peildatum":"morgen","titel":"x"}"#),
    ("journaal-geopend", #"{}"#),
    ("journaal-geopend", ""),
  ]) func whatWasNeverWrittenIsRefused(kind: String, payload: String) throws {
    let entry = try entry(kind: kind, payload: payload)
    let fault = #expect(throws: Fault.self) { try Fact(entry) }
    #expect(fault?.code == .payloadUnreadable)
    var state = ChainState()
    #expect(throws: Fault.self) { try state.apply(entry) }
    #expect(state == ChainState(), "a payload that cannot be read leaves no trace")
  }

  /// A correction in the first line points at nothing; it is kept and does nothing.
  @Test func aCorrectionOfNothingDoesNothing() throws {
    for position in [-1, 0, 1, 2, Int.max] {
      let line = Line(
        .correction(Correction(position: position, replacement: 3, reason: "proef")), known: try noon("2022-07-01"))
      let state = try ChainState(folding: entries([line]))
      #expect(state.position == 1)
      #expect(!state.isCorrectable(1))
    }
  }
}
