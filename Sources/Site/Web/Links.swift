// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// The two clocks as the reader chose them: kept in every link, so that a page stays what it was when it is shared.
struct Viewpoint: Hashable, Sendable {
  /// The reference day (peildatum) when the reader chose one.
  var day: Day?
  /// The day of knowledge (bekend op) when the reader chose one: everything known by the end of it.
  var known: Day?

  /// The names in addresses.
  static let dayName = "peildatum"
  static let knownName = "bekendOp"

  /// The choices as names and values of an address.
  var items: [(name: String, value: String)] {
    [(Viewpoint.dayName, day?.description), (Viewpoint.knownName, known?.description)].compactMap { name, value in
      value.map { (name, $0) }
    }
  }
}

/// Makes every link within one register.
struct Links: Sendable {
  /// What stands before each address: empty, or `/voorbeeld`.
  let base: String
  /// The clocks that links keep.
  var viewpoint = Viewpoint()

  /// The link to a page, with the clocks of the reader and `query` behind it.
  func to(_ address: Address, _ query: [(name: String, value: String)] = []) -> String {
    let path = address == .front && !base.isEmpty ? base : base + address.path
    let items = viewpoint.items + query
    guard !items.isEmpty else { return path }
    return path + "?"
      + items.map { "\(FormText.encode($0.name))=\(FormText.encode($0.value))" }.joined(separator: "&")
  }

  /// The address that a form sends to or asks from: a form with method get brings its own query.
  func action(_ address: Address) -> String {
    Links(base: base).to(address)
  }
}
