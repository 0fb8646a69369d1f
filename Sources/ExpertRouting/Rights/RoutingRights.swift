import Accounts
import Database
import Directory
import Endpoints
import Kernel

/// What a caller may do in the address book of experts.
struct RoutingRights {
    private let caller: Caller
    private let desk: RoutingDesk
    private let now: Timestamp
    private let connection: Connection

    init(of caller: Caller, _ desk: RoutingDesk, at now: Timestamp, in connection: Connection) {
        self.caller = caller
        self.desk = desk
        self.now = now
        self.connection = connection
    }

    /// Whether the caller administers the whole service.
    var isAdministrator: Bool { caller.isServiceAdministrator }

    /// Whether the caller keeps what hangs from a unit, or from the whole organisation when there is none.
    func keeps(_ organisation: Organisation.Slug, unit: Unit.ID?) throws -> Bool {
        if caller.identity == .owner || isAdministrator { return true }
        if let partner = caller.partner {
            return partner.organisation == organisation.description && caller.has(.directoryWrite)
                && partner.zones.isEmpty
        }
        let own = (caller.person?.grants ?? []).filter { $0.organisation == organisation.description }
        if own.contains(where: { $0.role == .organisationManager && $0.unit == nil }) { return true }
        let managed = Set(own.filter { $0.role == .unitManager }.compactMap(\.unit))
        guard let unit, !managed.isEmpty else { return false }
        return try desk.directory.lineage(of: unit, asOf: now, in: connection).contains {
            managed.contains($0.description)
        }
    }

    /// Whether the caller knows how an organisation's experts are reached.
    func knows(_ organisation: Organisation.Slug) -> Bool {
        caller.identity == .owner || isAdministrator || caller.partner?.organisation == organisation.description
            || caller.person?.grants.contains { $0.organisation == organisation.description } ?? false
    }
}

extension Caller {
    /// Whether the person administers the whole service.
    var isServiceAdministrator: Bool {
        grants(of: .administrator).contains { $0.organisation == nil && $0.unit == nil && $0.zones.isEmpty }
    }
}
