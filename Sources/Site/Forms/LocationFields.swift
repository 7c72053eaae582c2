// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Chain
import Exact
import Exchange
import Office
import Territory

/// The repeated fields of the form about a location: their names, how many there are, and what they hold.
enum LocationFields {
  /// Fields that come in numbered lines.
  struct Lines {
    /// The endings of the names in a line, after `contract-2`.
    let endings: [String]
    let prefix: String
    /// So many lines stand there at least, and one more than are filled in.
    let least: Int
    /// No more than this, so that a form stays within the number of fields that the site reads.
    static let most = 10

    /// The lines with something in them.
    func filled(in form: FormText) -> [Int] {
      (1...Lines.most).filter { line in endings.contains { form["\(prefix)-\(line)\($0)"] != nil } }
    }

    /// How many lines to show.
    func lines(in form: FormText) -> Int { min(Lines.most, max(least, (filled(in: form).last ?? 0) + 1)) }
  }

  static let contracts = Lines(endings: ["-plaatsen", "-vanaf", "-tot"], prefix: "contract", least: 3)
  static let groups = Lines(endings: ["", "-plaatsen", "-vanaf", "-tot"], prefix: "groep", least: 4)

  static func fits(_ location: Location) -> Bool {
    location.contracts.count <= Lines.most && location.shares.count <= Lines.most
  }

  /// What is known of a location as the fields of the form; nil when it does not fit in.
  static func values(_ location: Location) -> FormText? {
    guard fits(location) else { return nil }
    var items: [(String, String?)] = [
      ("locatie", location.id.text), ("naam", location.name), ("gemeente", location.municipality.description),
      ("soort", location.kind.rawValue), ("beheerder", location.runner.rawValue), ("hoofdlocatie", location.hub?.text),
      ("opening", location.open.from.description), ("sluiting", location.open.until?.description),
    ]
    for (index, contract) in location.contracts.enumerated() {
      items += [
        ("contract-\(index + 1)-plaatsen", String(contract.places)),
        ("contract-\(index + 1)-vanaf", contract.period.from.description),
        ("contract-\(index + 1)-tot", contract.period.until?.description),
      ]
    }
    for (index, share) in location.shares.enumerated() {
      let isAlways = share.period == usual(open: location.open, location.contracts)
      items += [
        ("groep-\(index + 1)", share.group.rawValue), ("groep-\(index + 1)-plaatsen", String(share.places)),
        ("groep-\(index + 1)-vanaf", isAlways ? nil : share.period.from.description),
        ("groep-\(index + 1)-tot", isAlways ? nil : share.period.until?.description),
      ]
    }
    let filled = items.compactMap { name, value in value.map { "\(name)=\(FormText.encode($0))" } }
    return FormText(filled.joined(separator: "&"))
  }

  /// The days for which a group has its places when nothing else is said: as long as there is a contract.
  static func usual(open: Period, _ contracts: [Location.Contract]) -> Period {
    let ends = contracts.map(\.period.until) + [open.until]
    let lasting = contracts.isEmpty || contracts.contains { $0.period.until == nil }
    let last = lasting ? open.until : ends.compactMap(\.self).filter { $0 > open.from }.max()
    let until = [last, open.until].compactMap(\.self).min()
    return Period(from: open.from, until: until)
  }

  /// The field of a fault that the office found in a form about a location.
  static func field(_ form: FormText) -> (FaultCode) -> String {
    { code in
      switch code {
      case .nameMissing: "naam"
      case .unknownArea, .areaKindNotAllowed, .areaNotInPeriod, .municipalityNotOnDay: "gemeente"
      case .satelliteWithoutHub: "hoofdlocatie"
      case .overlappingContracts: "contract-\(overlapping(form) ?? 1)-vanaf"
      case .groupNotAllowed: "groep-\(unfit(form) ?? 1)"
      case .sharesAboveCapacity: "groep-1-plaatsen"
      case .occupancyAboveCapacity, .numberTooLarge, .negativePeople: "contract-1-plaatsen"
      case .locationClosed: "opening"
      default: "locatie"
      }
    }
  }

  /// The first contract that runs at the same time as one before it.
  private static func overlapping(_ form: FormText) -> Int? {
    func day(_ name: String) -> Day? {
      if case .day(let day)? = form[name].flatMap({ ImportPeriod($0) }) { day } else { nil }
    }
    var before: [Period] = []
    for line in contracts.filled(in: form) {
      guard let from = day("contract-\(line)-vanaf") else { continue }
      let until = day("contract-\(line)-tot")
      if let until, until <= from { continue }
      let period = Period(from: from, until: until)
      if before.contains(where: period.overlaps) { return line }
      before.append(period)
    }
    return nil
  }

  /// The first group that the kind of location is not for.
  private static func unfit(_ form: FormText) -> Int? {
    guard let kind = form["soort"].flatMap(LocationKind.init(rawValue:)) else { return nil }
    return groups.filled(in: form).first { line in
      form["groep-\(line)"].flatMap(TargetGroup.init(rawValue:)).map { !kind.groups.contains($0) } ?? false
    }
  }
}

extension FormReader {
  /// A fixed name, such as `ter-apel`.
  mutating func slug(_ field: String) -> Slug? {
    let advice = "Gebruik hoogstens \(Slug.longest) kleine letters, cijfers en streepjes, zoals ter-apel."
    guard let text = text(field, .unreadableSlug, missing: "Vul een kenmerk in.", advice) else { return nil }
    if let slug = Slug(text) { return slug }
    add(field, .unreadableSlug, "'\(text.prefix(40))' is geen kenmerk.", advice)
    return nil
  }

  /// One of the values of an enumeration.
  mutating func choice<Choice: RawRepresentable>(_ field: String, _ code: FaultCode, _ what: String) -> Choice?
  where Choice.RawValue == String {
    guard let text = text(field, code, missing: "Kies \(what).", "Kies een van de mogelijkheden.") else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    add(field, code, "'\(text.prefix(40))' staat niet in de lijst.", "Kies een van de mogelijkheden.")
    return nil
  }

  /// The days from one field up to and not including the other, which may be empty.
  mutating func period(_ from: String, _ until: String) -> Period? {
    let first = dutchDay(from)
    let last = form[until] == nil ? nil : dutchDay(until)
    guard let first, form[until] == nil || last != nil else { return nil }
    if let last, last <= first {
      add(until, .datesTurned, "Deze dag ligt niet na \(first).", "Vul een latere dag in, of laat het veld leeg.")
      return nil
    }
    return Period(from: first, until: last)
  }

  mutating func contract(_ line: Int) -> Location.Contract? {
    let places = whole("contract-\(line)-plaatsen")
    let period = period("contract-\(line)-vanaf", "contract-\(line)-tot")
    guard let places, let period else { return nil }
    return Location.Contract(period: period, places: places)
  }

  /// Places for a group; without days of its own for as long as is usual.
  mutating func share(_ line: Int, usual: Period?) -> Location.Share? {
    let group: TargetGroup? = choice("groep-\(line)", .unreadableGroup, "een doelgroep")
    let places = whole("groep-\(line)-plaatsen")
    let (from, until) = ("groep-\(line)-vanaf", "groep-\(line)-tot")
    let hasDays = form[from] != nil || form[until] != nil
    let period = hasDays ? period(from, until) : usual
    guard let group, let places, let period else { return nil }
    return Location.Share(group: group, period: period, places: places)
  }
}
