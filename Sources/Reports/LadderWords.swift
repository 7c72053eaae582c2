// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
import Rulebook

extension DutchText {
  /// What a measure of supervision is called.
  static func supervisionName(_ measure: Measure) -> String? {
    switch measure {
    case .arrears: "achterstand"
    case .arrearsShare: "achterstand in procent van de taakstelling"
    case .behindPace: "achter op schema"
    case .excused: "verschoonbare achterstand"
    case .countingArrears: "achterstand die telt voor het toezicht"
    case .attributed: "achterstand met een oorzaak"
    case .unattributed: "achterstand zonder oorzaak"
    case .arrearsThreshold: "grens voor een signaal"
    case .rung: "trede"
    case .spreadRung: "trede voor de Spreidingswet"
    default: nil
    }
  }
}

/// The ladder of supervision in plain Dutch: the same sentences on the page and in the command.
public enum LadderWords {
  /// Why a rung is proposed: two or three sentences.
  public static func reasons(_ proposal: RungProposal) -> String {
    proposal.reasons.map { sentence($0, proposal.task) }.joined(separator: " ")
  }

  private static func sentence(_ reason: ProposalReason, _ task: SupervisedTask) -> String {
    switch reason {
    case .balanceUnknown, .noArrears, .arrears, .confirmed: figureSentence(reason, task)
    case .opens: "Dat is genoeg voor een signaal. Een signaal opent het dossier en is nog geen ingreep."
    case .belowThreshold: "Dat ligt onder de grens waarbij de provincie kijkt."
    case .allHoused: "Alles wat in dit halfjaar moest, is gehuisvest, ook de achterstand."
    case .behindPace(let number): "Nu loopt de gemeente \(count(number, task)) achter op het tempo van dit halfjaar."
    case .closes(let takesBack):
      takesBack
        ? "Het dossier kan dicht (regel R1.39b), en het besluit om in te grijpen kan worden ingetrokken (regel R1.38g)."
        : "Het dossier kan dicht (regel R1.39b)."
    case .onlySignal: "Daar past een signaal bij, en geen hogere trede."
    case .excused:
      "\(supervisor(task)) oordeelde dat de achterstand verschoonbaar is. Daar past geen hogere trede bij dan trede 2."
    case .partlyExcused(let excused, let left):
      "\(supervisor(task)) oordeelde dat \(count(excused, task)) verschoonbaar \(excused == 1 ? "is" : "zijn"); dan telt een "
        + "achterstand van \(count(left, task))."
    case .notExcused: "\(supervisor(task)) oordeelde dat de achterstand niet verschoonbaar is."
    case .notJudged:
      "Er is nog niet geoordeeld of die verschoonbaar is. Dat oordeel is aan mensen; tot dan blijft de trede gelijk."
    case .notConfirmed: "Dat volgt uit maandcijfers; een officiële tabel bevestigt het nog niet."
    default: fileSentence(reason, task)
    }
  }

  /// What the figures say; people for housing, places for the Spreidingswet.
  private static func figureSentence(_ reason: ProposalReason, _ task: SupervisedTask) -> String {
    switch (reason, task) {
    case (.balanceUnknown(let day), .housing):
      "De stand op \(DutchText.day(day)) is niet bekend, dus er is geen voorstel te doen."
    case (.balanceUnknown, .spread): "Hoeveel plaatsen er zijn, is niet bekend, dus er is geen voorstel te doen."
    case (.noArrears(let day), .housing): "Op \(DutchText.day(day)) was er geen achterstand."
    case (.noArrears, .spread): "De plaatsen uit het verdeelbesluit zijn er."
    case (.arrears(let number, let qualifier, let day), .housing):
      "Op \(DutchText.day(day)) was de achterstand \(words(qualifier))\(count(number, task))."
    case (.arrears(let number, let qualifier, let day), .spread):
      "De laatste dag om de plaatsen uit het verdeelbesluit te realiseren was \(DutchText.day(day)). Er ontbreken nog "
        + "\(words(qualifier))\(count(number, task))."
    case (.confirmed, .housing):
      "De officiële tabel bevestigt dat. De volgende stap is om uitleg en een plan te vragen."
    case (.confirmed, .spread): "De volgende stap is om uitleg en een plan te vragen."
    default: ""
    }
  }

  /// What the file says.
  private static func fileSentence(_ reason: ProposalReason, _ task: SupervisedTask) -> String {
    switch reason {
    case .termRuns(let term):
      "De termijn loopt tot en met \(DutchText.day(term.day))\(usual(term)). Tot dan blijft de trede gelijk."
    case .termPassed(let term): "De termijn is op \(DutchText.day(term.day)) verlopen\(usual(term))."
    case .noTerm: "Er is geen termijn vastgelegd die voorbij kan zijn (regel R1.38b)."
    case .urgent: "Het besluit noemt spoed in plaats van een termijn (regel R1.38b)."
    case .agreementsLate(let number):
      number == 1
        ? "Eén afspraak of verslag is te laat." : "\(DutchText.whole(number)) afspraken en verslagen zijn te laat."
    case .notAnnounced:
      "De bekendmaking of het afschrift aan de raad is nog niet vastgelegd (regel R1.38d). Doe dat eerst."
    case .executing:
      "\(supervisor(task)) voert zelf uit, tot het resultaat er is of het besluit wordt ingetrokken (regel R1.38g)."
    case .frozen(let until):
      until.map { "De ladder staat stil tot \(DutchText.day($0)), dus de trede gaat niet omhoog." }
        ?? "De ladder staat stil zonder einddatum, dus de trede gaat niet omhoog."
    default: ""
    }
  }

  private static func supervisor(_ task: SupervisedTask) -> String { task == .housing ? "De provincie" : "De minister" }

  private static func words(_ qualifier: Qualifier) -> String { qualifier == .exact ? "" : qualifier.rawValue + " " }

  /// A number of what a duty is about.
  public static func count(_ number: Int, _ task: SupervisedTask) -> String {
    switch task {
    case .housing: DutchText.count(number, "persoon", "personen")
    case .spread: DutchText.count(number, "plaats", "plaatsen")
    }
  }

  private static func usual(_ term: RungTerm) -> String {
    term.isRecorded ? "" : " (het besluit noemt geen termijn; dit is de gebruikelijke)"
  }

  /// What waits to be done, as a sentence.
  public static func due(_ due: SupervisionDue, of task: SupervisedTask, on day: Day) -> String {
    switch due {
    case .termPassed(let rung, let term):
      "De termijn van trede \(rung.rawValue) is voorbij sinds \(DutchText.day(term.day))\(usual(term))."
    case .notice(let kind, let rung, let since):
      "\(missing(kind)) van trede \(rung.rawValue) is niet vastgelegd. Het besluit is van \(DutchText.day(since)), "
        + "\(ago(since, day))."
    case .agreement(let agreement):
      "\(agreement.kind == .action ? "Afspraak" : "Verslag") '\(agreement.text)' moest uiterlijk "
        + "\(DutchText.day(agreement.due)), \(ago(agreement.due, day)), en is er niet."
    case .judgement(let reference):
      "Over de achterstand van \(DutchText.day(reference)) is nog niet geoordeeld of die verschoonbaar is."
    case .attribution(let number):
      "Er \(number == 1 ? "is" : "zijn") \(count(number, task)) meer aan oorzaken toegeschreven dan de achterstand nu is."
    case .closedWithArrears(let number, let since):
      "Het dossier is op \(DutchText.day(since)) gesloten met \(count(number, task)) achterstand."
    }
  }

  /// What goes against the policy in a decision, as a sentence.
  public static func remark(_ remark: LadderRemark) -> String {
    switch remark {
    case .beforeTerm(let rung, let term):
      "De trede ging omhoog voordat de termijn van trede \(rung.rawValue) voorbij was, op \(DutchText.day(term.day))."
    case .whileFrozen(let rung):
      "Trede \(rung.rawValue) is besloten terwijl de provincie de ladder had stilgezet."
    }
  }

  private static func missing(_ kind: NoticeKind) -> String {
    switch kind {
    case .published: "De bekendmaking"
    case .councilCopy: "Het afschrift aan de raad"
    }
  }

  private static func ago(_ earlier: Day, _ day: Day) -> String {
    switch earlier.days(until: day) {
    case 0: "vandaag"
    case let days: "\(DutchText.count(days, "dag", "dagen")) geleden"
    }
  }

  /// A cause of arrears, as it stands in a table.
  public static func name(_ cause: ArrearsCause) -> String {
    switch cause {
    case .noCandidates: "geen kandidaten gekoppeld"
    case .noHome: "geen woning"
    case .wrongSize: "woning van de verkeerde maat"
    case .refused: "woning geweigerd"
    case .late: "komt later"
    case .administrative: "administratief"
    }
  }

  /// A duty, as it stands in a sentence.
  public static func name(_ task: SupervisedTask) -> String {
    switch task {
    case .housing: "huisvesting van statushouders"
    case .spread: "Spreidingswet"
    }
  }

  /// A verdict, as it stands in a table.
  public static func verdict(_ verdict: ExcuseVerdict, of task: SupervisedTask) -> String {
    switch verdict {
    case .yes: "verschoonbaar"
    case .no: "niet verschoonbaar"
    case .partly(let number): "\(count(number, task)) verschoonbaar"
    }
  }
}
