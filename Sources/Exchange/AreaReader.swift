// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory

/// Finds the area that a code or a name in a file stands for.
struct AreaReader {
  private let territory: Territory
  /// Made when the first name comes by: many files hold codes only.
  private var index: NameIndex?
  private var cache: [String: [AreaCode]] = [:]

  init(_ territory: Territory) {
    self.territory = territory
  }

  /// The areas that the text can stand for: none, one, or those to choose from.
  ///
  /// - Parameter digits: whether `363` stands for `GM0363`, as in a column of codes.
  mutating func areas(_ text: Substring, digits: Bool) -> [AreaCode] {
    let key = (digits ? "#" : "=") + text
    if let known = cache[key] { return known }
    let found = find(String(text), digits: digits)
    cache[key] = found
    return found
  }

  private mutating func find(_ text: String, digits: Bool) -> [AreaCode] {
    if let code = AreaCode(text) { return territory.name(of: code) == nil ? [] : [code] }
    if digits, text.utf8.count <= 4, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = UInt16(text) {
      let code = AreaCode(kind: .municipality, number: number)
      return territory.name(of: code) == nil ? [] : [code]
    }
    var name = text
    if name.lowercased().hasPrefix("gemeente ") { name = String(name.dropFirst(9)) }
    let index = index ?? NameIndex(territory)
    self.index = index
    return index.areas(name)
  }

  /// Whether this is the name of the area itself, also when a municipality has the same name.
  func isName(_ text: Substring, of code: AreaCode) -> Bool {
    guard let name = territory.name(of: code) else { return false }
    let given = DutchNames.key(NameIndex.short(String(text)))
    return given == DutchNames.key(name) || given == DutchNames.key(NameIndex.short(name))
  }

  /// Whether the area exists on any of the days.
  func exists(_ code: AreaCode, in days: Period) -> Bool {
    if territory.exists(code, on: days.from) { return true }
    guard let from = territory.municipality(everWithCode: code)?.from else { return false }
    return days.contains(from)
  }

  /// "Weesp (GM0457)".
  func shown(_ code: AreaCode) -> String {
    territory.name(of: code).map { "\($0) (\(code))" } ?? code.description
  }

  /// Why an area does not exist on a day and which one to use, in Dutch.
  func absence(_ code: AreaCode, on day: Day) -> (problem: String, advice: String) {
    let municipality = territory.municipality(everWithCode: code)
    if let until = municipality?.until, until <= day {
      let advice =
        (territory.current(code, on: day) ?? municipality?.successor).map {
          "Gebruik \(shown($0)), die de gemeente opvolgt, of verbeter de periode."
        } ?? "Verbeter de code of de periode."
      return ("\(shown(code)) bestaat niet meer sinds \(DayText.text(until)).", advice)
    }
    if let from = municipality?.from, day < from {
      return (
        "\(shown(code)) bestaat pas sinds \(DayText.text(from)).",
        "Gebruik de gemeenten die toen bestonden, of verbeter de periode."
      )
    }
    return ("\(shown(code)) bestaat niet op \(DayText.text(day)).", "Verbeter de code of de periode.")
  }
}

/// The municipalities that ever existed, by name.
private struct NameIndex {
  private let byName: [String: [AreaCode]]
  private let byShortName: [String: [AreaCode]]

  init(_ territory: Territory) {
    var byName: [String: Set<AreaCode>] = [:]
    var byShortName: [String: Set<AreaCode>] = [:]
    for municipality in territory.everyMunicipality {
      for key in Self.keys(municipality.name) + Self.keys(municipality.alias) where !key.isEmpty {
        byName[key, default: []].insert(municipality.code)
      }
      for key in Self.keys(Self.short(municipality.name)) { byShortName[key, default: []].insert(municipality.code) }
    }
    self.byName = byName.mapValues { $0.sorted() }
    self.byShortName = byShortName.mapValues { $0.sorted() }
  }

  /// The municipalities with this name: in full, or else without what stands in parentheses.
  func areas(_ name: String) -> [AreaCode] {
    for key in Self.keys(name) + Self.keys(Self.short(name)) where !key.isEmpty {
      if let codes = byName[key] ?? byShortName[key] { return codes }
    }
    return []
  }

  /// How a name is looked up. The second key is for a spreadsheet that ate the apostrophe of 's-Gravenhage.
  private static func keys(_ name: String) -> [String] { [DutchNames.key(name), Fold.key(name)] }

  /// The name without what stands in parentheses behind it: "Bergen (NH.)" and "Utrecht (gemeente)".
  static func short(_ name: String) -> String {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "("), open != name.startIndex else { return name }
    return String(Fold.trimmed(String(name[..<open])))
  }
}
