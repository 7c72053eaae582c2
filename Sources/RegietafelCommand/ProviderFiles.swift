// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import AccessHTTP
import Chain
import Exact
import Foundation
import Territory

/// The file that describes the providers of organisations, and the secrets that it names.
enum ProviderFiles {
  /// The variable that names the file.
  static let variable = "REGIETAFEL_OIDC"

  /// The providers; nil when the environment names no file.
  static func desk() throws -> ProviderDesk? {
    guard let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Faults(fault(path, "Het bestand is er niet, of Regietafel mag het niet lezen."))
    }
    let territory = try JournalFiles.tables().territory
    let today = JournalFiles.now().dutchDay
    let read = ProviderList.read(
      Array(data), secret: { secret(at: $0) },
      exists: { $0.area.map { territory.exists($0, on: today) } ?? true })
    switch read {
    case .success(let list): return ProviderDesk(list, fetcher: CurlFetcher())
    case .failure(let faults): throw Faults(faults.all.map { fault("\(path), \($0.place)", $0.problem) })
    }
  }

  /// The one line of a file with a secret.
  private static func secret(at path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path), data.count <= 4096 else { return nil }
    return String(data: data, encoding: .utf8)?.trimmingCharacters(in: .newlines)
  }

  private static func fault(_ place: String, _ problem: String) -> Fault {
    Fault(
      .providerList, place: place, problem: problem,
      advice: "Verbeter het bestand dat \(variable) noemt. Hoe het eruitziet, staat in docs/toegang.md.")
  }
}
