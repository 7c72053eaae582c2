// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Why a model or a run is refused. The texts are names that the model gives.
public enum FlowModelFault: Error, Hashable, Sendable {
  /// A model has at least one step, a run at least one path and one thread, a probability lies from 0 to 1.
  case runOutOfRange(String)
  /// Two of a kind have this name.
  case duplicateName(String)
  /// No stock has this name.
  case unknownStock(String, in: String)
  /// No shock has this name.
  case unknownShock(String, in: String)
  /// No flow, or no flow with such a target, has this name.
  case unknownFlow(String, in: String)
  /// No capacity has this name.
  case unknownCapacity(String, in: String)
  /// The flow that induces this one does not stand before it.
  case causeComesLater(String)
  /// A flow from a stock to itself.
  case flowToItself(String)
  /// A mean, number, spread, factor or lead time below zero, or not finite.
  case outOfRange(String, what: String)
  /// A chance or share outside 0…1.
  case notAChance(String)
  /// Shares that do not sum to 1.
  case sharesDoNotSumToOne(String)
  /// A series whose length is not the number of steps.
  case wrongLength(String, expected: Int, found: Int)
  /// A stock with several stages and no delay flow, or with two of them.
  case delayFlowsNotOne(String)
  /// A delay with fewer steps than stages.
  case delayTooShort(String)
  /// A mark or a range of steps that the model does not have, or marks of a gauge that keeps no steps.
  case unknownSteps(String)
  /// A share can be kept only of a reading `isPositive`.
  case shareOfAmount(String)
  /// The rest of a whole has a start of its own.
  case restHasStart(String)
  /// Two names that happen to have the same random numbers: change one.
  case sameRandomNumbers(String, String)
}
