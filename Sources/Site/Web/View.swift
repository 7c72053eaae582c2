// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Mustache

/// What a template can read: names with text, a flag, another view or a list of views.
///
/// Mustache renders a name that it cannot find as nothing and without a sound, so every name of a template must be
/// there, if need be as `View.nothing`. `SiteTests` renders each template with a view that reports what it lacks.
struct View: MustacheParent, Sendable, ExpressibleByDictionaryLiteral {
  private(set) var fields: [String: any Sendable] = [:]
  /// Told of each name that is asked for and is not there; only tests listen.
  var missed: (@Sendable (String) -> Void)?

  /// The value of a name that has nothing to show: as text empty, as a section left out.
  static let nothing = Nothing()

  init(dictionaryLiteral elements: (String, any Sendable)...) {
    for (name, value) in elements { fields[name] = value }
  }

  /// The view with the names of `other` added; those of `other` win.
  func adding(_ other: View) -> View {
    var sum = self
    sum.fields.merge(other.fields) { _, new in new }
    return sum
  }

  subscript(name: String) -> (any Sendable)? {
    get { fields[name] }
    set { fields[name] = newValue }
  }

  func child(named name: String) -> Any? {
    if let text = fields[name] as? String { return text.withoutControlCharacters }
    if let value = fields[name] { return value }
    missed?(name)
    return nil
  }
}

/// Nothing to show, which is something else than a name that was forgotten.
struct Nothing: MustacheCustomRenderable, Sendable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

/// The text, or nothing when it is nil.
func shown(_ text: String?) -> any Sendable {
  if let text { text } else { View.nothing }
}

/// The view, or nothing when it is nil.
func shown(_ view: View?) -> any Sendable {
  if let view { view } else { View.nothing }
}
