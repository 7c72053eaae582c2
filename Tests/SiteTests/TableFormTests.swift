// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

@testable import Site

/// A meeting of the table of Utrecht recorded through the forms.
@Suite struct TableFormTests {
  private typealias Fields = [(String, String)]

  private static let offer: Fields = [
    ("locatie", "oude-school"), ("naam", "Oude school"), ("gemeente", "Amersfoort"), ("cyclus", "2024"),
    ("dag", "3 juni 2024"), ("bestaand", "nee"), ("verspreid", "nee"), ("regulier", "1.200"), ("bijzonder", ""),
    ("amv", "40"), ("vanaf", "1-3-2025"), ("tot", ""), ("voorwaarden", "Een bus"), ("bron", "Brief van het college"),
  ]
  private static let swap: Fields = [
    ("cyclus", "2024"), ("dag", "2024-06-12"), ("bron", "Verslag van de tafel"), ("gemeente-1", "Utrecht"),
    ("verschil-1", "-50"), ("gemeente-2", "GM0307"), ("verschil-2", "30"), ("gemeente-3", "Zeist"),
    ("verschil-3", "20"), ("gemeente-4", ""), ("verschil-4", ""),
  ]
  private static let agreement: Fields = [
    ("provincie", "utrecht"), ("cyclus", "2024"), ("dag", "12-6-2024"), ("afspraak", "Wij zoeken verder"),
    ("bron", "Verslag van de tafel"), ("gemeente-1", "Amersfoort"), ("plaatsen-1", "900"), ("amv-1", "30"),
    ("gemeente-2", ""), ("plaatsen-2", ""), ("amv-2", ""),
  ]

  private func isSound(_ html: String) -> Bool {
    let reader = PageReader(html)
    return reader.fault == nil && reader.headings == 1 && reader.scripts == 0 && reader.inlineStyles == 0
      && Set(reader.ids).count == reader.ids.count && Set(reader.references).isSubset(of: reader.ids)
  }

  private func with(_ fields: Fields, _ name: String, _ value: String) -> Fields {
    fields.filter { $0.0 != name } + [(name, value)]
  }

  @Test func aMeetingIsRecorded() async throws {
    let site = try await TestSite()
    let before = try await site.position()
    let forms = [
      ("/aanbod-melden", Self.offer), ("/plaatsen-ruilen", Self.swap), ("/tafelafspraak-vastleggen", Self.agreement),
    ]
    for (index, (path, fields)) in forms.enumerated() {
      let fields = fields + [("sleutel", "sleutel-\(index)")]
      let dry = try await site.post(path, fields + [("actie", "proef")])
      #expect(dry.status == 200 && isSound(dry.body) && dry.body.contains("Dit verandert er"), "\(path)")
      #expect(try await site.position() == before + index, "a trial records nothing")
      #expect(try await site.post(path, fields).status == 303, "\(path)")
      #expect(try await site.post(path, fields).status == 303, "\(path): the same key")
      #expect(try await site.position() == before + index + 1, "\(path) records once")
      #expect(try await site.post(path, fields, isLocal: false).status == 403)
    }
    let html = try await site.get("/regietafel/PV26?peildatum=2024-06-20").body
    for text in [
      "Oude school", "Een bus", "Utrecht −50, Amersfoort +30, Zeist +20", "Wij zoeken verder", "Amersfoort 900",
    ] { #expect(html.contains(text), "\(text)") }
    let csv = try await site.get("/regietafel/PV26?peildatum=2024-06-20&formaat=csv&tabel=gemeenten").body
    #expect(csv.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("Utrecht;1988;") && $0.contains(";1938;") })
  }

  /// An offer that is there already fills the form; the same name again replaces it.
  @Test func anOfferIsChanged() async throws {
    let site = try await TestSite()
    #expect(try await site.post("/aanbod-melden", Self.offer).status == 303)
    let form = try await site.get("/aanbod-melden?locatie=oude-school").body
    #expect(isSound(form))
    for value in ["Oude school", "GM0307", "2024", "2024-06-03", "1200", "40", "2025-03-01", "Een bus"] {
      #expect(form.contains("value=\"\(value)\""), "\(value)")
    }
    #expect(try await site.post("/aanbod-melden", with(Self.offer, "regulier", "150")).status == 303)
    let csv = try await site.get("/regietafel/PV26?peildatum=2024-06-20&formaat=csv&tabel=aanbod").body
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(lines.count == 3 && lines[1].contains(";150;0;40;"), "\(lines)")
    #expect(try await site.get("/aanbod-melden?locatie=onbekend").status == 200)
    #expect(try await site.get("/tafelafspraak-vastleggen?provincie=PV26").body.contains("value=\"PV26\""))
  }

  @Test(arguments: [
    ("locatie", "", "locatie", "RT-139"), ("locatie", "Oude School!", "locatie", "RT-139"),
    ("naam", "", "naam", "RT-231"),
    ("gemeente", "", "gemeente", "RT-128"), ("gemeente", "Nergens", "gemeente", "RT-101"),
    ("gemeente", "Weesp", "gemeente", "RT-101"), ("cyclus", "24", "cyclus", "RT-277"),
    ("cyclus", "2025", "cyclus", "RT-266"), ("dag", "", "dag", "RT-108"), ("dag", "31 juni 2024", "dag", "RT-109"),
    ("dag", "2027-01-01", "dag", "RT-217"), ("regulier", "-5", "regulier", "RT-112"),
    ("regulier", "veel", "regulier", "RT-110"), ("regulier", "99", "regulier", "RT-262"),
    ("amv", "15", "regulier", "RT-262"),
    ("vanaf", "", "vanaf", "RT-108"), ("tot", "1-3-2025", "tot", "RT-222"),
    ("bestaand", "misschien", "bestaand", "RT-276"),
    ("bron", "", "bron", "RT-106"), ("bron", "123456782", "bron", "RT-115"),
  ]) func faultsInAnOfferStandAtTheirFields(field: String, value: String, place: String, code: String) async throws {
    let site = try await TestSite.reading.value
    let before = try await site.position()
    let reply = try await site.post("/aanbod-melden", with(Self.offer, field, value) + [("actie", "proef")])
    #expect(reply.status == 400 && isSound(reply.body))
    #expect(
      reply.body.contains("veld-\(place)-fout") && reply.body.contains(code),
      "\(reply.body.matches(of: /RT-\d+/).map(\.0)) \(reply.body.matches(of: /veld-[a-z0-9-]+-fout/).map(\.0))")
    #expect(try await site.position() == before)
  }

  @Test func anOfferOfNothing() async throws {
    let site = try await TestSite.reading.value
    let fields = with(with(Self.offer, "regulier", ""), "amv", "") + [("actie", "proef")]
    let reply = try await site.post("/aanbod-melden", fields)
    #expect(reply.status == 400 && reply.body.contains("RT-272") && reply.body.contains("veld-regulier-fout"))
  }

  @Test(arguments: [
    ("verschil-1", "-51", "verschil-1", "RT-260"), ("gemeente-3", "Ede", "gemeente-1", "RT-261"),
    ("gemeente-3", "Utrecht", "gemeente-1", "RT-213"), ("gemeente-2", "", "gemeente-2", "RT-128"),
    ("verschil-2", "", "verschil-2", "RT-110"), ("verschil-3", "1,5", "verschil-3", "RT-111"),
    ("cyclus", "", "cyclus", "RT-277"), ("cyclus", "2023", "cyclus", "RT-266"), ("dag", "ooit", "dag", "RT-109"),
    ("bron", "", "bron", "RT-106"),
  ]) func faultsInASwapStandAtTheirFields(field: String, value: String, place: String, code: String) async throws {
    let site = try await TestSite.reading.value
    let reply = try await site.post("/plaatsen-ruilen", with(Self.swap, field, value) + [("actie", "proef")])
    #expect(reply.status == 400 && isSound(reply.body))
    #expect(
      reply.body.contains("veld-\(place)-fout") && reply.body.contains(code),
      "\(reply.body.matches(of: /RT-\d+/).map(\.0)) \(reply.body.matches(of: /veld-[a-z0-9-]+-fout/).map(\.0))")
  }

  /// Utrecht has 1,988 in the official table: nobody can take over more than there is.
  @Test func aSwapBelowNothing() async throws {
    let site = try await TestSite.reading.value
    let fields =
      with(with(with(Self.swap, "verschil-1", "-1989"), "verschil-2", "1989"), "gemeente-3", "")
      .filter { $0.0 != "verschil-3" } + [("actie", "proef")]
    let reply = try await site.post("/plaatsen-ruilen", fields)
    #expect(reply.status == 400 && reply.body.contains("RT-270") && reply.body.contains("veld-verschil-1-fout"))
  }

  @Test(arguments: [
    ("provincie", "", "provincie", "RT-128"), ("provincie", "Holland", "provincie", "RT-101"),
    ("provincie", "GM0344", "provincie", "RT-101"), ("afspraak", " ", "afspraak", "RT-231"),
    ("afspraak", "Bel 123456782", "afspraak", "RT-115"), ("cyclus", "x", "cyclus", "RT-277"),
    ("dag", "", "dag", "RT-108"),
    ("gemeente-1", "Ede", "gemeente-1", "RT-269"), ("amv-1", "901", "plaatsen-1", "RT-268"),
    ("plaatsen-2", "5", "gemeente-2", "RT-128"), ("plaatsen-1", "", "plaatsen-1", "RT-110"),
    ("bron", "", "bron", "RT-106"),
  ]) func faultsInAnAgreementStandAtTheirFields(field: String, value: String, place: String, code: String) async throws
  {
    let site = try await TestSite.reading.value
    let reply = try await site.post(
      "/tafelafspraak-vastleggen", with(Self.agreement, field, value) + [("actie", "proef")])
    #expect(reply.status == 400 && isSound(reply.body))
    #expect(
      reply.body.contains("veld-\(place)-fout") && reply.body.contains(code),
      "\(reply.body.matches(of: /RT-\d+/).map(\.0)) \(reply.body.matches(of: /veld-[a-z0-9-]+-fout/).map(\.0))")
  }

  @Test func inTheExampleNothingCanBeRecorded() async throws {
    let site = try await TestSite.reading.value
    for form in TableForm.allCases {
      let html = try await site.get("/voorbeeld/\(form.rawValue)").body
      #expect(isSound(html) && html.contains("U kunt hier alleen lezen"), "\(form)")
    }
    #expect(try await site.get("/voorbeeld/regietafel").body.contains("In dit register kunt u niets vastleggen."))
  }
}
