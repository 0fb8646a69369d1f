import Accounts
import Endpoints
import Kernel
import Territories

/// Where a caller's tickets are found: stretches of the index, each by one principal and some states.
struct Perimeter: Hashable, Sendable {
    let principal: Principal
    let states: Set<TicketState>
    /// The departements to which it is narrowed; all when absent.
    let departements: Set<String>?
    /// What its words are to the caller: what all participants read, what agents read, or nothing.
    let words: Words

    /// The same departement by departement, where the principal has a number in each: of the whole only a part would be met.
    var parts: [Perimeter] {
        guard let departements, principal.part(in: "") != nil else { return [self] }
        return departements.sorted().compactMap { departement in
            principal.part(in: departement).map {
                Perimeter(principal: $0, states: states, departements: [departement], words: words)
            }
        }
    }

    /// Which words somebody may search.
    enum Words: Hashable, Sendable { case none, participants, agents }

    private static let sent = Set(TicketState.allCases).subtracting([.draft])
    private static let working = sent.subtracting([.toQualify])

    /// All stretches of a caller.
    static func all(of caller: Caller, _ territories: Territories) -> [Perimeter] {
        switch caller.identity {
        case .person(let person):
            let all = person.grants.flatMap { of($0, account: person.account, territories) }
            return Array(Set(all))
        case .partner(let partner):
            let areas = departements(of: partner.zones, territories)
            return [Principal.creatorOrganisation(partner.organisation), .organisation(partner.organisation)].map {
                Perimeter(principal: $0, states: sent, departements: areas, words: .none)
            }
        case .anonymous, .owner: return []
        }
    }

    private static func of(_ grant: Grant, account: String, _ territories: Territories) -> [Perimeter] {
        let areas = departements(of: grant.zones, territories)
        func part(
            _ principal: Principal, _ states: Set<TicketState> = sent, _ words: Words = .none
        ) -> Perimeter {
            Perimeter(principal: principal, states: states, departements: areas, words: words)
        }
        let place: Principal? = grant.unit.map { .unit($0) } ?? grant.organisation.map { .organisation($0) }
        let origin: Principal? =
            grant.unit.map { .creatorUnit($0) } ?? grant.organisation.map { .creatorOrganisation($0) }
        switch grant.role {
        case .aidant:
            let own = part(.account(account), Set(TicketState.allCases), .participants)
            return [own] + (grant.unit.map { [part(.creatorUnit($0))] } ?? [])
        case .agent:
            return [part(.account(account), sent, .agents)] + (place.map { [part($0, working, .agents)] } ?? [])
        case .ticketModerator: return [part(.account(account), sent, .agents)]
        case .qualifier: return place.map { [part($0, [.toQualify])] } ?? []
        case .unitManager: return [place, origin].compactMap(\.self).map { part($0) }
        case .organisationManager:
            return grant.unit == nil ? [place, origin].compactMap(\.self).map { part($0) } : []
        case .territoryManager, .observer:
            if place != nil { return [place, origin].compactMap(\.self).map { part($0) } }
            guard let areas else { return [part(.everything)] }
            return areas.map { part(.departement($0)) }
        case .administrator: return grant.organisation == nil && grant.zones.isEmpty ? [part(.everything)] : []
        default: return []
        }
    }

    /// The departements in which zones lie; `nil` for everywhere. What a zone leaves out is left out ticket by ticket.
    static func departements(of zones: [String], _ territories: Territories) -> Set<String>? {
        let zones = zones.compactMap { Zone($0) }
        if zones.isEmpty || zones.contains(.country) { return nil }
        return zones.reduce(into: []) { areas, zone in
            switch zone {
            case .country: break
            case .departement(let code): areas.insert(code.description)
            case .collectivity(let code): areas.insert(code.description)
            case .commune(let code):
                if let chain = territories.resolve(code) { areas.insert(OpeningDesk.area(of: chain)) }
            case .region(let code):
                areas.formUnion(territories.departements.filter { $0.region == code }.map(\.code.description))
            case .epci(let siren):
                guard let epci = territories.epci(siren) else { return }
                for commune in territories.communes(of: epci) {
                    if let chain = territories.resolve(commune.code) { areas.insert(OpeningDesk.area(of: chain)) }
                }
            }
        }
    }
}
