import Database
import Journal

/// The journal as others may learn of it.
struct EventTable {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// The events of a perimeter after a place in the journal, in order.
    func events(in perimeter: EventPerimeter, of code: String?, after number: Int, limit: Int) throws
        -> [PublishedEvent]
    {
        var found: [Int: PublishedEvent] = [:]
        // A place each, because each is a stretch of an index; what several places see is one event.
        for part in perimeter.parts {
            let codes = code.map { code in part.codes.filter { $0 == code } } ?? part.codes
            guard !codes.isEmpty else { continue }
            try events(codes, part, after: number, limit: limit) { found[$0] = $1 }
        }
        return found.sorted { $0.key < $1.key }.prefix(limit).map(\.value)
    }

    private func events(
        _ codes: [String], _ part: EventPerimeter.Part, after number: Int, limit: Int,
        _ take: (Int, PublishedEvent) -> Void
    ) throws {
        var condition: SQL = "audience.number > \(number) AND entry.code IN (\(each: codes))"
        if let organisation = part.organisation {
            condition = "\(condition) AND audience.organisation = \(organisation)"
        }
        if let unit = part.unit { condition = "\(condition) AND audience.unit = \(unit)" }
        try connection.stream(
            """
            SELECT audience.number AS number, min(entry.at) AS at, min(entry.code) AS code,
                min(entry.objectType) AS objectType, min(entry.object) AS object, min(entry.version) AS version
            FROM journalAudience AS audience JOIN journalEntry AS entry ON entry.number = audience.number
            WHERE \(condition) GROUP BY audience.number ORDER BY audience.number LIMIT \(limit)
            """
        ) { row in
            let number: Int = try row["number"]
            take(number, try PublishedEvent(number, row))
        }
    }
}

extension PublishedEvent {
    fileprivate init(_ number: Int, _ row: borrowing Row) throws {
        self.init(
            number: number, type: try row["code"], at: try row["at"],
            on: Object(objectType: try row["objectType"], object: try row["object"], version: try row["version"]))
    }
}
