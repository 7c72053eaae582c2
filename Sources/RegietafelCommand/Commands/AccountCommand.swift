// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import ArgumentParser
import Chain
import Exact
import Exchange
import Foundation
import Office
import Reports
import Territory

/// `regietafel account`: who can sign in. For the person at the computer on which Regietafel runs.
struct AccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Beheer wie zich op de website kan aanmelden.",
    subcommands: [
      MakeAccountCommand.self, ListAccountsCommand.self, BlockAccountCommand.self, AdmitAccountCommand.self,
      RecoverAccountCommand.self, MoveAccountsCommand.self,
    ])

  /// The account with this name.
  static func account(named name: String, _ keeper: Doorkeeper, _ manager: Manager) async throws -> Account {
    guard let account = try await keeper.accounts(for: manager).first(where: { $0.name == name.lowercased() }) else {
      throw AccessRefusal.unknownAccount
    }
    return account
  }

  static var manager: Manager { Manager(local: RecordOptions.usualName) }

  static func tell(_ token: String) {
    Terminal.say("/uitnodiging/\(token)")
    Terminal.warn(
      "Zet hier het adres van de website voor en geef de link aan de persoon zelf. De link werkt één keer, "
        + "\(Doorkeeper.invitationHours) uur lang.")
  }
}

/// `regietafel account maak`: a new account.
struct MakeAccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maak", abstract: "Maak een account. U krijgt een link waarmee de persoon een wachtwoord kiest.")

  @Argument(help: ArgumentHelp("De aanmeldnaam.", valueName: "naam")) var name: String
  @Option(name: .customLong("voluit"), help: ArgumentHelp("De naam van de persoon.", valueName: "naam"))
  var title: String
  @Option(
    name: .customLong("organisatie"),
    help: ArgumentHelp("GM0363, PV27, VR13, COA, JenV, BZK, VNG of beheerder.", valueName: "code"))
  var organisation: String
  @Option(
    name: .customLong("rol"), help: ArgumentHelp("lezen, vastleggen, besluiten of publiceren.", valueName: "rol"))
  var role = Role.record.rawValue
  @OptionGroup var journal: JournalOptions

  func run() async throws {
    let territory = try JournalFiles.tables().territory
    guard let organisation = Organisation(organisation), let role = Role(rawValue: role),
      organisation.area.map({ territory.exists($0, on: JournalFiles.now().dutchDay) }) ?? true
    else {
      throw Faults(
        Fault(
          .unknownOrganisation, problem: "Deze organisatie of rol is er niet.",
          expected:
            "een code zoals GM0363, of COA, JenV, BZK, VNG of beheerder, met de rol "
            + Role.allCases.map(\.rawValue).joined(separator: ", "),
          advice: "Kijk de code en de rol na."))
    }
    let keeper = try AccessFiles.keeper(journal: journal.path)
    try await AccessFiles.telling {
      AccountCommand.tell(
        try await keeper.invite(
          name: name, title: title, organisation: organisation, role: role, by: AccountCommand.manager))
    }
  }
}

/// `regietafel account lijst`: all accounts.
struct ListAccountsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lijst", abstract: "Toon alle accounts.")

  @OptionGroup var journal: JournalOptions
  @OptionGroup var output: FormatOptions

  func run() async throws {
    let format = try output.format()
    let keeper = try AccessFiles.keeper(journal: journal.path)
    let accounts = try await AccessFiles.telling { try await keeper.accounts(for: AccountCommand.manager) }
    var sheet = Sheet(["account", "naam", "voluit", "organisatie", "rol", "stand"])
    sheet.rows = accounts.map { account in
      [
        .whole(account.id), .string(account.name), .string(account.title), .string(account.organisation.description),
        .string(account.role.rawValue),
        .string(account.standing),
      ]
    }
    sheet.write(format)
  }
}

/// `regietafel account blokkeer`: nobody signs in with it any more.
struct BlockAccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blokkeer", abstract: "Blokkeer een account. Wie ermee is aangemeld, is meteen afgemeld.")

  @Argument(help: ArgumentHelp("De aanmeldnaam.", valueName: "naam")) var name: String
  @OptionGroup var journal: JournalOptions

  func run() async throws {
    let keeper = try AccessFiles.keeper(journal: journal.path)
    try await AccessFiles.telling {
      let account = try await AccountCommand.account(named: name, keeper, AccountCommand.manager)
      try await keeper.setBlocked(true, account.id, by: AccountCommand.manager)
    }
    Terminal.say("Geblokkeerd: \(name)")
  }
}

/// `regietafel account toelaten`: the opposite.
struct AdmitAccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "toelaten", abstract: "Hef een blokkade op.")

  @Argument(help: ArgumentHelp("De aanmeldnaam.", valueName: "naam")) var name: String
  @OptionGroup var journal: JournalOptions

  func run() async throws {
    let keeper = try AccessFiles.keeper(journal: journal.path)
    try await AccessFiles.telling {
      let account = try await AccountCommand.account(named: name, keeper, AccountCommand.manager)
      try await keeper.setBlocked(false, account.id, by: AccountCommand.manager)
    }
    Terminal.say("Toegelaten: \(name)")
  }
}

/// `regietafel account herstel`: a new link for who lost the password or the phone.
struct RecoverAccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "herstel", abstract: "Geef een nieuwe link aan wie het wachtwoord of de telefoon kwijt is.")

  @Argument(help: ArgumentHelp("De aanmeldnaam.", valueName: "naam")) var name: String
  @OptionGroup var journal: JournalOptions

  func run() async throws {
    let keeper = try AccessFiles.keeper(journal: journal.path)
    try await AccessFiles.telling {
      let account = try await AccountCommand.account(named: name, keeper, AccountCommand.manager)
      AccountCommand.tell(try await keeper.recover(account.id, by: AccountCommand.manager))
    }
  }
}
