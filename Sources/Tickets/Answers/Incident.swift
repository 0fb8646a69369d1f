import Database
import JSON
package import Kernel

/// An outage that many tickets are about: linked to it, they are answered at once.
package struct Incident: Sendable {
    package let id: Identifier<Incident>
    var version: Int
    let organisation: String
    let title: String
    var endedAt: Timestamp?
    let createdAt: Timestamp
}

/// The incidents that are stored.
struct IncidentTable {
    let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    private static let columns: SQL = "id, version, organisation, title, endedAt, createdAt"

    func find(_ id: Identifier<Incident>) throws -> Incident? {
        try connection.first(
            "SELECT \(IncidentTable.columns) FROM ticketIncident WHERE id = \(id)", as: Incident.init)
    }

    func all(of organisation: String?, before id: Identifier<Incident>?, limit: Int) throws -> [Incident] {
        let isOf: SQL = organisation.map { "AND organisation = \($0)" } ?? ""
        return try connection.all(
            """
            SELECT \(IncidentTable.columns) FROM ticketIncident WHERE id < \(id?.description ?? "g") \(isOf)
            ORDER BY id DESC LIMIT \(limit)
            """, as: Incident.init)
    }

    func put(_ incident: Incident) throws {
        try connection.run(
            """
            INSERT INTO ticketIncident (id, version, organisation, title, state, createdAt, endedAt)
            VALUES (\(incident.id), \(incident.version), \(incident.organisation), \(incident.title),
                \(incident.endedAt == nil ? "open" : "ended"), \(incident.createdAt), \(incident.endedAt))
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, state = excluded.state,
                endedAt = excluded.endedAt
            """)
    }

    /// The open tickets that are linked to one.
    func tickets(of id: Identifier<Incident>, limit: Int = 1000) throws -> [Ticket] {
        try connection.all(
            """
            SELECT \(TicketTable.columns) FROM ticket WHERE incident = \(id) AND closedAt IS NULL
            ORDER BY number LIMIT \(limit)
            """, as: Ticket.init)
    }
}

extension Incident {
    init(_ row: borrowing Row) throws {
        id = try row["id"]
        version = try row["version"]
        organisation = try row["organisation"]
        title = try row["title"]
        endedAt = try row["endedAt"]
        createdAt = try row["createdAt"]
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("version", version)
        writer.member("organisation", organisation)
        writer.member("title", title)
        writer.member("createdAt", createdAt)
        writer.member("endedAt", endedAt)
        writer.endObject()
    }
}
