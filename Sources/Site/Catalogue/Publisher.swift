// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Chain

/// Who publishes the figures (uitgever), and where somebody can ask about them: the settings of an installation.
public struct Publisher: Sendable {
  /// Under which licence the figures are given away that the organisation itself brings together.
  enum Licence: String, CaseIterable, Sendable {
    case zero = "cc0"
    case attribution = "cc-by-4.0"
    /// Nobody said anything.
    case unknown = "onbekend"

    /// The address by which the licence is known.
    var address: String {
      switch self {
      case .zero: "https://creativecommons.org/publicdomain/zero/1.0/"
      case .attribution: "https://creativecommons.org/licenses/by/4.0/"
      case .unknown: "http://standaarden.overheid.nl/owms/terms/licentieonbekend"
      }
    }

    /// What it is called on a page.
    var title: String {
      switch self {
      case .zero: "CC0 1.0"
      case .attribution: "CC BY 4.0"
      case .unknown: "niet vastgelegd; vraag het de uitgever"
      }
    }
  }

  /// The name of the organisation; nil when nobody filled it in.
  let organisation: String?
  let address: String?
  let email: String?
  let contact: String?
  let licence: Licence
  /// The number under which the government knows the organisation (OIN).
  let number: String?

  /// Nobody filled anything in.
  public static let unnamed = Publisher(
    organisation: nil, address: nil, email: nil, contact: nil, licence: .unknown, number: nil)

  /// Somebody who filled everything in, to try out what depends on it.
  static let example = Publisher(
    organisation: "Voorbeeldorganisatie", address: "https://example.org/", email: "cijfers@example.org",
    contact: "https://example.org/contact", licence: .zero, number: "00000001234567890000")

  private init(
    organisation: String?, address: String?, email: String?, contact: String?, licence: Licence, number: String?
  ) {
    (self.organisation, self.address, self.email) = (organisation, address, email)
    (self.contact, self.licence, self.number) = (contact, licence, number)
  }

  /// The environment variables that are read.
  enum Setting: String, CaseIterable {
    case organisation = "REGIETAFEL_ORGANISATIE"
    case address = "REGIETAFEL_ORGANISATIE_URI"
    case email = "REGIETAFEL_CONTACT_EMAIL"
    case contact = "REGIETAFEL_CONTACT_URL"
    case licence = "REGIETAFEL_LICENTIE"
    case number = "REGIETAFEL_OIN"
  }

  /// The publisher in the environment of the program.
  ///
  /// - Throws: `Faults` RT-415 with every setting that cannot be used.
  public init(environment: [String: String]) throws(Faults) {
    var faults: [Fault] = []
    func value(_ setting: Setting, _ expected: String, _ isGood: (String) -> Bool) -> String? {
      guard let text = environment[setting.rawValue], !text.isEmpty else { return nil }
      if isGood(text) { return text }
      faults.append(
        Fault(
          .badSetting, place: setting.rawValue,
          problem: "De waarde '\(text.prefix(100).description.withoutControlCharacters)' is niet te gebruiken.",
          expected: expected, advice: "Verbeter de instelling, of laat haar weg."))
      return nil
    }
    organisation = value(.organisation, "Een naam van 1 tot en met 200 tekens.") {
      (1...200).contains($0.count) && !$0.unicodeScalars.contains { $0.properties.generalCategory == .control }
        && $0.contains { !$0.isWhitespace }
    }
    address = value(.address, "Een volledig adres, zoals https://www.voorbeeld.nl/.", Publisher.isWebAddress)
    contact = value(.contact, "Een volledig adres, zoals https://www.voorbeeld.nl/contact.", Publisher.isWebAddress)
    email = value(.email, "Een e-mailadres, zoals cijfers@voorbeeld.nl.", Publisher.isMailAddress)
    let names = Licence.allCases.map(\.rawValue)
    let word = value(.licence, "Een van: \(names.joined(separator: ", ")).") { names.contains($0) }
    licence = word.flatMap(Licence.init) ?? .unknown
    number = value(.number, "Een OIN: twintig cijfers.") {
      $0.utf8.count == 20 && $0.utf8.allSatisfy { (0x30..<0x3A).contains($0) }
    }
    guard faults.isEmpty else { throw Faults(faults) }
  }

  /// Whether a text is a whole address of the web, without a user in it.
  static func isWebAddress(_ text: String) -> Bool {
    guard text.utf8.count <= 500, LinkedData.safeAddress(text) == text,
      let match = text.wholeMatch(of: #/https?://([^\/?#]+)(?:[\/?#].*)?/#)
    else { return false }
    return match.1.wholeMatch(of: #/[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?(?::[0-9]{1,5})?/#) != nil
  }

  private static func isMailAddress(_ text: String) -> Bool {
    text.utf8.count <= 254
      && text.wholeMatch(of: #/[A-Za-z0-9.!#$%&'*+\/=?^_`{|}~\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+/#) != nil
  }
}

extension Publisher {
  /// Where the project itself is found: what remains when an installation names nobody.
  static let project = "https://github.com/regietafel/regietafel"

  /// The name to show.
  var name: String { organisation ?? "Regietafel" }
  /// Where somebody can ask something.
  var contactAddress: String { contact ?? Publisher.project }
}
