import Database
import Endpoints
import HTTP
import Kernel

/// Applies for an offer.
struct SendApplication: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/applications", id: "sendApplication", access: ApprenticeshipAccess.candidates,
        bodyLimit: 32 << 10)
    static let repetition = Repetition.keyRequired
    let apprenticeship: Apprenticeship

    func handle(
        _ input: ApplicationOrder, for caller: Caller, in transaction: WriteTransaction
    ) throws -> ApplicationView {
        try ApplicationKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller).send(input)
    }
}
