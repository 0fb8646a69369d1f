package import Database
package import Kernel
package import Territories

extension Directory {
    /// The units that a search finds: those that are competent first, the nearest first, then the others.
    package func candidates(
        _ search: UnitSearch, asOf instant: Timestamp? = nil, in connection: Connection
    ) throws -> [UnitCandidate] {
        let table = CandidateTable(connection, search, at: instant ?? now)
        var found = try search.chain.map { try table.covering($0) } ?? []
        if let kilometres = search.kilometres {
            found.removeAll { $0.kilometres.map { $0 > kilometres } ?? false }
            if let origin = search.origin, found.count < search.limit {
                let known = Set(found.map(\.unit))
                found += try table.around(origin, kilometres: kilometres).filter { !known.contains($0.unit) }
            }
        }
        let ranks = search.chain.map { Dictionary(zip($0.zones, 0...)) { first, _ in first } } ?? [:]
        return Array(found.sorted { $0.precedes($1, ranks) }.prefix(search.limit))
    }

    /// The units that are competent in a place, the narrowest territory first, then the nearest to its centre.
    package func units(
        covering chain: Chain, organisation: Organisation.Slug? = nil, asOf instant: Timestamp? = nil,
        in connection: Connection
    ) throws -> [Unit] {
        let instant = instant ?? now
        let search = UnitSearch(chain: chain, organisation: organisation, limit: .max)
        let ranks = Dictionary(zip(chain.zones, 0...)) { first, _ in first }
        let found = try CandidateTable(connection, search, at: instant).covering(chain)
        let sorted = found.sorted { left, right in
            let pair = (ranks[left.zone!]!, ranks[right.zone!]!)
            return pair.0 == pair.1 ? left.precedes(right, ranks) : pair.0 < pair.1
        }
        let table = UnitTable(connection)
        return try sorted.compactMap { try table.unit($0.unit, at: instant) }
    }

    /// A unit at an instant; `nil` when there is none then.
    package func unit(_ id: Unit.ID, asOf instant: Timestamp? = nil, in connection: Connection) throws -> Unit? {
        try UnitTable(connection).unit(id, at: instant ?? now)
    }

    /// A unit by its number in the France Services network.
    package func unit(
        matricule: Unit.Matricule, asOf instant: Timestamp? = nil, in connection: Connection
    ) throws -> Unit? {
        guard let id = try UnitTable(connection).id(of: matricule) else { return nil }
        return try unit(id, asOf: instant, in: connection)
    }

    /// An organisation at an instant; `nil` when there is none then.
    package func organisation(
        _ slug: Organisation.Slug, asOf instant: Timestamp? = nil, in connection: Connection
    ) throws -> Organisation? {
        try OrganisationTable(connection).organisation(slug, at: instant ?? now)
    }

    /// A unit and those above it, the lowest first.
    package func lineage(
        of unit: Unit.ID, asOf instant: Timestamp? = nil, in connection: Connection
    ) throws -> [Unit.ID] {
        try UnitTable(connection).lineage(of: unit, at: instant ?? now)
    }
}

extension UnitCandidate {
    /// Whether it comes before another: competent, then near, then for a narrower territory, then older.
    fileprivate func precedes(_ other: UnitCandidate, _ ranks: [Zone: Int]) -> Bool {
        if (zone == nil) != (other.zone == nil) { return zone != nil }
        let distances = (kilometres ?? .infinity, other.kilometres ?? .infinity)
        if distances.0 != distances.1 { return distances.0 < distances.1 }
        let widths = (zone.flatMap { ranks[$0] } ?? .max, other.zone.flatMap { ranks[$0] } ?? .max)
        return widths.0 == widths.1 ? unit < other.unit : widths.0 < widths.1
    }
}
