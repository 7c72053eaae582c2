// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// Who asks for something to be recorded (indiener).
public struct Submitter: Hashable, Sendable {
  /// What a submitter may do. A person at this computer may record everything; a visitor only reads.
  enum Standing: Hashable, Sendable {
    case local, visitor
  }

  /// The name that stands in the journal.
  public let name: String
  let standing: Standing

  /// The person who works at this computer, by the program or by a page that only this computer can reach.
  public static func local(name: String) -> Submitter { Submitter(name: name, standing: .local) }

  /// Somebody on the other side of the network, who has not signed in.
  public static let visitor = Submitter(name: "bezoeker", standing: .visitor)
}

/// The one place that says who may do what (mandaat). What is not allowed here is refused.
enum Mandate {
  static func permits(_ submitter: Submitter, _ intent: Intent) -> Bool {
    switch (submitter.standing, intent) {
    case (.local, .record), (.local, .correct), (.local, .open): true
    case (.visitor, _): false
    }
  }
}
