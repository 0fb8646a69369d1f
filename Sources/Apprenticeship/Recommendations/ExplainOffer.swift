import Accounts
import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// Tells a candidate how an offer and they fit, and what keeps them apart, whatever it is.
struct ExplainOffer: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/offers/{offer}/explanation", id: "explainOffer",
        access: ApprenticeshipAccess.candidates)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Offer.ID

        init(from request: inout RequestReader) throws(Failure) { id = try request.path("offer") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        guard let candidate = try CandidateTable(connection).find(account: caller.person!.account) else {
            throw Failure(.profileMissing)
        }
        let recommender = apprenticeship.recommender(connection, at: apprenticeship.now)
        guard let offer = try OfferTable(connection).find(input.id), offer.publishedAt != nil,
            let candidateGlance = try recommender.glance(of: candidate.id),
            let offerGlance = try recommender.glance(of: offer.id)
        else { throw Failure(.notFound) }
        let pairing = try recommender.pairing(candidateGlance, offerGlance)
        for gate in pairing.gates.blocks {
            apprenticeship.counters.add("apprenticeship-gates", category: gate.rawValue)
        }
        var writer = JSONWriter(reserving: 4096)
        writer.beginObject()
        writer.key("offer")
        writer.string(offer.id.description)
        writer.key("distanceKm")
        writer.number((pairing.kilometres * 100).rounded() / 100)
        Explanation(pairing: pairing, side: .candidate, radius: candidateGlance.radius)
            .write(into: &writer, caller.language)
        writer.endObject()
        return Representation(.ok, .json, writer.bytes)
    }
}
