// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Territory
import Testing

@testable import Site

@Suite struct AddressTests {
  @Test func everyAddressIsReadBackAsItself() throws {
    let area = try #require(AreaCode("GM0363"))
    let halfYear = try #require(HalfYear("2022-2"))
    var addresses: [Address] = [
      .front, .map, .rules, .rule("R1.4.afronding"), .journal, .entry(17), .correct(17), .report, .exchange,
      .text(.about),
      .text(.accessibility), .explanation(.rule("L15")), .rule("a b/c<é>"),
    ]
    let province = try #require(AreaCode("PV28"))
    addresses += [.table(.country), .table(.province(province)), .table(.agenda(province))]
    addresses += [.displaced(.country), .displaced(.area(area)), .displaced(.area(province)), .displaced(.form)]
    addresses += [
      .regulation(.allowance), .regulation(.protection), .regulation(.evaluation), .regulation(.recordBottleneck),
    ]
    addresses += TableForm.allCases.map { .table(.form($0)) }
    for kind in AreaKind.allCases where kind != .country { addresses.append(.list(kind)) }
    for code in ["GM0363", "PV27", "VR13"] { addresses.append(.area(try #require(AreaCode(code)))) }
    for measure in Measure.allCases { addresses.append(.explanation(.measure(measure, area, .halfYear(halfYear)))) }
    for address in addresses { #expect(Address(path: address.path) == address, "\(address.path)") }
  }

  @Test func whatIsNoAddressIsRefused() {
    for path in [
      "", "x", "/x", "/gemeenten/", "//gemeenten", "/gemeenten//GM0363", "/land", "/land/NL", "/gemeenten/PV27",
      "/regietafel/GM0363", "/oekraine/NL", "/oekraine/VR13/x", "/oekraine-melden/x", "/regietafel/PV28/x",
      "/regietafel/PV28/agenda/x", "/aanbod-melden/x", "/journaal/+1",
      "/journaal/x", "/journaal/1/x", "/uitleg", "/uitleg/a/b", "/regels/%zz", "/GEMEENTEN",
    ] { #expect(Address(path: path) == nil, "\(path)") }
  }

  @Test func formTextIsReadBackAsItself() throws {
    var generator = SplitMix(state: 7)
    for _ in 0..<300 {
      let text = String(
        String.UnicodeScalarView(
          (0..<Int(generator.next() % 20)).compactMap { _ in
            Unicode.Scalar(UInt32(generator.next() % 0x3000))
          }))
      let form = try #require(FormText("a=1&naam=\(FormText.encode(text))"))
      #expect(form.items[1].value == text)
      #expect(form["naam"] == (text.trimmed.isEmpty ? nil : text.trimmed))
    }
    #expect(FormText("a=%FF") == nil)
    #expect(FormText("a=%2") == nil)
    #expect(FormText("a+b=c+d")?.items.first?.name == "a b")
    #expect(FormText(String(repeating: "a=1&", count: 201)) == nil)
  }

  @Test func linksKeepTheClocksOfTheReader() throws {
    let links = Links(
      base: "/voorbeeld", viewpoint: Viewpoint(day: Day(iso: "2022-08-01"), known: Day(iso: "2026-01-02")))
    #expect(links.to(.front) == "/voorbeeld?peildatum=2022-08-01&bekendOp=2026-01-02")
    #expect(links.to(.map, [("maat", "a b")]) == "/voorbeeld/kaart?peildatum=2022-08-01&bekendOp=2026-01-02&maat=a%20b")
    #expect(Links(base: "").to(.front) == "/")
  }
}
