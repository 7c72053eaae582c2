// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A page before it is put into the frame that all pages share.
struct Page: Sendable {
  /// What the browser shows in its tab, and the heading unless `heading` says otherwise. Unique within a register.
  var title: String
  /// The one heading of the first level.
  var heading: String
  /// A sentence or two under the heading.
  var intro: [Markup] = []
  /// The way from the first page to here, without the page itself.
  var trail: [(label: String, address: Address)] = []
  /// The parts of the page, in order.
  var blocks: [Block] = []
  /// The tables on the page by the name they have in the address of their CSV file.
  var tables: [Table] = []
  /// The status of the answer.
  var status = 200
  /// Whether the same address gives the same page until the journal grows.
  var isLasting = true
  /// Whether the two clocks can be chosen on it: not where no figure depends on them.
  var hasClocks = true

  /// A page with one title for tab and heading.
  init(_ title: String, trail: [(label: String, address: Address)] = []) {
    self.title = title
    heading = title
    self.trail = trail
  }

  /// Adds a table, to be seen and to be had as a file.
  mutating func add(_ table: Table) {
    tables.append(table)
    blocks.append(table.block)
  }
}

/// A part of a page: a template and what it shows.
struct Block: Sendable {
  var template: String
  var view: View

  init(_ template: String, _ view: View) {
    self.template = template
    self.view = view
  }

  /// A heading of the second level with paragraphs.
  static func text(_ heading: String?, id: String? = nil, _ paragraphs: [Markup]) -> Block {
    Block(
      "tekst",
      [
        "kop": shown(heading), "anker": shown(id),
        "alineas": paragraphs.map { ["tekstHtml": $0] as View },
      ])
  }

  /// A message in a box: good news, a warning or an error.
  static func message(_ kind: MessageKind, _ heading: String, _ paragraphs: [Markup]) -> Block {
    Block(
      "melding",
      [
        "soort": kind.rawValue, "kop": heading, "alineas": paragraphs.map { ["tekstHtml": $0] as View },
      ])
  }

  /// Terms with their content, as in a list of properties.
  static func properties(_ heading: String?, _ rows: [(label: String, content: Markup)]) -> Block {
    Block(
      "eigenschappen",
      ["kop": shown(heading), "rijen": rows.map { ["label": $0.label, "inhoudHtml": $0.content] as View }])
  }
}

/// The kinds of message, by the names that the style sheet knows.
enum MessageKind: String, Sendable {
  case info
  case success = "ok"
  case warning = "warning"
  case error
}
