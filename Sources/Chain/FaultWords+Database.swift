// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

extension FaultCode {
  /// The words of the faults about a journal in a database and about moving a journal.
  static let databaseWords: [FaultCode: (title: String, explanation: String)] = [
    .databaseUnreachable: (
      "Database is niet te bereiken",
      "De database met het journaal geeft geen antwoord. Er is niets vastgelegd. Kijk of PostgreSQL draait, en of het "
        + "adres en het wachtwoord kloppen."
    ),
    .outcomeUnknown: (
      "Niet zeker of het is vastgelegd",
      "De database viel weg tijdens het vastleggen en kwam niet op tijd terug. Kijk in het journaal of uw gegevens er "
        + "staan, voordat u ze opnieuw vastlegt."
    ),
    .targetDiffers: (
      "Doel van de verhuizing heeft een ander journaal",
      "Een journaal verhuist alleen naar een leeg doel, of naar een doel met het begin van hetzelfde journaal. Kies een "
        + "ander doel."
    ),
    .notForDatabase: (
      "Opdracht is niet voor een database",
      "Een reservekopie van een journaal in PostgreSQL maakt u met pg_dump, en u zet haar terug met pg_restore. Met "
        + "'regietafel verhuis' maakt u er een bestand van."
    ),
    .movedWhileMoving: (
      "Journaal veranderde tijdens de verhuizing",
      "Tijdens de verhuizing is er steeds iets vastgelegd, in de bron of in het doel. Stop eerst de site en voer de "
        + "opdracht opnieuw uit: hij gaat verder waar hij was."
    ),
  ]
}
