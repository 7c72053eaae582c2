// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// Which record of supervision a correction takes back.
enum SupervisionRecord: Hashable, Sendable {
  case profile(AreaCode)
  case decision(SupervisionFile)
  case judgement(SupervisionFile)
  case notice(SupervisionFile)
  case agreement(SupervisionFile)
  case attribution(SupervisionFile)
}

/// What the journal says about supervision.
struct SupervisionState: Equatable, Sendable {
  private(set) var profiles = RecordTable<AreaCode, SupervisionProfile>()
  private(set) var decisions = RecordTable<SupervisionFile, RungDecision>()
  private(set) var judgements = RecordTable<SupervisionFile, ExcuseJudgement>()
  private(set) var notices = RecordTable<SupervisionFile, SupervisionNotice>()
  private(set) var agreements = RecordTable<SupervisionFile, SupervisionAgreement>()
  private(set) var attributions = RecordTable<SupervisionFile, ArrearsAttribution>()

  /// Adds a fact and tells where its corrections belong.
  mutating func apply(_ fact: SupervisionFact, _ envelope: Envelope) -> CorrectionTarget {
    switch fact {
    case .profile(let profile):
      profiles.insert(profile, envelope, profile.province)
      return .supervision(.profile(profile.province))
    case .decision(let decision):
      decisions.insert(decision, envelope, decision.file)
      return .supervision(.decision(decision.file))
    case .judgement(let judgement):
      judgements.insert(judgement, envelope, judgement.file)
      return .supervision(.judgement(judgement.file))
    case .notice(let notice):
      notices.insert(notice, envelope, notice.file)
      return .supervision(.notice(notice.file))
    case .agreement(let agreement):
      agreements.insert(agreement, envelope, agreement.file)
      return .supervision(.agreement(agreement.file))
    case .attribution(let attribution):
      attributions.insert(attribution, envelope, attribution.file)
      return .supervision(.attribution(attribution.file))
    }
  }

  /// Takes back what the entry `root` recorded.
  mutating func withdraw(_ record: SupervisionRecord, root: UInt32, _ envelope: Envelope) {
    switch record {
    case .profile(let province): profiles.withdraw(province, root: root, envelope)
    case .decision(let file): decisions.withdraw(file, root: root, envelope)
    case .judgement(let file): judgements.withdraw(file, root: root, envelope)
    case .notice(let file): notices.withdraw(file, root: root, envelope)
    case .agreement(let file): agreements.withdraw(file, root: root, envelope)
    case .attribution(let file): attributions.withdraw(file, root: root, envelope)
    }
  }
}

// What holds.
extension SupervisionState {
  /// The decisions of a file that stand, in the order in which they were taken.
  func decisions(of file: SupervisionFile, at known: Moment) -> [Record<RungDecision>] {
    decisions.standing(file, at: known).sorted {
      ($0.content.day, $0.version.position) < ($1.content.day, $1.version.position)
    }
  }

  /// The profile that holds in a province on a day: of those that began by then the last one.
  func profile(of province: AreaCode, on day: Day, at known: Moment) -> Record<SupervisionProfile>? {
    profiles.standing(province, at: known).filter { $0.content.from <= day }.max {
      ($0.content.from, $0.version.known, $0.version.position)
        < ($1.content.from, $1.version.known, $1.version.position)
    }
  }

  /// The last judgement by a day about the arrears that stood on a reference day.
  func judgement(_ file: SupervisionFile, reference: Day, by day: Day, at known: Moment) -> Record<ExcuseJudgement>? {
    judgements.standing(file, at: known).filter { $0.content.reference == reference && $0.content.day <= day }.max {
      ($0.content.day, $0.version.known, $0.version.position) < ($1.content.day, $1.version.known, $1.version.position)
    }
  }

  /// To which causes the arrears of a reference day are put down: what became known last.
  func attribution(_ file: SupervisionFile, reference: Day, at known: Moment) -> Record<ArrearsAttribution>? {
    attributions.standing(file, at: known).filter { $0.content.reference == reference }.max {
      ($0.version.known, $0.version.position) < ($1.version.known, $1.version.position)
    }
  }

  /// What a municipality is to do, each as it became known last, by the day on which it is due.
  func agreements(of file: SupervisionFile, at known: Moment) -> [Record<SupervisionAgreement>] {
    let standing = agreements.standing(file, at: known).sorted {
      ($0.version.known, $0.version.position) < ($1.version.known, $1.version.position)
    }
    let current = Dictionary(standing.map { ($0.content.id, $0) }) { $1 }
    return current.values.sorted { ($0.content.due, $0.content.id) < ($1.content.due, $1.content.id) }
  }
}

// What became of a fact.
extension SupervisionState {
  /// Whether exactly this counts already.
  func counts(_ fact: SupervisionFact) -> Bool {
    switch fact {
    case .profile(let profile): self.profile(of: profile.province, on: profile.from, at: .endOfTime)?.content == profile
    case .decision(let decision): decisions.standing(decision.file, at: .endOfTime).contains { $0.content == decision }
    case .judgement(let judgement):
      self.judgement(judgement.file, reference: judgement.reference, by: judgement.day, at: .endOfTime)?.content
        == judgement
    case .notice(let notice): notices.standing(notice.file, at: .endOfTime).contains { $0.content == notice }
    case .agreement(let agreement):
      agreements(of: agreement.file, at: .endOfTime).contains { $0.content == agreement }
    case .attribution(let attribution):
      self.attribution(attribution.file, reference: attribution.reference, at: .endOfTime)?.content == attribution
    }
  }

  /// Whether exactly this was ever recorded, whatever became of it.
  func has(_ fact: SupervisionFact) -> Bool {
    switch fact {
    case .profile(let profile): profiles.has(profile, profile.province)
    case .decision(let decision): decisions.has(decision, decision.file)
    case .judgement(let judgement): judgements.has(judgement, judgement.file)
    case .notice(let notice): notices.has(notice, notice.file)
    case .agreement(let agreement): agreements.has(agreement, agreement.file)
    case .attribution(let attribution): attributions.has(attribution, attribution.file)
    }
  }

  /// The entry that took the fact of the entry at `position` back; nil within when it stands, and nil when there is no such
  /// fact.
  func withdrawal(of fact: SupervisionFact, at position: Int) -> Version?? {
    switch fact {
    case .profile(let profile): profiles.record(profile.province, at: position).map(\.withdrawn)
    case .decision(let decision): decisions.record(decision.file, at: position).map(\.withdrawn)
    case .judgement(let judgement): judgements.record(judgement.file, at: position).map(\.withdrawn)
    case .notice(let notice): notices.record(notice.file, at: position).map(\.withdrawn)
    case .agreement(let agreement): agreements.record(agreement.file, at: position).map(\.withdrawn)
    case .attribution(let attribution): attributions.record(attribution.file, at: position).map(\.withdrawn)
    }
  }
}

extension RecordTable {
  /// The records under a key that stand, as known at `known`, in the order of the journal.
  func standing(_ key: Key, at known: Moment) -> [Record<Content>] {
    (records[key] ?? []).filter { $0.stands(at: known) }
  }

  /// Whether a record with exactly this content was ever made.
  func has(_ content: Content, _ key: Key) -> Bool { records[key]?.contains { $0.content == content } ?? false }
}
