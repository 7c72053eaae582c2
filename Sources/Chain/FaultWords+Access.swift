// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The faults at the door (RT-370 to RT-379, RT-390 to RT-399) in words.
extension FaultCode {
  static let accessWords: [FaultCode: (title: String, explanation: String)] = [
    .signInFailed: (
      "Aanmelden is niet gelukt",
      "De naam, het wachtwoord of de code is niet goed. Regietafel zegt niet welke van de drie. Een code werkt één keer: "
        + "wacht zo nodig op de volgende."
    ),
    .signInLocked: (
      "Te vaak geprobeerd",
      "Met deze naam, of vanaf dit adres, is te vaak zonder succes geprobeerd aan te melden. De wachttijd wordt steeds "
        + "langer. Wacht, of vraag de beheerder om hulp."
    ),
    .signInBusy: (
      "Te druk om een wachtwoord te controleren",
      "Er worden op dit moment veel wachtwoorden tegelijk gecontroleerd. Probeer het over een paar seconden opnieuw."
    ),
    .invitationInvalid: (
      "Link ongeldig of verlopen",
      "Met een link kiest iemand één keer een wachtwoord, binnen 24 uur. Daarna geeft de beheerder een nieuwe link."
    ),
    .passwordUnfit: (
      "Wachtwoord voldoet niet",
      "Een wachtwoord heeft minstens twaalf tekens. De aanmeldnaam staat er niet in, en het is geen wachtwoord dat "
        + "iedereen kent. Hoofdletters of cijfers zijn niet verplicht."
    ),
    .passwordsDiffer: ("Wachtwoorden zijn niet gelijk", "Typ twee keer hetzelfde nieuwe wachtwoord."),
    .timeCodeWrong: (
      "Code uit de app onjuist",
      "De app op de telefoon toont elke halve minuut een nieuwe code van zes cijfers. Kijk of de klok van de telefoon goed "
        + "staat."
    ),
    .accountNameTaken: ("Aanmeldnaam bestaat al", "Elke aanmeldnaam hoort bij één persoon. Kies een andere naam."),
    .accountNameUnusable: (
      "Naam van een account kan niet",
      "Een aanmeldnaam heeft twee tot veertig kleine letters, cijfers, punten en streepjes. De naam van de persoon heeft geen "
        + "onzichtbare tekens."
    ),
    .lastAdministrator: (
      "Laatste beheerder", "Zonder beheerder kan niemand accounts geven of intrekken. Maak eerst een andere beheerder."
    ),
    .unknownAccount: ("Account bestaat niet", "Er is geen account met dit nummer of deze naam."),
    .administratorOnly: ("Alleen voor de beheerder", "Accounts en het logboek van de toegang zijn voor de beheerder."),
    .unknownOrganisation: (
      "Organisatie of rol bestaat niet",
      "Een organisatie is een code van een gemeente, provincie of veiligheidsregio, of COA, JenV, BZK, VNG of beheerder. Een "
        + "rol is lezen, vastleggen, besluiten of publiceren."
    ),
    .accessFile: (
      "Toegangsbestand werkt niet",
      "Het bestand met accounts en het logboek kan niet gelezen of geschreven worden. Kijk of de schijf vol is, en of "
        + "Regietafel het bestand mag openen."
    ),
    .auditBroken: (
      "Logboek van de toegang is veranderd",
      "Een regel van het logboek ontbreekt of is anders dan toen hij werd geschreven. Bewaar het bestand en meld dit als een "
        + "incident."
    ),
    .secondPersonNeeded: (
      "Tweede persoon nodig",
      "Een taakstelling, een verdeelbesluit en een trede van het toezicht vanaf de aankondiging binden anderen. Wie zich heeft "
        + "aangemeld, doet daarvoor een voorstel. Iemand anders van dezelfde organisatie, met de rol besluiten, bevestigt het."
    ),
    .proposalClosed: (
      "Voorstel is al afgehandeld",
      "Iemand heeft dit voorstel bevestigd of afgewezen, of de indiener mag het niet meer doen."
    ),
    .accessKeyUnfit: (
      "Toegangssleutel kan niet",
      "Een toegangssleutel heeft een doel en een duur, en een account heeft er hoogstens twintig. Een sleutel die is "
        + "ingetrokken, is er niet meer."
    ),
    .accessKeyNeeded: (
      "Toegangssleutel nodig",
      "Wie met een programma iets vastlegt, stuurt een toegangssleutel mee in de header Authorization. U maakt die bij Uw "
        + "account. Een sleutel die is verlopen of ingetrokken, of die alleen mag lezen, kan hiervoor niet."
    ),
  ]
}
