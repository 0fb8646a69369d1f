import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The kinds of events that leave the house, for whoever writes a receiver.
struct ListEventTypes: Query {
    static let operation = Operation(.get, "/v1/event-types", id: "listEventTypes", access: .anyone)

    let types: [EventType]

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for type in types.sorted(by: { $0.code < $1.code }) {
            writer.beginObject()
            writer.key("code")
            writer.string(type.code)
            writer.key("title")
            writer.string(type.title(in: caller.language))
            for (key, names) in [("roles", type.roles.map(\.rawValue)), ("scopes", type.scopes.map(\.rawValue))] {
                writer.key(key)
                writer.beginArray()
                for name in names.sorted() { writer.string(name) }
                writer.endArray()
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, caching: .publicly(seconds: 300))
    }
}
