// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

extension FaultCode {
  /// A short Dutch title, without a full stop.
  public var title: String { words.title }

  /// What it means and what to do, in Dutch sentences.
  public var explanation: String { words.explanation }

  private typealias Words = (title: String, explanation: String)

  /// Tables and not one switch, so that each range can be read at a glance; a test sees to it that none is missing.
  private var words: Words {
    Self.tables.lazy.compactMap { $0[self] }.first ?? (rawValue, rawValue)
  }

  private static let tables: [[FaultCode: Words]] = [
    importWords, contentWords, journalWords, usageWords, supervisionWords, spreadWords, divisionWords,
    regulationWords, displacedWords, fundingWords, databaseWords, accessWords,
  ]

  private static let importWords: [FaultCode: Words] = [
    .unknownArea: (
      "Onbekend gebied",
      "In het bestand staat een code of naam die niet in de lijst van gebieden voorkomt. Controleer de spelling of "
        + "gebruik de code van het CBS."
    ),
    .ambiguousArea: (
      "Naam past bij meer gebieden",
      "De naam hoort bij meer dan één gemeente. Zet de code van het CBS in het bestand, dan is er geen twijfel."
    ),
    .areaMismatch: (
      "Code en naam horen niet bij elkaar",
      "De code en de naam in één regel wijzen naar verschillende gebieden. Verbeter één van de twee."
    ),
    .areaNotInPeriod: (
      "Gebied bestaat niet in die periode",
      "De gemeente bestond niet in de periode waar het getal over gaat, bijvoorbeeld door een herindeling. Gebruik "
        + "de gemeente die toen bestond."
    ),
    .areaKindNotAllowed: (
      "Soort gebied past niet bij deze gegevens",
      "Deze gegevens kunnen alleen per gemeente worden gegeven, niet voor een provincie, veiligheidsregio of het "
        + "hele land."
    ),
    .missingColumn: ("Kolom ontbreekt", "Een kolom die nodig is, ontbreekt of heeft een onbekende naam."),
    .duplicateColumn: ("Twee kolommen met dezelfde betekenis", "Haal één van de twee kolommen weg."),
    .missingPeriod: (
      "Periode ontbreekt",
      "Het is niet duidelijk over welke dag, maand, jaar of welk halfjaar het getal gaat. Vul de periode in het "
        + "bestand in, of kies hem bij het importeren."
    ),
    .unreadablePeriod: (
      "Periode niet leesbaar",
      "De dag, de maand, het jaar of het halfjaar is niet op een bekende manier geschreven."
    ),
    .unreadableNumber: ("Getal niet leesbaar", "In een cel hoort een heel getal te staan, maar er staat iets anders."),
    .fractionalPeople: (
      "Geen heel getal",
      "Een aantal mensen is altijd een heel getal. Een getal als 1,5 of 1.90 kan op twee manieren gelezen worden en "
        + "wordt daarom geweigerd."
    ),
    .negativeNumber: (
      "Getal onder nul",
      "Dit aantal kan niet onder nul zijn. Alleen een stand of een bijstelling mag onder nul zijn."
    ),
    .numberTooLarge: (
      "Getal is te groot",
      "Het getal is groter dan het aantal mensen dat in Nederland kan wonen. Waarschijnlijk is het een typefout."
    ),
    .duplicateRow: (
      "Zelfde gebied en periode komt vaker voor",
      "Het bestand geeft twee keer een getal voor hetzelfde gebied en dezelfde periode. Er mag er maar één zijn."
    ),
    .personalNumber: (
      "Mogelijk een burgerservicenummer",
      "Een cel bevat een getal dat een burgerservicenummer (BSN) kan zijn. Persoonsgegevens mogen niet in dit "
        + "systeem. Het getal wordt niet bewaard en niet getoond."
    ),
    .cellTooLong: (
      "Cel is te lang",
      "Een cel bevat meer dan 500 tekens. Waarschijnlijk ontbreekt een aanhalingsteken of is het scheidingsteken "
        + "verkeerd."
    ),
    .controlCharacter: (
      "Onzichtbaar teken in een cel",
      "Een cel bevat een onzichtbaar besturingsteken. Haal het weg of sla het bestand opnieuw op als CSV."
    ),
    .unclosedQuote: ("Aanhalingsteken niet gesloten", "Het sluitende aanhalingsteken van een cel ontbreekt."),
    .raggedRow: (
      "Regel heeft meer cellen dan de kop",
      "Een regel heeft een waarde in een kolom zonder naam. Waarschijnlijk staat er een scheidingsteken te veel."
    ),
    .emptyFile: ("Bestand is leeg", "Het bestand bevat geen tekst of geen regels met gegevens."),
    .fileTooLarge: ("Bestand is te groot", "Het bestand is groter dan toegestaan. Verdeel het over meer bestanden."),
    .tooManyRows: ("Te veel regels", "Het bestand heeft meer regels dan toegestaan. Verdeel het over meer bestanden."),
    .notText: (
      "Geen tekstbestand",
      "Het bestand is geen tekst, maar bijvoorbeeld een werkmap of een pdf. Sla het op als CSV."
    ),
    .unreadableText: (
      "Tekens niet leesbaar",
      "De tekens in het bestand kloppen niet met de codering waarin het is opgeslagen. Sla het op als CSV UTF-8."
    ),
    .unreadableQualifier: (
      "Kwalificatie niet bekend",
      "De kwalificatie in het bestand is niet een van de bekende woorden."
    ),
    .unreadableCertainty: ("Zekerheid niet bekend", "De zekerheid in het bestand is niet een van de bekende woorden."),
    .unreadableRole: ("Rol niet bekend", "De rol in het bestand is niet een van de bekende woorden."),
    .missingArea: ("Gebied ontbreekt", "In een regel met een getal staat niet over welk gebied het gaat."),
    .nothingToImport: (
      "Geen getallen gevonden",
      "Het bestand is goed leesbaar, maar bevat geen enkel getal om op te nemen."
    ),
    .unknownKind: ("Soort gegevens niet bekend", "De gekozen soort import bestaat niet."),
    .strayQuote: (
      "Tekst na een aanhalingsteken",
      "Na het sluitende aanhalingsteken van een cel volgt nog tekst. Zet een aanhalingsteken binnen een cel dubbel."
    ),
    .tooManyColumns: (
      "Te veel kolommen",
      "Het bestand heeft meer kolommen dan toegestaan. Waarschijnlijk is het scheidingsteken verkeerd."
    ),
    .fileUnreadable: (
      "Bestand kan niet gelezen worden", "Het bestand bestaat niet, of het programma mag het niet lezen."
    ),
    .moreFaults: ("Nog meer fouten", "Alleen de eerste fouten worden getoond. Verbeter die en probeer het opnieuw."),
    .monthMissing: (
      "Maand ontbreekt in de reeks",
      "Een maandreeks moet voor elke maand een getal hebben, van de eerste tot en met de laatste. Vul de maand aan of "
        + "begin de reeks later."
    ),
    .seriesTooShort: (
      "Reeks is te kort",
      "Er zijn te weinig maanden om een prognose te toetsen. Neem een langere reeks."
    ),
    .unreadableKind: (
      "Soort locatie of woonplek niet bekend",
      "De soort is niet een van de bekende codes, zoals azc, no of har. Woonplekken horen niet bij de locaties van de "
        + "opvang, en andersom."
    ),
    .unreadableGroup: ("Doelgroep niet bekend", "De doelgroep is niet een van de bekende woorden."),
    .unreadableSlug: (
      "Kenmerk niet goed geschreven",
      "Een kenmerk is een korte vaste naam van kleine letters, cijfers en streepjes, zoals ter-apel."
    ),
    .unreadableMeasure: ("Grootheid niet bekend", "De grootheid is niet een van de bekende woorden."),
    .contradictingRows: (
      "Regels over hetzelfde spreken elkaar tegen",
      "Het bestand noemt één locatie, project of prognose op meer regels, maar niet met dezelfde gegevens."
    ),
  ]

  private static let contentWords: [FaultCode: Words] = [
    .duplicateImport: (
      "Bestand is al geïmporteerd",
      "Precies dezelfde gegevens zijn al eerder opgenomen. Er is niets veranderd."
    ),
    .nothingToCorrect: ("Niets om te corrigeren", "Er is geen eerder gegeven waar de correctie bij hoort."),
    .alreadyWithdrawn: ("Al ingetrokken", "Het gegeven is al eerder ingetrokken."),
    .sameValue: ("Zelfde waarde", "De nieuwe waarde is gelijk aan de waarde die er al staat. Er is niets veranderd."),
    .exchangeNotZero: (
      "Ruil is niet in evenwicht",
      "Bij een onderlinge ruil moet wat de ene gemeente meer doet gelijk zijn aan wat de andere minder doet. De som "
        + "moet nul zijn."
    ),
    .targetBelowZero: (
      "Taakstelling onder nul",
      "Door deze wijziging komt de taakstelling van een gemeente onder nul. Dat kan niet."
    ),
    .municipalityNotOnDay: (
      "Gemeente bestaat niet op die dag",
      "De gemeente bestond nog niet of niet meer op de dag waar het gegeven over gaat."
    ),
    .knownInFuture: (
      "Tijdstip ligt in de toekomst",
      "Een gegeven kan niet bekend zijn geworden op een tijdstip dat nog moet komen."
    ),
    .keyReused: (
      "Sleutel al gebruikt met andere inhoud",
      "Dezelfde sleutel is al gebruikt voor een opdracht met een andere inhoud. Gebruik voor elke nieuwe opdracht "
        + "een nieuwe sleutel."
    ),
    .notAllowed: ("Niet toegestaan", "Uw organisatie mag dit gegeven niet vastleggen of wijzigen."),
    .journalMovedOn: (
      "Gegevens zijn intussen veranderd",
      "Iemand anders heeft intussen iets vastgelegd. Bekijk de nieuwe stand en probeer het opnieuw."
    ),
    .reasonMissing: ("Reden ontbreekt", "Bij een correctie of intrekking hoort een reden."),
    .exchangeWithOne: (
      "Ruil met één gemeente",
      "Aan een onderlinge ruil doen ten minste twee verschillende gemeenten mee."
    ),
    .negativePeople: ("Aantal mensen onder nul", "Een aantal mensen kan niet onder nul zijn."),
    .balanceNotAtStart: (
      "Stand op een andere dag", "Een stand geldt per 1 januari of per 1 juli: de eerste dag van een halfjaar."
    ),
    .notAgreed: (
      "Instemming ontbreekt",
      "Gemeenten kunnen hun taakstelling alleen samen wijzigen. Alle colleges moeten daarmee hebben ingestemd."
    ),
    .periodNotStarted: (
      "Periode was nog niet begonnen",
      "Mensen en plaatsen kunnen pas geteld worden als de dag, de maand of het halfjaar begonnen is."
    ),
    .occupancyAboveCapacity: (
      "Meer mensen dan plaatsen", "In een locatie kunnen niet meer mensen zijn dan er plaatsen zijn vastgelegd."
    ),
    .overlappingContracts: ("Contracten lopen tegelijk", "Van één locatie loopt op elke dag hoogstens één contract."),
    .nameInUse: ("Kenmerk in gebruik", "Wat bewaard is, blijft onder zijn kenmerk te vinden. Kies een ander kenmerk."),
    .statusHoldersAboveResidents: (
      "Meer statushouders dan mensen", "Statushouders die wachten, horen bij de mensen in de opvang."
    ),
    .satelliteWithoutHub: (
      "Satelliet zonder regionale locatie", "Een satellietlocatie hoort bij een regionale opvanglocatie."
    ),
    .groupNotAllowed: (
      "Doelgroep past niet bij de soort locatie", "Deze soort locatie is niet bedoeld voor deze doelgroep."
    ),
    .datesTurned: ("Einde ligt voor het begin", "Een periode eindigt na de dag waarop die begint."),
    .locationClosed: (
      "Locatie is dan dicht", "Op een dag waarop een locatie dicht is of geen contract heeft, kan er niemand zijn."
    ),
    .regionWoundDown: (
      "Regio is afgebouwd",
      "De veiligheidsregio besloot de crisisplaatsen af te bouwen. Daarna kunnen er geen crisisplaatsen zijn."
    ),
    .assignedSum: (
      "Toegewezen aantallen tellen niet op",
      "De statushouders die versneld een plek krijgen, zijn over alle veiligheidsregio's verdeeld. De som ligt vast."
    ),
    .sharesAboveCapacity: (
      "Meer plaatsen voor doelgroepen dan er zijn",
      "De plaatsen van alle doelgroepen samen zijn nooit meer dan de plaatsen van de locatie."
    ),
    .unknownLocation: ("Locatie niet bekend", "Er is geen locatie met dit kenmerk vastgelegd."),
    .placedGoesDown: (
      "Aantal geplaatste mensen daalt",
      "Het aantal telt iedereen die tot en met een dag is geplaatst. Het kan later niet lager zijn."
    ),
    .periodNotOfMeasure: (
      "Periode past niet bij de grootheid",
      "Mensen in de opvang tel je op een dag; nieuwkomers in een maand, halfjaar of jaar."
    ),
    .forecastUnreadable: (
      "Prognose klopt niet",
      "Een prognose noemt voor elke dag één getal, met of zonder een band van laag naar hoog eromheen."
    ),
    .forecastNameUsed: (
      "Kenmerk van een prognose is al gebruikt",
      "Een gepubliceerde prognose blijft staan zoals zij was. Een andere prognose krijgt een eigen kenmerk."
    ),
    .nameMissing: ("Naam ontbreekt", "Een locatie, project of uitgever heeft een naam."),
  ]

  private static let journalWords: [FaultCode: Words] = [
    .chainBroken: (
      "Journaal is beschadigd of veranderd",
      "De controlegetallen in het journaal kloppen niet. Een vastlegging is beschadigd of achteraf veranderd. Zet "
        + "een reservekopie terug en waarschuw de beheerder."
    ),
    .payloadUnreadable: (
      "Vastlegging niet leesbaar",
      "De inhoud van een vastlegging in het journaal kan niet gelezen worden. Misschien is die gemaakt met een "
        + "nieuwere versie."
    ),
    .stateDiffers: (
      "Stand klopt niet met het journaal",
      "De bewaarde stand is anders dan de stand die uit het journaal volgt. Laat de stand opnieuw opbouwen."
    ),
    .diskFull: (
      "Schijf is vol",
      "Er is geen ruimte om het gegeven op te slaan. Er is niets vastgelegd. Maak ruimte en probeer het opnieuw."
    ),
    .notAJournal: ("Bestand is geen journaal", "Het gekozen bestand is geen journaal van Regietafel."),
    .journalCannotOpen: (
      "Journaal kan niet geopend worden",
      "Het bestand kan niet geopend worden. Controleer de plaats en de rechten van het bestand."
    ),
    .journalMissing: (
      "Journaal bestaat niet",
      "Op de opgegeven plaats staat geen journaal. Controleer de plaats of maak een nieuw journaal."
    ),
    .journalBusy: ("Journaal is bezet", "Een ander programma gebruikt het journaal nu. Probeer het zo opnieuw."),
  ]

  private static let usageWords: [FaultCode: Words] = [
    .unknownFigure: (
      "Onbekend cijfer",
      "Het gevraagde cijfer bestaat niet. Controleer de naam in het adres of de opdracht."
    ),
    .badDay: ("Dag niet leesbaar", "De dag is niet op een bekende manier geschreven. Schrijf een dag als 2022-07-01."),
    .badHalfYear: (
      "Halfjaar niet leesbaar",
      "Het halfjaar is niet op een bekende manier geschreven. Schrijf een halfjaar als 2022-2."
    ),
    .noSuchArea: ("Gebied niet gevonden", "Er is geen gebied met deze code of naam op de gevraagde dag."),
    .badFormat: ("Vorm niet bekend", "De gevraagde vorm van de uitvoer bestaat niet. Controleer welke vormen er zijn."),
    .portInUse: ("Poort is bezet", "De poort wordt al gebruikt door een ander programma. Kies een andere poort."),
    .badSetting: (
      "Instelling niet te gebruiken",
      "Een instelling in de omgeving van het programma heeft een waarde die niet kan. De melding zegt welke, en wat er wel kan. "
        + "Zo lang zij er staat, start de website niet."
    ),
    .viewUnfit: (
      "Bewaarde pagina kan niet",
      "U bewaart een pagina van deze website, onder een eigen naam. Een adres van een andere website kan niet."
    ),
    .subscriptionUnfit: (
      "Abonnement kan niet",
      "Berichten gaan naar een adres met https op internet. Een adres in het netwerk van de server kan alleen als de beheerder "
        + "dat toestaat. Kies ook waarover u bericht wilt."
    ),
    .tooMuchKept: (
      "Te veel bewaard", "Het aantal bewaarde pagina's en abonnementen is begrensd. Haal eerst iets weg."
    ),
    .badScenario: (
      "Scenario niet mogelijk", "Het scenario bestaat niet, of een aantal erin kan niet."
    ),
    .messageMisshapen: (
      "Bericht heeft niet de goede vorm",
      "Wat een programma stuurt, heeft de vorm die in de beschrijving van de API staat. Alle fouten komen in één keer, elk met "
        + "de plaats."
    ),
    .tooManyRequests: (
      "Te veel verzoeken",
      "Vanaf dit adres komen in korte tijd heel veel verzoeken. In het antwoord staat hoeveel seconden u wacht."
    ),
    .badCount: (
      "Aantal niet leesbaar",
      "Achter een optie hoort een heel getal te staan. Een punt mag alleen tussen groepen van drie cijfers: 12.345."
    ),
    .missingOption: ("Optie ontbreekt", "De opdracht heeft een optie nodig die niet is opgegeven."),
  ]
}
