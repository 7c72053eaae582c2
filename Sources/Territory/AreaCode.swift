// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// The kinds of area (gebied) that figures are about, from large to small.
public enum AreaKind: UInt8, Sendable, CaseIterable {
  /// The country (land): code `NL`.
  case country
  /// A province (provincie): codes `PV20` to `PV31`.
  case province
  /// A safety region (veiligheidsregio): codes `VR01` to `VR25`.
  case safetyRegion
  /// A municipality (gemeente): CBS codes such as `GM0363`.
  case municipality
}

/// The code of an area (gebiedscode), as CBS writes it: `NL`, `PV27`, `VR13` or `GM0363`.
///
/// The text is checked for its form only. Whether the area exists on a day is for `Territory` to say.
public struct AreaCode: Hashable, Sendable {
  /// What kind of area it is.
  public let kind: AreaKind
  /// The digits behind the letters; 0 for the country.
  public let number: UInt16

  /// The Netherlands.
  public static let netherlands = AreaCode(kind: .country, number: 0)

  /// The code of this kind with this number.
  public init(kind: AreaKind, number: UInt16) {
    self.kind = kind
    self.number = number
  }

  /// Reads a code in capitals or small letters; nil when it has not the form of one.
  public init?(_ text: some StringProtocol) {
    let code = Array(text.uppercased().utf8)
    func number(_ digits: Int) -> UInt16? {
      guard code.count == 2 + digits, code.dropFirst(2).allSatisfy({ (48...57).contains($0) }) else { return nil }
      return UInt16(String(decoding: code.dropFirst(2), as: UTF8.self))
    }
    switch String(decoding: code.prefix(2), as: UTF8.self) {
    case "NL" where code.count == 2: self = .netherlands
    case "PV":
      guard let number = number(2) else { return nil }
      self.init(kind: .province, number: number)
    case "VR":
      guard let number = number(2) else { return nil }
      self.init(kind: .safetyRegion, number: number)
    case "GM":
      guard let number = number(4) else { return nil }
      self.init(kind: .municipality, number: number)
    default: return nil
    }
  }
}

extension AreaCode: Comparable {
  /// Country, provinces, safety regions, municipalities; by number within a kind.
  public static func < (left: AreaCode, right: AreaCode) -> Bool {
    (left.kind.rawValue, left.number) < (right.kind.rawValue, right.number)
  }
}

extension AreaCode: CustomStringConvertible {
  /// `NL`, `PV27`, `VR13` or `GM0363`.
  public var description: String {
    func padded(_ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return switch kind {
    case .country: "NL"
    case .province: "PV" + padded(2)
    case .safetyRegion: "VR" + padded(2)
    case .municipality: "GM" + padded(4)
    }
  }
}
