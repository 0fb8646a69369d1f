import Database
import Kernel
import Territories

/// Which tickets stand in whose lists, and which words they may search: written whenever a ticket changes.
struct SightTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Puts a ticket where it belongs now.
    ///
    /// - Parameter before: as it was when it was read; `nil` for a new one.
    func place(_ ticket: Ticket, before: Ticket?) throws {
        if let before {
            for principal in before.audience.principals {
                try connection.run(
                    """
                    DELETE FROM ticketSight
                    WHERE principal = \(principal) AND state = \(before.state.place) AND ticket = \(ticket.number)
                    """)
            }
        }
        let due = ticket.moments.due?.milliseconds
        let rows = ticket.audience.principals.map { principal -> SQL in
            """
            (\(principal), \(ticket.state.place), \(ticket.number), \(ticket.departement), \(due),
                \(ticket.urgency.level.place))
            """
        }
        try connection.insert(rows, into: "ticketSight (principal, state, ticket, departement, dueAt, urgency)")
    }

    /// Forgets a ticket.
    func remove(_ ticket: Ticket) throws {
        for principal in ticket.audience.principals {
            try connection.run(
                """
                DELETE FROM ticketSight
                WHERE principal = \(principal) AND state = \(ticket.state.place) AND ticket = \(ticket.number)
                """)
        }
    }
}
