import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Lists, for an offer at a job dating, who takes part: under the names that its ranking uses.
struct ListEventCandidates: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/job-datings/{event}/rankings/{offer}", id: "showJobDatingRanking",
        access: ApprenticeshipAccess.employers)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let event: JobDating.ID
        let offer: Offer.ID

        init(from request: inout RequestReader) throws(Failure) {
            event = try request.path("event")
            offer = try request.path("offer")
        }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let table = JobDatingTable(connection)
        guard let event = try table.find(input.event), let offer = try OfferTable(connection).find(input.offer),
            try caller.acts(for: offer.employer, in: connection), try table.holds(offer.id, in: event.id)
        else { throw Failure(.notFound) }
        let recommender = apprenticeship.recommender(connection, at: apprenticeship.now)
        guard let glance = try recommender.glance(of: offer.id) else { throw Failure(.notFound) }
        var writer = JSONWriter(reserving: 8192)
        writer.beginObject()
        writer.key("candidates")
        writer.beginArray()
        for id in try table.candidates(of: event.id) {
            guard let candidate = try recommender.glance(of: id) else { continue }
            let pairing = try recommender.pairing(candidate, glance)
            let rank = try connection.value(
                """
                SELECT rank FROM jobDatingRank
                WHERE jobDating = \(event.id) AND offer = \(offer.id) AND candidate = \(id)
                """, as: Int.self)
            let meets =
                try connection.value(
                    """
                    SELECT 1 FROM jobDatingMeeting
                    WHERE jobDating = \(event.id) AND offer = \(offer.id) AND candidate = \(id) LIMIT 1
                    """, as: Int.self) != nil
            writer.beginObject()
            writer.key("candidate")
            writer.string(Mask.text(id, offer.id))
            writer.key("score")
            writer.hundredths(pairing.match.hundredths)
            writer.key("tier")
            writer.whole(rank)
            // Whoever comes to meet the employer gives their name.
            writer.key("name")
            let person = meets ? try CandidateTable(connection).find(id) : nil
            writer.text(person.map { "\($0.details.firstName) \($0.details.lastName)" })
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
