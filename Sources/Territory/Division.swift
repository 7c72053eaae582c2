// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// The municipalities of one division (gemeentelijke indeling), made once and shared by every day it holds on.
struct Division: Sendable {
  /// Sorted by code.
  let municipalities: [Municipality]
  /// The same municipalities by province and by safety region, each list sorted by code.
  let byArea: [AreaCode: [Municipality]]

  init(_ municipalities: [Municipality]) {
    self.municipalities = municipalities
    var byArea: [AreaCode: [Municipality]] = [:]
    for municipality in municipalities {
      byArea[municipality.province, default: []].append(municipality)
      byArea[municipality.safetyRegion, default: []].append(municipality)
    }
    self.byArea = byArea
  }

  func municipality(_ code: AreaCode) -> Municipality? {
    municipalities.element(with: code)
  }
}

extension Array {
  /// The number of leading elements for which `isLeading` holds, by binary search. The array must be divided: first
  /// all elements for which it holds, then all others.
  func countLeading(_ isLeading: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isLeading(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension [Municipality] {
  /// The municipality with this code, by binary search in a list sorted by code.
  func element(with code: AreaCode) -> Municipality? {
    let index = countLeading { $0.code < code }
    return index < count && self[index].code == code ? self[index] : nil
  }
}

extension [Area] {
  /// The area with this code, by binary search in a list sorted by code.
  func element(with code: AreaCode) -> Area? {
    let index = countLeading { $0.code < code }
    return index < count && self[index].code == code ? self[index] : nil
  }
}
