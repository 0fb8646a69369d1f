import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Lists the minors whom the caller represents: those whose profile names the address of the caller's account.
struct ListRepresentations: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/representations", id: "listRepresentations",
        access: .granted(roles: [.representative]))
    let apprenticeship: Apprenticeship

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        if let email = try caller.accountEmail(in: connection) {
            for candidate in try CandidateTable(connection).all(representedBy: email) {
                try writer.candidate(CandidateView(candidate: candidate, isOwn: false))
            }
        }
        writer.endArray()
        writer.key("next")
        writer.null()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}

/// Consents, as the legal representative, to a minor's applications.
struct ConsentForCandidate: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/representations/{candidate}/consent", id: "consentForCandidate",
        access: .granted(roles: [.representative]), bodyLimit: 1 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Candidate.ID
        let seen: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("candidate")
            seen = try request.precondition()
            try request.expectNothing()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> CandidateView {
        let table = CandidateTable(transaction.connection)
        guard let email = try caller.accountEmail(in: transaction.connection), var candidate = try table.find(input.id),
            candidate.details.representative?.email.lowercased() == email
        else { throw Failure(.notFound) }
        try input.seen.check(candidate.version)
        candidate.consentAt = transaction.now
        candidate.version += 1
        try table.save(candidate)
        try transaction.journal.append(.candidate("consent-given", candidate.id), by: caller)
        return CandidateView(candidate: candidate, isOwn: false)
    }
}

extension Caller {
    /// The address of the caller's account.
    func accountEmail(in connection: Connection) throws -> String? {
        guard let id = person.flatMap({ Identifier<Account>($0.account) }) else { return nil }
        return try AccountTable(connection).find(id)?.email?.description
    }
}
