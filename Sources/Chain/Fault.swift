// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Something that is refused (fout), told to the reader in Dutch: what is wrong, where, what was expected
/// and what to do now.
public struct Fault: Error, Hashable, Sendable {
  /// The stable code, listed in the documentation.
  public let code: FaultCode
  /// Where it is, in Dutch: "regel 12, kolom aantal"; nil when it is about the whole.
  public let place: String?
  /// What is wrong, as a Dutch sentence.
  public let problem: String
  /// What was expected, as a Dutch sentence; nil when that goes without saying.
  public let expected: String?
  /// What to do now, as a Dutch sentence.
  public let advice: String

  /// A fault; the texts are Dutch sentences.
  public init(_ code: FaultCode, place: String? = nil, problem: String, expected: String? = nil, advice: String) {
    self.code = code
    self.place = place
    self.problem = problem
    self.expected = expected
    self.advice = advice
  }
}

/// All faults found in one go (fouten): a file is judged as a whole, so its maker can mend it as a whole.
public struct Faults: Error, Hashable, Sendable {
  /// The faults in the order in which a reader meets them; at least one.
  public let all: [Fault]

  /// These faults.
  public init(_ all: [Fault]) {
    self.all = all
  }

  /// One fault.
  public init(_ fault: Fault) {
    all = [fault]
  }
}

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
}
