import Accounts
import Database
import Directory
import Endpoints
import Kernel

extension TicketKeeping {
    /// Turns what happened into letters, a bounded number at a time: in the order in which it happened, each person once for
    /// each step.
    ///
    /// - Returns: how many happenings were told.
    func tellPeople(in transaction: WriteTransaction) throws -> Int {
        let connection = transaction.connection
        let notices = try connection.all(
            "SELECT number, ticket, kind, step, author FROM ticketNotice ORDER BY number LIMIT \(Clockwork.step)",
            as: Notice.init)
        for notice in notices {
            try connection.run("DELETE FROM ticketNotice WHERE number = \(notice.number)")
            guard let ticket = try TicketTable(connection).find(number: notice.ticket) else { continue }
            let recipients = try NoticeRecipients(
                keeping: self, connection: connection, ticket: ticket, now: transaction.now
            ).recipients(of: notice)
            for recipient in recipients {
                try postbox.post(
                    Letter(
                        notice.kind.letter, to: recipient, about: "ticket/\(ticket.id)", step: notice.letterStep,
                        link: "/tickets/\(ticket.id)"), in: transaction)
            }
        }
        return notices.count
    }
}

/// Something that happened and that people are to be told.
struct Notice: Sendable {
    let number: Int
    let ticket: Int
    let kind: NoticeKind
    let step: String
    let author: String?

    /// What tells one step from another in the outbox: an invitation is told once.
    var letterStep: String { kind == .invitation ? "" : "\(kind.rawValue) \(step)" }
}

extension Notice {
    init(_ row: borrowing Row) throws {
        number = try row["number"]
        ticket = try row["ticket"]
        kind = try row["kind"]
        step = try row["step"]
        author = try row["author"]
    }
}

extension NoticeKind {
    /// The letter that tells it.
    fileprivate var letter: StaticString {
        switch self {
        case .toQualify: "ticket-to-qualify"
        case .opened: "ticket-opened"
        case .message, .note, .reopened: "ticket-message"
        case .invitation: "ticket-invitation"
        case .resolved: "ticket-resolved"
        case .closed: "ticket-closed"
        case .clockWarning: "ticket-late-soon"
        case .clockBreach: "ticket-late"
        case .reminder: "ticket-reminder"
        case .resumed: "ticket-wait-over"
        case .mandateRevoked: "ticket-mandate-revoked"
        }
    }
}
