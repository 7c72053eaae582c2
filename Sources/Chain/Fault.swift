// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The stable code (foutcode) of everything that is refused. A number is never given another meaning.
public enum FaultCode: String, CaseIterable, Sendable {
  // Import file and cell content (RT-1xx)
  /// Onbekend gebied.
  case unknownArea = "RT-101"
  /// Naam past bij meer gebieden.
  case ambiguousArea = "RT-102"
  /// Code en naam horen niet bij elkaar.
  case areaMismatch = "RT-103"
  /// Gebied bestaat niet in die periode.
  case areaNotInPeriod = "RT-104"
  /// Soort gebied past niet bij deze gegevens.
  case areaKindNotAllowed = "RT-105"
  /// Kolom ontbreekt.
  case missingColumn = "RT-106"
  /// Twee kolommen met dezelfde betekenis.
  case duplicateColumn = "RT-107"
  /// Periode ontbreekt.
  case missingPeriod = "RT-108"
  /// Periode niet leesbaar.
  case unreadablePeriod = "RT-109"
  /// Getal niet leesbaar.
  case unreadableNumber = "RT-110"
  /// Geen heel getal.
  case fractionalPeople = "RT-111"
  /// Getal onder nul.
  case negativeNumber = "RT-112"
  /// Getal is te groot.
  case numberTooLarge = "RT-113"
  /// Zelfde gebied en periode komt vaker voor.
  case duplicateRow = "RT-114"
  /// Mogelijk een burgerservicenummer.
  case personalNumber = "RT-115"
  /// Cel is te lang.
  case cellTooLong = "RT-116"
  /// Onzichtbaar teken in een cel.
  case controlCharacter = "RT-117"
  /// Aanhalingsteken niet gesloten.
  case unclosedQuote = "RT-118"
  /// Regel heeft meer cellen dan de kop.
  case raggedRow = "RT-119"
  /// Bestand is leeg.
  case emptyFile = "RT-120"
  /// Bestand is te groot.
  case fileTooLarge = "RT-121"
  /// Te veel regels.
  case tooManyRows = "RT-122"
  /// Geen tekstbestand.
  case notText = "RT-123"
  /// Tekens niet leesbaar.
  case unreadableText = "RT-124"
  /// Kwalificatie niet bekend.
  case unreadableQualifier = "RT-125"
  /// Zekerheid niet bekend.
  case unreadableCertainty = "RT-126"
  /// Rol niet bekend.
  case unreadableRole = "RT-127"
  /// Gebied ontbreekt.
  case missingArea = "RT-128"
  /// Geen getallen gevonden.
  case nothingToImport = "RT-129"
  /// Soort gegevens niet bekend.
  case unknownKind = "RT-130"
  /// Tekst na een aanhalingsteken.
  case strayQuote = "RT-131"
  /// Te veel kolommen.
  case tooManyColumns = "RT-132"
  /// Bestand kan niet gelezen worden.
  case fileUnreadable = "RT-133"
  /// Nog meer fouten.
  case moreFaults = "RT-134"
  /// Maand ontbreekt in de reeks.
  case monthMissing = "RT-135"
  /// Reeks is te kort.
  case seriesTooShort = "RT-136"
  /// Soort locatie of woonplek niet bekend.
  case unreadableKind = "RT-137"
  /// Doelgroep niet bekend.
  case unreadableGroup = "RT-138"
  /// Kenmerk niet goed geschreven.
  case unreadableSlug = "RT-139"
  /// Grootheid niet bekend.
  case unreadableMeasure = "RT-140"
  /// Regels van één ding spreken elkaar tegen.
  case contradictingRows = "RT-141"

  // Content that is impossible given what is known (RT-2xx)
  /// Bestand is al geïmporteerd.
  case duplicateImport = "RT-201"
  /// Niets om te corrigeren.
  case nothingToCorrect = "RT-202"
  /// Al ingetrokken.
  case alreadyWithdrawn = "RT-203"
  /// Zelfde waarde.
  case sameValue = "RT-204"
  /// Ruil is niet in evenwicht.
  case exchangeNotZero = "RT-205"
  /// Taakstelling onder nul.
  case targetBelowZero = "RT-206"
  /// Gemeente bestaat niet op die dag.
  case municipalityNotOnDay = "RT-207"
  /// Tijdstip ligt in de toekomst.
  case knownInFuture = "RT-208"
  /// Sleutel al gebruikt met andere inhoud.
  case keyReused = "RT-209"
  /// Niet toegestaan.
  case notAllowed = "RT-210"
  /// Gegevens zijn intussen veranderd.
  case journalMovedOn = "RT-211"
  /// Reden ontbreekt.
  case reasonMissing = "RT-212"
  /// Ruil met één gemeente.
  case exchangeWithOne = "RT-213"
  /// Aantal mensen onder nul.
  case negativePeople = "RT-214"
  /// Stand niet op de eerste dag van een halfjaar.
  case balanceNotAtStart = "RT-215"
  /// Instemming ontbreekt.
  case notAgreed = "RT-216"
  /// Periode was nog niet begonnen.
  case periodNotStarted = "RT-217"
  /// Meer mensen dan plaatsen.
  case occupancyAboveCapacity = "RT-218"
  /// Contracten lopen tegelijk.
  case overlappingContracts = "RT-219"
  /// Satelliet zonder regionale locatie.
  case satelliteWithoutHub = "RT-220"
  /// Doelgroep past niet bij de soort locatie.
  case groupNotAllowed = "RT-221"
  /// Einde ligt voor het begin.
  case datesTurned = "RT-222"
  /// Locatie is dan dicht.
  case locationClosed = "RT-223"
  /// Regio is afgebouwd.
  case regionWoundDown = "RT-224"
  /// Toegewezen aantallen tellen niet op.
  case assignedSum = "RT-225"
  /// Meer plaatsen voor doelgroepen dan er zijn.
  case sharesAboveCapacity = "RT-226"
  /// Locatie niet bekend.
  case unknownLocation = "RT-227"
  /// Aantal geplaatste mensen daalt.
  case placedGoesDown = "RT-228"
  /// Periode past niet bij de grootheid.
  case periodNotOfMeasure = "RT-229"
  /// Prognose klopt niet.
  case forecastUnreadable = "RT-230"
  /// Naam ontbreekt.
  case nameMissing = "RT-231"
  /// Kenmerk van een prognose is al gebruikt.
  case forecastNameUsed = "RT-239"

  // The ladder of supervision (RT-240 to RT-259)
  /// Trede overgeslagen.
  case rungSkipped = "RT-240"
  /// Uitvoering zonder verstreken termijn.
  case executionTooEarly = "RT-241"
  /// Besluit zonder termijn.
  case decisionWithoutTerm = "RT-242"
  /// Besluit van voor het vorige besluit.
  case decisionOutOfOrder = "RT-243"
  /// Er is geen open dossier.
  case fileNotOpen = "RT-244"
  /// Reden van een besluit ontbreekt.
  case decisionWithoutReason = "RT-245"
  /// Wie besloot, mag dit niet besluiten.
  case notCompetent = "RT-246"
  /// Meer toegeschreven dan de achterstand.
  case attributionAboveArrears = "RT-247"
  /// Grens of termijn in een profiel kan niet.
  case profileLimits = "RT-248"
  /// Termijn ligt niet na het besluit.
  case termBeforeDecision = "RT-249"
  /// Bekendmaking zonder besluit.
  case noticeWithoutDecision = "RT-250"
  /// Verschoonbaar deel klopt niet.
  case excuseImpossible = "RT-251"
  /// Dagen van een afspraak kloppen niet.
  case agreementDays = "RT-252"
  /// Toezicht gold nog niet.
  case ladderNotInForce = "RT-253"
  /// Woord van de ladder niet bekend.
  case unreadableLadderWord = "RT-254"
  /// Oorzaken kloppen niet.
  case attributionParts = "RT-255"

  // The division over the country (RT-260 to RT-289)
  /// Ruil van plaatsen is niet in evenwicht.
  case swapNotZero = "RT-260"
  /// Ruil over de grens van de provincie.
  case swapAcrossProvinces = "RT-261"
  /// Aangeboden locatie is te klein.
  case siteTooSmall = "RT-262"
  /// Verdeelbesluit van voor het verslag.
  case decisionBeforeReport = "RT-263"
  /// Verslag van voor de indicatieve aantallen.
  case reportBeforeIndicative = "RT-264"
  /// Verdeelbesluit telt niet op.
  case decisionSum = "RT-265"
  /// In dat jaar begint geen ronde.
  case noSuchCycle = "RT-266"
  /// Tweede verdeelbesluit zonder dat het een wijziging is.
  case secondDecision = "RT-267"
  /// Meer plaatsen voor amv dan plaatsen.
  case minorsAboveTotal = "RT-268"
  /// Gemeente hoort niet in deze lijst.
  case municipalityNotInProvince = "RT-269"
  /// Aantal komt onder nul door een ruil.
  case swapBelowZero = "RT-270"
  /// Er is geen verdeelbesluit.
  case noDecision = "RT-271"
  /// Aanbod zonder plaatsen.
  case offerWithoutPlaces = "RT-272"
  /// Termijn van het verdeelbesluit kan niet.
  case realisationBeforeDecision = "RT-273"
  /// Uitkomst van voor het bezwaar.
  case outcomeBeforeObjection = "RT-274"
  /// Grootheid past niet bij gebied of periode.
  case numberNotOfArea = "RT-275"
  /// Woord van de regietafel niet bekend.
  case unreadableTableWord = "RT-276"
  /// Ronde niet leesbaar.
  case unreadableCycle = "RT-277"
  /// More status holders than people in reception.
  case statusHoldersAboveResidents = "RT-278"
  /// Something else is kept under the same name.
  case nameInUse = "RT-279"
  /// Grenzen en opgave passen niet bij elkaar.
  case divisionImpossible = "RT-290"
  /// Geen gewicht om naar te verdelen.
  case noWeight = "RT-291"
  /// Gewicht onder nul.
  case negativeWeight = "RT-292"
  /// SES-WOA-score te laag.
  case scoreTooLow = "RT-293"
  /// SES-WOA-score ontbreekt.
  case scoreMissing = "RT-294"
  /// Sleutel niet bekend.
  case unknownKey = "RT-295"
  /// Gewichten te groot of te fijn.
  case weightsTooFine = "RT-296"
  /// Code doet niet mee.
  case unknownParty = "RT-297"
  /// Verdeling klopt niet met haar invoer.
  case divisionDiffers = "RT-298"
  /// Kleinste locatie vraagt om leximin.
  case needsLevelling = "RT-299"

  // The journal (RT-3xx)
  /// Journaal is beschadigd of veranderd.
  case chainBroken = "RT-301"
  /// Vastlegging niet leesbaar.
  case payloadUnreadable = "RT-302"
  /// Stand klopt niet met het journaal.
  case stateDiffers = "RT-303"
  /// Schijf is vol.
  case diskFull = "RT-304"
  /// Bestand is geen journaal.
  case notAJournal = "RT-305"
  /// Journaal kan niet geopend worden.
  case journalCannotOpen = "RT-306"
  /// Journaal bestaat niet.
  case journalMissing = "RT-307"
  /// Journaal is bezet.
  case journalBusy = "RT-308"

  // Displaced people from Ukraine (RT-320 to RT-339)
  /// Meer mensen dan plaatsen zonder reden.
  case excessWithoutReason = "RT-320"
  /// Dit aantal over ontheemden kan niet gemeld worden.
  case displacedNotReported = "RT-321"
  /// Geen aantal over ontheemden ingevuld.
  case displacedNothingCounted = "RT-322"
  /// Verwachte plaatsen zonder dag.
  case expectedWithoutDay = "RT-323"

  // What municipalities are paid for people from Ukraine (RT-340 to RT-369)
  /// Bedrag van voor de regeling.
  case fundingBeforeScheme = "RT-340"
  /// Bedrag past niet bij de periode.
  case fundingPeriod = "RT-341"
  /// Bedrag kan niet.
  case fundingAmount = "RT-342"
  /// Keuze voor werkelijke kosten kan niet.
  case choiceNotPossible = "RT-343"
  /// Keuze voor werkelijke kosten zonder die kosten.
  case choiceWithoutCosts = "RT-344"
  /// Stap voor het einde van het jaar.
  case stepBeforeYearEnd = "RT-345"
  /// Onbekend transitieproject.
  case unknownTransitionProject = "RT-346"
  /// Uitgaven van voor het project.
  case spendingBeforeProject = "RT-347"
  /// Transitieproject is niet volledig.
  case projectIncomplete = "RT-348"
  /// Woord over de bekostiging niet bekend.
  case unreadableFundingWord = "RT-350"
  /// Jaar niet leesbaar.
  case unreadableFundingYear = "RT-351"
  // Allowances, protection and the evaluation of the regulation (RT-310 to RT-319)
  /// Leeftijd kan niet.
  case ageImpossible = "RT-310"
  /// Aantal gezinsleden kan niet.
  case householdSize = "RT-311"
  /// Inkomen eindigt voor het begin.
  case incomeReversed = "RT-312"
  /// Voor een dag is er geen tarief.
  case tariffGap = "RT-313"
  /// Dag van overgang kan niet.
  case changeoverOutside = "RT-314"
  /// Volwassene die als alleenstaande minderjarige is genoemd.
  case adultUnaccompanied = "RT-315"
  /// Inkomen onder nul.
  case negativeIncome = "RT-316"
  /// Vraag over leefgeld of bescherming niet leesbaar.
  case unreadableDisplacedWord = "RT-317"
  /// Inschrijving ligt na de peildatum.
  case registeredLater = "RT-318"
  /// Uitkomst van een knelpunt ontbreekt.
  case outcomeMissing = "RT-319"

  // A journal in a database, and moving a journal (RT-380 to RT-389)
  /// Database is niet te bereiken.
  case databaseUnreachable = "RT-380"
  /// Niet zeker of het is vastgelegd.
  case outcomeUnknown = "RT-381"
  /// Doel van de verhuizing heeft een ander journaal.
  case targetDiffers = "RT-382"
  /// Opdracht is niet voor een database.
  case notForDatabase = "RT-383"
  /// Journaal veranderde tijdens de verhuizing.
  case movedWhileMoving = "RT-384"

  // The door: accounts and signing in (RT-370 to RT-379, RT-390 to RT-399, RT-410 to RT-419)
  /// Aanmelden is niet gelukt.
  case signInFailed = "RT-370"
  /// Te vaak geprobeerd.
  case signInLocked = "RT-371"
  /// Te druk om een wachtwoord te controleren.
  case signInBusy = "RT-372"
  /// Link ongeldig of verlopen.
  case invitationInvalid = "RT-373"
  /// Wachtwoord voldoet niet.
  case passwordUnfit = "RT-374"
  /// Wachtwoorden zijn niet gelijk.
  case passwordsDiffer = "RT-375"
  /// Code uit de app onjuist.
  case timeCodeWrong = "RT-376"
  /// Aanmeldnaam bestaat al.
  case accountNameTaken = "RT-377"
  /// Naam van een account kan niet.
  case accountNameUnusable = "RT-378"
  /// Laatste beheerder.
  case lastAdministrator = "RT-379"
  /// Account bestaat niet.
  case unknownAccount = "RT-390"
  /// Alleen voor de beheerder.
  case administratorOnly = "RT-391"
  /// Organisatie of rol bestaat niet.
  case unknownOrganisation = "RT-392"
  /// Opslag van accounts werkt niet.
  case accessFile = "RT-393"
  /// Logboek van de toegang is veranderd.
  case auditBroken = "RT-394"
  /// Tweede persoon nodig.
  case secondPersonNeeded = "RT-395"
  /// Voorstel is al afgehandeld.
  case proposalClosed = "RT-396"
  /// Toegangssleutel kan niet.
  case accessKeyUnfit = "RT-399"
  /// Beschrijving van de aanbieders klopt niet.
  case providerList = "RT-397"
  /// Account hoort bij een aanbieder.
  case accountOfProvider = "RT-398"
  /// Antwoord van de aanbieder is niet te vertrouwen.
  case providerToken = "RT-410"
  /// Aanbieder is niet te bereiken.
  case providerUnavailable = "RT-411"
  /// Aanmelding is verlopen of elders begonnen.
  case providerNotBegunHere = "RT-412"
  /// Aanbieder laat u niet toe.
  case providerRefused = "RT-413"
  /// Geen rechten via deze aanbieder.
  case providerNoRights = "RT-414"

  // Use of a command or an address (RT-4xx)
  /// Onbekend cijfer.
  case unknownFigure = "RT-401"
  /// Dag niet leesbaar.
  case badDay = "RT-402"
  /// Halfjaar niet leesbaar.
  case badHalfYear = "RT-403"
  /// Gebied niet gevonden.
  case noSuchArea = "RT-404"
  /// Vorm niet bekend.
  case badFormat = "RT-405"
  /// Poort is bezet.
  case portInUse = "RT-406"
  /// Optie ontbreekt.
  case missingOption = "RT-407"
  /// Scenario niet mogelijk.
  case badScenario = "RT-408"
  /// Bericht heeft niet de goede vorm.
  case messageMisshapen = "RT-420"
  /// Toegangssleutel nodig.
  case accessKeyNeeded = "RT-421"
  /// Te veel verzoeken.
  case tooManyRequests = "RT-422"
  /// Database met accounts geeft geen antwoord.
  case accessDatabaseAway = "RT-423"
  /// Accounts staan op een andere plaats.
  case accountsElsewhere = "RT-424"
  /// Aantal niet leesbaar.
  case badCount = "RT-425"
  /// Instelling niet te gebruiken.
  case badSetting = "RT-415"
  /// Bewaarde pagina kan niet.
  case viewUnfit = "RT-416"
  /// Abonnement kan niet.
  case subscriptionUnfit = "RT-417"
  /// Te veel bewaard.
  case tooMuchKept = "RT-418"
}
