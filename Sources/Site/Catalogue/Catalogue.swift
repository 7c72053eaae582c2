// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Exchange

/// The catalogue of the open data of a register (catalogus), after DCAT-AP-NL 3.0: one list of statements, which is written in
/// two forms.
struct Catalogue {
  let publisher: Publisher
  /// What stands before every address of the register: scheme, host and base.
  let root: String
  let links: Links
  /// What the register is called.
  let register: String
  let isExample: Bool
  /// When something was last recorded; nil for an empty journal.
  let modified: Day?
  let today: Day
  /// The datasets of which nothing was recorded yet, so that their pages have no table.
  let empty: Set<String>

  private typealias Thing = LinkedData.Thing
  private typealias Value = LinkedData.Value
  private typealias Statement = (name: LinkedData.Name, values: [LinkedData.Value])

  private static let authority = "http://publications.europa.eu/resource/authority/"

  private func dct(_ word: String, _ values: Value...) -> Statement { (.init(.dct, word), values) }
  private func dcat(_ word: String, _ values: Value...) -> Statement { (.init(.dcat, word), values) }

  private var address: String { root + Address.text(.catalogue).path }
  private func address(of dataset: Dataset) -> String { "\(address)#\(dataset.id)" }
  private var service: String { "\(address)#api" }
  private var organisation: String { publisher.address ?? "\(address)#uitgever" }

  /// Everything that is said.
  var data: LinkedData {
    LinkedData(
      things: [catalogue, agent, api] + Dataset.all.flatMap { [thing($0)] + distributions(of: $0).map(\.thing) })
  }

  private func title(_ text: String) -> Value { .dutch(isExample ? "Voorbeeld met verzonnen cijfers: \(text)" : text) }

  private var changed: [Statement] { modified.map { [dct("modified", .day($0.description))] } ?? [] }

  /// What every thing that is offered says.
  private var offered: [Statement] {
    [
      dct("publisher", .address(organisation)), dct("creator", .address(organisation)),
      dcat("contactPoint", .thing(contact)),
      dct("accessRights", .address(Catalogue.authority + "access-right/PUBLIC")),
      dcat(
        "theme", .address(Catalogue.authority + "data-theme/SOCI"), .address(Catalogue.authority + "data-theme/GOVE")),
      dct("language", .address(Catalogue.authority + "language/NLD")),
    ]
  }

  private var catalogue: Thing {
    var thing = Thing(address, .init(.dcat, "Catalog"))
    thing.statements =
      [
        dct("title", title("Open data van \(register)")),
        dct(
          "description",
          .dutch(
            "Cijfers over asielopvang, huisvesting van statushouders en opvang van ontheemden, met bron en uitleg.")),
        dct("publisher", .address(organisation)), dcat("contactPoint", .thing(contact)),
        dct("language", .address(Catalogue.authority + "language/NLD")),
        dct("spatial", .address(Catalogue.authority + "country/NLD")),
        (.init(.dcat, "themeTaxonomy"), [.address(Catalogue.authority + "data-theme")]),
        (.init(.foaf, "homepage"), [.address(root + "/")]),
        (.init(.dcat, "dataset"), Dataset.all.map { .address(address(of: $0)) }),
        (.init(.dcat, "service"), [.address(service)]),
      ] + changed
    return thing
  }

  private var agent: Thing {
    Thing(
      organisation, .init(.foaf, "Agent"),
      statements: [
        (.init(.foaf, "name"), [.dutch(publisher.name)]),
        (.init(.foaf, "homepage"), publisher.address.map { [.address($0)] } ?? []),
      ])
  }

  private var contact: Thing {
    Thing(
      nil, .init(.vcard, "Organization"),
      statements: [
        (.init(.vcard, "fn"), [.dutch(publisher.name)]),
        (.init(.vcard, "hasEmail"), publisher.email.map { [.address("mailto:\($0)")] } ?? []),
        (.init(.vcard, "hasURL"), [.address(publisher.contactAddress)]),
      ])
  }

  private var api: Thing {
    var thing = Thing(service, .init(.dcat, "DataService"))
    thing.statements =
      [
        dct("title", title("API van \(register)")),
        dct("description", .dutch("Alle cijfers, op twee klokken: waarover het gaat, en wat toen bekend was.")),
        dct("identifier", .text(service)),
        dcat("endpointURL", .address(root + API.root)),
        dcat("endpointDescription", .address(root + API.root + API.descriptionPath)),
        dct("conformsTo", .address("https://gitdocumentatie.logius.nl/publicatie/api/adr/")),
        dct("license", .address(publisher.licence.address)),
        dcat("landingPage", .address(root + Address.text(.api).path)),
        (.init(.dcat, "servesDataset"), Dataset.all.map { .address(address(of: $0)) }),
      ] + offered + changed
    return thing
  }

  private func thing(_ dataset: Dataset) -> Thing {
    var thing = Thing(address(of: dataset), .init(.dcat, "Dataset"))
    let page = dataset.page.map { root + $0.address.path } ?? root + Address.text(.api).path
    thing.statements =
      [
        dct("title", title(dataset.title)), dct("description", .dutch(dataset.about)),
        dct("identifier", .text(address(of: dataset))),
        (.init(.dcat, "keyword"), dataset.keywords.map { .dutch($0) }),
        // Whenever somebody records something.
        dct("accrualPeriodicity", .address(Catalogue.authority + "frequency/IRREG")),
        dct("spatial", .address(Catalogue.authority + "country/NLD")), dcat("landingPage", .address(page)),
        (.init(.dcat, "distribution"), distributions(of: dataset).map { .address($0.address) }),
      ] + offered + changed
    return thing
  }

  /// A form in which a dataset can be had.
  struct Distribution {
    /// The name of the distribution in the catalogue.
    let address: String
    let label: String
    /// Where it is to be had.
    let link: String
    let thing: LinkedData.Thing
  }

  /// The forms: files of the table on its page, and the API.
  func distributions(of dataset: Dataset) -> [Distribution] {
    let files: [(TakenTable.Format, label: String, type: String)] = [
      (.openCSV, "CSV", "CSV"), (.json, "JSON", "JSON"), (.ods, "ODS", "ODS"),
    ]
    let found = (empty.contains(dataset.id) ? nil : dataset.page).map { page in
      files.map { format, label, type in
        distribution(
          dataset, "\(format.rawValue)", label, type, media: Catalogue.media(format),
          at: file(page.address, page.table, format),
          about: format == .openCSV ? file(page.address, page.table, .csvw) : nil)
      }
    }
    return (found ?? []) + [
      distribution(
        dataset, "api", "JSON over de API", "JSON", media: "application/json",
        at: API.root + dataset.question + (dataset.isOfToday ? "?\(Viewpoint.dayName)=\(today)" : ""),
        about: nil, isService: true)
    ]
  }

  private func file(_ address: Address, _ table: String, _ format: TakenTable.Format) -> String {
    "\(address.path)?formaat=\(format.rawValue)&tabel=\(table)"
  }

  private static func media(_ format: TakenTable.Format) -> String {
    format.type.split(separator: ";").first.map(String.init) ?? format.type
  }

  private func distribution(
    _ dataset: Dataset, _ name: String, _ label: String, _ type: String, media: String, at path: String, about: String?,
    isService: Bool = false
  ) -> Distribution {
    let address = "\(address(of: dataset))-\(name)"
    let licence = dataset.isOfCBS ? Publisher.Licence.attribution : publisher.licence
    var thing = Thing(address, .init(.dcat, "Distribution"))
    thing.statements =
      [
        dct("title", .dutch("\(dataset.title) (\(label))")),
        dcat("accessURL", .address(root + path)),
        (.init(.dcat, "downloadURL"), isService ? [] : [.address(root + path)]),
        (.init(.dcat, "accessService"), isService ? [.address(service)] : []),
        dct("license", .address(licence.address)),
        dct("format", .address(Catalogue.authority + "file-type/\(type)")),
        dcat("mediaType", .address("https://www.iana.org/assignments/media-types/\(media)")),
        (.init(.foaf, "page"), about.map { [.address(root + $0)] } ?? []),
        dct("language", .address(Catalogue.authority + "language/NLD")),
      ].filter { !$0.values.isEmpty } + changed
    return Distribution(address: address, label: label, link: links.base + path, thing: thing)
  }
}
