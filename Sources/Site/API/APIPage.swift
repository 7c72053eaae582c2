// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exchange

/// A page of a list: its items, how many there are in all, and the way to the other pages (RFC 8288).
struct APIPage {
  let number: Int
  let size: Int
  let count: Int

  /// - Throws: a problem with status 404 when there is no such page; the first one is always there.
  init(_ call: APICall, count: Int) throws {
    number = try call.number(APIParameter.page.name, in: 1...1_000_000) ?? 1
    size =
      try call.number(APIParameter.pageSize.name, in: 1...APIParameter.largestPage) ?? APIParameter.usualPage
    self.count = count
    guard number <= last else {
      throw APIProblem.notFound("Deze lijst heeft \(last) pagina's. Vraag een pagina van 1 tot en met \(last).")
    }
  }

  private var last: Int { max(1, (count + size - 1) / size) }

  var range: Range<Int> { (number - 1) * size..<min(number * size, count) }

  func json(_ items: [JSONValue]) -> JSONValue {
    .object([
      ("aantal", .whole(count)), ("page", .whole(number)), ("pageSize", .whole(size)), ("resultaten", .array(items)),
    ])
  }

  /// The schema of a list of `item`, under a name of its own.
  static func schema(_ item: APISchema, _ name: String) -> APISchema {
    .object(
      name,
      [
        .init(name: "aantal", about: "Hoeveel er in de hele lijst staan.", schema: .whole(0...Int.max >> 10)),
        .init(name: "page", about: "Het nummer van deze pagina.", schema: .whole(1...1_000_000)),
        .init(name: "pageSize", about: "Hoeveel er op een pagina staan.", schema: .whole(1...APIParameter.largestPage)),
        .init(name: "resultaten", about: "Wat er op deze pagina staat.", schema: .list(item)),
      ])
  }

  /// The header `Link`.
  func links(_ path: String, _ query: FormText) -> String {
    var pages = [("first", 1), ("last", last)]
    if number > 1 { pages.append(("prev", number - 1)) }
    if number < last { pages.append(("next", number + 1)) }
    let kept = query.items.filter { $0.name != APIParameter.page.name }
    return pages.map { relation, page in
      let items = (kept + [(name: APIParameter.page.name, value: String(page))])
        .map { "\(FormText.encode($0.name))=\(FormText.encode($0.value))" }
      return "<\(path)?\(items.joined(separator: "&"))>; rel=\"\(relation)\""
    }.joined(separator: ", ")
  }
}
