import Database
import Kernel

/// Finds tickets by their words: who may read them is part of the match, so that nothing else is ever counted or cut out.
struct SearchListing {
    let connection: Connection
    let filter: TicketFilter
    let perimeters: [Perimeter]
    let account: String?

    /// A ticket found, and the message in which it was.
    struct Hit: Hashable, Sendable {
        let ticket: Int
        let message: Int
    }

    /// The latest tickets that have the words, before a number, each once.
    func hits(_ words: String, before number: Int?, limit: Int) throws -> [Hit] {
        let table = PrincipalTable(connection)
        func numbers(_ kind: Perimeter.Words) throws -> [Int] {
            try perimeters.filter { $0.words == kind }.compactMap(\.principal).compactMap { try table.number(of: $0) }
        }
        guard
            let match = SearchTable.match(
                words, words: try numbers(.participants), notes: try numbers(.agents))
        else { return [] }
        let isAgentSide = perimeters.contains { $0.words == .agents }
        let states: SQL = filter.states.map { "AND t.state IN (\(each: $0.map(\.rawValue)))" } ?? ""
        let area: SQL = filter.departement.map { "AND t.departement = \($0)" } ?? ""
        var hits: [Hit] = []
        let top = number.map { Message.number(0, of: $0) } ?? Int.max
        let found: SQL = """
            SELECT f.rowid, t.number FROM ticketText AS f JOIN ticket AS t ON t.number = f.rowid >> 12
            WHERE f.ticketText MATCH \(match) AND f.rowid < \(top) \(states) \(area)
                AND \(filter.condition(account: account, isAgentSide: isAgentSide))
            ORDER BY f.rowid DESC LIMIT 2000
            """
        // Rows of one ticket stand together.
        struct Enough: Error {}
        do {
            try connection.stream(found) { row in
                let message: Int = try row[0]
                let ticket: Int = try row[1]
                if hits.last?.ticket == ticket { return }
                if hits.count == limit { throw Enough() }
                hits.append(Hit(ticket: ticket, message: message))
            }
        } catch is Enough {}
        return hits
    }

    /// What stands around the words in the message in which they were found.
    func snippet(_ hit: Hit, _ words: String) throws -> String? {
        guard
            let text = try connection.value(
                "SELECT text FROM ticketMessage WHERE number = \(hit.message)", as: String.self)
        else { return nil }
        let looked = SearchTable.folded(words).split(separator: " ").map(String.init)
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
        let place = parts.firstIndex { part in
            let folded = SearchTable.folded(part)
            return looked.contains { folded.hasPrefix($0) || folded.split(separator: " ").contains(Substring($0)) }
        }
        let start = max(0, (place ?? 0) - 8)
        let shown = parts[start..<min(parts.count, start + 20)].joined(separator: " ")
        return (start > 0 ? "… " : "") + shown + (start + 20 < parts.count ? " …" : "")
    }
}
