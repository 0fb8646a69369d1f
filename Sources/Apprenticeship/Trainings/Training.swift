import Database
import Endpoints
import JSON
import Kernel

/// A course of a training centre (CFA).
struct Training: Sendable {
    /// The key that the register of courses gives it.
    let id: String
    let name: String
    let rome: RomeCode
    let level: Int
    let point: Point
    let commune: String
    let rncp: String?
    /// Who keeps it.
    let organisation: String?

    /// When it is held, and how many places are left.
    struct Session: Codable, Hashable, Sendable {
        let starts: Day
        let ends: Day
        let places: Int
    }

    /// The rest of it, in one column.
    fileprivate struct Details: Codable {
        var commune: String?
        var rncp: String?
    }
}

/// The courses that are stored.
struct TrainingTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func find(_ id: String) throws -> Training? {
        try connection.first("\(Self.columns) WHERE id = \(id)", as: Training.init)
    }

    func all(of romes: [RomeCode]) throws -> [Training] {
        try connection.all("\(Self.columns) WHERE rome IN (\(each: romes)) ORDER BY id", as: Training.init)
    }

    /// The sessions of a course that begin on a day or later.
    func sessions(of training: String, from day: Day) throws -> [Training.Session] {
        try connection.all(
            """
            SELECT starts, ends, places FROM trainingSession
            WHERE training = \(training) AND starts >= \(day) ORDER BY starts
            """
        ) { Training.Session(starts: try $0[0], ends: try $0[1], places: try $0[2]) }
    }

    /// Writes a course and its sessions, new or whole again.
    func put(_ training: Training, _ sessions: [Training.Session]) throws {
        let details = try StoredJSON.text(Training.Details(commune: training.commune, rncp: training.rncp))
        try connection.run(
            """
            INSERT INTO training (id, name, rome, level, cell, latitude, longitude, organisation, version, details)
            VALUES (\(training.id), \(training.name), \(training.rome), \(training.level), \(training.point.cell),
                \(training.point.latitude), \(training.point.longitude), \(training.organisation), 1, \(details))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, rome = excluded.rome, level = excluded.level,
                cell = excluded.cell, latitude = excluded.latitude, longitude = excluded.longitude,
                version = version + 1, details = excluded.details
            """)
        try connection.run("DELETE FROM trainingSession WHERE training = \(training.id)")
        for session in sessions {
            try connection.run(
                """
                INSERT INTO trainingSession (training, starts, ends, places)
                VALUES (\(training.id), \(session.starts), \(session.ends), \(session.places))
                """)
        }
    }

    private static let columns: SQL = """
        SELECT id, name, rome, level, latitude, longitude, organisation, details FROM training
        """
}

extension Training {
    fileprivate init(_ row: borrowing Row) throws {
        let text: String = try row[7]
        let details: Details = try StoredJSON.read(text)
        self.init(
            id: try row[0], name: try row[1], rome: try row[2], level: try row[3],
            point: Point(latitude: try row[4], longitude: try row[5]), commune: details.commune ?? "",
            rncp: details.rncp, organisation: try row[6])
    }
}

extension JSONWriter {
    /// A course with its sessions.
    mutating func training(_ training: Training, _ sessions: [Training.Session], kilometres: Double?) {
        beginObject()
        key("id")
        string(training.id)
        key("name")
        string(training.name)
        key("rome")
        string(training.rome.description)
        key("level")
        integer(training.level)
        key("rncp")
        text(training.rncp)
        key("commune")
        string(training.commune)
        key("distanceKm")
        if let kilometres { number((kilometres * 10).rounded() / 10) } else { null() }
        key("sessions")
        beginArray()
        for session in sessions {
            beginObject()
            key("starts")
            string(session.starts.description)
            key("ends")
            string(session.ends.description)
            key("places")
            integer(session.places)
            endObject()
        }
        endArray()
        endObject()
    }
}
