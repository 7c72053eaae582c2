// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Chain

extension Fault {
  /// What the doorkeeper refuses, in Dutch.
  public init(_ refusal: AccessRefusal, place: String? = nil) {
    let (code, problem, advice) = Fault.words(of: refusal)
    self.init(code, place: place, problem: problem, advice: advice)
  }

  private typealias Words = (code: FaultCode, problem: String, advice: String)

  private static func words(of refusal: AccessRefusal) -> Words {
    switch refusal {
    case .signInFailed:
      (
        .signInFailed, "De naam, het wachtwoord of de code is niet goed.",
        "Wacht op een nieuwe code en probeer het opnieuw."
      )
    case .locked(let seconds):
      (.signInLocked, "Er is te vaak geprobeerd.", "Wacht \(wait(seconds)) en probeer het dan opnieuw.")
    case .busy: (.signInBusy, "Het is nu te druk.", "Probeer het zo opnieuw.")
    case .invitationInvalid:
      (.invitationInvalid, "Deze link werkt niet. Hij is gebruikt of te oud.", "Vraag de beheerder om een nieuwe link.")
    case .password(let fault): words(of: fault)
    case .codeWrong:
      (.timeCodeWrong, "De code is niet goed.", "Typ de zes cijfers die de app nu toont. Kijk of uw klok goed staat.")
    case .nameTaken: (.accountNameTaken, "Deze aanmeldnaam is er al.", "Kies een andere aanmeldnaam.")
    case .nameUnusable: (.accountNameUnusable, "Dit kan geen aanmeldnaam zijn.", nameAdvice)
    case .titleUnusable:
      (.accountNameUnusable, "Dit kan geen naam zijn.", "Typ de naam van de persoon, zonder vreemde tekens.")
    case .lastAdministrator:
      (.lastAdministrator, "Dit is de laatste beheerder.", "Maak eerst een andere beheerder.")
    case .unknownAccount: (.unknownAccount, "Dit account is er niet.", "Kijk in de lijst met accounts.")
    case .notAllowed: (.administratorOnly, "Dit mag alleen de beheerder.", "Vraag het aan de beheerder.")
    case .notSecond: (.secondPersonNeeded, "U kunt hierover niet beslissen.", secondAdvice)
    case .proposalClosed:
      (.proposalClosed, "Dit voorstel is al afgehandeld, of bestaat niet meer.", "Kijk in de lijst met voorstellen.")
    case .reasonMissing: (.reasonMissing, "De reden ontbreekt.", "Schrijf kort op waarom u het voorstel afwijst.")
    case .key(let fault): words(of: fault)
    case .follow(let fault): words(of: fault)
    case .ofProvider:
      (.accountOfProvider, "Dit account hoort bij de aanbieder van een organisatie.", "Wijzig dit bij die organisatie.")
    case .provider(let refusal): words(of: refusal)
    case .store, .storeAway, .storeUncertain, .notEmpty: storeWords(of: refusal)
    }
  }

  /// What is wrong with the file or the database in which the accounts are.
  private static func storeWords(of refusal: AccessRefusal) -> Words {
    switch refusal {
    case .storeAway(let detail):
      (
        .accessDatabaseAway,
        "De database met accounts geeft geen antwoord." + (detail.isEmpty ? "" : " (\(detail))"),
        "Probeer het zo opnieuw. Blijft het zo? Vraag dan de beheerder."
      )
    case .storeUncertain:
      (
        .outcomeUnknown, "Het is niet zeker of dit is gedaan: de database met accounts viel weg.",
        "Kijk of het gelukt is, voordat u het opnieuw doet."
      )
    case .notEmpty:
      (
        .accountsElsewhere, "In het doel staan al accounts, of regels van het logboek.",
        "Kies een leeg doel: een nieuw bestand, of een database of schema zonder accounts."
      )
    case .store(let detail): (.accessFile, "De opslag van accounts werkt niet. \(detail)", storeAdvice)
    default: (.accessFile, "De opslag van accounts werkt niet.", storeAdvice)
    }
  }

  private static func words(of fault: FollowFault) -> Words {
    switch fault {
    case .name:
      (
        .viewUnfit, "Dit kan geen naam zijn.",
        "Gebruik 1 tot en met \(SavedView.longestName) tekens, zonder onzichtbare tekens."
      )
    case .target:
      (.viewUnfit, "Dit adres is geen pagina van deze website.", "Begin met / en kies een pagina die er is.")
    case .tooManyViews:
      (.tooMuchKept, "Er zijn al \(SavedView.most) pagina's bewaard.", "Haal eerst een pagina weg.")
    case .unknownView: (.viewUnfit, "Deze bewaarde pagina is er niet.", "Kijk in de lijst met bewaarde pagina's.")
    case .address:
      (
        .subscriptionUnfit, "Naar dit adres kunnen geen berichten.",
        "Schrijf een volledig adres met https, zonder naam of wachtwoord."
      )
    case .inside:
      (
        .subscriptionUnfit, "Dit adres ligt in het eigen netwerk van de server.",
        "Kies een adres op internet, of vraag de beheerder om dit toe te staan."
      )
    case .subjects: (.subscriptionUnfit, "Er is geen onderwerp gekozen.", "Kies waarover u bericht wilt krijgen.")
    case .tooManySubscriptions:
      (.tooMuchKept, "Uw organisatie heeft al \(Subscription.most) abonnementen.", "Beëindig eerst een ander.")
    case .unknownSubscription: (.subscriptionUnfit, "Dit abonnement is er niet.", "Kijk in de lijst met abonnementen.")
    case .role: (.notAllowed, "Uw rol is hiervoor niet genoeg.", "Vraag de beheerder om de rol vastleggen.")
    }
  }

  private static func words(of fault: KeyFault) -> Words {
    switch fault {
    case .purpose: (.accessKeyUnfit, "Er staat niet waar de sleutel voor is.", "Typ een paar woorden, zoals Power BI.")
    case .lifetime: (.accessKeyUnfit, "Zo lang kan een sleutel niet gelden.", "Kies uit de lijst.")
    case .tooMany:
      (
        .accessKeyUnfit, "U hebt al \(AccessKey.mostOfAnAccount) sleutels.",
        "Trek eerst een sleutel in die u niet meer gebruikt."
      )
    case .unknown: (.accessKeyUnfit, "Deze sleutel is er niet meer.", "Kijk in de lijst met sleutels.")
    }
  }

  private static let nameAdvice =
    "Gebruik twee tot veertig kleine letters, cijfers, punten en streepjes. Begin met een letter."
  private static let secondAdvice =
    "Dit doet iemand anders dan de indiener, van dezelfde organisatie en met de rol besluiten."
  private static let storeAdvice = "Kijk of de schijf vol is, en of Regietafel er mag lezen en schrijven."

  private static func words(of fault: PasswordFault) -> Words {
    switch fault {
    case .length:
      (
        .passwordUnfit, "Het wachtwoord is te kort of te lang.",
        "Gebruik \(PasswordRules.fewest) tot \(PasswordRules.most) tekens. Een zin mag."
      )
    case .name: (.passwordUnfit, "Uw aanmeldnaam staat in het wachtwoord.", "Kies een ander wachtwoord.")
    case .known: (.passwordUnfit, "Dit wachtwoord is te bekend.", "Kies een zin die een ander niet raadt.")
    case .differs: (.passwordsDiffer, "De twee wachtwoorden zijn niet gelijk.", "Typ twee keer hetzelfde wachtwoord.")
    }
  }

  /// What a visitor is told; the reason itself stands in the audit log.
  private static func words(of refusal: ProviderRefusal) -> Words {
    switch refusal {
    case .token:
      (
        .providerToken, "Uw organisatie gaf een antwoord dat Regietafel niet vertrouwt.",
        "Meld u opnieuw aan. Blijft het misgaan? Vraag het de beheerder van Regietafel."
      )
    case .unavailable:
      (
        .providerUnavailable, "Aanmelden via uw organisatie lukt nu niet: er komt geen goed antwoord.",
        "Probeer het over een minuut opnieuw. Blijft het misgaan? Vraag het de beheerder van Regietafel."
      )
    case .notBegunHere:
      (
        .providerNotBegunHere, "Deze aanmelding is verlopen, of niet in deze browser begonnen.",
        "Begin opnieuw met aanmelden, en sta cookies toe."
      )
    case .refusedThere:
      (
        .providerRefused, "Uw organisatie heeft u niet aangemeld.",
        "Meld u opnieuw aan, of vraag de helpdesk van uw organisatie."
      )
    case .levelTooLow:
      (
        .providerRefused, "U bent bij uw organisatie niet zeker genoeg aangemeld.",
        "Meld u daar aan met een tweede stap, zoals een app of pas."
      )
    case .noRights, .blocked:
      (
        .providerNoRights, "U heeft geen toegang tot Regietafel.",
        "Vraag uw organisatie om een rol in Regietafel. Had u die? Vraag het dan de beheerder van Regietafel."
      )
    }
  }

  private static func wait(_ seconds: Int) -> String {
    seconds < 120 ? "\(seconds) seconden" : "\((seconds + 59) / 60) minuten"
  }
}
