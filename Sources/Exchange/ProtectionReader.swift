// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exact
import Rulebook

/// Reads a question about protection from named texts: the options of the command, or the query of a page or of the API.
public enum ProtectionReader {
  /// The names, in the order in which they are explained.
  public static let names = ["categorie", "brp"]

  /// The question.
  ///
  /// - Throws: everything that is wrong with it.
  public static func request(category: String?, registered: String?) throws(Faults) -> ProtectionRequest {
    var faults: [Fault] = []
    let chosen = category.flatMap { DisplacedCategory(rawValue: $0.uppercased()) }
    if chosen == nil {
      faults.append(
        Fault(
          .unreadableDisplacedWord, place: "categorie",
          problem: category.map { "De categorie '\($0.prefix(40))' bestaat niet." } ?? "De categorie ontbreekt.",
          expected: DisplacedCategory.allCases.map(\.rawValue).joined(separator: ", ") + ".",
          advice: "Kies een van deze letters."))
    }
    let day = registered.flatMap { Day(iso: $0) }
    if let registered, day == nil {
      faults.append(
        Fault(
          .unreadableDisplacedWord, place: "brp", problem: "'\(registered.prefix(40))' is geen dag.",
          expected: "Jaar, maand en dag, zoals 2022-05-20.", advice: "Schrijf de dag zo."))
    }
    guard let chosen, faults.isEmpty else { throw Faults(faults) }
    return ProtectionRequest(category: chosen, registered: day)
  }
}

extension JSONValue {
  /// The answer about protection as the command and the API give it.
  public static func protection(
    _ protection: Protection, on perspective: Perspective, reason: String, source: String?
  ) -> JSONValue {
    func day(_ day: Day?) -> JSONValue { day.map { .string($0.description) } ?? .null }
    let isNow = perspective.known == .endOfTime
    return .object([
      ("categorie", .string(protection.request.category.rawValue)), ("brp", day(protection.request.registered)),
      ("peildatum", day(perspective.day)),
      ("bekendOp", isNow ? .null : .string(perspective.known.description)),
      ("uitkomst", .string(protection.outcome.rawValue)), ("totEnMet", day(protection.lastDay)),
      ("reden", .string(reason)), ("bron", source.map { .string($0) } ?? .null),
      ("regel", .string(protection.version?.ruleID ?? protection.request.category.rule)),
      ("zekerheid", .string(protection.certainty.rawValue)),
    ])
  }
}
