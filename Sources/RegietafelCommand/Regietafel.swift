// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Chain
import Foundation

/// The program: hands the words of the command line to a command and tells the outcome in Dutch.
///
/// Exit codes: 0 done, 1 a fault in the input or the journal, 2 wrong use.
@main
struct Regietafel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regietafel",
    abstract: "Register, rekenmachine en planbord voor asielopvang en huisvesting van statushouders.",
    discussion: """
      Zonder --journaal werkt elke opdracht op de casus van zomer 2022.
      Afsluitcode: 0 = gelukt, 1 = fout in de invoer of het journaal, 2 = verkeerd gebruik.
      """,
    version: "0.1.0",
    subcommands: [
      TargetCommand.self, BalanceCommand.self, ImportCommand.self, ExportCommand.self, ReportCommand.self,
      CorrectCommand.self, ExchangeCommand.self, ExplainCommand.self, VerifyCommand.self, BackupCommand.self,
      RestoreCommand.self, MoveCommand.self, ExampleCommand.self, BackTestCommand.self, ForecastCommand.self,
      BufferCommand.self,
      StartCommand.self, ReceptionCommand.self,
      CrisisCommand.self, DivideCommand.self, SupervisionCommand.self, TableCommand.self,
      DisplacedCommand.self,
      ClaimCommand.self,
      AllowanceCommand.self, ProtectionCommand.self, EvaluationCommand.self, LintAPICommand.self, AccountCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let faults as Faults {
      for fault in faults.all { Terminal.complain(fault) }
      Foundation.exit(faults.all.contains(where: \.isWrongUse) ? 2 : 1)
    } catch {
      let text = DutchHelp.translate(fullMessage(for: error))
      switch exitCode(for: error) {
      case .success:
        Terminal.say(text)
        Foundation.exit(0)
      case .failure:
        if !text.isEmpty { Terminal.warn(text) }
        Foundation.exit(1)
      default:
        Terminal.warn(text)
        Foundation.exit(2)
      }
    }
  }
}

extension Fault {
  /// Whether the fault is in how the program was called, not in what it was given.
  var isWrongUse: Bool {
    // What is in the way on this computer, or in the database, was asked for rightly.
    if [.portInUse, .accessDatabaseAway, .accountsElsewhere].contains(code) { return false }
    return code.rawValue.hasPrefix("RT-4") || code == .unknownKind
  }
}
