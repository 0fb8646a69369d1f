import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// One grouping of communes, with its communes.
struct ShowEpci: Query {
    static let operation = Operation(.get, "/v1/epcis/{siren}", id: "showEpci", access: .anyone)
    let territories: Territories

    struct Input: RequestReadable {
        let siren: Siren

        init(from request: inout RequestReader) throws(Failure) { siren = try request.path("siren") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws(Failure) -> Representation {
        guard let epci = territories.epci(input.siren) else { throw Failure(.notFound) }
        let communes = territories.communes(of: epci)
        return PublicAnswer.object { writer in
            writer.members(of: epci)
            writer.key("population")
            writer.integer(communes.reduce(0) { $0 + ($1.population ?? 0) })
            writer.key("communes")
            writer.beginArray()
            for commune in communes { writer.named((commune.code.description, commune.name)) }
            writer.endArray()
        }
    }
}
