import Database
import Kernel

/// How far each person has read a ticket.
struct ReadingTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// One person's reading.
    struct Reading: Sendable {
        let account: String
        let name: String
        let isAgentSide: Bool
        let at: Timestamp
    }

    /// The place of the last message read; 0 before the first.
    func place(of account: String, in ticket: Int) throws -> Int {
        try connection.value("SELECT place FROM ticketReading WHERE ticket = \(ticket) AND account = \(account)") ?? 0
    }

    /// Notes how far somebody has read; never back.
    func note(_ reading: Reading, place: Int, in ticket: Int) throws {
        try connection.run(
            """
            INSERT INTO ticketReading (ticket, account, name, isAgentSide, place, at)
            VALUES (\(ticket), \(reading.account), \(reading.name), \(reading.isAgentSide), \(place), \(reading.at))
            ON CONFLICT (ticket, account) DO UPDATE SET place = max(place, excluded.place), at = excluded.at
            """)
    }

    /// Who has read a ticket, the latest first.
    func readings(of ticket: Int) throws -> [Reading] {
        try connection.all(
            "SELECT account, name, isAgentSide, at FROM ticketReading WHERE ticket = \(ticket) ORDER BY at DESC, account"
        ) { row in Reading(account: try row[0], name: try row[1], isAgentSide: try row[2], at: try row[3]) }
    }
}
