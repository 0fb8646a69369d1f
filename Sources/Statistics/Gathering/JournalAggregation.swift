package import Database
package import Endpoints
import JSON
import Journal
import Kernel

/// Adds up the journal as it grows: each entry once, however often the service stops on the way.
package struct JournalAggregation: Sendable {
    /// What is gathered of an entry with one code.
    private struct Wanted: Sendable {
        let series: String
        /// Of the details; the entry itself counts when absent.
        let key: String?
        let categoryKey: String
        let isSpread: Bool

        init(_ indicator: Indicator, key: String?) {
            series = indicator.name
            self.key = key
            categoryKey = indicator.categoryKey
            isSpread = indicator.measure == .median
        }
    }

    private let wanted: [String: [Wanted]]

    /// Entries looked at in one step.
    private static let stretch = 1000

    /// What the indicators need.
    package init(_ indicators: [Indicator]) {
        var wanted: [String: [Wanted]] = [:]
        for indicator in indicators {
            switch indicator.source {
            case .events(let codes):
                for code in codes { wanted[code, default: []].append(Wanted(indicator, key: nil)) }
            case .details(let key, let codes):
                for code in codes { wanted[code, default: []].append(Wanted(indicator, key: key)) }
            case .counter: break
            }
        }
        self.wanted = wanted
    }

    /// Goes on where it stopped; `true` when there is more. What is added and how far it came is one transaction.
    package func step(_ transaction: WriteTransaction) throws -> Bool {
        let connection = transaction.connection
        let last = try JournalTable(connection).lastNumber()
        let done = try connection.value("SELECT lastEntry FROM aggregateProgress WHERE id = 1", as: Int.self) ?? 0
        guard done < last else { return false }
        let end = min(last, done + JournalAggregation.stretch)
        var happened: [Happening: Int] = [:]
        var month = MonthOfHour()
        try connection.stream(
            """
            SELECT entry.code AS code, entry.at AS at, entry.details AS details, (
                SELECT CASE WHEN min(organisation) = max(organisation) THEN min(organisation) END
                FROM journalAudience WHERE journalAudience.number = entry.number) AS organisation
            FROM journalEntry AS entry WHERE entry.number > \(done) AND entry.number <= \(end)
            """
        ) { row in
            let code: String = try row["code"]
            guard wanted[code] != nil else { return }
            happened[
                Happening(
                    code: code, month: month(of: try row["at"]), details: try row["details"],
                    organisation: try row["organisation"]), default: 0] += 1
        }
        var gathered: [Aggregate: Gathered] = [:]
        for (happening, count) in happened { gather(happening, times: count, into: &gathered) }
        try AggregateTable(connection).add(gathered)
        try connection.run("UPDATE aggregateProgress SET lastEntry = \(end) WHERE id = 1")
        return end < last
    }

    private func gather(_ happening: Happening, times count: Int, into gathered: inout [Aggregate: Gathered]) {
        let details = EntryDetails(happening.details)
        let organisation = happening.organisation ?? ""
        for wanted in wanted[happening.code] ?? [] {
            guard let value = wanted.key.map(details.number) ?? 1 else { continue }
            var added = Gathered()
            added.add(value, times: count, spreading: wanted.isSpread)
            let occurrence = Occurrence(
                series: wanted.series, month: happening.month, departement: details.text("departement"),
                organisation: organisation.isEmpty ? details.text("organisation") : organisation,
                category: details.text(wanted.categoryKey))
            for aggregate in occurrence.aggregates { gathered[aggregate, default: Gathered()].add(added) }
        }
    }
}

/// What entries have in common that figures do not tell apart: many are the same but for when and by whom, and are looked at
/// once.
private struct Happening: Hashable {
    let code: String
    let month: Month
    let details: String?
    let organisation: String?
}

/// The months of instants that follow one another: in Paris as elsewhere no month begins within an hour.
private struct MonthOfHour {
    private var known: (hour: Int64, month: Month)?

    mutating func callAsFunction(of instant: Timestamp) -> Month {
        let hour = instant.milliseconds / 3_600_000
        if let known, known.hour == hour { return known.month }
        let month = Month(instant)
        known = (hour, month)
        return month
    }
}

/// What the details of an entry say to statistics: where, of which category, how much.
private struct EntryDetails {
    private let root: JSONValue?

    init(_ details: String?) { root = details.flatMap { try? JSONTape(Array($0.utf8)).root } }

    func text(_ key: String) -> String { root?[key]?.string ?? "" }

    func number(_ key: String) -> Double? {
        guard let value = root?[key] else { return nil }
        return value.double ?? value.bool.map { $0 ? 1 : 0 }
    }
}
