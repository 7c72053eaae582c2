// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Journal
import Rulebook
import Territory

/// How the facts about housing are spelled in the journal. Keys are Dutch and stand in ascending order, since exports
/// show them; a default is left out, so that most payloads stay short.
extension HousingFact {
  /// The kind of journal entry.
  var kind: String {
    switch self {
    case .target: "taakstelling-vastgesteld"
    case .housed: "gehuisvest-gemeld"
    case .balance: "stand-vastgesteld"
    case .adjustment: "bijstelling-vastgesteld"
    case .exchange: "taakstelling-geruild"
    case .population: "inwoners-vastgesteld"
    }
  }

  func write(to writer: inout PayloadWriter) {
    switch self {
    case .target(let area, let halfYear, let count, let role):
      write(count, role, to: &writer, area: area, halfYear: halfYear)
    case .housed(let area, .month(let month), let count, let role):
      write(count, role, to: &writer, area: area, month: month)
    case .housed(let area, .halfYear(let halfYear), let count, let role):
      write(count, role, to: &writer, area: area, halfYear: halfYear)
    case .balance(let area, let day, let count, let role):
      write(count, role, to: &writer, area: area, day: day)
    case .adjustment(let area, let halfYear, let count):
      write(count, .leading, to: &writer, area: area, halfYear: halfYear)
    case .exchange(let halfYear, let changes):
      writer.text("halfjaar", halfYear.description)
      writer.list("wijzigingen", changes) { change, inner in
        inner.text("gebied", change.area.description)
        inner.whole("verschil", change.change)
      }
    case .population(let area, let year, let count):
      write(count, .leading, to: &writer, area: area, year: year)
    }
  }

  private func write(
    _ count: Count, _ role: FactRole, to writer: inout PayloadWriter, area: AreaCode, day: Day? = nil,
    halfYear: HalfYear? = nil, month: Month? = nil, year: Int? = nil
  ) {
    writer.whole("aantal", count.value)
    if let day { writer.text("dag", day.description) }
    writer.text("gebied", area.description)
    if let halfYear { writer.text("halfjaar", halfYear.description) }
    if let year { writer.whole("jaar", year) }
    if count.qualifier != .exact { writer.text("kwalificatie", count.qualifier.rawValue) }
    if let month { writer.text("maand", month.description) }
    if role != .leading { writer.text("rol", role.rawValue) }
    if count.certainty != .reported { writer.text("zekerheid", count.certainty.rawValue) }
  }

  init(kind: String, _ reader: inout PayloadReader) throws {
    if kind == "taakstelling-geruild" {
      let halfYear: HalfYear = try HousingFact.field(try reader.text("halfjaar")) { HalfYear(written: $0) }
      self = .exchange(
        halfYear: halfYear,
        changes: try reader.list("wijzigingen") { inner in
          let area: AreaCode = try HousingFact.field(try inner.text("gebied")) { AreaCode(written: $0) }
          return TargetChange(area: area, change: try Fact.count(try inner.whole("verschil")))
        })
      return
    }
    let fields = try CountFields(&reader)
    // What a fact does not have, its payload may not have either: it would be lost without a word.
    guard fields.isOfOnePeriod else { throw UnreadableField(text: "period") }
    if kind == "bijstelling-vastgesteld" || kind == "inwoners-vastgesteld", fields.role != .leading {
      throw UnreadableField(text: fields.role.rawValue)
    }
    switch kind {
    case "taakstelling-vastgesteld":
      self = .target(
        area: fields.area, halfYear: try fields.required(fields.halfYear), count: fields.count, role: fields.role)
    case "gehuisvest-gemeld":
      let period =
        if let month = fields.month { HousedPeriod.month(month) } else {
          HousedPeriod.halfYear(try fields.required(fields.halfYear))
        }
      self = .housed(area: fields.area, period: period, count: fields.count, role: fields.role)
    case "stand-vastgesteld":
      self = .balance(
        area: fields.area, day: try fields.required(fields.day), count: fields.count, role: fields.role)
    case "bijstelling-vastgesteld":
      self = .adjustment(area: fields.area, halfYear: try fields.required(fields.halfYear), count: fields.count)
    case "inwoners-vastgesteld":
      self = .population(area: fields.area, year: try fields.required(fields.year), count: fields.count)
    default: throw UnreadableField(text: kind)
    }
  }

  static func field<Value>(_ text: String, _ read: (String) -> Value?) throws -> Value {
    guard let value = read(text) else { throw UnreadableField(text: text) }
    return value
  }
}

/// The fields that facts with one counted number share.
private struct CountFields {
  let area: AreaCode
  let count: Count
  let role: FactRole
  let day: Day?
  let halfYear: HalfYear?
  let month: Month?
  let year: Int?

  init(_ reader: inout PayloadReader) throws {
    let value = try Fact.count(try reader.whole("aantal"))
    day = try reader.optionalText("dag").map(Fact.day)
    area = try HousingFact.field(try reader.text("gebied")) { AreaCode(written: $0) }
    halfYear = try reader.optionalText("halfjaar").map { text in try HousingFact.field(text) { HalfYear(written: $0) } }
    year = try reader.optionalWhole("jaar").map { year in
      guard (1...9999).contains(year) else { throw UnreadableField(text: String(year)) }
      return year
    }
    let qualifier = try CountFields.optional("kwalificatie", &reader, Qualifier.init(rawValue:), usually: .exact)
    month = try reader.optionalText("maand").map { text in try HousingFact.field(text) { Month(written: $0) } }
    role = try CountFields.optional("rol", &reader, FactRole.init(rawValue:), usually: .leading)
    let certainty = try CountFields.optional(
      "zekerheid", &reader, Certainty.init(rawValue:), usually: .reported)
    count = Count(value, qualifier, certainty: certainty)
  }

  /// A field that is left out when it has its default: written all the same, it would be a second spelling.
  private static func optional<Value: Equatable>(
    _ key: StaticString, _ reader: inout PayloadReader, _ read: (String) -> Value?, usually usual: Value
  ) throws -> Value {
    guard let text = try reader.optionalText(key) else { return usual }
    let value = try HousingFact.field(text, read)
    guard value != usual else { throw UnreadableField(text: text) }
    return value
  }

  /// Whether exactly one field says what the number is about.
  var isOfOnePeriod: Bool {
    [day != nil, halfYear != nil, month != nil, year != nil].count { $0 } == 1
  }

  func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw UnreadableField(text: "period") }
    return value
  }
}

// Fields are read in the one spelling in which they are written, so that no two payloads say the same thing; and without
// the detours that reading of what people type needs, for a fold reads millions of them.

extension AreaCode {
  /// Reads the spelling of `description` only.
  fileprivate init?(written text: String) {
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
  fileprivate init?(written text: String) {
    guard let (year, half) = yearAndNumber(text, digits: 1) else { return nil }
    self.init(year: year, half: half)
  }
}

extension Month {
  /// Reads the spelling of `description` only.
  fileprivate init?(written text: String) {
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
