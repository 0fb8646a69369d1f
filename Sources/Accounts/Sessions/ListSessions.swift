import Database
import Endpoints
import HTTP
import Kernel

/// Shows somebody where they are signed in.
struct ListSessions: Query {
    static let operation = Operation(.get, "/v1/sessions", id: "listSessions", access: .identified)

    typealias Input = IdentifierPage<Session>

    let clock: Clock

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Page<SessionView> {
        let person = try CallingPerson(caller)
        let sessions = try SessionTable(connection).live(
            of: person.account, at: clock.now(), limit: input.limit.value + 1, before: input.cursor?.id)
        return Page(
            sessions.map { SessionView($0, isCurrent: $0.id == person.session) }, limit: input.limit
        ) { Cursor(after: $0.id) }
    }
}
