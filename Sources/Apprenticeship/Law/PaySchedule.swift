package import Kernel

/// The band of age that decides the share of the minimum wage (code du travail, article D6222-26).
package enum AgeBand: String, CaseIterable, Sendable {
    case under18, from18To20, from21To25, from26

    /// The age at which each band begins.
    var firstAge: Int {
        switch self {
        case .under18: 0
        case .from18To20: 18
        case .from21To25: 21
        case .from26: 26
        }
    }
}

/// The periods of a contract in which the minimum pay stays the same: by year of the contract and band of age.
package struct PaySchedule: Sendable {
    package let periods: [Period]

    /// Some months with one share.
    package struct Period: Hashable, Sendable {
        package let from: Day
        /// The last day.
        package let to: Day
        package let band: AgeBand
        /// The year of the course, 1 to 3; what is longer is paid as the third.
        package let year: Int

        /// A period from its first to its last day.
        package init(from: Day, to: Day, band: AgeBand, year: Int) {
            self.from = from
            self.to = to
            self.band = band
            self.year = year
        }
    }

    /// The periods of a contract.
    ///
    /// - Parameters:
    ///   - skippedYears: years of the course that are taken as done (article D6222-28-1): pay begins after them.
    package init(birthDate: Day, start: Day, months: Int, skippedYears: Int = 0) {
        let end = start.adding(months: months).adding(days: -1)
        // The band changes on the first day of the month after the birthday.
        let changes = AgeBand.allCases.dropFirst().map { (birthDate.adding(years: $0.firstAge).startOfNextMonth, $0) }
        let anniversaries = (1...4).map { start.adding(months: 12 * $0) }
        let cuts = Set([start] + anniversaries + changes.map(\.0)).filter { $0 >= start && $0 <= end }.sorted()
        periods = cuts.enumerated().map { place, from in
            let band = changes.last { $0.0 <= from }?.1 ?? .under18
            let year = anniversaries.count { $0 <= from } + 1 + skippedYears
            let to = place + 1 < cuts.count ? cuts[place + 1].adding(days: -1) : end
            return Period(from: from, to: to, band: band, year: min(3, year))
        }
    }
}
