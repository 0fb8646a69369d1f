import Database
import Directory
import Endpoints
import HTTP
import JSON
import Kernel

/// Changes some members of an offer; the others stay.
struct ChangeOffer: Command {
    static let operation = Operation(
        .patch, "/v1/apprenticeship/offers/{offer}", id: "changeOffer", access: ApprenticeshipAccess.offerKeepers,
        bodyLimit: 64 << 10)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let id: Offer.ID
        let seen: Precondition
        let body: JSONValue
        let overrulesWording: Bool

        init(from request: inout RequestReader) throws(Failure) {
            id = try request.path("offer")
            seen = try request.precondition()
            (overrulesWording, body) = try OfferOrder.takingOverrule(try request.json())
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> OfferView {
        try OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller)
            .change(input.id, at: input.seen, overrulesWording: input.overrulesWording) { offer in
                let now = Array(try StoredJSON.text(offer.details).utf8)
                do throws(JSONError) {
                    let merged = try MergePatch.apply(input.body, to: now)
                    return try JSONDecoder.decode(OfferDetails.self, from: merged)
                } catch {
                    throw Failure(error)
                }
            }
    }
}
