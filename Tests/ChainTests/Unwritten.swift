// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Payloads that are read, each with changes after which it is one that was never written.
enum Unwritten: String, CaseIterable, Sendable {
  case people, newcomers, location, occupancy, crisisPlaces, windDown, project, forecast, bottleneck
  case profile, rung, judgement, notice, agreement, attribution
  case displaced, privateMonths, excess

  /// The kind of journal entry.
  var kind: String {
    switch self {
    case .people, .newcomers: "opvang-geteld"
    case .location: "locatie-vastgelegd"
    case .occupancy: "bezetting-gemeld"
    case .crisisPlaces: "crisisplaatsen-gemeld"
    case .windDown: "crisisafbouw-besloten"
    case .project: "woonproject-vastgelegd"
    case .forecast: "prognose-gepubliceerd"
    case .bottleneck: "knelpunt-vastgelegd"
    case .profile: "toezichtprofiel-vastgelegd"
    case .rung: "trede-besloten"
    case .judgement: "verschoonbaarheid-beoordeeld"
    case .notice: "toezicht-bekendgemaakt"
    case .agreement: "toezichtafspraak-vastgelegd"
    case .attribution: "achterstand-toegeschreven"
    case .displaced, .privateMonths: "oekraine-geteld"
    case .excess: "overbezetting-toegelicht"
    }
  }

  /// A payload that is read.
  var good: String {
    switch self {
    case .people: #"{"aantal":1,"dag":"2022-07-01","gebied":"NL","grootheid":"bewoners"}"#
    case .newcomers: #"{"aantal":1,"gebied":"NL","grootheid":"instroom","jaar":2022}"#
    case .location:
      #"{"beheerder":"coa","contracten":[{"plaatsen":9,"tot":"2023-01-01","vanaf":"2022-01-01"}],"#
        + #""doelgroepen":[{"doelgroep":"amv","plaatsen":8,"vanaf":"2022-01-02"}],"gemeente":"GM0363","#
        + #""hoofdlocatie":"hub","locatie":"een","naam":"Een","opening":"2021-12-31","sluiting":"2024-01-01","#
        + #""soort":"azc"}"#
    case .occupancy: #"{"aantal":1,"dag":"2022-07-01","locatie":"een"}"#
    case .crisisPlaces: #"{"aantal":1,"dag":"2022-07-01","gebied":"VR01"}"#
    case .windDown: #"{"besluit":"open","dag":"2022-07-01","gebied":"VR01"}"#
    case .project:
      #"{"doelgroepen":[{"doelgroep":"amv","mensen":8}],"fase":"idee","gemeente":"GM0363","naam":"Een","#
        + #""project":"een","soort":"flex","tot":"2023-01-01","vanaf":"2022-01-01","woningen":4}"#
    case .forecast:
      #"{"gepubliceerd":"2022-05-31","grootheid":"behoefte","prognose":"een","#
        + #""punten":[{"dag":"2022-07-01","p25":2,"p5":1,"p75":4,"p95":5,"waarde":3}],"uitgever":"COA"}"#
    case .bottleneck:
      #"{"bedrag":1,"dag":"2022-07-14","gevolg":"Kost geld","knelpunt":"een","melder":"vng","regeling":"rooo","#
        + #""stand":"gemeld","thema":"leefgeld","titel":"Een"}"#
    case .profile, .rung, .judgement, .notice, .agreement, .attribution: goodOfLadder
    case .displaced: #"{"aantal":1,"dag":"2022-07-01","gebied":"VR13","grootheid":"oekraine-plaatsen"}"#
    case .privateMonths: #"{"aantal":1,"gebied":"GM0363","grootheid":"oekraine-persoonmaanden","maand":"2022-07"}"#
    case .excess: #"{"dag":"2022-07-01","gebied":"GM0363","reden":"Een"}"#
    }
  }

  /// A piece of the payload, and what it is replaced by.
  var changes: [(String, String)] {
    switch self {
    case .people: Unwritten.peopleChanges
    case .newcomers: Unwritten.newcomersChanges
    case .location: Unwritten.locationChanges
    case .occupancy:
      [
        ("\"een\"", "\"GM0363\""), ("een", ""), (":1,", ":3000000000,"), ("}", ",\"rol\":\"vergelijking\"}"),
        ("}", ",\"zekerheid\":\"gemeld\"}"), ("07-01", "02-30"), ("\"locatie\"", "\"gebied\""),
      ]
    case .crisisPlaces:
      [
        ("}", ",\"rol\":\"vergelijking\"}"), ("VR01", "VR1"), ("\"dag\":\"2022-07-01\",", ""),
        ("\"gebied\":\"VR01\"}", "\"gebied\":\"VR01\",\"maand\":\"2022-07\"}"),
        ("\"dag\":\"2022-07-01\",\"gebied\":\"VR01\"", "\"gebied\":\"VR01\",\"maand\":\"2022-07\""),
        ("}", ",\"grootheid\":\"geplaatst\"}"),
      ]
    case .windDown:
      [("open", "dicht"), ("open", ""), ("07-01", "13-01"), ("VR01", "XX01"), ("}", ",\"rol\":\"leidend\"}")]
    case .project: Unwritten.projectChanges
    case .forecast: Unwritten.forecastChanges
    case .bottleneck:
      [
        ("vng", "Jan"), ("rooo", "wet"), ("gemeld", "klaar"), ("\"een\"", "\"Een\""), ("07-14", "02-30"),
        (":1,", ":1.5,"),
        ("\"gevolg\":\"Kost geld\",", ""), (",\"titel\":\"Een\"", ""), ("{\"bedrag\"", "{\"artikel\":\"\",\"bedrag\""),
        ("}", ",\"zekerheid\":\"gemeld\"}"), ("}", ",\"zomaar\":1}"),
      ]
    case .profile, .rung, .judgement, .notice, .agreement, .attribution: changesOfLadder
    case .displaced: Unwritten.displacedChanges
    case .privateMonths:
      [
        ("GM0363", "VR13"), ("GM0363", "NL"), ("2022-07", "2022-13"), ("2022-07", "1899-07"),
        ("persoonmaanden", "bezet"),
      ]
    case .excess:
      [
        ("GM0363", "PV27"), ("07-01", "06-31"), (",\"reden\":\"Een\"", ""), ("}", ",\"zekerheid\":\"pers\"}"),
        ("{", "{\"aantal\":1,"),
      ]
    }
  }

  private static let displacedChanges = [
    ("VR13", "PV27"), ("plaatsen", "vrij"), ("plaatsen", "elders"), ("plaatsen", "norm"), ("plaatsen", "plaatsen-som"),
    ("oekraine-plaatsen", "bewoners"), ("plaatsen", "persoonmaanden"), (",\"grootheid\":\"oekraine-plaatsen\"", ""),
    ("2022-07-01", "1899-12-31"), ("2022-07-01", "2101-01-01"), (":1,", ":3000000000,"), ("}", ",\"rol\":\"telt\"}"),
    ("\"dag\":\"2022-07-01\",", ""), ("}", ",\"maand\":\"2022-07\"}"),
  ]

  private static let peopleChanges = [
    ("bewoners", "taakstelling"), ("bewoners", "behoefte"), ("bewoners", "onzin"), ("bewoners", "instroom"),
    (",\"grootheid\":\"bewoners\"", ""), ("\"dag\":\"2022-07-01\",", ""), ("2022-07-01", "1899-12-31"),
    ("2022-07-01", "2101-01-01"), ("}", ",\"maand\":\"2022-07\"}"), ("}", ",\"kwalificatie\":\"exact\"}"),
    ("}", ",\"rol\":\"telt\"}"), ("\"NL\"", "\"nl\""), (":1,", ":1.5,"), (":1,", ":3000000000,"),
    (
      "\"dag\":\"2022-07-01\",\"gebied\":\"NL\",\"grootheid\":\"bewoners\"",
      "\"gebied\":\"NL\",\"grootheid\":\"bewoners\",\"maand\":\"2022-07\""
    ),
  ]

  private static let newcomersChanges = [
    ("2022", "1899"), ("2022", "2101"), ("2022", "0"), ("2022", "\"2022\""), ("instroom", "bewoners"),
    ("instroom", "portefeuille"), (",\"jaar\":2022", ""), ("jaar\":2022", "maand\":\"2022-13\""),
    ("2022", "2022,\"maand\":\"2022-07\""),
  ]

  private static let locationChanges = [
    ("\"coa\"", "\"COA\""), ("\"coa\"", "\"rijk\""), ("azc", "har"), ("azc", "AZC"), ("\"amv\"", "\"kinderen\""),
    ("hub", "GM0363"), ("\"een\"", "\"Een\""), ("\"een\"", "\"-een\""), ("\"een\"", "\"een-\""),
    ("\"een\"", "\"\""), ("\"een\"", "\"vr01\""), ("\"een\"", "\"een twee\""),
    ("\"een\"", "\"" + String(repeating: "e", count: 61) + "\""),
    ("2023-01-01", "2022-01-01"), ("2023-01-01", "2021-06-01"), ("2024-01-01", "2021-12-31"),
    ("2022-01-02", "2022-01-32"),
    (":9,", ":9.5,"), (":8,", ":3000000000,"), ("GM0363", "GM363"), ("\"naam\":\"Een\",", ""),
    ("\"contracten\":[{\"plaatsen\":9,\"tot\":\"2023-01-01\",\"vanaf\":\"2022-01-01\"}],", ""),
    ("\"plaatsen\":9,", ""), ("\"plaatsen\":9,\"tot\"", "\"groep\":1,\"plaatsen\":9,\"tot\""),
    ("azc\"}", "azc\",\"zekerheid\":\"zeker\"}"), ("azc\"}", "azc\",\"zomaar\":1}"),
    ("\"opening\":\"2021-12-31\",", ""),
  ]

  private static let projectChanges = [
    ("flex", "azc"), ("idee", "droom"), ("\"amv\"", "\"iedereen\""), ("\"een\"", "\"GM0363\""),
    ("2023-01-01", "2022-01-01"), (",\"vanaf\":\"2022-01-01\"", ""), (":4}", ":3000000000}"), (":8}", ":8.0}"),
    ("{\"doelgroepen\"", "{\"besluit\":\"\",\"doelgroepen\""), ("{\"doelgroepen\"", "{\"bedrag\":1.5,\"doelgroepen\""),
    ("\"naam\"", "\"knelpunt\":\"\",\"naam\""), (",\"woningen\":4", ""), ("GM0363", "Amsterdam"),
  ]

  private static let forecastChanges = [
    ("\"p5\":1,", ""), ("\"p25\":2,", ""), ("\"p75\":4,", ""), ("\"p95\":5,", ""), (",\"waarde\":3", ""),
    (":3}", ":3000000000}"), ("behoefte", "onzin"), ("\"een\"", "\"NL\""), ("05-31", "05-32"),
    ("\"prognose\"", "\"opmerking\":\"\",\"prognose\""), ("\"p25\"", "\"kwalificatie\":\"exact\",\"p25\""),
    (",\"uitgever\":\"COA\"", ""), ("\"uitgever\":\"COA\"", "\"uitgever\":\"COA\",\"zekerheid\":\"zeker\""),
  ]
}
