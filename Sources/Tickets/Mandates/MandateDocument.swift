import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// A mandate as the aidant who asked for it sees it.
struct MandateDocument {
    let connection: Connection
    let now: Timestamp

    func write(_ mandate: Mandate, link: String? = nil, to writer: inout JSONWriter) throws {
        writer.beginObject()
        writer.member("id", mandate.id)
        writer.member("version", mandate.version)
        writer.member("type", mandate.type.rawValue)
        writer.member("state", mandate.stateName(at: now))
        writer.object("person") { writer in
            writer.member("firstName", mandate.person.firstName)
            writer.member("lastName", mandate.person.lastName)
            writer.member("birthDate", mandate.person.birthDate)
            writer.member("phone", mandate.person.phone)
        }
        writer.member("scope", mandate.scope)
        writer.member("reason", mandate.reason)
        var times: (Timestamp?, Timestamp?, Timestamp?) = (nil, nil, nil)
        switch mandate.state {
        case .valid(let since, let until): times = (since, until, nil)
        case .revoked(let since, let until, let at): times = (since, until, at)
        case .pending, .refused: break
        }
        writer.member("collectedAt", times.0)
        writer.member("expiresAt", times.1)
        writer.member("revokedAt", times.2)
        let ticket = try mandate.ticket.flatMap {
            try connection.value("SELECT id FROM ticket WHERE number = \($0)", as: String.self)
        }
        writer.member("ticket", ticket)
        let messages = try connection.all(
            "SELECT isIncoming, text, at FROM mandateSms WHERE mandate = \(mandate.id) ORDER BY number"
        ) { row -> (isIncoming: Bool, text: String, at: Timestamp) in (try row[0], try row[1], try row[2]) }
        writer.list("messages", messages) { message, writer in
            writer.beginObject()
            writer.member("incoming", message.isIncoming)
            writer.member("text", message.text)
            writer.member("at", message.at)
            writer.endObject()
        }
        if let link { writer.member("link", "/mandates/" + link) }
        writer.member("createdAt", mandate.createdAt)
        writer.endObject()
    }

    /// An answer that holds one.
    func representation(_ mandate: Mandate, status: Status = .ok, link: String? = nil) throws -> Representation {
        var writer = JSONWriter(reserving: 1024)
        try write(mandate, link: link, to: &writer)
        return Representation(status, .json, writer.bytes, version: mandate.version)
    }
}
