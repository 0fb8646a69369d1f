import Endpoints
import HTTP
import JSON
import Kernel
import Territories

/// An offer as one caller sees it. Contacts are never in it: who applies writes through the service.
struct OfferView: Representable {
    let offer: Offer
    let employer: Employer
    let catalog: TradeCatalog
    let places: Places
    /// Whether the caller keeps it: they see where it stands and what they may do next.
    let isKept: Bool
    /// The centre that looks after it: shown instead of the employer.
    var delegate: Delegation?
    var isNew = false

    func represent(for caller: Caller) throws -> Representation {
        var writer = JSONWriter(reserving: 2048)
        try writer.offer(self, caller.language)
        var answer = Representation(isNew ? .created : .ok, .json, writer.bytes, version: offer.version)
        if isNew { answer.fields.append(.location, "/v1/apprenticeship/offers/\(offer.id)") }
        return answer
    }

    /// What the caller may do next.
    var actions: [String] {
        guard isKept else { return offer.state == .active ? ["apply"] : [] }
        let steps = OfferStep.ofPeople.filter { $0.origins.contains(offer.state) }.map(\.rawValue)
        return (offer.state == .filled || offer.state == .cancelled ? [] : ["change"]) + steps
    }
}

extension JSONWriter {
    /// An offer, whole.
    mutating func offer(_ view: OfferView, _ language: Language) throws {
        beginObject()
        offerMembers(view, language)
        key("details")
        try JSONEncoder.encode(view.offer.details, into: &self)
        if view.isKept {
            key("reason")
            text(view.offer.reason)
            key("posts")
            integer(view.offer.posts)
            key("taken")
            integer(view.offer.taken)
            key("quality")
            whole(view.offer.quality)
            key("externalId")
            text(view.offer.externalId)
        }
        key("actions")
        strings(view.actions)
        endObject()
    }

    /// What lists show of an offer, in an object that is open.
    mutating func offerMembers(_ view: OfferView, _ language: Language, kilometres: Double? = nil) {
        let offer = view.offer
        key("id")
        string(offer.id.description)
        key("version")
        integer(offer.version)
        key("state")
        string(offer.state.rawValue)
        key("title")
        string(offer.details.title)
        key("trade")
        text(offer.details.trade)
        key("tradeLabel")
        string(view.tradeLabel)
        key("employer")
        beginObject()
        key("id")
        string(view.employer.id.description)
        key("name")
        string(view.shownEmployer)
        key("siret")
        text(view.hidesEmployer ? nil : view.employer.siret.description)
        endObject()
        key("delegate")
        text(view.delegate?.training)
        key("commune")
        string(offer.details.workplace.commune)
        key("communeName")
        text(view.places.name(of: offer.details.workplace.commune))
        key("distanceKm")
        if let kilometres { number((kilometres * 10).rounded() / 10) } else { null() }
        key("targetLevel")
        whole(offer.details.targetLevel)
        key("start")
        string(offer.details.start.description)
        key("durationMonths")
        integer(offer.details.durationMonths)
        key("hasHousing")
        bool(offer.flags.contains(.housing))
        key("isOpenToDisability")
        bool(offer.flags.contains(.openToDisability) || view.employer.details.isOpenToDisability == true)
        key("applications")
        integer(offer.applications)
        key("publishedAt")
        text(offer.publishedAt?.description)
        key("expiresOn")
        text(offer.expiresOn?.description)
    }
}

extension OfferView {
    /// Whether the centre that looks after the offer stands for the employer.
    fileprivate var hidesEmployer: Bool { delegate != nil && !isKept }

    fileprivate var shownEmployer: String {
        hidesEmployer ? delegate?.trainingName ?? "" : employer.shownName
    }

    /// What people call the trade.
    fileprivate var tradeLabel: String {
        if let trade = offer.details.trade { return catalog.label(of: TradeName(trade: trade)) }
        return offer.details.romeCodes?.first.flatMap { catalog.label(of: $0) } ?? ""
    }
}
