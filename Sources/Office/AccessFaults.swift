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
    case .purposeUnusable:
      (.accessKeyUnfit, "Er staat niet waar de sleutel voor is.", "Typ een paar woorden, zoals Power BI.")
    case .lifetimeUnusable: (.accessKeyUnfit, "Zo lang kan een sleutel niet gelden.", "Kies uit de lijst.")
    case .tooManyKeys:
      (
        .accessKeyUnfit, "U hebt al \(AccessKey.mostOfAnAccount) sleutels.",
        "Trek eerst een sleutel in die u niet meer gebruikt."
      )
    case .unknownKey: (.accessKeyUnfit, "Deze sleutel is er niet meer.", "Kijk in de lijst met sleutels.")
    case .store(let detail): (.accessFile, "Het bestand met accounts werkt niet. \(detail)", storeAdvice)
    }
  }

  private static let nameAdvice =
    "Gebruik twee tot veertig kleine letters, cijfers, punten en streepjes. Begin met een letter."
  private static let secondAdvice =
    "Dit doet iemand anders dan de indiener, van dezelfde organisatie en met de rol besluiten."
  private static let storeAdvice = "Kijk of de schijf vol is, en of Regietafel het bestand mag openen."

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

  private static func wait(_ seconds: Int) -> String {
    seconds < 120 ? "\(seconds) seconden" : "\((seconds + 59) / 60) minuten"
  }
}
