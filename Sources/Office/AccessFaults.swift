// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
public import Chain

extension Fault {
  /// What the doorkeeper refuses, in Dutch.
  public init(_ refusal: AccessRefusal, place: String? = nil) {
    let (code, problem, advice): (FaultCode, String, String) =
      switch refusal {
      case .signInFailed:
        (
          .signInFailed, "De naam, het wachtwoord of de code is niet goed.",
          "Probeer het opnieuw. Wacht op een nieuwe code."
        )
      case .locked(let seconds):
        (.signInLocked, "Er is te vaak geprobeerd.", "Wacht \(Fault.wait(seconds)) en probeer het dan opnieuw.")
      case .busy: (.signInBusy, "Het is nu te druk.", "Probeer het zo opnieuw.")
      case .invitationInvalid:
        (
          .invitationInvalid, "Deze link werkt niet. Hij is gebruikt of te oud.",
          "Vraag de beheerder om een nieuwe link."
        )
      case .password(.length):
        (
          .passwordUnfit, "Het wachtwoord is te kort of te lang.",
          "Gebruik \(PasswordRules.fewest) tot \(PasswordRules.most) tekens. Een zin mag."
        )
      case .password(.name): (.passwordUnfit, "Uw aanmeldnaam staat in het wachtwoord.", "Kies een ander wachtwoord.")
      case .password(.known):
        (.passwordUnfit, "Dit wachtwoord is te bekend.", "Kies een zin die een ander niet raadt.")
      case .password(.differs):
        (.passwordsDiffer, "De twee wachtwoorden zijn niet gelijk.", "Typ twee keer hetzelfde wachtwoord.")
      case .codeWrong:
        (.timeCodeWrong, "De code is niet goed.", "Typ de zes cijfers die de app nu toont. Kijk of uw klok goed staat.")
      case .nameTaken: (.accountNameTaken, "Deze aanmeldnaam is er al.", "Kies een andere aanmeldnaam.")
      case .nameUnusable:
        (
          .accountNameUnusable, "Dit kan geen aanmeldnaam zijn.",
          "Gebruik 2 tot 40 kleine letters, cijfers, punten en streepjes. Begin met een letter."
        )
      case .titleUnusable:
        (.accountNameUnusable, "Dit kan geen naam zijn.", "Typ de naam van de persoon, zonder vreemde tekens.")
      case .lastAdministrator:
        (.lastAdministrator, "Dit is de laatste beheerder.", "Maak eerst een andere beheerder.")
      case .unknownAccount: (.unknownAccount, "Dit account is er niet.", "Kijk in de lijst met accounts.")
      case .notAllowed: (.administratorOnly, "Dit mag alleen de beheerder.", "Vraag het aan de beheerder.")
      case .store(let detail):
        (
          .accessFile, "Het bestand met accounts werkt niet. \(detail)",
          "Kijk of de schijf vol is en wie het bestand mag lezen."
        )
      }
    self.init(code, place: place, problem: problem, advice: advice)
  }

  private static func wait(_ seconds: Int) -> String {
    seconds < 120 ? "\(seconds) seconden" : "\((seconds + 59) / 60) minuten"
  }
}
