// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
public import Territory

/// Reads an import file of any kind (import): the bytes of a file to facts, or to all that is wrong with it.
public enum FileImport {
  /// Reads a file as what `kind` says it holds. Unknown is not zero: a cell without a known number gives no fact.
  ///
  /// - Throws: all faults in the form of the file (RT-1xx, and RT-222, RT-229 or RT-230 where its days or columns show
  ///   it); of a file that cannot be read to its end, those found until then. Then there are no facts.
  public static func read(
    _ bytes: [UInt8], kind: ImportKind, territory: Territory, options: ImportOptions = ImportOptions()
  ) throws(Faults) -> Checked {
    let text = try TextDecoding.decode(bytes)
    let checked = try check(
      try CSVTable(withFaultyCells: text.utf8), kind: kind, territory: territory, options: options)
    return Checked(facts: checked.facts, notices: text.notices + checked.notices)
  }

  /// Judges a table as what `kind` says it holds.
  static func check(
    _ table: CSVTable, kind: ImportKind, territory: Territory, options: ImportOptions
  ) throws(Faults) -> Checked {
    switch kind {
    case .target: try HousingImport.check(table, kind: .target, territory: territory, options: options)
    case .housed: try HousingImport.check(table, kind: .housed, territory: territory, options: options)
    case .population: try HousingImport.check(table, kind: .population, territory: territory, options: options)
    case .balance: try HousingImport.check(table, kind: .balance, territory: territory, options: options)
    case .adjustment: try HousingImport.check(table, kind: .adjustment, territory: territory, options: options)
    case .locations: try LocationReader.check(table, territory, options)
    case .occupancy: try OccupancyReader.check(table, territory, options)
    case .reception: try ReceptionReader.check(table, territory, options)
    case .crisis: try CrisisReader.check(table, territory, options)
    case .assigned: try AssignedReader.check(table, territory, options)
    case .windDowns: try WindDownReader.check(table, territory, options)
    case .projects: try ProjectReader.check(table, territory, options)
    case .forecasts: try ForecastReader.check(table, territory, options)
    case .prosperity: try ProsperityReader.check(table, territory, options)
    case .rungs: try RungReader.check(table, territory, options)
    case .attribution: try AttributionReader.check(table, territory, options)
    case .profiles: try ProfileReader.check(table, territory, options)
    case .estimates: try EstimateReader.check(table, territory, options)
    case .indicative: try IndicativeReader.check(table, territory, options)
    case .tableNumbers: try TableNumberReader.check(table, territory, options)
    case .offers: try OfferReader.check(table, territory, options)
    case .swaps: try SwapReader.check(table, territory, options)
    case .agreements: try AgreementReader.check(table, territory, options)
    case .reports: try TableReader<ReportFile>.check(table, territory, options)
    case .decisions: try TableReader<DecisionFile>.check(table, territory, options)
    case .objections: try ObjectionReader.check(table, territory, options)
    case .delays: try DelayReader.check(table, territory, options)
    case .displaced: try DisplacedReader.check(table, territory, options)
    case .funding: try FundingReader.check(table, territory, options)
    case .fundingSteps: try FundingStepReader.check(table, territory, options)
    case .costChoices: try CostChoiceReader.check(table, territory, options)
    case .transitionProjects: try TransitionProjectReader.check(table, territory, options)
    case .transitionSpending: try TransitionSpendingReader.check(table, territory, options)
    case .bottlenecks: try BottleneckReader.check(table, territory, options)
    }
  }
}
