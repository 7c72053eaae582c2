// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

/// A form that asks a question by its address (method get): the answer has an address that can be shared.
struct QuestionForm {
  /// A field of the form.
  enum Field {
    /// A line of text with a hint.
    case line(_ name: String, _ label: String, _ value: String, hint: String?)
    /// A choice between words, each with what it is called.
    case choice(_ name: String, _ label: String, _ options: [(value: String, label: String)], chosen: String)
  }

  /// What the form is for.
  var name: String
  /// What the button says.
  var button: String
  var fields: [Field]
  /// Fields that few need, folded away under this name until one of them is used.
  var more: (name: String, fields: [Field], isOpen: Bool)?

  func block(_ links: Links, _ address: Address) -> Block {
    Block(
      "vraag",
      [
        "actie": links.action(address), "naam": name, "knop": button,
        "vast": links.viewpoint.items.map { ["naam": $0.name, "waarde": $0.value] as View },
        "velden": fields.map(view), "heeftMeer": more != nil, "meerNaam": more?.name ?? "",
        "isOpen": more?.isOpen ?? false, "meer": (more?.fields ?? []).map(view),
      ])
  }

  private func view(_ field: Field) -> View {
    switch field {
    case .line(let name, let label, let value, let hint):
      [
        "naam": name, "label": label, "waarde": value, "hint": shown(hint), "isKeuze": false, "opties": [] as [View],
      ]
    case .choice(let name, let label, let options, let chosen):
      [
        "naam": name, "label": label, "waarde": "", "hint": View.nothing, "isKeuze": true,
        "opties": options.map { option -> View in
          ["waarde": option.value, "label": option.label, "gekozen": option.value == chosen]
        },
      ]
    }
  }
}
