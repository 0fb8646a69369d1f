import JSON
import Journal
import Kernel

/// What happens in apprenticeship; never a name, an address or free text.
extension Event {
    static func offer(_ code: StaticString, _ offer: Offer) -> Event {
        Event(code, on: ObjectName("offer", offer.id), version: offer.version, details: trade(offer))
    }

    /// Wording of an offer that would be refused stands, where it is said.
    static func wordingOverruled(_ pointers: [String], _ offer: Offer) -> Event {
        var writer = JSONWriter(reserving: 64)
        writer.beginObject()
        writer.key("fields")
        writer.strings(pointers)
        writer.endObject()
        return Event(
            "wording-overruled", on: ObjectName("offer", offer.id), version: offer.version, details: writer.text)
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

    /// A step of an application, with what figures are told apart by: the trade and the departement of its offer, the level,
    /// whether the employer is open to disability, and in tens of kilometres how far it is.
    ///
    /// - Parameter inTime: whether the answer came within fifteen days, when this is the first answer.
    static func application(
        _ code: StaticString, _ application: Application, _ offer: Offer, _ candidate: Candidate?, inTime: Bool? = nil
    ) -> Event {
        var writer = JSONWriter(reserving: 160)
        writer.beginObject()
        writer.key("category")
        writer.string(offer.details.trade ?? offer.details.romeCodes?.first?.description ?? "")
        writer.key("departement")
        writer.string(offer.departement)
        writer.key("level")
        writer.string(offer.details.targetLevel.map(String.init) ?? "any")
        writer.key("disability")
        writer.string(offer.flags.contains(.openToDisability) ? "open" : "unsaid")
        if let candidate {
            writer.key("distance")
            writer.string(DistanceBand(candidate.point.distance(to: offer.point)).rawValue)
        }
        if let inTime {
            writer.key("inTime")
            writer.bool(inTime)
        }
        writer.endObject()
        return Event(
            code, on: ObjectName("application", application.id), version: application.version, details: writer.text)
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
