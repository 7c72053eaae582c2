// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The faults of the ladder of supervision (RT-240 to RT-259) in words.
extension FaultCode {
  static let supervisionWords: [FaultCode: (title: String, explanation: String)] = [
    .rungSkipped: (
      "Trede overgeslagen",
      "Een gemeente gaat trede voor trede omhoog. Alleen bij spoed mag een trede worden overgeslagen, en dan hoort er een "
        + "reden voor de spoed bij (regel R1.39b)."
    ),
    .executionTooEarly: (
      "Uitvoering zonder verstreken termijn",
      "Uitvoeren (trede 6) kan pas als de laatste termijn uit het besluit van trede 5 voorbij is. Bij spoed kan het "
        + "eerder, met een reden. Dat staat in artikel 124 van de Gemeentewet; de Raad van State wees daarop in 2018 "
        + "(regels R1.38b en R1.39d)."
    ),
    .decisionWithoutTerm: (
      "Besluit zonder termijn",
      "Een besluit tot indeplaatsstelling (trede 5) noemt de laatste termijn voor de gemeente. Alleen bij spoed kan het "
        + "zonder, en dan hoort er een reden bij (regel R1.38b)."
    ),
    .decisionOutOfOrder: (
      "Besluit van voor het vorige besluit",
      "Over deze gemeente is al een later besluit vastgelegd. Is er een besluit vergeten? Trek dan eerst het latere in, en leg "
        + "ze daarna op volgorde vast."
    ),
    .fileNotOpen: (
      "Er is geen open dossier",
      "Een dossier begint met trede 1, het signaal. Zonder open dossier kan er geen hogere trede zijn, behalve bij spoed met "
        + "een reden, en geen afspraak."
    ),
    .decisionWithoutReason: (
      "Reden van een besluit ontbreekt",
      "Bij elk besluit en elk oordeel in het toezicht hoort een reden in woorden. Dat geldt ook voor het stilzetten van "
        + "de ladder."
    ),
    .notCompetent: (
      "Wie besloot, mag dit niet besluiten",
      "Bij de taakstelling besluiten gedeputeerde staten over trede 4 en hoger, of de minister in hun plaats. Bij de "
        + "Spreidingswet besluit de minister (regels R1.38a, R1.38e en R1.38f)."
    ),
    .attributionAboveArrears: (
      "Meer toegeschreven dan de achterstand",
      "De mensen bij alle oorzaken samen zijn nooit meer dan de achterstand. Wat niet is toegeschreven, toont het programma "
        + "als rest."
    ),
    .profileLimits: (
      "Grens of termijn in een profiel kan niet",
      "Een grens is nul of hoger, een percentage niet hoger dan het geheel, en een termijn ten minste één week. Alleen de "
        + "treden 2 tot en met 5 hebben een termijn."
    ),
    .termBeforeDecision: (
      "Termijn ligt niet na het besluit",
      "De termijn van een besluit is de laatste dag waarop de gemeente het zelf nog kan doen. Die dag ligt na het besluit."
    ),
    .noticeWithoutDecision: (
      "Bekendmaking zonder besluit",
      "Bekendmaken en een afschrift aan de raad sturen hoort bij een besluit over trede 4 of 5. Dat besluit is dan al "
        + "genomen (regel R1.38d)."
    ),
    .excuseImpossible: (
      "Verschoonbaar deel klopt niet",
      "Is een deel van de achterstand verschoonbaar, dan gaat het om minstens één mens. Het is nooit meer dan de "
        + "achterstand."
    ),
    .agreementDays: (
      "Dagen van een afspraak kloppen niet",
      "De uiterste dag van een afspraak of verslag ligt niet voor de dag waarop het is afgesproken. Klaar kan het pas "
        + "daarna zijn."
    ),
    .ladderNotInForce: (
      "Toezicht gold nog niet",
      "Op deze dag was er nog geen toezicht op deze taak, of de ladder bestond nog niet."
    ),
    .unreadableLadderWord: (
      "Woord van de ladder niet bekend",
      "De trede, het onderwerp, wie besloot, of de oorzaak is niet een van de bekende woorden."
    ),
    .attributionParts: (
      "Oorzaken kloppen niet", "Een toeschrijving noemt ten minste één oorzaak, en elke oorzaak één keer."
    ),
  ]
}
