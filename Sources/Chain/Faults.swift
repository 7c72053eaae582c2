// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Something that is refused (fout), told to the reader in Dutch: what is wrong, where, what was expected
/// and what to do now.
public struct Fault: Error, Hashable, Sendable {
  /// The stable code, listed in the documentation.
  public let code: FaultCode
  /// Where it is, in Dutch: "regel 12, kolom aantal"; nil when it is about the whole.
  public let place: String?
  /// What is wrong, as a Dutch sentence.
  public let problem: String
  /// What was expected, as a Dutch sentence; nil when that goes without saying.
  public let expected: String?
  /// What to do now, as a Dutch sentence.
  public let advice: String

  /// A fault; the texts are Dutch sentences.
  public init(_ code: FaultCode, place: String? = nil, problem: String, expected: String? = nil, advice: String) {
    self.code = code
    self.place = place
    self.problem = problem
    self.expected = expected
    self.advice = advice
  }
}

/// All faults found in one go (fouten): a file is judged as a whole, so its maker can mend it as a whole.
public struct Faults: Error, Hashable, Sendable {
  /// The faults in the order in which a reader meets them; at least one.
  public let all: [Fault]

  /// These faults.
  public init(_ all: [Fault]) {
    self.all = all
  }

  /// One fault.
  public init(_ fault: Fault) {
    all = [fault]
  }
}
