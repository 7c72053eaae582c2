// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Exchange
import Journal
import Office
import Reports

// Decisions that wait for a second person.
extension AccessPages {
  private var trail: [(label: String, address: Address)] {
    [("Uw account", .access(.own)), ("Voorstellen", .access(.proposals))]
  }

  func proposalsPage(_ member: Member) async throws -> Page {
    var page = Page("Voorstellen", trail: [("Uw account", .access(.own))])
    page.hasClocks = false
    page.isLasting = false
    page.intro = [
      "Een besluit dat anderen bindt, nemen twee mensen van uw organisatie. De een stelt voor, de ander bevestigt."
    ]
    var table = Table(
      id: "voorstellen", caption: "Voorstellen van uw organisatie",
      columns: [
        .init(label: "Voorstel"), .init(label: "Wat"), .init(label: "Door"), .init(label: "Op"), .init(label: "Stand"),
      ])
    table.rows = try await door.keeper.proposals(for: member).map { proposal in
      [
        .init(
          content: .link("Voorstel \(proposal.id)", links.to(.access(.proposal(proposal.id)))),
          csv: .whole(proposal.id)),
        .text(proposal.title), .text("account \(proposal.account)"), .text(DutchText.moment(proposal.created)),
        .text(proposal.status.rawValue),
      ]
    }
    page.add(table)
    return page
  }

  func proposal(_ number: Int, _ member: Member) async throws -> Answer {
    guard let proposal = try await door.keeper.proposals(for: member).first(where: { $0.id == number }) else {
      throw Refusal.notFound()
    }
    guard visit.method == .send else {
      return html(try await proposalPage(proposal, member, pages.page(refuseForm(proposal))))
    }
    do {
      switch form[FormPage.actionName] {
      case "bevestigen": return try await confirm(proposal, member)
      case "afwijzen":
        try await door.keeper.refuse(number, reason: form["reden"] ?? "", by: member, origin: caller.origin)
        return redirect(.access(.proposal(number)))
      default: throw Refusal.badValue(FormPage.actionName, "", expected: "Gebruik een knop van het formulier.")
      }
    } catch let refusal as AccessRefusal {
      return answer(try await proposalPage(proposal, member, try refused(refusal, refuseForm(proposal))), refusal)
    } catch let faults as Faults {
      var form = refuseForm(proposal)
      form.faults = faults.all.map { FieldFault(field: "", fault: $0) }
      try await door.keeper.note(
        AuditEvent(
          actor: member.account.reference, action: "voorstel bevestigen", object: "voorstel \(number)", isDone: false,
          origin: caller.origin, reason: faults.all.map(\.code.rawValue).joined(separator: " ")))
      return html(try await proposalPage(proposal, member, pages.page(form)))
    }
  }

  private func refuseForm(_ proposal: Proposal) -> FormPage {
    formPage(
      .proposal(proposal.id), "Voorstel \(proposal.id)", trail: trail, action: "afwijzen",
      button: "Wijs het voorstel af",
      fields: [FormField(name: "reden", label: "Reden om het af te wijzen", hint: "Geen namen van personen.")])
  }

  /// Records what was proposed, in the name of both. The key makes that it is recorded once, whoever confirms at the same
  /// moment.
  private func confirm(_ proposal: Proposal, _ member: Member) async throws -> Answer {
    guard door.keeper.mayDecide(proposal, member) else {
      // Refused, and written down, by the doorkeeper.
      try await door.keeper.confirm(proposal.id, by: member, origin: caller.origin)
      return redirect(.access(.proposal(proposal.id)))
    }
    guard scene.mount.writer != nil, let proposer = try await door.keeper.proposer(of: proposal) else {
      throw AccessRefusal.proposalClosed
    }
    let (intent, source) = try Intent.reading(kept: proposal.content)
    var submission = Submission(
      submitter: scene.submitter(proposer), source: source, key: proposal.key, intent: intent)
    submission.confirmer = scene.submitter(member.account)
    let outcome = try await scene.office.handle(submission)
    try await door.keeper.confirm(proposal.id, by: member, origin: caller.origin)
    return redirect(outcome.receipt.map { .entry($0.first) } ?? .access(.proposal(proposal.id)))
  }

  private func proposalPage(_ proposal: Proposal, _ member: Member, _ filled: Page) async throws -> Page {
    var page = filled
    let form = page.blocks
    page.blocks = form.filter { $0.template == "fouten" }
    var rows: [(label: String, content: Markup)] = [
      ("Wat", Markup(proposal.title)), ("Door", Markup("account \(proposal.account)")),
      ("Op", Markup(DutchText.moment(proposal.created))), ("Stand", Markup(proposal.status.rawValue)),
    ]
    if let decider = proposal.decider { rows.append(("Beslist door", Markup("account \(decider)"))) }
    if !proposal.reason.isEmpty { rows.append(("Reden", Markup(proposal.reason))) }
    page.blocks.append(.properties("Het voorstel", rows + content(proposal)))
    guard door.keeper.mayDecide(proposal, member) else {
      if proposal.status == .open {
        page.blocks.append(
          .message(
            .info, "Dit wacht op iemand anders",
            ["Een collega met de rol besluiten bevestigt dit voorstel of wijst het af. Er is nog niets vastgelegd."]))
      }
      return page
    }
    page.blocks += try await effects(proposal)
    page.blocks +=
      pages.page(
        formPage(.proposal(proposal.id), "", action: "bevestigen", button: "Bevestig en leg vast", fields: [])
      ).blocks
    page.blocks += form.filter { $0.template == "formulier" }
    return page
  }

  /// What would stand in the journal.
  private func content(_ proposal: Proposal) -> [(label: String, content: Markup)] {
    guard let (intent, source) = try? Intent.reading(kept: proposal.content) else { return [] }
    var rows: [(label: String, content: Markup)] = [("Bron", Markup(source))]
    switch intent {
    case .record(let facts):
      for fact in facts.prefix(Outcome.shown) {
        let draft = fact.fact.draft(source: fact.source)
        rows.append(("Inhoud", "\(draft.kind) <code>\(String(decoding: draft.payload, as: UTF8.self))</code>"))
      }
    case .correct(let position, let replacement, let reason):
      rows.append(("Corrigeert", .link("regel \(position)", links.to(.entry(position)))))
      rows.append(("Wordt", Markup(replacement.map(DutchText.whole) ?? "ingetrokken")))
      rows.append(("Reden", Markup(reason)))
    case .open: break
    }
    return rows
  }

  /// What would change, as it is now; what is wrong with it when it can no longer be recorded.
  private func effects(_ proposal: Proposal) async throws -> [Block] {
    guard let proposer = try await door.keeper.proposer(of: proposal) else { return [] }
    do {
      let (intent, source) = try Intent.reading(kept: proposal.content)
      let outcome = try await scene.office.handle(
        Submission(submitter: scene.submitter(proposer), source: source, isDryRun: true, intent: intent))
      return [Block("gevolgen", pages.view(outcome))]
    } catch let faults as Faults {
      return [
        .message(.warning, "Dit voorstel kan nu niet worden vastgelegd", faults.all.map { Markup($0.description) })
      ]
    }
  }
}
