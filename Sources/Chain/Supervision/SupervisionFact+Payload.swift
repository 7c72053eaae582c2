// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook
import Territory

/// How the facts about supervision are spelled in the journal.
extension SupervisionFact {
  /// The kind of journal entry.
  var kind: String {
    switch self {
    case .profile: "toezichtprofiel-vastgelegd"
    case .decision: "trede-besloten"
    case .judgement: "verschoonbaarheid-beoordeeld"
    case .notice: "toezicht-bekendgemaakt"
    case .agreement: "toezichtafspraak-vastgelegd"
    case .attribution: "achterstand-toegeschreven"
    }
  }

  /// Whether a journal entry of this kind is about supervision.
  static func reads(_ kind: String) -> Bool {
    switch kind {
    case "toezichtprofiel-vastgelegd", "trede-besloten", "verschoonbaarheid-beoordeeld", "toezicht-bekendgemaakt",
      "toezichtafspraak-vastgelegd", "achterstand-toegeschreven":
      true
    default: false
    }
  }

  func write(to writer: inout PayloadWriter) {
    switch self {
    case .profile(let profile): profile.write(to: &writer)
    case .decision(let decision): decision.write(to: &writer)
    case .judgement(let judgement): judgement.write(to: &writer)
    case .notice(let notice):
      writer.text("dag", notice.day.description)
      notice.file.write(to: &writer)
      writer.text("soort", notice.kind.rawValue)
      writer.whole("trede", notice.rung.rawValue)
    case .agreement(let agreement): agreement.write(to: &writer)
    case .attribution(let attribution):
      attribution.file.write(to: &writer)
      writer.list("oorzaken", attribution.parts) { part, inner in
        inner.whole("aantal", part.people)
        inner.text("oorzaak", part.cause.rawValue)
      }
      writer.text("peildatum", attribution.reference.description)
      attribution.certainty.write(to: &writer)
    }
  }

  init(kind: String, _ reader: inout PayloadReader) throws {
    switch kind {
    case "toezichtprofiel-vastgelegd": self = .profile(try SupervisionProfile(&reader))
    case "trede-besloten": self = .decision(try RungDecision(&reader))
    case "verschoonbaarheid-beoordeeld": self = .judgement(try ExcuseJudgement(&reader))
    case "toezicht-bekendgemaakt":
      let day = try Fact.day(try reader.text("dag"))
      let file = try SupervisionFile(&reader)
      let notice = try Fact.field(try reader.text("soort"), NoticeKind.init(rawValue:))
      let rung = try Rung(try reader.whole("trede"))
      self = .notice(SupervisionNotice(file: file, rung: rung, kind: notice, day: day))
    case "toezichtafspraak-vastgelegd": self = .agreement(try SupervisionAgreement(&reader))
    case "achterstand-toegeschreven":
      let file = try SupervisionFile(&reader)
      let parts = try reader.list("oorzaken") { inner in
        let people = try Fact.count(try inner.whole("aantal"))
        let cause = try Fact.field(try inner.text("oorzaak"), ArrearsCause.init(rawValue:))
        return ArrearsAttribution.Part(cause: cause, people: people)
      }
      let reference = try Fact.day(try reader.text("peildatum"))
      self = .attribution(
        ArrearsAttribution(file: file, reference: reference, parts: parts, certainty: try Certainty(&reader)))
    default: throw UnreadableField(text: kind)
    }
  }
}

extension SupervisionFile {
  func write(to writer: inout PayloadWriter) {
    writer.text("gemeente", municipality.description)
    writer.text("onderwerp", task.rawValue)
  }

  init(_ reader: inout PayloadReader) throws {
    let municipality: AreaCode = try Fact.field(try reader.text("gemeente")) { AreaCode(written: $0) }
    self.init(try Fact.field(try reader.text("onderwerp"), SupervisedTask.init(rawValue:)), municipality)
  }
}

extension SupervisionProfile {
  func write(to writer: inout PayloadWriter) {
    if let leastPeople { writer.whole("drempelPersonen", leastPeople) }
    if let leastPercent { writer.whole("drempelProcent", leastPercent) }
    writer.text("provincie", province.description)
    if let freeze {
      writer.text("stilReden", freeze.reason)
      if let until = freeze.until { writer.text("stilTot", until.description) }
      writer.text("stilVanaf", freeze.from.description)
    }
    writer.list("termijnen", weeks.sorted { $0.key < $1.key }) { term, inner in
      inner.whole("trede", term.key.rawValue)
      inner.whole("weken", term.value)
    }
    writer.text("vanaf", from.description)
    certainty.write(to: &writer)
  }

  init(_ reader: inout PayloadReader) throws {
    let people = try reader.optionalWhole("drempelPersonen").map(Fact.count)
    let percent = try reader.optionalWhole("drempelProcent").map(Fact.count)
    let province: AreaCode = try Fact.field(try reader.text("provincie")) { AreaCode(written: $0) }
    var freeze: Freeze?
    if let reason = try reader.optionalText("stilReden") {
      let until = try reader.optionalText("stilTot").map(Fact.day)
      let period = try Fact.period(from: try Fact.day(try reader.text("stilVanaf")), until: until)
      freeze = Freeze(from: period.from, until: period.until, reason: reason)
    }
    var last: Rung?
    var weeks: [Rung: Int] = [:]
    _ = try reader.list("termijnen") { inner in
      let rung = try Rung(try inner.whole("trede"))
      // In the order in which they are written, so that one profile has one spelling.
      if let last, rung <= last { throw UnreadableField(text: String(rung.rawValue)) }
      last = rung
      weeks[rung] = try Fact.count(try inner.whole("weken"))
    }
    self.init(
      province: province, from: try Fact.day(try reader.text("vanaf")), leastPeople: people, leastPercent: percent,
      weeks: weeks, freeze: freeze, certainty: try Certainty(&reader))
  }
}

extension RungDecision {
  func write(to writer: inout PayloadWriter) {
    writer.text("besluitDoor", authority.rawValue)
    writer.text("dag", day.description)
    file.write(to: &writer)
    writer.text("reden", reason)
    if let urgency { writer.text("spoed", urgency) }
    if let term { writer.text("termijn", term.description) }
    writer.whole("trede", rung.rawValue)
    certainty.write(to: &writer)
  }

  init(_ reader: inout PayloadReader) throws {
    let authority = try Fact.field(try reader.text("besluitDoor"), SupervisionAuthority.init(rawValue:))
    let day = try Fact.day(try reader.text("dag"))
    let file = try SupervisionFile(&reader)
    let reason = try reader.text("reden")
    let urgency = try reader.optionalText("spoed")
    let term = try reader.optionalText("termijn").map(Fact.day)
    let rung = try Rung(try reader.whole("trede"))
    self.init(
      file: file, rung: rung, day: day, authority: authority, reason: reason, term: term, urgency: urgency,
      certainty: try Certainty(&reader))
  }
}

extension ExcuseJudgement {
  func write(to writer: inout PayloadWriter) {
    if case .partly(let people) = verdict { writer.whole("aantal", people) }
    writer.text("besluitDoor", authority.rawValue)
    writer.text("dag", day.description)
    file.write(to: &writer)
    writer.text("oordeel", verdict.word)
    writer.text("peildatum", reference.description)
    writer.text("reden", reason)
    certainty.write(to: &writer)
  }

  init(_ reader: inout PayloadReader) throws {
    let people = try reader.optionalWhole("aantal").map(Fact.count)
    let authority = try Fact.field(try reader.text("besluitDoor"), SupervisionAuthority.init(rawValue:))
    let day = try Fact.day(try reader.text("dag"))
    let file = try SupervisionFile(&reader)
    let verdict = try Fact.field(try reader.text("oordeel")) { ExcuseVerdict(word: $0, people: people) }
    let reference = try Fact.day(try reader.text("peildatum"))
    let reason = try reader.text("reden")
    self.init(
      file: file, reference: reference, day: day, authority: authority, verdict: verdict, reason: reason,
      certainty: try Certainty(&reader))
  }
}

extension SupervisionAgreement {
  func write(to writer: inout PayloadWriter) {
    if let done { writer.text("afgerond", done.description) }
    writer.text("dag", day.description)
    writer.text("gemeente", file.municipality.description)
    writer.text("kenmerk", id.text)
    writer.text("onderwerp", file.task.rawValue)
    writer.text("soort", kind.rawValue)
    writer.text("tekst", text)
    writer.text("uiterlijk", due.description)
  }

  init(_ reader: inout PayloadReader) throws {
    let done = try reader.optionalText("afgerond").map(Fact.day)
    let day = try Fact.day(try reader.text("dag"))
    let municipality: AreaCode = try Fact.field(try reader.text("gemeente")) { AreaCode(written: $0) }
    let id = try Fact.slug(try reader.text("kenmerk"))
    let task = try Fact.field(try reader.text("onderwerp"), SupervisedTask.init(rawValue:))
    let kind = try Fact.field(try reader.text("soort"), AgreementKind.init(rawValue:))
    let text = try reader.text("tekst")
    let due = try Fact.day(try reader.text("uiterlijk"))
    self.init(
      file: SupervisionFile(task, municipality), id: id, kind: kind, text: text, day: day, due: due, done: done)
  }
}

extension ExcuseVerdict {
  /// The words in which it is written: yes, no or partly.
  public enum Word: String, Sendable, CaseIterable {
    /// All arrears.
    case yes = "ja"
    /// None.
    case no = "nee"
    /// Of some people.
    case partly = "deels"
  }

  fileprivate var word: String {
    switch self {
    case .yes: Word.yes.rawValue
    case .no: Word.no.rawValue
    case .partly: Word.partly.rawValue
    }
  }

  /// The verdict in this word; nil when it is none, and when a number belongs to it and is missing, or the other way round.
  public init?(word: String, people: Int?) {
    switch (Word(rawValue: word), people) {
    case (.yes, nil): self = .yes
    case (.no, nil): self = .no
    case (.partly, let people?): self = .partly(people)
    default: return nil
    }
  }
}

extension Rung {
  fileprivate init(_ number: Int) throws {
    guard let rung = Rung(rawValue: number) else { throw UnreadableField(text: String(number)) }
    self = rung
  }
}

extension Certainty {
  fileprivate func write(to writer: inout PayloadWriter) {
    if self != .reported { writer.text("zekerheid", rawValue) }
  }

  fileprivate init(_ reader: inout PayloadReader) throws {
    self = try Fact.optional("zekerheid", &reader, Certainty.init(rawValue:), usually: .reported)
  }
}
