// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Hummingbird
import Journal
import TestJournals
import Testing

@testable import Site

@Suite struct FormTests {
  private let report = [
    ("gebied", "Utrecht"), ("maand", "juli 2022"), ("aantal", "1.234"), ("bron", "Maandbericht"), ("sleutel", "s1"),
  ]

  @Test func aReportIsRecordedAndCorrectedAndBothAreSeen() async throws {
    let site = try await TestSite()
    let reply = try await site.post("/melden", report)
    #expect(reply.status == 303)
    let place = try #require(reply.header("Location"))
    let position = try await site.position()
    #expect(place.hasPrefix("/journaal/\(position)?"))
    #expect(try await site.get(place).body.contains("1.234"))
    let correction = try await site.post(
      "/journaal/\(position)/corrigeren", [("soort", "aantal"), ("aantal", "1.200"), ("reden", "Dubbel geteld")])
    #expect(correction.status == 303)
    let entry = try await site.get("/journaal/\(position)").body
    #expect(entry.contains("1.234") && entry.contains("1.200"))
    #expect(try await site.get("/gemeenten/GM0344?peildatum=2022-08-01").body.contains("1.200"))
    let withdrawal = try await site.post(
      "/journaal/\(position)/corrigeren", [("soort", "intrekken"), ("reden", "Hoort bij een andere gemeente")])
    #expect(withdrawal.status == 303)
    #expect(try await site.get("/journaal/\(position)").body.contains("ingetrokken"))
  }

  @Test func theSameKeyIsAnsweredOnce() async throws {
    let site = try await TestSite()
    let first = try await site.post("/melden", report)
    let position = try await site.position()
    let second = try await site.post("/melden", report)
    #expect(second.status == 303)
    #expect(first.header("Location") == second.header("Location"))
    #expect(try await site.position() == position)
  }

  @Test func aDryRunRecordsNothing() async throws {
    let site = try await TestSite()
    let before = try await site.journal.head()
    let reply = try await site.post("/melden", report + [("actie", "proef")])
    #expect(reply.status == 200)
    #expect(reply.body.contains("Dit verandert er") && reply.body.contains("1.234"))
    #expect(try await site.journal.head() == before)
  }

  @Test func onlyOurOwnPagesSendForms() async throws {
    let site = try await TestSite()
    let position = try await site.position()
    let type = "application/x-www-form-urlencoded"
    for headers in [
      ["Content-Type": type], ["Content-Type": type, "Sec-Fetch-Site": "cross-site"],
      ["Content-Type": type, "Sec-Fetch-Site": "same-site"], ["Content-Type": type, "Sec-Fetch-Site": "none"],
      ["Content-Type": type, "Origin": "http://elders.example"], ["Content-Type": type, "Origin": "null"],
      ["Content-Type": type, "Origin": "http://localhost:9"],
    ] {
      #expect(try await site.post("/melden", report, headers: headers).status == 403, "\(headers)")
    }
    #expect(try await site.position() == position)
    let own = ["Content-Type": type, "Origin": "http://localhost:8080"]
    #expect(try await site.post("/melden", report, headers: own).status == 303)
  }

  @Test func onlyThisComputerRecords() async throws {
    let site = try await TestSite()
    let position = try await site.position()
    #expect(try await site.post("/melden", report, isLocal: false).status == 403)
    #expect(try await site.post("/voorbeeld/melden", report).status == 403)
    let headers = ["Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"]
    let rebound = try await site.send(.post, "/melden", headers: headers, body: "aantal=1", host: "kwaad.example:8080")
    #expect(rebound.status == 403)
    #expect(try await site.position() == position)
    let page = try await site.get("/melden", isLocal: false).body
    #expect(page.contains("U kunt hier alleen lezen") && !page.contains("method=\"post\""))
    for address in ["127.0.0.1", "::1", "127.8.9.1", "::ffff:127.0.0.1"] { #expect(SiteContext.isLoopback(address)) }
    for address in ["10.0.0.1", "::2", "128.0.0.1", "1.127.0.0", nil] { #expect(!SiteContext.isLoopback(address)) }
  }

  @Test func faultsAreShownAllAtOnceAtTheirFields() async throws {
    let site = try await TestSite()
    let position = try await site.position()
    let reply = try await site.post("/melden", [("gebied", "Nergens"), ("maand", "ooit"), ("aantal", "1,5")])
    #expect(reply.status == 400)
    #expect(PageReader(reply.body).title.hasPrefix("4 fouten – "))
    for field in ["gebied", "maand", "aantal", "bron"] {
      #expect(reply.body.contains("href=\"#veld-\(field)\""), "\(field)")
      #expect(reply.body.contains("veld-\(field)-fout"), "\(field)")
    }
    #expect(reply.body.contains("value=\"Nergens\"") && reply.body.contains("value=\"1,5\""))
    #expect(PageReader(reply.body).fault == nil)
    #expect(try await site.position() == position)
  }

  @Test func badFormsAreRefused() async throws {
    let site = try await TestSite()
    let position = try await site.position()
    let bad: [(String, String, String)] = [
      ("aantal", "-3", "RT-112"), ("aantal", "1.5", "RT-111"), ("aantal", "12345678901234567890", "RT-110"),
      ("aantal", "veel", "RT-110"), ("gebied", "Bergen", "RT-102"), ("maand", "2022-13", "RT-109"),
      ("bron", "Meneer 123.456.782 uit Ede", "RT-115"), ("bron", String(repeating: "x", count: 501), "RT-116"),
      ("bron", "een\u{7}bel", "RT-117"), ("gebied", "<script>alert(1)</script>", "RT-101"),
    ]
    for (field, value, code) in bad {
      let fields = report.filter { $0.0 != field } + [(field, value)]
      let reply = try await site.post("/melden", fields)
      #expect(reply.status == 400, "\(field) \(value.prefix(30))")
      #expect(reply.body.contains(code), "\(field) \(value.prefix(30)): \(code)")
      #expect(!reply.body.contains("<script"))
      #expect(PageReader(reply.body).fault == nil)
    }
    #expect(try await site.position() == position)
    let large = try await site.post("/melden", [("bron", String(repeating: "x", count: 70_000))])
    #expect(large.status == 413)
    let json = try await site.post(
      "/melden", report, headers: ["Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"])
    #expect(json.status == 415)
    #expect(try await site.post("/gemeenten", report).status == 405)
  }

  @Test func aSwapKeepsTheSum() async throws {
    let site = try await TestSite()
    let start = [("halfjaar", "2022-2"), ("bron", "Besluit"), ("akkoord", "ja")]
    let fair = [("gemeente-1", "Utrecht"), ("verschil-1", "5"), ("gemeente-2", "GM0363"), ("verschil-2", "−5")]
    #expect(try await site.post("/ruilen", start + fair).status == 303)
    let position = try await site.position()
    let unfair = [("gemeente-1", "Utrecht"), ("verschil-1", "5"), ("gemeente-2", "GM0363"), ("verschil-2", "-4")]
    let reply = try await site.post("/ruilen", start + unfair)
    #expect(reply.status == 400 && reply.body.contains("RT-205"))
    let silent = try await site.post(
      "/ruilen", [("halfjaar", "2022-2"), ("bron", "Besluit"), ("akkoord", "nee")] + fair)
    #expect(silent.status == 400 && silent.body.contains("RT-216"))
    #expect(try await site.position() == position)
  }

  /// A part of a name is no name, and a button that is not there does nothing.
  @Test func whatIsNotMeantIsNotRecorded() async throws {
    let site = try await TestSite()
    let position = try await site.position()
    let report = [("maand", "2022-07"), ("aantal", "5"), ("bron", "Brief")]
    for name in ["Drenthe", "holland", "Midden"] {
      let reply = try await site.post("/melden", report + [("gebied", name)])
      #expect(reply.status == 400 && reply.body.contains("RT-10"))
    }
    #expect(try await site.post("/melden", report + [("gebied", "Ede"), ("actie", "bogus")]).status == 400)
    #expect(try await site.position() == position)
    // Weesp was there until 24 March 2022 and can report that month; Den Haag goes by that name.
    let march = [("maand", "2022-03"), ("aantal", "1"), ("bron", "Brief")]
    #expect(try await site.post("/melden", march + [("gebied", "Weesp")]).status == 303)
    #expect(try await site.post("/melden", report + [("gebied", "Den Haag")]).status == 303)
    #expect(try await site.get("/gemeenten?zoek=den+haag").body.contains("s-Gravenhage"))
  }

  @Test func randomFormsNeverBreakTheSite() async throws {
    let site = try await TestSite()
    var generator = SplitMix(state: 42)
    let alphabet = Array("a0.,-−%&=+<>\"'é\u{0}\u{7F}\u{1F600}GM7 ")
    for _ in 0..<200 {
      let fields = ["gebied", "maand", "aantal", "bron", "sleutel"].map { name in
        (
          name,
          String((0..<Int(generator.next() % 12)).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] })
        )
      }
      let reply = try await site.post("/melden", fields + [("actie", "proef")])
      #expect([200, 400].contains(reply.status))
      #expect(PageReader(reply.body).fault == nil)
    }
  }
}

/// A small generator with a fixed seed: the same texts at every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

/// Recording the rows of a file.
@Suite struct ImportFormTests {
  private func send(
    _ site: TestSite, _ rows: String, kind: String = "realisatie", action: String = "vastleggen",
    more: [(String, String)] = []
  ) async throws -> TestSite.Reply {
    try await site.post(
      "/importeren",
      [("soort", kind), ("gegevens", rows), ("bron", "Maandopgave"), ("actie", action), ("sleutel", "een")] + more)
  }

  @Test func rowsArePastedTriedAndRecorded() async throws {
    let site = try await TestSite()
    let end = try await site.position()
    let rows = "gemeente\tmaand\tgehuisvest\topmerking\r\nEde\t2022-07\t12\tx\r\nTiel\t2022-07\t\t\r\n"
    let tried = try await send(site, rows, action: "proef")
    #expect(tried.status == 200 && tried.body.contains("Dit verandert er") && tried.body.contains("opmerking"))
    #expect(tried.body.contains("Ede\t2022-07\t12"), "what was pasted stands there again")
    #expect(try await site.position() == end)
    let made = try await send(site, rows)
    #expect(made.status == 303 && made.header("Location") == "/journaal/\(end + 1)?vastgelegd=ja")
    #expect(try await site.position() == end + 1)
    let again = try await send(site, rows)
    #expect(again.status == 303, "the same form sent twice")
    #expect(try await site.position() == end + 1)
  }

  @Test func everyFaultNamesItsRow() async throws {
    let site = try await TestSite()
    let end = try await site.position()
    let wrong = try await send(site, "gemeente;maand;gehuisvest\nNergens;2022-07;1\nEde;x;-3\n")
    #expect(wrong.status == 400)
    for words in ["Regel 2", "Regel 3", "RT-", "href=\"#veld-gegevens\""] {
      #expect(wrong.body.contains(words), "\(words)")
    }
    let personal = try await send(site, "gemeente;maand;gehuisvest\nEde;2022-07;111222333\n")
    #expect(personal.status == 400 && personal.body.contains("RT-115"))
    for (rows, more) in [("", []), ("   ", []), ("a;b\n1;2", [("periode", "ooit")]), ("a", [("bekendOp", "ooit")])] {
      #expect(try await send(site, rows, more: more).status == 400)
    }
    #expect(try await send(site, "gemeente;maand;gehuisvest\nEde;2022-07;1\n", kind: "").status == 400)
    let many = "gemeente;maand;gehuisvest\n" + String(repeating: "Nergens;2022-07;1\n", count: 2000)
    let told = try await send(site, many)
    #expect(told.status == 400 && told.body.contains("Er zijn nog meer fouten"))
    let huge = String(repeating: "x", count: 3_200_000)
    #expect(try await send(site, huge).status == 413)
    #expect(try await site.position() == end)
  }
}
