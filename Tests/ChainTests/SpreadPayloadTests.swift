// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Journal
import Testing

/// Payloads about the division over the country that were never written are refused, and leave no trace.
@Suite struct SpreadPayloadTests {
  struct Sample: Sendable {
    var kind: String
    var good: String
    /// A piece of the payload, and what it is replaced by.
    var changes: [(String, String)]
  }

  static let samples: [Sample] = [
    Sample(
      kind: "spreiding-geteld", good: #"{"aantal":5,"gebied":"PV24","grootheid":"indicatief","jaar":2024}"#,
      changes: [
        ("indicatief", "bewoners"), ("indicatief", "provinciale-opgave"), ("PV24", "NL"), ("PV24", "VR24"),
        ("2024", "1899"), (":5,", ":5.5,"), ("2024}", "2024,\"rol\":\"vergelijking\"}"),
        ("\"jaar\":2024", "\"maand\":\"2024-01\""), ("indicatief", "verdeelbesluit"),
      ]),
    Sample(
      kind: "capaciteitsraming-gepubliceerd", good: #"{"aantal":5,"amv":1,"cyclus":2024,"dag":"2024-01-31"}"#,
      changes: [
        ("2024,", "1,"), ("01-31", "02-30"), ("\"amv\":1", "\"amv\":\"1\""), (",\"dag\":\"2024-01-31\"", ""),
        ("31\"}", "31\",\"zekerheid\":\"gemeld\"}"), ("31\"}", "31\",\"kwalificatie\":\"exact\"}"),
      ]),
    Sample(
      kind: "aanbod-gedaan",
      good: #"{"cyclus":2024,"dag":"2024-06-01","gemeente":"GM0034","locatie":"een","naam":"Een","regulier":5,"#
        + #""tot":"2030-01-01","vanaf":"2025-01-01"}"#,
      changes: [
        ("GM0034", "PV24"), ("\"een\"", "\"EEN\""), (":5,", ":0,"), (":5,", ":-5,"), ("2030-01-01", "2025-01-01"),
        ("{\"cyclus\"", "{\"bestaand\":\"nee\",\"cyclus\""), ("01-01\"}", "01-01\",\"verspreid\":\"nee\"}"),
        ("01-01\"}", "01-01\",\"voorwaarden\":\"\"}"), (",\"vanaf\":\"2025-01-01\"", ""), ("2024,", "12024,"),
      ]),
    Sample(
      kind: "plaatsen-geruild",
      good:
        #"{"cyclus":2024,"dag":"2024-06-01","provincie":"PV24","wijzigingen":[{"gemeente":"GM0034","verschil":-5}]}"#,
      changes: [
        ("PV24", "GM0034"), ("\"GM0034\"", "\"VR01\""), (":-5", ":-5.5"), (":-5", ":9999999999"),
        (",\"verschil\":-5", ""), ("\"cyclus\":2024,", ""),
      ]),
    Sample(
      kind: "afspraak-gemaakt",
      good: #"{"afspraak":"x","dag":"2024-06-01","gemeenten":[{"gemeente":"GM0034","plaatsen":5}],"provincie":"PV24"}"#,
      changes: [
        ("\"afspraak\":\"x\",", ""), ("PV24", "NL"), ("\"dag\"", "\"cyclus\":0,\"dag\""), (":5}", ":\"5\"}"),
        ("\"gemeenten\":[{\"gemeente\":\"GM0034\",\"plaatsen\":5}],", ""),
      ]),
    Sample(
      kind: "verslag-uitgebracht",
      good:
        #"{"cyclus":2024,"dag":"2024-10-30","gemeenten":[{"amv":1,"gemeente":"GM0034","plaatsen":5}],"provincie":"PV24"}"#,
      changes: [
        ("10-30", "10-32"), ("PV24", "PV2"), (":1,", ":1.5,"), ("GM0034", "NL"), ("\"plaatsen\":5", "\"plaats\":5"),
      ]),
    Sample(
      kind: "verdeelbesluit-genomen",
      good: #"{"cyclus":2024,"dag":"2024-12-20","gemeenten":[],"provincie":"PV24","termijn":"2025-12-31","totaal":5,"#
        + #""wijziging":"ja"}"#,
      changes: [("\"ja\"", "\"nee\""), ("12-31", "13-31"), (":5,", ":\"5\","), ("PV24", "VR24")]),
    Sample(
      kind: "bezwaar-gemaakt",
      good:
        #"{"bezwaar":"een","cyclus":2024,"dag":"2025-01-10","onderwerp":"x","provincie":"PV24","uitkomst":"gegrond","#
        + #""uitkomstDag":"2025-04-01"}"#,
      changes: [
        ("gegrond", "goed"), (",\"uitkomstDag\":\"2025-04-01\"", ""), ("\"uitkomst\":\"gegrond\",", ""),
        ("\"een\"", "\"NL\""), ("\"onderwerp\":\"x\",", ""), ("\"onderwerp\"", "\"gemeente\":\"PV24\",\"onderwerp\""),
      ]),
    Sample(
      kind: "vertraging-gemeld",
      good: #"{"cyclus":2024,"dag":"2025-05-01","gemeente":"GM0034","reden":"x","verwacht":"2025-09-01"}"#,
      changes: [("GM0034", "PV24"), ("\"reden\":\"x\",", ""), ("09-01", "09-31"), ("\"x\"", "1")]),
  ]

  @Test(arguments: samples.indices) func whatWasNeverWrittenIsRefused(index: Int) throws {
    let sample = Self.samples[index]
    let fact = try Fact(entry(kind: sample.kind, payload: sample.good))
    #expect(String(decoding: fact.draft(source: "proef").payload, as: UTF8.self) == sample.good)
    for (old, new) in sample.changes {
      let payload = sample.good.replacing(old, with: new)
      #expect(payload != sample.good, "\(old) is not in the sample")
      let entry = try entry(kind: sample.kind, payload: payload)
      let fault = #expect(throws: Fault.self, "\(payload)") { try Fact(entry) }
      #expect(fault?.code == .payloadUnreadable)
      var state = ChainState()
      #expect(throws: Fault.self) { try state.apply(entry) }
      #expect(state == ChainState(), "a payload that cannot be read leaves no trace")
    }
  }
}
