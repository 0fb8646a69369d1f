import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// The operations of the contract under one prefix, as a contract of their own with that prefix as its server.
struct ContractPart {
    private(set) var bytes: [UInt8]

    /// Cuts the part out of the whole.
    init(_ contract: JSONValue, under prefix: String) {
        var writer = JSONWriter(reserving: 1 << 16)
        writer.beginObject()
        for (key, value) in contract.members {
            writer.key(key)
            switch key {
            case "servers":
                writer.beginArray()
                writer.beginObject()
                writer.key("url")
                writer.string(prefix)
                writer.endObject()
                writer.endArray()
            case "paths":
                writer.beginObject()
                for (path, item) in value.members where path.hasPrefix(prefix + "/") {
                    writer.key(String(path.dropFirst(prefix.count)))
                    writer.raw(item.raw)
                }
                writer.endObject()
            default: writer.raw(value.raw)
            }
        }
        writer.endObject()
        bytes = writer.bytes
    }
}

/// The contract of the publicodes REST interface.
struct ShowPublicodesContract: Query {
    static let operation = Operation(.get, "/api/v1/openapi.json", id: "publicodesContract", access: .anyone)
    let contract: Contract

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        Representation(.ok, .json, contract.publicodes, caching: .publicly(seconds: 300))
    }
}
