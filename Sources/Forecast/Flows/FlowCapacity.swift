// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A number of places with its own account: initial + opened − closed = what there is now, exactly.
public struct FlowCapacity: Sendable {
  /// Its name.
  public var name: String
  /// The places at the start.
  public var initial: Int
  /// Places that open by plan at the start of each step; empty for none.
  public var openings: [Int]
  /// Places that close by plan at the start of each step; empty for none. No more close than there are.
  public var closings: [Int]
  /// Who orders more or fewer places.
  public var policy: FlowPolicy?

  /// Places that open and close by plan, and by policy if there is one.
  public init(
    _ name: String, initial: Int, openings: [Int] = [], closings: [Int] = [], policy: FlowPolicy? = nil
  ) {
    (self.name, self.initial, self.policy) = (name, initial, policy)
    (self.openings, self.closings) = (openings, closings)
  }
}

/// A rule that orders places by what is known.
public struct FlowPolicy: Sendable {
  /// Decides at steps 0, `interval`, 2 · `interval` …
  public var interval: Int
  /// What is ordered in step t opens at the start of step t + `openingLead`; with 0 at once.
  public var openingLead: Int
  /// The same for what is ordered to close.
  public var closingLead: Int
  /// The stocks that the view shows, in this order.
  public var watching: [String]
  /// How many steps of history of these stocks the view shows.
  public var lookingBack: Int
  /// The order: so many places more, or fewer when below zero.
  ///
  /// It must depend on nothing but the view, or paths differ from one run to the next.
  public var decide: @Sendable (borrowing FlowPolicyView) -> Int

  /// A rule with lead times in steps.
  public init(
    interval: Int = 1, openingLead: Int, closingLead: Int, watching: [String], lookingBack: Int = 0,
    decide: @escaping @Sendable (borrowing FlowPolicyView) -> Int
  ) {
    (self.interval, self.openingLead, self.closingLead) = (interval, openingLead, closingLead)
    (self.watching, self.lookingBack, self.decide) = (watching, lookingBack, decide)
  }
}

/// What a policy knows at the start of a step of one path: what is due in the step has opened and closed, no unit has
/// moved yet.
public struct FlowPolicyView: ~Copyable {
  /// The step, from 0.
  public let step: Int
  /// Places now.
  public let capacity: Int
  /// Places that the policy has ordered and that are still to open.
  public let opening: Int
  /// Places that the policy has ordered to close and that have not closed yet.
  public let closing: Int
  let history: UnsafePointer<Double>
  /// From one stock to the next in `history`, and from one step to the next.
  let stockStride: Int
  let stepStride: Int
  let slots: Int
  /// The slot of this step.
  let slot: Int
  let stocks: Int

  /// The units in a stock, by its position in `watching`, at the start of this step or so many steps ago. Before the
  /// first step it is the number at the start.
  ///
  /// - Precondition: `back` is from 0 to `lookingBack`.
  public subscript(stock: Int, back back: Int = 0) -> Int {
    precondition(stock >= 0 && stock < stocks, "the policy watches no such stock")
    precondition(back >= 0 && back < slots, "the policy does not look back so far")
    // Before the first step there is the slot of that step; a division here would take most of the time of a policy.
    let wanted = slot - min(back, step)
    return Int(history[stock * stockStride + (wanted < 0 ? wanted + slots : wanted) * stepStride])
  }
}
