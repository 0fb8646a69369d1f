import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Shows the mandate that one gave.
struct ShowOwnMandate: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/candidates/me/mandate", id: "showOwnMandate",
        access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let candidate = try CandidateTable(connection).find(account: caller.person!.account),
            let mandate = try MandateTable(connection).find(candidate.id, on: apprenticeship.today)
        else { throw Failure(.notFound) }
        return Representation(.ok, .json, try JSONEncoder.encode(mandate), version: candidate.version)
    }
}

/// Lets a counsellor read and change one's profile for some time. The answer is the same whether the address is a counsellor's or
/// not: until it is, the mandate opens nothing.
struct GiveMandate: Command {
    static let operation = Operation(
        .put, "/v1/apprenticeship/candidates/me/mandate", id: "giveMandate", access: ApprenticeshipAccess.candidates,
        bodyLimit: 2 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let seen: Precondition
        let email: EmailAddress
        let until: Day?

        private struct Body: Decodable {
            let email: String
            let until: Day?
        }

        init(from request: inout RequestReader) throws(Failure) {
            seen = try request.precondition()
            let body = try request.json(as: Body.self)
            guard let email = EmailAddress(body.email) else {
                throw Failure.invalid([
                    Failure.Field("/email", "invalid", Text(fr: "Une adresse de courriel.", en: "An e-mail address."))
                ])
            }
            self.email = email
            until = body.until
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        guard var candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
            throw Failure(.profileMissing)
        }
        try input.seen.check(candidate.version)
        let today = ParisTime.day(at: transaction.now)
        let last = today.adding(months: Mandate.mostMonths)
        let until = input.until ?? last
        guard (today...last).contains(until) else {
            throw Failure.invalid([
                Failure.Field(
                    "/until", "range", Text(fr: "D'aujourd'hui à dans un an.", en: "From today to a year from now."))
            ])
        }
        let mandate = Mandate(
            email: input.email.description.lowercased(), until: until, createdAt: transaction.now)
        try MandateTable(connection).put(mandate, of: candidate.id)
        candidate.version += 1
        candidate.lastActiveAt = transaction.now
        try CandidateTable(connection).save(candidate)
        try transaction.journal.append(.candidate("mandate-given", candidate.id), by: caller)
        return Representation(.ok, .json, try JSONEncoder.encode(mandate), version: candidate.version)
    }
}

/// Takes one's mandate back, at once.
struct TakeMandateBack: Command {
    static let operation = Operation(
        .delete, "/v1/apprenticeship/candidates/me/mandate", id: "takeMandateBack",
        access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    func handle(
        _ input: DeleteOwnProfile.Input, for caller: Caller, in transaction: WriteTransaction
    ) throws -> Representation {
        let connection = transaction.connection
        guard var candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
            throw Failure(.notFound)
        }
        try input.seen.check(candidate.version)
        guard try MandateTable(connection).delete(candidate.id) else { throw Failure(.notFound) }
        candidate.version += 1
        try CandidateTable(connection).save(candidate)
        try transaction.journal.append(.candidate("mandate-taken-back", candidate.id), by: caller)
        return Representation(.noContent, .json, [])
    }
}
