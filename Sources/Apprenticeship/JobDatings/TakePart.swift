import Accounts
import Database
import Endpoints
import HTTP
import Kernel

/// Takes part in a job dating: a candidate, or an offer of one's own.
struct RegisterAtJobDating: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/job-datings/{event}/registrations", id: "registerAtJobDating",
        access: .granted(roles: [.candidate, .employer]), bodyLimit: 4 << 10)
    let apprenticeship: Apprenticeship

    func handle(_ input: PartInput, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let event = try openEvent(input.event, in: connection)
        if let id = input.offer {
            guard let offer = try OfferTable(connection).find(id),
                try caller.acts(for: offer.employer, in: connection)
            else { throw Failure(.notFound) }
            guard offer.state == .active else { throw Failure(.offerClosed) }
            try connection.run(
                """
                INSERT INTO jobDatingOffer (jobDating, offer, posts)
                VALUES (\(event.id), \(id), \(max(1, offer.posts - offer.taken)))
                ON CONFLICT (jobDating, offer) DO UPDATE SET isWithdrawn = 0, posts = excluded.posts
                """)
        } else {
            guard let candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
                throw Failure(.profileMissing)
            }
            if candidate.isMinor(on: event.day), candidate.consentAt == nil { throw Failure(.consentRequired) }
            try connection.run(
                """
                INSERT INTO jobDatingCandidate (jobDating, candidate) VALUES (\(event.id), \(candidate.id))
                ON CONFLICT (jobDating, candidate) DO UPDATE SET isWithdrawn = 0
                """)
        }
        return Representation(.noContent, .json, [])
    }
}

/// Takes part no longer: wishes and rankings stay and do not count.
struct WithdrawFromJobDating: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/job-datings/{event}/withdraw", id: "withdrawFromJobDating",
        access: .granted(roles: [.candidate, .employer]), bodyLimit: 4 << 10)
    let apprenticeship: Apprenticeship

    func handle(_ input: PartInput, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let connection = transaction.connection
        let event = try openEvent(input.event, in: connection)
        if let id = input.offer {
            guard let offer = try OfferTable(connection).find(id),
                try caller.acts(for: offer.employer, in: connection)
            else { throw Failure(.notFound) }
            try connection.run(
                "UPDATE jobDatingOffer SET isWithdrawn = 1 WHERE jobDating = \(event.id) AND offer = \(id)")
        } else {
            guard let candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
                throw Failure(.profileMissing)
            }
            try connection.run(
                """
                UPDATE jobDatingCandidate SET isWithdrawn = 1
                WHERE jobDating = \(event.id) AND candidate = \(candidate.id)
                """)
        }
        return Representation(.noContent, .json, [])
    }
}

/// Which event, and with which offer; a candidate names none.
struct PartInput: RequestReadable {
    let event: JobDating.ID
    let offer: Offer.ID?

    private struct Body: Decodable { let offer: Offer.ID? }

    init(from request: inout RequestReader) throws(Failure) {
        event = try request.path("event")
        offer = try request.bytes().isEmpty ? nil : try request.json(as: Body.self).offer
    }
}

/// An event in which one can still take part, wish and rank.
func openEvent(_ id: JobDating.ID, in connection: Connection) throws -> JobDating {
    guard let event = try JobDatingTable(connection).find(id) else { throw Failure(.notFound) }
    guard event.state == .open else { throw Failure(.transitionImpossible) }
    return event
}
