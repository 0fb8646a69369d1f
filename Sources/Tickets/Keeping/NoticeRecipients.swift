import Accounts
import Database
import Directory
import Endpoints
import Kernel

/// What is to be known of a ticket to tell people of it.
struct ToldTicket: Sendable {
    let number: Int
    let id: Ticket.ID
    let creator: String
    let assignee: String?

    /// The one with a number; `nil` when it is gone.
    init?(_ number: Int, in connection: Connection) throws {
        let read = try connection.first("SELECT id, creator, assignee FROM ticket WHERE number = \(number)") { row in
            (id: try row[0] as Ticket.ID, creator: try row[1] as String, assignee: try row[2] as String?)
        }
        guard let read else { return nil }
        self.number = number
        (id, creator, assignee) = (read.id, read.creator, read.assignee)
    }
}

/// Whom something concerns, and who may know of it.
struct NoticeRecipients {
    let connection: Connection
    let ticket: ToldTicket
    let book: AddressBook

    /// The people and mailboxes to write to, each once; never who did it.
    func recipients(of notice: Notice) throws -> [Letter.Recipient] {
        var accounts: [String] = []
        var mailboxes: [Letter.Recipient] = []
        func participants() throws -> [Participant] { try ParticipantTable(connection).all(of: ticket.number) }
        func agents(_ roles: [Role]) throws {
            for unit in try units() {
                accounts += try book.members(of: unit, roles: roles)
                if let mailbox = unit.details.mailbox {
                    mailboxes.append(
                        Letter.Recipient(address: mailbox.description, name: unit.details.name.description))
                }
            }
        }
        // Whoever took it is told; while nobody did, everybody of the units is.
        func whoeverHasIt() throws {
            if let assignee = ticket.assignee { accounts.append(assignee) } else { try agents([.agent]) }
        }
        switch notice.kind {
        case .toQualify: try agents([.qualifier])
        case .opened, .clockWarning: try agents([.agent])
        case .message, .reopened, .mandateRevoked:
            accounts = [ticket.creator] + (try participants().map(\.account))
            try whoeverHasIt()
        case .note:
            accounts = try participants().filter { $0.part != .aidant }.map(\.account)
            try whoeverHasIt()
        case .invitation: accounts = notice.step.split(separator: " ").map(String.init)
        case .resolved, .closed:
            accounts = [ticket.creator] + (try participants().filter { !$0.isHidden }.map(\.account))
            if notice.kind == .closed, let assignee = ticket.assignee { accounts.append(assignee) }
        case .reminder: accounts = [ticket.creator]
        case .resumed:
            accounts = [ticket.creator]
            try whoeverHasIt()
        case .clockBreach: accounts = try managers()
        }
        var told: Set<String> = []
        let people = try accounts.filter { $0 != notice.author && told.insert($0).inserted }.compactMap(book.recipient)
        let addresses = Set(people.map(\.address))
        return people + mailboxes.filter { !addresses.contains($0.address) }
    }

    /// The units where the ticket is.
    private func units() throws -> [Unit] {
        try connection.all(
            "SELECT unit FROM ticketUnit WHERE ticket = \(ticket.number) AND leftAt IS NULL ORDER BY since, unit"
        ) { row in try row[0] as Unit.ID }.compactMap(book.unit)
    }

    /// Who manages the units, and the whole organisations.
    private func managers() throws -> [String] {
        try units().flatMap { unit in
            try connection.all(
                """
                SELECT DISTINCT account FROM membership
                WHERE organisation = \(unit.organisation)
                    AND (unit = \(unit.id) AND role = 'unitManager' OR unit IS NULL AND role = 'organisationManager')
                ORDER BY account
                """
            ) { row -> String in try row[0] }
        }
    }
}
