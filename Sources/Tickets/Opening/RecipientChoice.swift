import Accounts
import Database
import Directory
import Endpoints
import Kernel
import Territories

/// Finds the units that a ticket goes to: by hand, by a rule of the organisation, or by what units cover.
struct RecipientChoice {
    let snapshot: TicketSnapshot
    private var directory: Directory { snapshot.keeping.directory }

    /// The units of an order, checked.
    ///
    /// - Throws: `invalid-body` for a unit that does not cover the commune, or in which nobody works.
    func targets(of order: TicketOrder, chain: Chain) throws -> [MetTicket.TargetUnit] {
        var targets: [MetTicket.TargetUnit] = []
        for (place, id) in (order.units ?? []).enumerated() {
            let unit = try checked(id, at: "/units/\(place)", chain: chain)
            if !targets.contains(where: { $0.unit == unit.id }) { targets.append(target(unit)) }
        }
        for (place, slug) in (order.organisations ?? []).enumerated() {
            guard let unit = try find(slug, category: order.category, chain: chain) else {
                throw Failure.invalid("/organisations/\(place)", "no-unit", OpeningText.doesNotCover)
            }
            if !targets.contains(where: { $0.unit == unit.id }) { targets.append(target(unit)) }
        }
        guard targets.count <= 20 else {
            throw Failure.invalid("/units", "too-many", Text(fr: "Vingt unités au plus.", en: "Twenty units at most."))
        }
        // In the order in which they are read again.
        return targets.sorted { $0.unit < $1.unit }
    }

    /// Units chosen by hand.
    func targets(_ units: [Unit.ID], chain: Chain) throws -> [MetTicket.TargetUnit] {
        try units.enumerated().map { place, id in target(try checked(id, at: "/units/\(place)", chain: chain)) }
    }

    private func checked(_ id: Unit.ID, at pointer: String, chain: Chain) throws -> UnitFrame {
        guard let unit = try directory.frame(of: id, asOf: snapshot.now, in: snapshot.connection),
            unit.state == .active,
            unit.coveredZones.contains(where: chain.isCovered)
        else { throw Failure.invalid(pointer, "does-not-cover", OpeningText.doesNotCover) }
        guard try hasAgents(unit) else {
            throw Failure.invalid(pointer, "without-members", OpeningText.withoutMembers)
        }
        return unit
    }

    /// The unit that the organisation's rule names for the category, or else the nearest that is competent and where
    /// somebody works.
    private func find(_ slug: Organisation.Slug, category: CategoryCode?, chain: Chain) throws -> UnitFrame? {
        if let category {
            let ruled = try snapshot.connection.value(
                """
                SELECT unit FROM ticketRule WHERE category = \(category.description) AND organisation = \(slug)
                    AND departement IN (\(OpeningDesk.area(of: chain)), '') ORDER BY departement DESC LIMIT 1
                """, as: Unit.ID.self)
            if let ruled, let unit = try directory.frame(of: ruled, asOf: snapshot.now, in: snapshot.connection),
                unit.state == .active, try hasAgents(unit)
            {
                return unit
            }
        }
        return try directory.units(covering: chain, organisation: slug, asOf: snapshot.now, in: snapshot.connection)
            .lazy.map(\.frame).first { try hasAgents($0) }
    }

    /// Whether somebody works there who reads tickets.
    private func hasAgents(_ unit: UnitFrame) throws -> Bool {
        try snapshot.connection.value(
            """
            SELECT 1 FROM membership JOIN account ON account.id = membership.account
            WHERE organisation = \(unit.organisation) AND (unit = \(unit.id) OR unit IS NULL)
                AND role IN ('agent', 'qualifier') AND account.state IN ('invited', 'active') LIMIT 1
            """, as: Int.self) != nil
    }

    private func target(_ unit: UnitFrame) -> MetTicket.TargetUnit {
        MetTicket.TargetUnit(
            unit: unit.id, organisation: unit.organisation, name: unit.name.description, since: snapshot.now,
            leftAt: nil)
    }
}
