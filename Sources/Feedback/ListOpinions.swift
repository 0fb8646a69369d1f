import Database
import Endpoints
import HTTP
import Kernel

/// Shows the owner what people said; never answered on the network, because comments are free text.
struct ListOpinions: Query {
    static let operation = Operation(.get, "/v1/owner/feedback", id: "listOpinions", access: .owner)

    typealias Input = IdentifierPage<Opinion>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<Opinion> {
        let opinions = try OpinionTable(connection).latest(input.limit.value + 1, before: input.cursor?.id)
        return Page(opinions, limit: input.limit) { Cursor(after: $0.id) }
    }
}
