import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Lists the employers that one set aside.
struct ListEmployersSetAside: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/candidates/me/blocks", id: "listEmployersSetAside",
        access: ApprenticeshipAccess.candidates)

    private struct Answer: Encodable { let employers: [Employer.ID] }

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let candidate = try CandidateTable(connection).find(account: caller.person!.account)
        let employers = try candidate.map { try BlockTable(connection).employers(setAsideBy: $0.id) } ?? []
        return Representation(.ok, .json, try JSONEncoder.encode(Answer(employers: employers)))
    }
}

/// Sets an employer aside: its offers are recommended no longer, and it does not find the candidate.
struct SetEmployerAside: Command {
    static let operation = Operation(
        .put, "/v1/apprenticeship/candidates/me/blocks/{employer}", id: "setEmployerAside",
        access: ApprenticeshipAccess.candidates, bodyLimit: 1 << 10)

    func handle(_ input: EmployerName, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let candidate = try CandidateTable(transaction.connection).find(account: caller.person!.account) else {
            throw Failure(.profileMissing)
        }
        guard try EmployerTable(transaction.connection).find(input.id) != nil else { throw Failure(.notFound) }
        try BlockTable(transaction.connection).insert(candidate.id, input.id, by: .candidate)
        try transaction.journal.append(.candidate("employer-set-aside", candidate.id), by: caller)
        return Representation(.noContent, .json, [])
    }
}

/// Takes back that an employer was set aside.
struct TakeEmployerBack: Command {
    static let operation = Operation(
        .delete, "/v1/apprenticeship/candidates/me/blocks/{employer}", id: "takeEmployerBack",
        access: ApprenticeshipAccess.candidates)

    func handle(_ input: EmployerName, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let candidate = try CandidateTable(transaction.connection).find(account: caller.person!.account),
            try BlockTable(transaction.connection).remove(candidate.id, input.id)
        else { throw Failure(.notFound) }
        try transaction.journal.append(.candidate("employer-taken-back", candidate.id), by: caller)
        return Representation(.noContent, .json, [])
    }
}

/// The employer that a path names.
struct EmployerName: RequestReadable {
    let id: Employer.ID

    init(from request: inout RequestReader) throws(Failure) {
        id = try request.path("employer")
        try request.expectNothing()
    }
}

/// Sets the candidate of an application aside, as those who answer it.
struct SetApplicantAside: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/applications/{application}/set-aside", id: "setApplicantAside",
        access: ApprenticeshipAccess.answerers, bodyLimit: 1 << 10)

    struct Input: RequestReadable {
        let id: Application.ID

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("application")
            try request.expectNothing()
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let (application, actor) = try caller.side(of: input.id, in: transaction.connection)
        guard actor == .employer, let candidate = application.candidate else { throw Failure(.forbidden) }
        guard !application.state.isOpen else { throw Failure(.transitionImpossible) }
        try BlockTable(transaction.connection).insert(candidate, application.employer, by: .employer)
        try transaction.journal.append(
            Event("applicant-set-aside", on: ObjectName("application", application.id)), by: caller)
        return Representation(.noContent, .json, [])
    }
}
