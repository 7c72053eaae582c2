// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Reports
import Territory

/// What stands around a table of areas: the form that filters it and the links that leaf through it.
extension Pages {
  func filterView(_ kind: AreaKind, _ query: ListQuery) -> View {
    [
      "actie": links.action(scene.visit.address), "zoek": query.search ?? "",
      "zoekLabel": "Naam of code van een \(Pages.singular(kind))",
      "heeftGebieden": kind == .municipality,
      "provincies": options(.province, query.province), "regios": options(.safetyRegion, query.region),
      "perPagina": ListQuery.pageSizes.map { size in
        ["waarde": String(size), "label": String(size), "gekozen": size == query.pageSize] as View
      },
      "vast":
        (links.viewpoint.items
        + query.items.filter { $0.name == "sorteer" || $0.name == "richting" })
        .map { ["naam": $0.name, "waarde": $0.value] as View },
      "wis": links.to(scene.visit.address),
    ]
  }

  private func options(_ kind: AreaKind, _ chosen: AreaCode?) -> [View] {
    let areas = territory.areas(of: kind, on: scene.day).sorted { DutchNames.precedes($0.name, $1.name) }
    return [["waarde": "", "label": "Alle \(Pages.plural(kind))", "gekozen": chosen == nil]]
      + areas.map { ["waarde": $0.code.description, "label": $0.name, "gekozen": $0.code == chosen] }
  }

  func paging(_ query: inout ListQuery, _ pages: Int, _ kind: AreaKind) -> View {
    let current = query.page
    func link(_ page: Int) -> String {
      query.page = page
      return links.to(scene.visit.address, query.items)
    }
    let numbers = (1...pages).map { page -> View in
      ["nummer": String(page), "adres": link(page), "huidig": page == current]
    }
    return [
      "naam": "Pagina’s met \(Pages.plural(kind))", "vorige": shown(current > 1 ? link(current - 1) : nil),
      "volgende": shown(current < pages ? link(current + 1) : nil), "paginas": numbers,
    ]
  }
}
