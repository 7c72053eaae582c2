// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The faults of displaced people from Ukraine (RT-320 to RT-339) in words.
extension FaultCode {
  static let displacedWords: [FaultCode: (title: String, explanation: String)] = [
    .excessWithoutReason: (
      "Meer mensen dan plaatsen zonder reden",
      "In de opvang van een gemeente wonen hoogstens zoveel mensen als er plaatsen zijn. Zijn het er meer, dan hoort daar een "
        + "reden bij. De reden geldt zolang er meer mensen dan plaatsen zijn."
    ),
    .displacedNotReported: (
      "Dit aantal over ontheemden kan niet gemeld worden",
      "Plaatsen en mensen meldt een gemeente, een veiligheidsregio of het land op een dag. Persoonmaanden meldt een gemeente "
        + "over een maand. Vrije plaatsen en mensen elders volgen uit de andere aantallen; alleen van het land zijn ze zo "
        + "gepubliceerd."
    ),
    .displacedNothingCounted: (
      "Geen aantal over ontheemden ingevuld",
      "Een melding noemt minstens één aantal: ingeschreven, plaatsen, bezet, particulier, persoonmaanden of verwacht. Een leeg "
        + "veld betekent dat het onbekend is, niet dat het nul is."
    ),
    .expectedWithoutDay: (
      "Verwachte plaatsen zonder dag",
      "Bij plaatsen die nog komen, hoort de dag waarop zij er zijn. Die dag ligt na de dag van de melding."
    ),
  ]
}
