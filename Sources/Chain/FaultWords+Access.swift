// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The faults at the door (RT-370 to RT-379, RT-390 to RT-399, RT-410 to RT-419) in words.
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
      "Opslag van accounts werkt niet",
      "Het bestand of de database met accounts en het logboek kan niet gelezen of geschreven worden. Kijk of de schijf vol is, "
        + "en of Regietafel er mag lezen en schrijven."
    ),
    .accessDatabaseAway: (
      "Database met accounts geeft geen antwoord",
      "De database met accounts en het logboek antwoordt niet, of te langzaam. Kijk of PostgreSQL draait, en "
        + "of het adres en het wachtwoord kloppen."
    ),
    .accountsElsewhere: (
      "Accounts staan op een andere plaats",
      "Staat het journaal in een database, dan staan de accounts daar ook. Stonden ze nog in een bestand? Breng ze dan over met "
        + "'regietafel account verhuis', of noem het bestand in REGIETAFEL_TOEGANG. Accounts verhuizen alleen naar een leeg doel."
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
    .providerList: (
      "Beschrijving van de aanbieders klopt niet",
      "Het bestand dat REGIETAFEL_OIDC noemt, beschrijft met welke aanbieders van organisaties men zich kan aanmelden. De "
        + "website start niet met een fout erin. Hoe het bestand eruitziet, staat in docs/toegang.md."
    ),
    .accountOfProvider: (
      "Account hoort bij een aanbieder",
      "De organisatie van deze persoon bepaalt de rechten en het wachtwoord. Wijzig ze daar. Blokkeren kan hier wel."
    ),
    .providerToken: (
      "Antwoord van de aanbieder is niet te vertrouwen",
      "De aanbieder gaf een antwoord dat niet voor Regietafel is, niet goed is ondertekend of te oud is. In het logboek van de "
        + "toegang staat wat er mis is. Ook een klok die verkeerd staat, kan de oorzaak zijn."
    ),
    .providerUnavailable: (
      "Aanbieder is niet te bereiken",
      "De aanbieder van de organisatie geeft geen bruikbaar antwoord, of te laat. In het logboek van de toegang staat waarom."
    ),
    .providerNotBegunHere: (
      "Aanmelding is verlopen of elders begonnen",
      "Aanmelden via een organisatie begint en eindigt in dezelfde browser, binnen tien minuten, en werkt één keer. De browser "
        + "moet cookies toestaan."
    ),
    .providerRefused: (
      "Aanbieder laat u niet toe",
      "De aanbieder van de organisatie heeft het aanmelden geweigerd of afgebroken. Het kan ook zijn dat u daar niet zeker "
        + "genoeg bent aangemeld, bijvoorbeeld zonder tweede stap."
    ),
    .providerNoRights: (
      "Geen rechten via deze aanbieder",
      "De organisatie geeft deze persoon geen rol in Regietafel, of het account is geblokkeerd."
    ),
  ]
}
