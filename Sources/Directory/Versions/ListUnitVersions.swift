import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Shows all that a unit was, is and is planned to be.
struct ListUnitVersions: Query {
    static let operation = Operation(
        .get, "/v1/directory/units/{unit}/versions", id: "listUnitVersions", access: .anyone)
    let directory: Directory

    struct Input: RequestReadable {
        let id: Unit.ID
        init(from request: inout RequestReader) throws(Failure) { id = try request.path("unit") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let units = try UnitTable(connection).periods(of: input.id)
        guard let version = units.first?.version else { throw Failure(.notFound) }
        let reaches = try units.map { unit in
            try directory.reach(of: caller, over: unit, at: unit.validity.from, in: connection)
        }
        return .versions(Array(zip(units, reaches)), version: version) { pair, writer in
            writer.beginObject()
            writer.members(of: pair.0, reach: pair.1)
            writer.endObject()
        }
    }
}

extension Representation {
    /// All the states of one thing in the order of time, with the version of the whole for `If-Match`.
    static func versions<Item>(
        _ items: [Item], version: Int, _ write: (Item, inout JSONWriter) -> Void
    ) -> Representation {
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for item in items { write(item, &writer) }
        writer.endArray()
        writer.key("next")
        writer.null()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes, version: version)
    }
}
