// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

extension FaultCode {
  /// What the codes about dividing mean.
  static let divisionWords: [FaultCode: (title: String, explanation: String)] = [
    .divisionImpossible: (
      "Grenzen en opgave passen niet bij elkaar",
      "De ondergrenzen zijn samen meer dan de opgave, de bovengrenzen samen minder, of een kleinste locatie past er niet "
        + "in. De melding noemt de kleinste groep grenzen die samen niet kan. Pas er minstens één van aan."
    ),
    .noWeight: (
      "Geen gewicht om naar te verdelen",
      "Alle gewichten zijn nul, of de tabel is leeg. Kies een andere sleutel, of vul de gewichten in."
    ),
    .negativeWeight: ("Gewicht onder nul", "Een gewicht is nul of meer. Verbeter het gewicht."),
    .scoreTooLow: (
      "SES-WOA-score te laag",
      "Met een score van -1 of lager heeft een gemeente geen gewicht meer, of minder dan niets. Kijk de score na (R5.13)."
    ),
    .scoreMissing: (
      "SES-WOA-score ontbreekt",
      "De sleutel van de Spreidingswet heeft van elke gemeente een score nodig. Een score die ontbreekt, wordt nooit "
        + "geraden. Lees de tabel van het CBS in, of leg zelf een score vast met de reden als bron."
    ),
    .unknownKey: (
      "Sleutel niet bekend",
      "De sleutel bestaat niet, of gold nog niet op de peildatum. De melding noemt de sleutels die er wel zijn."
    ),
    .weightsTooFine: (
      "Gewichten te groot of te fijn",
      "De gewichten samen hebben meer cijfers dan waarmee precies te rekenen is. Rond ze af."
    ),
    .unknownParty: (
      "Code doet niet mee",
      "Een grens of een bestaand aantal hoort bij een code waarover niet wordt verdeeld. Kijk de code en de peildatum na."
    ),
    .divisionDiffers: (
      "Verdeling klopt niet met haar invoer",
      "Een bewaarde verdeling is opnieuw gemaakt uit dezelfde invoer, en er kwam iets anders uit. Meld dit bij de beheerder."
    ),
    .needsLevelling: (
      "Kleinste locatie vraagt om leximin",
      "Alleen de methode leximin kan rekening houden met een kleinste locatie. Kies die methode, of laat de grens weg."
    ),
  ]
}
