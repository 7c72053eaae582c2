// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// One fault in a rule file (fout in een regelbestand): where, what is wrong and what to do, in Dutch.
public struct RulebookFault: Hashable, Sendable {
  /// The kinds of fault; the raw value is the stable code that the documentation lists.
  public enum Code: String, Sendable, CaseIterable {
    /// The text is no YAML, or a key stands twice in one block.
    case syntax = "RT-REG-01"
    /// A block, list or text stands where another belongs.
    case shape = "RT-REG-02"
    /// A key that the format doesn't have.
    case unknownKey = "RT-REG-03"
    /// A required key is missing.
    case missing = "RT-REG-04"
    /// A key is there with nothing in it.
    case empty = "RT-REG-05"
    /// A day that doesn't exist or is written otherwise than 2022-07-01.
    case badDay = "RT-REG-06"
    /// A number in a notation that the format doesn't have.
    case badNumber = "RT-REG-07"
    /// A number without a unit.
    case noUnit = "RT-REG-08"
    /// A period that ends on or before its first day.
    case turnedPeriod = "RT-REG-09"
    /// A word that is not in the list for its key.
    case unknownWord = "RT-REG-10"
    /// An id in a wrong notation or given twice.
    case badID = "RT-REG-11"
    /// Two versions that hold on the same day and were known from the same day.
    case ambiguous = "RT-REG-12"
    /// An operand of a relation that doesn't exist.
    case unknownOperand = "RT-REG-13"
    /// Too many or too few operands.
    case operandCount = "RT-REG-14"
    /// An operand whose value is not of the kind that the operation takes.
    case operandKind = "RT-REG-15"
    /// A relation that depends on itself.
    case cycle = "RT-REG-16"
    /// A `vergelijkMet` that is not three parts with slashes.
    case badReference = "RT-REG-17"
  }

  /// The name of the rule file.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The kind of fault.
  public let code: Code
  /// What is wrong and what to do now, in Dutch.
  public let problem: String
}

/// All faults of the rule files at once (fouten), sorted by file and line.
public struct RulebookFaults: Error, Hashable, Sendable {
  /// The faults; at least one.
  public let faults: [RulebookFault]

  init(_ faults: [RulebookFault]) {
    self.faults = faults.sorted { ($0.file, $0.line, $0.code.rawValue) < ($1.file, $1.line, $1.code.rawValue) }
  }
}

extension RulebookFault: CustomStringConvertible {
  /// `huisvesting.yaml:12: RT-REG-04 …`.
  public var description: String { "\(file):\(line): \(code.rawValue) \(problem)" }
}

extension RulebookFaults: CustomStringConvertible {
  /// One fault per line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
