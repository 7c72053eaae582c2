// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

/// Each house rule must find the fault it exists for, and leave sound code alone.
@Suite struct PlantedFaultTests {
  private func swift(_ text: String, in path: String = "Sources/Chain/Example.swift") -> TextFile {
    TextFile(path: path, text: text)
  }

  private func lines(_ findings: [Finding]) -> [Int] { findings.map(\.line) }

  @Test func codeAndTextAreToldApart() {
    let text = SwiftText(
      """
      let a = "// no comment { \\("nested \\(1)") }" // a comment "with quotes"
      let b = #"raw \\ " { "# /* block /* nested */ " */ + 1
      let c = \"\"\"
        three " quotes {
        \"\"\"
      let d = 2
      """)
    #expect(text.code[0].trimmingSpaces == "let a =")
    #expect(text.code[1].split(separator: " ").map(String.init) == ["let", "b", "=", "+", "1"])
    #expect(text.code[3].trimmingSpaces.isEmpty)
    #expect(text.code[5] == "let d = 2")
    #expect(text.literals.contains { $0.line == 4 && $0.text == "  three \" quotes {" })
  }

  @Test(arguments: [
    ("import Foundation", "Chain"), ("public import Hummingbird", "Chain"), ("import GRDB", "Journal"),
    ("internal import Office", "Chain"), ("import struct Chain.Fault", "Territory"), ("import Chain", "JournalSQLite"),
    ("@testable import Site", "Reports"), ("import ArgumentParser", "Site"), ("import Yams", "Office"),
    ("import COpenSSL", "JournalSQLite"), ("import Unheard", "Site"),
  ])
  func aWrongImportIsFound(line: String, target: String) {
    let file = swift("\n\(line)\n", in: "Sources/\(target)/Example.swift")
    #expect(lines(ImportLint.check(file)) == [2])
  }

  @Test func soundImportsAreLeftAlone() {
    let text =
      "public import Exact\nimport Journal\nimport Synchronization\n// import Foundation\nlet x = \"import Site\"\n"
    #expect(ImportLint.check(swift(text)).isEmpty)
    #expect(ImportLint.check(swift("import Foundation\n", in: "Sources/Site/Example.swift")).isEmpty)
  }

  @Test func aTargetWithoutFloorIsFound() {
    #expect(!ImportLint.check(swift("import Exact", in: "Sources/Attic/Example.swift")).isEmpty)
  }

  @Test func aWrongDependencyInTheManifestIsFound() {
    let manifest = """
      let package = Package(
        targets: [
          .target(
            name: "Chain",
            dependencies: [
              "Exact", "Office",
              .product(name: "GRDB", package: "GRDB.swift"),
            ]),
          .target(name: "Exact", swiftSettings: strict),
        ])
      """
    let tree = SourceTree(files: [
      TextFile(path: "Package.swift", text: manifest), swift(""), swift("", in: "Sources/Attic/Example.swift"),
    ])
    let problems = ImportLint.checkManifest(tree).map(\.description)
    #expect(problems.count == 3)
    #expect(problems.contains { $0.hasPrefix("Package.swift:3:") && $0.contains("Office") })
    #expect(problems.contains { $0.hasPrefix("Package.swift:3:") && $0.contains("GRDB") })
    #expect(problems.contains { $0.hasPrefix("Sources/Attic/Example.swift:1:") })
  }

  @Test func longFilesFunctionsAndLinesAreFound() {
    #expect(SizeLint.check(swift(String(repeating: "//\n", count: 400))).isEmpty)
    #expect(lines(SizeLint.check(swift(String(repeating: "//\n", count: 401)))) == [401])
    let body = String(repeating: "    work(\"}\")\n", count: 41)
    let long = "struct A {\n  func sound() {}\n  func long(a: Int = { 1 }()) -> Int {\n\(body)  }\n}\n"
    #expect(lines(SizeLint.check(swift(long))) == [3])
    #expect(SizeLint.check(swift(long), exceptions: ["Sources/Chain/Example.swift#long": "for the test"]).isEmpty)
    #expect(lines(SizeLint.check(swift("//\n// " + String(repeating: "x", count: 128)))) == [2])
    let wide = "let a = \"" + String(repeating: "x", count: 130) + "\""
    #expect(SizeLint.check(swift(wide, in: "Tests/A/Example.swift")).isEmpty)
    #expect(lines(SizeLint.check(swift(wide))) == [1])
  }

  @Test func bodiesBelongToTheirFunction() {
    let text = SwiftText(
      """
      protocol P {
        func required() -> Int
        var size: Int { get }
      }
      struct S: P {
        let stored = { 1 }()
        init() { self.init(1) }
        var size: Int {
          2
        }
        static func < (left: S, right: S) -> Bool where Int: P {
          true

        }
      }
      """)
    let found = SizeLint.functions(text)
    #expect(found.map(\.name) == ["size", "init", "size", "<"])
    #expect(found.map(\.lines) == [0, 0, 1, 2])
  }

  @Test(arguments: [
    "// TODO mend", "// FIXME", "// XXX here", "let a = \"nog niet gebouwd\"", "// Not implemented",
    "let a = \"/home/someone/a\"", "// see ../shared/design.md", "fatalError(\"x\")", "let a = try! b()",
    "final class A: @unchecked Sendable {}", "nonisolated(unsafe) var a = 1", "print(a)",
  ])
  func aForbiddenWordIsFound(line: String) throws {
    #expect(lines(try WordLint.check([swift("let sound = 1\n" + line)])) == [2])
  }

  @Test(arguments: [
    "let a = \"try! and print(a)\"", "prettyprint(a)", "try a()", "// RT-XXX", "let a = \"https://example.org/work/a\"",
    "// a shared/own lock".replacing("shared/own", with: "shared or own"), "log.print(a)",
  ])
  func soundWordsAreLeftAlone(line: String) throws {
    #expect(try WordLint.check([swift(line)]).isEmpty)
  }

  @Test(arguments: ["README.md", "Tests/A/Example.swift", "Fuzzers/run.sh", "Tools/A/Sources/A/A.swift"])
  func aForbiddenWordIsFoundEverywhere(path: String) throws {
    #expect(lines(try WordLint.check([TextFile(path: path, text: "sound\n# TODO mend")])) == [2])
  }

  @Test func aPageTakesTheOfficeFromItsScene() throws {
    let line = "let entry = try await scene.mount.office.entry(1)"
    #expect(lines(try WordLint.check([swift(line, in: "Sources/Site/Pages/A.swift")])) == [1])
    #expect(try WordLint.check([swift(line, in: "Sources/Site/API/A.swift")]).isEmpty)
  }

  @Test func someTargetsMayPrint() throws {
    #expect(try WordLint.check([swift("print(a)", in: "Sources/RegietafelCommand/A.swift")]).isEmpty)
  }

  @Test func deadDocumentsAndLinksAreFound() {
    let tree = SourceTree(files: [
      TextFile(
        path: "README.md", text: "See [a](docs/a.md#top), [site](https://example.org) and\n[gone](docs/gone.md)."),
      TextFile(path: "docs/a.md", text: "[up](../README.md) [folder](adr)"),
      TextFile(path: "docs/adr/b.md", text: "[self](b.md)"),
    ])
    #expect(
      DocumentLint.checkLinks(tree).map(\.description) == [
        "README.md:2: link to docs/gone.md, which does not exist",
        "docs/adr/b.md:1: no document links to this file",
      ])
  }

  @Test func deadResourcesAreFound() {
    let tree = SourceTree(files: [
      swift("let a = file(\"used.csv\") // unused.csv", in: "Sources/Site/A.swift"),
      TextFile(path: "Sources/Site/Resources/used.csv", text: ""),
      TextFile(path: "Sources/Site/Resources/unused.csv", text: ""),
      TextFile(path: "Sources/Rulebook/Resources/any.yaml", text: ""),
    ])
    #expect(DocumentLint.checkResources(tree).map(\.path) == ["Sources/Site/Resources/unused.csv"])
  }

  @Test func aMissingHeaderIsFound() {
    let head = "// SPDX-" + "FileCopyrightText: 2026 A\n// SPDX-" + "License-Identifier: EUPL-1.2\n"
    #expect(DocumentLint.checkHeader(swift(head)).isEmpty)
    #expect(DocumentLint.checkHeader(swift("// swift-tools-version: 6.2\n" + head)).isEmpty)
    #expect(DocumentLint.checkHeader(swift("let a = 1")).count == 2)
    #expect(DocumentLint.checkHeader(TextFile(path: "script/x", text: "#!/bin/sh")).count == 2)
  }

  @Test func aVersionWithoutChangesIsFound() {
    let changelog = TextFile(path: "CHANGELOG.md", text: "## [Unreleased]\n## [0.1.0] - 2026-11-23")
    func check(_ text: String) -> [Int] {
      lines(DocumentLint.checkVersion(publiccode: TextFile(path: "publiccode.yml", text: text), changelog: changelog))
    }
    #expect(check("name: x\nsoftwareVersion: \"0.1.0\"").isEmpty)
    #expect(check("name: x\nsoftwareVersion: 0.2.0") == [2])
    #expect(check("name: x") == [1])
  }

  @Test func aReadmeThatStartsOtherwiseIsFound() {
    let good = TextFile(path: "README.md", text: "# x\n```sh\nscript/server   # a\nscript/test\n```\n")
    let bad = TextFile(path: "README.md", text: "# x\n```sh\nmake\n```\n```sh\nscript/server\nscript/test\n```\n")
    #expect(DocumentLint.checkReadme(good).isEmpty)
    #expect(lines(DocumentLint.checkReadme(bad)) == [2, 2])
  }

  private let ruleFile = TextFile(
    path: "Sources/Rulebook/Resources/a.yaml",
    text: """
      versies:
        - geldigVanaf: 2022-07-01
          geldigTot: 2023-01-01 # half a year
          bekendVanaf: 2022-04-08
          waarde: 13500 # people
          waarde: 2022-06-17
        - waarde: "7.5"
        - waarde: 1/3
        - waarde: 26
        - waarde: 6
      """)

  @Test func theValuesOfRulesAreRead() {
    let values = RuleValueLint.values(in: [ruleFile])
    let path = "Sources/Rulebook/Resources/a.yaml"
    #expect(values.numbers == ["13500": "\(path):5", "26": "\(path):9"])
    #expect(
      values.days == [
        "2022-07-01": "\(path):2", "2023-01-01": "\(path):3", "2022-04-08": "\(path):4", "2022-06-17": "\(path):6",
      ])
  }

  @Test func aRuleValueInCodeIsFound() {
    let values = RuleValueLint.values(in: [ruleFile])
    let faults = """
      let a = 13_500
      let b = "2022-06-17"
      let c = "13.500 mensen"
      let d = Day(year: 2022, month: 6, day: 17)
      // 13500 people from 2022-06-17
      let e = 135_000 + 1000 + x13500 + 7.5 + $26 + pair.26 + 2_6_0
      let f = due / 26
      let g = "in 26 weken"
      let h = 1...26
      let i = Day(year: 2023, month: 1, day: 1)
      let j = "bekend op 2022-04-08"
      let k = "R1.26 en A26, gehuisvest-26-maanden, 2026-26-26"
      """
    let chain = [1, 2, 3, 4, 7, 8, 9, 10, 11]
    #expect(lines(RuleValueLint.check(swift(faults), against: values, exceptions: [])).sorted() == chain)
    // Outside the domain two digits say nothing.
    let page = swift(faults, in: "Sources/Site/Example.swift")
    #expect(lines(RuleValueLint.check(page, against: values, exceptions: [])).sorted() == [1, 2, 3, 4, 10, 11])
  }

  @Test func anExceptionHoldsForItsFilesOnly() {
    let values = RuleValueLint.values(in: [ruleFile])
    let exceptions = [
      RuleValueLint.Exception("26", "letters", in: "Sources/Chain/Ex"),
      RuleValueLint.Exception("2022-07-01", "how a day is written", in: "Sources/Chain/Example.swift"),
    ]
    let text = "let a = 26\nlet b = \"zoals 2022-07-01\"\nlet c = Day(year: 2022, month: 7, day: 1)\nlet d = 13500\n"
    #expect(lines(RuleValueLint.check(swift(text), against: values, exceptions: exceptions)).sorted() == [3, 4])
    let other = swift(text, in: "Sources/Chain/Other.swift")
    #expect(lines(RuleValueLint.check(other, against: values, exceptions: exceptions)).sorted() == [1, 2, 3, 4])
  }

  @Test func theGlossaryIsCheckedInBothDirections() {
    let glossary = TextFile(
      path: "GLOSSARY.md",
      text: """
        # Terms
        | Dutch term | Swift name | API name | Rule | Meaning |
        |---|---|---|---|---|
        | halfjaar | `HalfYear` | halfjaar | R1.1 | six months |
        | maand | `Month.first` | maand | | a month |
        | Halfjaar | `HalfYear` | halfjaar | R1.1 | again |
        | jaar | year | jaar | | no backticks |
        ## Technical names
        | Swift name | Meaning |
        |---|---|
        | `Digest` | bytes |
        """)
    let sources = [
      swift("public struct HalfYear {\n  case first(a: Int, b: Int), second = 2\n}", in: "Sources/Exact/H.swift"),
      swift("public struct Digest {}\n\npublic enum Odd {}\npublic extension Odd {}", in: "Sources/Journal/D.swift"),
      swift("public struct Page {}", in: "Sources/Site/P.swift"),
    ]
    #expect(
      GlossaryLint.check(glossary, against: sources).map(\.description) == [
        "GLOSSARY.md:5: Month.first: nothing in Sources declares Month",
        "GLOSSARY.md:7: no Swift name between backticks",
        "Sources/Journal/D.swift:3: Odd is not in GLOSSARY.md",
        "GLOSSARY.md:6: Halfjaar stands on line 4 as well",
      ])
  }

  @Test func everyNameOfTheAPIIsUsedAndEveryMeasureIsNamed() {
    let glossary = TextFile(
      path: "GLOSSARY.md",
      text: """
        | Dutch term | Swift name | API name | Rule | Meaning |
        |---|---|---|---|---|
        | stand | `Measure.balance` | `saldo` | | the value of no literal |
        | taakstelling | `Measure.target` | `taakstelling`, `taakstellingWet` | | |
        | regel | `Measure` | `versies`, `peildatum`, `sorteer`, `term` | | sorteer is part of a literal |
        | maat | `Measure` | | `nergens` | no name of the API |
        """)
    let measures = """
      public enum Measure: String {
        /// The target.
        case target = "taakstelling"
        case balance = "stand"
        case due
        func call() { column("taakstellingWet", "sorteer=naam") }
      }
      """
    let sources = [
      swift(measures), swift("let a = 1 // \"saldo\"", in: "Sources/Site/P.swift"),
      TextFile(path: "Sources/Site/Resources/a.mustache", text: "<input name=\"peildatum\" value=\"{{dag}}\">"),
      TextFile(path: "Sources/Rulebook/Resources/a.yaml", text: "  - term: saldo\n    versies:\n      - bron: x"),
    ]
    #expect(
      GlossaryLint.check(glossary, against: sources).map(\.description) == [
        "GLOSSARY.md:3: saldo: no code and no rule file uses this name",
        "GLOSSARY.md:3: Measure.balance is called stand",
        "GLOSSARY.md:5: sorteer: no code and no rule file uses this name",
        "Sources/Chain/Example.swift:4: stand is not in the API column of GLOSSARY.md",
        "Sources/Chain/Example.swift:5: due is not in the API column of GLOSSARY.md",
      ])
  }
}
