// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Territory

/// A set of figures that can be had as files and over the API (dataset).
struct Dataset: Sendable {
  /// The name in addresses, which stays the same.
  var id: String
  var title: String
  var about: String
  var keywords: [String]
  /// The page with the figures, and the table on it; nil when only the API has them.
  var page: (address: Address, table: String)?
  /// The path of the API below its root.
  var question: String
  /// Whether there is something on the page only when somebody recorded it.
  var needsRecords = false
  /// Whether the API is asked for today: before the act there is nothing to tell.
  var isOfToday = false
  /// Whether CBS made them, who gives them away under a licence of its own.
  var isOfCBS = false

  static let all: [Dataset] = housing + reception + rest

  private static let housing = [
    Dataset(
      id: "gemeenten", title: "Huisvesting van statushouders per gemeente",
      about: "Taakstelling, gehuisveste mensen, voorsprong of achterstand van elke gemeente op een peildatum.",
      keywords: ["taakstelling", "statushouders", "huisvesting", "gemeenten"],
      page: (.list(.municipality), "gemeenten"), question: "/standen"),
    Dataset(
      id: "provincies", title: "Huisvesting van statushouders per provincie",
      about: "De cijfers van alle gemeenten samen, per provincie, op een peildatum.",
      keywords: ["taakstelling", "statushouders", "huisvesting", "provincies"],
      page: (.list(.province), "provincies"), question: "/provincies"),
    Dataset(
      id: "veiligheidsregios", title: "Huisvesting van statushouders per veiligheidsregio",
      about: "De cijfers van alle gemeenten samen, per veiligheidsregio, op een peildatum.",
      keywords: ["taakstelling", "statushouders", "huisvesting", "veiligheidsregio's"],
      page: (.list(.safetyRegion), "veiligheidsregios"), question: "/veiligheidsregios"),
    Dataset(
      id: "toezicht", title: "Toezicht op de taakstelling",
      about: "Per gemeente de trede van de interventieladder, met de besluiten daarover.",
      keywords: ["interventieladder", "toezicht", "taakstelling"], page: nil, question: "/toezichtdossiers"),
    Dataset(
      id: "gebieden", title: "Gemeenten en inwoners",
      about:
        "Gemeenten met hun code, provincie, veiligheidsregio en inwoners op 1 januari. Bron: CBS (StatLine), bewerkt.",
      keywords: ["gemeenten", "inwoners", "gebiedsindeling", "CBS"], page: nil, question: "/gemeenten", isOfCBS: true),
  ]

  private static let reception = [
    Dataset(
      id: "opvanglocaties", title: "Opvanglocaties",
      about:
        "Locaties met plaatsen, contracten en bezetting op een peildatum. Kleine aantallen mensen staan er niet in.",
      keywords: ["asielopvang", "opvanglocaties", "bezetting"], page: (.locations, "locaties"),
      question: "/opvanglocaties", needsRecords: true),
    Dataset(
      id: "woonprojecten", title: "Woonprojecten",
      about: "Projecten met woningen voor statushouders en anderen: fase, woningen en mensen.",
      keywords: ["woningen", "flexwonen", "statushouders"], page: (.projects, "woonprojecten"),
      question: "/woonprojecten", needsRecords: true),
    Dataset(
      id: "crisis", title: "Crisisplaatsen per veiligheidsregio",
      about: "Plaatsen voor crisisnoodopvang, en mensen die versneld een woning krijgen.",
      keywords: ["crisisnoodopvang", "veiligheidsregio's"], page: (.crisis, "regios"), question: "/crisisregios"),
    Dataset(
      id: "oekraine", title: "Opvang van ontheemden uit Oekraïne",
      about: "Plaatsen, bezette plaatsen en geregistreerde mensen, per veiligheidsregio op een peildatum.",
      keywords: ["Oekraïne", "ontheemden", "opvang"], page: (.displaced(.country), "regios"), question: "/oekraine"),
  ]

  private static let rest = [
    Dataset(
      id: "regietafels", title: "Regietafels en de verdeling van opvang",
      about: "Per provincie de opgave, het aanbod en het verslag van een cyclus van de Spreidingswet.",
      keywords: ["spreidingswet", "regietafel", "opvang"], page: nil, question: "/regietafels", isOfToday: true),
    Dataset(
      id: "prognoses", title: "Gepubliceerde prognoses",
      about: "Wat over de opvang is voorspeld, met wat er later gebeurde.", keywords: ["prognose", "asielopvang"],
      page: nil, question: "/prognoses"),
    Dataset(
      id: "regels", title: "Regels en bedragen",
      about: "De wet, de bedragen en de afspraken waarmee wordt gerekend, met datum en bron.",
      keywords: ["wetgeving", "bedragen", "rekenregels"], page: nil, question: "/regels"),
    Dataset(
      id: "journaal", title: "Journaal van vastgelegde feiten",
      about: "Alles wat is gemeld, vastgesteld of gecorrigeerd, met bron en tijdstip. Een regel verandert nooit.",
      keywords: ["journaal", "verantwoording", "bron"], page: nil, question: "/feiten"),
  ]
}
