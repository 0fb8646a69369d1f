import Crypto
import Database
import Directory
import Endpoints
import Journal
import Kernel
import Territories

/// Where a caller works on tickets, in one transaction: what is read, changed, told and written down together.
struct TicketDesk {
    let keeping: TicketKeeping
    let caller: Caller
    let transaction: WriteTransaction
    /// Who does it, as the journal says.
    let author: Author

    var connection: Connection { transaction.connection }
    var now: Timestamp { transaction.now }
    private var standings: StandingTable { snapshot.standings }
    /// What is stored now, this very transaction's changes included.
    var snapshot: TicketSnapshot {
        TicketSnapshot(keeping: keeping, caller: caller, connection: connection, now: now)
    }

    init(_ keeping: TicketKeeping, for caller: Caller, in transaction: WriteTransaction) {
        self.keeping = keeping
        self.caller = caller
        self.transaction = transaction
        author = Author(caller)
    }

    /// A desk at which nobody sits: the service itself keeps tickets.
    init(_ keeping: TicketKeeping, in transaction: WriteTransaction) {
        self.keeping = keeping
        caller = Caller(identity: .anonymous, request: "")
        self.transaction = transaction
        author = .service
    }

    /// A ticket that the caller may do something with, at the version that they have seen.
    func meet(
        _ id: Ticket.ID, to action: TicketAction, seen precondition: Precondition? = nil
    ) throws -> MetTicket {
        let met = try snapshot.meet(id, to: action)
        try precondition?.check(met.ticket.version)
        return met
    }

    /// The same ticket after it was changed: what the caller is to it may have changed too.
    func meetAgain(_ ticket: Ticket) throws -> MetTicket { try standings.meet(ticket, for: caller) }

    /// A ticket with which the service itself does something.
    func meetUnseen(_ ticket: Ticket) throws -> MetTicket {
        MetTicket(ticket: ticket, standing: Standing([]), targets: try standings.targets(of: ticket.number))
    }

    /// Keeps a changed ticket, and puts it where it belongs in lists and in the search.
    ///
    /// - Parameters:
    ///   - met: as it was when it was read.
    ///   - clocks: its clocks, when they were moved.
    @discardableResult
    func save(_ ticket: Ticket, was met: MetTicket, clocks moved: TicketClocks? = nil) throws -> Ticket {
        var ticket = ticket
        let before = met.ticket
        let clocks = try moved ?? TicketClocks(ClockTable(connection).clocks(of: ticket.number), of: ticket.departement)
        if let moved {
            for clock in moved.clocks {
                try ClockTable(connection).save(clock, of: ticket.number, moved.calendar)
            }
        }
        ticket.audience = try snapshot.audience(
            of: ticket, targets: standings.targets(of: ticket.number),
            participants: ParticipantTable(connection).all(of: ticket.number)
        ).numbered(in: connection)
        ticket.moments.due = ticket.state.isOpen ? clocks.dueAt : nil
        try TicketTable(connection).save(ticket)
        try SightTable(connection).place(ticket, before: before)
        try moveWords(from: before, to: ticket)
        return ticket
    }

    /// Takes the words back that stood for other readers, and puts them in anew.
    private func moveWords(from before: Ticket, to ticket: Ticket) throws {
        let wasFound = before.state != .draft
        let isFound = ticket.state != .draft
        guard before.audience.searchTokens != ticket.audience.searchTokens || wasFound != isFound else { return }
        let search = SearchTable(transaction)
        for entry in try MessageTable(connection).entries(of: ticket.number, subject: ticket.subject) {
            if wasFound { search.remove(entry, for: before.audience) }
            if isFound { search.insert(entry, for: ticket.audience) }
        }
    }
}
