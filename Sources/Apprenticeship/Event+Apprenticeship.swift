import Journal
import Kernel

/// What happens in apprenticeship; never a name, an address or free text.
extension Event {
    static func offer(_ code: StaticString, _ offer: Offer) -> Event {
        Event(code, on: ObjectName("offer", offer.id), version: offer.version, details: trade(offer))
    }

    /// A step of an offer, with why.
    static func offerMoved(_ offer: Offer) -> Event {
        let code: StaticString =
            switch offer.state {
            case .active: "offer-opened"
            case .filled: "offer-filled"
            case .cancelled: "offer-cancelled"
            case .expired: "offer-expired"
            case .suspended: "offer-suspended"
            case .draft, .pending: "offer-held"
            }
        return Event(code, on: ObjectName("offer", offer.id), version: offer.version, details: trade(offer))
    }

    static func candidate(_ code: StaticString, _ id: Candidate.ID, version: Int? = nil) -> Event {
        Event(code, on: ObjectName("candidate", id), version: version)
    }

    /// The same, with the trade wanted most and the departement, for figures.
    static func candidate(_ code: StaticString, _ candidate: Candidate, at now: Timestamp) -> Event {
        let trade = candidate.details.wishes.first?.word ?? ""
        return Event(
            code, on: ObjectName("candidate", candidate.id), version: candidate.version,
            details: #"{"category":"\#(trade)","departement":"\#(candidate.departement)"}"#)
    }

    static func employer(_ code: StaticString, _ employer: Employer) -> Event {
        Event(code, on: ObjectName("employer", employer.id), version: employer.version)
    }

    /// A step of an application, with the trade and the departement of its offer, for figures.
    static func application(_ code: StaticString, _ application: Application, _ offer: Offer) -> Event {
        Event(
            code, on: ObjectName("application", application.id), version: application.version, details: trade(offer))
    }

    /// Something done for an event, with how many people or meetings it made.
    static func jobDating(_ code: StaticString, _ event: JobDating, count: Int? = nil) -> Event {
        Event(
            code, on: ObjectName("jobDating", event.id), version: event.version,
            details: count.map { #"{"count":\#($0)}"# })
    }

    private static func trade(_ offer: Offer) -> String {
        #"{"category":"\#(offer.details.trade ?? offer.details.romeCodes?.first?.description ?? "")","departement":"\#(offer.departement)"}"#
    }
}
