import Accounts
import Endpoints
import Kernel
import Territories

/// What a caller may do in the address book.
struct Authority {
    private let caller: Caller
    private let territories: Territories

    init(of caller: Caller, territories: Territories) {
        self.caller = caller
        self.territories = territories
    }

    /// How far a caller's hand reaches over one entry; each more than those before it.
    enum Reach: Int, Comparable {
        /// What everybody sees.
        case look
        /// What the organisation itself sees.
        case know
        /// How it is reached: mailbox, address, hours.
        case tend
        /// All of it.
        case manage

        static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
    }

    /// Whether the caller may make organisations.
    var makesOrganisations: Bool {
        caller.identity == .owner
            || caller.grants(of: .administrator).contains {
                $0.organisation == nil && $0.unit == nil && $0.zones.isEmpty
            }
    }

    /// Whether the caller sees how free units are: anybody who holds a role, and keys that may read the directory.
    var seesActivity: Bool { caller.person?.grants.isEmpty == false || caller.has(.directoryRead) }

    /// How far the caller reaches over an organisation.
    func reach(over organisation: Organisation.Slug) -> Reach {
        if caller.identity == .owner { return .manage }
        if let partner = caller.partner {
            guard partner.organisation == organisation.description, partner.has(.directoryRead) else { return .look }
            return caller.has(.directoryWrite) && partner.zones.isEmpty ? .manage : .know
        }
        let grants = caller.person?.grants.filter { $0.counts(for: organisation) } ?? []
        let isManager = grants.contains {
            [.administrator, .organisationManager].contains($0.role) && $0.unit == nil && $0.zones.isEmpty
        }
        if isManager { return .manage }
        return grants.contains { $0.organisation != nil } ? .know : .look
    }

    /// How far the caller reaches over a unit that is, or is to be.
    ///
    /// - Parameter lineage: the unit and those above it.
    func reach(over details: Unit.Details, of organisation: Organisation.Slug, lineage: [Unit.ID]) -> Reach {
        if caller.identity == .owner { return .manage }
        if let partner = caller.partner {
            guard partner.organisation == organisation.description, partner.has(.directoryRead) else { return .look }
            return caller.has(.directoryWrite) && isInside(partner.zones, details) ? .manage : .know
        }
        let names = Set(lineage.map(\.description))
        let reaches = (caller.person?.grants ?? []).filter { $0.counts(for: organisation) }.map { grant -> Reach in
            let isOwn = grant.unit.map(names.contains) ?? true
            switch grant.role {
            case .administrator, .organisationManager, .territoryManager:
                if isOwn, isInside(grant.zones, details) { return .manage }
            case .unitManager:
                if isOwn, isInside(grant.zones, details) { return .tend }
            default: break
            }
            return grant.organisation == nil ? .look : .know
        }
        return reaches.max() ?? .look
    }

    /// Whether all that a unit covers, or its place when it covers nothing, lies in the zones of a perimeter.
    private func isInside(_ perimeter: [String], _ details: Unit.Details) -> Bool {
        if perimeter.isEmpty { return true }
        let outer = perimeter.compactMap { Zone($0) }
        var inner = details.coveredZones
        if inner.isEmpty, let address = details.address { inner = [.commune(address.commune)] }
        return !inner.isEmpty && inner.allSatisfy { zone in outer.contains { territories.zone($0, holds: zone) } }
    }
}

extension Grant {
    /// Whether the perimeter takes an organisation in.
    fileprivate func counts(for organisation: Organisation.Slug) -> Bool {
        self.organisation.map { $0 == organisation.description } ?? true
    }
}

extension Partner {
    /// Whether the key carries a scope; the right to write goes with that to read.
    fileprivate func has(_ scope: Scope) -> Bool {
        scopes.contains(scope) || scope == .directoryRead && scopes.contains(.directoryWrite)
    }
}
