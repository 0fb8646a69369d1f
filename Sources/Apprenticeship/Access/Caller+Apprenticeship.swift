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

    /// The training centres for which they act.
    var centres: [String] { grants(of: .trainingCentre).compactMap(\.organisation) }

    /// Whether they answer the candidates of an offer: its employer's people, or the centre that looks after it.
    func answers(for offer: Offer.ID, of employer: Employer.ID, in connection: Connection) throws -> Bool {
        if try acts(for: employer, in: connection) { return true }
        let centres = centres
        guard !centres.isEmpty, let delegation = try DelegationTable(connection).accepted(for: offer) else {
            return false
        }
        return centres.contains(delegation.organisation)
    }
}
