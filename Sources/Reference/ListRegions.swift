import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// The regions, by code.
struct ListRegions: Query {
    static let operation = Operation(.get, "/v1/regions", id: "listRegions", access: .anyone)
    let territories: Territories

    func handle(_ input: CodePage, for caller: Caller, in connection: Connection) -> Representation {
        let found = input.cut(territories.regions, code: \.code.description)
        return PublicAnswer.page(found, limit: input.limit, code: \.code.description) { region, writer in
            writer.beginObject()
            writer.key("code")
            writer.string(region.code.description)
            writer.key("name")
            writer.string(region.name)
            writer.key("seat")
            writer.string(region.seat.description)
            writer.endObject()
        }
    }
}
