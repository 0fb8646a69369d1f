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
        let table = JobDatingTable(transaction.connection)
        switch try input.part(of: caller, in: transaction.connection) {
        case (let event, .offer(let offer)):
            guard offer.state == .active else { throw Failure(.offerClosed) }
            try table.add(offer, to: event.id)
        case (let event, .candidate(let candidate)):
            if candidate.isMinor(on: event.day), candidate.consentAt == nil { throw Failure(.consentRequired) }
            try table.add(candidate.id, to: event.id)
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
        let table = JobDatingTable(transaction.connection)
        switch try input.part(of: caller, in: transaction.connection) {
        case (let event, .offer(let offer)): try table.withdraw(offer.id, from: event.id)
        case (let event, .candidate(let candidate)): try table.withdraw(candidate.id, from: event.id)
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

    /// Who takes part.
    enum Part {
        case offer(Offer)
        case candidate(Candidate)
    }

    /// The open event, and the caller's own part in it.
    fileprivate func part(of caller: Caller, in connection: Connection) throws -> (event: JobDating, part: Part) {
        let event = try openEvent(event, in: connection)
        if let id = offer {
            guard let offer = try OfferTable(connection).find(id), try caller.acts(for: offer.employer, in: connection)
            else { throw Failure(.notFound) }
            return (event, .offer(offer))
        }
        guard let candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
            throw Failure(.profileMissing)
        }
        return (event, .candidate(candidate))
    }
}

/// An event in which one can still take part, wish and rank.
func openEvent(_ id: JobDating.ID, in connection: Connection) throws -> JobDating {
    guard let event = try JobDatingTable(connection).find(id) else { throw Failure(.notFound) }
    guard event.state == .open else { throw Failure(.transitionImpossible) }
    return event
}
