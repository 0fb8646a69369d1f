import Database
import Journal
import Kernel

/// What has outlived its time among tickets: silent ones are closed, closed ones wiped, wiped ones forgotten.
struct Housekeeping {
    let keeping: TicketKeeping
    let transaction: WriteTransaction
    private var now: Timestamp { transaction.now }
    private var connection: Connection { transaction.connection }

    private static let day: Int64 = 86_400
    /// Days without a sign of life after which an open ticket is closed: six months.
    static let silentDays: Int64 = 182
    /// Days without a sign of life after which the creator is reminded.
    static let warnedDays: Int64 = 152
    /// Days after closing until everything personal is wiped: six months.
    static let keptDays: Int64 = 183
    /// Days after that until the ticket is forgotten whole: two months.
    static let emptyDays: Int64 = 61
    static let draftDays: Int64 = 30

    /// Closes open tickets that nobody touched for six months, a month after a reminder, and forgets old drafts.
    func settleSilent(limit: Int = Clockwork.step) throws -> Int {
        let silent = now.adding(seconds: -Housekeeping.silentDays * Housekeeping.day)
        let warned = now.adding(seconds: -Housekeeping.warnedDays * Housekeeping.day)
        let draft = now.adding(seconds: -Housekeeping.draftDays * Housekeeping.day)
        let tickets = try connection.all(
            """
            SELECT \(TicketTable.columns) FROM ticket
            WHERE state NOT IN ('closed') AND activeAt <= \(draft)
                AND (state = 'draft' OR activeAt <= \(silent) OR activeAt <= \(warned) AND remindedAt IS NULL)
            ORDER BY activeAt LIMIT \(limit)
            """, as: Ticket.init)
        let clockwork = Clockwork(keeping: keeping, transaction: transaction)
        for ticket in tickets {
            if ticket.state == .draft {
                try TicketErasure(transaction: transaction).remove(ticket)
                try TicketDesk(keeping, in: transaction).record(.deleted, on: ticket)
            } else if ticket.moments.active <= silent {
                try clockwork.close(ticket, .inactive)
            } else {
                try clockwork.remind(ticket)
            }
        }
        return tickets.count
    }

    /// How many tickets, mandates and discussions have outlived their time.
    func dueCount() throws -> Int {
        let due =
            try connection.value(
                """
                SELECT count(*) FROM ticket WHERE closedAt IS NOT NULL
                    AND (closedAt <= \(wipeLimit) AND anonymisedAt IS NULL OR closedAt <= \(removalLimit))
                """, as: Int.self) ?? 0
        let mandates =
            try connection.value(
                """
                SELECT count(*) FROM mandate WHERE wipedAt IS NULL AND ticket IS NULL AND createdAt <= \(wipeLimit)
                """, as: Int.self) ?? 0
        return due + mandates
    }

    private var wipeLimit: Timestamp { now.adding(seconds: -Housekeeping.keptDays * Housekeeping.day) }
    private var removalLimit: Timestamp {
        now.adding(seconds: -(Housekeeping.keptDays + Housekeeping.emptyDays) * Housekeeping.day)
    }

    /// Wipes what was closed six months ago, and forgets what was wiped two months ago.
    ///
    /// - Returns: how many tickets and mandates.
    func wipe(limit: Int = Clockwork.step) throws -> Int {
        let erasure = TicketErasure(transaction: transaction)
        let old = try connection.all(
            """
            SELECT \(TicketTable.columns) FROM ticket WHERE closedAt IS NOT NULL
                AND (closedAt <= \(wipeLimit) AND anonymisedAt IS NULL OR closedAt <= \(removalLimit))
            ORDER BY closedAt LIMIT \(limit)
            """, as: Ticket.init)
        for ticket in old {
            if let closed = ticket.closure?.at, closed <= removalLimit {
                try erasure.remove(ticket)
            } else {
                try anonymise(ticket, erasure)
            }
        }
        // Mandates that served no ticket.
        let loose = try connection.all(
            """
            SELECT id FROM mandate WHERE wipedAt IS NULL AND ticket IS NULL AND createdAt <= \(wipeLimit)
            ORDER BY createdAt LIMIT \(limit)
            """
        ) { row -> Identifier<Mandate> in try row[0] }
        for mandate in loose { try erasure.wipeMandates("id = \(mandate)") }
        return old.count + loose.count
    }

    /// Forgets somebody who is known by an address alone: their tickets, closed first when they are open, and their drafts.
    ///
    /// - Returns: how many tickets; the limit when there may be more.
    func forget(personAt email: String, limit: Int = 100) throws -> Int {
        let erasure = TicketErasure(transaction: transaction)
        let numbers = try connection.all(
            "\(TicketKeeping.tickets(ofPersonAt: email)) LIMIT \(limit)"
        ) { row -> Int in try row[0] }
        for number in numbers {
            guard let ticket = try TicketTable(connection).find(number: number) else { continue }
            if ticket.state == .draft {
                try erasure.remove(ticket)
                continue
            }
            if ticket.state != .closed {
                try Clockwork(keeping: keeping, transaction: transaction).close(ticket, .withdrawn)
            }
            if let closed = try TicketTable(connection).find(number: number) { try anonymise(closed, erasure) }
        }
        return numbers.count
    }

    private func anonymise(_ ticket: Ticket, _ erasure: TicketErasure) throws {
        try erasure.wipe(ticket)
        let desk = TicketDesk(keeping, in: transaction)
        var ticket = ticket
        ticket.subject = ""
        ticket.usagerDigest = nil
        ticket.urgency = Ticket.Urgency(level: ticket.urgency.level, reason: nil, dueOn: nil)
        if let closure = ticket.closure {
            ticket.closure = Ticket.Closure(
                reason: closure.reason, usefulness: closure.usefulness, comment: nil, at: closure.at)
        }
        ticket.moments.anonymised = now
        ticket.version += 1
        try TicketTable(connection).save(ticket)
        try desk.record(.anonymised, on: ticket)
    }
}
