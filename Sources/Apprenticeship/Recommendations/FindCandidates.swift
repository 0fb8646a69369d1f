import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Journal
import Kernel

/// Shows to a verified employer who fits an offer, without anything that says who they are: neither name, nor age, nor
/// commune.
struct FindCandidates: AuditedQuery {
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

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let offer = try OfferTable(connection).find(input.id),
            try caller.keeps(offer, Places(apprenticeship.territories), in: connection)
                || caller.answers(for: offer.id, of: offer.employer, in: connection)
        else { throw Failure(.notFound) }
        guard let employer = try EmployerTable(connection).find(offer.employer), employer.isSound else {
            throw Failure(.employerNotVerified)
        }
        let recommender = apprenticeship.recommender(connection, at: apprenticeship.now)
        guard let glance = try recommender.glance(of: offer.id) else { throw Failure(.notFound) }
        let found = try recommender.candidates(for: glance).map { pair in
            (pair: pair, value: -Double(pair.pairing.match.hundredths), mask: Mask.text(pair.candidate.id, offer.id))
        }.sorted { ($0.value, $0.mask) < ($1.value, $1.mask) }
        let rest = found.filter { input.cursor?.isBefore(value: $0.value, id: $0.mask) ?? true }
        let shown = rest.prefix(input.limit.value)
        var writer = JSONWriter(reserving: 16 << 10)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for (pair, _, mask) in shown { writer.candidate(pair.candidate, pair.pairing, mask, caller.language) }
        writer.endArray()
        writer.key("next")
        let next =
            rest.count > shown.count ? shown.last.map { SearchCursor(value: $0.value, id: $0.mask).description } : nil
        writer.text(next)
        writer.endObject()
        var page = Representation(.ok, .json, writer.bytes)
        page.next = next
        return page
    }

    func trace(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws {
        try transaction.journal.append(Event("candidates-listed", on: ObjectName("offer", input.id)), by: caller)
    }
}

extension JSONWriter {
    /// A candidate without anything that says who they are.
    fileprivate mutating func candidate(
        _ candidate: CandidateGlance, _ pairing: Pairing, _ mask: String, _ language: Language
    ) {
        beginObject()
        key("candidate")
        string(mask)
        key("distanceKm")
        integer(Int(pairing.kilometres.rounded()))
        key("wishRank")
        integer(pairing.wishRank)
        key("currentLevel")
        integer(candidate.facts.currentLevel)
        key("soughtLevel")
        whole(candidate.scorable.soughtLevel)
        key("availableFrom")
        string(Day(daysSinceEpoch: candidate.scorable.availableFrom)?.description ?? "")
        Explanation(pairing: pairing, side: .employer, radius: candidate.radius).write(into: &self, language)
        endObject()
    }
}
