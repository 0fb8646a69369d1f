import Accounts
import Kernel

extension TicketDesk {
    /// How the caller is called on a ticket: their name, and where they work on it.
    func signature(on met: MetTicket) throws -> String {
        guard let person = caller.person else { return caller.partner?.organisation ?? "" }
        let name = try snapshot.name(of: person.account)
        if person.account == met.ticket.creator.account { return met.ticket.creator.name }
        let units = Set(person.grants.compactMap(\.unit))
        if let target = met.current.first(where: { units.contains($0.unit.description) }) {
            return "\(name) (\(target.name))"
        }
        let organisation = person.grants.compactMap(\.organisation).first
        return organisation.map { "\(name) (\($0))" } ?? name
    }
}
