import Database
import Endpoints
import HTTP
import Kernel

/// Adds an offer of an employer, as a draft.
struct CreateOffer: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/offers", id: "createOffer", access: ApprenticeshipAccess.offerKeepers,
        bodyLimit: 64 << 10)
    let apprenticeship: Apprenticeship

    func handle(_ input: OfferOrder, for caller: Caller, in transaction: WriteTransaction) throws -> OfferView {
        try OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller).create(input)
    }
}
