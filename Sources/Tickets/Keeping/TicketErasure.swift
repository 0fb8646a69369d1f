import Attachments
import Database
import Journal
import Kernel

/// Takes what is personal out of tickets, or tickets out of everything.
struct TicketErasure {
    let transaction: WriteTransaction
    private var connection: Connection { transaction.connection }

    /// Forgets a ticket whole: a draft that is given up, or one whose time is over.
    func remove(_ ticket: Ticket) throws {
        try wipe(ticket)
        try SightTable(connection).remove(ticket)
        try connection.run("DELETE FROM ticketNotice WHERE ticket = \(ticket.number)")
        for table in TicketErasure.rows { try connection.run("\(table) WHERE ticket = \(ticket.number)") }
        try connection.run("DELETE FROM mandate WHERE ticket = \(ticket.number)")
        try connection.run("DELETE FROM ticket WHERE number = \(ticket.number)")
    }

    /// The rows beside a ticket's own.
    private static let rows: [SQL] = [
        "DELETE FROM ticketUnit", "DELETE FROM ticketParticipant", "DELETE FROM ticketReading",
        "DELETE FROM ticketClock",
    ]

    /// Wipes usager, numbers, subject, texts, files, text messages and search rows; when and where stay.
    func wipe(_ ticket: Ticket) throws {
        let search = SearchTable(transaction)
        if ticket.state != .draft {
            for entry in try MessageTable(connection).entries(of: ticket.number, subject: ticket.subject) {
                search.remove(entry, for: ticket.audience)
            }
            // The words stand in the index until its parts are merged: a job does that, a piece at a time.
            try connection.run(
                "INSERT INTO ticketTextWipe (id, since) VALUES (1, \(transaction.now)) ON CONFLICT DO NOTHING")
        }
        let first = Message.number(0, of: ticket.number)
        let last = Message.number(Message.lastPlace, of: ticket.number)
        let messages = try connection.all(
            "SELECT number FROM ticketMessage WHERE number BETWEEN \(first) AND \(last)"
        ) { row -> Int in try row[0] }
        for message in messages {
            try transaction.attachments.erase(of: .message(message & Message.lastPlace, of: ticket.id))
        }
        try transaction.attachments.erase(of: ObjectName("ticket", ticket.id))
        try connection.run("DELETE FROM ticketMessageVersion WHERE message BETWEEN \(first) AND \(last)")
        try connection.run("DELETE FROM ticketMessage WHERE number BETWEEN \(first) AND \(last)")
        try connection.run("DELETE FROM ticketIdentifier WHERE ticket = \(ticket.number)")
        try connection.run("DELETE FROM ticketUsager WHERE ticket = \(ticket.number)")
        try wipeMandates("ticket = \(ticket.number)")
    }

    /// Wipes names, numbers and text messages of mandates.
    func wipeMandates(_ condition: SQL) throws {
        let mandates = try connection.all("SELECT id FROM mandate WHERE \(condition)") { row in
            try row[0] as Identifier<Mandate>
        }
        for mandate in mandates { try transaction.attachments.erase(of: ObjectName("mandate", mandate)) }
        try connection.run("DELETE FROM mandateSms WHERE mandate IN (SELECT id FROM mandate WHERE \(condition))")
        try connection.run(
            """
            UPDATE mandate SET firstName = '', lastName = '', birthDate = '', phone = NULL, email = NULL, scope = '',
                reason = NULL, proof = NULL, linkDigest = NULL, wipedAt = \(transaction.now)
            WHERE \(condition)
            """)
    }
}
