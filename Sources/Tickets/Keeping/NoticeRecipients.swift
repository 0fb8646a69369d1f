import Accounts
import Database
import Directory
import Endpoints
import Kernel

/// Whom something concerns, and who may know of it.
struct NoticeRecipients {
    let keeping: TicketKeeping
    let connection: Connection
    let ticket: Ticket
    let now: Timestamp

    /// The people and mailboxes to write to, each once; never who did it.
    func recipients(of notice: Notice) throws -> [Letter.Recipient] {
        var accounts: [String] = []
        var mailboxes: [Letter.Recipient] = []
        let participants = try ParticipantTable(connection).all(of: ticket.number)
        func agents(_ roles: [Role]) throws {
            for unit in try units() {
                accounts += try members(of: unit, roles: roles)
                if let mailbox = unit.details.mailbox {
                    mailboxes.append(
                        Letter.Recipient(address: mailbox.description, name: unit.details.name.description))
                }
            }
        }
        switch notice.kind {
        case .toQualify: try agents([.qualifier])
        case .opened, .clockWarning: try agents([.agent])
        case .message, .reopened, .mandateRevoked:
            accounts = [ticket.creator.account] + participants.map(\.account)
            // Whoever took it is told; while nobody did, everybody of the unit is.
            if let assignee = ticket.assignee { accounts.append(assignee.account) } else { try agents([.agent]) }
        case .note:
            accounts = participants.filter { $0.part != .aidant }.map(\.account)
            if let assignee = ticket.assignee { accounts.append(assignee.account) } else { try agents([.agent]) }
        case .invitation: accounts = notice.step.split(separator: " ").map(String.init)
        case .resolved, .closed:
            accounts = [ticket.creator.account] + participants.filter { !$0.isHidden }.map(\.account)
            if notice.kind == .closed, let assignee = ticket.assignee { accounts.append(assignee.account) }
        case .reminder: accounts = [ticket.creator.account]
        case .resumed:
            accounts = [ticket.creator.account]
            // Whoever took it goes on; while nobody did, everybody of the unit may.
            if let assignee = ticket.assignee { accounts.append(assignee.account) } else { try agents([.agent]) }
        case .clockBreach: accounts = try managers()
        }
        var told: Set<String> = []
        let people = try accounts.filter { $0 != notice.author && told.insert($0).inserted }.compactMap(recipient)
        let addresses = Set(people.map(\.address))
        return people + mailboxes.filter { !addresses.contains($0.address) }
    }

    /// The units where the ticket is.
    private func units() throws -> [Unit] {
        let targets = try StandingTable(connection: connection, territories: keeping.territories, now: now)
            .targets(of: ticket.number)
        return try targets.filter { $0.leftAt == nil }.compactMap {
            try keeping.directory.unit($0.unit, asOf: now, in: connection)
        }
    }

    /// Those who work in a unit, or who stand in for those who are away.
    private func members(of unit: Unit, roles: [Role]) throws -> [String] {
        let names = Set(roles.map(\.rawValue))
        return try keeping.directory.members(of: unit, asOf: now, in: connection).filter {
            !names.isDisjoint(with: $0.roles)
        }.compactMap { $0.reachable?.description }
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

    private func recipient(_ account: String) throws -> Letter.Recipient? {
        guard let id = Identifier<Account>(account), let found = try AccountTable(connection).find(id),
            found.maySignIn, let email = found.email
        else { return nil }
        return Letter.Recipient(
            account: account, address: email.description, name: found.name.description, language: found.language)
    }
}
