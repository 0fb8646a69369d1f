import Accounts
import Kernel

extension TicketDesk {
    /// How an account is called; its own name when it is none of the service's.
    func name(of account: String) throws -> String {
        guard let id = Identifier<Account>(account), let found = try AccountTable(connection).find(id) else {
            return account
        }
        return found.name.description
    }

    /// How the caller is called on a ticket: their name, and where they work on it.
    func signature(on met: MetTicket) throws -> String {
        guard let person = caller.person else { return caller.partner?.organisation ?? "" }
        let name = try name(of: person.account)
        if person.account == met.ticket.creator.account { return met.ticket.creator.name }
        let units = Set(person.grants.compactMap(\.unit))
        if let target = met.current.first(where: { units.contains($0.unit.description) }) {
            return "\(name) (\(target.name))"
        }
        let organisation = person.grants.compactMap(\.organisation).first
        return organisation.map { "\(name) (\($0))" } ?? name
    }
}
