import Database
import Directory
import Kernel

extension Clockwork {
    /// Lets tickets go on that waited until a day that is over: their clocks run again, and warn again.
    ///
    /// - Returns: how many went on.
    func resumeWaiting() throws -> Int {
        let over = try connection.all(
            """
            SELECT \(TicketTable.columns) FROM ticket
            WHERE waitingUntil IS NOT NULL AND waitingUntil < \(ParisTime.day(at: now))
            ORDER BY waitingUntil LIMIT \(Clockwork.step)
            """, as: Ticket.init)
        for waiting in over {
            let desk = desk
            let met = try desk.meetUnseen(waiting)
            var ticket = waiting
            try ticket.move(.resume, at: now)
            var clocks = try desk.clocks(of: ticket)
            clocks.resume(at: now)
            ticket.version += 1
            ticket.moments.updated = now
            try desk.save(ticket, was: met, clocks: clocks)
            try desk.record(.resumed, on: ticket)
            try desk.tell(.resumed, of: ticket, step: String(ticket.version))
        }
        return over.count
    }
}
