import Database
import Endpoints
import HTTP
import Journal
import Kernel

/// Shows what a link in a letter would do, with a button; it changes nothing, so that whoever scans mail may open it.
struct ShowLink: Query {
    static let operation = Operation(
        .get, "/v1/apprenticeship/links/{token}", id: "showApprenticeshipLink", access: .anyone, produces: .html)
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let token: String

        init(from request: inout RequestReader) throws(Failure) { token = try request.path("token") }
    }

    func handle(_ input: Input, for caller: Caller, in connection: Connection) throws -> Representation {
        let pages = LinkPages(language: caller.language)
        guard let link = apprenticeship.link(input.token, at: apprenticeship.now) else { return pages.unknown() }
        switch link.action {
        case .endingOffers:
            guard let employer = Employer.ID(link.object) else { return pages.unknown() }
            let offers = try OfferTable(connection).all(of: employer, before: nil, limit: 100).filter {
                $0.state == .active || $0.state == .expired
            }
            return pages.endings(offers)
        case .consent:
            guard let id = Candidate.ID(link.object), let candidate = try CandidateTable(connection).find(id) else {
                return pages.unknown()
            }
            return pages.consent(candidate)
        case .calendar: return pages.unknown()
        }
    }
}

/// Does what the button of a link says.
struct FollowLink: Command {
    static let operation = Operation(
        .post, "/v1/apprenticeship/links/{token}", id: "followApprenticeshipLink", access: .anyone,
        consumes: [.form], produces: .html, bodyLimit: 4 << 10)
    static let repetition = Repetition.notKept
    let apprenticeship: Apprenticeship

    struct Input: RequestReadable {
        let token: String
        let offer: Offer.ID?
        let step: OfferStep?

        init(from request: inout RequestReader) throws(Failure) {
            token = try request.path("token")
            let form = try request.form()
            offer = form["offer"].flatMap(Offer.ID.init)
            step = form["step"].flatMap(OfferStep.init).flatMap { [.extend, .fill, .cancel].contains($0) ? $0 : nil }
        }
    }

    func handle(_ input: Input, for caller: Caller, in transaction: WriteTransaction) throws -> Representation {
        let pages = LinkPages(language: caller.language)
        guard let link = apprenticeship.link(input.token, at: transaction.now) else { return pages.unknown() }
        switch link.action {
        case .endingOffers:
            let table = OfferTable(transaction.connection)
            guard let id = input.offer, let step = input.step, var offer = try table.find(id),
                offer.employer.description == link.object
            else { return pages.unknown() }
            guard step.origins.contains(offer.state) else { return pages.impossible() }
            try offer.take(step, reason: step == .fill ? "filledElsewhere" : nil, at: transaction.now)
            try OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller).settle(offer)
            return pages.done(step, offer)
        case .consent:
            let table = CandidateTable(transaction.connection)
            guard let id = Candidate.ID(link.object), var candidate = try table.find(id) else {
                return pages.unknown()
            }
            // Twice the same button is one consent.
            guard candidate.consentAt == nil else { return pages.consented() }
            candidate.consentAt = transaction.now
            candidate.version += 1
            try table.save(candidate)
            try transaction.journal.append(.candidate("consent-given", candidate.id), by: caller)
            return pages.consented()
        case .calendar: return pages.unknown()
        }
    }
}

extension Apprenticeship {
    /// What a token lets its holder do; `nil` when this service did not make it, or its time is over.
    func link(_ token: String, at now: Timestamp) -> SignedLink? {
        guard let keys, let link = SignedLink(token, keys), ParisTime.day(at: now) <= link.until else { return nil }
        return link
    }
}
