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
        let link = try apprenticeship.link(input.token, at: apprenticeship.now)
        switch link.action {
        case .endingOffers:
            guard let employer = Employer.ID(link.object) else { throw Failure(.notFound) }
            let offers = try OfferTable(connection).all(of: employer, before: nil, limit: 100).filter {
                $0.state == .active || $0.state == .expired
            }
            return page(offers.map(form).joined(separator: "\n"), in: caller.language)
        case .consent:
            let button = Text(fr: "Je consens", en: "I consent")(in: caller.language)
            return page(#"<form method="post"><button>\#(button)</button></form>"#, in: caller.language)
        }
    }

    /// One offer with what may be done with it.
    private func form(_ offer: Offer) -> String {
        let title = HTMLPage.escape(offer.details.title)
        let buttons = [
            ("extend", "Prolonger / Extend"), ("fill", "Pourvue / Filled"), ("cancel", "Retirer / Withdraw"),
        ]
        .map { #"<button name="step" value="\#($0.0)">\#($0.1)</button>"# }.joined(separator: " ")
        return """
            <form method="post"><p>\(title) – \(offer.expiresOn?.description ?? "")</p>
            <input type="hidden" name="offer" value="\(offer.id)">\(buttons)</form>
            """
    }

    private func page(_ content: String, in language: Language) -> Representation {
        HTMLPage(title: Text(fr: "Apprentissage", en: "Apprenticeship"), content: content)
            .representation(in: language, caching: nil)
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
        let link = try apprenticeship.link(input.token, at: transaction.now)
        switch link.action {
        case .endingOffers:
            let table = OfferTable(transaction.connection)
            guard let id = input.offer, let step = input.step, var offer = try table.find(id),
                offer.employer.description == link.object
            else { throw Failure(.notFound) }
            try offer.take(step, reason: step == .fill ? "filledElsewhere" : nil, at: transaction.now)
            try OfferKeeper(apprenticeship: apprenticeship, transaction: transaction, caller: caller).settle(offer)
        case .consent:
            let table = CandidateTable(transaction.connection)
            guard let id = Candidate.ID(link.object), var candidate = try table.find(id) else {
                throw Failure(.notFound)
            }
            candidate.consentAt = candidate.consentAt ?? transaction.now
            candidate.version += 1
            try table.save(candidate)
            try transaction.journal.append(.candidate("consent-given", candidate.id), by: caller)
        }
        let done = Text(fr: "<p>C'est fait.</p>", en: "<p>Done.</p>")
        return HTMLPage(title: Text(fr: "Apprentissage", en: "Apprenticeship"), content: done(in: caller.language))
            .representation(in: caller.language, caching: nil)
    }
}

extension Apprenticeship {
    /// What a token lets its holder do.
    ///
    /// - Throws: not found, when this service did not make it, or its time is over.
    fileprivate func link(_ token: String, at now: Timestamp) throws(Failure) -> SignedLink {
        guard let keys, let link = SignedLink(token, keys), ParisTime.day(at: now) <= link.until else {
            throw Failure(.notFound)
        }
        return link
    }
}
