import Endpoints
import HTTP
import JSON
import Kernel

/// What an import of a stock file did.
struct StockReport: Representable {
    let file: String
    let kind: StockKind
    var dataDate: String?
    var created = 0
    var changed = 0
    var unchanged = 0
    var refused = 0
    /// The first of the records that were refused.
    var refusals: [Refusal] = []
    var seconds = 0.0

    /// The most refusals that a report tells one by one.
    static let toldRefusals = 100

    /// A record that was refused.
    struct Refusal: Sendable {
        let line: Int
        let fault: StockFault
    }

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 1000)
        writer.beginObject()
        writer.key("file")
        writer.string(file)
        writer.key("kind")
        writer.string(kind.rawValue)
        writer.key("dataDate")
        if let dataDate { writer.string(dataDate) } else { writer.null() }
        for (name, count) in [
            ("rows", created + changed + unchanged + refused), ("created", created), ("changed", changed),
            ("unchanged", unchanged), ("refused", refused),
        ] {
            writer.key(name)
            writer.integer(count)
        }
        writer.key("seconds")
        writer.number((seconds * 1000).rounded() / 1000)
        writer.key("refusals")
        writer.beginArray()
        for refusal in refusals {
            writer.beginObject()
            writer.key("line")
            writer.integer(refusal.line)
            writer.key("code")
            writer.string(refusal.fault.rawValue)
            writer.key("message")
            writer.string(refusal.fault.message(in: caller.language))
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
