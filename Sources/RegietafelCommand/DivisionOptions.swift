// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Exact
import Exchange
import Territory

/// What is to be divided, over whom and how.
struct DivisionOptions: ParsableArguments {
  @Option(name: .customLong("opgave"), help: ArgumentHelp("Hoeveel er te verdelen is.", valueName: "aantal"))
  var total: WholeNumber?
  @Option(
    name: .customLong("sleutel"), help: ArgumentHelp("De sleutel: een naam, of in woorden.", valueName: "sleutel"))
  var key = "inwoners"
  @Option(
    name: .customLong("niveau"), help: ArgumentHelp("gemeente, veiligheidsregio of provincie.", valueName: "niveau"))
  var level = "gemeente"
  @Option(
    name: .customLong("gebied"),
    help: ArgumentHelp("Verdeel alleen binnen dit gebied, zoals PV27.", valueName: "gebied"))
  var within: String?
  @Option(
    name: .customLong("methode"),
    help: ArgumentHelp(
      "\(DivisionMethod.allCases.map(\.rawValue).joined(separator: ", ")). Anders de methode van de sleutel.",
      valueName: "methode"))
  var method: String?
  @Option(
    name: .customLong("gewichten"),
    help: ArgumentHelp("CSV-bestand met code,gewicht: een eigen tabel in plaats van de sleutel.", valueName: "bestand"))
  var weights: String?
  @Option(
    name: .customLong("grenzen"),
    help: ArgumentHelp("CSV-bestand met code,minimum,maximum van wat een gebied erbij krijgt.", valueName: "bestand"))
  var limits: String?
  @Option(
    name: .customLong("bestaand"),
    help: ArgumentHelp("CSV-bestand met code,plaatsen: wat er staat.", valueName: "bestand"))
  var standing: String?
  @Option(
    name: .customLong("meetellen"),
    help: ArgumentHelp(
      "Wat vastligt, telt mee, per soort in procenten: regulier=100,noodopvang=50,crisis=25,oekraine=50,voorsprong=100.",
      valueName: "soorten"))
  var credit: String?
  @Option(
    name: .customLong("vol-na"),
    help: ArgumentHelp("Plaatsen die korter blijven dan zoveel jaar, tellen naar verhouding mee.", valueName: "jaren"))
  var fullYears = 0
  @Option(
    name: .customLong("kleinste"),
    help: ArgumentHelp("De kleinste locatie, zoals 100 of 16; alleen bij leximin.", valueName: "aantal"))
  var smallestSite: WholeNumber = 1

  @Option(
    name: .customLong("amv"),
    help: ArgumentHelp(
      "Hoeveel plaatsen voor alleenstaande minderjarigen; apart verdeeld met dezelfde sleutel.", valueName: "aantal"))
  var minors: WholeNumber?

  /// The question that the options ask.
  func request(on day: Day, _ territory: Territory) throws -> DivisionRequest {
    guard let total = try total?.number("--opgave") else {
      throw Faults(
        Fault(
          .missingOption, place: "--opgave", problem: "De opgave ontbreekt.", advice: "Geef het aantal met --opgave.")
      )
    }
    guard let kind = AreaKind(levelName: level.lowercased()) else {
      throw wrong("--niveau", "Het niveau '\(level)' bestaat niet.", "gemeente, veiligheidsregio of provincie")
    }
    let names = CodeNames(day: day, territory: territory)
    var request = DivisionRequest(total: total, level: kind, key: key.lowercased())
    request.within = try within.map { try Words.area($0, on: day, territory) } ?? .netherlands
    request.method = try method.map(method(named:))
    request.table = try weights.map { path in
      try names.table(try ImportFile.read(path: path), place: path, ["gewicht"]).mapValues { $0[0] ?? Fraction(0) }
    }
    request.limits = try limits.map(limits(names)) ?? [:]
    request.standing = try standing.map { path in
      try names.table(try ImportFile.read(path: path), place: path, ["plaatsen"], .whole)
        .mapValues { $0[0]?.numerator ?? 0 }
    }
    request.credit = try credit.map(credited)
    request.smallestSite = try smallestSite.number("--kleinste")
    return request
  }

  private func method(named name: String) throws -> DivisionMethod {
    guard let method = DivisionMethod(rawValue: name.lowercased()) else {
      throw wrong(
        "--methode", "De methode '\(name)' bestaat niet.",
        DivisionMethod.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return method
  }

  private func limits(_ names: CodeNames) -> (String) throws -> [String: DivisionRequest.Limits] {
    { path in
      try names.table(
        try ImportFile.read(path: path), place: path, ["minimum", "maximum"], .whole, allowsEmpty: true
      ).mapValues { DivisionRequest.Limits(minimum: $0[0]?.numerator ?? 0, maximum: $0[1]?.numerator) }
    }
  }

  private func credited(_ text: String) throws -> DivisionCredit {
    guard let credit = DivisionCredit(text, fullYears: max(0, min(fullYears, 50))) else {
      throw wrong(
        "--meetellen", "'\(text)' is niet te lezen.",
        DivisionCredit.Sort.allCases.map { "\($0.rawValue)=100" }.joined(separator: ",") + ", of ja")
    }
    return credit
  }

  private func wrong(_ place: String, _ problem: String, _ expected: String) -> Faults {
    Faults(
      Fault(.missingOption, place: place, problem: problem, expected: expected, advice: "Kies een van deze woorden."))
  }
}
