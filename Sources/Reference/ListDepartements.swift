import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// The departements, by code.
struct ListDepartements: Query {
    static let operation = Operation(.get, "/v1/departements", id: "listDepartements", access: .anyone)
    let territories: Territories

    func handle(_ input: CodePage, for caller: Caller, in connection: Connection) -> Representation {
        let found = input.cut(territories.departements, code: \.code.description)
        return PublicAnswer.page(found, limit: input.limit, code: \.code.description) { departement, writer in
            writer.beginObject()
            writer.key("code")
            writer.string(departement.code.description)
            writer.key("name")
            writer.string(departement.name)
            writer.key("region")
            writer.named(territories.region(departement.region).map { ($0.code.description, $0.name) })
            writer.key("seat")
            writer.string(departement.seat.description)
            writer.endObject()
        }
    }
}
