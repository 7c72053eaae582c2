// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The faults of what municipalities are paid for people from Ukraine (RT-340 to RT-369) in words.
extension FaultCode {
  static let fundingWords: [FaultCode: (title: String, explanation: String)] = [
    .fundingBeforeScheme: (
      "Bedrag van voor de regeling",
      "De bekostigingsregeling begint op de eerste dag die regel R6.6 noemt. Over een eerdere maand of een eerder jaar is er "
        + "geen vergoeding."
    ),
    .fundingPeriod: (
      "Bedrag past niet bij de periode",
      "Leefgeld, wooncomponent en ontvangsten meldt een gemeente per maand. De werkelijke kosten van de gemeentelijke opvang "
        + "meldt zij per jaar (regel R6.26)."
    ),
    .fundingAmount: (
      "Bedrag kan niet",
      "Een bedrag is nul of meer, en niet groter dan het land uitgeeft. Ontvangsten zijn een eigen post: het programma trekt "
        + "ze zelf af."
    ),
    .choiceNotPossible: (
      "Keuze voor werkelijke kosten kan niet",
      "Werkelijke kosten opgeven in plaats van het normbedrag kan sinds regel R6.26 bekend is. Het kan over jaren "
        + "waarvoor die regel geldt."
    ),
    .choiceWithoutCosts: (
      "Keuze voor werkelijke kosten zonder die kosten",
      "Leg eerst de werkelijke kosten van het jaar vast. Zonder dat bedrag is er niets om te kiezen (regel R6.26)."
    ),
    .stepBeforeYearEnd: (
      "Stap voor het einde van het jaar",
      "Verantwoorden, vaststellen en terugvorderen kan pas als het jaar voorbij is (regel R6.29)."
    ),
    .unknownTransitionProject: (
      "Onbekend transitieproject",
      "Uitgaven horen bij een transitieproject dat is vastgelegd. Leg het project eerst vast, of kijk het kenmerk na."
    ),
    .spendingBeforeProject: (
      "Uitgaven van voor het project",
      "De uitgaven zijn van een jaar voordat het project begint. Kijk het jaar na, of de periode van het project."
    ),
    .projectIncomplete: (
      "Transitieproject is niet volledig",
      "De aanvraag noemt een omschrijving, de betrokkenen, het aantal plekken, de begroting en de periode (regel R6.25). Een "
        + "afschrijving is minstens één jaar."
    ),
    .unreadableFundingWord: (
      "Woord over de bekostiging niet bekend",
      "De post, de stap of de grondslag is een woord uit een vaste lijst. De melding noemt die lijst."
    ),
    .unreadableFundingYear: (
      "Jaar niet leesbaar", "Een jaar heeft vier cijfers, zoals 2022."
    ),
  ]
}
