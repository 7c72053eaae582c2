// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Turns the fixed English words of the argument parser into Dutch.
enum DutchHelp {
  private static let phrases: [(String, String)] = [
    ("OVERVIEW: ", "WAT HET DOET: "),
    ("USAGE: ", "GEBRUIK: "),
    ("Usage: ", "Gebruik: "),
    ("ARGUMENTS:", "GEGEVENS:"),
    ("OPTIONS:", "OPTIES:"),
    ("SUBCOMMANDS:", "OPDRACHTEN:"),
    ("Show subcommand help information.", "Toon hulp bij een opdracht."),
    ("Show help information.", "Toon deze hulp."),
    ("Show the version.", "Toon de versie."),
    ("<subcommands>", "<opdracht>"),
    ("<subcommand>", "<opdracht>"),
    ("[<options>]", "[<opties>]"),
    ("<options>", "<opties>"),
    ("(default:", "(standaard:"),
    ("(values:", "(keuze uit:"),
    ("(default)", "(standaard)"),
    (" for detailed help.", " voor meer uitleg."),
    (" for more information.", " voor meer uitleg."),
    ("  See '", "  Typ '"),
    ("Error: ", "Fout: "),
    ("Unknown option ", "Onbekende optie "),
    ("Did you mean ", "Bedoelde u "),
    ("Unexpected argument ", "Onverwacht gegeven "),
    (" unexpected arguments: ", " onverwachte gegevens: "),
    ("Missing expected argument ", "Dit ontbreekt nog: "),
    ("Missing value for ", "De waarde ontbreekt bij "),
    ("The value ", "De waarde "),
    (" is invalid for ", " past niet bij "),
    ("Please provide one of ", "Kies uit "),
    (" and ", " en "),
    (" or ", " of "),
    ("Help:  ", "Uitleg: "),
  ]

  /// The text with its fixed words in Dutch.
  static func translate(_ text: String) -> String {
    phrases.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
