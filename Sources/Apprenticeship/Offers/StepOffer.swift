import Database
import Endpoints
import HTTP
import JSON
import Kernel

/// A step of an offer that is asked for: which one, and with which state seen.
struct OfferStepInput: RequestReadable {
    let id: Offer.ID
    let seen: Precondition
    let reason: String?

    private struct Body: Decodable { let reason: Reason? }

    /// Why an offer ends: it tells what the service is good for.
    private enum Reason: String, Decodable {
        case filledHere, filledElsewhere, needGone, noCandidate, other
    }

    init(from request: inout RequestReader) throws(Failure) {
        id = try request.path("offer")
        seen = try request.precondition()
        reason = try request.bytes().isEmpty ? nil : try request.json(as: Body.self).reason?.rawValue
    }
}

/// Opens a draft, or an offer that was suspended.
struct PublishOffer: Command {
    static let operation = step("publish", "publishOffer")
    let apprenticeship: Apprenticeship

    func handle(_ input: OfferStepInput, for caller: Caller, in transaction: WriteTransaction) throws -> OfferView {
        try apprenticeship.take(.publish, input, for: caller, in: transaction)
    }
}

/// Closes an offer for a while.
struct SuspendOffer: Command {
    static let operation = step("suspend", "suspendOffer")
    let apprenticeship: Apprenticeship

    func handle(_ input: OfferStepInput, for caller: Caller, in transaction: WriteTransaction) throws -> OfferView {
        try apprenticeship.take(.suspend, input, for: caller, in: transaction)
    }
}

/// Keeps an offer open for two months from today.
struct ExtendOffer: Command {
    static let operation = step("extend", "extendOffer")
    let apprenticeship: Apprenticeship

    func handle(_ input: OfferStepInput, for caller: Caller, in transaction: WriteTransaction) throws -> OfferView {
        try apprenticeship.take(.extend, input, for: caller, in: transaction)
    }
}

/// Says that the post is taken.
struct FillOffer: Command {
    static let operation = step("fill", "fillOffer")
    let apprenticeship: Apprenticeship

    func handle(_ input: OfferStepInput, for caller: Caller, in transaction: WriteTransaction) throws -> OfferView {
        try apprenticeship.take(.fill, input, for: caller, in: transaction)
    }
}

/// Gives an offer up.
struct CancelOffer: Command {
    static let operation = step("cancel", "cancelOffer")
    let apprenticeship: Apprenticeship

    func handle(_ input: OfferStepInput, for caller: Caller, in transaction: WriteTransaction) throws -> OfferView {
        try apprenticeship.take(.cancel, input, for: caller, in: transaction)
    }
}

private func step(_ name: String, _ id: String) -> Operation {
    Operation(
        .post, PathTemplate(stringLiteral: "/v1/apprenticeship/offers/{offer}/\(name)"), id: id,
        access: ApprenticeshipAccess.offerKeepers, bodyLimit: 4 << 10)
}

extension Apprenticeship {
    fileprivate func take(
        _ step: OfferStep, _ input: OfferStepInput, for caller: Caller, in transaction: WriteTransaction
    ) throws -> OfferView {
        try OfferKeeper(apprenticeship: self, transaction: transaction, caller: caller)
            .take(step, input.id, at: input.seen, reason: input.reason)
    }
}
