// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// What is wrong with a password that somebody chose.
public enum PasswordFault: Hashable, Sendable {
  /// It has too few signs, or so many that it is no password.
  case length
  /// It is, or holds, the name of the account.
  case name
  /// Everybody who tries passwords tries this one.
  case known
  /// It is not the same twice.
  case differs
}

/// The rules for passwords: length counts, which signs they are does not.
public enum PasswordRules {
  /// The fewest signs.
  public static let fewest = 12
  /// The most signs.
  public static let most = 200

  /// What is wrong with a password for this account; nil when it will do.
  public static func fault(_ password: String, name: String) -> PasswordFault? {
    guard (fewest...most).contains(password.count) else { return .length }
    let plain = password.lowercased()
    if plain.contains(name.lowercased()) { return .name }
    if isKnown(plain) { return .known }
    return nil
  }

  private static func isKnown(_ plain: String) -> Bool {
    // One sign, or a few signs over and over, such as `abcabcabcabc`.
    let signs = Array(plain)
    for size in 1...4 where signs.indices.allSatisfy({ signs[$0] == signs[$0 % size] }) { return true }
    let rows = ["01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz"]
    if rows.contains(where: { $0.contains(plain) || String($0.reversed()).contains(plain) }) { return true }
    // Digits and signs before or after a well-known word make no other word of it.
    let word = String(plain.filter(\.isLetter))
    return wellKnown.contains(word) || wellKnown.contains(plain)
  }

  /// Words that lists of leaked passwords are full of, and those that belong to this work.
  private static let wellKnown: Set<String> = [
    "password", "passwordpassword", "passw", "wachtwoord", "wachtwoordwachtwoord", "welkom", "welkomwelkom", "welcome",
    "welcomewelcome", "letmein", "iloveyou", "ikhouvanjou", "administrator", "beheerder", "admin", "adminadmin",
    "regietafel", "gemeente", "provincie", "veiligheidsregio", "opvang", "geheim", "geheimgeheim", "qwerty",
    "qwertyqwerty",
    "azerty", "princess", "football", "voetbal", "baseball", "superman", "batman", "dragon", "monkey", "sunshine",
    "amsterdam", "rotterdam", "denhaag", "utrecht", "nederland", "holland", "feyenoord", "lente", "zomer", "herfst",
    "winter", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "test", "testtest", "changeme",
    "correcthorsebatterystaple", "trustnoone", "trustno", "abc", "abcd", "secret", "secretsecret", "login", "toegang",
  ]
}
