// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Payloads about supervision that are read, each with changes after which it is one that was never written.
extension Unwritten {
  var goodOfLadder: String {
    switch self {
    case .profile:
      #"{"drempelPersonen":5,"drempelProcent":6,"provincie":"PV25","stilReden":"x","stilTot":"2022-05-01","#
        + #""stilVanaf":"2022-04-01","termijnen":[{"trede":2,"weken":4},{"trede":3,"weken":8}],"vanaf":"2022-01-01"}"#
    case .rung:
      #"{"besluitDoor":"minister","dag":"2022-07-04","gemeente":"GM0228","onderwerp":"taakstelling","reden":"x","#
        + #""spoed":"y","termijn":"2022-08-01","trede":5}"#
    case .judgement:
      #"{"aantal":7,"besluitDoor":"gedeputeerde","dag":"2022-07-20","gemeente":"GM0228","onderwerp":"taakstelling","#
        + #""oordeel":"deels","peildatum":"2022-07-01","reden":"x"}"#
    case .notice:
      #"{"dag":"2022-07-04","gemeente":"GM0228","onderwerp":"taakstelling","soort":"bekendmaking","trede":4}"#
    case .agreement:
      #"{"afgerond":"2022-07-20","dag":"2022-07-04","gemeente":"GM0228","kenmerk":"een","onderwerp":"taakstelling","#
        + #""soort":"actie","tekst":"x","uiterlijk":"2022-08-01"}"#
    default:
      #"{"gemeente":"GM0228","onderwerp":"taakstelling","oorzaken":[{"aantal":5,"oorzaak":"geen woning"}],"#
        + #""peildatum":"2022-07-01"}"#
    }
  }

  var changesOfLadder: [(String, String)] {
    switch self {
    case .profile:
      [
        (":5,", ":5.5,"), ("PV25", "pv25"), ("2022-05-01", "2022-04-01"), ("\"stilReden\":\"x\",", ""),
        ("\"stilVanaf\":\"2022-04-01\",", ""), ("\"trede\":3", "\"trede\":2"), ("\"trede\":3", "\"trede\":1"),
        ("\"trede\":2", "\"trede\":7"), (",\"vanaf\":\"2022-01-01\"", ""),
        ("01-01\"}", "01-01\",\"zekerheid\":\"gemeld\"}"),
        (":8}", ":3000000000}"),
      ]
    case .rung:
      [
        ("minister", "Minister"), ("minister", "burgemeester"), ("07-04", "07-32"), ("GM0228", "GM228"),
        ("taakstelling", "huisvesting"), ("\"reden\":\"x\",", ""), ("08-01", "13-01"), (":5}", ":7}"), (":5}", ":-1}"),
        (":5}", ":5,\"zekerheid\":\"gemeld\"}"), (":5}", ":5,\"zekerheid\":\"zeker\"}"),
      ]
    case .judgement:
      [
        ("\"aantal\":7,", ""), ("deels", "ja"), ("deels", "nee"), ("deels", "misschien"), (":7,", ":3000000000,"),
        ("gedeputeerde", "raad"), ("\"peildatum\":\"2022-07-01\",", ""), ("2022-07-01", "2022-7-1"),
      ]
    case .notice:
      [
        ("bekendmaking", "Bekendmaking"), ("bekendmaking", "persbericht"), (":4}", ":9}"), (",\"trede\":4", ""),
        ("07-04", "07-00"),
      ]
    case .agreement:
      [
        ("\"een\"", "\"Een\""), ("\"een\"", "\"GM0228\""), ("actie", "afspraak"), ("\"tekst\":\"x\",", ""),
        ("2022-07-20", "20-7-2022"), (",\"uiterlijk\":\"2022-08-01\"", ""),
      ]
    default:
      [
        (":5,", ":-5.0,"), ("geen woning", "geen zin"), ("\"aantal\":5,", ""), (",\"peildatum\":\"2022-07-01\"", ""),
        ("\"oorzaken\":[{\"aantal\":5,\"oorzaak\":\"geen woning\"}],", ""),
      ]
    }
  }
}
