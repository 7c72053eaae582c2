// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Hummingbird
import Testing

@testable import Site

/// The API, and the pages about the regulation that ask the same.
@Suite struct APITests {
  private func get(_ target: String) async throws -> (TestSite.Reply, [String: Any]) {
    let reply = try await TestSite.reading.value.get(target)
    return (reply, try #require(try JSONSerialization.jsonObject(with: Data(reply.body.utf8)) as? [String: Any]))
  }

  @Test func anAllowance() async throws {
    let query = "maand=2023-04&opvang=particulier&gezin=35,33,10,8,4"
    for base in ["", "/voorbeeld"] {
      let (reply, answer) = try await get("\(base)/api/v1/leefgeld?\(query)")
      #expect(reply.status == 200)
      #expect(reply.header("Content-Type") == "application/json")
      #expect(reply.header("API-Version") == API.version)
      #expect(reply.header("Cache-Control") == "no-store" && reply.header("X-Content-Type-Options") == "nosniff")
      #expect(answer["totaalCenten"] as? Int == 1_421_41)
      #expect(reply.body.hasPrefix("{\n  \"maand\": \"2023-04\",\n  \"totaalCenten\": 142141,\n  \"personen\": ["))
    }
    let (_, known) = try await get("/api/v1/leefgeld?maand=2023-04&gezin=30&bekendOp=2022-07-14")
    #expect(known["totaalCenten"] as? Int == 260_00)
  }

  @Test func protection() async throws {
    let (reply, answer) = try await get("/api/v1/bescherming?categorie=C&brp=2022-06-01&peildatum=2024-03-10")
    #expect(reply.status == 200 && answer["uitkomst"] as? String == "handmatig")
    let (_, july) = try await get(
      "/api/v1/bescherming?categorie=C&brp=2022-06-01&peildatum=2022-07-14&bekendOp=2022-07-14")
    #expect((july["reden"] as? String)?.hasPrefix("Nader bericht volgt.") == true)
  }

  @Test func badInputIsAProblemInDutch() async throws {
    for (target, codes) in [
      ("/api/v1/leefgeld", ["RT-317", "RT-317"]), ("/api/v1/leefgeld?maand=2023-04&gezin=121", ["RT-310"]),
      ("/api/v1/leefgeld?maand=2023-04&gezin=30&gezinn=5", ["RT-317"]),
      ("/api/v1/leefgeld?maand=2023-04&gezin=30&gezin=5", ["RT-317"]),
      ("/api/v1/bescherming?categorie=Z&brp=x", ["RT-317", "RT-317"]),
      ("/api/v1/bescherming?categorie=A&peildatum=gisteren", ["RT-317"]),
    ] {
      let (reply, answer) = try await get(target)
      #expect(reply.status == 400, "\(target)")
      #expect(reply.header("Content-Type") == "application/problem+json")
      #expect(reply.header("API-Version") == API.version)
      #expect(answer["status"] as? Int == 400 && (answer["title"] as? String)?.isEmpty == false)
      #expect((answer["detail"] as? String)?.isEmpty == false)
      #expect((answer["fouten"] as? [[String: Any]])?.map { $0["code"] as? String } == codes, "\(target)")
    }
    let (conflict, answer) = try await get("/api/v1/leefgeld?maand=2023-02&gezin=30&overgang=2024-01-01")
    #expect(conflict.status == 409)
    #expect((answer["fouten"] as? [[String: Any]])?.map { $0["code"] as? String } == ["RT-314"])
    let (missing, _) = try await get("/api/v1/leefgeld/?maand=2023-04")
    #expect(missing.status == 404)
    #expect(try await get("/api/v2/leefgeld").0.status == 404)
    #expect(try await get("/api/v1/leefgeld?maand=%FF").0.status == 400)
    let site = try await TestSite.reading.value
    let posted = try await site.get("/api/v1/leefgeld", method: .delete)
    #expect(posted.status == 405 && posted.header("Allow") == "GET, HEAD, OPTIONS")
    #expect(posted.header("Content-Type")?.hasPrefix("application/problem+json") == true)
  }

  @Test func thePageOfAnAllowance() async throws {
    let site = try await TestSite.reading.value
    let page = try await site.get("/leefgeld?maand=2023-04&gezin=35,33,10,8,4&opvang=particulier")
    for words in ["1.421,41 euro", "150,45", "R6.12.voedsel.vier.volwassene", "Zoals bekend op"] {
      #expect(page.body.contains(words), "\(words)")
    }
    let csv = try await site.get("/leefgeld?maand=2023-04&gezin=35&formaat=csv&tabel=leefgeld")
    #expect(csv.body.contains("215,06"))
    let wrong = try await site.get("/leefgeld?maand=2023-04&gezin=135")
    #expect(wrong.body.contains("RT-310"))
    let unknown = try await site.get("/leefgeld?maand=2025-03&gezin=35")
    #expect(unknown.body.contains("onbekend") && unknown.body.contains("niet gevonden"))
    let then = try await site.get("/leefgeld?maand=2023-04&gezin=30&bekendOp=2022-07-14")
    #expect(then.body.contains("260,00 euro"))
    let paying = try await site.get("/leefgeld?maand=2024-07&gezin=30&inkomen=1%3D2024-01-10&netto=350")
    #expect(paying.body.contains("46,81"))
  }

  @Test func thePageOfProtection() async throws {
    let site = try await TestSite.reading.value
    let july = try await site.get("/bescherming?categorie=C&brp=2022-06-01&peildatum=2022-07-14&bekendOp=2022-07-14")
    #expect(july.body.contains("Nader bericht volgt"))
    let now = try await site.get("/bescherming?categorie=C&brp=2022-06-01&peildatum=2024-03-10")
    #expect(now.body.contains("handmatig beoordelen") && now.body.contains("niet geverifieerd"))
    #expect(try await site.get("/bescherming?categorie=X").body.contains("RT-317"))
    let csv = try await site.get("/bescherming?formaat=csv&tabel=tijdlijn")
    #expect(csv.body.contains("Raad van State"))
  }
}
