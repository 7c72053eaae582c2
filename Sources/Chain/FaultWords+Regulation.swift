// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The faults of allowances, protection and the evaluation of the regulation (RT-310 to RT-319) in words.
extension FaultCode {
  static let regulationWords: [FaultCode: (title: String, explanation: String)] = [
    .ageImpossible: (
      "Leeftijd kan niet",
      "De leeftijd van een gezinslid is een heel aantal jaren, en nooit minder dan nul of hoger dan mensen worden. Een kind "
        + "dat nog geen jaar is, is 0."
    ),
    .householdSize: (
      "Aantal gezinsleden kan niet",
      "Leefgeld is er voor een gezin van minstens één persoon. Is de lijst heel lang, splits haar dan in gezinnen."
    ),
    .incomeReversed: (
      "Inkomen eindigt voor het begin",
      "De eerste dag zonder inkomen komt na de eerste dag met inkomen. Draai de dagen om, of laat de laatste weg als het "
        + "inkomen doorloopt."
    ),
    .tariffGap: (
      "Voor een dag is er geen tarief",
      "Het regelbestand kent bedragen voor andere dagen, maar niet voor deze. Vul het bestand aan. Is een bedrag niet "
        + "gevonden, neem dan een versie zonder waarde op die dat zegt."
    ),
    .changeoverOutside: (
      "Dag van overgang kan niet",
      "Gemeenten konden in het begin van 2023 zelf kiezen wanneer zij de nieuwe bedragen van het leefgeld gingen betalen. "
        + "Dat kon tot een uiterste dag. Geef een dag uit die periode (regel R6.12.overgang)."
    ),
    .adultUnaccompanied: (
      "Volwassene die als alleenstaande minderjarige is genoemd",
      "Alleen wie op de eerste dag van de maand minderjarig is, kan een alleenstaande minderjarige zijn."
    ),
    .negativeIncome: (
      "Inkomen onder nul",
      "Een inkomen is nul of meer. Zonder bedrag rekent het programma met de hoogste eigen bijdrage."
    ),
    .unreadableDisplacedWord: (
      "Vraag over leefgeld of bescherming niet leesbaar",
      "Een woord, nummer of dag in de vraag is niet bekend. De melding zegt wat er kan staan."
    ),
    .outcomeMissing: (
      "Uitkomst van een knelpunt ontbreekt",
      "Heeft het ministerie besloten over een knelpunt? Zeg dan ook wat de aangepaste regeling ermee deed, of waarom het "
        + "niet is overgenomen."
    ),
    .registeredLater: (
      "Inschrijving ligt na de peildatum",
      "Of iemand bescherming heeft, hangt af van de dag van inschrijving in de BRP. Die dag kan niet na de dag liggen "
        + "waarnaar gevraagd wordt."
    ),
  ]
}
