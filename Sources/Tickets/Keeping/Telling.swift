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
        guard let last = notices.last else { return 0 }
        let book = AddressBook(directory: directory, connection: connection, now: transaction.now)
        var letters: [Letter] = []
        for notice in notices {
            guard let ticket = try ToldTicket(notice.ticket, in: connection) else { continue }
            let recipients = try NoticeRecipients(connection: connection, ticket: ticket, book: book).recipients(
                of: notice)
            letters += recipients.map { recipient in
                Letter(
                    notice.kind.letter, to: recipient, about: "ticket/\(ticket.id)", step: notice.letterStep,
                    link: "/tickets/\(ticket.id)")
            }
        }
        try postbox.post(letters, in: transaction)
        try connection.run("DELETE FROM ticketNotice WHERE number <= \(last.number)")
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
