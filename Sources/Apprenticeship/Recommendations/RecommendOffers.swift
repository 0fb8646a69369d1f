import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Shows a candidate the offers that fit, the best first, each with its reasons.
struct RecommendOffers: Errand {
    static let operation = Operation(
        .get, "/v1/apprenticeship/candidates/me/recommendations", id: "recommendOffers",
        access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let limit: PageLimit
        let cursor: SearchCursor?

        init(from request: inout RequestReader) throws(Failure) {
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        try worker.read { connection in
            guard let candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
                throw Failure(.profileMissing)
            }
            let recommender = apprenticeship.recommender(connection, at: worker.now)
            // The best are found without looking at all: as many as the page needs, then twice as many again.
            var count = 200
            var rest: ArraySlice<Recommendation>
            while true {
                let best = try recommender.offers(for: candidate.id, first: count)
                rest = SearchCursor.rest(
                    Recommendation.shown(best), after: input.cursor, hundredths: \.hundredths, id: \.offer.description)
                if rest.count > input.limit.value + Exploration.reach || best.count < count { break }
                count *= 2
            }
            let total =
                input.limit.wantsTotal
                ? try recommender.offers(for: candidate.id, first: PageLimit.highestTotal + 1).count : nil
            return try Representation.page(
                Array(rest.prefix(input.limit.value + 1)), limit: input.limit,
                cursor: { SearchCursor(value: -Double($0.hundredths), id: $0.offer.description).description },
                total: total, { try write($0, candidate, caller, connection, &$1) })
        }
    }

    private func write(
        _ recommendation: Recommendation, _ candidate: Candidate, _ caller: Caller, _ connection: Connection,
        _ writer: inout JSONWriter
    ) throws {
        guard let offer = try OfferTable(connection).find(recommendation.offer),
            let employer = try EmployerTable(connection).find(offer.employer)
        else { return }
        let view = OfferView(
            offer: offer, employer: employer, catalog: apprenticeship.catalog,
            places: Places(apprenticeship.territories), isKept: false,
            delegate: try DelegationTable(connection).accepted(for: offer.id))
        writer.beginObject()
        writer.key("offer")
        writer.beginObject()
        writer.offerMembers(view, caller.language, kilometres: candidate.point.distance(to: offer.point))
        writer.endObject()
        writer.key("isExploration")
        writer.bool(recommendation.isExploration)
        recommendation.explain(into: &writer, caller.language)
        writer.endObject()
    }
}
