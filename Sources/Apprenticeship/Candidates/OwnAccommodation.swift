import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Shows what one wrote of one's own accommodation.
struct ShowOwnAccommodation: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/candidates/me/accommodation", id: "showOwnAccommodation",
        access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let keys = apprenticeship.keys else { throw Failure(.sealingUnavailable) }
        guard let candidate = try CandidateTable(connection).find(account: caller.person!.account),
            let accommodation = try AccommodationTable(connection, keys).find(candidate.id)
        else { throw Failure(.notFound) }
        return Representation(.ok, .json, try JSONEncoder.encode(accommodation), version: candidate.version)
    }
}

/// Writes one's own accommodation, sealed; the grounds open a later age without being told to anybody.
struct PutOwnAccommodation: Command {
    static let operation = Operation(
        .put, "/v1/apprenticeship/candidates/me/accommodation", id: "putOwnAccommodation",
        access: ApprenticeshipAccess.candidates, bodyLimit: 16 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let accommodation: Accommodation
        let seen: Precondition

        init(from request: inout RequestReader) throws(Failure) {
            seen = try request.precondition()
            accommodation = try request.json(as: Accommodation.self)
            if let needs = accommodation.needs, Prose.trimmed(needs, 1...2000, isOneLine: false) == nil {
                throw Failure.invalid([
                    Failure.Field(
                        "/needs", "length", Text(fr: "De 1 à 2 000 caractères.", en: "1 to 2,000 characters."))
                ])
            }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        guard let keys = apprenticeship.keys else { throw Failure(.sealingUnavailable) }
        let candidates = CandidateTable(transaction.connection)
        guard var candidate = try candidates.find(account: caller.person!.account) else {
            throw Failure(.profileMissing)
        }
        try input.seen.check(candidate.version)
        try AccommodationTable(transaction.connection, keys).put(input.accommodation, of: candidate.id)
        candidate.exceptionUntil = input.accommodation.exceptionUntil(birthDate: candidate.details.birthDate)
        candidate.version += 1
        try candidates.save(candidate)
        try transaction.journal.append(.candidate("accommodation-written", candidate.id), by: caller)
        return Representation(.ok, .json, try JSONEncoder.encode(input.accommodation), version: candidate.version)
    }
}

/// Forgets one's own accommodation.
struct DeleteOwnAccommodation: Command {
    static let operation = Operation(
        .delete, "/v1/apprenticeship/candidates/me/accommodation", id: "deleteOwnAccommodation",
        access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let seen: Precondition

        init(from request: inout RequestReader) throws(Failure) { seen = try request.precondition() }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        guard var candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
            throw Failure(.notFound)
        }
        try input.seen.check(candidate.version)
        try connection.run("DELETE FROM candidateAccommodation WHERE candidate = \(candidate.id)")
        candidate.exceptionUntil = nil
        candidate.version += 1
        try CandidateTable(connection).save(candidate)
        try transaction.journal.append(.candidate("accommodation-deleted", candidate.id), by: caller)
        return Representation(.noContent, .json, [])
    }
}
