// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Testing

/// The rules of the house, applied to the repository itself. A breach names its file and line.
@Suite struct HouseTests {
  let tree = SourceTree.repository

  private func expectNone(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    for finding in findings { Issue.record("\(finding)", sourceLocation: sourceLocation) }
  }

  private var ruleValues: RuleValueLint.Values {
    RuleValueLint.values(in: tree.under("Sources/Rulebook/Resources").filter { $0.path.hasSuffix(".yaml") })
  }

  private func file(_ path: String) throws -> TextFile {
    let found = tree.file(path)
    return try #require(found, "\(path) is missing")
  }

  @Test func theTreeIsFound() {
    #expect(tree.swiftSources.count > 20)
    #expect(tree.file("Package.swift") != nil)
  }

  @Test func importsFollowTheDrawing() {
    expectNone(tree.swiftSources.flatMap(ImportLint.check))
  }

  @Test func theManifestFollowsTheDrawing() {
    expectNone(ImportLint.checkManifest(tree))
  }

  @Test func filesFunctionsAndLinesAreShort() {
    let files = tree.under("Sources", "Tests", "Plugins", "Tools", "Benchmarks", "Fuzzers").filter(\.isSwift)
    expectNone((files + tree.under("script", ".ci")).flatMap { SizeLint.check($0) })
  }

  @Test func exceptionsOfSizeAreStillNeeded() {
    for entry in SizeLint.exceptions.keys {
      let path = String(entry.prefix { $0 != "#" })
      let findings = tree.file(path).map { SizeLint.check($0, exceptions: [:]) } ?? []
      #expect(!findings.isEmpty, "\(entry) is short enough now: take it out of the exceptions")
    }
  }

  @Test func forbiddenWordsAreAbsent() throws {
    expectNone(try WordLint.check(tree.files))
  }

  @Test func documentsAreLinked() {
    expectNone(DocumentLint.checkLinks(tree))
  }

  @Test func resourcesAreUsed() {
    expectNone(DocumentLint.checkResources(tree))
  }

  @Test func filesCarryTheirLicence() {
    expectNone(tree.files.flatMap(DocumentLint.checkHeader))
  }

  @Test func glossaryAndCodeAgree() throws {
    let sources = tree.under("Sources")
    #expect(GlossaryLint.measures(sources).count > 20, "the measures were not found: the lint looks at nothing")
    expectNone(GlossaryLint.check(try file("GLOSSARY.md"), against: sources))
  }

  @Test func noRuleValueStandsInCode() {
    let values = ruleValues
    #expect(values.numbers.count > 20, "the values of the rules were not found: the lint looks at nothing")
    #expect(values.days.count > 20, "the days of the rules were not found: the lint looks at nothing")
    expectNone(tree.swiftSources.flatMap { RuleValueLint.check($0, against: values) })
  }

  @Test func exceptionsOfRuleValuesAreStillNeeded() {
    let values = ruleValues
    for exception in RuleValueLint.exceptions {
      let others = RuleValueLint.exceptions.filter { $0.value != exception.value }
      for path in exception.paths {
        let files = tree.swiftSources.filter { $0.path.hasPrefix(path) }
        let findings = files.flatMap { RuleValueLint.check($0, against: values, exceptions: others) }
        #expect(!findings.isEmpty, "\(exception.value) is no value of the rules in \(path): take out the exception")
      }
    }
  }

  @Test func theVersionHasItsChanges() throws {
    expectNone(DocumentLint.checkVersion(publiccode: try file("publiccode.yml"), changelog: try file("CHANGELOG.md")))
  }

  @Test(arguments: ["README.md", "README.en.md"])
  func theReadmeStartsWithTheTwoCommands(path: String) throws {
    expectNone(DocumentLint.checkReadme(try file(path)))
  }
}
