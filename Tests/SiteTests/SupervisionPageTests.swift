// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Journal
import Office
import Territory
import Testing

@testable import Site

/// The ladder as a provincial supervisor walks it, by the forms of the site.
@Suite struct SupervisionPageTests {
  /// Ede with arrears of 40 on 1 July 2022 in an official table.
  private static func site() async throws -> TestSite {
    let site = try await TestSite()
    let ede = AreaCode(kind: .municipality, number: 228)
    let start = try #require(Day(iso: "2022-07-01"))
    let facts: [HousingFact] = [
      .balance(area: ede, day: start, count: Count(-40), role: .leading),
      .target(area: ede, halfYear: HalfYear(containing: start), count: Count(120), role: .leading),
    ]
    _ = try await site.office.handle(
      Submission(
        submitter: TestSite.writer,
        intent: .record(facts.map { SourcedFact($0, source: "proeftabel", known: Moment(startOf: start)) })))
    return site
  }

  private func rung(_ rung: Int, _ day: String, _ more: [(String, String)] = []) -> [(String, String)] {
    [
      ("gemeente", "Ede"), ("onderwerp", "taakstelling"), ("trede", String(rung)), ("dag", day),
      ("wie", "gedeputeerde staten"), ("reden", "Reden \(rung)"), ("bron", "Besluit \(rung)"),
    ].filter { field in !more.contains { $0.0 == field.0 } } + more
  }

  /// Well formed, one heading, nothing that runs or styles, and every reference leads somewhere.
  private func isSound(_ html: String) -> Bool {
    let reader = PageReader(html)
    return reader.fault == nil && reader.headings == 1 && reader.scripts == 0 && reader.inlineStyles == 0
      && Set(reader.ids).count == reader.ids.count && Set(reader.references).isSubset(of: reader.ids)
  }

  private func file(_ site: TestSite, on day: String) async throws -> String {
    let html = try await site.get("/toezicht/GM0228?peildatum=\(day)").body
    #expect(isSound(html), "\(day)")
    return html
  }

  @Test func theLadderUpAndDown() async throws {
    let site = try await Self.site()
    #expect(try await file(site, on: "2022-07-02").contains("Voorstel: open een dossier op trede 1, signaleren"))
    func send(_ form: String, _ fields: [(String, String)]) async throws {
      let reply = try await site.post("/\(form)", fields + [("sleutel", "s\(try await site.position())")])
      #expect(reply.status == 303, "\(form) \(fields): \(reply.body.matches(of: /RT-\d+/).map(\.0))")
    }
    try await send("trede-vastleggen", rung(1, "4-7-2022", [("wie", "toezichthouder")]))
    #expect(try await file(site, on: "2022-07-05").contains("Voorstel: naar trede 2, informatie opvragen en valideren"))
    try await send("trede-vastleggen", rung(2, "11 juli 2022", [("termijn", "22-8-2022")]))
    #expect(try await file(site, on: "2022-08-01").contains("De termijn loopt tot en met 22\u{A0}augustus 2022."))
    let waiting = try await file(site, on: "2022-08-23")
    #expect(waiting.contains("Er is nog niet geoordeeld") && waiting.contains("Voorstel: blijf op trede 2"))
    #expect(waiting.contains("De termijn van trede 2 is voorbij sinds"))
    let file = [("gemeente", "GM0228"), ("onderwerp", "taakstelling"), ("bron", "Brief")]
    try await send(
      "afspraak-vastleggen",
      file + [
        ("kenmerk", "plan"), ("soort", "verslag"), ("tekst", "Plan van aanpak"), ("dag", "11-7-2022"),
        ("uiterlijk", "22-8-2022"), ("afgerond", "20-8-2022"),
      ])
    try await send(
      "verschoonbaarheid-vastleggen",
      file + [
        ("achterstandsdag", "1-7-2022"), ("dag", "24-8-2022"), ("wie", "gedeputeerde"), ("oordeel", "deels"),
        ("aantal", "12"),
        ("reden", "Het COA koppelde te weinig mensen"),
      ])
    try await send(
      "toeschrijving-vastleggen",
      file + [("achterstandsdag", "1-7-2022"), ("oorzaak-geen-kandidaten", "12"), ("oorzaak-geen-woning", "20")])
    let judged = try await self.file(site, on: "2022-08-25")
    #expect(judged.contains("Voorstel: naar trede 3") && judged.contains("dan telt een achterstand van 28 personen"))
    #expect(judged.contains("Niet toegeschreven") && judged.contains(">8<") && judged.contains("Plan van aanpak"))
    try await send("trede-vastleggen", rung(3, "1-9-2022", [("termijn", "30-11-2022")]))
    try await send(
      "afspraak-vastleggen",
      file + [
        ("kenmerk", "flex"), ("soort", "actie"), ("tekst", "Veertig flexwoningen"), ("dag", "1-9-2022"),
        ("uiterlijk", "15-11-2022"),
      ])
    let late = try await self.file(site, on: "2022-12-01")
    #expect(
      late.contains("Voorstel: naar trede 4")
        && late.contains("Afspraak &#39;Veertig flexwoningen&#39; moest uiterlijk"))
    try await send("trede-vastleggen", rung(4, "2-12-2022", [("termijn", "16-12-2022")]))
    let announced = try await self.file(site, on: "2022-12-17")
    #expect(
      announced.contains("Voorstel: blijf op trede 4") && announced.contains("Het afschrift aan de raad van trede 4"))
    try await send(
      "bekendmaking-vastleggen", file + [("trede", "4"), ("bekendgemaakt", "5-12-2022"), ("raad", "6-12-2022")])
    #expect(try await self.file(site, on: "2022-12-17").contains("Voorstel: naar trede 5"))
    try await send("trede-vastleggen", rung(5, "18-12-2022", [("termijn", "27-12-2022")]))
    try await send(
      "bekendmaking-vastleggen", file + [("trede", "5"), ("bekendgemaakt", "18-12-2022"), ("raad", "18-12-2022")])
    #expect(try await self.file(site, on: "2022-12-27").contains("Voorstel: blijf op trede 5"))
    let early = try await site.post("/trede-vastleggen", rung(6, "27-12-2022"))
    #expect(early.status == 400 && early.body.contains("RT-241") && early.body.contains("veld-trede-fout"))
    #expect(try await self.file(site, on: "2022-12-28").contains("Voorstel: naar trede 6"))
    try await send("trede-vastleggen", rung(6, "28-12-2022"))
    let executing = try await self.file(site, on: "2022-12-29")
    #expect(executing.contains("Voorstel: blijf op trede 6") && executing.contains("rt-trede__vlak--6"))
    try await send("trede-vastleggen", rung(0, "29-12-2022", [("reden", "Alle mensen zijn gehuisvest")]))
    let closed = try await self.file(site, on: "2022-12-30")
    #expect(closed.contains("geen open dossier") && closed.contains("Alle mensen zijn gehuisvest"))
    // Nothing of it was there before: both clocks hold on every page.
    #expect(try await self.file(site, on: "2022-07-03").contains("geen open dossier"))
  }

  @Test func theOverviewFiltersAndSorts() async throws {
    let site = try await Self.site()
    _ = try await site.post("/trede-vastleggen", rung(1, "4-7-2022") + [("sleutel", "a")])
    let all = try await site.get("/toezicht?peildatum=2022-07-10").body
    #expect(
      isSound(all) && all.contains("Per provincie")
        && all.contains("href=\"/toezicht?peildatum=2022-07-10&amp;provincie=PV25\""))
    let province = try await site.get("/toezicht?peildatum=2022-07-10&provincie=PV25&sorteer=trede&richting=af").body
    #expect(isSound(province) && province.contains("<title>Toezicht in Gelderland"))
    let csv = try await site.get("/toezicht?peildatum=2022-07-10&toon=open&formaat=csv&tabel=gemeenten").body
    let lines = csv.split(whereSeparator: \.isNewline)
    #expect(lines.count == 2 && lines[1].hasPrefix("Ede;Gelderland;achterstand;40;1;2;;0"), "\(lines)")
    for (query, count) in [
      ("toon=voorstel&trede=1", 2), ("trede=2", 1), ("signaal=achterstand&provincie=PV25&zoek=ede", 2),
      ("signaal=achter+op+tempo", 1), ("zoek=gm0228", 2), ("onderwerp=spreidingswet&toon=open", 1),
    ] {
      let body = try await site.get("/toezicht?peildatum=2022-07-10&\(query)&formaat=csv&tabel=gemeenten").body
      #expect(body.split(whereSeparator: \.isNewline).count == count, "\(query): \(body)")
    }
    let spread = try await site.get("/toezicht?onderwerp=spreidingswet&peildatum=2024-07-01").body
    #expect(isSound(spread) && spread.contains("de minister toezicht"))
    for bad in ["signaal=x", "trede=7", "toon=x", "onderwerp=x", "provincie=VR01", "sorteer=x", "pagina=99"] {
      #expect(try await site.get("/toezicht?\(bad)").status == 400, "\(bad)")
    }
    #expect(try await site.get("/toezicht/PV25").status == 404)
    #expect(try await site.get("/toezicht/GM9999").status == 404)
    let gone = try await site.get("/toezicht/GM0457?peildatum=2022-07-10").body
    #expect(isSound(gone) && gone.contains("niet meer"))
  }

  @Test func theProfilesOfTheProvinces() async throws {
    let site = try await Self.site()
    let before = try await site.get("/toezicht/profielen").body
    #expect(isSound(before) && before.contains("volgens de regels") && before.contains("in het besluit"))
    let fields = [
      ("provincie", "gelderland"), ("vanaf", "1-1-2022"), ("drempelPersonen", "50"), ("drempelProcent", "10"),
      ("weken-2", "3"), ("stilVanaf", "1-8-2022"), ("stilTot", "1-9-2022"), ("stilReden", "Corona"),
      ("bron", "Besluit"),
    ]
    #expect(try await site.post("/profiel-vastleggen", fields + [("sleutel", "p")]).status == 303)
    let after = try await site.get("/toezicht/profielen?peildatum=2022-08-05").body
    #expect(after.contains("staat stil tot 1\u{A0}september 2022: Corona"))
    let file = try await site.get("/toezicht/GM0228?peildatum=2022-08-05").body
    #expect(file.contains("onder de grens waarbij de provincie kijkt") && file.contains("De ladder staat stil"))
    let form = try await site.get("/profiel-vastleggen?provincie=PV25").body
    for value in ["value=\"50\"", "value=\"10\"", "value=\"3\"", "value=\"2022-08-01\"", "value=\"Corona\""] {
      #expect(form.contains(value), "\(value)")
    }
    let bad: [(change: (String, String), field: String, code: String)] = [
      (("provincie", "Ede"), "provincie", "RT-101"), (("vanaf", ""), "vanaf", "RT-108"),
      (("drempelPersonen", "-1"), "drempelPersonen", "RT-112"),
      (("drempelProcent", "101"), "drempelPersonen", "RT-248"),
      (("weken-2", "0"), "drempelPersonen", "RT-248"), (("stilTot", "1-8-2022"), "stilTot", "RT-222"),
      (("stilReden", ""), "stilReden", "RT-245"), (("bron", ""), "bron", "RT-106"),
    ]
    for (change, field, code) in bad {
      let sent = fields.filter { $0.0 != change.0 } + [change, ("sleutel", "q")]
      let reply = try await site.post("/profiel-vastleggen", sent)
      #expect(reply.status == 400 && reply.body.contains(code), "\(change): \(code)")
      #expect(reply.body.contains("veld-\(field)-fout"), "\(change)")
      #expect(isSound(reply.body))
    }
  }

  @Test func everyFaultComesBackAtItsField() async throws {
    let site = try await Self.site()
    let position = try await site.position()
    let bad: [(form: String, fields: [(String, String)], field: String, code: String)] = [
      ("trede-vastleggen", rung(2, "4-7-2022"), "trede", "RT-244"),
      ("trede-vastleggen", rung(1, ""), "dag", "RT-108"), ("trede-vastleggen", rung(1, "4-7-2032"), "dag", "RT-217"),
      ("trede-vastleggen", rung(1, "4-7-2022", [("wie", "burgemeester")]), "wie", "RT-254"),
      ("trede-vastleggen", rung(1, "4-7-2022", [("trede", "9")]), "trede", "RT-254"),
      ("trede-vastleggen", rung(1, "4-7-2022", [("reden", "")]), "reden", "RT-245"),
      ("trede-vastleggen", rung(1, "4-7-2022", [("termijn", "4-7-2022")]), "termijn", "RT-249"),
      ("trede-vastleggen", rung(4, "4-7-2022", [("wie", "gedeputeerde"), ("spoed", "nood")]), "wie", "RT-246"),
      ("trede-vastleggen", rung(5, "4-7-2022", [("wie", "minister")]), "termijn", "RT-242"),
      ("trede-vastleggen", rung(1, "4-7-2022", [("gemeente", "Nergens")]), "gemeente", "RT-101"),
      ("trede-vastleggen", rung(1, "4-7-2022", [("onderwerp", "huur")]), "onderwerp", "RT-254"),
      (
        "trede-vastleggen", rung(1, "4-7-2022", [("onderwerp", "spreidingswet"), ("wie", "minister")]), "dag", "RT-253"
      ),
      ("verschoonbaarheid-vastleggen", excuse([("oordeel", "deels")]), "aantal", "RT-251"),
      ("verschoonbaarheid-vastleggen", excuse([("aantal", "5")]), "aantal", "RT-251"),
      ("verschoonbaarheid-vastleggen", excuse([("oordeel", "deels"), ("aantal", "41")]), "aantal", "RT-251"),
      ("verschoonbaarheid-vastleggen", excuse([("achterstandsdag", "2-7-2022")]), "achterstandsdag", "RT-215"),
      ("bekendmaking-vastleggen", [("gemeente", "Ede"), ("trede", "4"), ("bron", "x")], "bekendgemaakt", "RT-129"),
      (
        "bekendmaking-vastleggen", [("gemeente", "Ede"), ("trede", "4"), ("raad", "4-7-2022"), ("bron", "x")], "trede",
        "RT-250"
      ),
      ("afspraak-vastleggen", agreement([]), "gemeente", "RT-244"),
      ("afspraak-vastleggen", agreement([("uiterlijk", "1-7-2022")]), "uiterlijk", "RT-252"),
      ("afspraak-vastleggen", agreement([("tekst", "")]), "tekst", "RT-231"),
      ("toeschrijving-vastleggen", attribution("41"), "oorzaak-geen-kandidaten", "RT-247"),
      ("toeschrijving-vastleggen", attribution(""), "oorzaak-geen-kandidaten", "RT-255"),
    ]
    for (form, fields, field, code) in bad {
      let reply = try await site.post("/\(form)", fields)
      #expect(reply.status == 400 && reply.body.contains(code), "\(form) \(field) \(code): \(reply.status)")
      #expect(
        reply.body.contains("veld-\(field)-fout") && reply.body.contains("href=\"#veld-\(field)\""),
        "\(form) \(field) \(code)")
      #expect(isSound(reply.body), "\(form) \(field)")
    }
    #expect(try await site.position() == position)
    // A visitor from elsewhere records nothing; a register that is only read has no forms.
    for form in SupervisionForm.allCases {
      #expect(try await site.post("/\(form.rawValue)", rung(1, "4-7-2022"), isLocal: false).status == 403)
      #expect(try await site.get("/voorbeeld/\(form.rawValue)").body.contains("alleen lezen"))
    }
  }

  private func excuse(_ changes: [(String, String)]) -> [(String, String)] {
    let fields = [
      ("gemeente", "Ede"), ("achterstandsdag", "1-7-2022"), ("dag", "4-8-2022"), ("wie", "gedeputeerde"),
      ("oordeel", "nee"),
      ("reden", "x"), ("bron", "x"),
    ]
    return fields.filter { field in !changes.contains { $0.0 == field.0 } } + changes
  }

  private func agreement(_ changes: [(String, String)]) -> [(String, String)] {
    let fields = [
      ("gemeente", "Ede"), ("kenmerk", "een"), ("soort", "actie"), ("tekst", "Doe iets"), ("dag", "4-7-2022"),
      ("uiterlijk", "4-8-2022"), ("bron", "x"),
    ]
    return fields.filter { field in !changes.contains { $0.0 == field.0 } } + changes
  }

  private func attribution(_ number: String) -> [(String, String)] {
    [("gemeente", "Ede"), ("achterstandsdag", "1-7-2022"), ("oorzaak-geen-kandidaten", number), ("bron", "x")]
  }

  /// A form starts with what the address and the journal know: the day of the arrears is not the clock of the page.
  @Test func formsStartWithWhatIsKnown() async throws {
    let site = try await Self.site()
    let clock = "gemeente=GM0228&peildatum=2022-08-05"
    for form in ["verschoonbaarheid-vastleggen", "toeschrijving-vastleggen"] {
      let body = try await site.get("/\(form)?\(clock)").body
      #expect(body.contains("value=\"2022-07-01\"") && !body.contains("value=\"2022-08-05\" autocomplete"), "\(form)")
    }
    #expect(try await site.post("/toeschrijving-vastleggen", attribution("7") + [("sleutel", "k")]).status == 303)
    #expect(try await site.get("/toeschrijving-vastleggen?\(clock)").body.contains("value=\"7\""))
    #expect(try await site.get("/trede-vastleggen?\(clock)&trede=1").body.contains("<option value=\"1\" selected"))
    _ = try await site.post("/trede-vastleggen", rung(1, "4-7-2022") + [("sleutel", "l")])
    _ = try await site.post("/trede-vastleggen", rung(2, "4-7-2022") + [("sleutel", "m")])
    let report = agreement([("soort", "verslag"), ("sleutel", "n")])
    #expect(try await site.post("/afspraak-vastleggen", report).status == 303)
    let body = try await site.get("/afspraak-vastleggen?\(clock)&kenmerk=een").body
    #expect(body.contains("value=\"Doe iets\"") && body.contains("value=\"2022-08-04\""))
  }

  @Test func aDryRunShowsTheRungAndAnEntryLeadsToTheFile() async throws {
    let site = try await Self.site()
    let position = try await site.position()
    let dry = try await site.post("/trede-vastleggen", rung(1, "4-7-2022") + [("actie", "proef")])
    #expect(dry.status == 200 && dry.body.contains("Trede van Ede") && isSound(dry.body))
    #expect(try await site.position() == position)
    let reply = try await site.post("/trede-vastleggen", rung(1, "4-7-2022") + [("sleutel", "e")])
    let entry = try await site.get(try #require(reply.header("Location"))).body
    #expect(entry.contains("href=\"/toezicht/GM0228\"") && entry.contains("Ede op trede 1, signaleren"))
    let figure = try await site.get("/uitleg/trede/GM0228/2022-07-05").body
    #expect(figure.contains("Besluit 1") && isSound(figure))
    // Taking it back is refused while it carries another, and done otherwise.
    _ = try await site.post("/trede-vastleggen", rung(2, "11-7-2022") + [("sleutel", "f")])
    let withdraw = [("soort", "intrekken"), ("reden", "Verkeerde gemeente")]
    let refused = try await site.post("/journaal/\(position + 1)/corrigeren", withdraw + [("sleutel", "g")])
    #expect(refused.status == 400 && refused.body.contains("RT-244"))
    #expect(try await site.post("/journaal/\(position + 2)/corrigeren", withdraw + [("sleutel", "h")]).status == 303)
    #expect(try await site.get("/toezicht/GM0228?peildatum=2022-08-01").body.contains("ingetrokken"))
  }
}
