import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Shows to a verified employer who fits an offer, without anything that says who they are: neither name, nor age, nor
/// commune.
struct FindCandidates: Errand {
    static let operation = Operation(
        .get, "/v1/apprenticeship/offers/{offer}/candidates", id: "findCandidates",
        access: ApprenticeshipAccess.finders)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Offer.ID
        let limit: PageLimit
        let cursor: SearchCursor?

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("offer")
            limit = try request.pageLimit()
            cursor = try request.query("cursor")
        }
    }

    func handle(_ input: Input, for caller: Caller, on worker: Worker) throws -> Representation {
        let page = try worker.read { connection in try answer(input, caller, connection, at: worker.now) }
        // Who looked at people is on the disk before they are shown.
        try worker.write { transaction in
            try transaction.journal.append(Event("candidates-listed", on: ObjectName("offer", input.id)), by: caller)
        }
        return page
    }

    private func answer(
        _ input: Input, _ caller: Caller, _ connection: Connection, at now: Timestamp
    ) throws -> Representation {
        guard let offer = try OfferTable(connection).find(input.id),
            try caller.keeps(offer, Places(apprenticeship.territories), in: connection)
                || caller.answers(for: offer.id, of: offer.employer, in: connection)
        else { throw Failure(.notFound) }
        guard let employer = try EmployerTable(connection).find(offer.employer), employer.isSound else {
            throw Failure(.employerNotVerified)
        }
        let recommender = apprenticeship.recommender(connection, at: now)
        // The best are found without looking at all: as many as the page needs, then twice as many again.
        var count = 200
        var rest: ArraySlice<Prospect>
        while true {
            let best = try recommender.candidates(for: offer.id, first: count)
            rest = SearchCursor.rest(best, after: input.cursor, hundredths: \.hundredths, id: \.mask)
            if rest.count > input.limit.value || best.count < count { break }
            count *= 2
        }
        let total =
            input.limit.wantsTotal
            ? try recommender.candidates(for: offer.id, first: PageLimit.highestTotal + 1).count : nil
        return Representation.page(
            Array(rest.prefix(input.limit.value + 1)), limit: input.limit,
            cursor: { SearchCursor(value: -Double($0.hundredths), id: $0.mask).description },
            total: total, { $0.write(into: &$1, caller.language) })
    }
}
