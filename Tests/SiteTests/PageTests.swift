// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Hummingbird
import Testing

@testable import Site

@Suite struct PageTests {
  static let pages = [
    "/", "/gemeenten", "/provincies", "/veiligheidsregios", "/gemeenten/GM0363", "/gemeenten/GM0457",
    "/provincies/PV27", "/veiligheidsregios/VR13", "/kaart", "/kaart?maat=stand-per-100000",
    "/uitleg/taakstelling/GM0363/2022-2", "/uitleg/opgave/NL/2022-2", "/uitleg/L15", "/uitleg/A1", "/regels",
    "/regels/R1.4", "/verdeel", "/verdeel?opgave=3000&niveau=provincie&methode=leximin&meetellen=ja", "/verdeel/GM0363",
    "/verdelingen", "/verdeling-bewaren", "/opvang", "/opvang/locaties", "/woonprojecten", "/crisis", "/crisis/VR13",
    "/prognoses",
    "/prognose?paden=4&weken=30", "/prognose?paden=4&weken=30&scenario=niets-extra&scenario=woonprojecten",
    "/buffer?paden=2", "/locatie-vastleggen", "/bezetting-melden", "/crisis-melden",
    "/importeren", "/api-uitleg/aanleveren",
    "/toezicht", "/toezicht/profielen", "/toezicht/GM0228", "/toezicht?provincie=PV25&toon=aandacht",
    "/trede-vastleggen",
    "/verschoonbaarheid-vastleggen", "/bekendmaking-vastleggen", "/afspraak-vastleggen", "/toeschrijving-vastleggen",
    "/profiel-vastleggen", "/regietafel", "/regietafel?peildatum=2024-11-15",
    "/regietafel?peildatum=2026-03-10&cyclus=2024",
    "/regietafel/PV28", "/regietafel/PV28?peildatum=2024-11-15", "/regietafel/PV28/agenda",
    "/regietafel/PV28/agenda?peildatum=2024-11-15", "/aanbod-melden", "/plaatsen-ruilen", "/tafelafspraak-vastleggen",
    "/raming-melden", "/verslag-vastleggen", "/verslag-vastleggen?provincie=PV20&cyclus=2024",
    "/verdeelbesluit-vastleggen?provincie=PV20&cyclus=2024", "/bezwaar-vastleggen", "/vertraging-melden",
    "/oekraine", "/oekraine/VR13", "/oekraine/GM0363", "/oekraine-melden", "/uitleg/oekraine-elders/NL/2022-07-14",
    "/vergoeding", "/vergoeding?peildatum=2024-01-01&jaar=2022", "/vergoeding/GM0228", "/vergoeding/GM0228/2022",
    "/vergoeding/GM0228/2022?peildatum=2022-12-31&vergelijk=2022-10-14",
    "/uitleg/tekort/NL/2023-01-01", "/journaal", "/journaal/3", "/over", "/api-uitleg", "/api-uitleg/gemeenten",
    "/api-uitleg/verdeling", "/catalogus", "/toegankelijkheid", "/melden", "/ruilen", "/aanmelden",
    "/evaluatie", "/knelpunt-vastleggen", "/leefgeld", "/leefgeld?maand=2023-04&opvang=particulier&gezin=35,33,10,8,4",
    "/leefgeld?gezin=130",
    "/leefgeld?maand=2024-07&gezin=35,9&inkomen=1%3D2024-01-10&netto=900", "/bescherming",
    "/bescherming?categorie=C&brp=2022-06-01&peildatum=2024-03-10",
    "/gemeenten?zoek=berg&sorteer=opgave&richting=af&perPagina=25", "/?peildatum=2022-03-01&bekendOp=2022-02-01",
  ]

  @Test func everyPageIsThereAndWellFormed() async throws {
    let site = try await TestSite.reading.value
    var titles: [String: String] = [:]
    for path in PageTests.pages.flatMap({ [$0, $0 == "/" ? "/voorbeeld" : "/voorbeeld" + $0] }) {
      let target = path.replacing("/voorbeeld/?", with: "/voorbeeld?")
      let reply = try await site.get(target)
      #expect(reply.status == 200, "\(target)")
      let page = PageReader(reply.body)
      #expect(page.fault == nil, "\(target)")
      #expect(page.headings == 1, "\(target)")
      #expect(page.inlineStyles == 0 && page.scripts == 0, "\(target)")
      #expect(Set(page.ids).count == page.ids.count, "\(target): an id occurs twice")
      #expect(Set(page.references).isSubset(of: page.ids), "\(target): \(Set(page.references).subtracting(page.ids))")
      #expect(reply.body.contains("lang=\"nl\""))
      if !target.contains("?") {
        #expect(titles.updateValue(target, forKey: page.title) == nil, "\(target): \(page.title)")
      }
    }
  }

  /// The same page with less play of chance, where it has that: a build without optimisation is slow at it.
  private static func quick(_ target: String) -> String {
    guard target.contains("/prognose") && !target.contains("/prognoses") || target.contains("/buffer") else {
      return target
    }
    return target + (target.contains("?") ? "&" : "?") + "paden=4&weken=9"
  }

  @Test func everyLinkLeadsToAPage() async throws {
    let site = try await TestSite.reading.value
    var seen = Set(["/", "/voorbeeld"])
    var queue = ["/", "/voorbeeld", "/gemeenten/GM0457?peildatum=2022-07-01", "/melden"]
    var kinds: [String: Int] = [:]
    while let target = queue.popLast() {
      let reply = try await site.get(PageTests.quick(target))
      #expect(reply.status == 200, "\(target)")
      guard reply.header("Content-Type")?.hasPrefix("text/html") == true else { continue }
      for link in PageReader(reply.body).links where !link.hasPrefix("#") && !seen.contains(link) {
        seen.insert(link)
        #expect(link.hasPrefix("/"), "\(target) links to \(link)")
        // Of each kind of page a few: all of them would be thousands.
        let kind =
          link.split(separator: "?")[0].split(separator: "/").prefix(target.hasPrefix("/voorbeeld") ? 3 : 2)
          .filter { !$0.contains { $0.isNumber } }.joined(separator: "/") + (link.contains("?") ? "?" : "")
        kinds[kind, default: 0] += 1
        let most = PageTests.quick(link) == link ? 12 : 2
        if kinds[kind, default: 0] <= most { queue.append(link) }
      }
    }
    #expect(seen.count > 300)
  }

  @Test func everyAnswerHasTheHeaders() async throws {
    let site = try await TestSite.reading.value
    let targets =
      ["/", "/bestaat-niet", "/gemeenten?sorteer=x", "/gezondheid/levend", "/journaal?formaat=csv"]
      + Asset.all.map(\.path)
    for target in targets {
      let reply = try await site.get(target)
      let policy = try #require(reply.header("Content-Security-Policy"), "\(target)")
      for part in [
        "default-src 'none'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
      ] { #expect(policy.contains(part)) }
      #expect(!policy.contains("unsafe"))
      #expect(reply.header("X-Content-Type-Options") == "nosniff")
      #expect(reply.header("X-Frame-Options") == "DENY")
      #expect(reply.header("Referrer-Policy") == "same-origin")
      #expect(reply.header("Permissions-Policy") != nil)
      let lasting = Asset.all.contains { $0.path == target }
      #expect(reply.header("Cache-Control")?.contains(lasting ? "immutable" : "no-store") == true, "\(target)")
    }
    #expect(Asset.all.count == 3)
  }

  @Test func wrongAddressesAreRefusedInDutch() async throws {
    let site = try await TestSite.reading.value
    for target in [
      "/bestaat-niet", "/gemeenten/", "/gemeenten/GM9999", "/gemeenten/gm0363", "/provincies/GM0363", "/journaal/0",
      "/journaal/999999", "/journaal/03", "/uitleg/onzin/GM0363/2022-2", "/uitleg/X99", "/regels/X99", "//",
      "/voorbeeld/",
    ] {
      let reply = try await site.get(target)
      #expect(reply.status == 404, "\(target)")
      #expect(PageReader(reply.body).fault == nil)
    }
    for target in [
      "/?peildatum=2022-02-30", "/?peildatum=gisteren", "/?bekendOp=0001-01-01", "/gemeenten?sorteer=onzin",
      "/gemeenten?richting=opzij", "/gemeenten?pagina=0", "/gemeenten?pagina=99", "/gemeenten?perPagina=7",
      "/gemeenten?provincie=PV99", "/gemeenten?veiligheidsregio=PV27", "/provincies?sorteer=provincie",
      "/kaart?maat=liefde", "/gemeenten?formaat=pdf", "/gemeenten?formaat=csv&tabel=x", "/journaal?voor=-1",
      "/gemeenten?zoek=%FF", "/gemeenten?zoek=%2",
    ] {
      let reply = try await site.get(target)
      #expect(reply.status == 400, "\(target)")
      #expect(PageReader(reply.body).fault == nil)
    }
    for method in [HTTPRequest.Method.put, .delete, .patch, .trace, .options] {
      let reply = try await site.get("/melden", method: method)
      #expect(reply.status == 405)
      #expect(reply.header("Allow") == "GET, HEAD, POST")
    }
    #expect(try await site.get("/kaart?" + String(repeating: "a", count: 25_000)).status == 414)
  }

  @Test func headGivesNoBody() async throws {
    let site = try await TestSite.reading.value
    let reply = try await site.get("/", method: .head)
    #expect(reply.status == 200)
    #expect(reply.body.isEmpty)
  }

  @Test func hostileTextIsShownAsText() async throws {
    let site = try await TestSite.reading.value
    let hostile = "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;"
    let value = FormText.encode(hostile)
    let keys = [
      "peildatum", "bekendOp", "zoek", "provincie", "veiligheidsregio", "sorteer", "richting", "pagina", "perPagina",
      "formaat", "tabel", "maat", "voor", "gebied", "maand", "aantal", "bron", "vastgelegd", value,
    ]
    for path in ["/", "/gemeenten", "/kaart", "/journaal", "/journaal/3", "/melden", "/ruilen"] {
      for key in keys {
        let reply = try await site.get("\(path)?\(key)=\(value)")
        let page = PageReader(reply.body)
        #expect(page.fault == nil, "\(path) \(key)")
        #expect(page.scripts == 0 && !reply.body.contains("<script") && !reply.body.contains("<img"), "\(path) \(key)")
      }
    }
    let reply = try await site.get("/" + value)
    #expect(reply.status == 404 && !reply.body.contains("<script"))
  }

  @Test func mergedMunicipalityLeadsToItsSuccessor() async throws {
    let site = try await TestSite.reading.value
    let body = try await site.get("/gemeenten/GM0457?peildatum=2022-07-01").body
    #expect(body.contains("bestaat op 1\u{A0}juli 2022 niet meer") || body.contains("bestaat op 1 juli 2022 niet meer"))
    #expect(body.contains("/gemeenten/GM0363?peildatum=2022-07-01"))
  }

  @Test func theFirstPageGivesThePublishedFigures() async throws {
    let site = try await TestSite.reading.value
    let body = try await site.get("/").body
    for text in ["13.500", "bijna 1.900", "15.400", "1.821", "1.833", "1.836", "1.858"] {
      #expect(body.contains(text), "\(text)")
    }
    #expect(!body.contains("Verzonnen cijfers."))
    #expect(body.contains("/voorbeeld"))
    let example = try await site.get("/voorbeeld/gemeenten").body
    #expect(example.contains("Verzonnen cijfers.") && example.contains("rt-merk"))
  }
}
