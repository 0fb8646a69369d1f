import Accounts
import Directory
import Endpoints
import JSON
import Journal
import Kernel

extension Event {
    /// Something that happened to a need, for those who were asked and for the partner who opened it.
    static func need(
        _ code: StaticString, _ need: Need, among matches: [NeedMatch] = [], details: String? = nil
    ) -> Event {
        var audience = Set(
            matches.map { Audience(organisation: $0.organisation.description, unit: $0.unit.description) })
        if let partner = need.opener.partner { audience.insert(Audience(organisation: partner)) }
        return Event(
            code, on: ObjectName("need", need.id), version: need.version, details: details, audience: audience)
    }

    /// Something that happened to a match.
    static func match(_ code: StaticString, _ match: NeedMatch, of need: Need, details: String? = nil) -> Event {
        .need(code, need, among: [match], details: details)
    }
}

/// What expert routing tells others: which need at which version, never what it says.
extension EventType {
    static let ofRouting: [EventType] = [
        kind("need-routed", Text(fr: "Demande transmise", en: "Need routed")),
        kind("match-taken", Text(fr: "Demande prise en charge", en: "Need taken in charge")),
        kind("need-closed", Text(fr: "Demande close", en: "Need closed")),
    ]

    private static func kind(_ code: StaticString, _ title: Text) -> EventType {
        EventType(
            code, title: title, roles: [.routingExpert, .unitManager, .organisationManager, .administrator],
            scopes: [.needsWrite])
    }
}
