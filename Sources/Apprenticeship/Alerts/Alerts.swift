import Accounts
package import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// A candidate's wish to be told of new offers that fit, once a day or once a week.
struct OfferAlert: Encodable, Sendable {
    let id: Identifier<OfferAlert>
    let frequency: Frequency
    let createdAt: Timestamp

    /// How often at most.
    enum Frequency: String, Codable, Sendable {
        case daily, weekly

        var seconds: Int64 { self == .daily ? 86_400 : 7 * 86_400 }
    }
}

/// Lists one's own alerts.
struct ListAlerts: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/alerts", id: "listOfferAlerts", access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    private struct Answer: Encodable {
        let items: [OfferAlert]
    }

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) throws -> Representation {
        let candidate = try CandidateTable(connection).find(account: caller.person!.account)
        let items = try candidate.map { candidate in
            try connection.all(
                "SELECT id, frequency, createdAt FROM offerAlert WHERE candidate = \(candidate.id) ORDER BY id"
            ) { row in
                let frequency: String = try row[1]
                return OfferAlert(
                    id: try row[0], frequency: OfferAlert.Frequency(rawValue: frequency)!, createdAt: try row[2])
            }
        }
        return Representation(.ok, .json, try JSONEncoder.encode(Answer(items: items ?? [])))
    }
}

/// Asks to be told of new offers that fit.
struct CreateAlert: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/alerts", id: "createOfferAlert", access: ApprenticeshipAccess.candidates,
        bodyLimit: 4 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let frequency: OfferAlert.Frequency

        private struct Body: Decodable { let frequency: OfferAlert.Frequency }

        init(from request: inout RequestReader) throws(Failure) {
            frequency = try request.json(as: Body.self).frequency
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Created<OfferAlert> {
        guard let candidate = try CandidateTable(transaction.connection).find(account: caller.person!.account) else {
            throw Failure(.profileMissing)
        }
        let alert = OfferAlert(id: transaction.identifier(), frequency: input.frequency, createdAt: transaction.now)
        let next = transaction.now.adding(seconds: input.frequency.seconds)
        // One of each is enough: what tells twice the same is not kept.
        try transaction.connection.run("DELETE FROM offerAlert WHERE candidate = \(candidate.id)")
        try transaction.connection.run(
            """
            INSERT INTO offerAlert (id, candidate, frequency, seenUntil, nextAt, version, createdAt)
            VALUES (\(alert.id), \(candidate.id), \(alert.frequency.rawValue), \(transaction.now), \(next), 1,
                \(transaction.now))
            """)
        return Created(alert, at: "/v1/apprenticeship/alerts/\(alert.id)")
    }
}

/// Stops an alert.
struct DeleteAlert: Command {
    static let operation = Operation(
        .delete, "/v1/apprenticeship/alerts/{alert}", id: "deleteOfferAlert", access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Identifier<OfferAlert>

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("alert") }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let account = caller.person!.account
        let isGone = try transaction.connection.run(
            """
            DELETE FROM offerAlert WHERE id = \(input.id)
                AND candidate IN (SELECT id FROM candidate WHERE account = \(account))
            """)
        guard isGone == 1 else { throw Failure(.notFound) }
        return Representation(.noContent, .json, [])
    }
}

extension Apprenticeship {
    /// Tells candidates of offers that came since they were told last; at most ten people at a time, and nothing twice.
    package func tellAlerts(in transaction: WriteTransaction) throws -> Bool {
        let connection = transaction.connection
        let due = try connection.all(
            """
            SELECT id, candidate, frequency, seenUntil FROM offerAlert
            WHERE nextAt <= \(transaction.now) ORDER BY nextAt LIMIT 10
            """
        ) { row in
            let alert: (id: String, candidate: Candidate.ID, frequency: String, seenUntil: Timestamp) = (
                try row[0], try row[1], try row[2], try row[3]
            )
            return alert
        }
        for alert in due {
            let seconds = (OfferAlert.Frequency(rawValue: alert.frequency) ?? .weekly).seconds
            let recommender = recommender(connection, at: transaction.now)
            if let glance = try recommender.glance(of: alert.candidate),
                let candidate = try CandidateTable(connection).find(alert.candidate), candidate.state == .active
            {
                if try recommender.scan(for: glance).hasOffer(publishedAfter: alert.seenUntil) {
                    try letters(in: transaction).post(
                        "apprenticeship-alert", to: candidate.account, about: "candidate/\(candidate.id)",
                        step: ParisTime.day(at: transaction.now).description,
                        link: "/v1/apprenticeship/candidates/me/recommendations")
                }
            }
            try connection.run(
                """
                UPDATE offerAlert SET seenUntil = \(transaction.now),
                    nextAt = \(transaction.now.adding(seconds: seconds)) WHERE id = \(alert.id)
                """)
        }
        return due.count == 10
    }
}
