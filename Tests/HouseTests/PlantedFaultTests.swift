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

  @Test func aRuleValueInCodeIsFound() {
    let rules = TextFile(
      path: "Sources/Rulebook/Resources/a.yaml",
      text: "versies:\n  - waarde: 13500 # people\n    waarde: 2022-06-17\n  waarde: \"7.5\"\n  waarde: 1000\n")
    let values = RuleValueLint.values(in: [rules])
    #expect(values.numbers == ["13500": "Sources/Rulebook/Resources/a.yaml:2"])
    #expect(values.days == ["2022-06-17": "Sources/Rulebook/Resources/a.yaml:3"])
    let faults = """
      let a = 13_500
      let b = "2022-06-17"
      let c = "13.500 mensen"
      let d = Day(year: 2022, month: 6, day: 17)
      // 13500 people from 2022-06-17
      let e = 135_000 + 1000 + x13500
      """
    #expect(lines(RuleValueLint.check(swift(faults), against: values)).sorted() == [1, 2, 3, 4])
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
        "GLOSSARY.md:6: Halfjaar stands on line 4 as well",
        "GLOSSARY.md:7: no Swift name between backticks",
        "Sources/Journal/D.swift:3: Odd is not in GLOSSARY.md",
      ])
  }
}
