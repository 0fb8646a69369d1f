import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Lists the employers for whom the caller acts; for counsellors, those that wait for verification in their zones.
struct ListEmployers: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/employers", id: "listEmployers", access: ApprenticeshipAccess.offerKeepers)
    let apprenticeship: Apprenticeship

    typealias Input = IdentifierPage<Employer>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let table = EmployerTable(connection)
        let places = Places(apprenticeship.territories)
        var employers = caller.holds(.employer) ? try table.all(of: caller.person!.account) : []
        var next: String?
        if !caller.grants(of: .administrator, .counsellor).isEmpty {
            let waiting = try table.waiting(after: input.cursor?.id, limit: input.limit.value + 1)
            if waiting.count > input.limit.value { next = Cursor(after: waiting[input.limit.value - 1].id).description }
            employers += waiting.prefix(input.limit.value).filter {
                caller.advises(places.departement(of: $0), places)
            }
        }
        return try .list(employers, next: next) { try $1.employer($0) }
    }
}
