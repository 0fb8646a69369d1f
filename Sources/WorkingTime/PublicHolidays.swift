package import Kernel

/// The public holidays of a year (Code du travail, art. L3133-1; L3134-13 in Alsace and Moselle; L3422-2 overseas).
package enum PublicHolidays {
    /// The holidays of one year in one zone, in order.
    ///
    /// In Alsace and Moselle Good Friday counts everywhere: the law gives it to communes with a Protestant church or a
    /// mixed one, which hardly any administration there is without.
    package static func days(of year: Int, in zone: HolidayZone) -> [Day] {
        let easter = easterSunday(of: year).daysSinceEpoch
        var days = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)].compactMap {
            Day(year: year, month: $0.0, day: $0.1)
        }
        // Easter Monday, Ascension, Whit Monday.
        days += [1, 39, 50].compactMap { Day(daysSinceEpoch: easter + $0) }
        if zone == .alsaceMoselle {
            days += [Day(daysSinceEpoch: easter - 2), Day(year: year, month: 12, day: 26)].compactMap(\.self)
        }
        if let abolition = zone.abolitionDay, let day = Day(year: year, month: abolition.month, day: abolition.day) {
            days.append(day)
        }
        return days.sorted()
    }

    /// Easter Sunday in the Gregorian calendar, by the method published anonymously in Nature, 20 April 1876.
    static func easterSunday(of year: Int) -> Day {
        let golden = year % 19
        let (century, rest) = year.quotientAndRemainder(dividingBy: 100)
        let skipped = century - century / 4 - (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + skipped + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let correction = (golden + 11 * epact + 22 * weekday) / 451
        let (month, day) = (epact + weekday - 7 * correction + 114).quotientAndRemainder(dividingBy: 31)
        return Day(year: year, month: month, day: day + 1)!
    }
}
