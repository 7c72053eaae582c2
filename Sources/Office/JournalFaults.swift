// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Journal

extension Faults {
  /// What a reader is told when the journal could not do what was asked.
  init(journalProblem error: any Error) {
    switch error {
    case let faults as Faults: self = faults
    case let fault as Fault: self.init(fault)
    case let error as JournalError: self.init(Fault(error))
    default:
      self.init(
        Fault(
          .journalCannotOpen, problem: "Het journaal is niet te gebruiken (\(error)).",
          advice: "Vraag de beheerder om hulp."))
    }
  }
}

extension Fault {
  /// The Dutch fault for what went wrong with a journal.
  public init(_ error: JournalError) {
    switch error {
    case .conflict:
      self.init(
        .journalMovedOn, problem: "Iemand anders heeft net iets vastgelegd.", advice: "Probeer het opnieuw.")
    case .keyReused(let key):
      self.init(
        .keyReused, problem: "De sleutel '\(key)' is al gebruikt voor iets anders.",
        advice: "Begin opnieuw met een leeg formulier of een nieuwe sleutel.")
    case .diskFull:
      self.init(
        .diskFull, problem: "De schijf is vol of niet te beschrijven. Er is niets vastgelegd.",
        advice: "Maak ruimte vrij en probeer het opnieuw.")
    case .damaged(let after, let detail):
      self.init(
        .chainBroken, place: after > 0 ? "na regel \(after)" : nil, problem: "Het journaal is beschadigd (\(detail)).",
        advice:
          "Zet de laatste goede reservekopie terug: een bestand met 'regietafel herstel', een database met pg_restore.")
    case .notAJournal, .cannotOpen, .missing, .unreachable, .outcomeUnknown: self = Fault(opening: error)
    case .busy:
      self.init(
        .journalBusy, problem: "Een ander programma gebruikt het journaal.", advice: "Probeer het zo opnieuw.")
    }
  }

  /// The fault for a journal that cannot be opened or reached. What is no path of a file is the address of a database.
  private init(opening error: JournalError) {
    switch error {
    case .notAJournal(let path) where path.contains("://"):
      self.init(
        .notAJournal, place: path, problem: "In deze database staan tabellen van iets anders met dezelfde namen.",
        advice: "Kies een andere database of een ander schema.")
    case .cannotOpen(let path, let detail) where path.contains("://"):
      self.init(
        .journalCannotOpen, place: path, problem: "Deze database is niet te gebruiken (\(detail)).",
        advice: "Kijk het adres na, en of deze gebruiker er mag lezen en schrijven.")
    case .notAJournal(let path):
      self.init(
        .notAJournal, place: path, problem: "Dit bestand is geen journaal van Regietafel.",
        advice: "Kies een ander bestand, of een nieuwe naam voor een nieuw journaal.")
    case .cannotOpen(let path, let detail):
      self.init(
        .journalCannotOpen, place: path, problem: "Dit bestand is niet te openen (\(detail)).",
        advice: "Kijk of de map bestaat en of u er mag lezen en schrijven.")
    case .missing(let path):
      self.init(
        .journalMissing, place: path, problem: "Hier staat nog geen journaal.",
        advice: "Kijk het adres na. Een nieuw journaal maakt u met 'importeer', 'meld', 'voorbeeld' of 'start'.")
    case .outcomeUnknown(let path):
      self.init(
        .outcomeUnknown, place: path,
        problem: "De database viel weg tijdens het vastleggen. Het is niet zeker of dit is vastgelegd.",
        advice: "Kijk in het journaal of uw gegevens er staan, voordat u ze opnieuw vastlegt.")
    case .unreachable(let path, let detail):
      self.init(
        .databaseUnreachable, place: path, problem: "De database is niet te bereiken (\(detail)).",
        advice: "Kijk of PostgreSQL draait, en of het adres en het wachtwoord kloppen.")
    case .conflict, .keyReused, .diskFull, .damaged, .busy: self.init(error)
    }
  }
}
