import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Whether the process lives: it answers, so it does.
struct Live: Query {
    static let operation = Operation(.get, "/livez", id: "live", access: .anyone, counting: .never)

    private static let answer = Representation(.ok, .json, Array(#"{"status":"live"}"#.utf8))

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation { Live.answer }
}

/// Whether the service can do its work: the database reads, and takes writes.
struct Ready: Query {
    static let operation = Operation(.get, "/readyz", id: "ready", access: .anyone, counting: .never)
    let status: ServiceStatus

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let reads = (try? connection.value("SELECT 1", as: Int.self)) == 1
        let writes = !status.isStorageRefusing
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("status")
        writer.string(reads && writes && !status.isStopping ? "ready" : "unavailable")
        if status.isDemonstration {
            writer.key("demonstration")
            writer.bool(true)
        }
        writer.key("checks")
        writer.beginObject()
        writer.key("databaseReads")
        writer.bool(reads)
        writer.key("databaseWrites")
        writer.bool(writes)
        writer.key("serving")
        writer.bool(!status.isStopping)
        writer.endObject()
        writer.key("attachments")
        writer.string(status.attachments)
        writer.endObject()
        var representation = Representation(reads && writes && !status.isStopping ? .ok : 503, .json, writer.bytes)
        if representation.status != .ok { representation.fields.append(.retryAfter, "5") }
        return representation
    }
}
