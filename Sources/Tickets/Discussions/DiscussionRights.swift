import Accounts
import Database
import Directory
import Endpoints
import Kernel
import Territories

/// Where an aidant may talk: the departements that their units cover, and the network that they are part of; and where a
/// moderator may read and take out what does not belong there.
struct DiscussionRights {
    let keeping: TicketKeeping
    let connection: Connection
    let caller: Caller

    static let access = Access.granted(roles: [.aidant])
    static let reading = Access.granted(roles: [.administrator, .aidant, .ticketModerator])

    /// The departements.
    func departements() throws -> Set<String> {
        var found: Set<String> = []
        for name in caller.grants(of: .aidant).compactMap(\.unit).compactMap({ Unit.ID($0) }) {
            guard let unit = try keeping.directory.unit(name, asOf: keeping.clock.now(), in: connection) else {
                continue
            }
            let zones = unit.details.coveredZones.map(\.description)
            found.formUnion(Perimeter.departements(of: zones, keeping.territories) ?? [])
            if unit.details.network == .franceServices { found.insert(Discussion.network) }
        }
        return found.union(moderated())
    }

    /// The departements in which the caller moderates, and the network for who moderates everywhere.
    func moderated() -> Set<String> {
        let everywhere = Set(keeping.territories.departements.map(\.code.description) + [Discussion.network])
        return caller.grants(of: .administrator, .ticketModerator).reduce(into: []) { found, grant in
            found.formUnion(Perimeter.departements(of: grant.zones, keeping.territories) ?? everywhere)
        }
    }

    /// A discussion of the caller's territory.
    ///
    /// - Throws: `not-found` for another.
    func visible(_ id: Identifier<Discussion>) throws -> Discussion {
        guard let found = try DiscussionTable(connection).find(id), try departements().contains(found.departement)
        else { throw Failure(.notFound) }
        return found
    }

    /// Refuses what tells a person.
    static func check(_ text: LongText, at pointer: String) throws(Failure) {
        guard text.warnings.isEmpty else {
            throw Failure.invalid(
                pointer, "personal-data",
                Text(
                    fr: "Une discussion ne porte sur aucun usager : pas de numéro ni de téléphone.",
                    en: "A discussion is about no usager: no number, no telephone."))
        }
    }
}
