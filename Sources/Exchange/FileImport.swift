// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain
import Foundation
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
    if let kind = HousingKind(rawValue: kind.rawValue) {
      return try HousingImport.check(table, kind: kind, territory: territory, options: options)
    }
    return try reader(of: kind).check(table, territory, options)
  }

  /// The columns of a kind of file, in the order in which they are usually written, and whether there is no file without
  /// them. Other names that are read too are left out.
  public static func columns(of kind: ImportKind) -> [(name: String, isNeeded: Bool)] {
    if let kind = HousingKind(rawValue: kind.rawValue) { return kind.columns }
    return reader(of: kind).columns
  }

  private static func reader(of kind: ImportKind) -> any SheetReader.Type {
    switch kind {
    case .locations: LocationReader.self
    case .occupancy: OccupancyReader.self
    case .reception: ReceptionReader.self
    case .crisis: CrisisReader.self
    case .assigned: AssignedReader.self
    case .windDowns: WindDownReader.self
    case .projects: ProjectReader.self
    case .forecasts: ForecastReader.self
    case .prosperity: ProsperityReader.self
    case .rungs: RungReader.self
    case .attribution: AttributionReader.self
    case .profiles: ProfileReader.self
    case .estimates: EstimateReader.self
    case .indicative: IndicativeReader.self
    case .tableNumbers: TableNumberReader.self
    case .offers: OfferReader.self
    case .swaps: SwapReader.self
    case .agreements: AgreementReader.self
    case .reports: TableReader<ReportFile>.self
    case .decisions: TableReader<DecisionFile>.self
    case .objections: ObjectionReader.self
    case .delays: DelayReader.self
    case .displaced: DisplacedReader.self
    case .funding: FundingReader.self
    case .fundingSteps: FundingStepReader.self
    case .costChoices: CostChoiceReader.self
    case .transitionProjects: TransitionProjectReader.self
    case .transitionSpending: TransitionSpendingReader.self
    case .bottlenecks: BottleneckReader.self
    case .target, .housed, .population, .balance, .adjustment:
      preconditionFailure("the files about housing have a reader of their own")
    }
  }
}

extension SheetReader {
  /// The columns of the file.
  fileprivate static var columns: [(name: String, isNeeded: Bool)] {
    Column.allCases.map { ($0.rawValue, $0.isNeeded) }
  }
}

extension HousingKind {
  /// The columns of the file: the area, the period, the number, and what can be said of it.
  fileprivate var columns: [(name: String, isNeeded: Bool)] {
    let marks = ["kwalificatie", "zekerheid"] + (hasRole ? ["rol"] : [])
    let number = self == .housed ? "gehuisvest" : rawValue
    let period = periodNames.columns.components(separatedBy: " of ")
    return [("code", true), ("naam", false)] + period.map { ($0, period.count == 1) } + [(number, true)]
      + marks.map { ($0, false) }
  }
}
