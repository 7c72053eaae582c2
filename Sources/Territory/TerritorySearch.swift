// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// A municipality with the texts it can be found by, folded once when the table is read.
struct SearchEntry: Sendable {
  let municipality: Municipality
  /// Texts that must be typed in full: the code in small letters and its digits without zeros in front.
  let codes: [String]
  /// Texts of which a part is enough: the name and the second name.
  let names: [String]
  /// Other texts that count as the name in full: without `'s-` in front, without an addition such as `(NH.)`.
  let shortNames: [String]

  init(_ municipality: Municipality) {
    self.municipality = municipality
    let code = municipality.code.description.lowercased()
    codes = [code, String(code.dropFirst(2)), String(municipality.code.number)]
    names = [municipality.name, municipality.alias].map(DutchNames.folded).filter { !$0.isEmpty }
    let withoutAddition = String(municipality.name.prefix { $0 != "(" })
    shortNames = [DutchNames.key(municipality.name), DutchNames.folded(withoutAddition)]
  }

  /// Whether `key` is a code or a whole name.
  func isExact(_ key: String) -> Bool {
    codes.contains(key) || names.contains(key) || shortNames.contains(key)
  }

  /// Whether `key` is part of a name.
  func contains(_ key: String) -> Bool {
    names.contains { $0.contains(key) }
  }
}

extension Territory {
  /// The municipalities on `day` of which `text` is the code or the whole name: what may be taken without asking.
  ///
  /// A part of a name is no name: "Drenthe" is a province and not Midden-Drenthe.
  public func named(_ text: String, on day: Day) -> [Municipality] {
    let key = DutchNames.folded(text)
    guard !key.isEmpty else { return [] }
    return searchEntries.filter { $0.municipality.exists(on: day) && $0.isExact(key) }.map(\.municipality)
  }

  /// The municipalities on `day` that `text` points at: by code (`GM0363`, `0363` or `363`) or by a part of the name.
  ///
  /// Capitals, diacritics, apostrophes and hyphens make no difference. Codes and whole names come first, then parts of
  /// a name, each in the order of Dutch names. Empty when `text` has no letter or digit in it.
  public func find(_ text: String, on day: Day) -> [Municipality] {
    let key = DutchNames.folded(text)
    guard !key.isEmpty else { return [] }
    var exact: [Municipality] = []
    var partial: [Municipality] = []
    for entry in searchEntries where entry.municipality.exists(on: day) {
      if entry.isExact(key) {
        exact.append(entry.municipality)
      } else if entry.contains(key) {
        partial.append(entry.municipality)
      }
    }
    return exact + partial
  }
}
