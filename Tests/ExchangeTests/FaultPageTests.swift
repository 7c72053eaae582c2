// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Foundation
import Testing

/// `docs/foutcodes.md` lists what the program can say.
@Suite struct FaultPageTests {
  /// With `REGIETAFEL_SCHRIJF_DOCS=1` in the environment the page is written anew first.
  @Test func thePageIsWhatTheProgramSays() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/foutcodes.md")
    if ProcessInfo.processInfo.environment["REGIETAFEL_SCHRIJF_DOCS"] == "1" {
      try Data(FaultCode.documentation.utf8).write(to: page)
    }
    let written = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    let said = FaultCode.documentation.split(separator: "\n")
    for (line, other) in zip(written, said) where line != other {
      Issue.record("docs/foutcodes.md says '\(line)', the program '\(other)'")
      break
    }
    #expect(written.count == said.count, "run this test with REGIETAFEL_SCHRIJF_DOCS=1")
  }
}
