// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Office
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

  /// The safety regions with this code or name, also where a province or municipality has the same name.
  func regions(_ text: Substring) -> [AreaCode] {
    larger(text, [.safetyRegion])
  }

  /// The provinces with this code or name, also where a safety region or municipality has the same name.
  func provinces(_ text: Substring) -> [AreaCode] {
    larger(text, [.province])
  }

  /// Every area with this code or name: the country, provinces, safety regions and municipalities.
  mutating func anyAreas(_ text: Substring, digits: Bool) -> [AreaCode] {
    let found = areas(text, digits: digits)
    guard AreaCode(text) == nil else { return found }
    return larger(text, [.country, .province, .safetyRegion]) + found
  }

  private func larger(_ text: Substring, _ kinds: [AreaKind]) -> [AreaCode] {
    let all = kinds.flatMap { territory.areas(of: $0, on: Territory.firstDay) }
    if let code = AreaCode(text) { return all.contains { $0.code == code } ? [code] : [] }
    let key = DutchNames.key(String(text))
    return all.filter { area in
      let name = DutchNames.key(area.name)
      return key == name || (area.code.kind == .safetyRegion && key == "veiligheidsregio " + name)
        || (area.code.kind == .province && key == "provincie " + name)
    }.map(\.code)
  }

  /// The one of these that exists on any of the days, or the fault to tell.
  func one(of candidates: [AreaCode], in days: Period, place: String) -> Result<AreaCode, Fault> {
    let existing = candidates.filter { exists($0, in: days) }
    if existing.count == 1 { return .success(existing[0]) }
    if candidates.count > 1 { return .failure(ambiguity(existing.isEmpty ? candidates : existing, place: place)) }
    let absence = absence(candidates[0], on: days.from)
    return .failure(
      Fault(
        .areaNotInPeriod, place: place, problem: absence.problem,
        expected: "Een gemeente die bestaat op \(DayText.text(days.from)).", advice: absence.advice))
  }

  /// That a name stands for all of these.
  func ambiguity(_ choices: [AreaCode], place: String) -> Fault {
    let areMunicipalities = choices.allSatisfy { $0.kind == .municipality }
    return Fault(
      .ambiguousArea, place: place,
      problem: "De naam past bij meer dan één \(areMunicipalities ? "gemeente" : "gebied").",
      expected: "\(choices.map(shown).joined(separator: " of ")).",
      advice: "Zet de code van \(areMunicipalities ? "de gemeente" : "het gebied") in het bestand.")
  }

  /// Of these, the one that was not ended; nil when that are none or more.
  func lasting(_ candidates: [AreaCode]) -> AreaCode? {
    if candidates.count == 1 { return candidates[0] }
    let lasting = candidates.filter { territory.municipality(everWithCode: $0)?.until == nil }
    return lasting.count == 1 ? lasting[0] : nil
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
