import Database
import Endpoints
import HTTP
import Kernel
import Territories

/// One commune with all that it lies in; an old code, or that of an arrondissement, gives the present commune.
struct ShowCommune: Query {
    static let operation = Operation(.get, "/v1/communes/{code}", id: "showCommune", access: .anyone)
    let territories: Territories

    struct Input: RequestReadable {
        let code: Commune.Code

        init(from request: inout RequestReader) throws(Failure) { code = try request.path("code") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws(Failure) -> Representation {
        guard let chain = territories.resolve(input.code) else { throw Failure(.notFound) }
        return PublicAnswer.object { $0.members(of: chain) }
    }
}
