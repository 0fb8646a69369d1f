import Accounts
import Database
import Kernel

extension Caller {
    /// Whether they are a counsellor for a departement, or an administrator: a role without zones counts everywhere.
    func advises(_ departement: String, _ places: Places) -> Bool {
        grants(of: .administrator, .counsellor).contains { grant in
            grant.zones.isEmpty || grant.zones.contains { places.zone($0, holds: departement) }
        }
    }

    /// Whether they act for an employer.
    func acts(for employer: Employer.ID, in connection: Connection) throws -> Bool {
        guard holds(.employer), let person else { return false }
        return try EmployerTable(connection).acts(person.account, for: employer)
    }

    /// Whether they keep an offer: its employer's people, and counsellors of its departement.
    func keeps(_ offer: Offer, _ places: Places, in connection: Connection) throws -> Bool {
        if advises(offer.departement, places) { return true }
        return try acts(for: offer.employer, in: connection)
    }
}
