// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Reports
import Territory

/// The forms of supervision; the raw value is the address.
enum SupervisionForm: String, CaseIterable, Sendable {
  case rung = "trede-vastleggen"
  case excuse = "verschoonbaarheid-vastleggen"
  case notice = "bekendmaking-vastleggen"
  case agreement = "afspraak-vastleggen"
  case attribution = "toeschrijving-vastleggen"
  case profile = "profiel-vastleggen"

  /// What a link to it says.
  var link: String {
    switch self {
    case .rung: "Leg een besluit over een trede vast"
    case .excuse: "Leg een oordeel over verschoonbaarheid vast"
    case .notice: "Leg een bekendmaking of een afschrift aan de raad vast"
    case .agreement: "Leg een afspraak of een gevraagd verslag vast"
    case .attribution: "Leg vast waardoor de achterstand komt"
    case .profile: "Leg het profiel van een provincie vast"
    }
  }

  var title: String {
    switch self {
    case .rung: "Besluit over een trede vastleggen"
    case .excuse: "Oordeel over verschoonbaarheid vastleggen"
    case .notice: "Bekendmaking vastleggen"
    case .agreement: "Afspraak vastleggen"
    case .attribution: "Oorzaken van een achterstand vastleggen"
    case .profile: "Toezichtprofiel vastleggen"
    }
  }

  /// The field of a fault that the office found.
  func field(_ code: FaultCode) -> String {
    switch code {
    case .unknownArea, .ambiguousArea, .noSuchArea, .areaKindNotAllowed, .areaNotInPeriod, .municipalityNotOnDay:
      self == .profile ? "provincie" : "gemeente"
    case .rungSkipped, .executionTooEarly, .fileNotOpen: self == .rung ? "trede" : "gemeente"
    case .decisionWithoutTerm, .termBeforeDecision: "termijn"
    case .decisionOutOfOrder, .periodNotStarted, .knownInFuture, .ladderNotInForce: "dag"
    case .decisionWithoutReason: self == .profile ? "stilReden" : "reden"
    case .notCompetent: "wie"
    case .balanceNotAtStart: Pages.referenceName
    case .excuseImpossible: "aantal"
    case .noticeWithoutDecision: "trede"
    case .agreementDays: "uiterlijk"
    case .nameMissing: "tekst"
    case .datesTurned: "stilTot"
    case .profileLimits: "drempelPersonen"
    case .attributionAboveArrears, .attributionParts: AttributionFields.name(ArrearsCause.allCases[0])
    default: ""
    }
  }
}

extension Pages {
  /// The form as it stands empty, filled in by the address, or as it was sent.
  func form(_ form: SupervisionForm) -> FormPage {
    let isSent = scene.visit.method == .send
    let values = isSent ? scene.visit.form : known(form) ?? scene.visit.query
    return FormPage(
      address: .supervision(.form(form)), title: form.title,
      trail: [("Nederland", .front), ("Toezicht", .supervision(.overview))]
        + (form == .profile ? [("Toezichtprofielen", .supervision(.profiles))] : []),
      explanation: explanation(form), groups: groups(form), values: values)
  }

  /// What is known already of what the form is about, to be changed; nil when it starts empty.
  private func known(_ form: SupervisionForm) -> FormText? {
    switch form {
    case .agreement: knownAgreement()
    case .attribution: knownAttribution()
    case .profile: knownProfile()
    case .excuse: knownReference()
    case .rung, .notice: nil
    }
  }

  private func explanation(_ form: SupervisionForm) -> [Markup] {
    let first: Markup
    switch form {
    case .rung:
      first = """
        Leg vast wat mensen hebben besloten. Trede voor trede: overslaan kan alleen bij spoed (\(citation("R1.39b"))). Trede 6 \
        kan pas als de termijn van trede 5 voorbij is (\(citation("R1.39d"))).
        """
    case .excuse:
      first = """
        Of een achterstand verschoonbaar is, beoordelen mensen. Regietafel rekent het niet uit (\(citation("R1.39e"))).
        """
    case .notice:
      first = """
        Het voornemen (trede 4) en het besluit (trede 5) worden bekendgemaakt, en de raad krijgt een afschrift \
        (\(citation("R1.38d"))). Vul in wat is gebeurd: één van de twee dagen of allebei.
        """
    case .agreement:
      first = "Een afspraak over een actie hoort bij trede 3, een gevraagd verslag bij trede 2 of hoger."
    case .attribution:
      first = """
        Verdeel de achterstand over de oorzaken. Wat u niet weet, laat u leeg: dat toont Regietafel als rest. Dit komt in de \
        plaats van wat er eerder over deze dag is vastgelegd.
        """
    case .profile:
      first = """
        Wat u leeg laat, is zoals de regels het zeggen. Dit komt in de plaats van het vorige profiel vanaf de dag die u kiest.
        """
    }
    return [first, "U kunt eerst bekijken wat het verandert."]
  }

  private func groups(_ form: SupervisionForm) -> [(legend: String?, fields: [FormField])] {
    switch form {
    case .rung: [(nil, fileFields() + rungFields())]
    case .excuse: [(nil, fileFields() + excuseFields())]
    case .notice: [(nil, fileFields() + noticeFields())]
    case .agreement: [(nil, fileFields() + agreementFields())]
    case .attribution: [(nil, fileFields() + attributionFields())]
    case .profile: profileGroups()
    }
  }

  func read(_ form: SupervisionForm, _ reader: inout FormReader) -> (intent: Intent, source: String)? {
    switch form {
    case .rung: readRung(&reader)
    case .excuse: readExcuse(&reader)
    case .notice: readNotice(&reader)
    case .agreement: readAgreement(&reader)
    case .attribution: readAttribution(&reader)
    case .profile: readProfile(&reader)
    }
  }

  /// One request about supervision.
  func request(_ facts: [SupervisionFact], _ source: String) -> (intent: Intent, source: String) {
    (.record(facts.map { SourcedFact(.supervision($0), source: source) }), source)
  }
}

// Fields that most of these forms have.
extension Pages {
  private func fileFields() -> [FormField] {
    [
      FormField(name: "gemeente", label: "Gemeente", hint: "De naam of de code, zoals Ede of GM0228."),
      FormField(
        name: "onderwerp", label: "Onderwerp",
        kind: .choice(SupervisedTask.allCases.map { ($0.rawValue, LadderWords.name($0).capitalizedFirst) })),
    ]
  }

  static let sourceField = FormField(
    name: "bron", label: "Bron", hint: "Het besluit, de brief of het verslag. Geen namen van personen.")

  func authorityField() -> FormField {
    FormField(
      name: "wie", label: "Wie besloot?", hint: "De functie. Nooit de naam van een mens.",
      kind: .select(
        [("", "Kies wie besloot")] + SupervisionAuthority.allCases.map { ($0.rawValue, $0.rawValue.capitalizedFirst) }))
  }

  /// Not `peildatum`: that is the clock of the page, which stands in the same address.
  static let referenceName = "achterstandsdag"
  static let referenceField = FormField(
    name: referenceName, label: "Dag van de achterstand",
    hint: "Bij huisvesting 1 januari of 1 juli. Bij de Spreidingswet de laatste dag om plaatsen te realiseren.")
}

extension FormReader {
  /// The file that a form is about: a municipality on the day of what is recorded, or now, and the duty.
  mutating func file(_ territory: Territory, on day: Day?, else now: Day) -> SupervisionFile? {
    let municipality = municipality("gemeente", territory, on: day ?? now, now)
    let task: SupervisedTask? =
      form["onderwerp"] == nil ? .housing : choice("onderwerp", .unreadableLadderWord, "een onderwerp")
    guard let municipality, let task else { return nil }
    return SupervisionFile(task, municipality)
  }

  mutating func authority() -> SupervisionAuthority? {
    choice("wie", .unreadableLadderWord, "wie besloot")
  }

  mutating func reason(_ advice: String) -> String? {
    text("reden", .decisionWithoutReason, missing: "Vul een reden in.", advice)
  }

  /// A day that may be left out; nil when it is, and nil after a fault.
  mutating func optionalDay(_ field: String) -> Day? { form[field] == nil ? nil : dutchDay(field) }

  /// A number that may be left out; nil when it is, and nil after a fault.
  mutating func optionalWhole(_ field: String) -> Int? { form[field] == nil ? nil : whole(field) }
}
