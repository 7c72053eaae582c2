// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Office
import Reports

/// A field of a form.
struct FormField {
  enum Kind {
    case text
    /// Digits: a phone shows its keys for numbers.
    case number
    /// One of these, by value and label.
    case choice([(value: String, label: String)])
    /// One of these, in a list that folds out: for more than a reader sees at a glance.
    case select([(value: String, label: String)])
    /// A line of a type, with what a browser may fill in for it. A password is never shown again.
    case typed(_ type: String, _ autocomplete: String)
    /// A text of several lines.
    case lines
  }

  var name: String
  var label: String
  var hint: String?
  var kind = Kind.text
}

/// A form as it is shown: empty, with its faults, or with what it would do.
struct FormPage {
  var address: Address
  var title: String
  var trail: [(label: String, address: Address)]
  var explanation: [Markup]
  var groups: [(legend: String?, fields: [FormField])]
  var values: FormText
  var faults: [FieldFault] = []
  var effects: Outcome?
  /// What the visitor should know about what was typed, though nothing is wrong with it.
  var notices: [String] = []
  /// A table to look things up in, below the form.
  var table: Table?
  /// The one button of a form that records no facts and that everybody who sees the page may send; nil for the others.
  var button: (action: String, label: String)?
  /// Whose password is asked, for the keeper of passwords in the browser.
  var username: String?
  /// Fields that the reader does not see.
  var hidden: [(name: String, value: String)] = []

  /// The button that records, and the one that only shows what that would do.
  static let actionName = "actie"
  static let dryRun = "proef"
  static let record = "vastleggen"
  static let keyName = "sleutel"
}

extension Pages {
  /// The page of a form; the form is left out for a visitor who may not record anything.
  func page(_ form: FormPage) -> Page {
    var page = Page(form.title, trail: form.trail)
    page.isLasting = false
    page.hasClocks = false
    page.intro = form.explanation
    guard scene.mayWrite || form.button != nil else {
      page.blocks = [readOnly()]
      return page
    }
    if !form.faults.isEmpty {
      let count = form.faults.count
      page.title = "\(count) \(count == 1 ? "fout" : "fouten") – \(form.title)"
      page.status = 400
      page.blocks.append(Block("fouten", summary(form)))
    }
    if !form.notices.isEmpty { page.blocks.append(.message(.info, "Let op", form.notices.map { Markup($0) })) }
    if let effects = form.effects { page.blocks.append(Block("gevolgen", view(effects))) }
    page.blocks.append(Block("formulier", view(form)))
    if let table = form.table { page.add(table) }
    return page
  }

  private func readOnly() -> Block {
    let reason: Markup =
      if scene.mount.writer == nil {
        "In dit register kunt u niets vastleggen."
      } else if scene.visit.caller.member != nil {
        "Uw rol is lezen. Vraag de beheerder om een andere rol als u iets wilt vastleggen."
      } else if scene.door != nil {
        "\(Markup.link("Meld u aan", links.to(.access(.signIn)))) om iets vast te leggen."
      } else {
        "Vastleggen kan alleen op de computer waarop Regietafel draait."
      }
    return .message(.info, "U kunt hier alleen lezen", [reason, "Alle cijfers en hun uitleg kunt u wel bekijken."])
  }

  private func summary(_ form: FormPage) -> View {
    let names = form.groups.flatMap(\.fields).map(\.name)
    return [
      "kop": form.faults.count == 1 ? "Er is 1 fout" : "Er zijn \(form.faults.count) fouten",
      "fouten": form.faults.map { fault in
        [
          "tekst": fault.text, "code": fault.fault.code.rawValue,
          "doel": shown(names.contains(fault.field) ? "#veld-\(fault.field)" : nil),
        ] as View
      },
    ]
  }

  private func view(_ form: FormPage) -> View {
    [
      "actie": links.to(form.address), "sleutelNaam": FormPage.keyName,
      "sleutel": form.values[FormPage.keyName] ?? key(),
      "actieNaam": FormPage.actionName, "proef": shown(form.button == nil ? FormPage.dryRun : nil),
      "actieWaarde": form.button?.action ?? FormPage.record, "knop": form.button?.label ?? "Leg dit vast",
      "bewijs": shown(scene.visit.caller.member?.formToken), "bewijsNaam": SiteResponder.proofName,
      "gebruiker": shown(form.username),
      "verborgen": form.hidden.map { ["naam": $0.name, "waarde": $0.value] as View },
      "groepen": form.groups.map { group in
        [
          "legenda": shown(group.legend), "velden": group.fields.map { view($0, form) },
        ] as View
      },
    ]
  }

  private func view(_ field: FormField, _ form: FormPage) -> View {
    let faults = form.faults.filter { $0.field == field.name }
    let id = "veld-\(field.name)"
    let describing = [field.hint == nil ? nil : "\(id)-hint", faults.isEmpty ? nil : "\(id)-fout"].compactMap(\.self)
    var value = form.values[field.name] ?? ""
    var (type, autocomplete) = ("text", "off")
    var (options, isNumber, isSelect): ([(value: String, label: String)], Bool, Bool) = ([], false, false)
    var isLines = false
    switch field.kind {
    case .choice(let choices): options = choices
    case .select(let choices): (options, isSelect) = (choices, true)
    case .number: isNumber = true
    case .typed(let kind, let filled):
      (type, autocomplete) = (kind, filled)
      if ["password", "one-time-code"].contains(where: { [kind, filled].contains($0) }) { value = "" }
    case .lines: (isLines, value) = (true, form.values.raw(field.name) ?? "")
    case .text: break
    }
    let choices = options.enumerated().map { index, choice -> View in
      [
        "naam": field.name, "waarde": choice.value, "label": choice.label,
        "nummer": index == 0 ? id : "\(id)-\(index)",
        "gekozen": value == choice.value || (value.isEmpty && index == 0),
      ]
    }
    return [
      "id": id, "naam": field.name, "label": field.label, "hint": shown(field.hint), "waarde": value,
      "isKeuze": !choices.isEmpty && !isSelect, "isLijst": isSelect, "isRegels": isLines,
      "isRegel": choices.isEmpty && !isSelect && !isLines, "keuzes": choices, "cijfers": isNumber,
      "soort": type, "aanvullen": autocomplete,
      "fouten": faults.map { ["tekst": $0.text] as View }, "heeftFouten": !faults.isEmpty,
      "beschrijving": shown(describing.isEmpty ? nil : describing.joined(separator: " ")),
    ]
  }

  /// What a request would change, figure by figure.
  func view(_ outcome: Outcome) -> View {
    [
      "kop": "Dit verandert er als u dit vastlegt",
      "tekst": outcome.alreadyKnown > 0 && outcome.recorded == 0
        ? "Niets: dit cijfer staat al in het journaal." : "Er is nog niets vastgelegd.",
      "gevolgen": outcome.effects.map { effect in
        [
          "label": label(effect.reference), "voor": effect.before.map(DutchText.figure) ?? "onbekend",
          "na": effect.after.map(DutchText.figure) ?? "onbekend",
        ] as View
      },
      "heeftGevolgen": !outcome.effects.isEmpty,
    ]
  }

  /// A key of this one form, so that sending it twice records it once. Letters only: digits in a row could be taken for
  /// a citizen service number.
  private func key() -> String {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return String((0..<28).map { _ in letters.randomElement(using: &generator) ?? "a" })
  }
}
