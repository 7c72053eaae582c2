// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact

/// One request for a page, as far as pages need to know it.
struct Visit: Sendable {
  /// What is done with the page.
  enum Method: Sendable {
    case read, send
  }

  /// Reading a page or sending a form.
  var method: Method
  /// Which page.
  var address: Address
  /// What stands behind the `?`.
  var query: FormText
  /// The fields of the form that was sent.
  var form: FormText
  /// Who asks, and from where.
  var caller: Caller
  /// The path with its query, as it was asked for.
  var target: String
  /// The forms in which the visitor would like the answer (the header Accept).
  var accept = ""
}

/// What a page answers.
struct Answer: Sendable {
  enum Content: Sendable {
    case html(FramedPage)
    /// A file of a type that is handed over under a name.
    case file([UInt8], type: String, name: String)
    /// Text for programs, of a type.
    case text(String, type: String)
    /// A feed of changes.
    case feed(String)
    /// The browser is sent on to another page.
    case redirect(String)
  }

  var status = 200
  var content: Content
  /// When the journal was last brought up to date, for the foot of the page.
  var updated: Moment?
  /// Headers besides those of the content.
  var headers: [(name: String, value: String)] = []
  /// The codes of what was refused, for the audit log.
  var codes: [String] = []

  /// About how many bytes it takes.
  var size: Int {
    switch content {
    case .html(let page): page.size
    case .redirect(let text), .feed(let text), .text(let text, _): text.utf8.count
    case .file(let bytes, _, _): bytes.count
    }
  }
}

/// A page that there is not, or a request that cannot be understood.
struct Refusal: Error, Sendable {
  var status: Int
  /// What is wrong, a Dutch sentence.
  var problem: String
  /// What to do now, a Dutch sentence.
  var advice: String

  static func notFound(
    _ problem: String = "Deze pagina is er niet.",
    _ advice: String = "Controleer het adres, of begin bij de eerste pagina."
  ) -> Refusal {
    Refusal(status: 404, problem: problem, advice: advice)
  }

  /// A value in the address that means nothing.
  static func badValue(_ name: String, _ value: String, expected: String) -> Refusal {
    Refusal(
      status: 400, problem: "De waarde '\(value.prefix(100))' bij '\(name)' in het adres is niet te begrijpen.",
      advice: expected)
  }
}
