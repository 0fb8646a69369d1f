import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Invites a candidate of the list to apply: they learn of the offer, the employer not who they are.
struct InviteCandidate: StagedCommand {
    static let operation = Operation(
        .post, "/v1/apprenticeship/offers/{offer}/invitations", id: "inviteCandidate",
        access: ApprenticeshipAccess.employers, bodyLimit: 8 << 10)
    let apprenticeship: Apprenticeship
    /// Invitations of an employer in a day.
    static let dailyLimit = 20

    struct Input: RequestReadable, Sendable {
        let offer: Offer.ID
        let candidate: String
        let message: String?

        private struct Body: Decodable {
            let candidate: String
            let message: String?
        }

        init(from request: inout RequestReader) throws(Failure) {
            offer = try request.path("offer")
            let body = try request.json(as: Body.self)
            candidate = body.candidate
            message = body.message.flatMap { Prose.trimmed($0, 1...1000, isOneLine: false) }
            if let text = body.message, message == nil || Wording.hasContact(text) {
                throw Failure.invalid([
                    Failure.Field(
                        "/message", "invalid",
                        Text(
                            fr: "1 000 caractères au plus, sans coordonnées.",
                            en: "1,000 characters at most, without contact details."))
                ])
            }
        }
    }

    private struct Answer: Encodable, Sendable {
        let id: Identifier<Invitation>
        let candidate: String
        let createdAt: Timestamp
    }

    private enum Invitation {}

    struct Stage: Sendable {
        let input: Input
        /// Who has the name that the list gave; `nil` when nobody there has it.
        let candidate: Candidate.ID?
    }

    /// The name is good for this offer alone: it is found among those who fit it, which is too much for the writer.
    func prepare(_ input: Input, for caller: Caller, on worker: Worker) throws -> Stage {
        try worker.read { connection in
            guard let offer = try OfferTable(connection).find(input.offer),
                try caller.acts(for: offer.employer, in: connection)
            else { throw Failure(.notFound) }
            let recommender = apprenticeship.recommender(connection, at: worker.now)
            return Stage(input: input, candidate: try recommender.candidate(named: input.candidate, for: offer.id))
        }
    }

    func handle(_ stage: Stage, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let input = stage.input
        let connection = transaction.connection
        guard let offer = try OfferTable(connection).find(input.offer),
            try caller.acts(for: offer.employer, in: connection)
        else { throw Failure(.notFound) }
        guard let employer = try EmployerTable(connection).find(offer.employer), employer.isSound else {
            throw Failure(.employerNotVerified)
        }
        guard offer.state == .active else { throw Failure(.offerClosed) }
        for case .discriminatory(let advice) in Wording.faults(in: input.message ?? "") {
            throw Failure(.discriminatoryWording, fields: [Failure.Field("/message", "discriminatory", advice)])
        }
        let midnight = ParisTime.start(of: ParisTime.day(at: transaction.now))
        let sent = try connection.value(
            """
            SELECT count(*) FROM offerInvitation JOIN offer ON offer.id = offerInvitation.offer
            WHERE offer.employer = \(employer.id) AND offerInvitation.createdAt >= \(midnight)
            """, as: Int.self)
        guard sent ?? 0 < InviteCandidate.dailyLimit else {
            throw Failure(.dailyLimit, retryAfter: transaction.secondsToMidnight)
        }
        guard let found = stage.candidate, let candidate = try CandidateTable(connection).find(found),
            try apprenticeship.recommender(connection, at: transaction.now).fits(found, offer.id)
        else {
            throw Failure.invalid([
                Failure.Field(
                    "/candidate", "unknown", Text(fr: "Personne de cette liste.", en: "Nobody of this list."))
            ])
        }
        let id: Identifier<Invitation> = transaction.identifier()
        let isNew = try connection.run(
            """
            INSERT INTO offerInvitation (id, offer, candidate, message, createdAt)
            VALUES (\(id), \(offer.id), \(candidate.id), \(input.message), \(transaction.now))
            ON CONFLICT (offer, candidate) DO NOTHING
            """)
        guard isNew == 1 else { throw Failure(.alreadyInvited) }
        try transaction.journal.append(Event("candidate-invited", on: ObjectName("offer", offer.id)), by: caller)
        try apprenticeship.letters(in: transaction).invited(candidate, to: offer)
        return Representation(
            .created, .json,
            try JSONEncoder.encode(Answer(id: id, candidate: input.candidate, createdAt: transaction.now)))
    }
}
