// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Whose eyes a question is answered for (R10.8): who sees the small numbers of people in a location, and who reads that
/// there are few.
///
/// What nobody thought of is answered for everybody, so a small number leaves by no door that was not opened for it.
public struct Sight: Sendable {
  private enum Reach: Sendable {
    case none, all
    case some(@Sendable (Location) -> Bool)
  }

  private let reach: Reach

  /// Everybody: no small numbers.
  public static let everybody = Sight(reach: .none)
  /// Who keeps the register: every number as it was recorded.
  public static let keeper = Sight(reach: .all)

  /// Somebody of an organisation that answers for some of the locations.
  public static func answering(for locations: @escaping @Sendable (Location) -> Bool) -> Sight {
    Sight(reach: .some(locations))
  }

  /// Whether every number is seen.
  public var isKeeper: Bool { if case .all = reach { true } else { false } }

  /// Whether it is neither everybody's nor the keeper's.
  var isForSome: Bool { if case .some = reach { true } else { false } }

  /// Whether the small numbers of a location are seen; of one that is not laid down, or no more, only by the keeper.
  func sees(_ location: Location?) -> Bool {
    switch reach {
    case .none: false
    case .all: true
    case .some(let sees): location.map(sees) ?? false
    }
  }
}
