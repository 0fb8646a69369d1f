import Database

extension JournalTable {
    /// The entries that a search finds, the latest first: at most `limit`, before a place.
    package func search(
        _ filter: JournalFilter, before number: Int? = nil, limit: Int
    ) throws -> [JournalEntry] {
        var condition: SQL = "number < \(number ?? .max)"
        if let type = filter.objectType { condition = "\(condition) AND objectType = \(type)" }
        if let object = filter.object { condition = "\(condition) AND object = \(object)" }
        if let code = filter.code { condition = "\(condition) AND code = \(code)" }
        if let account = filter.account {
            condition = "\(condition) AND authorKind = 'account' AND author = \(account)"
        }
        if let key = filter.key { condition = "\(condition) AND authorKind = 'key' AND author = \(key)" }
        if let from = filter.from { condition = "\(condition) AND at >= \(from)" }
        if let until = filter.until { condition = "\(condition) AND at < \(until)" }
        if let audiences = filter.audiences {
            guard var places: SQL = audiences.first.map(place) else { return [] }
            for audience in audiences.dropFirst() { places = "\(places) OR \(place(audience))" }
            condition =
                "\(condition) AND EXISTS (SELECT 1 FROM journalAudience WHERE journalAudience.number = journalEntry.number AND (\(places)))"
        }
        return try connection.all(
            """
            SELECT number, at, code, objectType, object, version, authorKind, author, request, details, salt,
                payloadDigest, digest
            FROM journalEntry WHERE \(condition) ORDER BY number DESC LIMIT \(limit)
            """, as: JournalEntry.init)
    }

    private func place(_ place: JournalFilter.Place) -> SQL {
        var condition: SQL = "1"
        if let organisation = place.organisation { condition = "organisation = \(organisation)" }
        if let unit = place.unit { condition = "\(condition) AND unit = \(unit)" }
        return condition
    }
}
