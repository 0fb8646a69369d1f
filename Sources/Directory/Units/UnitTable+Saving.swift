import Database
import Endpoints
import Kernel
import Territories

extension UnitTable {
    /// Stores the name of a new unit; what it is comes with `save`.
    ///
    /// - Throws: `already-exists` when its organisation or the network has one that is called so.
    func insert(
        _ id: Unit.ID, of organisation: Organisation.Slug, externalId: Unit.ExternalId?, matricule: Unit.Matricule?,
        at now: Timestamp
    ) throws {
        try refusingTaken {
            try connection.run(
                """
                INSERT INTO unit (id, organisation, externalId, matricule, version, verifiedAt, createdAt)
                VALUES (\(id), \(organisation), \(externalId), \(matricule), 1, \(now), \(now))
                """)
        }
    }

    /// Changes how others call a unit.
    func rename(_ id: Unit.ID, externalId: Unit.ExternalId?, matricule: Unit.Matricule?) throws {
        try refusingTaken {
            try connection.run(
                "UPDATE unit SET externalId = \(externalId), matricule = \(matricule) WHERE id = \(id)")
        }
    }

    /// Stores that somebody said that the entry is right.
    func verify(_ id: Unit.ID, at now: Timestamp, version: Int) throws {
        try connection.run("UPDATE unit SET verifiedAt = \(now), version = \(version) WHERE id = \(id)")
    }

    /// Stores a timeline, at a new version of the whole.
    func save(
        _ timeline: Timeline<Unit.Details>, of id: Unit.ID, organisation: Organisation.Slug, version: Int,
        territories: Territories
    ) throws {
        try connection.run("UPDATE unit SET version = \(version) WHERE id = \(id)")
        try connection.run("DELETE FROM unitPeriod WHERE unit = \(id)")
        // What never began was never there.
        if timeline.periods.isEmpty { try connection.run("DELETE FROM unit WHERE id = \(id)") }
        for period in timeline.periods {
            try insert(period, of: id, place: territories.place(of: period.state))
            for zone in Set(period.state.coveredZones) {
                try connection.run(
                    """
                    INSERT INTO unitZone (zone, organisation, unit, validFrom, validTo)
                    VALUES (\(zone.description), \(organisation), \(id), \(period.validity.from),
                        \(period.validity.end))
                    """)
            }
        }
    }

    private func insert(_ period: Timeline<Unit.Details>.Period, of id: Unit.ID, place: Coordinates?) throws {
        let details = period.state
        try connection.run(
            """
            INSERT INTO unitPeriod (unit, validFrom, validTo, name, folded, level, parent, zones, mailbox, publicEmail,
                phone, website, street, postalCode, commune, latitude, longitude, placeLatitude, placeLongitude,
                openingHours, network, state, publicNote)
            VALUES (\(id), \(period.validity.from), \(period.validity.end), \(details.name),
                \(FoldedName.of(details.name.description)), \(details.level), \(details.parent),
                \(try StoredJSON.text(details.zones)), \(details.mailbox), \(details.publicEmail), \(details.phone),
                \(details.website), \(details.address?.street), \(details.address?.postalCode.description),
                \(details.address?.commune.description), \(details.coordinates?.latitude),
                \(details.coordinates?.longitude), \(place?.latitude), \(place?.longitude),
                \(try StoredJSON.text(details.openingHours)), \(details.network), \(details.state),
                \(details.publicNote))
            """)
    }

    private func refusingTaken(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as DatabaseError {
            guard case .unique(let rule) = error.kind else { throw error }
            let pointer = rule.contains("matricule") ? "/matricule" : "/externalId"
            throw Failure(
                .alreadyExists,
                fields: [
                    Failure.Field(
                        pointer, "already-exists",
                        Text(fr: "Une autre unité porte ce numéro.", en: "Another unit has this number."))
                ])
        }
    }
}

extension Territories {
    /// Where a unit is searched: its own coordinates, or else the centre of its commune.
    fileprivate func place(of details: Unit.Details) -> Coordinates? {
        if let point = details.coordinates {
            return Coordinates(latitude: point.latitude, longitude: point.longitude)
        }
        return details.address.flatMap { resolve($0.commune)?.commune.centroid }
    }
}
