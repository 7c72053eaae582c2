// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Access
import Chain
import Exact
import Journal
import Office
import Territory

/// What happens when a form is sent: read, judged, shown again or recorded.
extension Pages {
  func formAnswer(_ frame: PageFrame) async throws -> Answer {
    switch scene.visit.address {
    case .report: try await send(reportForm(), frame, reader: readReport, field: Pages.reportField)
    case .exchange: try await send(exchangeForm(), frame, reader: readExchange, field: Pages.exchangeField)
    case .correct(let position):
      try await send(
        try await correctForm(position), frame, reader: { readCorrection(position, &$0) }, field: Pages.correctField)
    case .reportCrisis:
      try await send(crisisForm(), frame, reader: readCrisis, field: Pages.crisisField(scene.visit.form))
    case .recordLocation:
      try await send(locationForm(), frame, reader: readLocation, field: LocationFields.field(scene.visit.form))
    case .reportOccupancy: try await send(occupancyForm(), frame, reader: readOccupancy, field: Pages.occupancyField)
    case .table(.form(let form)):
      try await send(self.form(form), frame, reader: { read(form, &$0) }, field: form.field)
    case .supervision(.form(let form)):
      try await send(self.form(form), frame, reader: { read(form, &$0) }, field: form.field)
    case .displaced(.form): try await send(displacedForm(), frame, reader: readDisplaced, field: Pages.displacedField)
    case .regulation(.recordBottleneck):
      try await send(bottleneckForm(), frame, reader: readBottleneck, field: Pages.bottleneckField)
    case .importing: try await send(importForm(), frame, reader: readImport) { _ in FormReader.rowsField }
    case .keepDivision:
      try await send(keepDivisionForm(), frame, reader: readKeepDivision, field: Pages.keepDivisionField)
    default: throw Refusal.method
    }
  }

  /// Carries out a form. What the reader or the office refuses comes back on the form itself.
  private func send(
    _ empty: FormPage, _ frame: PageFrame, reader read: (inout FormReader) -> (intent: Intent, source: String)?,
    field: (FaultCode) -> String
  ) async throws -> Answer {
    var form = empty
    form.values = scene.visit.form
    guard let writer = scene.writer else {
      var page = page(form)
      page.status = 403
      return answer(page, frame)
    }
    let key = form.values[FormPage.keyName]
    var reader = FormReader(scene.visit.form)
    let wanted = read(&reader)
    let action = form.values[FormPage.actionName] ?? FormPage.record
    guard [FormPage.record, FormPage.dryRun].contains(action) else {
      throw Refusal.badValue(FormPage.actionName, action, expected: "Gebruik een knop van het formulier.")
    }
    let isDryRun = action == FormPage.dryRun
    if reader.faults.isEmpty, let wanted {
      do {
        let submission = Submission(
          submitter: writer, source: wanted.source, key: isDryRun ? nil : key, isDryRun: isDryRun,
          intent: wanted.intent)
        if let answer = try await proposed(submission, form) { return answer }
        let outcome = try await scene.office.handle(submission)
        if let receipt = outcome.receipt { return recorded(at: receipt.first) }
        form.effects = outcome
      } catch let faults as Faults {
        reader.add(faults, field: field)
      }
    }
    (form.faults, form.notices) = (reader.faults, reader.notices)
    var answer = answer(page(form), frame)
    answer.codes = form.faults.map(\.fault.code.rawValue)
    return answer
  }

  /// Keeps the request for a second person to confirm, when it takes one and nothing else is wrong with it; nil otherwise.
  private func proposed(_ submission: Submission, _ form: FormPage) async throws -> Answer? {
    guard let door = scene.door, let member = scene.visit.caller.member, !submission.isDryRun,
      try await scene.office.takesTwo(submission)
    else { return nil }
    var trial = submission
    (trial.isDryRun, trial.key) = (true, nil)
    _ = try await scene.office.handle(trial)
    let id = try await door.keeper.propose(
      form.title, content: try submission.kept(), request: submission.key ?? "", by: member.account,
      origin: scene.visit.caller.origin)
    return Answer(
      status: 303, content: .redirect(links.to(.access(.proposal(id)))), codes: [FaultCode.secondPersonNeeded.rawValue])
  }

  private func answer(_ page: Page, _ frame: PageFrame) -> Answer {
    Answer(status: page.status, content: .html(frame.html(page, scene)))
  }

  /// On to the page of what was recorded, so that reloading does not send the form again.
  private func recorded(at position: Int) -> Answer {
    Answer(status: 303, content: .redirect(links.to(.entry(position), [("vastgelegd", "ja")])))
  }
}
