import Accounts
import Database
import Directory
import Kernel
import Territories
import WorkingTime

/// What time does to tickets: warnings, breaches, moderators, reminders, closing. Each once, however often it is asked.
struct Clockwork {
    let keeping: TicketKeeping
    let transaction: WriteTransaction
    var now: Timestamp { transaction.now }
    var connection: Connection { transaction.connection }
    var desk: TicketDesk { TicketDesk(keeping, in: transaction) }

    /// The most tickets that one step looks at.
    static let step = 50
    /// Business days without a word after which moderators are invited.
    static let moderationDays = 5
    /// Business days after which the aidant is reminded of a resolved ticket.
    static let reminderDays = 10
    /// Days after which a resolved ticket is closed.
    static let answerDays: Int64 = 30

    /// Tells of delays that end soon, or are over.
    ///
    /// - Returns: how many were told of.
    func runClocks() throws -> Int {
        let due = try ClockTable(connection).due(at: now, limit: Clockwork.step)
        for (number, kind) in due {
            guard let ticket = try TicketTable(connection).find(number: number) else { continue }
            let desk = desk
            let met = try desk.meetUnseen(ticket)
            var clocks = try desk.clocks(of: ticket)
            let step = clocks.tell(kind, at: now)
            try desk.save(ticket, was: met, clocks: clocks)
            guard let step else { continue }
            try desk.record(
                step == .breach ? .clockBreached : .clockWarning, on: ticket,
                details: "{\"kind\":\"\(kind.rawValue)\"}")
            let start = clocks.clocks.first { $0.kind == kind }?.startedAt.description ?? ""
            try desk.tell(step == .breach ? .clockBreach : .clockWarning, of: ticket, step: "\(kind.rawValue) \(start)")
        }
        return due.count
    }

    /// Invites the moderators of the territory to tickets about which no agent said a word.
    func inviteModerators() throws -> Int {
        let oldest = now.adding(seconds: -Int64(Clockwork.moderationDays) * 86_400)
        let waiting = try connection.all(
            """
            SELECT \(TicketTable.columns) FROM ticket
            WHERE firstAnsweredAt IS NULL AND moderatedAt IS NULL AND openedAt IS NOT NULL AND closedAt IS NULL
                AND openedAt <= \(oldest) ORDER BY openedAt LIMIT \(Clockwork.step * 4)
            """, as: Ticket.init)
        let due = waiting.filter { ticket in
            guard let opened = ticket.moments.opened else { return false }
            let calendar = Calendars.calendar(of: ticket.departement)
            return calendar.instant(Clockwork.moderationDays, workedDaysAfter: opened) <= now
        }.prefix(Clockwork.step)
        guard !due.isEmpty else { return 0 }
        let moderators = try self.moderators()
        for ticket in due { try invite(moderators, to: ticket) }
        return due.count
    }

    private func invite(_ moderators: [(account: String, name: String, zones: [String])], to ticket: Ticket) throws {
        let desk = desk
        let met = try desk.meetUnseen(ticket)
        var ticket = ticket
        ticket.moments.moderated = now
        let here = moderators.filter { Standing.holds($0.zones, ticket.commune, keeping.territories) }
        for moderator in here {
            try ParticipantTable(connection).put(
                Participant(
                    account: moderator.account, name: moderator.name, part: .moderator, isHidden: false, since: now),
                in: ticket.number, by: nil)
        }
        ticket.version += 1
        ticket.moments.updated = now
        try desk.save(ticket, was: met)
        try desk.record(.moderated, on: ticket)
        try desk.tell(.invitation, of: ticket, step: here.map(\.account).joined(separator: " "))
    }

    /// Everybody who moderates somewhere.
    private func moderators() throws -> [(account: String, name: String, zones: [String])] {
        try connection.all(
            """
            SELECT account.id, account.name, zones FROM membership JOIN account ON account.id = membership.account
            WHERE role = 'ticketModerator' AND account.state IN ('invited', 'active')
            """
        ) { row in
            let zones: ZoneList = try row[2]
            return (try row[0], try row[1], zones.zones)
        }
    }

    /// Reminds aidants of resolved tickets, and closes those that nobody answers.
    func settleResolved() throws -> Int {
        let tickets = try connection.all(
            """
            SELECT \(TicketTable.columns) FROM ticket
            WHERE resolvedAt IS NOT NULL AND closedAt IS NULL
                AND (resolvedAt <= \(now.adding(seconds: -Clockwork.answerDays * 86_400))
                    OR remindedAt IS NULL AND resolvedAt <= \(now.adding(seconds: -10 * 86_400)))
            ORDER BY resolvedAt LIMIT \(Clockwork.step)
            """, as: Ticket.init)
        var count = 0
        for ticket in tickets {
            guard let resolved = ticket.moments.resolved else { continue }
            if resolved.adding(seconds: Clockwork.answerDays * 86_400) <= now {
                try close(ticket, .noAnswer)
                count += 1
            } else if try remindOfResolved(ticket, since: resolved) {
                count += 1
            }
        }
        return count
    }

    private func remindOfResolved(_ ticket: Ticket, since resolved: Timestamp) throws -> Bool {
        let calendar = Calendars.calendar(of: ticket.departement)
        guard calendar.instant(Clockwork.reminderDays, workedDaysAfter: resolved) <= now else { return false }
        try remind(ticket)
        return true
    }

    /// Reminds the creator, once.
    func remind(_ ticket: Ticket) throws {
        let desk = desk
        let met = try desk.meetUnseen(ticket)
        var ticket = ticket
        ticket.moments.reminded = now
        try desk.save(ticket, was: met)
        try desk.record(.reminded, on: ticket)
        try desk.tell(.reminder, of: ticket, step: now.day.description)
    }

    /// Closes a ticket in the service's own name.
    func close(_ ticket: Ticket, _ reason: Ticket.Closure.Reason) throws {
        let desk = desk
        try desk.close(
            try desk.meetUnseen(ticket), Ticket.Closure(reason: reason, usefulness: nil, comment: nil, at: now))
    }
}
