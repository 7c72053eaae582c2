// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Territory
import Testing

@Suite struct DutchNamesTests {
  @Test(arguments: [
    ("'s-Gravenhage", "gravenhage"), ("’s-Hertogenbosch", "hertogenbosch"), ("'t Zand", "zand"),
    ("De Bilt", "de bilt"), ("Súdwest-Fryslân", "sudwest fryslan"),
    ("Su\u{301}dwest-Frysla\u{302}n", "sudwest fryslan"),
    ("IJsselstein", "ijsselstein"), ("\u{132}sselstein", "ijsselstein"), ("Bergen (NH.)", "bergen nh"),
    ("Nuenen, Gerwen en Nederwetten", "nuenen gerwen en nederwetten"), ("  Ede  ", "ede"), ("ÇŒÆß", "coeaess"),
    ("", ""), ("'", ""), ("'s-", "s"), ("s-Gravenhage", "s gravenhage"), ("--", ""),
  ])
  func keys(name: String, expected: String) {
    #expect(DutchNames.key(name) == expected)
  }

  @Test func theOrderOfAList() {
    let sorted = [
      "Bergeijk", "Bergen (L.)", "Bergen (NH.)", "Bergen op Zoom", "De Bilt", "De Wolden", "Delft", "Den Helder",
      "Goes", "'s-Gravenhage", "Groningen", "Hengelo (O.)", "'s-Hertogenbosch", "Het Hogeland", "Heusden",
      "IJsselstein", "Kampen", "Land van Cuijk", "Landerd", "Sint Anthonis", "Sint-Michielsgestel", "Sluis",
      "Stein (L.)", "Sudwest", "Súdwest", "Súdwest-Fryslân", "Terneuzen", "Yerseke", "Zaanstad",
    ]
    var generator = FixedSeed(state: 5)
    for _ in 0..<20 {
      #expect(sorted.shuffled(using: &generator).sorted(by: DutchNames.precedes) == sorted)
    }
  }

  @Test func aStrictTotalOrder() throws {
    let names = try Territory.standard().everyMunicipality.names + ["sudwest fryslan", "GRONINGEN", "Ede", ""]
    var generator = FixedSeed(state: 9)
    for _ in 0..<3_000 {
      let picked = (0..<3).compactMap { _ in names.randomElement(using: &generator) }
      let (a, b, c) = (picked[0], picked[1], picked[2])
      #expect(!DutchNames.precedes(a, a))
      #expect((a == b) == (!DutchNames.precedes(a, b) && !DutchNames.precedes(b, a)))
      if DutchNames.precedes(a, b), DutchNames.precedes(b, c) { #expect(DutchNames.precedes(a, c)) }
    }
  }

  @Test func keysOfAllNamesAreAscii() throws {
    for name in try Territory.standard().everyMunicipality.names {
      let key = DutchNames.key(name)
      #expect(key.utf8.allSatisfy { (97...122).contains($0) || $0 == 32 }, "\(name)")
      #expect(DutchNames.key(key) == key)
    }
  }
}
