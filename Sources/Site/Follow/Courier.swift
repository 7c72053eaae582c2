// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Chain
public import Exact
import Journal
public import Logging
public import Office
import Territory

/// Tells those who asked for it what was recorded (koerier): each change once it stands in the journal, in the order of the
/// journal, and again and again until it arrives.
///
/// It asks the office what is new and the doorkeeper who wants to know. Recording never waits for it.
public actor Courier {
  private let office: Office
  private let keeper: Doorkeeper
  private let sender: any MessageSender
  private let allowsInside: Bool
  private let number: String?
  private let clock: @Sendable () -> Moment
  private let logger: Logger
  /// The subscriptions that are being worked on.
  private var busy: Set<Int> = []

  /// The name of this process among those that could send.
  private let name = Secrets.token()
  /// Until when this process has the turn to send; others take it over when it ended.
  private var turnEnds = Moment(milliseconds: 0)

  private static let atOnce = 12
  /// Milliseconds that a turn lasts. It is kept as long as the process runs.
  private static let turn: Int64 = 30_000
  /// Entries that are read at a time.
  private static let page = 200

  /// A courier of the changes of one register.
  ///
  /// - Parameters:
  ///   - allowsInside: whether messages may go to computers in the network of the server.
  ///   - publisher: who sends them.
  public init(
    office: Office, keeper: Doorkeeper, sender: any MessageSender, allowsInside: Bool, publisher: Publisher,
    logger: Logger, clock: @escaping @Sendable () -> Moment
  ) {
    (self.office, self.keeper, self.sender) = (office, keeper, sender)
    (self.allowsInside, self.logger, self.clock) = (allowsInside, logger, clock)
    number = publisher.number
  }

  /// Works until it is cancelled, with a pause between two looks.
  public func run(pause: Duration = .seconds(1)) async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        for subscription in await due() {
          group.addTask {
            await self.deliver(subscription)
            await self.finish(subscription.id)
          }
        }
        try? await Task.sleep(for: pause)
      }
    }
  }

  /// Gives the turn to whoever takes it next.
  public func leave() async {
    guard clock() < turnEnds else { return }
    turnEnds = clock()
    _ = try? await keeper.takeSendingTurn(as: name, until: turnEnds)
  }

  /// Whether this process is the one that sends: of several, one does, so that each message comes once.
  private func hasTurn(_ now: Moment) async throws -> Bool {
    if turnEnds.milliseconds - now.milliseconds > Courier.turn / 2 { return true }
    let end = Moment(milliseconds: now.milliseconds + Courier.turn)
    guard try await keeper.takeSendingTurn(as: name, until: end) else { return false }
    turnEnds = end
    return true
  }

  /// The subscriptions that can be worked on now; they are busy from then on.
  private func due() async -> [Subscription] {
    do {
      let now = clock()
      guard try await hasTurn(now) else { return [] }
      let position = try await office.desk().state.position
      let all = try await keeper.allSubscriptions().filter { subscription in
        let progress = subscription.progress
        return !progress.isStopped && progress.next <= now && progress.position < position
          && !busy.contains(subscription.id)
      }
      let chosen = Array(all.prefix(max(0, Courier.atOnce - busy.count)))
      for subscription in chosen { busy.insert(subscription.id) }
      return chosen
    } catch {
      logger.error("The subscriptions cannot be read", metadata: ["error": "\(error)"])
      return []
    }
  }

  private func finish(_ id: Int) { busy.remove(id) }

  /// Sends what is new to one subscriber, until something does not arrive or there is nothing more.
  func deliver(_ subscription: Subscription) async {
    var progress = subscription.progress
    do {
      while !Task.isCancelled {
        let end = try await office.desk().state.position
        guard progress.position < end else { return }
        let last = min(end, progress.position + Courier.page)
        let entries = try await office.entries(before: last + 1, limit: last - progress.position).reversed()
        for entry in entries {
          guard try await concerns(subscription, entry) else { continue }
          // Ended in the meantime: then nobody wants it any more.
          guard try await keeper.allSubscriptions().contains(where: { $0.id == subscription.id }) else { return }
          guard try await send(entry, to: subscription, &progress) else { return }
        }
        // What is not about this was looked at: it need not be looked at again.
        progress.position = last
        try await keeper.keep(progress, of: subscription.id)
      }
    } catch {
      logger.error(
        "A subscription cannot be worked on", metadata: ["subscription": "\(subscription.id)", "error": "\(error)"])
    }
  }

  /// Sends one message and keeps what became of it; false when it did not arrive.
  private func send(
    _ entry: ReadEntry, to subscription: Subscription, _ progress: inout Subscription.Progress
  ) async throws -> Bool {
    let body = try await event(entry).body
    let delivery = await sender.send(
      OutgoingMessage(
        address: subscription.address, headers: ChangeEvent.headers(body, secret: subscription.secret, at: clock()),
        body: body, allowsInside: allowsInside))
    switch delivery {
    case .answered(let status) where status / 100 == 2: progress.succeed(position: entry.position, at: clock())
    // The receiver says that it is gone for good.
    case .answered(410): progress.fail("antwoord 410: het adres is opgeheven", isFinal: true, at: clock())
    case .answered(let status): progress.fail("antwoord \(status)", isFinal: false, at: clock())
    case .silent(let reason): progress.fail(reason, isFinal: false, at: clock())
    }
    try await keeper.keep(progress, of: subscription.id)
    return progress.failures == 0
  }

  private func event(_ entry: ReadEntry) async throws -> ChangeEvent {
    ChangeEvent(entry: entry, origin: try await office.desk().state.origin.description, number: number)
  }

  /// Whether an entry is about what somebody wants to know. A correction is about what it corrects.
  private func concerns(_ subscription: Subscription, _ entry: ReadEntry) async throws -> Bool {
    var fact = entry.fact
    if case .correction(let correction)? = fact { fact = try await office.entry(correction.position)?.fact }
    guard let fact, let subject = EventSubject(fact), subscription.subjects.contains(subject.rawValue) else {
      return false
    }
    guard let area = subscription.area else { return true }
    let desk = try await office.desk()
    return AreaConcern(book: desk.book(Perspective(day: desk.now.dutchDay))).isAbout(area, fact)
  }
}
