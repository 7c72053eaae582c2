// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Access
import Chain
public import Territory

/// Who asks for something to be recorded (indiener).
public struct Submitter: Hashable, Sendable {
  /// What a submitter may do. A person at this computer may record everything; a visitor only reads; somebody who signed
  /// in may do what the mandates of the organisation allow.
  enum Standing: Hashable, Sendable {
    case local, visitor
    case member(Organisation, Role)
  }

  /// The name that stands in the journal.
  public let name: String
  let standing: Standing

  private init(name: String, standing: Standing) {
    self.name = name
    self.standing = standing
  }

  /// The person who works at this computer, by the program or by a page that only this computer can reach.
  public static func local(name: String) -> Submitter { Submitter(name: name, standing: .local) }

  /// Somebody on the other side of the network, who has not signed in.
  public static let visitor = Submitter(name: "bezoeker", standing: .visitor)

  /// Somebody who signed in, for an organisation and with a role.
  public static func member(name: String, of organisation: Organisation, role: Role) -> Submitter {
    Submitter(name: name, standing: .member(organisation, role))
  }

  /// Somebody with an account, by its number and not by name: the journal is for everybody and for good.
  public init(_ account: Account, in territory: Territory) {
    name = "\(account.organisation.title(in: territory)) (\(account.reference))"
    standing = .member(account.organisation, account.role)
  }
}

/// Where an organisation may record something (reikwijdte).
public enum MandateReach: Hashable, Sendable {
  /// In its own area only: for a province or safety region also the municipalities in it.
  case own
  /// Everywhere.
  case everywhere
}

/// A line of the table of mandates: who may record or correct facts of one kind, and which role it takes.
public struct MandateLine: Sendable {
  /// The organisations that may, with where.
  public let reaches: [OrganisationKind: MandateReach]
  /// The least role that may.
  public let role: Role

  init(_ role: Role, own: [OrganisationKind] = [], everywhere: [OrganisationKind] = []) {
    self.role = role
    reaches = Dictionary(
      own.map { ($0, MandateReach.own) } + everywhere.map { ($0, MandateReach.everywhere) },
      uniquingKeysWith: { _, wider in wider })
  }

  /// Who may, in Dutch.
  var allowed: String {
    let names = OrganisationKind.allCases.compactMap { kind in
      reaches[kind].map { $0 == .own ? "\(kind.title) (eigen gebied)" : kind.title }
    }
    return "\(names.joined(separator: ", ")), met de rol \(role.rawValue) of hoger"
  }
}

/// The one place that says who may do what (mandaat). What no line allows is refused.
public enum Mandate {
  /// The line for facts of a kind. A kind without a line does not compile.
  public static func line(for subject: MandateSubject) -> MandateLine {
    switch subject {
    case .opening: MandateLine(.decide, everywhere: [.administrator])
    case .target, .adjustment, .estimate, .indicative, .provincialTask, .distribution,
      .objectionOutcome, .ministerRung:
      MandateLine(.decide, everywhere: [.justice])
    case .exchange: MandateLine(.decide, own: [.province], everywhere: [.justice])
    case .housed: MandateLine(.record, own: [.municipality], everywhere: [.coa])
    case .balance: MandateLine(.record, own: [.province], everywhere: [.coa, .justice])
    case .population, .score: MandateLine(.record, everywhere: [.interior, .administrator])
    case .reception, .durablePlaces: MandateLine(.record, everywhere: [.coa, .justice])
    case .assignment, .agencyLocation: MandateLine(.record, everywhere: [.coa])
    case .otherLocation: MandateLine(.record, own: [.municipality, .safetyRegion], everywhere: [.coa])
    case .crisisPlaces: MandateLine(.record, own: [.safetyRegion])
    case .crisisAssigned: MandateLine(.decide, everywhere: [.coa, .justice])
    case .crisisPlaced: MandateLine(.record, own: [.safetyRegion], everywhere: [.coa])
    case .windDown: MandateLine(.decide, own: [.safetyRegion], everywhere: [.justice])
    case .homes: MandateLine(.record, own: [.municipality, .province], everywhere: [.interior])
    case .forecast: MandateLine(.publish, everywhere: [.coa, .justice])
    case .keptDivision: MandateLine(.record, everywhere: [.coa, .justice, .interior, .association])
    case .displaced: MandateLine(.record, own: [.municipality, .safetyRegion], everywhere: [.justice])
    case .claim: MandateLine(.record, own: [.municipality])
    case .payment, .spreadSupervision: MandateLine(.record, everywhere: [.justice])
    case .supervisionProfile, .housingRung: MandateLine(.decide, own: [.province])
    case .housingSupervision: MandateLine(.record, own: [.province])
    case .offer, .delay: MandateLine(.record, own: [.municipality, .province])
    case .tableNumbers, .tableWork: MandateLine(.record, own: [.province])
    case .objection: MandateLine(.record, own: [.municipality, .province], everywhere: [.justice])
    case .bottleneck:
      MandateLine(
        .record,
        everywhere: [.municipality, .province, .safetyRegion, .coa, .justice, .interior, .association])
    }
  }
}
