import Database
import Endpoints
import Kernel

/// Finds tickets by their words: who may read them is part of the match, so that nothing else is ever counted or cut out.
struct SearchListing {
    let connection: Connection
    let filter: TicketFilter
    let perimeters: [Perimeter]
    let account: String?
    let now: Timestamp

    /// The latest tickets that have the words, before a number, each once, with the message in which they stand.
    ///
    /// - Throws: `invalid-parameter` for the beginning of too many words: before any is gathered where the engine can tell,
    ///   and otherwise when it was cut.
    func tickets(_ words: String, before number: Int?, limit: Int) throws -> [ListingTable.Found] {
        guard let beginning = SearchTable.beginning(of: words) else {
            return try gathered(words, before: number, limit: limit)
        }
        guard try SearchBreadth(connection).pages(beginning) <= SearchBreadth.most else {
            throw SearchListing.tooBroad
        }
        do { return try gathered(words, before: number, limit: limit) } catch let failure as Failure
            where failure.problem == .readTooLong
        { throw SearchListing.tooBroad }
    }

    private func gathered(_ words: String, before number: Int?, limit: Int) throws -> [ListingTable.Found] {
        guard let statement = try statement(words, before: number) else { return [] }
        var found: [ListingTable.Found] = []
        // Rows of one ticket stand together.
        struct Enough: Error {}
        do {
            try connection.stream(statement) { row in
                let ticket: Int = try row[1]
                if found.last?.number == ticket { return }
                if found.count == limit { throw Enough() }
                found.append(ListingTable.Found(number: ticket, moment: 0, message: try row[0]))
            }
        } catch is Enough {}
        return found
    }

    private static let tooBroad = Failure(
        .invalidParameter,
        fields: [
            Failure.Field(
                "?q", "too-broad",
                Text(
                    fr: "Trop de mots commencent ainsi : écrivez une lettre de plus, ou le mot entier.",
                    en: "Too many words begin so: write one more letter, or the whole word."))
        ])

    /// What walks the messages that have the words, the latest first; `nil` when there is nobody to find for.
    func statement(_ words: String, before number: Int?) throws -> SQL? {
        let table = PrincipalTable(connection)
        func numbers(_ kind: Perimeter.Words) throws -> [Int] {
            try perimeters.filter { $0.words == kind }.compactMap { try table.number(of: $0.principal) }
        }
        guard
            let match = SearchTable.match(
                words, words: try numbers(.participants), notes: try numbers(.agents))
        else { return nil }
        let bounds = try NumberBounds(filter, in: connection)
        let first = Message.number(0, of: bounds.first)
        let end = Message.number(0, of: min(bounds.end, number ?? bounds.end))
        let isAgentSide = perimeters.contains { $0.words == .agents }
        var rest: SQL = """
            \(filter.condition(on: "t.number", account, isAgentSide: isAgentSide))
                AND \(filter.rowCondition(account: account))
            """
        if let states = filter.states { rest = "\(rest) AND t.state IN (\(each: states.map(\.rawValue)))" }
        if let departement = filter.departement { rest = "\(rest) AND t.departement = \(departement)" }
        if let urgency = filter.urgency { rest = "\(rest) AND t.urgency = \(urgency)" }
        if filter.isLate {
            rest = """
                \(rest) AND t.state NOT IN ('draft', 'closed') AND EXISTS (SELECT 1 FROM ticketClock AS c
                    WHERE c.ticket = t.number AND c.metAt IS NULL AND c.pausedAt IS NULL AND c.dueAt <= \(now))
                """
        }
        return """
            SELECT f.rowid, t.number FROM ticketText AS f CROSS JOIN ticket AS t ON t.number = f.rowid >> 12
            WHERE f.ticketText MATCH \(match) AND f.rowid >= \(first) AND f.rowid < \(end) AND \(rest)
            ORDER BY f.rowid DESC
            """
    }
}
