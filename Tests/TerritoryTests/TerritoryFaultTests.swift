// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory
import Testing

/// Small tables of our own.
enum Tables {
  static let header =
    "gemeente;naam;ook_bekend_als;van;tot;opvolger;provincie;veiligheidsregio;arbeidsmarktregio;breedtegraad;"
    + "lengtegraad;land_ha;inwoners_2021;inwoners_2022;inwoners_2023"
  static let provinces = "provincie;naam\nPV20;Groningen\n"
  static let safetyRegions = "veiligheidsregio;naam\nVR01;Groningen\n"
  static let base = "GM0001;Een;;;;;PV20;VR01;Noord;52.1;5.1;10;1;2;3"

  static func territory(
    _ lines: [String], header: String = Tables.header, provinces: String = Tables.provinces,
    safetyRegions: String = Tables.safetyRegions
  ) throws(TerritoryFault) -> Territory {
    try Territory(
      municipalities: "# comment\n" + ([header] + lines).joined(separator: "\n"), provinces: provinces,
      safetyRegions: safetyRegions)
  }
}

@Suite struct TerritoryFaultTests {
  /// `line` with one field replaced, counted from 0.
  private func base(_ column: Int, _ text: String) -> String {
    var fields = Tables.base.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    fields[column] = text
    return fields.joined(separator: ";")
  }

  /// Expects a fault on the line behind the first two (comment and header) that speaks of `words`.
  private func expectFault(_ lines: [String], line: Int, _ words: String) {
    do throws(TerritoryFault) {
      _ = try Tables.territory(lines)
      Issue.record("no fault: \(lines)")
    } catch {
      #expect(error.file == "gemeenten.csv")
      #expect(error.line == line, "\(error)")
      #expect(error.problem.contains(words), "\(error)")
    }
  }

  @Test func theBaseIsSound() throws {
    #expect(try Tables.territory([Tables.base]).everyMunicipality.names == ["Een"])
    #expect(try Tables.territory([Tables.base, "", "# comment", ""]).everyMunicipality.count == 1)
    let windows = "\(Tables.header)\r\n\(Tables.base)\r\n"
    let territory = try Territory(
      municipalities: windows, provinces: Tables.provinces, safetyRegions: Tables.safetyRegions)
    #expect(territory.population(of: .netherlands, on: Territory.firstDay, year: 2023) == 3)
  }

  @Test(arguments: [
    (0, "GM001", "geen code"), (0, "", "geen code"), (0, "PV20", "geen code"), (0, "gm0001", "geen code"),
    (1, "", "leeg"), (3, "2022-02-30", "geen datum"), (4, "24-03-2022", "geen datum"), (5, "0363", "geen code"),
    (6, "VR01", "geen code"), (7, "PV20", "geen code"), (8, "", "leeg"), (6, "PV31", "provincies.csv"),
    (7, "VR02", "veiligheidsregios.csv"), (9, "", "geen getal"), (9, "nan", "geen getal"), (9, "0x34", "geen getal"),
    (9, "52,1", "geen getal"), (9, "5.1", "geen getal"), (10, "52.1", "geen getal"), (10, "-5.1", "geen getal"),
    (11, "", "geen heel getal"), (11, "1.5", "geen heel getal"), (12, "1.000", "geen heel getal"),
    (13, "-2", "geen heel getal"), (13, "+2", "geen heel getal"), (14, " 3", "geen heel getal"),
    (14, "3000000000000000000000", "geen heel getal"), (12, "", "ontbreken"), (14, "", "ontbreken"),
    (5, "GM0002", "eindigt niet"), (4, "2022-01-01", "geen opvolger"), (4, "2021-01-01", "begint pas"),
    (3, "2021-02-01", "op die dag"),
  ])
  func aWrongField(column: Int, text: String, words: String) {
    expectFault([base(column, text)], line: 3, words)
  }

  @Test func wrongNumberOfFields() {
    expectFault([Tables.base, Tables.base + ";"], line: 4, "16 velden")
    expectFault(["GM0001"], line: 3, "1 velden")
  }

  @Test func aCodeTwice() {
    expectFault([Tables.base, "", base(1, "Ander")], line: 5, "eerder")
  }

  @Test func noMunicipalities() {
    expectFault([], line: 2, "geen gemeenten")
  }

  @Test func datesThatTurnAround() {
    let other = base(0, "GM0002")
    expectFault(
      [other, "GM0001;Een;;2022-05-01;2022-05-01;GM0002;PV20;VR01;Noord;52.1;5.1;10;;;"], line: 4, "moet na 2022-05-01")
    expectFault(
      [other, "GM0001;Een;;2022-05-01;2022-04-01;GM0002;PV20;VR01;Noord;52.1;5.1;10;;;"], line: 4, "moet na 2022-05-01")
  }

  @Test func aSuccessorThatIsNotThere() {
    let ending = "GM0001;Een;;;2022-05-01;GM0002;PV20;VR01;Noord;52.1;5.1;10;1;2;"
    expectFault([ending], line: 3, "staat niet in de tabel")
    // Starts a day late; ended a month early; itself.
    expectFault(
      [ending, "GM0002;Twee;;2022-05-02;;;PV20;VR01;Noord;52.1;5.1;10;;;3"], line: 3, "bestaat niet op 2022-05-01")
    expectFault(
      [
        ending, "GM0002;Twee;;;2022-04-01;GM0003;PV20;VR01;Noord;52.1;5.1;10;1;2;",
        "GM0003;Drie;;;;;PV20;VR01;Noord;52.1;5.1;10;1;2;3",
      ], line: 3, "bestaat niet op 2022-05-01")
    expectFault(
      ["GM0001;Een;;;2022-05-01;GM0001;PV20;VR01;Noord;52.1;5.1;10;1;2;"], line: 3, "bestaat niet op 2022-05-01")
  }

  @Test func inhabitantsOfAMunicipalityThatIsNotThere() {
    expectFault(
      [
        "GM0001;Een;;;2022-05-01;GM0002;PV20;VR01;Noord;52.1;5.1;10;1;2;3",
        "GM0002;Twee;;;;;PV20;VR01;Noord;52.1;5.1;10;1;2;3",
      ], line: 3, "bestaat dan niet")
  }

  @Test(arguments: [
    ("inwoners_2021;inwoners_2023;inwoners_2022", "Na 2021 moet 2022"),
    ("inwoners_2021;inwoners_2021;inwoners_2022", "Na 2021 moet 2022"),
    ("inwoners_2021;mensen_2022;inwoners_2023", "mensen_2022"), ("inwoners_;a;b", "inwoners_"),
    ("inwoners_12;a;b", "jaartal"),
  ])
  func wrongYears(columns: String, words: String) {
    let header = Tables.header.replacing("inwoners_2021;inwoners_2022;inwoners_2023", with: columns)
    do throws(TerritoryFault) {
      _ = try Tables.territory([Tables.base], header: header)
      Issue.record("no fault")
    } catch {
      #expect(error.line == 2)
      #expect(error.problem.contains(words), "\(error)")
    }
  }

  @Test func wrongHeaders() {
    let shuffled = Tables.header.replacing("gemeente;naam", with: "naam;gemeente")
    #expect(throws: TerritoryFault.self) { try Tables.territory([Tables.base], header: shuffled) }
    let withoutYears = Tables.header.split(separator: ";inwoners", maxSplits: 1).first.map(String.init) ?? ""
    #expect(throws: TerritoryFault.self) {
      try Tables.territory(["GM0001;Een;;;;;PV20;VR01;Noord;52.1;5.1;10"], header: withoutYears)
    }
  }

  @Test(arguments: [
    ("", 0, "ontbreekt"), ("# only a comment", 0, "ontbreekt"), ("naam;provincie\n", 1, "kolommen"),
    ("provincie;naam;meer\n", 1, "kolommen"), ("provincie;naam\nPV20;Groningen\nPV20;Weer\n", 3, "eerder"),
    ("provincie;naam\nPV2;Groningen\n", 2, "geen code"), ("provincie;naam\nVR01;Groningen\n", 2, "geen code"),
    ("provincie;naam\nPV20;\n", 2, "leeg"), ("provincie;naam\nPV20\n", 2, "1 velden"),
  ])
  func faultsInTheProvinces(text: String, line: Int, words: String) {
    do throws(TerritoryFault) {
      _ = try Tables.territory([Tables.base], provinces: text)
      Issue.record("no fault")
    } catch {
      #expect(error.file == "provincies.csv")
      #expect(error.line == line)
      #expect(error.problem.contains(words), "\(error)")
    }
  }

  @Test func faultsInTheSafetyRegions() {
    let twice = Tables.safetyRegions + "VR01;Weer\n"
    #expect {
      try Tables.territory([Tables.base], safetyRegions: twice)
    } throws: { error in
      (error as? TerritoryFault)?.description == "veiligheidsregios.csv, regel 3: De code VR01 staat er al eerder."
    }
    #expect {
      try Tables.territory([Tables.base], safetyRegions: "")
    } throws: { error in
      (error as? TerritoryFault)?.description.hasPrefix("veiligheidsregios.csv: De regel") ?? false
    }
  }

  @Test func damagedTablesFaultOrLoadButNeverCrash() {
    let ending = "GM0002;Twee;;;2022-05-01;GM0001;PV20;VR01;Noord;52.1;5.1;10;1;2;"
    let sound = Array([Tables.header, Tables.base, ending].joined(separator: "\n").utf8)
    var generator = FixedSeed(state: 404)
    var faults = 0
    for _ in 0..<1_500 {
      var bytes = sound
      let place = Int.random(in: bytes.indices, using: &generator)
      if Bool.random(using: &generator) {
        bytes[place] = .random(in: 0...255, using: &generator)
      } else {
        bytes.remove(at: place)
      }
      do {
        let territory = try Territory(
          municipalities: String(decoding: bytes, as: UTF8.self), provinces: Tables.provinces,
          safetyRegions: Tables.safetyRegions)
        #expect(territory.everyMunicipality.count <= 2)
      } catch {
        faults += 1
      }
    }
    #expect(faults > 500)
  }
}
