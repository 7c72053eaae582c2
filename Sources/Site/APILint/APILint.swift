// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Exchange
import Foundation

/// What is wrong with the description of an API, by the rules that a machine can test.
public struct APIFinding: Hashable, Sendable {
  /// The name of the test, as the published set of tests has it.
  public let test: String
  /// The rule of the standard, such as `/core/version-header`.
  public let rule: String
  /// Where it stands in the description, with points between the names.
  public let place: String
  /// What is wrong, in Dutch.
  public let problem: String
  /// What to do about it, in Dutch.
  public let advice: String
}

/// Tests the description of an API by the technical rules of the NLGov REST API Design Rules 2.2 (API keuren).
///
/// Source: the rules of the standard and the names of the tests that its maintainers publish. A reference is followed
/// to what it names; what two places share is told once, at its own place.
public enum APILint {
  /// Everything that is wrong with a description, in the order of the places.
  ///
  /// - Parameter bytes: a description in JSON (OpenAPI).
  /// - Throws: RT-133 when it is no object in JSON.
  public static func findings(in bytes: [UInt8]) throws(Faults) -> [APIFinding] {
    guard let parsed = try? JSONSerialization.jsonObject(with: Data(bytes)), let root = parsed as? [String: Any] else {
      throw Faults(
        Fault(
          .fileUnreadable, problem: "Dit bestand is geen JSON-object.",
          expected: "Een beschrijving van een API (OpenAPI 3) in JSON.", advice: "Kies het bestand openapi.json."))
    }
    var lint = DescriptionLint(document: APIDocument(root: root))
    lint.run()
    return lint.findings.sorted { ($0.place, $0.test) < ($1.place, $1.test) }
  }

  /// The description of the API of this program.
  public static func ownDescription() -> [UInt8] {
    Array((API.description("", .example).text(pretty: true) + "\n").utf8)
  }
}

/// A description with references that can be followed.
struct APIDocument {
  let root: [String: Any]

  /// What is meant at a place: what a reference there names, with the place of that.
  func resolved(_ value: Any, _ place: [String]) -> (value: Any, place: [String]) {
    var (value, place) = (value, place)
    // A reference may lead to a reference; a ring of them leads nowhere.
    for _ in 0..<20 {
      guard let reference = (value as? [String: Any])?["$ref"] as? String, let found = target(reference) else { break }
      (value, place) = found
    }
    return (value, place)
  }

  private func target(_ reference: String) -> (value: Any, place: [String])? {
    guard reference.hasPrefix("#/") else { return nil }
    let names = reference.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false).map {
      ($0.removingPercentEncoding ?? String($0)).replacing("~1", with: "/").replacing("~0", with: "~")
    }
    var value: Any = root
    for name in names {
      if let object = value as? [String: Any], let next = object[name] {
        value = next
      } else if let list = value as? [Any], let index = Int(name), list.indices.contains(index) {
        value = list[index]
      } else {
        return nil
      }
    }
    return (value, names)
  }

  /// Calls `body` for every object and list, each once, wherever it is used.
  func visit(_ value: Any, _ place: [String], _ seen: inout Set<[String]>, _ body: (Any, [String]) -> Void) {
    let (value, place) = resolved(value, place)
    guard seen.insert(place).inserted else { return }
    body(value, place)
    if let object = value as? [String: Any] {
      for key in object.keys.sorted() {
        if let next = object[key] { visit(next, place + [key], &seen, body) }
      }
    } else if let list = value as? [Any] {
      for (index, next) in list.enumerated() { visit(next, place + [String(index)], &seen, body) }
    }
  }
}
