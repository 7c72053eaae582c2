// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Foundation

/// `Benchmarks NAME …`: one measurement, so that each runs in a fresh process. `run.sh` runs them all.
@main
struct Benchmarks {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let count = arguments.dropFirst().compactMap { Int($0) }.first
    switch (arguments.first, arguments.dropFirst().first { Int($0) == nil }) {
    case ("fill", let path?): try await AppendBenchmark.fill(path, count ?? 100_000)
    case ("fold", let path?): try await FoldBenchmark.fromDisk(path)
    case ("fold-memory", nil): try await FoldBenchmark.fromMemory(count ?? 1_000_000)
    case ("balance", nil): try await BalanceBenchmark.run(count ?? 100_000)
    case ("append", let folder?): try await AppendBenchmark.run(folder: folder)
    case ("parts", nil): try await PartsBenchmark.facts(count ?? 200_000)
    case ("import", nil): try await PartsBenchmark.file(rows: count ?? 100_000)
    case ("flows", nil): try await FlowBenchmark.run(count ?? 10_000)
    case ("allowance", nil): try await AllowanceBenchmark.run(count ?? 100_000)
    case ("apportion", nil): try await ApportionBenchmark.run(count ?? 96_000)
    case ("claims", nil): try await ClaimBenchmark.run(count ?? 500_000)
    default:
      print(
        """
        Benchmarks fill FILE [COUNT]     write a new journal of COUNT facts (100000)
        Benchmarks fold FILE             fold the journal FILE
        Benchmarks fold-memory [COUNT]   fold COUNT facts (1000000) that are in memory
        Benchmarks balance [COUNT]       balance of all municipalities over COUNT facts (100000), and hledger
        Benchmarks append FOLDER         appends to new journals in FOLDER, and the disk itself
        Benchmarks parts [COUNT]         sealing, reading and writing of COUNT facts (200000)
        Benchmarks import [ROWS]         a CSV file of ROWS rows (100000)
        Benchmarks flows [PATHS]         a model of stocks and flows on PATHS paths (10000) of 260 steps
        Benchmarks claims [COUNT]        all claims of all municipalities for four years over COUNT facts (500000)
        Benchmarks allowance [COUNT]     one allowance, and COUNT allowances (100000)
        Benchmarks apportion [TOTAL]     TOTAL (96000) divided over 342 weights by every method, and levelling
        """)
      exit(2)
    }
    print("  load of the machine: \(try Measure.load())")
  }
}

/// A measurement of wrong results is worth nothing: stop at the first.
struct WrongResult: Error {
  let expected: String
}

func expect(_ condition: Bool, _ expected: String) throws {
  guard condition else { throw WrongResult(expected: expected) }
}
