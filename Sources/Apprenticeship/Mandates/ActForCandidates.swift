import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Lists the candidates who gave the caller a mandate.
struct ListMandators: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/apprenticeship/mandates", id: "listMandators", access: .granted(roles: [.counsellor]))
    let apprenticeship: Apprenticeship

    typealias Input = IdentifierPage<Candidate>

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let ids =
            try caller.accountEmail(in: connection).map {
                try MandateTable(connection).candidates(
                    of: $0, on: apprenticeship.today, after: input.cursor?.id, limit: input.limit.value + 1)
            } ?? []
        let candidates = try ids.compactMap { try CandidateTable(connection).find($0) }
        return try Representation.page(
            candidates, limit: input.limit, cursor: { Cursor(after: $0.id).description },
            { try $1.candidate(CandidateView(candidate: $0)) })
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.journal.append(
            Event("mandates-listed", on: ObjectName(type: "account", id: caller.person!.account)), by: caller)
    }
}

/// Shows, to the counsellor who has a mandate, a candidate's profile.
struct ShowMandator: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/apprenticeship/mandates/{candidate}", id: "showMandator", access: .granted(roles: [.counsellor]))
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Candidate.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("candidate") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> CandidateView {
        CandidateView(candidate: try caller.mandator(input.id, on: apprenticeship.today, in: connection))
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.journal.append(.candidate("candidate-read", input.id), by: caller)
    }
}

/// Shows, to the counsellor who has a mandate, what a candidate needs.
struct ShowMandatorAccommodation: AuditedQuery {
    static let operation = Operation(
        .get, "/v1/apprenticeship/mandates/{candidate}/accommodation", id: "showMandatorAccommodation",
        access: .granted(roles: [.counsellor]))
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ShowMandator.Input, for caller: Caller, in connection: Connection
    ) throws -> Representation {
        guard let keys = apprenticeship.keys else { throw Failure(.sealingUnavailable) }
        let candidate = try caller.mandator(input.id, on: apprenticeship.today, in: connection)
        guard let accommodation = try AccommodationTable(connection, keys).find(candidate.id) else {
            throw Failure(.notFound)
        }
        return Representation(.ok, .json, try JSONEncoder.encode(accommodation), version: candidate.version)
    }

    func trace(_ input: ShowMandator.Input, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.journal.append(.candidate("accommodation-read", input.id), by: caller)
    }
}

/// Changes a profile for a candidate who gave a mandate; they are told.
struct PutMandator: Command {
    static let operation = Operation(
        .put, "/v1/apprenticeship/mandates/{candidate}", id: "putMandator", access: .granted(roles: [.counsellor]),
        bodyLimit: 64 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Candidate.ID
        let seen: Precondition
        let details: CandidateDetails

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("candidate")
            seen = try request.precondition()
            details = try request.json(as: CandidateDetails.self)
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> CandidateView {
        let today = ParisTime.day(at: transaction.now)
        let earlier = try caller.mandator(input.id, on: today, in: transaction.connection)
        let keeper = CandidateKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller)
        let candidate = try keeper.change(earlier, to: input.details, seen: input.seen)
        try apprenticeship.letters(in: transaction).profileChanged(candidate)
        return CandidateView(candidate: candidate)
    }
}
