// SPDX-FileCopyrightText: 2026 Regietafel contributors
// SPDX-License-Identifier: EUPL-1.2

import Exact
import Territory

/// The published national numbers to which the invented locations add up.
struct PublishedReception {
  typealias Point = (day: Day, value: Int)

  /// The places that COA said it would have if nothing new came, on the days it named. They go down.
  let portfolio: [Point]
  /// The places on the third of those days by what was said later, when new locations had been found.
  let laterPlaces: Int
  /// The people at locations of COA. Before the first day on which it told them apart: as many of all people in reception
  /// as on that day.
  let people: [Point]

  /// The first day of the portfolio: that on which the example opens.
  var start: Day { portfolio[0].day }

  /// The numbers in a book; nil when one that is needed is not there.
  init?(_ book: ChainBook) {
    portfolio = PublishedReception.points(.portfolio, in: book)
    let values = portfolio.map(\.value)
    let atLocations = PublishedReception.points(.residentsAtLocations, in: book)
    let residents = PublishedReception.points(.residents, in: book)
    guard portfolio.count >= 4, zip(values, values.dropFirst()).allSatisfy({ $0 > $1 }), let first = atLocations.first,
      let all = residents.first(where: { $0.day == first.day })?.value, all > 0,
      let later = book.comparisons(with: .measure(.portfolio, .netherlands, .day(portfolio[2].day))).first?.whole,
      later > values[2]
    else { return nil }
    laterPlaces = later
    people =
      residents.filter { $0.day < first.day }.map { point in
        (point.day, Rounding.halfUp.divide(product: point.value, first.value, by: all))
      } + atLocations
  }

  private static func points(_ measure: Measure, in book: ChainBook) -> [Point] {
    (book.state.reception.reportedDays[.init(measure: measure, area: .netherlands)] ?? []).compactMap { day in
      guard let key = SeriesKey(measure, .netherlands, .day(day)) else { return nil }
      return book.recorded(key, as: .measure(measure, .netherlands, .day(day)))?.whole.map { (day, $0) }
    }
  }

  /// The people at locations of COA on a day: on a straight line between the days that were published.
  func people(on day: Day) -> Int { ChainBook.onLine(people, day) }

  /// The places there are to be on a day as everyone knows now, up to the third day of the portfolio.
  func wanted(on day: Day) -> Int {
    ChainBook.onLine([portfolio[0], (portfolio[2].day, laterPlaces)], day)
  }
}
