// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The faults of the division over the country (RT-260 to RT-289) in words.
extension FaultCode {
  static let spreadWords: [FaultCode: (title: String, explanation: String)] = [
    .swapNotZero: (
      "Ruil van plaatsen is niet in evenwicht",
      "Gemeenten mogen plaatsen ruilen als de provincie samen op haar aantal blijft. De veranderingen zijn dus samen nul "
        + "(regel R5.4)."
    ),
    .swapAcrossProvinces: (
      "Ruil over de grens van de provincie",
      "Ruilen kan alleen tussen gemeenten van één provincie, want elke provincie heeft haar eigen aantal (regel R5.4)."
    ),
    .siteTooSmall: (
      "Aangeboden locatie is te klein",
      "Een duurzame plaats hoort bij een opvang die groot genoeg is (regel R5.14). Reguliere opvang mag verspreid zijn over "
        + "locaties in dezelfde gemeente; geef dat dan aan. Bijzondere opvang mag dat niet."
    ),
    .decisionBeforeReport: (
      "Verdeelbesluit van voor het verslag",
      "De minister weegt het verslag van de commissaris. Het verdeelbesluit kan dus niet eerder zijn dan het verslag "
        + "(regels R5.5 en R5.6)."
    ),
    .reportBeforeIndicative: (
      "Verslag van voor de indicatieve aantallen",
      "Het verslag gaat over de indicatieve aantallen. Leg die eerst vast. Het verslag is ook niet eerder dan de raming van "
        + "de ronde (regels R5.2 tot en met R5.5)."
    ),
    .decisionSum: (
      "Verdeelbesluit telt niet op",
      "De gemeenten tellen samen op tot het aantal van de provincie. Noemt het besluit zelf een ander aantal voor de "
        + "provincie, geef dat dan op als totaal (regel R5.6)."
    ),
    .noSuchCycle: (
      "In dat jaar begint geen ronde",
      "Een ronde van de Spreidingswet heet naar het jaar waarin zij begint. Elke twee jaar begint er een (regel R5.2)."
    ),
    .secondDecision: (
      "Tweede verdeelbesluit",
      "Over een provincie is er in een ronde één verdeelbesluit. Een later besluit is een wijziging; geef dat dan aan. Een "
        + "wijziging kan alleen als er een besluit is (regel R5.6)."
    ),
    .minorsAboveTotal: (
      "Meer plaatsen voor amv dan plaatsen",
      "Plaatsen voor amv zijn een deel van het aantal. Het deel kan niet groter zijn dan het geheel (regel R5.12)."
    ),
    .municipalityNotInProvince: (
      "Gemeente hoort niet in deze lijst",
      "Een verslag, besluit of afspraak noemt alleen gemeenten van de eigen provincie, en elke gemeente één keer."
    ),
    .swapBelowZero: (
      "Aantal komt onder nul door een ruil",
      "Na de ruil zou een gemeente minder dan nul plaatsen moeten leveren. Kies een kleiner aantal (regel R5.4)."
    ),
    .noDecision: (
      "Er is geen verdeelbesluit",
      "Bezwaar en vertraging gaan over een verdeelbesluit. Leg dat eerst vast. Zij zijn ook niet eerder dan het besluit "
        + "(regels R5.6 en R5.8)."
    ),
    .offerWithoutPlaces: (
      "Aanbod zonder plaatsen", "Een aanbod noemt minstens één plaats. Is het aanbod van de baan? Trek het dan in."
    ),
    .realisationBeforeDecision: (
      "Termijn van het verdeelbesluit kan niet",
      "De dag waarop de plaatsen er zijn, ligt na het besluit en binnen de ronde (regel R5.7)."
    ),
    .outcomeBeforeObjection: (
      "Uitkomst van voor het bezwaar", "De beslissing op een bezwaar kan niet eerder zijn dan het bezwaar zelf."
    ),
    .numberNotOfArea: (
      "Grootheid past niet bij gebied of periode",
      "Een indicatief aantal is van een gemeente of provincie in een ronde. Andere aantallen van de regietafel zijn van een "
        + "provincie of van het land. Een provinciale opgave van voor de wet geldt op een dag."
    ),
    .unreadableTableWord: (
      "Woord van de regietafel niet bekend", "Schrijf ja of nee, of een van de woorden die de melding noemt."
    ),
    .unreadableCycle: (
      "Ronde niet leesbaar", "Een ronde schrijf je als het jaar waarin zij begint: vier cijfers."
    ),
  ]
}
