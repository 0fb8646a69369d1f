import Database
import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// What the caller follows, each with its last changes.
struct ListFollowUps: Query {
    static let operation = Operation(
        .get, "/v1/company-follow-ups", id: "listCompanyFollowUps", access: CompanyAccess.agents)

    typealias Input = IdentifierPage<CompanyFollowUp>

    /// Changes shown of each in a list, and of one.
    private static let fewChanges = 5
    static let manyChanges = 100

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let table = CompanyFollowUpTable(connection)
        let items = try table.all(
            of: caller.person?.account ?? "", after: input.cursor?.id, limit: input.limit.value + 1)
        return try Representation.page(items, limit: input.limit, cursor: { Cursor(after: $0.id).description }) {
            try $0.write(into: &$1, changes: ListFollowUps.fewChanges, table)
        }
    }
}

/// Which follow-up.
struct FollowUpName: RequestReadable {
    let id: CompanyFollowUp.ID

    init(from request: inout RequestReader) throws(Failure) { id = try request.path("followUp") }

    /// It, when it is the caller's own.
    func find(for caller: Caller, in connection: Connection) throws -> CompanyFollowUp {
        guard let followUp = try CompanyFollowUpTable(connection).find(id), followUp.account == caller.person?.account
        else { throw Failure(.notFound) }
        return followUp
    }
}

/// A follow-up with what changed in the last ninety days.
struct ShowFollowUp: Query {
    static let operation = Operation(
        .get, "/v1/company-follow-ups/{followUp}", id: "showCompanyFollowUp", access: CompanyAccess.agents)

    func handle(_ input: FollowUpName, for caller: Caller, in connection: Connection) throws -> Representation {
        let followUp = try input.find(for: caller, in: connection)
        var writer = JSONWriter()
        try followUp.write(into: &writer, changes: ListFollowUps.manyChanges, CompanyFollowUpTable(connection))
        return Representation(.ok, .json, writer.bytes)
    }
}

/// Follows a company no more.
struct StopFollowing: Command {
    static let operation = Operation(
        .delete, "/v1/company-follow-ups/{followUp}", id: "stopFollowing", access: CompanyAccess.agents)
    static let repetition = Repetition.notKept

    func handle(_ input: FollowUpName, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let followUp = try input.find(for: caller, in: transaction.connection)
        try CompanyFollowUpTable(transaction.connection).remove(followUp.id)
        return Representation(.noContent, .json, [])
    }
}

extension CompanyFollowUp {
    /// It, with so many of its last changes.
    func write(into writer: inout JSONWriter, changes: Int, _ table: CompanyFollowUpTable) throws {
        writer.beginObject()
        writer.member("id", id.description)
        writer.member("siren", siren.description)
        writer.member("siret", siret?.description)
        writer.member("rhythm", rhythm.rawValue)
        writer.member("lookedAt", lookedAt.description)
        writer.member("nextAt", nextAt.description)
        try table.write(changesOf: id, limit: changes, into: &writer)
        writer.endObject()
    }
}
