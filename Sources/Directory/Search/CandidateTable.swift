import Database
import Kernel
import Territories

/// Finds units by what they cover and by where they are, through the two indexes made for it.
struct CandidateTable {
    private let connection: Connection
    private let search: UnitSearch
    private let instant: Timestamp

    init(_ connection: Connection, _ search: UnitSearch, at instant: Timestamp) {
        self.connection = connection
        self.search = search
        self.instant = instant
    }

    /// The active units that cover a place, each once, with the narrowest zone that does.
    func covering(_ chain: Chain) throws -> [UnitCandidate] {
        let isOfOrganisation: SQL = search.organisation.map { "AND unitZone.organisation = \($0)" } ?? ""
        var found: [Unit.ID: UnitCandidate] = [:]
        // One look-up for each zone, the widest first, so that the narrowest of a unit stays.
        for zone in chain.zones.reversed() {
            try connection.stream(
                """
                SELECT period.unit, placeLatitude, placeLongitude FROM unitZone
                JOIN unitPeriod AS period
                    ON period.unit = unitZone.unit AND period.validFrom = unitZone.validFrom
                WHERE zone = \(zone.description) \(isOfOrganisation)
                    AND unitZone.validFrom <= \(instant) AND unitZone.validTo > \(instant) \(hasNetworkAndState)
                """
            ) { row in
                let candidate = try candidate(row, zone: zone)
                found[candidate.unit] = candidate
            }
        }
        return Array(found.values)
    }

    /// The active units around a point, the nearest of them at least.
    ///
    /// The circle grows until it holds enough, so that what is far away is not read where much is near.
    func around(_ point: Coordinates, kilometres: Double) throws -> [UnitCandidate] {
        var radius = min(kilometres, 5)
        while true {
            let found = try inside(point, kilometres: radius)
            if found.count >= search.limit || radius >= kilometres { return found }
            radius = min(radius * 2, kilometres)
        }
    }

    private func inside(_ point: Coordinates, kilometres: Double) throws -> [UnitCandidate] {
        let box = point.box(kilometres: kilometres)
        let isOfOrganisation: SQL =
            search.organisation.map { "AND (SELECT organisation FROM unit WHERE id = period.unit) = \($0)" } ?? ""
        var found: [UnitCandidate] = []
        try connection.stream(
            """
            SELECT period.unit, placeLatitude, placeLongitude FROM unitPeriod AS period
            WHERE placeLatitude BETWEEN \(box.latitudes.lowerBound) AND \(box.latitudes.upperBound)
                AND placeLongitude BETWEEN \(box.longitudes.lowerBound) AND \(box.longitudes.upperBound)
                AND validFrom <= \(instant) AND validTo > \(instant) \(hasNetworkAndState) \(isOfOrganisation)
            """
        ) { row in
            let candidate = try candidate(row, zone: nil)
            if let distance = candidate.kilometres, distance <= kilometres { found.append(candidate) }
        }
        return found
    }

    private var hasNetworkAndState: SQL {
        let isInNetwork: SQL = search.network.map { "AND network = \($0)" } ?? ""
        return "AND state = 'active' \(isInNetwork)"
    }

    private func candidate(_ row: borrowing Row, zone: Zone?) throws -> UnitCandidate {
        let unit: Unit.ID = try row[0]
        let latitude: Double? = try row[1]
        let longitude: Double? = try row[2]
        guard let latitude, let longitude, let origin = search.origin,
            let place = Coordinates(latitude: latitude, longitude: longitude)
        else { return UnitCandidate(unit: unit, zone: zone, kilometres: nil) }
        return UnitCandidate(unit: unit, zone: zone, kilometres: origin.distance(to: place))
    }
}
