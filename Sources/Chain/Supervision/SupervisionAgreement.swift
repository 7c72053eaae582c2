// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

public import Exact

/// What is done with the intention to step in and with the decision (R1.38d).
public enum NoticeKind: String, Sendable, CaseIterable {
  /// It is published (bekendgemaakt).
  case published = "bekendmaking"
  /// The council of the municipality gets a copy (afschrift aan de raad).
  case councilCopy = "afschrift raad"
}

/// That the intention or the decision was published, or that the council got its copy (bekendmaking).
public struct SupervisionNotice: Hashable, Sendable {
  /// Of which municipality and duty.
  public var file: SupervisionFile
  /// Of the last decision about which rung.
  public var rung: Rung
  /// Published, or a copy for the council.
  public var kind: NoticeKind
  /// When.
  public var day: Day

  /// A notice of a day about the last decision that put the municipality on `rung`.
  public init(file: SupervisionFile, rung: Rung, kind: NoticeKind, day: Day) {
    self.file = file
    self.rung = rung
    self.kind = kind
    self.day = day
  }
}

/// What kind of thing a municipality is to do.
public enum AgreementKind: String, Sendable, CaseIterable {
  /// An agreed action of rung 3.
  case action = "actie"
  /// A report that was asked for, on rung 2 or 3.
  case report = "verslag"
}

/// Something that a municipality is to do or to report by a day (toezichtafspraak). A later one with the same short name
/// replaces all of it.
public struct SupervisionAgreement: Hashable, Sendable {
  /// Of which municipality and duty.
  public var file: SupervisionFile
  /// The name under which it stays the same within the file.
  public var id: Slug
  /// An action or a report.
  public var kind: AgreementKind
  /// What, in words.
  public var text: String
  /// When it was agreed or asked.
  public var day: Day
  /// The last day for it.
  public var due: Day
  /// When it was done or received; nil while it is not.
  public var done: Day?

  /// Something to be done by `due`.
  public init(
    file: SupervisionFile, id: Slug, kind: AgreementKind, text: String, day: Day, due: Day, done: Day? = nil
  ) {
    self.file = file
    self.id = id
    self.kind = kind
    self.text = text
    self.day = day
    self.due = due
    self.done = done
  }
}
