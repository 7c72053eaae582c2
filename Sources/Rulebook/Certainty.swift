// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// How sure a value is (zekerheid), by where it was read. Shown with every figure.
public enum Certainty: String, Sendable, CaseIterable {
  /// Read in the consolidated text of a law or in an official journal (FOUND-LAW).
  case law = "wet"
  /// Read on a page or in a document of a public body (FOUND).
  case published = "gepubliceerd"
  /// Read in the press or another secondary source only (FOUND-2ND).
  case secondary = "pers"
  /// Stated in the member letter of July 2022 (LETTER).
  case letter = "ledenbrief"
  /// Our own arithmetic or interpretation (DERIVED).
  case derived = "afgeleid"
  /// From general knowledge, not verified (RECALLED).
  case recalled = "niet geverifieerd"
  /// Reported to this journal by an organisation or person.
  case reported = "gemeld"
  /// Made up by the generator of examples: never about a real municipality.
  case invented = "verzonnen"
}
