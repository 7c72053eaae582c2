// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exchange

/// A value that a question can have, in the path or behind `?`.
struct APIParameter: Sendable {
  let name: String
  /// What it means, in a Dutch sentence.
  let about: String
  let schema: APISchema
  var isRequired = false
  var isInPath = false
  /// A value to try, as it stands in an address.
  var example: String?

  static let exampleDay = "2022-09-15"

  /// The reference day.
  static let day = APIParameter(
    name: Viewpoint.dayName, about: "De dag waarover het gaat. Zonder deze dag: de peildatum van het register.",
    schema: .day, example: exampleDay)
  /// What was known when.
  static let known = APIParameter(
    name: Viewpoint.knownName,
    about: "Reken met wat tot en met deze dag bekend was. Zonder deze dag: alles wat nu bekend is.", schema: .day,
    example: "2022-09-22")
  static let clocks = [day, known]

  /// Which page of a list.
  static let page = APIParameter(
    name: "page", about: "Het nummer van de pagina, vanaf 1.", schema: .whole(1...1_000_000), example: "1")
  static let pageSize = APIParameter(
    name: "pageSize", about: "Hoeveel er op een pagina staan.", schema: .whole(1...largestPage), example: "50")
  static let usualPage = 100
  static let largestPage = 1000

  static let anyArea = APIParameter(
    name: "gebied", about: "De code van een gebied: NL, een provincie, een veiligheidsregio of een gemeente.",
    schema: .text(pattern: "^(NL|GM[0-9]{4}|PV[0-9]{2}|VR[0-9]{2})$"), example: "PV27")

  /// The code of an area of one kind, in the path.
  static func code(_ kind: String, _ pattern: String, example: String) -> APIParameter {
    APIParameter(
      name: "code", about: "De code van de \(kind).", schema: .text(pattern: pattern), isRequired: true, isInPath: true,
      example: example)
  }

  static func slug(_ about: String, example: String) -> APIParameter {
    APIParameter(
      name: "kenmerk", about: about, schema: .text(pattern: "^[a-z0-9]+(-[a-z0-9]+)*$"), isRequired: true,
      isInPath: true,
      example: example)
  }

  static func choice(_ name: String, _ about: String, _ words: [String]) -> APIParameter {
    APIParameter(name: name, about: about, schema: .choice(words), example: words.first)
  }
}
