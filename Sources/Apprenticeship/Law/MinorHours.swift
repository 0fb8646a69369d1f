/// How long and when somebody below 18 may work (code du travail, articles L3162-1 to L3164-2).
package struct MinorHours: Sendable {
    package let dailyHours: Int
    package let weeklyHours: Int
    /// Minutes of break after four and a half hours.
    package let breakMinutes: Int
    package let dailyRestHours: Int
    package let weeklyRestDays: Int
    /// The hours between which no minor works, as minutes of the day: `22:00` to `06:00` unless the trade opens them.
    package let nightFrom: Int
    package let nightTo: Int
    /// Whether what the trade opens needs a derogation of the labour inspector.
    package let needsDerogation: Bool
    package let rules: [LegalRule]

    /// The limits for an age and a trade.
    ///
    /// - Parameter isOnSite: whether it is on a site of building, public works or landscaping, where 10 hours a day and 40
    ///   a week are open by right.
    package init(age: Int, trade: Trade, isOnSite: Bool = false) {
        let isYoungest = age < 16
        dailyHours = isOnSite ? 10 : 8
        weeklyHours = isOnSite ? 40 : 35
        breakMinutes = 30
        dailyRestHours = isYoungest ? 14 : 12
        weeklyRestDays = 2
        // Below 16 no derogation opens the night but for shows and races.
        switch (trade.night, isYoungest) {
        case (.bakery, false): (nightFrom, nightTo, needsDerogation) = (22 * 60, 4 * 60, true)
        case (.catering, false): (nightFrom, nightTo, needsDerogation) = (23 * 60 + 30, 6 * 60, true)
        case (_, true): (nightFrom, nightTo, needsDerogation) = (20 * 60, 6 * 60, false)
        case (.none, false): (nightFrom, nightTo, needsDerogation) = (22 * 60, 6 * 60, false)
        }
        rules = [
            LegalRule("L3162-1"), LegalRule("L3162-3"), LegalRule("L3163-1"), LegalRule("L3163-2"),
            LegalRule("L3164-1"), LegalRule("L3164-2"),
        ]
    }
}
