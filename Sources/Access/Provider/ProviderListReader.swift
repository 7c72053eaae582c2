// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Reads the description of the providers field by field, and goes on after a fault, so that all are told at once.
final class ProviderListReader {
  private let secret: (String) -> String?
  private let exists: (Organisation) -> Bool
  private(set) var faults: [ProviderListFault] = []

  init(secret: @escaping (String) -> String?, exists: @escaping (Organisation) -> Bool) {
    (self.secret, self.exists) = (secret, exists)
  }

  private static let longest = 1024 * 1024

  /// The list; what is wrong stands in `faults`.
  func list(_ bytes: [UInt8]) -> ProviderList? {
    guard bytes.count <= ProviderListReader.longest, let tree = JSONTree(bytes) else {
      complain("bestand", "Dit is geen geldige JSON, of er staat twee keer dezelfde naam in.")
      return nil
    }
    guard let file = object(tree, "bestand", ["adres", "aanbieders"]) else { return nil }
    let site = text(file, "adres", "bestand")
    if let site, !ProviderAddress.isUsable(site) || site.hasSuffix("/") || site.contains("?") {
      complain("adres", "Dit is het adres van de website: https://, zonder / aan het eind.")
    }
    guard let items = file["aanbieders"]?.list, !items.isEmpty else {
      complain("aanbieders", "Hier hoort een lijst met minstens één aanbieder.")
      return nil
    }
    let providers = items.enumerated().compactMap { provider($0.element, "aanbieder \($0.offset + 1)") }
    for (name, values) in [("code", providers.map(\.code)), ("uitgever", providers.map(\.issuer))]
    where Set(values).count < values.count {
      complain("aanbieders", "Twee aanbieders hebben dezelfde \(name).")
    }
    return site.map { ProviderList(site: $0, providers: providers) }
  }

  private func provider(_ tree: JSONTree, _ place: String) -> Provider? {
    let names = [
      "code", "naam", "uitgever", "client", "geheimBestand", "sleutelBestand", "sleutelNaam", "niveaus", "scopes",
      "rolVeld", "organisatieVeld",
      "rechten",
    ]
    guard let fields = object(tree, place, names) else { return nil }
    let code = code(fields, place)
    let title = text(fields, "naam", place)
    if let title, !Account.isTitle(title) { complain("\(place), naam", "Dit kan geen naam zijn.") }
    let issuer = text(fields, "uitgever", place)
    if let issuer, !ProviderAddress.isUsable(issuer) || issuer.contains("?") {
      complain("\(place), uitgever", "Dit is het adres (issuer) van de aanbieder, met https://.")
    }
    let client = text(fields, "client", place)
    let scopes = fields["scopes"] == nil ? ["profile"] : texts(fields, "scopes", place, mayBeEmpty: true)
    let levels = texts(fields, "niveaus", place, mayBeEmpty: true)
    for name in (scopes ?? []) + (levels ?? []) where name.isEmpty || name.contains(where: \.isWhitespace) {
      complain(place, "Een scope of niveau is één woord, zonder spaties.")
    }
    let roleClaim = texts(fields, "rolVeld", place)
    let organisationClaim = fields["organisatieVeld"] == nil ? nil : texts(fields, "organisatieVeld", place)
    let secret = secret(fields, place)
    let key = key(fields, place)
    if fields["geheimBestand"] != nil, fields["sleutelBestand"] != nil {
      complain(place, "Kies een geheim of een sleutel, niet allebei.")
    }
    let rights = rights(fields, place, namesOrganisation: fields["organisatieVeld"] != nil)
    guard let code, let title, let issuer, let client, let scopes, let levels, let roleClaim else { return nil }
    return Provider(
      code: code, title: title, issuer: issuer, client: client, secret: secret, key: key, scopes: scopes,
      levels: levels,
      roleClaim: roleClaim, organisationClaim: organisationClaim, rights: rights)
  }

  private func code(_ fields: [String: JSONTree], _ place: String) -> String? {
    guard let code = text(fields, "code", place) else { return nil }
    guard Account.isName(code), code.utf8.count <= 20, !code.contains(".") else {
      complain("\(place), code", "Gebruik twee tot twintig kleine letters, cijfers en streepjes. Begin met een letter.")
      return nil
    }
    return code
  }

  private func secret(_ fields: [String: JSONTree], _ place: String) -> ProviderSecret? {
    guard fields["geheimBestand"] != nil, let path = text(fields, "geheimBestand", place) else { return nil }
    guard let text = secret(path), !text.isEmpty, text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
      complain("\(place), geheimBestand", "Het bestand is niet te lezen, of er staat niet één regel met een geheim in.")
      return nil
    }
    return ProviderSecret(text: text)
  }

  private func key(_ fields: [String: JSONTree], _ place: String) -> ProviderClientKey? {
    let name = fields["sleutelNaam"] == nil ? nil : text(fields, "sleutelNaam", place)
    guard fields["sleutelBestand"] != nil, let path = text(fields, "sleutelBestand", place) else { return nil }
    guard let key = secret(path).flatMap({ ProviderClientKey($0, name: name) }) else {
      complain(
        "\(place), sleutelBestand",
        "Het bestand is niet te lezen, of er staat geen sleutel in (PEM zonder wachtwoord, RSA of P-256).")
      return nil
    }
    return key
  }

  private func rights(_ fields: [String: JSONTree], _ place: String, namesOrganisation: Bool) -> [ProviderRight] {
    guard let items = fields["rechten"]?.list, !items.isEmpty else {
      complain("\(place), rechten", "Hier hoort een lijst met minstens één regel.")
      return []
    }
    return items.enumerated().compactMap { index, item in
      let place = "\(place), rechten \(index + 1)"
      guard let line = object(item, place, ["waarde", "organisaties", "rol"]) else { return nil }
      let value = text(line, "waarde", place)
      let role = text(line, "rol", place).flatMap { Role(rawValue: $0) }
      if role == nil { complain("\(place), rol", "Kies \(Role.allCases.map(\.rawValue).joined(separator: ", ")).") }
      let codes = texts(line, "organisaties", place) ?? []
      let organisations = codes.compactMap { code -> Organisation? in
        guard let organisation = Organisation(code), exists(organisation) else {
          complain("\(place), organisaties", "De organisatie \(code.prefix(20)) is er niet.")
          return nil
        }
        return organisation
      }
      if codes.count > 1, !namesOrganisation {
        complain(
          "\(place), organisaties", "Zonder organisatieVeld weet Regietafel niet welke van deze organisaties het is.")
      }
      guard let value, let role else { return nil }
      return ProviderRight(value: value, organisations: organisations, role: role)
    }
  }

  private func complain(_ place: String, _ problem: String) {
    faults.append(ProviderListFault(place: place, problem: problem))
  }

  /// The fields of an object; a name that nobody reads is a mistake, such as one that was typed wrong.
  private func object(_ tree: JSONTree, _ place: String, _ names: [String]) -> [String: JSONTree]? {
    guard let fields = tree.object else {
      complain(place, "Hier horen velden tussen { en }.")
      return nil
    }
    for name in fields.keys.sorted() where !names.contains(name) {
      complain(place, "Het veld \(name.prefix(40)) bestaat niet. Wel: \(names.joined(separator: ", ")).")
    }
    return fields
  }

  private func text(_ fields: [String: JSONTree], _ name: String, _ place: String) -> String? {
    guard let text = fields[name]?.text, (1...2048).contains(text.utf8.count),
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      complain("\(place), \(name)", "Hier hoort een tekst.")
      return nil
    }
    return text
  }

  private func texts(
    _ fields: [String: JSONTree], _ name: String, _ place: String, mayBeEmpty: Bool = false
  ) -> [String]? {
    guard let texts = fields[name]?.texts, mayBeEmpty || !texts.isEmpty else {
      complain("\(place), \(name)", mayBeEmpty ? "Hier hoort een lijst, of []." : "Hier hoort een tekst of een lijst.")
      return nil
    }
    return texts
  }
}
