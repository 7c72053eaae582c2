// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessHTTP
import ArgumentParser
import Chain
import Foundation
import Hummingbird
import Logging
import Office
import Reports
import Site
import Territory

/// `regietafel start`: the website.
struct StartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start de website op deze computer.",
    discussion: """
      De website toont het journaal, en onder /voorbeeld dezelfde pagina's met verzonnen cijfers.
      Bestaat het journaal nog niet, dan komt de casus van zomer 2022 erin. Stoppen: Ctrl-C.
      """)

  @OptionGroup var journal: JournalOptions
  @Option(name: .customLong("poort"), help: ArgumentHelp("De poort.", valueName: "nummer")) var port = 8080
  @Option(
    name: .customLong("adres"), help: ArgumentHelp("Het adres waarop de website luistert.", valueName: "adres"))
  var host = "127.0.0.1"
  @Option(
    name: .customLong("zaad"), help: ArgumentHelp("Het zaad van het verzonnen voorbeeld.", valueName: "getal"))
  var seed: UInt64 = 2022
  @Flag(name: .customLong("zonder-voorbeeld"), help: "Laat het verzonnen voorbeeld weg.") var hasNoExample = false

  @Flag(
    name: .customLong("achter-https"),
    help: "Er staat een proxy met https voor. Zonder dit kan aanmelden alleen op deze computer zelf.")
  var isBehindProxy = false

  @Option(
    name: .customLong("grens"),
    help: ArgumentHelp(
      "Hoeveel verzoeken één adres per minuut mag doen; 0 is geen grens. Achter https is dat \(StartCommand.usualLimit).",
      valueName: "aantal"))
  var limit: Int?

  /// Requests per minute that a hundred people behind one address do not reach, and a script in a loop does.
  private static let usualLimit = 1200

  /// The limit that holds: without a proxy nobody but this computer is likely to come.
  private func perMinute() throws -> Int? {
    guard let limit else { return isBehindProxy ? StartCommand.usualLimit : nil }
    guard (0...1_000_000).contains(limit) else {
      throw Faults(
        Fault(
          .missingOption, place: "--grens", problem: "Deze grens kan niet.", expected: "0 tot en met 1.000.000",
          advice: "Kies een ander aantal."))
    }
    return limit == 0 ? nil : limit
  }

  func run() async throws {
    let perMinute = try perMinute()
    guard (0...65_535).contains(port) else {
      throw Faults(
        Fault(
          .missingOption, place: "--poort", problem: "Poort \(port) bestaat niet.", expected: "0 tot en met 65535",
          advice: "Kies een andere poort."))
    }
    let publisher = try Publisher(environment: ProcessInfo.processInfo.environment)
    let providers = try ProviderFiles.desk()
    let office = try await JournalFiles.office(path: journal.path, ifMissing: .makeCase)
    // Reading the journal once before the first visitor comes shows a fault now, and not on a page.
    _ = try await office.desk()
    let mounts = try await registers(office, publisher)
    let keeper = try AccessFiles.keeper(journal: journal.path, providers: providers)
    var logger = Logger(label: "regietafel")
    logger.logLevel = .notice
    let site = try Site(
      mounts: mounts, layout: try MapLayout(csv: MapTable.text), logger: logger,
      door: SiteDoor(
        keeper: keeper, isBehindProxy: isBehindProxy, perMinute: perMinute, allowsInside: try allowsInside()))
    let courier = Courier(
      office: office, keeper: keeper, sender: CurlSender(), allowsInside: try allowsInside(), publisher: publisher,
      logger: logger, clock: JournalFiles.now)
    let telling = Task { await courier.run() }
    defer { telling.cancel() }
    let address = "http://\(host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host):\(port)"
    let invitation = try await firstInvitation(keeper)
    do {
      try await site.application(host: host, port: port) {
        Terminal.say("Regietafel draait op \(address) - stoppen met Ctrl-C.")
        if let invitation { Terminal.warn(StartCommand.told(invitation, address, isBehindProxy: isBehindProxy)) }
      }.runService()
      telling.cancel()
      await courier.leave()
    } catch let error where "\(error)".contains("EADDRINUSE") || "\(error)".contains("errno: 98") {
      throw Faults(
        Fault(
          .portInUse, place: "--poort \(port)", problem: "Deze poort is al in gebruik.",
          advice: "Stop het andere programma, of kies een andere poort met --poort."))
    }
  }

  private func registers(_ office: Office, _ publisher: Publisher) async throws -> [Mount] {
    var mounts = [
      Mount(
        base: "", office: office, isExample: false, writer: .local(name: "lokale gebruiker van de website"),
        publisher: publisher)
    ]
    if !hasNoExample {
      mounts.append(
        Mount(
          base: "/voorbeeld", office: try await JournalFiles.example(seed: seed), isExample: true, writer: nil,
          publisher: publisher))
    }
    return mounts
  }

  /// Whether messages about changes may go to computers in the network of the server.
  private func allowsInside() throws(Faults) -> Bool {
    let name = "REGIETAFEL_WEBHOOK_INTERN"
    switch ProcessInfo.processInfo.environment[name] ?? "" {
    case "ja": return true
    case "", "nee": return false
    default:
      throw Faults(
        Fault(
          .badSetting, place: name, problem: "Deze waarde is niet te gebruiken.", expected: "ja of nee",
          advice: "Verbeter de instelling, of laat haar weg."))
    }
  }

  /// The link for the first administrator, while there is none.
  private func firstInvitation(_ keeper: Doorkeeper) async throws -> String? {
    try await AccessFiles.telling {
      try await keeper.hasNoAdministrator() ? try await keeper.firstInvitation() : nil
    }
  }

  private static func told(_ token: String, _ address: String, isBehindProxy: Bool) -> String {
    let place = isBehindProxy ? "(het adres van uw website)" : address
    return "Er is nog geen beheerder. Maak die met deze link (één keer, \(Doorkeeper.invitationHours) uur geldig):\n"
      + "  \(place)/uitnodiging/\(token)"
  }
}
