import Database
import Kernel

/// Somebody who was invited to a ticket.
struct Participant: Sendable {
    let account: String
    let name: String
    let part: TicketFacts.Part
    /// Whether aidants are not to know: invited among agents, and silent to the others so far.
    let isHidden: Bool
    let since: Timestamp
}

/// The participants that are stored.
struct ParticipantTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// As what somebody was invited; `nil` when they were not.
    func part(of account: String, in ticket: Int) throws -> TicketFacts.Part? {
        try connection.value("SELECT part FROM ticketParticipant WHERE ticket = \(ticket) AND account = \(account)")
    }

    /// All of a ticket's, in the order of their coming.
    func all(of ticket: Int) throws -> [Participant] {
        try connection.all(
            """
            SELECT account, name, part, isHidden, since FROM ticketParticipant WHERE ticket = \(ticket)
            ORDER BY since, account
            """
        ) { row in
            Participant(
                account: try row["account"], name: try row["name"], part: try row["part"],
                isHidden: try row["isHidden"], since: try row["since"])
        }
    }

    /// Adds somebody; who was hidden may come into the open.
    func put(_ participant: Participant, in ticket: Int, by inviter: String?) throws {
        try connection.run(
            """
            INSERT INTO ticketParticipant (ticket, account, name, part, isHidden, invitedBy, since)
            VALUES (\(ticket), \(participant.account), \(participant.name), \(participant.part),
                \(participant.isHidden), \(inviter), \(participant.since))
            ON CONFLICT (ticket, account) DO UPDATE SET isHidden = min(isHidden, excluded.isHidden)
            """)
    }

    /// Lets aidants know of somebody who writes to them.
    func show(_ account: String, in ticket: Int) throws {
        try connection.run(
            "UPDATE ticketParticipant SET isHidden = 0 WHERE ticket = \(ticket) AND account = \(account) AND isHidden = 1"
        )
    }

    /// Takes somebody out.
    func remove(_ account: String, from ticket: Int) throws -> Bool {
        try connection.run("DELETE FROM ticketParticipant WHERE ticket = \(ticket) AND account = \(account)") > 0
    }
}

extension TicketFacts.Part: SQLValue {}
