// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook
import Territory

/// The fields of a payload that facts with one counted number share: of which area, in which period, how many.
struct CountFields {
  let area: AreaCode
  let period: FigurePeriod
  let count: Count
  let role: FactRole
  /// What is counted; nil for facts whose kind says so.
  let measure: Measure?

  init(_ area: AreaCode, _ period: FigurePeriod, _ count: Count, _ role: FactRole, measure: Measure? = nil) {
    self.area = area
    self.period = period
    self.count = count
    self.role = role
    self.measure = measure
  }

  func write(to writer: inout PayloadWriter) {
    writer.whole("aantal", count.value)
    if case .day(let day) = period { writer.text("dag", day.description) }
    writer.text("gebied", area.description)
    if let measure { writer.text("grootheid", measure.rawValue) }
    if case .halfYear(let halfYear) = period { writer.text("halfjaar", halfYear.description) }
    if case .year(let year) = period { writer.whole("jaar", year) }
    if count.qualifier != .exact { writer.text("kwalificatie", count.qualifier.rawValue) }
    if case .month(let month) = period { writer.text("maand", month.description) }
    if role != .leading { writer.text("rol", role.rawValue) }
    if count.certainty != .reported { writer.text("zekerheid", count.certainty.rawValue) }
  }

  /// - Parameter isMeasured: whether the payload says what is counted.
  init(_ reader: inout PayloadReader, isMeasured: Bool = false) throws {
    let value = try Fact.count(try reader.whole("aantal"))
    let day = try reader.optionalText("dag").map(Fact.day)
    area = try Fact.field(try reader.text("gebied")) { AreaCode(written: $0) }
    measure = isMeasured ? try Fact.field(try reader.text("grootheid"), Measure.init(rawValue:)) : nil
    let halfYear = try reader.optionalText("halfjaar").map { text in
      try Fact.field(text) { HalfYear(written: $0) }
    }
    let year = try reader.optionalWhole("jaar").map { year in
      guard (1...9999).contains(year) else { throw UnreadableField(text: String(year)) }
      return year
    }
    let qualifier = try Fact.optional("kwalificatie", &reader, Qualifier.init(rawValue:), usually: .exact)
    let month = try reader.optionalText("maand").map { text in try Fact.field(text) { Month(written: $0) } }
    role = try Fact.optional("rol", &reader, FactRole.init(rawValue:), usually: .leading)
    let certainty = try Fact.optional("zekerheid", &reader, Certainty.init(rawValue:), usually: .reported)
    count = Count(value, qualifier, certainty: certainty)
    // Exactly one field says when: what a fact does not have would be lost without a word.
    period =
      switch (day, halfYear, month, year) {
      case (let day?, nil, nil, nil): .day(day)
      case (nil, let halfYear?, nil, nil): .halfYear(halfYear)
      case (nil, nil, let month?, nil): .month(month)
      case (nil, nil, nil, let year?): .year(year)
      default: throw UnreadableField(text: "period")
      }
  }
}

extension Fact {
  static func field<Value>(_ text: String, _ read: (String) -> Value?) throws -> Value {
    guard let value = read(text) else { throw UnreadableField(text: text) }
    return value
  }

  /// A field that is left out when it has its default: written all the same, it would be a second spelling.
  static func optional<Value: Equatable>(
    _ key: StaticString, _ reader: inout PayloadReader, _ read: (String) -> Value?, usually usual: Value
  ) throws -> Value {
    guard let text = try reader.optionalText(key) else { return usual }
    let value = try field(text, read)
    guard value != usual else { throw UnreadableField(text: text) }
    return value
  }

  static func slug(_ text: String) throws -> Slug { try field(text) { Slug($0) } }

  /// The days from `vanaf` up to and not including `tot`.
  static func period(from: Day, until: Day?) throws -> Period {
    if let until, until <= from { throw UnreadableField(text: until.description) }
    return Period(from: from, until: until)
  }
}

// Fields are read in the one spelling in which they are written, so that no two payloads say the same thing; and without
// the detours that reading of what people type needs, for a fold reads millions of them.

extension AreaCode {
  /// Reads the spelling of `description` only.
  init?(written text: String) {
    var text = text
    let code = text.withUTF8 { bytes -> AreaCode? in
      guard bytes.count >= 2 else { return nil }
      let (kind, digits): (AreaKind, Int) =
        switch (bytes[0], bytes[1]) {
        case (UInt8(ascii: "G"), UInt8(ascii: "M")): (.municipality, 4)
        case (UInt8(ascii: "P"), UInt8(ascii: "V")): (.province, 2)
        case (UInt8(ascii: "V"), UInt8(ascii: "R")): (.safetyRegion, 2)
        default: (.country, 0)
        }
      if kind == .country { return bytes.elementsEqual("NL".utf8) ? .netherlands : nil }
      guard bytes.count == 2 + digits, let number = wholeNumber(bytes[2...]) else { return nil }
      return AreaCode(kind: kind, number: UInt16(number))
    }
    guard let code else { return nil }
    self = code
  }
}

extension HalfYear {
  /// Reads the spelling of `description` only.
  init?(written text: String) {
    guard let (year, half) = yearAndNumber(text, digits: 1) else { return nil }
    self.init(year: year, half: half)
  }
}

extension Month {
  /// Reads the spelling of `description` only.
  init?(written text: String) {
    guard let (year, month) = yearAndNumber(text, digits: 2) else { return nil }
    self.init(year: year, month: month)
  }
}

/// The two numbers of `2022-07` or `2022-2`.
private func yearAndNumber(_ text: String, digits: Int) -> (year: Int, number: Int)? {
  var text = text
  return text.withUTF8 { bytes in
    guard bytes.count == 5 + digits, bytes[4] == UInt8(ascii: "-"), let year = wholeNumber(bytes[..<4]),
      let number = wholeNumber(bytes[5...])
    else { return nil }
    return (year, number)
  }
}

private func wholeNumber(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  var value = 0
  for byte in digits {
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    value = value * 10 + Int(byte) - 48
  }
  return value
}
