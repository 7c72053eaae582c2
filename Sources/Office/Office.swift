// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Exact
public import Journal
public import Rulebook
public import Territory

/// The one place where things happen (kantoor): takes a request, checks the mandate, decides, appends the facts, keeps
/// the folded state current and answers questions. A dry run is the same path without the append.
public actor Office {
  let journal: any Journal
  private let rulebook: Rulebook
  private let territory: Territory
  private let clock: @Sendable () -> Moment
  private var state = ChainState()
  private let memory = FigureMemory()
  /// Where the batch with a key starts, for every key in the journal.
  private var firstByKey: [String: Int] = [:]
  private var isRecording = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// How many entries are read at a time.
  static let page = 10_000
  /// How often a request is decided anew because somebody else appended in between.
  private static let attempts = 8

  /// An office over a journal. `clock` gives the moment of now.
  public init(
    journal: any Journal, rulebook: Rulebook, territory: Territory, clock: @escaping @Sendable () -> Moment
  ) {
    self.journal = journal
    self.rulebook = rulebook
    self.territory = territory
    self.clock = clock
  }

  /// The state as it is now, whoever appended last, for asking questions.
  ///
  /// - Throws: `Faults` when the journal cannot be read.
  public func desk() async throws -> Desk {
    do {
      try await refresh()
    } catch {
      throw Faults(journalProblem: error)
    }
    return Desk(state: state, rulebook: rulebook, territory: territory, now: clock(), memory: memory)
  }

  /// The entries before `position`, newest first; from the end when `position` is nil. Everybody may read them, unless they
  /// are for other eyes.
  public func entries(before position: Int? = nil, limit: Int, for sight: Sight = .everybody) async throws
    -> [ReadEntry]
  {
    let entries = try await sealedEntries(before: position, limit: limit)
    // Folded afterwards: what an entry corrects is known then.
    let book = try await desk().book(sight: sight)
    return entries.map(book.read)
  }

  private func sealedEntries(before position: Int?, limit: Int) async throws -> [Entry] {
    do {
      let end = try await journal.head().position
      let last = min(position.map { $0 - 1 } ?? end, end)
      let first = max(0, last - max(0, limit))
      return try await journal.entries(after: first, limit: max(0, last - first)).reversed()
    } catch {
      throw Faults(journalProblem: error)
    }
  }

  /// The entry at `position`, or nil. Everybody may read it, unless it is for other eyes.
  public func entry(_ position: Int, for sight: Sight = .everybody) async throws -> ReadEntry? {
    guard let entry = try await sealedEntry(position) else { return nil }
    return try await desk().book(sight: sight).read(entry)
  }

  /// The entry at `position` as it was recorded, or nil.
  private func sealedEntry(_ position: Int) async throws -> Entry? {
    guard position > 0 else { return nil }
    do {
      return try await journal.entries(after: position - 1, limit: 1).first
    } catch {
      throw Faults(journalProblem: error)
    }
  }

  /// Carries out a request, or shows what it would do.
  ///
  /// - Throws: `Faults` with everything that is wrong with it; nothing is recorded then.
  public func handle(_ submission: Submission) async throws -> Outcome {
    // Whoever may do nothing here is told so before anything is looked up.
    if submission.submitter == .visitor { throw Faults(MandateCheck.visitorFault) }
    let faults =
      TextCheck.faults(submission.submitter.name, field: "indiener", place: nil)
      + TextCheck.faults(submission.key ?? "", field: "sleutel", place: nil)
    guard faults.isEmpty else { throw Faults(faults) }
    if submission.isDryRun {
      let desk = try await desk()
      try await checkMandate(submission, at: desk)
      return try await decide(submission, at: desk).outcome(receipt: nil, at: desk, by: submission.submitter)
    }
    // One at a time: requests of one office never have to be decided anew because of each other.
    await takeTurn()
    defer { passTurn() }
    return try await record(submission)
  }

  private func record(_ submission: Submission) async throws -> Outcome {
    for _ in 0..<Office.attempts {
      var desk = try await desk()
      // A request is about days of its own: what visitors ask for should not make room for them.
      desk.memory = nil
      try await checkMandate(submission, at: desk)
      if let earlier = try await repeated(submission, at: desk) { return earlier }
      let decision = try await decide(submission, at: desk)
      do {
        let batch = Batch(
          actor: submission.actor, recorded: desk.now, key: submission.key, drafts: decision.drafts)
        let receipt = try await journal.append(batch, expecting: desk.state.position)
        return try decision.outcome(receipt: receipt, at: desk, by: submission.submitter)
      } catch JournalError.conflict, JournalError.keyReused {
        // Another office was first, perhaps with this very request: look at the journal again.
        continue
      } catch {
        throw Faults(journalProblem: error)
      }
    }
    throw Faults(
      Fault(
        .journalMovedOn, problem: "Iemand anders legt op dit moment veel vast.", advice: "Probeer het zo opnieuw."))
  }

  /// Refuses the request as a whole when one row of it is not for this submitter.
  private func checkMandate(_ submission: Submission, at desk: Desk) async throws {
    var entry: Entry?
    if case .correct(let position, _, _) = submission.intent { entry = try await sealedEntry(position) }
    let faults = try MandateCheck(desk: desk).faults(submission.submitter, submission.intent, correcting: entry)
    guard faults.isEmpty else { throw Faults(faults) }
    if submission.isDryRun { return }
    if let fault = try MandateCheck(desk: desk).secondFault(submission, correcting: entry) { throw Faults(fault) }
  }

  /// Whether the request has to be confirmed by somebody else before it is recorded.
  public func takesTwo(_ submission: Submission) async throws -> Bool {
    var entry: Entry?
    if case .correct(let position, _, _) = submission.intent { entry = try await sealedEntry(position) }
    return try await MandateCheck(desk: desk()).secondFault(submission, correcting: entry) != nil
  }

  private func decide(_ submission: Submission, at desk: Desk) async throws -> Decision {
    switch submission.intent {
    case .open(let opening):
      let faults =
        TextCheck.faults(opening.title, field: "titel", place: nil)
        + TextCheck.faults(submission.source, field: "bron", place: nil)
      guard faults.isEmpty else { throw Faults(faults) }
      return Decision(drafts: submission.drafts, references: [], alreadyKnown: 0)
    case .record(let facts): return try RecordCheck(desk: desk).decide(facts)
    case .correct(let position, let replacement, let reason):
      let entry = try await sealedEntry(position)
      return try CorrectionCheck(desk: desk).decide(
        Correction(position: position, replacement: replacement, reason: reason), of: entry, source: submission.source,
        drafts: submission.drafts)
    }
  }

  /// The outcome of the earlier request with the same key; nil when the journal does not know the key.
  ///
  /// Of the facts in a request only those that were new were recorded, so the earlier batch may be shorter.
  ///
  /// - Throws: `Faults` RT-209 when the request with this key was another one.
  private func repeated(_ submission: Submission, at desk: Desk) async throws -> Outcome? {
    guard let key = submission.key, let first = firstByKey[key] else { return nil }
    let drafts = submission.drafts
    var next = 0
    var leftOut: [Int] = []
    var count = 0
    do {
      let entries = try await journal.entries(after: first - 1, limit: drafts.count + 1)
      for entry in entries.prefix(while: { $0.batch == first }) {
        guard let index = drafts[next...].firstIndex(where: entry.holds) else { throw JournalError.keyReused(key) }
        leftOut += next..<index
        next = index + 1
        count += 1
      }
      leftOut += next..<drafts.count
      guard leftOut.allSatisfy({ submission.wasKnown($0, at: desk) }) else { throw JournalError.keyReused(key) }
    } catch {
      throw Faults(journalProblem: error)
    }
    return Outcome(
      receipt: Receipt(first: first, last: first + count - 1, repeated: true), recorded: count,
      alreadyKnown: drafts.count - count, effects: [])
  }

  private func takeTurn() async {
    guard isRecording else {
      isRecording = true
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func passTurn() {
    if waiting.isEmpty {
      isRecording = false
    } else {
      waiting.removeFirst().resume()
    }
  }

  /// Folds in what was appended since, by whomever. The next page is read and its seals are checked beside the folding of
  /// the one before.
  private func refresh() async throws {
    let end = try await journal.head().position
    guard end > state.position else { return }
    var entries = try await Office.sealedPage(of: journal, after: state.position, state.hash)
    while let last = entries.last, last.position < end {
      async let next = Office.sealedPage(of: journal, after: last.position, last.hash)
      try fold(entries)
      entries = try await next
    }
    try fold(entries)
  }

  private func fold(_ entries: [Entry]) throws {
    // Another call may have folded these entries in while this one waited for the journal.
    for entry in entries where entry.position > state.position {
      try state.apply(entry)
      if let key = entry.key { firstByKey[key] = entry.position }
    }
  }

  /// The entries after the one at `position` with this hash, each in its place and as it was recorded: what was altered is
  /// not reckoned with.
  private static func sealedPage(
    of journal: any Journal, after position: Int, _ hash: Digest
  ) async throws -> [Entry] {
    let entries = try await journal.entries(after: position, limit: page)
    guard !entries.isEmpty else {
      throw JournalError.damaged(after: position, detail: "het journaal is korter dan het zelf zegt")
    }
    let hasher = EntryHasher()
    var (position, hash) = (position, hash)
    for entry in entries {
      guard entry.position == position + 1, hasher.seals(entry, after: hash) else {
        throw JournalError.damaged(after: position, detail: "regel \(position + 1) ontbreekt of is veranderd")
      }
      (position, hash) = (entry.position, entry.hash)
    }
    return entries
  }
}

extension Submission {
  /// Whether the fact at this place could be left out, since the same number was reported before.
  fileprivate func wasKnown(_ index: Int, at desk: Desk) -> Bool {
    guard case .record(let facts) = intent else { return false }
    return desk.state.hasReported(facts[index].fact)
  }
}

extension Entry {
  /// Whether this entry is what `draft` became.
  fileprivate func holds(_ draft: Draft) -> Bool {
    kind == draft.kind && payload == draft.payload && source == draft.source
  }
}

/// The folded state at one moment, with the rules and places to ask it questions.
public struct Desk: Sendable {
  /// What the journal says.
  public let state: ChainState
  /// What the rules say.
  public let rulebook: Rulebook
  /// Which places there are.
  public let territory: Territory
  /// The moment of now.
  public let now: Moment
  /// What was worked out before on this journal; nil for a state that is only supposed.
  var memory: FigureMemory?

  /// The reference day with which pages open: that of the case, or today.
  public var defaultDay: Day { state.opening?.day ?? now.dutchDay }

  /// The calculations from a perspective; for everybody's eyes unless said otherwise.
  public func book(_ perspective: Perspective, sight: Sight = .everybody) -> ChainBook {
    ChainBook(
      state: state, rulebook: rulebook, territory: territory, perspective: perspective, sight: sight, memory: memory)
  }

  /// The calculations on the day with which pages open.
  func book(sight: Sight) -> ChainBook { book(Perspective(day: defaultDay), sight: sight) }
}
