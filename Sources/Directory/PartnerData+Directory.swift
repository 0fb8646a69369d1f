import Database
import Endpoints
import JSON
import Kernel

extension PartnerData {
    /// What the address book keeps of an organisation: its entry, its units and its drafts, through all of time.
    static let ofDirectory = [organisation, units, changeSets]

    private static let changeSets = PartnerData(
        name: "change-sets", title: Text(fr: "Changements préparés", en: "Prepared changes"),
        export: { organisation, connection, archive in
            guard let slug = Organisation.Slug(organisation) else { return }
            var place: Identifier<ChangeSet>?
            while case let sets = try ChangeSetTable(connection).all(of: slug, before: place, limit: 500), !sets.isEmpty
            {
                for set in sets { try archive.row(JSONWriter.text { $0.changeSet(set) }) }
                place = sets.last?.id
            }
        },
        erase: { organisation, transaction in
            try transaction.connection.run(
                """
                DELETE FROM changeSet WHERE id IN (
                    SELECT id FROM changeSet WHERE organisation = \(organisation) LIMIT 1000)
                """)
        })

    private static let units = PartnerData(
        name: "units", title: Text(fr: "Unités, à toutes les époques", en: "Units, through all of time"),
        export: { organisation, connection, archive in
            let table = UnitTable(connection)
            var place = ""
            while true {
                let ids = try connection.all(
                    """
                    SELECT id FROM unit WHERE organisation = \(organisation) AND id > \(place) ORDER BY id LIMIT 500
                    """
                ) { row in try row[0] as Unit.ID }
                for id in ids {
                    for unit in try table.periods(of: id) {
                        try archive.row(
                            JSONWriter.text { writer in
                                writer.beginObject()
                                writer.members(of: unit, reach: .know)
                                writer.endObject()
                            })
                    }
                }
                guard let last = ids.last else { return }
                place = last.description
            }
        },
        erase: { organisation, transaction in
            // Periods first: they name the units above them.
            let periods = try transaction.connection.run(
                """
                DELETE FROM unitPeriod WHERE (unit, validFrom) IN (
                    SELECT unit, validFrom FROM unitPeriod
                    WHERE unit IN (SELECT id FROM unit WHERE organisation = \(organisation)) LIMIT 1000)
                """)
            if periods == 1000 { return periods }
            let units = try transaction.connection.run(
                "DELETE FROM unit WHERE id IN (SELECT id FROM unit WHERE organisation = \(organisation) LIMIT 1000)")
            return units == 1000 ? units : min(periods + units, 999)
        })

    private static let organisation = PartnerData(
        name: "organisation",
        title: Text(fr: "L'organisation, à toutes les époques", en: "The organisation, through all of time"),
        export: { organisation, connection, archive in
            guard let slug = Organisation.Slug(organisation) else { return }
            for period in try OrganisationTable(connection).periods(of: slug) {
                try archive.row(JSONWriter.text { $0.organisation(period, reach: .know) })
            }
        },
        erase: { organisation, transaction in
            let periods = try transaction.connection.run(
                """
                DELETE FROM organisationPeriod WHERE (organisation, validFrom) IN (
                    SELECT organisation, validFrom FROM organisationPeriod WHERE organisation = \(organisation) LIMIT 1000)
                """)
            if periods == 1000 { return periods }
            return min(
                periods + (try transaction.connection.run("DELETE FROM organisation WHERE slug = \(organisation)")), 999
            )
        })
}

extension JSONWriter {
    /// One value as a text.
    fileprivate static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(reserving: 1024)
        write(&writer)
        return writer.text
    }
}
