import Database
import Endpoints
import JSON
import Kernel

/// What apprenticeship keeps that is a partner organisation's own: the offers of its feed, its courses.
extension PartnerData {
    static let ofApprenticeship = [offers, trainings]

    private static let offers = PartnerData(
        name: "apprenticeship-offers", title: Text(fr: "Offres transmises", en: "Offers that were fed"),
        export: { organisation, connection, archive in
            try walk(
                """
                SELECT id, json_object('id', id, 'externalId', externalId, 'state', state, 'reason', reason, 'quality',
                    quality, 'createdAt', createdAt, 'publishedAt', publishedAt, 'expiresOn', expiresOn, 'applications',
                    applications, 'contact', json(contact), 'details', json(details))
                FROM offer WHERE partner = \(organisation)
                """, in: connection, archive)
        },
        erase: { organisation, transaction in
            // People applied for some: the rows stay for them, without a word of the partner's.
            let some: SQL = "SELECT id FROM offer WHERE partner = \(organisation) ORDER BY id LIMIT 1000"
            let connection = transaction.connection
            try connection.run("DELETE FROM offerWord WHERE offer IN (\(some))")
            return try connection.run(
                """
                UPDATE offer SET partner = NULL, externalId = NULL, quality = NULL, contact = '{}', folded = '',
                    state = 'cancelled', reason = 'partner-left', version = version + 1,
                    details = json_set(json_remove(details, '$.employerDescription', '$.questions'),
                        '$.title', '–', '$.description', '–')
                WHERE id IN (\(some))
                """)
        })

    private static let trainings = PartnerData(
        name: "apprenticeship-trainings", title: Text(fr: "Formations et sessions", en: "Courses and sessions"),
        export: { organisation, connection, archive in
            try walk(
                """
                SELECT id, json_object('id', id, 'name', name, 'rome', rome, 'level', level, 'details', json(details),
                    'sessions', (SELECT json_group_array(json_object('starts', starts, 'ends', ends, 'places', places))
                        FROM trainingSession WHERE trainingSession.training = training.id))
                FROM training WHERE organisation = \(organisation)
                """, in: connection, archive)
        },
        erase: { organisation, transaction in
            try transaction.connection.run(
                """
                DELETE FROM training WHERE id IN (
                    SELECT id FROM training WHERE organisation = \(organisation) LIMIT 1000)
                """)
        })

    /// Gives the rows of a query of ids and objects, some at a time.
    private static func walk(_ query: SQL, in connection: Connection, _ archive: PartnerArchive) throws {
        var place = ""
        while true {
            var last: String?
            try connection.stream("\(query) AND id > \(place) ORDER BY id LIMIT 500") { row in
                last = try row[0]
                try archive.row(try row[1] as String)
            }
            guard let last else { return }
            place = last
        }
    }
}
